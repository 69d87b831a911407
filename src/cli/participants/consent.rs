//! `leidraad participants consent`: who agreed to what, to print and to file; nothing of what was said.

use std::io::{self, Write};

use clap::{Args, ValueEnum};

use crate::cli::{Context, Failure};
use crate::guide::Scope;
use crate::handover::aligned::aligned;
use crate::handover::csv::whole;
use crate::handover::md::escaped;
use crate::journal::moment::Timestamp;
use crate::safe::{disarmed, shown};
use crate::study::consents::{Agreement, Answer};
use crate::study::reader::Reader;
use crate::texts::fill;

/// Arguments of `participants consent`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// How consent is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading
    Text,
    /// As a document
    Md,
    /// For spreadsheets
    Csv,
}

/// The columns in machine formats.
const COLUMNS: [&str; 11] = [
    "participant",
    "item",
    "scope",
    "answer",
    "at",
    "given_at",
    "session",
    "guide",
    "guide_version",
    "language",
    "wording",
];

/// Prints who agreed to what.
///
/// # Errors
/// When the sessions cannot be listed, or it cannot be printed.
pub fn consent(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let reader = Reader::of(&context.study);
    for complaint in reader.complaints(context.texts) {
        context.warn(&complaint);
    }
    let found = context.study.agreements(&reader.withdrawals);
    let found = found.map_err(|error| context.of_study(&error))?;
    for trouble in &found.troubles {
        context.warn(&trouble.say(&context.texts.study));
    }
    let mut out = context.out();
    match args.format {
        Format::Csv => out.write_all(&table(&found.all)?)?,
        _ if found.all.is_empty() => writeln!(out, "{}", context.texts.consent.nobody)?,
        Format::Text => text(&mut out, &found.all, context)?,
        Format::Md => document(&mut out, &found.all, context)?,
    }
    Ok(out.flush()?)
}

fn table(all: &[Agreement]) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for one in all {
        let at = |at: Option<Timestamp>| at.map(|at| at.to_string()).unwrap_or_default();
        let [guide, version] = &one.guide;
        let [wording, language] = &one.wording;
        let row = [
            one.participant.as_str(),
            &one.item,
            one.scope.map_or("", scope),
            one.answer.word(),
            &at(one.at),
            &at(one.given_at),
            &one.session,
            guide,
            version,
            language,
            wording,
        ];
        writer.write_record(row.map(|cell| disarmed(cell).into_owned()))?;
    }
    whole(writer)
}

fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Part => "part",
        Scope::Recording => "recording",
        Scope::Quotes => "quotes",
        Scope::Deposit => "deposit",
    }
}

/// Wordings as they were read, each once, numbered from 1 by their place.
struct Wordings<'a>(Vec<&'a Agreement>);

impl<'a> Wordings<'a> {
    fn of(all: &'a [Agreement]) -> Wordings<'a> {
        let mut found: Vec<&Agreement> = Vec::new();
        for one in all.iter().filter(|one| one.answer != Answer::Open) {
            if !found.iter().any(|known| is_same(known, one)) {
                found.push(one);
            }
        }
        Wordings(found)
    }

    /// The number of the wording that somebody answered to; nothing while it is open.
    fn number(&self, one: &Agreement) -> String {
        let place = self.0.iter().position(|known| is_same(known, one));
        place
            .map(|place| (place + 1).to_string())
            .unwrap_or_default()
    }

    /// Each with its number and what it is the wording of.
    fn lines(&self) -> impl Iterator<Item = (usize, String, &str)> {
        (1..).zip(&self.0).map(|(number, one)| {
            let [guide, version] = &one.guide;
            let [wording, language] = &one.wording;
            let of = format!("{} ({guide} {version}, {language})", one.label);
            (number, of, wording.as_str())
        })
    }
}

fn is_same(one: &Agreement, other: &Agreement) -> bool {
    (&one.item, &one.guide, &one.wording) == (&other.item, &other.guide, &other.wording)
}

/// The rows to be read, heads first.
fn rows(all: &[Agreement], wordings: &Wordings<'_>, context: &Context) -> Vec<Vec<String>> {
    let texts = &context.texts.consent;
    let mut rows = vec![texts.heads.map(str::to_owned).to_vec()];
    rows.extend(all.iter().map(|one| {
        let answers = Answer::ALL.iter().zip(texts.answers);
        let word = answers.clone().find(|(answer, _)| **answer == one.answer);
        let mut answer = word.map_or("", |(_, word)| word).to_owned();
        if let Some(given) = one.given_at {
            let given = local(given, context);
            answer = format!("{answer} ({})", fill(texts.given, &[("moment", &given)]));
        }
        vec![
            one.participant.clone(),
            one.label.clone(),
            answer,
            one.at.map(|at| local(at, context)).unwrap_or_default(),
            one.session.clone(),
            wordings.number(one),
        ]
    }));
    rows
}

fn local(at: Timestamp, context: &Context) -> String {
    let local = at.utc().to_offset(context.offset);
    let (date, hour, minute) = (local.date(), local.hour(), local.minute());
    format!("{date} {hour:02}:{minute:02}")
}

fn text(out: &mut impl Write, all: &[Agreement], context: &Context) -> io::Result<()> {
    let wordings = Wordings::of(all);
    write!(out, "{}", aligned(&rows(all, &wordings, context)))?;
    writeln!(out, "\n{}", context.texts.consent.wordings)?;
    for (number, of, wording) in wordings.lines() {
        writeln!(out, "  {number}  {}: {}", shown(&of), shown(wording))?;
    }
    Ok(())
}

fn document(out: &mut impl Write, all: &[Agreement], context: &Context) -> io::Result<()> {
    let texts = &context.texts.consent;
    let wordings = Wordings::of(all);
    let today = context.now().date();
    writeln!(out, "# {}\n\n{today}\n", texts.title)?;
    for (number, row) in rows(all, &wordings, context).iter().enumerate() {
        let cells = row.iter().map(|cell| escaped(cell).replace('|', "\\|"));
        writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))?;
        if number == 0 {
            writeln!(out, "|{}", "---|".repeat(row.len()))?;
        }
    }
    writeln!(out, "\n## {}\n", texts.wordings)?;
    for (number, of, wording) in wordings.lines() {
        writeln!(out, "{number}. {}: {}", escaped(&of), escaped(wording))?;
    }
    Ok(())
}
