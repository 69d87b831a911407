//! The help of `observe` in Dutch.

/// The help, by the command's path and the argument's id.
pub(super) const HELP: &[(&str, &str)] = &[
    (
        "observe",
        "Meeschrijven naast de gespreksleider, in een eigen journaal",
    ),
    (
        "observe.session",
        "De sessie: een id, het begin ervan, of een deelnemer",
    ),
    (
        "observe.name",
        "Wie meeschrijft [standaard: de enige die er is, of `a`]",
    ),
    (
        "observe.offset",
        "Hoeveel de klok hier voorloopt op die van de gespreksleider: seconden of mm:ss, zoals +1:35 of -3",
    ),
    (
        "observe.plain",
        "Regels in plaats van een scherm, voor schermlezers en scripts",
    ),
    (
        "observe.stage",
        "Niet meeschrijven, maar deelnemers op een eigen scherm de uitspraak of het model tonen waar de sessie bij is",
    ),
];
