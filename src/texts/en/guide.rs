//! English.

use crate::texts::{Advice, GuideTexts};

/// The guide's texts in English.
pub const GUIDE: GuideTexts = GuideTexts {
    toml: Advice {
        what: "this is not TOML: {message}",
        remedy: "look at the quotes, brackets and equals signs here and just before",
    },
    not_utf8: Advice {
        what: "this character is not UTF-8",
        remedy: "save the file as UTF-8 (in most editors: Save as, Encoding) and check again",
    },
    too_large: Advice {
        what: "the file is larger than 4 MiB and was not read",
        remedy: "it should be a text of some dozens of kilobytes; is this the right file?",
    },
    nul: Advice {
        what: "the file holds a NUL byte, so it is not plain text in UTF-8",
        remedy: "save it as plain text in UTF-8",
    },
    unreadable: Advice {
        what: "the concept file `{file}` cannot be read: {reason}",
        remedy: "put it in the guide's own folder, or correct the name",
    },
    outside_folder: Advice {
        what: "`{file}` is not a plain file name",
        remedy: "name a file in the guide's own folder, without `/` or `..`",
    },
    not_alone: Advice {
        what: "the concepts are in `{file}`, and this guide is read without other files",
        remedy: "put the [[concept]] tables of that file at the end of the guide",
    },
    unfreezable: Advice {
        what: "these concepts are not written as [[concept]] tables",
        remedy: "begin each concept with a line [[concept]], so that a session can keep them with its guide",
    },
    unknown_key: Advice {
        what: "unknown key `{key}` in {table}",
        remedy: "the keys here are: {known}",
    },
    missing_key: Advice {
        what: "`{key}` is missing in {table}",
        remedy: "add `{key} = …`",
    },
    wrong_type: Advice {
        what: "`{key}` is {found}",
        remedy: "it should be {wanted}",
    },
    text_without_language: Advice {
        what: "`{key}` does not say in which language it is",
        remedy: "write `{key}.{tag} = \"…\"`, and so for each language",
    },
    double_id: Advice {
        what: "the id `{id}` is used twice; the first is on line {line}",
        remedy: "give one of the two another id",
    },
    bad_id: Advice {
        what: "`{id}` cannot be an id",
        remedy: "an id has letters, digits, `.`, `_` and `-`, and at least one letter or digit",
    },
    reserved_id: Advice {
        what: "the id `{id}` is reserved",
        remedy: "choose another id; `opening`, `closing`, `none` and `-` have a meaning of their own",
    },
    unknown_concept: Advice {
        what: "there is no concept `{id}`",
        remedy: "define it with [[concept]], or name one that is there; `none` is no concept",
    },
    unknown_research_question: Advice {
        what: "there is no research question `{id}`",
        remedy: "define it with [[research_question]], or name one that is there",
    },
    unknown_check_item: Advice {
        what: "`{id}` is no concept and no checklist item of this guide",
        remedy: "name a concept, or write the item out once, between braces with its id and a text for each language",
    },
    not_one_of: Advice {
        what: "`{key}` cannot be `{value}`",
        remedy: "it is one of: {known}",
    },
    cycle: Advice {
        what: "these concepts are each other's parent: {ids}",
        remedy: "take away one `parent`, so that the tree has a top",
    },
    two_residuals: Advice {
        what: "a second residual concept; `{id}` on line {line} is the first",
        remedy: "keep `residual = true` at one concept",
    },
    minutes: Advice {
        what: "`{key}` cannot be {value}",
        remedy: "whole minutes, from {least} to 1440",
    },
    statement_in_interview: Advice {
        what: "statements belong to a member check",
        remedy: "take it away, or set kind = \"member-check\" in [guide]",
    },
    no_topics: Advice {
        what: "the guide has no topics",
        remedy: "add at least one [[topic]]",
    },
    no_languages: Advice {
        what: "the guide names no language",
        remedy: "write for instance languages = [\"nl\"]",
    },
    bad_language: Advice {
        what: "`{tag}` is not a language tag",
        remedy: "use a tag such as nl, en or nl-BE (BCP 47)",
    },
    double_language: Advice {
        what: "the language `{tag}` is listed twice",
        remedy: "keep one of the two",
    },
    foreign_language: Advice {
        what: "`{tag}` is not one of the guide's languages ({known})",
        remedy: "add it to `languages` in [guide], or take this text away",
    },
    missing_text: Advice {
        what: "the text of `{key}` is missing in `{tag}`",
        remedy: "add `{key}.{tag} = \"…\"`",
    },
    blank: Advice {
        what: "`{key}` is empty",
        remedy: "write the text, or take the key away if it is not required",
    },
    control: Advice {
        what: "the invisible character {code} is in this text",
        remedy: "remove it; it could garble the screen or turn the reading direction",
    },
    line_break: Advice {
        what: "`{key}` has a line break or a tab",
        remedy: "put it on one line; only `say`, `description`, `examples` and `not` may have more",
    },
    too_deep: Advice {
        what: "probes are nested deeper than {deepest}",
        remedy: "move this one up, or make it a question of its own",
    },
    color: Advice {
        what: "`{value}` is not a colour",
        remedy: "write it as #RRGGBB, for instance #4477AA",
    },
    uncovered: Advice {
        what: "nothing in the guide covers the concept `{id}`",
        remedy: "name it at a topic, a question or in a checklist, or leave it as it is if that is meant",
    },
    over_time: Advice {
        what: "the parts take {planned} minutes together, the appointment has {total}",
        remedy: "shorten topics, or raise `minutes`",
    },
    unanswered: Advice {
        what: "no topic answers the research question `{id}`",
        remedy: "name it in the `answers` of a topic",
    },
    no_residual: Advice {
        what: "no concept is the residual one",
        remedy: "give one concept residual = true, so that doubtful fragments have a place",
    },
    no_heading: Advice {
        what: "no concept is a heading, so counts have no columns",
        remedy: "give the concepts to count under heading = true",
    },
    no_consent: Advice {
        what: "no consent item asks whether the person takes part",
        remedy: "add a [[consent]] with scope = \"part\"",
    },
    empty_topic: Advice {
        what: "the topic `{id}` has no question and no statement",
        remedy: "add a [[topic.question]], or take the topic away",
    },
    long_question: Advice {
        what: "this question has {characters} characters, hard to read aloud at a glance",
        remedy: "keep it below 300, and put the rest in probes",
    },
    unknown_guide: "there is no guide `{id}`; there are: {known}",
    unreadable_guide: "the guide {file} cannot be read: {reason}",
    did_you_mean: "did you mean `{near}`?",
    error: "error",
    doubt: "doubt",
    and_more: "… and {count} more",
    top: "the top of the file",
    a_string: "a string",
    an_integer: "a whole number",
    a_float: "a number with a point",
    a_boolean: "true or false",
    a_date: "a date or time",
    a_list: "a list",
    a_table: "a table",
    tables: "a list of tables, each begun with double brackets",
    sub_question: "sub-question",
    concept: "concept",
    sub_aspect: "sub-aspect",
    source: "source",
    question: "question",
    opening: "Opening",
    closing: "Closing",
    consent: "Consent",
    follow_ups: "Follow-ups",
    checklist: "Checklist",
    version: "version {version} · {minutes} minutes",
    in_minutes: "{minutes} min",
    must: "must",
    should: "should",
    could: "could",
};
