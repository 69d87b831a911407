//! The search for names in exports, in English.

use crate::texts::LeakTexts;

/// The search for names in exports, in English.
pub const LEAKS: LeakTexts = LeakTexts {
    kinds: [
        "name",
        "address",
        "organisation",
        "place",
        "listed by the researcher",
    ],
    at_line: "{file}, line {line}",
    found: "{place}: [{code}] ({kind}): {before}»{words}«{after}",
    all_found: "{terms} of the {listed} listed terms found, in {count} places; texts searched: {texts}",
    none_found: "none of the {listed} listed terms found; texts searched: {texts}",
    passed: "{file}: no text that can be searched",
    broken: "{file}: could not be read, and was not searched: {reason}",
    not_all: "not everything could be searched",
    nothing_listed: "there is nothing to look for: no name stands in private/key.toml or private/speakers.toml, and no term in private/terms.txt",
    nothing_listed_hint: "list what may not be in an export in private/terms.txt, a term a line",
    no_key: "without it nobody can tell which names to look for; nothing was handed over and nothing was changed",
    unguarded: "names were not looked for: what is handed over is unguarded",
    replaced: "codes stand in the place of names: {list}",
    refused: "nothing was exported: there are names in it",
    in_session: "{session}: {list}",
};
