//! The commands and their arguments; the texts here are the English help.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::audio::{attach, export, play, transcribe};
use super::codings::CodingArgs;
use super::guarding::GuardArgs;
use super::participants::ParticipantsArgs;
use super::rare::RareArgs;
use super::study::StudyArgs;
use super::{guide, import, new, observe, rehearse, resume, review, run};
use crate::handover::FORMATS;
use crate::handover::pivot::Count;
use crate::handover::pivot::by::By;
use crate::handover::refi::sound::Along;
use crate::journal::deed::Origin;
use crate::session::header::Phase;

/// An interview guide, clock and notebook in one terminal window
#[derive(Debug, Parser)]
#[command(name = "leidraad", version, disable_help_subcommand = true)]
pub struct Cli {
    /// The study's folder [default: the nearest one upwards with a study.toml or sessions/]
    #[arg(long, global = true, value_name = "DIR")]
    pub study: Option<PathBuf>,
    /// The file with an identity that opens what is locked [default: that of the environment]
    #[arg(long, global = true, value_name = "FILE")]
    pub identity: Option<PathBuf>,
    /// The language, such as nl or en
    #[arg(long, global = true, value_name = "TAG")]
    pub lang: Option<String>,
    /// What to do; without one the home screen opens
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a study: a folder with a guide to start from
    New(new::Arguments),
    /// Hold a session
    Run(run::Arguments),
    /// Practise with a scripted respondent
    Rehearse(rehearse::Arguments),
    /// Go on after a crash or a break
    Resume(resume::Arguments),
    /// Take notes beside the moderator, in a journal of one's own
    Observe(observe::Arguments),
    /// Read, correct and code notes and transcripts afterwards, in rounds; compare coders
    Review(review::Arguments),
    /// List the sessions
    List(ListArgs),
    /// Show one session
    Show(ShowArgs),
    /// Count fragments, participants or words by concept
    Pivot(PivotArgs),
    /// Export notes for other software
    Export(ExportArgs),
    /// Bring in what was made elsewhere
    Import(ImportArgs),
    /// Destroy recordings, the key, sign-ups, with a record of it
    Destroy(DestroyArgs),
    /// Check the journals, line by line
    Verify(VerifyArgs),
    /// Check, tabulate, show, compare or pack guides
    Guide(GuideArgs),
    /// Who takes part
    Participants(ParticipantsArgs),
    /// The study as a whole
    Study(StudyArgs),
    /// Show the keys in force, and what is wrong with keys.toml
    Keys,
    /// Sound: what is recorded from, and the recordings that are there
    Audio(AudioArgs),
    /// Print the manual page
    Man,
    /// Print completions for a shell
    Completions(CompletionsArgs),
}

/// Arguments of `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: ListFormat,
}

/// How `list` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For reading
    Text,
    /// For programs
    Json,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The session: an id, its beginning, or a participant with one session
    pub session: String,
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: ShowFormat,
}

/// How `show` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ShowFormat {
    /// For reading
    Text,
    /// For programs
    Json,
    /// As a document
    Md,
}

/// Arguments of `pivot`.
#[derive(Debug, Args)]
pub struct PivotArgs {
    /// What the rows are: participant, topic, session, stratum, theme, round, or an attribute of
    /// participants.toml
    #[arg(long, value_name = "ROWS", default_value = "participant")]
    pub by: By,
    /// What is counted
    #[arg(long, value_enum, default_value = "fragments")]
    pub count: Count,
    /// Another study's counts beside these, heading by heading: what its `pivot --format csv` gave
    #[arg(long, value_name = "FILE.csv", conflicts_with_all = ["by", "count", "level", "coarsen"])]
    pub beside: Option<PathBuf>,
    /// Concepts this deep as columns, 1 for the topmost [default: the headings]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
    pub level: Option<u8>,
    /// Sessions of these phases [default: main,imported]
    #[arg(long, value_enum, value_delimiter = ',')]
    pub phase: Vec<Phase>,
    /// Fragments with tags of these origins [default: all]
    #[arg(long, value_delimiter = ',', value_parser = origins())]
    pub origin: Vec<Origin>,
    /// Which codings.
    #[command(flatten)]
    pub codings: CodingArgs,
    /// Print nothing when a combination of attributes fits too few participants, and list them
    /// [default: they are said]
    #[arg(long)]
    pub strict: bool,
    /// What becomes of attributes.
    #[command(flatten)]
    pub rare: RareArgs,
    /// How it is printed
    #[arg(long, value_enum, default_value = "table")]
    pub format: PivotFormat,
    /// The file to write, whole or not at all [default: standard output]
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// How `pivot` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PivotFormat {
    /// For reading
    Table,
    /// For spreadsheets
    Csv,
    /// For programs
    Json,
    /// A workbook, in a file
    Xlsx,
}

