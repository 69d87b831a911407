//! Transcripts as other programs write them: told apart by what is in them, and read as well as can
//! be. What had to be put right is listed, each time with its place. Pure.

pub(crate) mod decode;
mod json;
mod markup;
mod moment;
mod plain;
pub mod repair;
mod settle;
mod speaker;
mod timed;

use decode::Decoded;
pub use repair::{Repair, Repairs, Wrong};

/// The forms that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// WebVTT: Teams, Zoom, noScribe, whisper.
    Vtt,
    /// SubRip: cues with commas and numbers, without a head.
    Srt,
    /// Whisper's JSON, with `segments`.
    Whisper,
    /// whisper.cpp's JSON, with `transcription`.
    WhisperCpp,
    /// oTranscribe's JSON, whose `text` is HTML.
    OTranscribe,
    /// Text with `[hh:mm:ss]` and `Name:`.
    Plain,
}

impl Format {
    /// The word that a transcript which came so has for its engine.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Format::Vtt => "vtt",
            Format::Srt => "srt",
            Format::Whisper => "whisper",
            Format::WhisperCpp => "whisper.cpp",
            Format::OTranscribe => "otranscribe",
            Format::Plain => "text",
        }
    }

    /// The ending of a file of this form.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Format::Vtt => "vtt",
            Format::Srt => "srt",
            Format::Whisper | Format::WhisperCpp => "json",
            Format::OTranscribe => "otr",
            Format::Plain => "txt",
        }
    }

    /// Whether places in it are told by line; else by part, from 1.
    #[must_use]
    pub fn has_lines(self) -> bool {
        matches!(self, Format::Vtt | Format::Srt | Format::Plain)
    }
}

/// What was read of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The form it is in.
    pub format: Format,
    /// The language that the file names, if it does.
    pub language: Option<String>,
    /// What was said, the earliest first.
    pub cues: Vec<Cue>,
    /// What had to be put right.
    pub repairs: Repairs,
}

/// A stretch of speech, on the clock of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// The line or part it stands at, from 1.
    pub at: usize,
    /// Where it begins, in milliseconds.
    pub ms: i64,
    /// Where it ends, in milliseconds; none for the last one of a file that does not say.
    pub end_ms: Option<i64>,
    /// Whether the file says when it was said; else it was said somewhere between the two.
    pub is_exact: bool,
    /// Who spoke, as the file names them.
    pub speaker: Option<String>,
    /// The words, on one line.
    pub text: String,
    /// Cues of the same number are one turn that the tool cut in parts.
    pub turn: Option<usize>,
}

/// Why a file is no transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Nothing in it.
    Empty,
    /// Not text at all: a document of another kind, with its usual name where it is known.
    NotText(Option<&'static str>),
    /// JSON that cannot be read on from a line and column, with the reason.
    Json {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// The parser's words.
        reason: String,
    },
    /// JSON, but of no form that is known.
    OtherJson,
    /// No words.
    Wordless,
}

/// A cue as a reader gives it, before names and times are settled.
#[derive(Debug, Clone, Default)]
struct Draft {
    at: usize,
    ms: Option<i64>,
    end_ms: Option<i64>,
    speaker: Option<String>,
    text: String,
    turn: Option<usize>,
}

/// Reads a transcript. Names in `known` are taken for speakers wherever they stand before a colon;
/// those in `words` never are.
///
/// # Errors
/// When it is no transcript of a form that is known.
pub fn read(bytes: &[u8], known: &[&str], words: &[&str]) -> Result<Reading, Refused> {
    decode::check(bytes)?;
    let mut repairs = Repairs::default();
    let Decoded { text, encoding } = decode::decode(bytes);
    if let Some(encoding) = encoding {
        repairs.add(0, Wrong::Encoding(encoding));
    }
    let text = text.trim_start();
    if text.trim().is_empty() {
        return Err(Refused::Empty);
    }
    let names = speaker::Names { known, words };
    let (format, language, drafts) = if text.starts_with(['{', '[']) && json::is_json(text) {
        let file = json::read(text, &names, &mut repairs)?;
        (file.format, file.language, file.drafts)
    } else {
        let lines = decode::lines(text, &mut repairs);
        let format = timed::detect(&lines);
        let drafts = match format {
            Some(_) => timed::read(&lines, &names, &mut repairs),
            None => plain::read(&lines, &names, &mut repairs),
        };
        (format.unwrap_or(Format::Plain), None, drafts)
    };
    let cues = settle::settle(drafts, &mut repairs);
    if cues.is_empty() {
        return Err(Refused::Wordless);
    }
    Ok(Reading {
        format,
        language,
        cues,
        repairs,
    })
}
