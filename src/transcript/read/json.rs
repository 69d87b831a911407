//! JSON: whisper's `segments`, whisper.cpp's `transcription`, oTranscribe's `text` in HTML.

use std::borrow::Cow;

use serde::Deserialize;

use super::decode::clean;
use super::markup::{self, Piece};
use super::plain::{Row, Token, assemble, tokens};
use super::repair::{Repairs, Wrong};
use super::speaker::Names;
use super::{Draft, Format, Refused, moment};

/// What a file in JSON holds.
pub struct File {
    pub format: Format,
    pub language: Option<String>,
    pub drafts: Vec<Draft>,
}

/// The keys that are read, of all three forms; the others are passed over.
#[derive(Deserialize)]
struct Written {
    segments: Option<Vec<Segment>>,
    transcription: Option<Vec<Part>>,
    text: Option<String>,
    language: Option<String>,
    result: Option<ResultOf>,
}

#[derive(Deserialize)]
struct Segment {
    start: Option<f64>,
    end: Option<f64>,
    text: Option<String>,
    speaker: Option<String>,
}

#[derive(Deserialize)]
struct Part {
    offsets: Option<Offsets>,
    text: Option<String>,
    speaker: Option<String>,
}

#[derive(Deserialize)]
struct Offsets {
    from: i64,
    to: i64,
}

#[derive(Deserialize)]
struct ResultOf {
    language: Option<String>,
}

/// Whether a text that begins with a bracket is JSON and not a time in brackets.
pub fn is_json(text: &str) -> bool {
    let inner = text.get(1..).unwrap_or_default().trim_start();
    match text.chars().next() {
        Some('{') => inner.starts_with(['"', '}']),
        _ => inner.starts_with('{'),
    }
}

/// Reads a file.
///
/// # Errors
/// When it is no JSON, or of no form that is known.
pub fn read(text: &str, names: &Names<'_>, repairs: &mut Repairs) -> Result<File, Refused> {
    let written = match parse(text) {
        Ok(written) => written,
        Err(error) => match with_numbers(text) {
            Cow::Owned(text) => {
                let written = parse(&text).map_err(|error| refused(&error))?;
                repairs.add(0, Wrong::Numbers);
                written
            }
            Cow::Borrowed(_) => return Err(refused(&error)),
        },
    };
    let of_result = written.result.and_then(|result| result.language);
    let language = written.language.or(of_result);
    let (format, drafts) = match (written.segments, written.transcription, written.text) {
        (Some(segments), ..) => (
            Format::Whisper,
            each(segments.into_iter().map(of_segment), names, repairs),
        ),
        (_, Some(parts), _) => (
            Format::WhisperCpp,
            each(parts.into_iter().map(of_part), names, repairs),
        ),
        (.., Some(html)) => (
            Format::OTranscribe,
            assemble(&rows(&html, repairs), names, repairs),
        ),
        _ => return Err(Refused::OtherJson),
    };
    Ok(File {
        format,
        language,
        drafts,
    })
}

fn parse(text: &str) -> serde_json::Result<Written> {
    if !text.starts_with('[') {
        return serde_json::from_str(text);
    }
    // Some keep the list of segments alone.
    let segments: Vec<Segment> = serde_json::from_str(text)?;
    Ok(Written {
        segments: Some(segments),
        transcription: None,
        text: None,
        language: None,
        result: None,
    })
}

fn refused(error: &serde_json::Error) -> Refused {
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    if error.is_data() {
        return Refused::OtherJson;
    }
    Refused::Json {
        line: error.line(),
        column: error.column(),
        reason: reason.to_owned(),
    }
}

/// The text with `null` for numbers that JSON does not know and Python writes all the same.
fn with_numbers(text: &str) -> Cow<'_, str> {
    const UNKNOWN: [&str; 3] = ["-Infinity", "Infinity", "NaN"];
    let mut out = String::new();
    let mut kept = 0;
    let (mut is_inside, mut is_escaped) = (false, false);
    for (at, letter) in text.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = is_inside,
            '"' => is_inside = !is_inside,
            'N' | 'I' | '-' if !is_inside && at >= kept => {
                let tail = text.get(at..).unwrap_or_default();
                if let Some(word) = UNKNOWN.iter().find(|word| tail.starts_with(**word)) {
                    out.push_str(text.get(kept..at).unwrap_or_default());
                    out.push_str("null");
                    kept = at + word.len();
                }
            }
            _ => {}
        }
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(kept..).unwrap_or_default());
    Cow::Owned(out)
}

