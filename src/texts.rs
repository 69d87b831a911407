//! What an interviewer reads, one whole table a language.
//!
//! A language is a constant of [`Texts`]: one that misses a text does not compile. Adding a
//! language is a file beside `texts/nl.rs`, with its folder, and a line in [`LANGUAGES`].

mod advice;
mod agreement;
mod audio;
mod begin;
mod cli;
mod coding;
mod concepts;
mod consent;
mod crosswalk;
mod destroy;
mod diff;
mod en;
mod group;
mod guide;
mod handover;
mod home;
mod keys;
mod leaks;
mod live;
mod lock;
mod merge;
mod names;
mod nl;
mod observe;
mod outcome;
mod pack;
mod participants;
mod pilot;
mod rare;
mod ready;
mod recording;
mod recordings;
mod rehearsal;
mod report;
mod retention;
mod review;
mod sample;
mod screen;
mod seal;
mod sit;
mod stage;
mod status;
mod study;
mod themes;
mod transcripts;
mod withdrawal;

pub use advice::AdviceTexts;
pub use agreement::AgreementTexts;
pub use audio::AudioTexts;
pub use begin::BeginTexts;
pub use cli::CliTexts;
pub use coding::CodingTexts;
pub use concepts::ConceptTexts;
pub use consent::ConsentTexts;
pub use crosswalk::CrosswalkTexts;
pub use destroy::DestroyTexts;
pub use diff::DiffTexts;
pub use en::EN;
pub use group::GroupTexts;
pub use guide::{Advice, GuideTexts};
pub use handover::HandoverTexts;
pub use home::{BriefTexts, HomeKeyTexts, HomeTexts};
pub use keys::KeysTexts;
pub use leaks::LeakTexts;
pub use live::{CommandTexts, LiveTexts};
pub use lock::LockTexts;
pub use merge::MergeTexts;
pub use names::NamesTexts;
pub use nl::NL;
pub use observe::ObserveTexts;
pub use outcome::OutcomeTexts;
pub use pack::PackTexts;
pub use participants::ParticipantsTexts;
pub use pilot::PilotTexts;
pub use rare::RareTexts;
pub use ready::ReadyTexts;
pub use recording::RecordingTexts;
pub use recordings::RecordingsTexts;
pub use rehearsal::RehearsalTexts;
pub use report::ReportTexts;
pub use retention::RetentionTexts;
pub use review::{ReviewCommandTexts, ReviewKeyTexts, ReviewScreenTexts, ReviewTexts};
pub use sample::{FlowTexts, SampleTexts};
pub use screen::{KeyNames, KeyTexts, LayerTexts, ScreenTexts};
pub use seal::SealTexts;
pub use sit::SitTexts;
pub use stage::StageTexts;
pub use status::StatusTexts;
pub use study::StudyTexts;
pub use themes::ThemesTexts;
pub use transcripts::TranscriptTexts;
pub use withdrawal::WithdrawalTexts;

/// The languages the program speaks, by BCP 47 tag; the first is what an unknown tag falls back to.
pub const LANGUAGES: [(&str, &Texts); 2] = [("en", &EN), ("nl", &NL)];

