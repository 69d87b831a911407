//! The help of `study` in Dutch.

/// The help, by the command's path and the argument's id.
pub(super) const HELP: &[(&str, &str)] = &[
    ("study", "Het onderzoek als geheel"),
    (
        "study keys",
        "Een identiteit van het onderzoek zelf maken, zodat opnamen versleuteld kunnen worden",
    ),
    (
        "study keys.passphrase_file",
        "Het bestand met de wachtwoordzin als eerste regel [standaard: LEIDRAAD_PASSPHRASE, anders wordt erom gevraagd]",
    ),
    (
        "study leaks",
        "Exports die af zijn doorzoeken op namen, organisaties, plaatsen en adressen",
    ),
    (
        "study leaks.paths",
        "Wat er doorzocht wordt: exports, of mappen met exports",
    ),
    (
        "study lock",
        "De privémap versleutelen: de sleutel, de sprekers, je eigen termen, transcripten zoals ze binnenkwamen",
    ),
    (
        "study lock.recipient",
        "Wie het kan openen, age1…, die dan ook in study.toml staat; mag vaker",
    ),
    (
        "study lock.recipients_file",
        "Een bestand met wie het kan openen, een per regel",
    ),
    (
        "study lock.passphrase_file",
        "Het bestand met de wachtwoordzin als eerste regel [standaard: LEIDRAAD_PASSPHRASE, anders wordt erom gevraagd]",
    ),
    ("study unlock", "De privémap weer openen"),
    (
        "study unlock.passphrase_file",
        "Het bestand met de wachtwoordzin als eerste regel [standaard: LEIDRAAD_PASSPHRASE, anders wordt erom gevraagd]",
    ),
    (
        "study merge",
        "De mappen van andere interviewers bij deze samenvoegen",
    ),
    (
        "study merge.folders",
        "De mappen van de anderen; daar wordt niets in veranderd",
    ),
    (
        "study merge.dry_run",
        "Alleen zeggen wat er botst en wat er zou komen",
    ),
    (
        "study merge.renumber",
        "Wie een nummer heeft dat hier van een ander is het eerste vrije geven",
    ),
    (
        "study merge.same",
        "Nummers die in beide mappen van dezelfde persoon zijn, met komma's ertussen",
    ),
    (
        "study outcome",
        "Wat member checks opleverden, bevinding voor bevinding",
    ),
    (
        "study outcome.sessions",
        "De sessies: id's, het begin ervan, of deelnemers [standaard: alle member checks van het onderzoek]",
    ),
    (
        "study outcome.phase",
        "Sessies van deze fasen [standaard: member-check]",
    ),
    ("study outcome.format", "Hoe het getoond wordt"),
    (
        "study report",
        "Eén overzicht voor het datamanagementplan, de ethische commissie en de methode, zonder namen",
    ),
    ("study report.format", "Hoe het geschreven wordt"),
    (
        "study report.output",
        "Het bestand om naar te schrijven [standaard: standaarduitvoer]",
    ),
    (
        "study report.strict",
        "Niets schrijven als er een naam uit de sleutel in staat, en zeggen welke [standaard: de code ervoor in de plaats]",
    ),
    ("study report.unguarded", "Niet naar namen zoeken"),
    (
        "study status",
        "Hoe ver het onderzoek is: interviews, basisvragen, thema's, wat er nog ligt",
    ),
    ("study status.format", "Hoe het getoond wordt"),
    ("study themes", "De thema's, met hoe vaak elk gegeven is"),
    ("study themes.format", "Hoe het getoond wordt"),
    (
        "study themes rename",
        "Een thema een andere naam geven; met de naam van een ander thema worden de twee één",
    ),
    ("study themes rename.old", "Het thema zoals het nu heet"),
    ("study themes rename.new", "Hoe het voortaan heet"),
    (
        "study themes rename.yes",
        "Twee thema's samenvoegen zonder te vragen",
    ),
];
