//! `leidraad guide pilot`: what pilots say of a guide, item by item.

use std::fmt::{Display, Write as _};
use std::io::Write as _;

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::handover::aligned::aligned;
use crate::handover::pilot::{Item, Pilots, Version, of_session};
use crate::handover::reading;
use crate::safe::shown;
use crate::session::header::Phase;
use crate::study::load::Loaded;
use crate::study::reader::Reader;
use crate::texts::{PilotTexts, fill};

/// Arguments of `guide pilot`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The guide: an id, or a path with a / or .toml [default: the study's]
    pub guide: Option<String>,
    /// Sessions of these phases [default: pilot]
    #[arg(long, value_enum, value_delimiter = ',')]
    pub phase: Vec<Phase>,
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: PilotFormat,
}

/// How `guide pilot` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PilotFormat {
    /// For reading
    Text,
    /// For programs
    Json,
}

/// Prints what the pilots say.
///
/// # Errors
/// When the guide cannot be used, the sessions not be listed, or the output not be printed.
pub fn pilot(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let guide = match &args.guide {
        Some(wanted) => context.guide(wanted)?,
        None => context.usual_guide()?,
    };
    let id = &guide.guide.id;
    let phases = if args.phase.is_empty() {
        &[Phase::Pilot][..]
    } else {
        &args.phase
    };
    let pilots = gathered(context, id, phases)?;
    let texts = &context.texts.pilot;
    let mut out = context.out();
    match args.format {
        PilotFormat::Json => {
            let versions = &pilots.versions;
            let value = serde_json::json!({"guide": id, "versions": versions});
            writeln!(out, "{value:#}")?;
        }
        PilotFormat::Text if pilots.versions.is_empty() => {
            let words: Vec<&str> = phases.iter().map(|phase| phase.word()).collect();
            let values: [(&str, &dyn Display); 2] = [("id", id), ("phases", &words.join(", "))];
            context.warn(&fill(texts.none, &values));
        }
        PilotFormat::Text => {
            let parts = pilots.versions.iter().map(|one| text(id, one, texts));
            write!(out, "{}", parts.collect::<Vec<_>>().join("\n"))?;
        }
    }
    Ok(out.flush()?)
}

fn gathered(context: &Context, id: &str, phases: &[Phase]) -> Result<Pilots, Failure> {
    let sessions = context.study.sessions();
    let sessions = sessions.map_err(|error| context.of_study(&error))?;
    let reader = Reader::of(&context.study);
    let chosen = reading::choose(sessions, phases, &reader.withdrawals, context.texts);
    chosen.complaints.iter().for_each(|what| context.warn(what));
    let mut pilots = Pilots::default();
    let make = |loaded: &Loaded| {
        let is_it = loaded.session().header.guide == id;
        is_it.then(|| of_session(loaded))
    };
    let take = |one: Option<Version>| {
        if let Some(one) = one {
            pilots.add(one);
        }
        Ok::<(), Failure>(())
    };
    let complain = |what: String| context.warn(&what);
    let (sessions, texts) = (&chosen.sessions, context.texts);
    reading::each(&reader, sessions, texts, make, take, complain)?;
    Ok(pilots)
}

fn text(id: &str, one: &Version, texts: &PilotTexts) -> String {
    let count = one.sessions.len();
    let values: [(&str, &dyn Display); 3] = [
        ("id", &shown(id)),
        ("version", &shown(&one.version)),
        ("count", &count),
    ];
    // Probes that nobody came to would fill the page.
    let met = || {
        one.items
            .iter()
            .filter(|item| item.depth < 2 || item.is_met())
    };
    let mut lines = vec![texts.columns.map(str::to_owned).to_vec()];
    lines.extend(met().map(|item| row(item, count)));
    let mut page = format!("{}\n\n{}", fill(texts.head, &values), aligned(&lines));
    let mut told = met().filter(|item| !item.remarks.is_empty()).peekable();
    if told.peek().is_some() {
        page.push('\n');
    }
    for item in told {
        // Writing to a string never fails.
        let _ = writeln!(page, "{}  {}", shown(&item.id), shown(&item.words));
        for remark in &item.remarks {
            let kind = if remark.unclear {
                texts.unclear
            } else {
                texts.skipped
            };
            let (words, session) = (shown(&remark.words), shown(&remark.session));
            let _ = writeln!(page, "  {kind}: {words} ({session})");
        }
    }
    page
}

fn row(item: &Item, count: usize) -> Vec<String> {
    let indent = "  ".repeat(item.depth);
    let of_all = |number: usize| {
        if item.topic {
            String::new()
        } else {
            format!("{number}/{count}")
        }
    };
    let minutes = item.tenths();
    let unclear = Some(item.unclear()).filter(|count| *count > 0);
    vec![
        format!("{indent}{}", item.id),
        of_all(item.asked),
        of_all(item.skipped),
        minutes.map_or(String::new(), |it| format!("{}.{}", it / 10, it % 10)),
        item.planned.map_or(String::new(), |it| it.to_string()),
        unclear.map_or(String::new(), |it| it.to_string()),
    ]
}
