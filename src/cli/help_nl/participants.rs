//! The help of `participants` in Dutch.

/// The help, by the command's path and the argument's id.
pub(super) const HELP: &[(&str, &str)] = &[
    ("participants", "Wie er meedoen"),
    (
        "participants list",
        "Wie geregistreerd is of heeft meegedaan",
    ),
    ("participants list.format", "Hoe het getoond wordt"),
    (
        "participants add",
        "Iemand registreren, met kenmerken en nooit met een naam",
    ),
    (
        "participants add.participant",
        "De deelnemer, zoals R7 [standaard: het volgende nummer dat niemand ooit had]",
    ),
    (
        "participants add.attributes",
        "Wat er bekend is, nooit een naam: sector=po, years=12, large=true",
    ),
];
