//! Names while one types, in English.

use crate::texts::NamesTexts;

/// Names while one types, in English.
pub const NAMES: NamesTexts = NamesTexts {
    on_line: "names {codes}; {key} puts the code there",
    in_note: "names {codes}; /code {note} puts the code there",
    in_words: "names {codes}",
    in_item: "names {codes}; /code puts the code there",
    line_coded: "{codes} in the place of the name; undo brings it back",
    line_as_typed: "as you typed it",
    note_coded: "note {note}: {words}",
    nobody: "nothing in it is listed as a name",
    nothing_listed: "no names are listed: there is no key",
    not_looked_for: "names are not looked for: {reason}",
    command: "puts codes in the place of names in a note, else in the last one that has any",
    review_command: "puts codes in the place of names in the selected item",
};
