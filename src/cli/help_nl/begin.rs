//! The help of `new` and of what is done with packs in Dutch.

/// The help, by the command's path and the argument's id.
pub(super) const HELP: &[(&str, &str)] = &[
    (
        "new",
        "Een map voor een nieuw onderzoek maken, met een leidraad om van uit te gaan",
    ),
    (
        "new.folder",
        "De map die gemaakt wordt; een die er al is, moet leeg zijn",
    ),
    (
        "new.title",
        "Hoe het onderzoek heet [standaard: wordt gevraagd; zonder terminal de naam van de map]",
    ),
    (
        "new.guide",
        "De leidraad om van uit te gaan: een id, of een pad met een / of .toml [standaard: wordt gevraagd; zonder terminal het sjabloon]",
    ),
    (
        "new.from",
        "Het pakket om van uit te gaan, zoals guide pack het maakt",
    ),
    (
        "guide pack",
        "Wat een ander nodig heeft om het onderzoek te herhalen, in één bestand, zonder gegevens van deelnemers",
    ),
    (
        "guide pack.guides",
        "De leidraden: ids, of paden met een / of .toml; een onderzoek gaat uit van de eerste [standaard: die van study.toml, dan de andere van het onderzoek]",
    ),
    (
        "guide pack.output",
        "Het pakket, dat heel geschreven wordt of niet",
    ),
];
