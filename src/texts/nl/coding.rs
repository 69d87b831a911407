//! Hand-over to coding software in Dutch.

use crate::texts::CodingTexts;

/// Hand-over to coding software in Dutch.
pub const CODING: CodingTexts = CodingTexts {
    themes: "Thema's",
    cases: "Deelnemers",
    source: "Bron: {source}",
    examples: "Hoort erbij: {words}",
    not: "Hoort er niet bij: {words}",
    concept_gone: "Niet in het conceptmodel van de laatste sessie; ermee gecodeerd onder leidraad {guide} {version}",
    concept_unknown: "Ermee gecodeerd, en in geen conceptmodel van het onderzoek",
    doubtful: "twijfel",
    kind: "soort: {kind}",
    open_concept: "begrip van de open vraag: {concepts}",
    proposal: "voorstel: het begrip van de open vraag, niet bevestigd",
    memo: "{session} memo {number}",
    outcome: "{session} uitkomst",
    wide: "tekens zoals emoji in {count} teksten, te beginnen met {name}: NVivo voor Windows kan coderingen daarna verschoven tonen",
    voices: "er gaan opnamen mee: stemmen zijn persoonsgegevens, hoe goed de namen ook vervangen zijn",
    encrypted: "{session}: {file} gaat niet mee: de opname is versleuteld; `leidraad audio export` maakt er een WAV van",
    off_the_record: "{session}: {file} gaat niet mee: er is in te horen wat buiten verslag was",
};
