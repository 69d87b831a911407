//! The clock while it runs: notices given once, a calendar that jumps, and what is asked about time.

use super::effect::Outcome;
use super::model::{Answer, Level, Model};
use super::{grid, phrases};
use crate::journal::deed::{Agreed, Clock, Planned};
use crate::safe::shown;
use crate::session::pace::{self, Pace};
use crate::session::place::Section;
use crate::texts::fill;

/// The calendar moved when it differs by more than this from the session's clock, in milliseconds.
const JUMP_MS: i64 = 30_000;
/// The longest that can be agreed on at once, in minutes.
const MOST_MINUTES: i64 = 24 * 60;

/// What passing time brings: a jump of the calendar is journalled, notices are given.
pub fn tick(model: &mut Model, out: &mut Outcome) {
    watch_calendar(model, out);
    if model.session().finished.is_none()
        && let Some(notice) = notice(model)
    {
        out.say(Answer::new(Level::Warn, notice));
    }
}

fn watch_calendar(model: &mut Model, out: &mut Outcome) {
    let calendar =
        i64::try_from(model.now.at.utc().unix_timestamp_nanos() / 1_000_000).unwrap_or(0);
    let against = calendar - i64::try_from(model.now.ms).unwrap_or(0);
    let by_ms = against - *model.calendar_ms.get_or_insert(against);
    if by_ms.abs() > JUMP_MS {
        model.calendar_ms = Some(against);
        out.record(model, Clock { by_ms });
        let minutes = phrases::whole_minutes(by_ms);
        let text = fill(
            model.texts.live.clock_jumped,
            &[("minutes", &format!("{minutes:+}"))],
        );
        out.say(Answer::new(Level::Warn, text));
    }
}

/// The notice that is due now, once: ten and five minutes left, the end, a topic's share used.
fn notice(model: &mut Model) -> Option<String> {
    let pace = pace::at(model.session(), model.session_ms())?;
    let live = &model.texts.live;
    let long = model.session().guide.minutes >= 15;
    let told = &mut model.told;
    if pace.left_ms <= 0 && !std::mem::replace(&mut told.over, true) {
        (told.ten, told.five) = (true, true);
        return Some(live.time_is_over.to_owned());
    }
    if pace.left_ms <= 300_000 && !std::mem::replace(&mut told.five, true) {
        told.ten = true;
        return Some(live.five_left.to_owned());
    }
    if long && pace.left_ms <= 600_000 && !std::mem::replace(&mut told.ten, true) {
        return Some(live.ten_left.to_owned());
    }
    share_used(model)
}

fn share_used(model: &mut Model) -> Option<String> {
    minutes_used(model).or_else(|| topic_used(model))
}

/// A statement whose minutes are used, once.
fn minutes_used(model: &mut Model) -> Option<String> {
    let session = model.session();
    let statement = grid::here(session)?;
    let minutes = session.minutes_of_statement(statement)?;
    let used = session.spent_on(statement, model.now.ms);
    if used < u64::from(minutes) * 60_000 || model.told.used_up.contains(&statement) {
        return None;
    }
    let id = phrases::id_here(session);
    let values: [(&str, &dyn std::fmt::Display); 2] = [("statement", &id), ("minutes", &minutes)];
    let text = fill(model.texts.group.share_used, &values);
    model.told.used_up.push(statement);
    Some(text)
}

fn topic_used(model: &mut Model) -> Option<String> {
    let section = model.session().section();
    let Section::Topic(topic) = section else {
        return None;
    };
    let minutes = model.session().minutes_of(topic);
    let used = model.session().spent_in(section, model.session_ms());
    if minutes == 0 || used < u64::from(minutes) * 60_000 || model.told.used.contains(&topic) {
        return None;
    }
    model.told.used.push(topic);
    let id = section.id(&model.session().guide);
    Some(fill(
        model.texts.live.share_used,
        &[("topic", &id), ("minutes", &minutes)],
    ))
}

/// Says how the time stands.
pub fn time(model: &Model, out: &mut Outcome) {
    let answer = match standing(model) {
        Some((pace, left)) => {
            let drift = phrases::drift(model, &pace);
            let section = model.session().section();
            let used = model.session().spent_in(section, model.session_ms()) / 60_000;
            let here = fill(
                model.texts.live.topic_used,
                &[
                    ("topic", &phrases::title(model, section)),
                    ("used", &used),
                    ("minutes", &section.minutes(model.session())),
                ],
            );
            Answer::new(Level::Ok, format!("{left}, {drift}; {here}"))
        }
        None => Answer::new(Level::Warn, model.texts.live.no_end),
    };
    out.say(answer);
}

fn standing(model: &Model) -> Option<(Pace, String)> {
    let end = model.session().end?;
    let pace = pace::at(model.session(), model.session_ms())?;
    let left = phrases::left(model, end, &pace);
    Some((pace, left))
}

/// Says the plan.
pub fn plan(model: &Model, out: &mut Outcome) {
    let Some((pace, _)) = standing(model) else {
        return out.say(Answer::new(Level::Warn, model.texts.live.no_end));
    };
    let line = phrases::plan_line(model, &pace);
    out.say(Answer::new(Level::Ok, line).after(phrases::unreached_line(model, &pace)));
}

/// Overrules the plan for one topic; 0 minutes drops what is left of it.
pub fn overrule(model: &mut Model, out: &mut Outcome, topic: &str, minutes: &str) {
    let live = &model.texts.live;
    let guide = &model.session().guide;
    let found = guide
        .topics
        .iter()
        .find(|known| known.id.eq_ignore_ascii_case(topic));
    let Some(topic_id) = found.map(|topic| topic.id.clone()) else {
        let text = fill(live.no_such_place, &[("id", &shown(topic))]);
        return out.say(Answer::new(Level::Error, text));
    };
    let Some(minutes) = minutes
        .parse::<u32>()
        .ok()
        .filter(|m| i64::from(*m) <= MOST_MINUTES)
    else {
        let text = fill(live.not_minutes, &[("minutes", &shown(minutes))]);
        return out.say(Answer::new(Level::Error, text));
    };
    let text = fill(
        live.replanned,
        &[("topic", &topic_id), ("minutes", &minutes)],
    );
    out.record(
        model,
        Planned {
            topic: topic_id,
            minutes,
        },
    );
    out.say(Answer::new(Level::Ok, text));
}

/// Minutes more, by agreement: counted from the agreed end.
pub fn more(model: &mut Model, out: &mut Outcome, minutes: &str) {
    let live = &model.texts.live;
    let Some(end) = model.session().end else {
        return out.say(Answer::new(Level::Warn, live.no_end));
    };
    let parsed = minutes
        .parse::<i64>()
        .ok()
        .filter(|more| (-MOST_MINUTES..=MOST_MINUTES).contains(more) && *more != 0);
    let Some(more) = parsed else {
        let text = fill(live.not_minutes, &[("minutes", &shown(minutes))]);
        return out.say(Answer::new(Level::Error, text));
    };
    let end = end.at.plus_ms(more * 60_000);
    out.record(
        model,
        Agreed {
            end,
            more: Some(more),
        },
    );
    (model.told.ten, model.told.five, model.told.over) = (false, false, false);
    let until = phrases::time_of_day(end, model.offset);
    out.say(Answer::new(
        Level::Ok,
        fill(model.texts.live.agreed_until, &[("end", &until)]),
    ));
}
