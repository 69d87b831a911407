//! The guides that come with the program.

/// One file that is built in.
#[derive(Debug, Clone, Copy)]
pub struct Shipped {
    /// The file's name, as in `guides/`.
    pub file: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// The guides by id.
pub const GUIDES: [(&str, Shipped); 3] = [
    (
        "kwaliteitszorg",
        Shipped {
            file: "kwaliteitszorg.toml",
            text: include_str!("../../guides/kwaliteitszorg.toml"),
        },
    ),
    (
        "kwaliteitszorg-member-check",
        Shipped {
            file: "kwaliteitszorg-member-check.toml",
            text: include_str!("../../guides/kwaliteitszorg-member-check.toml"),
        },
    ),
    (
        "template",
        Shipped {
            file: "template.toml",
            text: include_str!("../../guides/template.toml"),
        },
    ),
];

/// The concept files that those guides name.
pub const CONCEPTS: [Shipped; 1] = [Shipped {
    file: "kwaliteitszorg.concepts.toml",
    text: include_str!("../../guides/kwaliteitszorg.concepts.toml"),
}];

/// The scripts of respondents to rehearse with, by the guide's id and the language.
pub const REHEARSALS: [(&str, &str, Shipped); 2] = [
    (
        "kwaliteitszorg",
        "nl",
        Shipped {
            file: "kwaliteitszorg.rehearsal.nl.txt",
            text: include_str!("../../guides/kwaliteitszorg.rehearsal.nl.txt"),
        },
    ),
    (
        "kwaliteitszorg",
        "en",
        Shipped {
            file: "kwaliteitszorg.rehearsal.en.txt",
            text: include_str!("../../guides/kwaliteitszorg.rehearsal.en.txt"),
        },
    ),
];

/// The built-in script for the guide with this id in a language.
#[must_use]
pub fn rehearsal(id: &str, language: &str) -> Option<Shipped> {
    REHEARSALS
        .iter()
        .find(|(guide, tag, _)| *guide == id && *tag == language)
        .map(|(_, _, shipped)| *shipped)
}

/// The built-in guide with this id.
#[must_use]
pub fn guide(id: &str) -> Option<Shipped> {
    GUIDES
        .iter()
        .find(|(known, _)| *known == id)
        .map(|(_, shipped)| *shipped)
}

/// The built-in concept file of this name.
#[must_use]
pub fn concepts(file: &str) -> Option<Shipped> {
    CONCEPTS.into_iter().find(|shipped| shipped.file == file)
}
