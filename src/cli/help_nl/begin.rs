//! The help of `new` in Dutch.

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
];
