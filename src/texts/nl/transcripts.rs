//! Transcripts in Dutch.

use crate::texts::TranscriptTexts;

/// Transcripts in Dutch.
pub const TRANSCRIPTS: TranscriptTexts = TranscriptTexts {
    lines: ["regel {at}", "regels {at}"],
    parts: ["deel {at}", "delen {at}"],
    encoding: "het bestand is geen UTF-8; gelezen als {encoding}",
    bytes: "tekens die niet te lezen waren, staan er als \u{fffd}",
    controls: "stuurtekens weggelaten",
    numbers: "NaN en Infinity gelezen als geen getal",
    markup: "opmaak weggelaten",
    left_out: "een titel of een regel van het programma zelf, weggelaten",
    loose: "woorden buiten een fragment, bij het vorige genomen",
    joined: "geen lege regel voor dit fragment",
    wordless: "zonder woorden, weggelaten",
    unreadable: "een tijd die niet te lezen is; die eromheen gelden",
    odd: "minuten of seconden boven 59, doorgeteld",
    negative: "een tijd onder nul, gelezen als nul",
    backwards: "eindigt voordat het begint; het loopt tot waar het volgende begint",
    order: "niet in de volgorde van de klok, daarin gezet",
    overlap: "begint voordat het vorige eindigde; zo gelaten",
    inside: "een ander midden in een beurt, een eigen beurt gemaakt",
    untimed: "zonder eigen tijd: het ligt tussen de tijden eromheen",
    no_speaker: "`{name}:` is gelezen als woorden, niet als spreker; is het er een: --speaker \"{name}=…\"",
};