fn origins() -> impl clap::builder::TypedValueParser<Value = Origin> {
    let find = |word: String| Origin::ALL.into_iter().find(|origin| origin.word() == word);
    PossibleValuesParser::new(Origin::ALL.map(Origin::word))
        .map(move |word| find(word).unwrap_or(Origin::Default))
}

/// Arguments of `export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The format
    #[arg(value_parser = PossibleValuesParser::new(FORMATS.map(|format| format.name)))]
    pub format: String,
    /// The sessions: ids, beginnings, or participants [default: all of the study]
    pub sessions: Vec<String>,
    /// The file to write, whole or not at all [default: standard output]
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Sessions of these phases [default: main,imported; all when sessions are named]
    #[arg(long, value_enum, value_delimiter = ',')]
    pub phase: Vec<Phase>,
    /// Which codings.
    #[command(flatten)]
    pub codings: CodingArgs,
    /// What becomes of names.
    #[command(flatten)]
    pub guard: GuardArgs,
    /// What becomes of attributes.
    #[command(flatten)]
    pub rare: RareArgs,
    /// Recordings go along, with qdpx
    #[arg(
        long,
        value_enum,
        value_name = "HOW",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "copy"
    )]
    pub with_audio: Option<Along>,
}

/// Arguments of `import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// What to bring in
    #[command(subcommand)]
    pub what: ImportWhat,
}

/// What can be brought in.
#[derive(Debug, Subcommand)]
pub enum ImportWhat {
    /// Fragments that were coded elsewhere: a table with participant, concept and text
    Fragments(FragmentsArgs),
    /// What was said, written out elsewhere: Teams, Zoom, noScribe, whisper, oTranscribe, or text
    Transcript(import::transcript::Arguments),
    /// Who signed up, as a web form exports it; names go to the private folder only
    Signups(import::signups::Arguments),
    /// A concept model of a codebook: REFI-QDA, or a table
    Codebook(import::codebook::Arguments),
}

/// Arguments of `import fragments`.
#[derive(Debug, Args)]
pub struct FragmentsArgs {
    /// The table: CSV with , ; or TAB, in UTF-8, or a workbook (.xlsx)
    pub file: PathBuf,
    /// The sheet of a workbook [default: its first]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// The guide with the concepts [default: study.toml's, the study's only one, or kwaliteitszorg]
    #[arg(long, value_name = "GUIDE")]
    pub guide: Option<String>,
}

/// Arguments of `destroy`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct DestroyArgs {
    /// The sessions: ids, their beginnings, or participants
    #[arg(
        required_unless_present_any = ["key", "signups", "transcripts"],
        value_name = "SESSION"
    )]
    pub sessions: Vec<String>,
    /// The recordings, of the sessions named: said or not, it is the same
    #[arg(long)]
    pub recording: bool,
    /// The key to who is who, the speakers and your own terms, open or locked
    #[arg(long)]
    pub key: bool,
    /// Lists of sign-ups in private/
    #[arg(long)]
    pub signups: bool,
    /// Transcripts as they came in private/
    #[arg(long)]
    pub transcripts: bool,
    /// Who destroys what is no recording [default: the one researcher in study.toml]
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Why, for the record
    #[arg(long, value_name = "TEXT", default_value = "processed")]
    pub why: String,
    /// Ask nothing
    #[arg(long)]
    pub yes: bool,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The sessions: ids, beginnings, or participants [default: all of the study]
    pub sessions: Vec<String>,
}

