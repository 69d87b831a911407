//! Names while one types, in Dutch.

use crate::texts::NamesTexts;

/// Names while one types, in Dutch.
pub const NAMES: NamesTexts = NamesTexts {
    on_line: "noemt {codes}; {key} zet de code neer",
    in_note: "noemt {codes}; /code {note} zet de code neer",
    in_words: "noemt {codes}",
    in_item: "noemt {codes}; /code zet de code neer",
    line_coded: "{codes} in plaats van de naam; ongedaan maken zet die terug",
    line_as_typed: "zoals je het typte",
    note_coded: "notitie {note}: {words}",
    nobody: "er staat niets in dat als naam is opgegeven",
    nothing_listed: "er zijn geen namen opgegeven: er is geen sleutel",
    not_looked_for: "er wordt niet op namen gelet: {reason}",
    command: "zet codes in plaats van namen in een notitie, anders in de laatste met een naam",
    review_command: "zet codes in plaats van namen in wat geselecteerd is",
};
