//! Who takes part, in Dutch.

use crate::texts::ParticipantsTexts;

/// The texts in Dutch.
pub const PARTICIPANTS: ParticipantsTexts = ParticipantsTexts {
    heads: ["deelnemer", "sessies", "kenmerken"],
    nobody: "er is nog niemand geregistreerd en er deed nog niemand mee",
    no_attribute: "`{text}` is geen kenmerk: geef een naam en een waarde, zoals sector=po; er is niets veranderd",
    attribute_twice: "het kenmerk `{name}` staat er twee keer; er is niets veranderd",
    there: "{participant} staat al in participants.toml; er is niets veranderd",
};
