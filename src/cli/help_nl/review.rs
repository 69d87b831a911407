//! The help of `review` in Dutch.

/// The help, by the command's path and the argument's id.
pub(super) const HELP: &[(&str, &str)] = &[
    (
        "review",
        "Notities en transcripten achteraf lezen, verbeteren en coderen, in rondes; codeurs vergelijken",
    ),
    (
        "review.sessions",
        "De sessie om na te lopen; met --compare meer [standaard: alle waar beide in zijn]",
    ),
    (
        "review.coder",
        "Wie naloopt [standaard: de enige codeur die er is, of `a`]",
    ),
    (
        "review.round",
        "Een nieuwe ronde, in plaats van verder te gaan met de laatste",
    ),
    (
        "review.from",
        "Waar een nieuwe ronde van uitgaat: een codeur, of een ronde van een codeur [standaard: de eigen laatste]",
    ),
    (
        "review.plain",
        "Regels in plaats van een scherm, voor schermlezers en scripts",
    ),
    (
        "review.compare",
        "Twee codeurs of rondes vergelijken: anna:1 bram:1, of 1 2 voor twee rondes van de enige codeur",
    ),
    ("review.format", "Hoe de vergelijking getoond wordt"),
];
