//! The outcome of a member check, in Dutch.

use crate::texts::OutcomeTexts;

/// See [`crate::texts::Texts::outcome`].
pub const OUTCOME: OutcomeTexts = OutcomeTexts {
    sessions: "sessies",
    participants: "deelnemers",
    besides: "Buiten de uitspraken om",
    not_asked: "niet gevraagd: {participants}",
    before: "eerder: {answer}, {time}",
    nuance: "nuance",
    addition: "aanvulling",
    disagreement: "onenigheid",
    note: "notitie",
    in_silence: "in stilte",
    not_come: "uitgenodigd, niet gekomen: {participant}",
    concluded: "conclusie: {conclusion}",
    reworded: "nieuwe formulering: {text}",
    earlier: "in versie {version}: {text}",
    none: "er is geen sessie van een member check om de uitkomst van te geven",
    answers: &[
        ("recognised", "herkend"),
        ("partly", "deels"),
        ("not", "niet herkend"),
        ("none", "geen mening"),
        ("nod", "een knik, zonder woorden"),
        ("absent", "afwezig"),
    ],
    conclusions: &[
        ("confirmed", "bevestigd"),
        ("nuanced", "genuanceerd"),
        ("rejected", "verworpen"),
        ("extended", "aangevuld"),
    ],
};
