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
    (
        "participants quota",
        "Hoeveel er van elke soort gepland, gekozen en geïnterviewd zijn, en hoeveel er ontbreken",
    ),
    (
        "participants quota.by",
        "De kenmerken waarop geteld wordt, ook samen [standaard: de strata van study.toml]",
    ),
    ("participants quota.format", "Hoe het getoond wordt"),
    (
        "participants choose",
        "Voorstellen wie te interviewen, evenwichtig en herhaalbaar; er wordt niets mee beslist",
    ),
    (
        "participants choose.count",
        "Hoeveel er in totaal geïnterviewd worden [standaard: wat study.toml plant]",
    ),
    (
        "participants choose.seed",
        "Een ander woord geeft een ander voorstel uit wat even goed is",
    ),
    ("participants choose.format", "Hoe het getoond wordt"),
    (
        "participants set",
        "Vastleggen hoe iemand ervoor staat: gekozen, reserve, niet gekozen, wil niet, niet verschenen",
    ),
    (
        "participants set.participants",
        "De deelnemers: R7, of meer, R7,R8",
    ),
    ("participants set.place", "Hoe zij er voortaan voor staan"),
    (
        "participants set.why",
        "Waarom, zonder iemand te noemen; nodig bij declined, refused en no-show",
    ),
    (
        "participants set.by",
        "Wie het besliste [standaard: de ene onderzoeker die study.toml noemt]",
    ),
    (
        "participants flow",
        "Van benaderd tot geanalyseerd, met de redenen",
    ),
    ("participants flow.format", "Hoe het getoond wordt"),
    (
        "participants consent",
        "Wie waarmee instemde, punt voor punt, met moment en bewoording",
    ),
    ("participants consent.format", "Hoe het getoond wordt"),
    (
        "participants withdraw",
        "Wissen wat iemand terugtrekt, overal, na een vraag",
    ),
    (
        "participants withdraw.participant",
        "De deelnemer, zoals R7",
    ),
    (
        "participants withdraw.scope",
        "Wat er teruggetrokken wordt: recording (opnamen en wat eruit is uitgeschreven), quotes (letterlijke citaten), all (alles)",
    ),
    ("participants withdraw.reason", "Waarom, voor het verslag"),
    (
        "participants withdraw.session",
        "Alleen van deze sessie: een id, of het begin ervan [standaard: alle sessies van de deelnemer]",
    ),
    ("participants withdraw.yes", "Niets vragen"),
];
