//! `leidraad participants choose`: a proposal of whom to interview. Nothing is written down by it.

use std::io::Write as _;

use clap::Args;
use serde_json::{Map, Value, json};

use super::quota::{self, Format};
use super::{plan, warn_of};
use crate::cli::{Context, Failure};
use crate::handover::aligned::aligned;
use crate::journal::deed::Place;
use crate::safe::disarmed;
use crate::study::plan::Plan;
use crate::study::propose::propose;
use crate::study::quota::Quota;
use crate::study::sample::{Member, Members, Step};
use crate::texts::{SampleTexts, fill};

/// Arguments of `participants choose`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How many are to be interviewed in all [default: what study.toml plans]
    #[arg(long, value_name = "N")]
    pub count: Option<u32>,
    /// Another one gives another proposal among those that are equally good
    #[arg(long, value_name = "WORD", default_value = "1")]
    pub seed: String,
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// Prints a proposal.
///
/// # Errors
/// When nothing says how many are wanted, or something cannot be read.
pub fn choose(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let texts = &context.texts.sample;
    let plan = plan(context)?;
    let members = context.study.members();
    let members = members.map_err(|error| context.of_study(&error))?;
    warn_of(context, &members);
    let planned = args.count.or_else(|| plan.planned());
    let Some(planned) = planned else {
        return Err(Failure::usage(texts.no_number));
    };
    let count = |is_it: fn(&Member) -> bool| members.all.iter().filter(|one| is_it(one)).count();
    let (chosen, open) = (count(Member::is_in), count(Member::is_open));
    let wanted = usize::try_from(planned).unwrap_or_default();
    let wanted = wanted.saturating_sub(chosen);
    if wanted > open {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("open", &open), ("wanted", &wanted)];
        context.warn(&fill(texts.too_few, &values));
    }
    let proposal = Proposal {
        proposed: propose(&members.all, &plan, wanted, &args.seed),
        members: &members,
        plan: &plan,
        planned,
        open,
        seed: &args.seed,
    };
    let mut out = context.out();
    match args.format {
        Format::Text => write!(out, "{}", proposal.text(texts, wanted, chosen))?,
        Format::Csv => write!(out, "{}", proposal.csv()?)?,
        Format::Json => writeln!(out, "{:#}", proposal.json())?,
    }
    Ok(out.flush()?)
}

struct Proposal<'a> {
    proposed: Vec<&'a Member>,
    members: &'a Members,
    plan: &'a Plan,
    planned: u32,
    open: usize,
    seed: &'a str,
}

impl Proposal<'_> {
    fn text(&self, texts: &SampleTexts, wanted: usize, chosen: usize) -> String {
        if wanted == 0 {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("chosen", &chosen), ("planned", &self.planned)];
            return fill(texts.enough, &values) + "\n";
        }
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("count", &self.proposed.len()),
            ("open", &self.open),
            ("seed", &crate::safe::shown(self.seed)),
        ];
        let mut out = fill(texts.proposal, &values) + "\n\n";
        let attributes = self.attributes();
        let head = [texts.participant.to_owned()];
        let mut lines = vec![[&head, attributes.as_slice()].concat()];
        for member in &self.proposed {
            lines.push(row(member, &attributes));
        }
        out += &aligned(&lines);
        let quota = self.afterwards();
        if !quota.attributes.is_empty() {
            let table = quota::text(&quota, texts);
            out += &["\n", texts.comes_of_it, "\n\n", &table].concat();
        }
        if !self.proposed.is_empty() {
            let ids: Vec<&str> = self.proposed.iter().map(|one| one.id.as_str()).collect();
            let command = ["leidraad participants set ", &ids.join(","), " chosen"].concat();
            out += &["\n", texts.take_over, "\n  ", &command, "\n"].concat();
        }
        out
    }

    /// Everybody who can be chosen, a row each, for who goes through them in a spreadsheet.
    fn csv(&self) -> Result<String, Failure> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let write = |error: csv::Error| Failure::from(std::io::Error::from(error));
        let attributes = self.attributes();
        let fixed = ["participant".to_owned(), "proposed".to_owned()];
        let heads = fixed.iter().chain(&attributes);
        writer
            .write_record(heads.map(|head| disarmed(head).into_owned()))
            .map_err(write)?;
        for member in self.members.all.iter().filter(|member| member.is_open()) {
            let is_proposed = self.proposed.iter().any(|one| one.id == member.id);
            let mut cells = row(member, &attributes);
            cells.insert(1, is_proposed.to_string());
            writer
                .write_record(cells.iter().map(|cell| disarmed(cell).into_owned()))
                .map_err(write)?;
        }
        let bytes = writer.into_inner().unwrap_or_default();
        Ok(String::from_utf8(bytes).unwrap_or_default())
    }

    fn json(&self) -> Value {
        let attributes = self.attributes();
        let one = |member: &&Member| {
            let values = attributes.iter().map(|name| {
                let value = member.value(name).map_or(Value::Null, Value::from);
                (name.clone(), value)
            });
            let values: Map<String, Value> = values.collect();
            json!({ "participant": member.id, "attributes": values })
        };
        let proposed: Vec<Value> = self.proposed.iter().map(one).collect();
        json!({
            "seed": self.seed,
            "planned": self.planned,
            "open": self.open,
            "proposed": proposed,
            "afterwards": quota::json(&self.afterwards()),
        })
    }

    /// What people are looked at for: the strata, and what is balanced besides.
    fn attributes(&self) -> Vec<String> {
        let mut attributes = self.plan.counted_by();
        for name in &self.plan.sample.balance {
            if !attributes.contains(name) {
                attributes.push(name.clone());
            }
        }
        attributes
    }

    /// The quotas as they are once the proposal is taken over.
    fn afterwards(&self) -> Quota {
        let mut members = self.members.all.clone();
        for member in &mut members {
            if self.proposed.iter().any(|one| one.id == member.id) {
                member.record.steps.push(Step {
                    at: crate::journal::moment::Timestamp::now(),
                    place: Place::Chosen,
                    why: None,
                });
            }
        }
        let mut quota = Quota::of(&members, self.plan.counted_by(), self.plan);
        quota.total.planned = Some(self.planned);
        quota
    }
}

fn row(member: &Member, attributes: &[String]) -> Vec<String> {
    let value = |name: &String| member.value(name).unwrap_or_default().to_owned();
    let values = attributes.iter().map(value);
    std::iter::once(member.id.clone()).chain(values).collect()
}
