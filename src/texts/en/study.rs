//! English.

use crate::texts::StudyTexts;

/// The study's texts in English.
pub const STUDY: StudyTexts = StudyTexts {
    no_folder: "there is no folder {folder}",
    io: "{file}: {reason}",
    broken: "{file}, line {line}, column {column}: {message}",
    not_a_participant: "`{text}` is not a participant: that is R and a number, such as R7",
    participant_twice: "{participant} is named twice",
    nobody: "no participant is named: give one, such as R7, or several, such as R15,R16",
    no_session: "there is no session `{name}`: give an id, its beginning, or a participant (`leidraad list` shows them)",
    several: "`{name}` means more than one session: {list}",
};
