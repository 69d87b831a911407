//! `leidraad participants list`: those who are registered or took part, with attributes and sessions.

use std::io::Write as _;

use clap::{Args, ValueEnum};
use serde_json::{Map, Value, json};

use crate::cli::{Context, Failure};
use crate::handover::aligned::aligned;
use crate::journal::deed::Place;
use crate::study::error::StudyError;
use crate::study::participants::{Attribute, Participant};
use crate::study::register::People;
use crate::study::sample::{Record, Sample};
use crate::texts::Texts;

/// Arguments of `participants list`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// How participants are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading
    Text,
    /// For programs
    Json,
}

/// Lists the participants.
///
/// # Errors
/// When the sessions cannot be listed, or the list not be printed.
pub fn list(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let people = People::of(&context.study).map_err(|error| context.of_study(&error))?;
    let texts = context.texts;
    for complaint in &people.complaints {
        context.warn(&complaint.say(&texts.study));
    }
    let log = context.study.log();
    let site = context.study.log_site();
    let log = log.map_err(|error| context.of_study(&StudyError::Io(site.journal(), error)))?;
    let sample = Sample::of(log.as_ref().map_or(&[], |log| &log.events));
    let mut out = context.out();
    match args.format {
        Format::Json => {
            let each = people.all.iter().map(|(participant, sessions)| {
                let record = sample.get(&participant.id);
                json!({
                    "participant": participant.id,
                    "attributes": attributes(participant),
                    "sessions": sessions,
                    "place": record.map(|record| record.place().word()),
                    "why": record.and_then(Record::why),
                    "withdrawn_at": people.withdrawals.left(&participant.id),
                })
            });
            writeln!(out, "{:#}", each.collect::<Value>())?;
        }
        Format::Text if people.all.is_empty() => {
            writeln!(out, "{}", texts.participants.nobody)?;
        }
        Format::Text => {
            write!(out, "{}", aligned(&lines(&people, &sample, texts)))?;
        }
    }
    Ok(out.flush()?)
}

/// A line each; how they stand in the sample when anybody does.
fn lines(people: &People, sample: &Sample, texts: &Texts) -> Vec<Vec<String>> {
    let [id, sessions, known] = texts.participants.heads.map(str::to_owned);
    let has_places = sample.ids().next().is_some();
    let place = |id: &str| sample.get(id).map_or(Place::Open, Record::place);
    let line = |(participant, sessions): &(Participant, Vec<String>)| {
        let mut known: Vec<String> = participant.attributes.iter().map(words).collect();
        if people.withdrawals.left(&participant.id).is_some() {
            known.push(texts.withdrawal.marked.to_owned());
        }
        let place = has_places.then(|| place(&participant.id).name(&texts.sample).to_owned());
        let first = [participant.id.clone(), sessions.len().to_string()];
        let cells = first.into_iter().chain(place).chain([known.join(", ")]);
        cells.collect()
    };
    let place = has_places.then(|| texts.sample.place_head.to_owned());
    let heads = [id, sessions].into_iter().chain(place).chain([known]);
    let heads: Vec<String> = heads.collect();
    [heads]
        .into_iter()
        .chain(people.all.iter().map(line))
        .collect()
}

fn words((name, value): &(String, Attribute)) -> String {
    format!("{name}={}", value.text())
}

fn attributes(participant: &Participant) -> Map<String, Value> {
    let each = participant.attributes.iter();
    each.map(|(name, value)| {
        let number = || value.text().parse::<serde_json::Number>().ok();
        let value = match value {
            Attribute::Word(word) => Value::from(word.as_str()),
            Attribute::Number(text) => number().map_or_else(|| text.as_str().into(), Value::Number),
            Attribute::Holds(holds) => Value::from(*holds),
        };
        (name.clone(), value)
    })
    .collect()
}
