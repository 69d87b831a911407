//! Crosswalks in English.

use crate::texts::{Advice, CrosswalkTexts};

/// Crosswalks in English.
pub const CROSSWALK: CrosswalkTexts = CrosswalkTexts {
    undecided: Advice {
        what: "what became of `{id}` is not decided yet",
        remedy: "write new, or adapted with the `from` it was made of",
    },
    no_why: Advice {
        what: "it is not said why `{id}` is {is}",
        remedy: "give the reason in `why`",
    },
    no_id: Advice {
        what: "a line that is {is} has to name the concept of this study",
        remedy: "give its `id`",
    },
    no_from: Advice {
        what: "a line that is dropped has to name the concept of the first study",
        remedy: "give it in `from`",
    },
    superfluous: Advice {
        what: "`{key}` does not go with {is}",
        remedy: "new has an `id` only, dropped a `from` only; with both it is same or adapted",
    },
    unknown_here: Advice {
        what: "this study has no concept `{id}`",
        remedy: "did you mean `{near}`?",
    },
    unknown_there: Advice {
        what: "the first study has no concept `{id}`",
        remedy: "did you mean `{near}`?",
    },
    twice_here: Advice {
        what: "`{id}` stands in line {line} already",
        remedy: "leave one out",
    },
    twice_there: Advice {
        what: "the first study's `{id}` stands in line {line} already",
        remedy: "one concept comes from one: call the other new, and say so in its `why`",
    },
    not_same: Advice {
        what: "`{id}` is said to be the same, and differs in {parts}",
        remedy: "make it adapted, with the reason in `why`",
    },
    missing_here: Advice {
        what: "the concept `{id}` of this study is not in it",
        remedy: "add a [[concept]] with this `id`",
    },
    missing_there: Advice {
        what: "the first study's concept `{id}` is not in it",
        remedy: "add a [[concept]] with this `from`; is = \"dropped\" if it is not used",
    },
    draft_head: "What became of the concepts of \"{name}\" in this study, a table each.\nis: same, adapted, new, dropped. `from`: the concept there, where it has another id.\n`why` is needed for what is adapted or dropped.\nA draft: fill in `why` and every ?, then check it with: leidraad guide crosswalk",
    draft_differs: "differs in: {parts}",
    draft_likely: "Was this `{from}`? Then: is = \"adapted\", from = \"{from}\", and take the table of `{from}` below away. Else: is = \"new\".",
    draft_new: "New, or made of one of these: {from}? Then: is = \"adapted\", with `from`, and take that table below away.",
    draft_dropped: "Take this table away if a concept above came from it.",
    drafted: "{file} is a draft: fill in every `?` and `why`, then run `leidraad guide crosswalk`",
    exists: "{file} is there already, and was left as it is",
    no_pack: "this study did not start from a pack, or its pack/ holds no guide, so there is nothing to compare with",
    no_pack_hint: "--of GUIDE names the first study's guide, by its path",
    none: "the concepts differ from those of the first study, and there is no {file}",
    none_hint: "leidraad guide crosswalk --draft writes one to begin with",
    built_in: "the guide `{id}` is built into the program; a crosswalk stands beside a guide of the study's own",
    heads: ["here", "is", "there", "why"],
    relations: ["same", "adapted", "new", "dropped"],
    beside_heads: [
        "heading",
        "there",
        "is",
        "fragments",
        "participants",
        "share",
        "there: fragments",
        "participants",
        "share",
    ],
    not_prevalence: "Counts are not prevalence: they say how much was said and coded, not how often something occurs.",
    adapted: "What is adapted means something else here and there: compare it with `leidraad guide crosswalk` beside you.",
    apart: "without a counterpart",
    first_head: "the first column is `{found}`, and should be `participant`",
    last_head: "the last column is `{found}`, and should be `total`",
    no_heading: "the first study has no heading `{id}`; it has: {known}",
    no_column: "there is no column for the first study's heading `{id}`",
    column_twice: "there are two columns `{id}`",
    no_number: "column {column}: `{text}` is no whole number",
    cells: "{cells} cells where the header has {columns}",
    row_twice: "`{name}` has two rows",
    no_total: "there is no row `total` at the end",
    sums: "column {column}: the rows add up to {sum}, and `total` says {total}",
    beside_hint: "it should be what `leidraad pivot --format csv` gives in the other study, unchanged",
};
