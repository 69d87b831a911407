//! `export md`: a session as a document to read, headings by topic.

use std::fmt::Write as _;

use super::fragment;
use super::job::Job;
use super::record::{Record, records};
use super::{Format, Make, OneByOne, Wording, reviewed, talk};
use crate::journal::deed::NoteKind;
use crate::live::before::setting_words;
use crate::safe::shown;
use crate::session::Session;
use crate::session::debrief::DEBRIEF;
use crate::session::place::{CLOSING, OPENING};
use crate::study::load::Loaded;
use crate::texts::fill;
use crate::transcript::script::name_of;

/// The format.
pub const FORMAT: Format = Format {
    name: "md",
    make: Make::Sessions(OneByOne {
        head: |job| Ok(statement(job).into_bytes()),
        session: |loaded, wording| Ok(document(loaded, wording).into_bytes()),
    }),
};

/// What Markdown takes for more than a character.
const SPECIAL: &str = "\\`*_{}[]<>#+-!|~&$^=";

/// That nobody looked for names, where that is so.
fn statement(job: &Job<'_>) -> String {
    let statement = job.statement();
    statement.map_or_else(String::new, |text| format!("> {}\n\n", escaped(text)))
}

/// A session as a document.
#[must_use]
pub fn document(loaded: &Loaded, wording: &Wording<'_>) -> String {
    let session = loaded.session();
    let mut out = String::new();
    // Writing to memory does not fail.
    let _ = writeln!(out, "# {}\n", escaped(&loaded.folder.id));
    for (name, value) in facts(session, wording) {
        let _ = writeln!(out, "- {name}: {}", escaped(&value));
    }
    if let Some(line) = loaded.observed_by(wording.texts) {
        let _ = writeln!(out, "- {}", escaped(&line));
    }
    for line in talk::lines(session, wording) {
        let _ = writeln!(out, "- {}", escaped(&line));
    }
    for line in reviewed::lines(loaded, wording) {
        let review = wording.texts.handover.review;
        let _ = writeln!(out, "- {review}: {}", escaped(&line));
    }
    out.push('\n');
    let mut topic = None;
    for record in records(loaded, wording.names) {
        if topic != Some(record.topic) {
            let lead = if topic.is_some() { "\n" } else { "" };
            let title = topic_title(session, record.topic, wording);
            let _ = writeln!(out, "{lead}## {}\n", escaped(&title));
            topic = Some(record.topic);
        }
        let _ = writeln!(out, "- {}", line(&record));
    }
    out.push('\n');
    transcripts(&mut out, loaded, wording);
    out
}

/// What was said, a heading a transcript, a paragraph a turn.
fn transcripts(out: &mut String, loaded: &Loaded, wording: &Wording<'_>) {
    let mut name = None;
    for turn in fragment::turns(loaded, wording.names) {
        if name != turn.transcript {
            name = turn.transcript;
            let values: [(&str, &dyn std::fmt::Display); 2] = [
                ("session", &turn.session),
                ("name", &name.unwrap_or_default()),
            ];
            let title = fill(wording.texts.handover.transcript_of, &values);
            let _ = writeln!(out, "## {}\n", escaped(&title));
        }
        let speaker = turn
            .speakers
            .first()
            .map(|who| format!("{}: ", name_of(who)));
        let said = format!("{}{}", speaker.unwrap_or_default(), turn.text);
        let _ = writeln!(out, "{} {}\n", clock(turn.ms), escaped(&said));
    }
}

/// What a session is, a name and a value each.
#[must_use]
pub fn facts(session: &Session, wording: &Wording<'_>) -> Vec<(&'static str, String)> {
    let (header, texts) = (&session.header, &wording.texts.handover);
    let start = header.start;
    let mut facts = vec![
        (texts.participants, session.table.everyone().join(", ")),
        (
            texts.guide,
            format!("{} {}", header.guide, header.guide_version),
        ),
        (texts.phase, header.phase.word().to_owned()),
        (
            texts.start,
            format!("{} {:02}:{:02}", start.date(), start.hour(), start.minute()),
        ),
    ];
    facts.extend(session.setting.map(|setting| {
        let [place, others] = setting_words(setting, wording.texts);
        (texts.setting, format!("{place}, {others}"))
    }));
    facts
}

/// What a topic is called: its id and title.
#[must_use]
pub fn topic_title(session: &Session, topic: Option<&str>, wording: &Wording<'_>) -> String {
    let texts = &wording.texts.handover;
    match topic {
        None => texts.no_topic.to_owned(),
        Some(OPENING) => texts.opening.to_owned(),
        Some(CLOSING) => texts.closing.to_owned(),
        Some(DEBRIEF) => texts.debrief.to_owned(),
        Some(id) => match session.guide.topic(id) {
            Some(topic) => format!("{id} {}", topic.title.words(wording.names)),
            None => id.to_owned(),
        },
    }
}

/// `12:40`, in minutes and seconds of the session.
#[must_use]
pub fn clock(ms: u64) -> String {
    format!("{:02}:{:02}", ms / 60_000, ms / 1_000 % 60)
}

/// The sign that a kind of note begins with, as it is typed.
fn sign(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Note => "",
        NoteKind::Quote | NoteKind::Fragment | NoteKind::Turn => ">",
        NoteKind::Memo | NoteKind::Debrief => "=",
        NoteKind::Parked => "?",
        NoteKind::Improvised => "+",
        NoteKind::Addition => "&",
        NoteKind::Mark => "●",
        NoteKind::Nuance => ":",
        NoteKind::Disagreement => "!",
    }
}

/// What a note begins with: its sign, or what a note of the debrief answers.
#[must_use]
pub fn lead<'r>(record: &Record<'r>) -> &'r str {
    match (record.kind, record.question) {
        (NoteKind::Debrief, Some(prompt)) => prompt,
        (kind, _) => sign(kind),
    }
}

fn line(record: &Record<'_>) -> String {
    let mut out = clock(record.ms);
    for part in [lead(record), &record.speakers.join(", "), &record.text] {
        if !part.is_empty() {
            let _ = write!(out, " {}", escaped(part));
        }
    }
    for concept in record.concepts {
        let _ = write!(out, " `#{}`", concept.replace('`', ""));
    }
    if record.outside {
        out.push_str(" `#-`");
    }
    if let Some(author) = record.author {
        let _ = write!(out, " ({})", escaped(author));
    }
    out
}

/// A text as one line that Markdown takes word for word.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in shown(text).chars() {
        if SPECIAL.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_takes_a_note_word_for_word() {
        assert_eq!(
            escaped("# *a* <b>\n[c](d)"),
            "\\# \\*a\\* \\<b\\>⏎\\[c\\](d)"
        );
        assert_eq!(escaped("'t is zo."), "'t is zo.");
    }
}
