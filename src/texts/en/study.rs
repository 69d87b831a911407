//! English.

use super::seal::SEAL;
use crate::texts::StudyTexts;

/// The study's texts in English.
pub const STUDY: StudyTexts = StudyTexts {
    no_folder: "there is no folder {folder}",
    io: "{file}: {reason}",
    broken: "{file}, line {line}, column {column}: {message}",
    not_in_key: "`{name}` is no participant: each is a table of its own, such as [R7], with name, email and organisation in it",
    twice_in_key: "[{name}] is there twice: once is enough, with all of it there",
    no_text_in_key: "`{name}` is no text: it stands in quotation marks, as in name = \"Anna de Vries\"",
    unchanged: "nothing was changed",
    locked: "{file} is locked: give the passphrase in LEIDRAAD_PASSPHRASE, or the file of an identity with --identity; `leidraad study unlock` opens it for good; nothing was changed",
    wrong_passphrase: "{file} does not open with this passphrase; nothing was changed",
    not_opened: "{file}: {reason}; nothing was changed",
    seal: SEAL,
    no_recipient: "study.toml, [confidentiality], recipients: `{text}` is nobody who can open what is locked: that is a word that begins with age1, as `leidraad study keys` or age-keygen gives it; nothing was changed",
    no_recipients: "study.toml says for nobody that they can open what is locked: name them in [confidentiality], as recipients = [\"age1…\"]; `leidraad study keys` makes one; nothing was changed",
    two_keys: "{open} and {locked} are both there and differ: move the one that is out of date elsewhere; nothing was changed",
    not_a_participant: "`{text}` is not a participant: that is R and a number, such as R7",
    participant_twice: "{participant} is named twice",
    nobody: "no participant is named: give one, such as R7, or several, such as R15,R16",
    no_session: "there is no session `{name}`: give an id, its beginning, or a participant (`leidraad list` shows them)",
    several: "`{name}` means more than one session: {list}",
    register_no_participant: "participants.toml: `{name}` is left out: each participant is a table, such as [R7]",
    register_twice: "participants.toml: [{name}] is there twice; the first one counts",
    register_attribute: "participants.toml: `{name}` of {participant} is left out: an attribute is a word, a number, or true or false",
    no_codings: "there are no codings `{wanted}`: what is taken is what was proposed",
    several_coders: "round {round} was done by {coders}: the codings taken are those of {coder}, who worked last; `--coder` takes another's",
    of_another_session: "session.toml is not the one that this review was begun with: it was changed, or the review belongs to another session",
    log_held: "study.jsonl: another process is writing to it; try again",
    not_recorded: "the export is there, but it is not written down in study.jsonl: {reason}",
};
