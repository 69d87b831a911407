//! What is said of a study's folder.

use super::SealTexts;

/// What is said of a study's folder and the names in it.
#[derive(Debug)]
pub struct StudyTexts {
    /// `--study` names no folder: `{folder}`.
    pub no_folder: &'static str,
    /// A file that cannot be read or written: `{file}`, `{reason}`.
    pub io: &'static str,
    /// A file that is not what it should be: `{file}`, `{line}`, `{column}`, `{message}`.
    pub broken: &'static str,
    /// An entry of the key that is no participant: `{name}`.
    pub not_in_key: &'static str,
    /// A participant who is in the key twice: `{name}`.
    pub twice_in_key: &'static str,
    /// What is no text in the key: `{name}`.
    pub no_text_in_key: &'static str,
    /// A file was not touched.
    pub unchanged: &'static str,
    /// A file that holds names is locked: `{file}`.
    pub locked: &'static str,
    /// The passphrase is another: `{file}`.
    pub wrong_passphrase: &'static str,
    /// It does not open for another reason: `{file}`, `{reason}`.
    pub not_opened: &'static str,
    /// Why something that is locked does not open.
    pub seal: SealTexts,
    /// No recipient in study.toml: `{text}`.
    pub no_recipient: &'static str,
    /// study.toml names no recipient.
    pub no_recipients: &'static str,
    /// A file is there twice: `{open}`, `{locked}`.
    pub two_keys: &'static str,
    /// Not a participant: `{text}`.
    pub not_a_participant: &'static str,
    /// The same participant twice: `{participant}`.
    pub participant_twice: &'static str,
    /// No participant.
    pub nobody: &'static str,
    /// No session goes by a name: `{name}`.
    pub no_session: &'static str,
    /// Several sessions go by a name: `{name}`, `{list}`.
    pub several: &'static str,
    /// An entry of participants.toml that is no participant: `{name}`.
    pub register_no_participant: &'static str,
    /// A participant who is there twice: `{name}`.
    pub register_twice: &'static str,
    /// An attribute that cannot be used: `{participant}`, `{name}`.
    pub register_attribute: &'static str,
    /// A session lacks the codings asked for: `{wanted}`.
    pub no_codings: &'static str,
    /// Several coders did a round: `{coder}`, `{round}`, `{coders}`.
    pub several_coders: &'static str,
    /// A coder's journal that is of another session.
    pub of_another_session: &'static str,
    /// Another process writes to study.jsonl.
    pub log_held: &'static str,
    /// An export that was not written down: `{reason}`.
    pub not_recorded: &'static str,
}