/// Every text of the program in one language, by the room that says it.
#[derive(Debug)]
pub struct Texts {
    /// The BCP 47 tag of this language.
    pub tag: &'static str,
    /// What is said of codebooks that become concept models.
    pub concepts: ConceptTexts,
    /// What the guide's check says.
    pub guide: GuideTexts,
    /// What each typed command does.
    pub commands: CommandTexts,
    /// What the live session says.
    pub live: LiveTexts,
    /// What a second note-taker reads, and what the moderator reads of her.
    pub observe: ObserveTexts,
    /// What the recorder says.
    pub recording: RecordingTexts,
    /// A group around the table.
    pub group: GroupTexts,
    /// The outcome of a member check.
    pub outcome: OutcomeTexts,
    /// What is said of packs.
    pub pack: PackTexts,
    /// What is said of who takes part.
    pub participants: ParticipantsTexts,
    /// What is said of crosswalks, and of two studies' counts side by side.
    pub crosswalk: CrosswalkTexts,
    /// Who agreed to what.
    pub consent: ConsentTexts,
    /// What is said of withdrawals.
    pub withdrawal: WithdrawalTexts,
    /// What is said when recordings are destroyed.
    pub destroy: DestroyTexts,
    /// What is said when two versions of a guide are laid side by side.
    pub diff: DiffTexts,
    /// What is said of pilots.
    pub pilot: PilotTexts,
    /// What is said of combinations of attributes that fit too few.
    pub rare: RareTexts,
    /// What is said of an interview before it begins.
    pub ready: ReadyTexts,
    /// What plain mode says besides.
    pub plain: PlainTexts,
    /// What home says.
    pub home: HomeTexts,
    /// What is said around a session.
    pub sit: SitTexts,
    /// What participants read on the stage.
    pub stage: StageTexts,
    /// What is said of a journal.
    pub journal: JournalTexts,
    /// What stands on the live screen.
    pub screen: ScreenTexts,
    /// What is said of keys.toml.
    pub keys: KeysTexts,
    /// What is said of a study's folder.
    pub study: StudyTexts,
    /// What is said of names while one types.
    pub names: NamesTexts,
    /// What is said when exports are searched for names.
    pub leaks: LeakTexts,
    /// What is said of where a study stands.
    pub status: StatusTexts,
    /// What is said when the key is locked.
    pub lock: LockTexts,
    /// What is said when folders of several interviewers are brought together.
    pub merge: MergeTexts,
    /// What is said of themes.
    pub themes: ThemesTexts,
    /// What is said when coders or rounds are compared.
    pub agreement: AgreementTexts,
    /// What exports and imports say.
    pub handover: HandoverTexts,
    /// What a rehearsal says.
    pub rehearsal: RehearsalTexts,
    /// How long what may be kept.
    pub retention: RetentionTexts,
    /// The overview of a study.
    pub report: ReportTexts,
    /// What a review says.
    pub review: ReviewTexts,
    /// What is said of what does not open.
    pub seal: SealTexts,
    /// What is said of the sample.
    pub sample: SampleTexts,
    /// What is said of the wording of questions.
    pub advice: AdviceTexts,
    /// What is said when a study begins.
    pub begin: BeginTexts,
    /// What is said of sound devices.
    pub audio: AudioTexts,
    /// What is said of the recordings that are there.
    pub recordings: RecordingsTexts,
    /// What is said of transcripts.
    pub transcripts: TranscriptTexts,
    /// What the commands say.
    pub cli: CliTexts,
    /// Hand-over to coding software.
    pub coding: CodingTexts,
}

/// What plain mode says besides the answers.
#[derive(Debug)]
pub struct PlainTexts {
    /// `{id}`, `{participants}`, `{guide}`, `{version}`.
    pub session: &'static str,
    /// The agreed end: `{end}`.
    pub until: &'static str,
    /// The line that was left unfinished: `{text}`.
    pub draft: &'static str,
    /// A line that is not UTF-8.
    pub not_utf8: &'static str,
}

/// What reading, resuming and verifying a journal say.
#[derive(Debug)]
pub struct JournalTexts {
    /// A damaged line: `{file}`, `{line}`, `{what}`.
    pub line: &'static str,
    /// Not a line of a journal.
    pub not_a_line: &'static str,
    /// Line 0 does not follow from session.toml.
    pub session_changed: &'static str,
    /// A `seq` that is not the next.
    pub out_of_order: &'static str,
    /// An envelope that was changed.
    pub line_changed: &'static str,
    /// Data that were changed.
    pub data_changed: &'static str,
    /// Whole, but from another version.
    pub not_understood: &'static str,
    /// Emptied, and no event says so.
    pub emptied: &'static str,
    /// An unfinished last line: `{file}`, `{bytes}`.
    pub torn: &'static str,
    /// A torn tail was set aside on resuming: `{file}`.
    pub torn_set_aside: &'static str,
    /// An unreadable draft was set aside on resuming: `{file}`.
    pub draft_set_aside: &'static str,
    /// Another process holds the session.
    pub held: &'static str,
    /// A format of a later version: `{format}`.
    pub newer: &'static str,
    /// A journal without a line: `{file}`.
    pub empty: &'static str,
    /// guide.toml is not the one that session.toml names.
    pub guide_changed: &'static str,
    /// guide.toml is gone.
    pub guide_missing: &'static str,
    /// session.toml does not name its guide's hash.
    pub guide_unnamed: &'static str,
    /// A line that was erased, with the reason: `{seq}`, `{reason}`.
    pub erased: &'static str,
    /// An erasure that was interrupted: `{seq}`.
    pub half_erased: &'static str,
    /// Line 0 and erasures themselves stay: `{seq}`.
    pub not_erasable: &'static str,
    /// No such line to erase: `{seq}`.
    pub nothing_to_erase: &'static str,
}

impl Texts {
    /// The table for a BCP 47 tag: `nl-BE` finds `nl`, an unknown language finds English.
    #[must_use]
    pub fn of(tag: &str) -> &'static Texts {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        LANGUAGES
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(primary))
            .map_or(&EN, |(_, texts)| texts)
    }
}

/// Puts values into the `{name}` places of a text.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &dyn std::fmt::Display)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        let value = values.iter().find(|(known, _)| *known == name);
        filled.push_str(&value.map_or_else(|| format!("{{{name}}}"), |(_, v)| v.to_string()));
        rest = tail;
    }
    filled.push_str(rest);
    filled
}
