//! The help of the commands in Dutch.

mod audio;
mod begin;
mod observe;
mod participants;
mod review;
mod study;

use clap::{Arg, ArgAction, Command};

/// The help, by the command's path and the argument's id: `guide check.strict`.
const HELP: &[(&str, &str)] = &[
    (
        "",
        "Een gespreksleidraad, klok en notitieblok in één terminalvenster",
    ),
    (
        ".identity",
        "Het bestand met een identiteit die opent wat op slot zit [standaard: LEIDRAAD_IDENTITY]",
    ),
    (
        ".study",
        "De map van het onderzoek [standaard: de dichtstbijzijnde erboven met study.toml of sessions/]",
    ),
    (".lang", "De taal, zoals nl of en"),
    ("run", "Een sessie houden"),
    (
        "run.guide",
        "De leidraad: een id, of een pad met een / of .toml",
    ),
    (
        "run.participant",
        "De deelnemer, of meer in een groep: R15,R16",
    ),
    (
        "run.plain",
        "Regels in plaats van een scherm, voor schermlezers en scripts",
    ),
    (
        "run.phase",
        "Waar de sessie voor is [standaard: wat bij de leidraad past]",
    ),
    (
        "run.end",
        "Het afgesproken einde, een tijdstip [standaard: de minuten van de leidraad vanaf nu]",
    ),
    (
        "run.stage",
        "Geen sessie houden, maar deelnemers op een eigen scherm de uitspraak of het model tonen van de sessie die elders met deze leidraad loopt",
    ),
    ("rehearse", "Oefenen met een respondent uit een script"),
    (
        "rehearse.guide",
        "De leidraad: een id, of een pad met een / of .toml [standaard: die van het onderzoek]",
    ),
    (
        "rehearse.speed",
        "Hoeveel keer zo snel als echt de klok en de respondent gaan",
    ),
    (
        "rehearse.script",
        "Wat de respondent zegt, uit een bestand [standaard: het script bij de leidraad]",
    ),
    (
        "rehearse.plain",
        "Regels in plaats van een scherm, voor schermlezers en scripts",
    ),
    (
        "rehearse.keep",
        "De oefening zonder te vragen bewaren bij het onderzoek",
    ),
    ("resume", "Verdergaan na een storing of een pauze"),
    (
        "resume.session",
        "De sessie: een id, het begin ervan, of een deelnemer [standaard: de laatste die open is]",
    ),
    (
        "resume.plain",
        "Regels in plaats van een scherm, voor schermlezers en scripts",
    ),
    ("list", "De sessies"),
    ("list.format", "Hoe het getoond wordt"),
    ("show", "Eén sessie tonen"),
    (
        "show.session",
        "De sessie: een id, het begin ervan, of een deelnemer met één sessie",
    ),
    ("show.format", "Hoe het getoond wordt"),
    (
        "pivot",
        "Fragmenten, deelnemers of woorden tellen per begrip",
    ),
    (
        "pivot.by",
        "Wat de rijen zijn: participant, topic, session, stratum, theme, round, of een kenmerk uit participants.toml",
    ),
    ("pivot.count", "Wat er geteld wordt"),
    (
        "pivot.beside",
        "De tellingen van een ander onderzoek ernaast, kopje voor kopje: wat `pivot --format csv` daar gaf",
    ),
    (
        "pivot.level",
        "Begrippen op deze diepte als kolommen, 1 voor de bovenste [standaard: de kopjes]",
    ),
    (
        "pivot.phase",
        "Sessies van deze fasen [standaard: main,imported]",
    ),
    (
        "pivot.origin",
        "Fragmenten met codes van deze herkomst [standaard: alle]",
    ),
    (
        "pivot.coder",
        "De coderingen van deze codeur [standaard: wie het laatst aan de ronde werkte]",
    ),
    (
        "pivot.round",
        "De coderingen van deze ronde [standaard: de hoogste]",
    ),
    (
        "pivot.strict",
        "Niets tonen als een combinatie van kenmerken bij te weinig deelnemers past, en opsommen welke [standaard: het wordt gezegd]",
    ),
    (
        "pivot.coarsen",
        "Ruimere waarden, zoals study.toml ze geeft, waar een combinatie van kenmerken bij te weinig deelnemers past; wat dan nog te zeldzaam is, blijft weg",
    ),
    ("pivot.format", "Hoe het getoond wordt"),
    (
        "pivot.output",
        "Het bestand, dat heel geschreven wordt of niet [standaard: standaarduitvoer]",
    ),
    ("export", "Notities uitvoeren voor andere software"),
    ("export.format", "Het formaat"),
    (
        "export.sessions",
        "De sessies: ids, een begin ervan, of deelnemers [standaard: het hele onderzoek]",
    ),
    (
        "export.output",
        "Het bestand, dat heel geschreven wordt of niet [standaard: standaarduitvoer]",
    ),
    (
        "export.phase",
        "Sessies van deze fasen [standaard: main,imported; alle als er sessies genoemd zijn]",
    ),
    (
        "export.coder",
        "De coderingen van deze codeur [standaard: wie het laatst aan de ronde werkte]",
    ),
    (
        "export.round",
        "De coderingen van deze ronde [standaard: de hoogste]",
    ),
    (
        "export.strict",
        "Niets uitvoeren als er een naam uit de sleutel in staat of een combinatie van kenmerken bij te weinig deelnemers past, en opsommen wat [standaard: de code komt voor een naam in de plaats, combinaties worden gezegd]",
    ),
    (
        "export.coarsen",
        "Ruimere waarden, zoals study.toml ze geeft, waar een combinatie van kenmerken bij te weinig deelnemers past; wat dan nog te zeldzaam is, blijft weg",
    ),
    ("export.unguarded", "Niet naar namen zoeken"),
    ("export.with_audio", "Opnamen gaan mee, bij qdpx"),
    ("import", "Overnemen wat elders gemaakt is"),
    (
        "import fragments",
        "Fragmenten die elders gecodeerd zijn: een tabel met participant, concept en text",
    ),
    (
        "import fragments.file",
        "De tabel: CSV met , ; of TAB, in UTF-8, of een werkmap (.xlsx)",
    ),
    (
        "import fragments.sheet",
        "Het werkblad in een werkmap [standaard: het eerste]",
    ),
    (
        "import fragments.guide",
        "De leidraad met de begrippen [standaard: die van study.toml, de enige van het onderzoek, of kwaliteitszorg]",
    ),
    (
        "import transcript",
        "Wat er gezegd is, elders uitgeschreven: Teams, Zoom, noScribe, whisper, oTranscribe, of tekst",
    ),
    (
        "import transcript.session",
        "De sessie: een id, het begin ervan, of een deelnemer met één sessie",
    ),
    (
        "import transcript.file",
        "Het transcript: VTT, SRT, JSON van whisper of whisper.cpp, oTranscribe, of tekst",
    ),
    (
        "import transcript.recording",
        "De opname waar het van is, zoals show die noemt [standaard: de enige van de sessie]",
    ),
    (
        "import transcript.at",
        "De markering (het nummer, zoals in show) waar het transcript begint; of consent, waar de toestemming kwam",
    ),
    (
        "import transcript.position",
        "Waar in het transcript die markering gezet is [standaard: aan het begin]",
    ),
    (
        "import transcript.offset",
        "De sessieklok waar het transcript begint: 02:10 na het begin van de sessie, -00:30 ervoor",
    ),
    (
        "import transcript.speaker",
        "Wie een spreker is: \"Naam=R7\", \"Naam=interviewer\", of \"Woord=\" voor wat geen spreker is",
    ),
    (
        "import transcript.again",
        "Het transcript dat er al is vervangen",
    ),
    (
        "import signups",
        "Wie zich aanmeldde, zoals een webformulier het exporteert; namen gaan alleen naar de privémap",
    ),
    (
        "import signups.file",
        "De lijst: CSV met , ; of TAB, of een werkmap (.xlsx)",
    ),
    (
        "import signups.sheet",
        "Het werkblad van een werkmap [standaard: het eerste]",
    ),
    (
        "import codebook",
        "Een conceptmodel van een codeboek: REFI-QDA, of een tabel",
    ),
    (
        "import codebook.file",
        "Het codeboek: REFI-QDA (.qdc, of het project .qdpx), of een tabel: CSV in UTF-8 of een werkmap",
    ),
    (
        "import codebook.output",
        "Het bestand dat gemaakt wordt [standaard: guides/NAAM.concepts.toml, naar de naam van het codeboek]",
    ),
    (
        "import codebook.level",
        "Begrippen op deze diepte worden kopjes, 1 voor de bovenste, tenzij de tabel zegt welke",
    ),
    (
        "import codebook.sheet",
        "Het werkblad in een werkmap [standaard: het eerste]",
    ),
    (
        "destroy",
        "Opnamen, de sleutel of aanmeldingen vernietigen, met een aantekening daarvan",
    ),
    (
        "destroy.sessions",
        "De sessies: ids, een begin ervan, of deelnemers",
    ),
    (
        "destroy.recording",
        "De opnamen van de genoemde sessies; genoemd of niet, het is hetzelfde",
    ),
    (
        "destroy.key",
        "De sleutel van wie wie is, de sprekers en je eigen termen, open of op slot",
    ),
    ("destroy.signups", "Lijsten met aanmeldingen in private/"),
    (
        "destroy.transcripts",
        "Transcripten zoals ze binnenkwamen in private/",
    ),
    (
        "destroy.by",
        "Wie vernietigt wat geen opname is [standaard: de ene onderzoeker in study.toml]",
    ),
    ("destroy.why", "Waarom, voor de aantekening"),
    ("destroy.yes", "Niets vragen"),
    ("verify", "De journalen nagaan, regel voor regel"),
    (
        "verify.sessions",
        "De sessies: ids, een begin ervan, of deelnemers [standaard: het hele onderzoek]",
    ),
    (
        "guide",
        "Leidraden nagaan, in een tabel zetten, tonen, vergelijken of inpakken",
    ),
    ("guide check", "Alles vinden wat er mis is met leidraden"),
    (
        "guide check.guides",
        "De leidraden: ids, of paden met een / of .toml",
    ),
    ("guide check.strict", "Twijfels tellen als fouten"),
    (
        "guide check.wording",
        "Ook advies over de formulering van vragen",
    ),
    (
        "guide table",
        "Van deelvraag via begrip naar de gestelde vraag",
    ),
    (
        "guide table.guide",
        "De leidraad: een id, of een pad met een / of .toml",
    ),
    ("guide table.format", "Hoe het getoond wordt"),
    ("guide show", "De leidraad zoals die doorlopen wordt"),
    (
        "guide show.guide",
        "De leidraad: een id, of een pad met een / of .toml",
    ),
    (
        "keys",
        "De toetsen die gelden tonen, en wat er mis is met keys.toml",
    ),
    ("man", "De handleidingspagina afdrukken"),
    ("completions", "Aanvullingen voor een shell afdrukken"),
    ("completions.shell", "De shell"),
    (".help", "Toont deze hulp"),
];

