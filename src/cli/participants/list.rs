//! `leidraad participants list`: those who are registered or took part, with attributes and sessions.

use std::io::Write as _;

use clap::{Args, ValueEnum};
use serde_json::{Map, Value, json};

use crate::cli::{Context, Failure};
use crate::handover::aligned::aligned;
use crate::study::participants::{Attribute, Participant};
use crate::study::register::People;

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
    let mut out = context.out();
    match args.format {
        Format::Json => {
            let each = people.all.iter().map(|(participant, sessions)| {
                json!({
                    "participant": participant.id,
                    "attributes": attributes(participant),
                    "sessions": sessions,
                })
            });
            writeln!(out, "{:#}", each.collect::<Value>())?;
        }
        Format::Text if people.all.is_empty() => {
            writeln!(out, "{}", texts.participants.nobody)?;
        }
        Format::Text => {
            let mut lines = vec![texts.participants.heads.map(str::to_owned).to_vec()];
            lines.extend(people.all.iter().map(|(participant, sessions)| {
                let known = participant.attributes.iter().map(words);
                let known: Vec<String> = known.collect();
                let sessions = sessions.len().to_string();
                vec![participant.id.clone(), sessions, known.join(", ")]
            }));
            write!(out, "{}", aligned(&lines))?;
        }
    }
    Ok(out.flush()?)
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
