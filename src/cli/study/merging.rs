//! What `study merge` says: what clashes, what differs, what comes in.

use std::fmt::Display;
use std::io::{self, Write};

use crate::cli::Context;
use crate::safe::shown;
use crate::study::merge::carry::Carried;
use crate::study::merge::differences::Difference;
use crate::study::merge::plan::Plan;
use crate::study::merge::same::{Clash, Why};
use crate::study::merge::side::Side;
use crate::texts::{MergeTexts, Texts, fill};

/// Whether all that is new in a folder comes in.
#[must_use]
pub fn is_all(plan: &Plan, there: &Side) -> bool {
    plan.left.is_empty() && plan.apart().next().is_none() && there.past.damaged == 0
}

/// Says what clashes and what differs; where nothing is to be written, what would come in as well.
///
/// # Errors
/// When it cannot be printed.
pub fn say_of(
    out: &mut impl Write,
    context: &Context,
    plan: &Plan,
    there: &Side,
    is_dry: bool,
) -> io::Result<()> {
    let texts = &context.texts.merge;
    let mut lines = Vec::new();
    if !plan.same.clashes.is_empty() {
        lines.push(texts.clashes.to_owned());
        lines.extend(plan.same.clashes.iter().map(|clash| clashes(clash, texts)));
    }
    let mut differing = left_behind(plan, there, texts);
    let each = plan.differences.iter();
    differing.extend(each.map(|one| difference(one, context.texts)));
    for (participant, names) in &plan.same.differing {
        let names = list(names, texts);
        let values: [(&str, &dyn Display); 2] =
            [("participant", participant), ("attributes", &names)];
        differing.push(fill(texts.attributes, &values));
    }
    if !differing.is_empty() {
        lines.push(texts.differs.to_owned());
        lines.extend(differing);
    }
    let of = |text, session| fill(text, &[("session", &shown(session))]);
    lines.extend(plan.longer().map(|session| of(texts.longer, session)));
    lines.extend(plan.behind().map(|session| of(texts.behind, session)));
    if is_dry {
        lines.push(would_come(plan, texts));
    }
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", shown(&plan.source))?;
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// What does not come in, or comes in as it is.
fn left_behind(plan: &Plan, there: &Side, texts: &MergeTexts) -> Vec<String> {
    let mut lines = Vec::new();
    for (session, what) in plan.apart() {
        let values: [(&str, &dyn Display); 2] =
            [("session", &shown(session)), ("what", &shown(what))];
        lines.push(fill(texts.apart, &values));
    }
    for (session, reason) in &plan.left {
        let values: [(&str, &dyn Display); 2] =
            [("session", &shown(session)), ("reason", &shown(reason))];
        lines.push(fill(texts.left, &values));
    }
    if there.past.damaged > 0 {
        lines.push(fill(texts.damaged_log, &[("count", &there.past.damaged)]));
    }
    let damaged = plan.fresh.iter().filter(|fresh| fresh.is_damaged);
    lines.extend(damaged.map(|fresh| {
        let session = shown(&fresh.folder.id);
        fill(texts.damaged, &[("session", &session)])
    }));
    lines
}

fn would_come(plan: &Plan, texts: &MergeTexts) -> String {
    let grown = plan.growing().count();
    let values: [(&str, &dyn Display); 3] = [
        ("sessions", &plan.fresh.len()),
        ("grown", &grown),
        ("lines", &plan.told.len()),
    ];
    fill(texts.would_come, &values)
}

fn clashes(clash: &Clash, texts: &MergeTexts) -> String {
    let names = match &clash.why {
        Why::Attributes(names) => list(names, texts),
        _ => String::new(),
    };
    let text = match clash.why {
        Why::Key => texts.by_key,
        Why::Attributes(_) => texts.by_attributes,
        Why::Sessions => texts.by_sessions,
        Why::Nothing => texts.by_nothing,
        Why::TwoNumbers => texts.two_numbers,
    };
    let values: [(&str, &dyn Display); 3] = [
        ("there", &clash.there),
        ("here", &clash.here),
        ("attributes", &names),
    ];
    fill(text, &values)
}

fn difference(one: &Difference, all: &Texts) -> String {
    let texts = &all.merge;
    match one {
        Difference::Setting(key) => fill(texts.setting, &[("key", &shown(key))]),
        Difference::Guide(guide, version) => {
            let values: [(&str, &dyn Display); 2] =
                [("guide", &shown(guide)), ("version", &shown(version))];
            fill(texts.guide, &values)
        }
        Difference::Concepts(guide, here, there) => {
            let values: [(&str, &dyn Display); 3] = [
                ("guide", &shown(guide)),
                ("here", &list(here, texts)),
                ("there", &list(there, texts)),
            ];
            fill(texts.concepts, &values)
        }
        Difference::Theme(given, here, there) => {
            let values: [(&str, &dyn Display); 3] = [
                ("theme", &shown(given)),
                ("here", &shown(here)),
                ("there", &shown(there)),
            ];
            fill(texts.theme, &values)
        }
        Difference::Place(participant, places) => {
            let [here, there, holds] = places.map(|place| place.name(&all.sample));
            let values: [(&str, &dyn Display); 4] = [
                ("participant", participant),
                ("here", &here),
                ("there", &there),
                ("holds", &holds),
            ];
            fill(texts.place, &values)
        }
        Difference::Speakers(count) => fill(texts.speakers, &[("count", count)]),
    }
}

/// Says what came in.
///
/// # Errors
/// When it cannot be printed.
pub fn say_what_came(
    out: &mut impl Write,
    context: &Context,
    plan: &Plan,
    carried: &Carried,
) -> io::Result<()> {
    let texts = &context.texts.merge;
    writeln!(out, "{}", shown(&plan.source))?;
    if carried.sessions + carried.grown + carried.participants + carried.lines == 0 {
        writeln!(out, "{}", texts.nothing_new)?;
    } else {
        for (there, here) in plan.renumbered() {
            let values: [(&str, &dyn Display); 2] = [("there", &there), ("here", &here)];
            writeln!(out, "{}", fill(texts.renumbered, &values))?;
        }
        let values: [(&str, &dyn Display); 4] = [
            ("sessions", &carried.sessions),
            ("grown", &carried.grown),
            ("participants", &carried.participants),
            ("lines", &carried.lines),
        ];
        writeln!(out, "{}", fill(texts.came, &values))?;
    }
    for (session, participant) in &carried.to_empty {
        let values: [(&str, &dyn Display); 2] =
            [("session", &shown(session)), ("participant", participant)];
        writeln!(out, "{}", fill(texts.to_empty, &values))?;
    }
    Ok(())
}

fn list(names: &[String], texts: &MergeTexts) -> String {
    if names.is_empty() {
        return texts.none.to_owned();
    }
    let names: Vec<String> = names.iter().map(|name| shown(name).into_owned()).collect();
    names.join(", ")
}