fn of_segment(segment: Segment) -> Draft {
    Draft {
        ms: segment.start.and_then(moment::of_seconds),
        end_ms: segment.end.and_then(moment::of_seconds),
        speaker: segment.speaker.filter(|name| !name.trim().is_empty()),
        text: segment.text.unwrap_or_default(),
        ..Draft::default()
    }
}

fn of_part(part: Part) -> Draft {
    let offsets = part.offsets.as_ref();
    Draft {
        ms: offsets.and_then(|it| moment::of_ms(it.from)),
        end_ms: offsets.and_then(|it| moment::of_ms(it.to)),
        speaker: part.speaker.filter(|name| !name.trim().is_empty()),
        text: part.text.unwrap_or_default(),
        ..Draft::default()
    }
}

/// Numbers the parts, cleans their words and finds names before a colon.
fn each(
    drafts: impl Iterator<Item = Draft>,
    names: &Names<'_>,
    repairs: &mut Repairs,
) -> Vec<Draft> {
    let mut found = Vec::new();
    for (at, mut draft) in (1..).zip(drafts) {
        draft.at = at;
        draft.text = words(&clean(&draft.text, at, repairs), at, repairs);
        if draft.text.trim().is_empty() {
            repairs.add(at, Wrong::Wordless);
            continue;
        }
        if draft.ms.is_none() || draft.end_ms.is_none() {
            repairs.add(at, Wrong::Unreadable);
        }
        found.push(draft);
    }
    let unnamed = || {
        found
            .iter()
            .filter(|draft: &&Draft| draft.speaker.is_none())
    };
    let accepted = names.accept(
        unnamed().map(|draft| (draft.at, draft.text.as_str())),
        repairs,
    );
    for draft in found.iter_mut().filter(|draft| draft.speaker.is_none()) {
        let split = accepted.split(&draft.text);
        if let Some((name, rest)) = split.map(|(name, rest)| (name, rest.to_owned())) {
            draft.speaker = Some(name);
            draft.text = rest;
        }
    }
    found
}

/// Words without markup.
fn words(text: &str, at: usize, repairs: &mut Repairs) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in markup::pieces(text) {
        match (markup::remark(&piece), piece) {
            (Some(remark), _) => out.extend(["(", remark, ")"]),
            (None, Piece::Words(words)) => {
                out.push_str(words);
                continue;
            }
            (None, Piece::Tag { .. }) => {}
        }
        repairs.add(at, Wrong::Markup);
    }
    out
}

/// The lines of oTranscribe's HTML, a part each, with its times.
fn rows(html: &str, repairs: &mut Repairs) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut row = Row {
        at: 1,
        tokens: Vec::new(),
    };
    let mut text = String::new();
    let mut is_time = false;
    for piece in markup::pieces(html) {
        match piece {
            Piece::Words(_) if is_time => {}
            Piece::Words(words) => text.push_str(&markup::unescaped(words)),
            Piece::Tag { name, rest, closes } => {
                let name = name.to_ascii_lowercase();
                let seconds = markup::attribute(rest, "data-timestamp").filter(|_| !closes);
                let seconds = seconds.and_then(|it| it.trim().parse::<f64>().ok());
                if name == "span" && closes {
                    is_time = false;
                } else if let Some(ms) = seconds.and_then(moment::of_seconds) {
                    flush(&mut text, &mut row, repairs);
                    row.tokens.push(Token::Time(ms));
                    is_time = true;
                } else if matches!(name.as_str(), "p" | "br" | "div" | "li") {
                    flush(&mut text, &mut row, repairs);
                    let at = row.at + usize::from(!row.tokens.is_empty());
                    rows.push(std::mem::replace(
                        &mut row,
                        Row {
                            at,
                            tokens: Vec::new(),
                        },
                    ));
                } else if !matches!(name.as_str(), "b" | "i" | "u" | "strong" | "em" | "span") {
                    repairs.add(row.at, Wrong::Markup);
                }
            }
        }
    }
    flush(&mut text, &mut row, repairs);
    rows.push(row);
    rows
}

/// Puts the words that were gathered into a row.
fn flush(text: &mut String, row: &mut Row, repairs: &mut Repairs) {
    let words = std::mem::take(text);
    let words = clean(&words, row.at, repairs);
    row.tokens.extend(tokens(words.trim(), false));
}
