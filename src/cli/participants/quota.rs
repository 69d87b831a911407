//! `leidraad participants quota`: of each kind how many are planned, chosen, interviewed and short.

use std::io::Write as _;

use clap::{Args, ValueEnum};
use serde_json::{Map, Value, json};

use super::{plan, warn_of};
use crate::cli::{Context, Failure};
use crate::guide::near::nearest;
use crate::handover::aligned::aligned;
use crate::safe::{disarmed, shown};
use crate::study::plan::Plan;
use crate::study::quota::{Cell, Quota};
use crate::study::sample::Members;
use crate::texts::{SampleTexts, fill};

/// Arguments of `participants quota`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The attributes to count by, together as well [default: the strata of study.toml]
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub by: Vec<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// How quotas and proposals are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading
    Text,
    /// For spreadsheets
    Csv,
    /// For programs
    Json,
}

/// Prints how far the sample is.
///
/// # Errors
/// When nothing says what to count by, nobody has such an attribute, or something cannot be read.
pub fn quota(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let plan = plan(context)?;
    let members = context.study.members();
    let members = members.map_err(|error| context.of_study(&error))?;
    warn_of(context, &members);
    let attributes = attributes(context, &args.by, &plan, &members)?;
    warn_of_sums(context, &plan);
    let quota = Quota::of(&members.all, attributes, &plan);
    let texts = &context.texts.sample;
    let mut out = context.out();
    match args.format {
        Format::Text => write!(out, "{}", text(&quota, texts))?,
        Format::Csv => write!(out, "{}", csv(&quota)?)?,
        Format::Json => writeln!(out, "{:#}", json(&quota))?,
    }
    Ok(out.flush()?)
}

/// What to count by: what was asked for, else the strata.
fn attributes(
    context: &Context,
    asked: &[String],
    plan: &Plan,
    members: &Members,
) -> Result<Vec<String>, Failure> {
    let texts = &context.texts.sample;
    if asked.is_empty() {
        let usual = plan.counted_by();
        return if usual.is_empty() {
            Err(Failure::usage(texts.no_strata))
        } else {
            Ok(usual)
        };
    }
    let known = members.attribute_names();
    for name in asked {
        let is_planned = plan.counted_by().contains(name);
        if !known.contains(&name.as_str()) && !is_planned {
            let failure = Failure::usage(fill(texts.no_attribute, &[("name", &shown(name))]));
            let near = nearest(name, known.iter().copied());
            let names = near.unwrap_or_else(|| known.join(", "));
            return Err(failure.hint(fill(texts.attributes_are, &[("names", &names)])));
        }
    }
    Ok(asked.to_vec())
}

/// Warns when what is planned does not come to one number.
fn warn_of_sums(context: &Context, plan: &Plan) {
    let sums = plan.sums();
    let first = sums.first().map(|(_, sum)| *sum);
    let is_other = |(_, sum): &(String, u32)| Some(*sum) != first;
    if plan.sample.planned.is_none() && sums.iter().any(is_other) {
        let sums: Vec<String> = sums
            .into_iter()
            .map(|(name, sum)| format!("{name} {sum}"))
            .collect();
        let sums = sums.join(", ");
        context.warn(&fill(context.texts.sample.sums_differ, &[("sums", &sums)]));
    }
}

/// A table for reading.
#[must_use]
pub fn text(quota: &Quota, texts: &SampleTexts) -> String {
    let heads = quota.attributes.iter().cloned();
    let heads = heads.chain(texts.quota_heads.map(str::to_owned));
    let mut lines: Vec<Vec<String>> = vec![heads.collect()];
    let mut before: Option<Vec<bool>> = None;
    for cell in &quota.cells {
        let over: Vec<bool> = cell.values.iter().map(Option::is_some).collect();
        // A line between the tables of each attribute.
        if before.as_ref().is_some_and(|before| *before != over) {
            lines.push(Vec::new());
        }
        before = Some(over);
        lines.push(line(cell, texts.every, "–"));
    }
    lines.push(Vec::new());
    let mut total = line(&quota.total, "", "–");
    if let Some(first) = total.first_mut() {
        texts.total.clone_into(first);
    }
    lines.push(total);
    aligned(&lines)
}

/// Heads, cells and the total, without lines between the tables; nothing when nothing is counted by.
#[must_use]
pub fn rows(quota: &Quota, texts: &SampleTexts) -> Vec<Vec<String>> {
    if quota.attributes.is_empty() {
        return Vec::new();
    }
    let heads = quota.attributes.iter().cloned();
    let heads = heads.chain(texts.quota_heads.map(str::to_owned));
    let cells = quota.cells.iter().map(|cell| line(cell, texts.every, "–"));
    let mut total = line(&quota.total, "", "–");
    if let Some(first) = total.first_mut() {
        texts.total.clone_into(first);
    }
    [heads.collect()]
        .into_iter()
        .chain(cells)
        .chain([total])
        .collect()
}

fn line(cell: &Cell, every: &str, unknown: &str) -> Vec<String> {
    let values = cell.values.iter();
    let values = values.map(|value| value.clone().unwrap_or_else(|| every.to_owned()));
    let number =
        |number: Option<u32>| number.map_or_else(|| unknown.to_owned(), |it| it.to_string());
    let counts = [
        number(cell.planned),
        cell.chosen.to_string(),
        cell.interviewed.to_string(),
        number(cell.short()),
        cell.open.to_string(),
    ];
    values.chain(counts).collect()
}

/// The same for spreadsheets: `*` stands for every value, nothing for a number that was not given.
fn csv(quota: &Quota) -> Result<String, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads = ["planned", "chosen", "interviewed", "short", "open"];
    let attributes = quota.attributes.iter().map(String::as_str);
    let heads: Vec<String> = attributes
        .chain(heads)
        .map(|head| disarmed(head).into_owned())
        .collect();
    let write = |error: csv::Error| Failure::from(std::io::Error::from(error));
    writer.write_record(&heads).map_err(write)?;
    for cell in quota.cells.iter().chain([&quota.total]) {
        let line = line(cell, "*", "");
        writer
            .write_record(line.iter().map(|text| disarmed(text).into_owned()))
            .map_err(write)?;
    }
    let bytes = writer.into_inner().unwrap_or_default();
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

/// The same for programs: what an attribute is not counted by is null.
#[must_use]
pub fn json(quota: &Quota) -> Value {
    let cell = |cell: &Cell| {
        let names = quota.attributes.iter().cloned();
        let values = cell.values.iter().cloned().map(Value::from);
        let cell_of: Map<String, Value> = names.zip(values).collect();
        json!({
            "cell": cell_of,
            "planned": cell.planned,
            "chosen": cell.chosen,
            "interviewed": cell.interviewed,
            "short": cell.short(),
            "open": cell.open,
        })
    };
    let cells: Vec<Value> = quota.cells.iter().map(cell).collect();
    json!({ "attributes": quota.attributes, "cells": cells, "total": cell(&quota.total) })
}
