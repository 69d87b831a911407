//! How many are wanted of each kind: by the values of an attribute, or by several attributes together.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::Wrong;

/// How many are wanted of those who have these values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The attributes with their values.
    pub cell: Vec<(String, String)>,
    /// How many.
    pub planned: u32,
}

/// The strata that a text names, in its order, and how many are wanted of each value.
///
/// # Errors
/// When the text is no TOML.
pub(super) fn of_strata(
    text: &str,
    problem: &mut impl FnMut(usize, Wrong),
) -> Result<(Vec<String>, Vec<Target>), toml::de::Error> {
    let document = DeTable::parse(text)?;
    let (mut strata, mut targets) = (Vec::new(), Vec::new());
    let Some(written) = document.get_ref().get("strata") else {
        return Ok((strata, targets));
    };
    match written.get_ref() {
        DeValue::String(name) => strata.push(name.to_string()),
        DeValue::Array(names) => {
            let names = names.iter().filter_map(|name| name.get_ref().as_str());
            strata.extend(names.map(str::to_owned));
        }
        DeValue::Table(table) => {
            for (name, at, value) in placed(table) {
                strata.push(name.to_owned());
                match value {
                    DeValue::Table(values) => {
                        of_attribute(name, values, &mut targets, problem);
                    }
                    // Only that it is a stratum is said.
                    DeValue::Boolean(true) => {}
                    _ => problem(at, Wrong::NoCount(format!("strata.{name}"))),
                }
            }
        }
        _ => {}
    }
    Ok((strata, targets))
}

fn of_attribute(
    attribute: &str,
    values: &DeTable<'_>,
    targets: &mut Vec<Target>,
    problem: &mut impl FnMut(usize, Wrong),
) {
    for (value, at, wanted) in placed(values) {
        let planned = match wanted {
            DeValue::Integer(number) => number.to_string().parse().ok(),
            _ => None,
        };
        match planned {
            Some(planned) => targets.push(Target {
                cell: vec![(attribute.to_owned(), value.to_owned())],
                planned,
            }),
            None => problem(at, Wrong::NoCount(format!("strata.{attribute}.{value}"))),
        }
    }
}

/// A table `[[quota]]`: attributes with values, and how many are wanted.
pub(super) fn of_quota(quota: BTreeMap<String, toml::Value>) -> Result<Target, Wrong> {
    let (mut cell, mut planned) = (Vec::new(), None);
    for (name, value) in quota {
        if name == "planned" {
            planned = value.as_integer().and_then(|number| number.try_into().ok());
            continue;
        }
        let value = match value {
            toml::Value::String(word) => word,
            toml::Value::Integer(number) => number.to_string(),
            toml::Value::Boolean(holds) => holds.to_string(),
            _ => return Err(Wrong::NoCell),
        };
        cell.push((name, value));
    }
    match planned {
        _ if cell.is_empty() => Err(Wrong::NoCell),
        Some(planned) => Ok(Target { cell, planned }),
        None => Err(Wrong::NoCount("planned".to_owned())),
    }
}

/// The entries of a table as they stand in the file, with their places.
fn placed<'a>(table: &'a DeTable<'_>) -> Vec<(&'a str, usize, &'a DeValue<'a>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let each = entries.into_iter();
    each.map(|(key, value)| (key.get_ref().as_ref(), key.span().start, value.get_ref()))
        .collect()
}
