//! `leidraad list`: the sessions of the study.

use std::io::Write as _;

use serde_json::{Value, json};
use time::Date;
use unicode_width::UnicodeWidthStr as _;

use super::args::{ListArgs, ListFormat};
use super::context::Context;
use super::failure::Failure;
use crate::handover::{reading, reviewed};
use crate::safe::shown;
use crate::study::load::{Loaded, Standing};
use crate::study::reader::Reader;
use crate::study::retention::{Kind, Rules};
use crate::texts::fill;

/// Lists the sessions.
///
/// # Errors
/// When the folder with the sessions cannot be listed, or the list not be printed.
pub fn list(context: &Context, args: &ListArgs) -> Result<(), Failure> {
    let study = &context.study;
    let sessions = study.sessions().map_err(|error| context.of_study(&error))?;
    let mut found: Vec<Value> = Vec::new();
    let take = |session: Value| {
        found.push(session);
        Ok::<(), Failure>(())
    };
    // `study status` says what is no time.
    let rules = study.retention().unwrap_or_default().rules;
    let today = context.now().date();
    let reader = Reader::of(study);
    let row = |loaded: &Loaded| row(loaded, &rules, today);
    reading::each_at_all(&reader, &sessions, context.texts, row, take, |what| {
        context.warn(&what);
    })?;
    let mut out = context.out();
    match args.format {
        ListFormat::Json => writeln!(out, "{:#}", Value::Array(found))?,
        ListFormat::Text if found.is_empty() => {
            let folder = study.sessions_folder();
            let folder = folder.to_string_lossy();
            writeln!(
                out,
                "{}",
                fill(
                    context.texts.cli.no_sessions,
                    &[("folder", &shown(&folder))]
                )
            )?;
        }
        ListFormat::Text => {
            write!(out, "{}", table(&found, context))?;
            for line in past_retention(&found, context) {
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(out.flush()?)
}

/// A session as it is listed, with how long its recordings are past their last day.
fn row(loaded: &Loaded, rules: &Rules, today: Date) -> Value {
    let session = loaded.session();
    let header = &session.header;
    // What cannot be listed is no reason to leave the session out.
    let recordings = loaded.folder.sound_files().unwrap_or_default();
    let rule = rules.of(Kind::Recordings);
    let past = rule
        .filter(|_| !recordings.is_empty())
        .and_then(|rule| rules.last_day(rule, Some(header.start.date())))
        .map(|until| (today - until).whole_days())
        .filter(|past| *past > 0);
    let recordings = recordings
        .iter()
        .map(|file| json!({ "file": file.name, "bytes": file.bytes }));
    let kept = session.notes.all().iter().filter(|kept| !kept.struck);
    json!({
        "session": loaded.folder.id,
        "participants": header.participants,
        "phase": header.phase,
        "guide": header.guide,
        "guide_version": header.guide_version,
        "language": header.language,
        "start": header.start.format(&time::format_description::well_known::Rfc3339).ok(),
        "state": loaded.standing().word(),
        "notes": kept.count(),
        "review": reviewed::values(loaded),
        "observers": loaded.observers.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        "ms": session.last_ms,
        "recordings": recordings.collect::<Value>(),
        "past_retention_days": past,
    })
}

/// The sessions whose recordings should have been destroyed by now.
fn past_retention(found: &[Value], context: &Context) -> Vec<String> {
    let past = found.iter().filter_map(|session| {
        let days = session["past_retention_days"].as_i64()?;
        let id = session["session"].as_str()?;
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("session", &shown(id)), ("days", &days)];
        Some(fill(context.texts.destroy.past, &values))
    });
    past.collect()
}

fn table(found: &[Value], context: &Context) -> String {
    let texts = &context.texts.cli;
    let mut lines: Vec<Vec<String>> =
        vec![texts.list.iter().map(|&head| head.to_owned()).collect()];
    for session in found {
        let text = |key: &str| session[key].as_str().unwrap_or_default().to_owned();
        let participants = session["participants"].as_array().into_iter().flatten();
        let participants: Vec<&str> = participants.filter_map(Value::as_str).collect();
        let standing = [Standing::Open, Standing::Finished, Standing::Damaged]
            .iter()
            .zip(texts.standing)
            .find(|(standing, _)| standing.word() == text("state"))
            .map_or("", |(_, word)| word);
        lines.push(vec![
            text("session"),
            participants.join(","),
            text("phase"),
            text("guide"),
            standing.to_owned(),
            session["notes"].to_string(),
            review(session),
        ]);
    }
    aligned(&lines)
}

/// Each coder's latest round, and how many of all notes and turns were reviewed in it.
fn review(session: &Value) -> String {
    let coders = session["review"].as_array().into_iter().flatten();
    let each = coders.map(|it| {
        let sum = |key: &str| {
            let both = [&it["notes"], &it["turns"]].into_iter();
            let counts = both.filter_map(|count| count.get(key)?.as_u64());
            counts.sum::<u64>()
        };
        let coder = it["coder"].as_str().unwrap_or_default();
        format!("{coder}:{} {}/{}", it["round"], sum("reviewed"), sum("all"))
    });
    each.collect::<Vec<_>>().join(", ")
}

fn aligned(lines: &[Vec<String>]) -> String {
    let columns = lines.first().map_or(0, Vec::len);
    let width = |at: usize| {
        let cells = lines.iter().filter_map(|line| line.get(at));
        cells
            .map(|cell| shown(cell).width())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for line in lines {
        let mut row = String::new();
        for (cell, width) in line.iter().zip(&widths) {
            let cell = shown(cell);
            row.push_str(&cell);
            row.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}
