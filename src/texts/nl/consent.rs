//! Consent, in Dutch.

use crate::texts::ConsentTexts;

/// The texts in Dutch.
pub const CONSENT: ConsentTexts = ConsentTexts {
    title: "Toestemming",
    heads: [
        "deelnemer",
        "punt",
        "antwoord",
        "moment",
        "sessie",
        "bewoording",
    ],
    answers: ["niet gevraagd", "gegeven", "geweigerd", "ingetrokken"],
    given: "gegeven {moment}",
    wordings: "Bewoordingen zoals ze zijn voorgelezen",
    nobody: "er is nog niemand om toestemming gevraagd",
};
