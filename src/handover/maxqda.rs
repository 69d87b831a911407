//! `export maxqda`: texts that MAXQDA imports as transcripts. A paragraph begins with who speaks and ends
//! with its time stamp, where there is a recording that it was said in.

use std::fmt::Write as _;
use std::io;

use super::cabinet::Cabinet;
use super::document::{notes_of, plain, transcript_of};
use super::fragment::moment;
use super::job::Job;
use super::names::{Names, for_a_file};
use super::record::{Record, everything};
use super::{Format, Make};
use crate::journal::deed::{NoteKind, Unit};
use crate::study::load::Loaded;
use crate::transcript::script::name_of;

/// The format.
pub const FORMAT: Format = Format {
    name: "maxqda",
    make: Make::Files(write),
};

/// The longest name that is taken for a speaker's.
const SPEAKER: usize = 63;

fn write(job: &Job<'_>, cabinet: &mut dyn Cabinet) -> io::Result<()> {
    let mut names = Names::default();
    job.each(
        |loaded| texts(loaded, job),
        |texts| {
            for (name, text) in texts {
                let name = names.give(&for_a_file(&name), "");
                cabinet.put(&format!("{name}.txt"), text.as_bytes())?;
            }
            Ok(())
        },
    )
}

/// The texts of a session with their names: its notes, and each of its transcripts.
fn texts(loaded: &Loaded, job: &Job<'_>) -> Vec<(String, String)> {
    let id = &loaded.folder.id;
    let participants = loaded.session().table.everyone().join(", ");
    let mut texts: Vec<(Option<&str>, String)> = Vec::new();
    let records = everything(loaded, job.wording.names);
    for record in &records {
        // A fragment is a stretch of turns that are there already.
        if matches!(record.unit, Unit::Fragment(..)) || record.text.trim().is_empty() {
            continue;
        }
        let known = texts.iter().position(|(of, _)| *of == record.transcript);
        let index = known.unwrap_or_else(|| {
            texts.push((record.transcript, String::new()));
            texts.len() - 1
        });
        if let Some((_, text)) = texts.get_mut(index) {
            text.push_str(&paragraph(record, &participants, stamp(loaded, record)));
        }
    }
    let named = texts.into_iter().map(|(of, text)| {
        let name = match of {
            Some(transcript) => transcript_of(id, transcript, &job.wording),
            None => notes_of(id, &job.wording),
        };
        (name, text)
    });
    named.collect()
}

/// The moment in the recording, in milliseconds: of a turn in the recording that its transcript is of.
fn stamp(loaded: &Loaded, record: &Record<'_>) -> Option<u64> {
    let Unit::Turn(name, number) = &record.unit else {
        return record.recording_ms;
    };
    let transcripts = &loaded.afterwards.transcripts;
    let transcript = transcripts.get(name).filter(|it| it.source.is_some())?;
    let turn = transcripts
        .turn(name, *number)
        .filter(|turn| turn.position.is_some())?;
    Some(moment(loaded.session(), transcript, turn))
}

fn paragraph(record: &Record<'_>, participants: &str, stamp: Option<u64>) -> String {
    let speaker: String = speaker(record, participants)
        .chars()
        .take(SPEAKER)
        .collect();
    // One paragraph is one contribution.
    let words = plain(&record.text).replace('\n', " ");
    let mut paragraph = format!("{speaker}: {words}");
    if let Some(ms) = stamp {
        let (tenths, seconds) = (ms / 100 % 10, ms / 1_000);
        let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        // Writing into a string does not fail.
        let _ = write!(
            paragraph,
            " #{hours:02}:{minutes:02}:{seconds:02}-{tenths}#"
        );
    }
    paragraph.push('\n');
    paragraph
}

/// Who speaks: of a note the participant it is of, of the interviewer's own words the interviewer.
fn speaker(record: &Record<'_>, participants: &str) -> String {
    match record.kind {
        NoteKind::Memo
        | NoteKind::Parked
        | NoteKind::Improvised
        | NoteKind::Mark
        | NoteKind::Debrief => name_of("interviewer").to_owned(),
        _ if !record.speakers.is_empty() => {
            let names: Vec<&str> = record.speakers.iter().map(|who| name_of(who)).collect();
            names.join(", ")
        }
        // Of a turn nobody knows who spoke; of a note it was one of those present.
        NoteKind::Turn => "?".to_owned(),
        _ => record.participant.unwrap_or(participants).to_owned(),
    }
}
