//! The search for names in exports, in Dutch.

use crate::texts::LeakTexts;

/// The search for names in exports, in Dutch.
pub const LEAKS: LeakTexts = LeakTexts {
    kinds: [
        "naam",
        "adres",
        "organisatie",
        "plaats",
        "opgegeven door de onderzoeker",
    ],
    at_line: "{file}, regel {line}",
    found: "{place}: [{code}] ({kind}): {before}»{words}«{after}",
    all_found: "{terms} van de {listed} opgegeven termen gevonden, op {count} plaatsen; doorzochte teksten: {texts}",
    none_found: "geen van de {listed} opgegeven termen gevonden; doorzochte teksten: {texts}",
    passed: "{file}: geen tekst die te doorzoeken is",
    broken: "{file}: kon niet gelezen worden en is niet doorzocht: {reason}",
    not_all: "niet alles kon doorzocht worden",
    nothing_listed: "er is niets om naar te zoeken: er staat geen naam in private/key.toml of private/speakers.toml, en geen term in private/terms.txt",
    nothing_listed_hint: "zet wat niet in een export mag staan in private/terms.txt, één term per regel",
    no_key: "zonder die lijst is niet te zeggen naar welke namen gezocht moet worden; er is niets uitgevoerd en niets veranderd",
    unguarded: "er is niet naar namen gezocht: wat eruit gaat is onbewaakt",
    replaced: "er staan codes in plaats van namen: {list}",
    refused: "er is niets uitgevoerd: er staan namen in",
    in_session: "{session}: {list}",
};
