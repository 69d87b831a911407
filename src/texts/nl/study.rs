//! Dutch.

use super::seal::SEAL;
use crate::texts::StudyTexts;

/// The study's texts in Dutch.
pub const STUDY: StudyTexts = StudyTexts {
    no_folder: "er is geen map {folder}",
    io: "{file}: {reason}",
    broken: "{file}, regel {line}, kolom {column}: {message}",
    not_in_key: "`{name}` is geen deelnemer: elke deelnemer is een eigen tabel, zoals [R7], met daarin name, email en organisation",
    twice_in_key: "[{name}] staat er twee keer: één keer is genoeg, met alles erin",
    no_text_in_key: "`{name}` is geen tekst: die staat tussen aanhalingstekens, zoals in name = \"Anna de Vries\"",
    unchanged: "er is niets veranderd",
    locked: "{file} zit op slot: geef de wachtwoordzin in LEIDRAAD_PASSPHRASE, of het bestand van een identiteit met --identity; `leidraad study unlock` opent het voorgoed; er is niets veranderd",
    wrong_passphrase: "{file} gaat niet open met deze wachtwoordzin; er is niets veranderd",
    not_opened: "{file}: {reason}; er is niets veranderd",
    seal: SEAL,
    no_recipient: "study.toml, [confidentiality], recipients: `{text}` is niemand die kan openen wat op slot zit: dat is een woord dat begint met age1, zoals `leidraad study keys` of age-keygen het geeft; er is niets veranderd",
    no_recipients: "study.toml noemt niemand die kan openen wat op slot zit: noem ze in [confidentiality], als recipients = [\"age1…\"]; `leidraad study keys` maakt er een; er is niets veranderd",
    two_keys: "{open} en {locked} staan er allebei en verschillen: zet het verouderde ergens anders; er is niets veranderd",
    not_a_participant: "`{text}` is geen deelnemer: dat is een R met een nummer, zoals R7",
    participant_twice: "{participant} staat er twee keer",
    nobody: "er is geen deelnemer genoemd: geef er een, zoals R7, of meer, zoals R15,R16",
    no_session: "er is geen sessie `{name}`: geef een id, het begin ervan, of een deelnemer (`leidraad list` toont ze)",
    several: "`{name}` kan meer dan één sessie zijn: {list}",
    register_no_participant: "participants.toml: `{name}` telt niet mee: elke deelnemer is een tabel, zoals [R7]",
    register_twice: "participants.toml: [{name}] staat er twee keer; de eerste telt",
    register_attribute: "participants.toml: `{name}` van {participant} telt niet mee: een kenmerk is een woord, een getal, of true of false",
    no_codings: "er zijn geen coderingen `{wanted}`: genomen is wat voorgesteld was",
    several_coders: "ronde {round} is gedaan door {coders}: genomen zijn de coderingen van {coder}, die het laatst werkte; `--coder` neemt die van een ander",
    of_another_session: "session.toml is niet dat waarmee deze ronde begon: het is veranderd, of de ronde hoort bij een andere sessie",
    log_held: "study.jsonl: een ander proces schrijft erin; probeer het opnieuw",
    not_recorded: "de uitvoer staat er, maar is niet vastgelegd in study.jsonl: {reason}",
};