/// All help: that of the commands in files of their own as well.
fn all() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    [
        HELP,
        audio::HELP,
        begin::HELP,
        observe::HELP,
        participants::HELP,
        review::HELP,
        study::HELP,
    ]
    .into_iter()
    .flatten()
}

fn of(key: &str) -> Option<&'static str> {
    all()
        .find(|(known, _)| *known == key)
        .map(|(_, help)| *help)
}

/// The commands with their help in Dutch.
pub(super) fn translated(command: Command) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .global(true)
        .action(ArgAction::Help);
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version);
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(help.help(of(".help")))
        .arg(version.help("Toont de versie"));
    below(command, "")
}

fn below(mut command: Command, path: &str) -> Command {
    if let Some(about) = of(path) {
        command = command.about(about);
    }
    command = command
        .subcommand_help_heading("Opdrachten")
        .help_template("{about-with-newline}\nGebruik: {usage}\n\n{all-args}")
        .mut_args(|arg| {
            let heading = if arg.is_positional() {
                "Argumenten"
            } else {
                "Opties"
            };
            let help = of(&format!("{path}.{}", arg.get_id()));
            let arg = arg.help_heading(heading);
            match help {
                Some(help) => arg.help(help),
                None => arg,
            }
        });
    command.mut_subcommands(|sub| {
        let path = format!("{path} {}", sub.get_name()).trim().to_owned();
        below(sub, &path)
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::cli::args::Cli;

    fn keys(command: &Command, path: &str, found: &mut Vec<String>) {
        found.push(path.to_owned());
        found.extend(
            command
                .get_arguments()
                .map(|arg| format!("{path}.{}", arg.get_id())),
        );
        for sub in command.get_subcommands() {
            keys(sub, format!("{path} {}", sub.get_name()).trim(), found);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_help_in_dutch_and_no_help_is_left_over() {
        let mut found = Vec::new();
        keys(&Cli::command(), "", &mut found);
        found.push(".help".to_owned());
        for key in &found {
            assert!(of(key).is_some(), "no Dutch help for `{key}`");
        }
        for (key, _) in all() {
            assert!(found.iter().any(|known| known == key), "left over: `{key}`");
        }
    }

    #[test]
    fn the_commands_hold_together_in_both_languages() {
        Cli::command().debug_assert();
        translated(Cli::command()).debug_assert();
    }
}
