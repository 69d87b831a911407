//! The beginning of a study, in English.

use crate::texts::BeginTexts;

/// The texts in English.
pub const BEGIN: BeginTexts = BeginTexts {
    ask_title: "What is the study called?",
    ask_language: "In which language (nl, en, or another language tag)?",
    ask_guide: "Which guide do you start from: a number, or the path of a guide (.toml) or a pack (.zip)?",
    not_a_language: "`{tag}` is no language tag: that is nl, en, nl-BE or the like",
    not_empty: "there is something in this folder already; name one that is not there yet, or an empty one",
    is_here: "this is the folder you are in: go up one (`cd ..`) and call it by its name",
    no_parent: "there is no folder {folder} to put it in",
    not_made: "{folder}: {reason}",
    nothing_made: "nothing was made and nothing changed",
    guide_speaks: "this guide does not speak `{language}`; an interview is held in `{instead}` until you have translated it",
    made: "{folder} is ready. Begin with README.md, or at once with:",
    next: "cd {folder}",
    settings: [
        "What the study is called.",
        "The language of the program and of the names in exports: nl, en, or another language tag.",
        "The guide that holds when a command names none: an id, or a file in this folder.",
        "Who do the study, with names between quotes and commas between them.",
    ],
    readme: include_str!("readme.md"),
};
