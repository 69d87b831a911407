//! Attributes that are handed over: whether a combination of them tells who somebody is, and coarser
//! ones in their place.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use clap::Args;

use super::context::Context;
use super::failure::{Failure, Kind};
use super::findings;
use super::participants::plan;
use crate::handover::reading;
use crate::handover::record::analysed;
use crate::safe::shown;
use crate::session::header::Phase;
use crate::study::confidentiality::{Against, Refused, Rules};
use crate::study::participants::{PARTICIPANTS, Register};
use crate::study::rare::coarse::{Coarse, Step, coarse};
use crate::study::rare::{Combination, Crowd, Person, rare};
use crate::study::reader::Reader;
use crate::texts::{RareTexts, fill};

/// Combinations that are listed beside an output; `study status` lists all.
const LISTED: usize = 6;

/// What becomes of attributes.
#[derive(Debug, Clone, Copy, Args)]
pub struct RareArgs {
    /// Coarser values, as study.toml gives them, where a combination of attributes fits too few
    /// participants; what is still too rare is left out
    #[arg(long)]
    pub coarsen: bool,
}

/// How attributes are handed over.
#[derive(Debug, Clone, Copy)]
pub struct Handing<'a> {
    /// The phases of the sessions that are handed over; all when there is none.
    pub phases: &'a [Phase],
    /// The attributes that are; none for all.
    pub attributes: Option<&'a [String]>,
    /// Whether coarser values take their place.
    pub coarsen: bool,
    /// Whether nothing is handed over when a combination is too rare.
    pub strict: bool,
}

/// Participants as they are handed over.
#[derive(Debug, Default)]
pub struct Handed {
    /// The participants.
    pub register: Register,
    /// The attributes that were made coarser or left out of some.
    pub coarsened: Vec<String>,
}

/// Combinations that fit too few, and how few that is.
#[derive(Debug)]
pub struct Rare {
    /// How many a combination has to fit.
    pub minimum: usize,
    /// Those that do not.
    pub combinations: Vec<Combination>,
}

/// The participants without those who withdrew; what of participants.toml was left out is said.
#[must_use]
pub fn register(context: &Context, reader: &Reader) -> Register {
    let register = Register::read(&context.study.root.join(PARTICIPANTS));
    let register = register.without(&reader.withdrawals);
    for complaint in &register.complaints {
        context.warn(&complaint.say(&context.texts.study));
    }
    register
}

/// Participants as they are handed over: what may tell who somebody is was said, or made coarser.
///
/// # Errors
/// When study.toml is wrong about it, the sessions cannot be listed, or nothing may be handed over.
pub fn handed(
    context: &Context,
    reader: &Reader,
    mut register: Register,
    handing: Handing<'_>,
) -> Result<Handed, Failure> {
    let rules = rules(context, &register)?;
    let texts = &context.texts.rare;
    let crowd = crowd(context, reader, &register, &rules, handing)?;
    if !handing.coarsen {
        let combinations = rare(&crowd, rules.minimum);
        let minimum = rules.minimum;
        tell(
            context,
            &Rare {
                minimum,
                combinations,
            },
            handing.strict,
        )?;
        return Ok(Handed {
            register: register.guarded(reader.guard.as_ref()),
            coarsened: Vec::new(),
        });
    }
    let coarse = coarse(&crowd, &rules.steps, rules.minimum);
    let others = register.take_coarse(&coarse.crowd);
    let said = said(&coarse, others, rules.minimum, texts);
    for what in &said {
        context.warn(what);
    }
    let steps = coarse.taken.iter().map(|step| &step.attribute);
    let changed: BTreeSet<&String> = steps
        .chain(coarse.left_out.iter().map(|(name, _)| name))
        .collect();
    Ok(Handed {
        coarsened: changed.into_iter().cloned().collect(),
        register: register.guarded(reader.guard.as_ref()),
    })
}

/// Combinations that fit too few of those who are analysed.
///
/// # Errors
/// When study.toml is wrong about it, or the sessions cannot be listed.
pub fn found(context: &Context, reader: &Reader) -> Result<Rare, Failure> {
    let register = Register::read(&context.study.root.join(PARTICIPANTS));
    let register = register.without(&reader.withdrawals);
    let rules = rules(context, &register)?;
    let handing = Handing {
        phases: &Phase::COUNTED,
        attributes: None,
        coarsen: false,
        strict: false,
    };
    let crowd = crowd(context, reader, &register, &rules, handing)?;
    Ok(Rare {
        minimum: rules.minimum,
        combinations: rare(&crowd, rules.minimum),
    })
}

/// A combination as it is read: `kind=special, size=24+ (R7)`.
#[must_use]
pub fn worded(combination: &Combination, texts: &RareTexts) -> String {
    let values = combination.values.iter();
    let values: Vec<String> = values
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let (values, people) = (values.join(", "), combination.people.join(", "));
    let values: [(&str, &dyn Display); 2] = [("values", &shown(&values)), ("people", &people)];
    fill(texts.one, &values)
}

