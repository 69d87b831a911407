//! `leidraad participants set`: the researcher's choice of a participant, written down with its reason.

use std::fmt::Display;
use std::io::Write as _;

use clap::Args;

use crate::cli::{Context, Failure};
use crate::journal::deed::{Deed, Place, Sampled};
use crate::safe::shown;
use crate::study::key::Key;
use crate::study::name::participants;
use crate::study::sample::Member;
use crate::texts::fill;

/// Arguments of `participants set`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The participants: R7, or several, R7,R8
    #[arg(required = true, value_delimiter = ',')]
    pub participants: Vec<String>,
    /// How they stand from here on
    #[arg(value_enum)]
    pub place: Place,
    /// Why, without naming anybody; needed for declined, refused and no-show
    #[arg(long, value_name = "TEXT")]
    pub why: Option<String>,
    /// Who decided [default: the one researcher that study.toml names]
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
}

/// Writes the choice down in study.jsonl.
///
/// # Errors
/// When somebody is not known, a reason is lacking or names somebody, or it cannot be written.
pub fn set(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let study = &context.study;
    let wanted = participants(&args.participants).map_err(|error| context.of_study(&error))?;
    let why = why(context, args, &wanted)?;
    // Held while it is looked at how they stand, so that two who decide do not pass each other by.
    let log = study.hold_log();
    let mut log = log.map_err(|error| Failure::could_not(context.of_log(&error)))?;
    let members = study.members().map_err(|error| context.of_study(&error))?;
    let found = found(context, &wanted, &members.all)?;
    let is_same = |member: &&&Member| {
        let record = &member.record;
        record.place() == args.place && record.why() == why && !record.steps.is_empty()
    };
    let (same, changed): (Vec<&Member>, Vec<&Member>) =
        found.into_iter().partition(|member| is_same(&member));
    let author = args.by.clone().or_else(|| context.only_researcher());
    let deed = |member: &&Member| {
        Deed::from(Sampled {
            participant: member.id.clone(),
            place: args.place,
            why: why.map(str::to_owned),
            author: author.clone(),
        })
    };
    if !changed.is_empty() {
        log.append(changed.iter().map(deed))
            .map_err(|error| Failure::could_not(error.to_string()))?;
    }
    say(context, args.place, &same, &changed)
}

/// The reason, which a place may need and which names nobody.
fn why<'a>(
    context: &Context,
    args: &'a Arguments,
    about: &[String],
) -> Result<Option<&'a str>, Failure> {
    let texts = &context.texts.sample;
    let why = args.why.as_deref().map(str::trim);
    let Some(why) = why.filter(|why| !why.is_empty()) else {
        let name = args.place.name(texts);
        return if args.place.needs_reason() {
            Err(Failure::usage(fill(texts.needs_why, &[("place", &name)])))
        } else {
            Ok(None)
        };
    };
    let key = context.study.key();
    let key = key.map_err(|error| context.of_study(&error))?;
    if names_somebody(&key, why, about) {
        return Err(Failure::usage(texts.why_names));
    }
    Ok(Some(why))
}

/// Says how they stand now, and what is odd about it.
fn say(
    context: &Context,
    place: Place,
    same: &[&Member],
    changed: &[&Member],
) -> Result<(), Failure> {
    let texts = &context.texts.sample;
    let name = place.name(texts);
    let mut out = context.out();
    for member in same {
        let values: [(&str, &dyn Display); 2] = [("participant", &member.id), ("place", &name)];
        writeln!(out, "{}", fill(texts.same, &values))?;
    }
    if !changed.is_empty() {
        let ids: Vec<&str> = changed.iter().map(|member| member.id.as_str()).collect();
        let ids = ids.join(", ");
        let values: [(&str, &dyn Display); 2] = [("participants", &ids), ("place", &name)];
        writeln!(out, "{}", fill(texts.set, &values))?;
    }
    for member in changed {
        let record = &member.record;
        if let (Place::ScreenedOut, Some(why)) = (record.place(), record.why()) {
            let why = shown(why);
            let values: [(&str, &dyn Display); 2] = [("participant", &member.id), ("why", &why)];
            context.warn(&fill(texts.was_screened, &values));
        }
        if member.is_interviewed() && place != Place::Chosen {
            let said = fill(texts.interviewed_already, &[("participant", &member.id)]);
            context.warn(&said);
        }
    }
    Ok(out.flush()?)
}

/// Those who are meant; all of them have to be known, and have not withdrawn.
fn found<'a>(
    context: &Context,
    wanted: &[String],
    members: &'a [Member],
) -> Result<Vec<&'a Member>, Failure> {
    let mut found = Vec::new();
    let mut unknown = Vec::new();
    for id in wanted {
        match members.iter().find(|member| member.id == *id) {
            Some(member) => found.push(member),
            None => unknown.push(shown(id)),
        }
    }
    if let Some(left) = found.iter().find(|member| member.left) {
        let said = fill(context.texts.sample.has_left, &[("participant", &left.id)]);
        return Err(Failure::usage(said));
    }
    if unknown.is_empty() {
        return Ok(found);
    }
    let unknown = unknown.join(", ");
    let said = fill(context.texts.sample.unknown, &[("participant", &unknown)]);
    Err(Failure::usage(said))
}

/// Whether a reason names somebody of the key, or one of those it is about by a part of the name.
pub(super) fn names_somebody(key: &Key, why: &str, about: &[String]) -> bool {
    key.people().any(|(id, person)| {
        let is_about = about.iter().any(|one| one == id);
        person.is_named_in(why) || (is_about && person.is_partly_named_in(why))
    })
}
