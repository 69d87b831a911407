//! `leidraad participants add`: registers a participant, who gets the next number.

use std::io::Write as _;

use clap::Args;

use crate::cli::{Context, Failure};
use crate::safe::shown;
use crate::study::participants::Attribute;
use crate::study::register::RegisterError;
use crate::texts::fill;

/// Arguments of `participants add`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The participant, such as R7 [default: the next number that nobody ever had]
    pub participant: Option<String>,
    /// What is known, never a name: sector=po, years=12, large=true
    #[arg(long = "with", value_name = "NAME=VALUE")]
    pub attributes: Vec<String>,
}

/// Registers a participant and prints the number.
///
/// # Errors
/// When there is such a participant, an attribute is none, or participants.toml cannot be written.
pub fn add(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let texts = &context.texts.participants;
    let mut attributes: Vec<(String, Attribute)> = Vec::new();
    for text in &args.attributes {
        let named = text
            .split_once('=')
            .map(|(name, value)| (name.trim(), value.trim()));
        let Some((name, value)) =
            named.filter(|(name, value)| !name.is_empty() && !value.is_empty())
        else {
            return Err(Failure::usage(fill(
                texts.no_attribute,
                &[("text", &shown(text))],
            )));
        };
        if attributes.iter().any(|(known, _)| known == name) {
            return Err(Failure::usage(fill(
                texts.attribute_twice,
                &[("name", &shown(name))],
            )));
        }
        attributes.push((name.to_owned(), Attribute::of(value)));
    }
    let wanted = args.participant.as_deref();
    let added = context.study.register(wanted, &attributes);
    let participant = added.map_err(|error| match error {
        RegisterError::There(participant) => {
            Failure::usage(fill(texts.there, &[("participant", &participant)]))
        }
        RegisterError::Study(error) => context.of_study(&error),
        RegisterError::Log(error) => Failure::could_not(context.of_log(&error)),
    })?;
    let mut out = context.out();
    writeln!(out, "{participant}")?;
    Ok(out.flush()?)
}