/// What study.toml says of combinations.
fn rules(context: &Context, register: &Register) -> Result<Rules, Failure> {
    let plan = plan(context)?;
    let asked = plan.signups.iter().flat_map(|signups| &signups.attributes);
    let asked = asked.filter(|one| one.keep).map(|one| one.name.clone());
    let known: BTreeSet<String> = register
        .attribute_names()
        .into_iter()
        .map(str::to_owned)
        .chain(asked)
        .chain(plan.counted_by())
        .collect();
    let known: Vec<String> = known.into_iter().collect();
    let against = Against {
        attributes: &known,
        planned: plan.planned(),
    };
    context
        .study
        .rules(against)
        .map_err(|refused| match refused {
            Refused::Study(error) => context.of_study(&error),
            Refused::Wrong(problems) => {
                let texts = &context.texts.rare;
                let found: Vec<_> = problems.iter().map(|one| one.worded(texts)).collect();
                Failure::new(
                    Kind::Found,
                    findings::said(&found, context, false).trim_end(),
                )
            }
        })
}

/// Those who are analysed, in the respects that count.
fn crowd(
    context: &Context,
    reader: &Reader,
    register: &Register,
    rules: &Rules,
    handing: Handing<'_>,
) -> Result<Crowd, Failure> {
    let names = register.attribute_names().into_iter();
    let counts = |name: &&str| {
        let is_in = |all: &[String]| all.iter().any(|one| one == name);
        handing.attributes.is_none_or(is_in) && rules.attributes.as_deref().is_none_or(is_in)
    };
    let attributes: Vec<String> = names.filter(counts).map(str::to_owned).collect();
    if attributes.is_empty() {
        return Ok(Crowd::default());
    }
    let analysed = analysed_in(context, reader, handing.phases)?;
    let people = register.participants.iter();
    let people = people.filter(|one| analysed.contains(&one.id));
    let person = |one: &crate::study::participants::Participant| Person {
        id: one.id.clone(),
        values: attributes
            .iter()
            .map(|name| one.value(name).map(str::to_owned))
            .collect(),
    };
    Ok(Crowd {
        people: people.map(person).collect(),
        attributes,
    })
}

/// Of whom at least one fragment counts in sessions of these phases.
fn analysed_in(
    context: &Context,
    reader: &Reader,
    phases: &[Phase],
) -> Result<BTreeSet<String>, Failure> {
    let sessions = context.study.sessions();
    let sessions = sessions.map_err(|error| context.of_study(&error))?;
    let chosen = reading::choose(sessions, phases, &reader.withdrawals, context.texts);
    // Nothing of it is handed over, so that the guard has nothing to look for; what cannot be read is
    // said when it is.
    let bare = Reader::of(&context.study);
    let mut found = BTreeSet::new();
    let take = |who: Vec<String>| {
        found.extend(who);
        Ok::<(), Failure>(())
    };
    reading::each(&bare, &chosen.sessions, context.texts, analysed, take, drop)?;
    Ok(found)
}

/// Says which combinations are too rare, or refuses.
fn tell(context: &Context, rare: &Rare, strict: bool) -> Result<(), Failure> {
    if rare.combinations.is_empty() {
        return Ok(());
    }
    let texts = &context.texts.rare;
    let count = rare.combinations.len();
    let values: [(&str, &dyn Display); 2] = [("count", &count), ("minimum", &rare.minimum)];
    let one = |combination: &Combination| worded(combination, texts);
    if strict {
        let lines: Vec<String> = rare.combinations.iter().map(one).collect();
        let failure = Failure::new(Kind::Found, fill(texts.refused, &values));
        return Err(failure.hint(format!("{}\n  {}", lines.join("\n  "), texts.refused_hint)));
    }
    let mut list: Vec<String> = rare.combinations.iter().take(LISTED).map(one).collect();
    if count > LISTED {
        list.push(fill(texts.more, &[("count", &(count - LISTED))]));
    }
    let list = list.join("; ");
    let [count, minimum] = values;
    let said = fill(texts.found, &[count, minimum, ("list", &list)]);
    context.warn(&format!("{said}. {}", texts.coarsen));
    Ok(())
}

/// What was made coarser and what was left out, in words.
fn said(coarse: &Coarse, others: usize, minimum: usize, texts: &RareTexts) -> Vec<String> {
    let mut lines = Vec::new();
    let mut taken: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for Step {
        attribute,
        from,
        to,
    } in &coarse.taken
    {
        taken.entry((attribute, to)).or_default().push(from);
    }
    for ((attribute, coarser), values) in taken {
        let values = values.join(", ");
        let values: [(&str, &dyn Display); 3] = [
            ("attribute", &shown(attribute)),
            ("values", &shown(&values)),
            ("coarser", &shown(coarser)),
        ];
        lines.push(fill(texts.taken, &values));
    }
    for (attribute, people) in &coarse.left_out {
        let people = people.join(", ");
        let values: [(&str, &dyn Display); 3] = [
            ("attribute", &shown(attribute)),
            ("people", &people),
            ("minimum", &minimum),
        ];
        lines.push(fill(texts.left_out, &values));
    }
    if lines.is_empty() {
        lines.push(texts.nothing.to_owned());
    }
    if others > 0 {
        lines.push(fill(texts.others, &[("count", &others)]));
    }
    lines
}
