//! Packs in Dutch.

use crate::texts::PackTexts;

/// Packs in Dutch.
pub const PACK: PackTexts = PackTexts {
    names: "er is niets ingepakt: er staan namen uit de sleutel in. Pas de leidraad aan, of pak in met --unguarded",
    made: "{file}: {count} bestanden, zonder gegevens van deelnemers. SHA-256 {hash}",
    clash: "twee leidraden brengen elk een ander bestand `{name}` mee: geef een van beide een andere naam; er is niets geschreven",
    name_to_pack: "`{name}` kan zo niet mee: gebruik in de naam van het bestand alleen letters, cijfers, spaties en . _ - + ( ) ,",
    refused: "{file} is geen pakket om mee te beginnen: {reason}",
    no_zip: "het is geen heel zipbestand ({reason})",
    no_manifest: "pack.toml ontbreekt erin; `leidraad guide pack` maakt een pakket",
    broken: "{file}: {reason}",
    newer: "het is gemaakt door een latere versie van het programma (formaat {format})",
    too_much: "het is te groot: een pakket heeft hooguit {files} bestanden, samen {mib} MiB",
    name: "`{name}` wijst buiten de map, is verborgen of bevat vreemde tekens",
    steers: "`{name}` bevat stuurtekens, en hoort gewone tekst te zijn",
    link: "`{name}` is een koppeling naar een ander bestand",
    differs: "niet zoals pack.toml zegt: {names}. Vraag de maker om het pakket zoals het was",
    guide: "de leidraad erin heeft fouten",
    from: "Uitgaande van {name}, versie {version}.",
    before: "Dat gaat terug op {name}, versie {version}.",
    setting: "Het pakket waarvan dit onderzoek uitging.",
    consent: "Toestemming: wat deelnemers gevraagd wordt",
    howto: include_str!("howto.md"),
};
