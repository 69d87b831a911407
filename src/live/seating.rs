//! Around the table: who comes late, leaves early or did not come, and whether everyone answers in
//! silence first.

use super::effect::Outcome;
use super::model::{Answer, Level, Model};
use super::{marks, sound};
use crate::journal::deed::{Absent, Joined, Left, Silent};
use crate::safe::shown;
use crate::session::consent::WhyNot;
use crate::study::name;
use crate::texts::fill;

/// Somebody comes to the table. Nobody is recorded who did not agree to it: the recorder stops until
/// she has.
pub fn join(model: &mut Model, out: &mut Outcome, who: &str) {
    let Some(participant) = number(model, out, who) else {
        return;
    };
    let group = &model.texts.group;
    let named = [("who", &participant as &dyn std::fmt::Display)];
    if model.session().table.is_here(&participant) {
        return out.say(Answer::new(Level::Warn, fill(group.is_here, &named)));
    }
    let mut said = vec![fill(group.joined, &named)];
    let (consent_open, recorder_waits) = (
        fill(group.consent_open, &named),
        fill(group.recorder_waits, &named),
    );
    let joined = participant.clone();
    out.record(model, Joined { participant });
    let session = model.session();
    let alone = [joined];
    if session
        .consents
        .open(&session.guide, &alone)
        .next()
        .is_some()
    {
        said.push(consent_open);
    }
    let may_record = session.agreed_to_recording();
    if model.sound.state.is_running() && may_record.is_err() {
        sound::stop(model, out);
        said.push(recorder_waits);
    }
    let is_all_well = said.len() == 1 && !matches!(may_record, Err(WhyNot::Refused { .. }));
    let level = if is_all_well { Level::Ok } else { Level::Warn };
    out.say(Answer::new(level, said.join("; ")));
}

/// Somebody leaves the table; what she answered stays.
pub fn leave(model: &mut Model, out: &mut Outcome, who: &str) {
    let Some(participant) = number(model, out, who) else {
        return;
    };
    let group = &model.texts.group;
    let named = [("who", &participant as &dyn std::fmt::Display)];
    if !model.session().table.is_here(&participant) {
        return out.say(Answer::new(Level::Error, fill(group.is_not_here, &named)));
    }
    let text = fill(group.gone, &named);
    out.record(model, Left { participant });
    out.say(Answer::new(Level::Ok, text));
}

/// Somebody was invited and is not there; what she said when invited is kept with it.
pub fn absent(model: &mut Model, out: &mut Outcome, who: &str, said: String) {
    let Some(participant) = number(model, out, who) else {
        return;
    };
    let said = marks::on_record(model, out, said);
    let named = [("who", &participant as &dyn std::fmt::Display)];
    let text = fill(model.texts.group.not_come, &named);
    let said = Some(said).filter(|words| !words.is_empty());
    out.record(model, Absent { participant, said });
    marks::say(out, Answer::new(Level::Ok, text));
}

/// Everyone answers in silence first, or in turn again.
pub fn toggle_silence(model: &mut Model, out: &mut Outcome) {
    let on = !model.session().silent;
    out.record(model, Silent { on });
    let group = &model.texts.group;
    let text = if on {
        group.silent_on
    } else {
        group.silent_off
    };
    out.say(Answer::new(Level::Ok, text));
}

/// A participant's number as it is written everywhere; says so when it is none.
fn number(model: &Model, out: &mut Outcome, who: &str) -> Option<String> {
    let found = name::participant(who).ok();
    if found.is_none() {
        let text = fill(model.texts.group.no_number, &[("who", &shown(who))]);
        out.say(Answer::new(Level::Error, text));
    }
    found
}
