//! Who takes part, in English.

use crate::texts::ParticipantsTexts;

/// The texts in English.
pub const PARTICIPANTS: ParticipantsTexts = ParticipantsTexts {
    heads: ["participant", "sessions", "known of them"],
    nobody: "nobody is registered or took part yet",
    no_attribute: "`{text}` is no attribute: give a name and a value, such as sector=po; nothing was changed",
    attribute_twice: "the attribute `{name}` is there twice; nothing was changed",
    there: "{participant} is in participants.toml already; nothing was changed",
};
