//! Comparing coders and rounds in Dutch.

use crate::texts::AgreementTexts;

/// Comparing coders and rounds in Dutch.
pub const AGREEMENT: AgreementTexts = AgreementTexts {
    compared: "{first} naast {second}; sessies: {sessions}",
    reach: "door beide nagekeken: {notes} van {all_notes} notities, {turns} van {all_turns} beurten",
    identical: "dezelfde begrippen: {same} van {units} ({percent})",
    nothing: "er is niets dat beide hebben nagekeken",
    heads: [
        "begrip",
        "beide",
        "alleen {first}",
        "alleen {second}",
        "geen van beide",
        "overeenstemming",
        "kappa",
    ],
    together: "samen",
    undefined: "kappa is niet te bepalen: beide gaven het begrip altijd of nooit, dus zou toeval alleen even vaak overeenstemmen",
    differences: "verschillen: {count}",
    no_concept: "geen begrip",
    point: ",",
    whose: "`{wanted}` zegt niet wiens ronde het is, en er is meer dan één codeur",
    whose_hint: "zeg wiens ronde, zoals anna:1; er is {known}",
    itself: "`{wanted}` wordt met zichzelf vergeleken: noem twee codeurs, of twee rondes van één codeur",
    missing: "{session} heeft geen coderingen `{wanted}`",
    missing_hint: "er is {known}",
    nobody: "nog door niemand nagekeken",
    nowhere: "geen enkele sessie is nagekeken in zowel `{first}` als `{second}`",
};