/// Arguments of `guide`.
#[derive(Debug, Args)]
pub struct GuideArgs {
    /// What to do with the guide
    #[command(subcommand)]
    pub what: GuideWhat,
}

/// What can be done with a guide.
#[derive(Debug, Subcommand)]
pub enum GuideWhat {
    /// Find all that is wrong with guides
    Check(CheckArgs),
    /// From sub-question by way of concept to the question asked
    Table(TableArgs),
    /// The guide as it is walked
    Show(GuideShowArgs),
    /// Two versions of a guide, item by item; the reason is kept in the new one
    Diff(guide::diff::Arguments),
    /// What pilots say, item by item: asked, skipped, minutes, unclear wordings
    Pilot(guide::pilot::Arguments),
    /// What became of the concepts of the study that this one repeats: drafted, checked, shown
    Crosswalk(guide::crosswalk::Arguments),
    /// What another needs to do the study again, in one file, without anybody's data
    Pack(guide::pack::Arguments),
}

/// Arguments of `guide check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The guides: ids, or paths with a / or .toml
    #[arg(required = true)]
    pub guides: Vec<String>,
    /// Doubts count as errors
    #[arg(long)]
    pub strict: bool,
    /// Advice on the wording of questions as well
    #[arg(long)]
    pub wording: bool,
}

/// Arguments of `guide table`.
#[derive(Debug, Args)]
pub struct TableArgs {
    /// The guide: an id, or a path with a / or .toml
    pub guide: String,
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: TableFormat,
}

/// How `guide table` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For reading
    Text,
    /// For spreadsheets
    Csv,
    /// As a document
    Md,
}

/// Arguments of `guide show`.
#[derive(Debug, Args)]
pub struct GuideShowArgs {
    /// The guide: an id, or a path with a / or .toml
    pub guide: String,
}

/// Arguments of `audio`.
#[derive(Debug, Args)]
pub struct AudioArgs {
    /// What to do with sound
    #[command(subcommand)]
    pub what: AudioWhat,
}

/// What can be done with sound.
#[derive(Debug, Subcommand)]
pub enum AudioWhat {
    /// List microphones and outputs
    Devices,
    /// Listen for a while and say what each side heard; nothing is kept
    Test(AudioTestArgs),
    /// Choose the devices for this study, in study.toml
    Use(AudioUseArgs),
    /// Add a recording that was made elsewhere: Teams, Zoom, a pocket recorder
    Attach(attach::Arguments),
    /// Write what was recorded as WAV, without what was off the record
    Export(export::Arguments),
    /// Play from a few seconds before a note
    Play(play::Arguments),
    /// Have a speech recogniser on this computer write it out
    Transcribe(transcribe::Arguments),
}

/// Arguments of `audio test`.
#[derive(Debug, Args)]
pub struct AudioTestArgs {
    /// How long to listen
    #[arg(long, default_value = "5", value_name = "N", value_parser = clap::value_parser!(u16).range(1..=600))]
    pub seconds: u16,
    /// The microphone [default: study.toml's, else the system's]
    #[arg(long, value_name = "NAME")]
    pub microphone: Option<String>,
    /// The output that the call plays on [default: study.toml's]
    #[arg(long, value_name = "NAME")]
    pub call: Option<String>,
}

/// Arguments of `audio use`.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub struct AudioUseArgs {
    /// The microphone: a name that audio devices lists
    #[arg(long, value_name = "NAME")]
    pub microphone: Option<String>,
    /// The output that the call plays on: a name that audio devices lists
    #[arg(long, value_name = "NAME")]
    pub call: Option<String>,
    /// One track, without the call
    #[arg(long, conflicts_with = "call")]
    pub no_call: bool,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}
