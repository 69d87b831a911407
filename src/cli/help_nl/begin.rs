//! The help of `new` and of what is done with packs and versions in Dutch.

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
        "guide diff",
        "Twee versies van een leidraad, onderdeel voor onderdeel; de reden komt in de nieuwe te staan",
    ),
    (
        "guide diff.old",
        "De oude leidraad: een id, of een pad met een / of .toml; ook die van een sessie",
    ),
    ("guide diff.new", "De nieuwe leidraad, net zo"),
    ("guide diff.format", "Hoe het getoond wordt"),
    (
        "guide diff.reason",
        "Waarom het veranderd is; dit komt in de geschiedenis van de nieuwe leidraad",
    ),
    (
        "guide pilot",
        "Wat proefinterviews zeggen, onderdeel voor onderdeel: gesteld, overgeslagen, minuten, onduidelijk",
    ),
    (
        "guide pilot.guide",
        "De leidraad: een id, of een pad met een / of .toml [standaard: die van het onderzoek]",
    ),
    (
        "guide pilot.phase",
        "Sessies van deze fasen [standaard: pilot]",
    ),
    ("guide pilot.format", "Hoe het getoond wordt"),
    (
        "guide crosswalk",
        "Wat er geworden is van de begrippen van het onderzoek dat dit herhaalt: als opzet, nagekeken, getoond",
    ),
    (
        "guide crosswalk.guide",
        "De leidraad van dit onderzoek: een id, of een pad met een / of .toml [standaard: die van het onderzoek]",
    ),
    (
        "guide crosswalk.draft",
        "Een opzet naast de leidraad schrijven, om in te vullen",
    ),
    (
        "guide crosswalk.of",
        "De leidraad van het eerste onderzoek: een id, of een pad met een / of .toml [standaard: die in pack/]",
    ),
    ("guide crosswalk.format", "Hoe het getoond wordt"),
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
    ("guide pack.unguarded", "Niet naar namen zoeken"),
];
