//! Consent, item by item, kept with its moment and the wording that was read.

use super::effect::Outcome;
use super::model::{Answer, Level, Model};
use super::sound;
use crate::guide::{ConsentItem, Scope};
use crate::journal::deed::Consent;
use crate::safe::shown;
use crate::texts::fill;

/// Takes an answer to an item, or to all still open, of a participant, or of all.
pub fn consent(
    model: &mut Model,
    out: &mut Outcome,
    agreed: bool,
    item: Option<&str>,
    participant: Option<&str>,
) {
    // `/consent yes R17`: all that is open to her.
    let (item, participant) = match (item, participant) {
        (Some(who), None) if is_expected(model, who) => (None, Some(who)),
        named => named,
    };
    let Some(who) = participants(model, out, participant) else {
        return;
    };
    let Some(items) = items(model, out, item, &who) else {
        return;
    };
    // Without an item only what is open is answered: nobody's refusal becomes a yes unnamed.
    record(model, out, agreed, &items, &who, item.is_none());
}

fn is_expected(model: &Model, who: &str) -> bool {
    let mut everyone = model.session().table.everyone().iter();
    everyone.any(|one| one.eq_ignore_ascii_case(who))
}

/// Takes one answer to an item of all who still have to answer it; when all have, of all anew.
pub fn answer(model: &mut Model, out: &mut Outcome, agreed: bool, item: &str) {
    let who = model.session().table.here().to_vec();
    let Some(items) = items(model, out, Some(item), &who) else {
        return;
    };
    let consents = &model.session().consents;
    let open_only = who.iter().any(|who| consents.answer(item, who).is_none());
    record(model, out, agreed, &items, &who, open_only);
}

fn record(
    model: &mut Model,
    out: &mut Outcome,
    agreed: bool,
    items: &[ConsentItem],
    who: &[String],
    open_only: bool,
) {
    let mut is_taken_back = false;
    for item in items {
        for participant in who {
            let answered = model.session().consents.answer(&item.id, participant);
            is_taken_back |= answered == Some(true) && !agreed && !open_only;
            if answered.is_none() || (!open_only && answered != Some(agreed)) {
                let deed = answer_to(model, item, participant.clone(), agreed);
                out.record(model, deed);
            }
        }
    }
    let answer = outcome(model, items, agreed);
    out.say(answer);
    sound::follow_consent(model, out, is_taken_back);
}

pub(super) fn answer_to(
    model: &Model,
    item: &ConsentItem,
    participant: String,
    agreed: bool,
) -> Consent {
    let said = item.ask.said(&model.session().language);
    Consent {
        item: item.id.clone(),
        participant,
        agreed,
        wording: said.words.to_owned(),
        language: said.instead.unwrap_or(&model.session().language).to_owned(),
    }
}

/// The participants named, with commas between them, or all who are there; says so when somebody of that
/// name was never expected.
pub(super) fn participants(
    model: &Model,
    out: &mut Outcome,
    named: Option<&str>,
) -> Option<Vec<String>> {
    let table = &model.session().table;
    let Some(named) = named else {
        return Some(table.here().to_vec());
    };
    let seat = |one: &str| {
        let mut everyone = table.everyone().iter();
        let found = everyone.find(|who| who.eq_ignore_ascii_case(one));
        found.cloned().ok_or_else(|| one.to_owned())
    };
    match named.split(',').map(seat).collect::<Result<Vec<_>, _>>() {
        Ok(found) => Some(found),
        Err(stranger) => {
            let all = table.everyone().join(", ");
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("who", &shown(&stranger)), ("all", &all)];
            let text = fill(model.texts.live.not_at_the_table, &values);
            out.say(Answer::new(Level::Error, text));
            None
        }
    }
}

/// The items meant: the one with this id, those with this scope, or all still open.
fn items(
    model: &Model,
    out: &mut Outcome,
    named: Option<&str>,
    who: &[String],
) -> Option<Vec<ConsentItem>> {
    let session = model.session();
    let live = &model.texts.live;
    let Some(named) = named else {
        let open: Vec<_> = session
            .consents
            .open(&session.guide, who)
            .cloned()
            .collect();
        if open.is_empty() {
            out.say(Answer::new(Level::Warn, live.no_consent_open));
        }
        return (!open.is_empty()).then_some(open);
    };
    let consent = &session.guide.consent;
    let by_id = consent
        .iter()
        .filter(|item| item.id.eq_ignore_ascii_case(named));
    let mut found: Vec<_> = by_id.cloned().collect();
    if found.is_empty() {
        let by_scope = consent
            .iter()
            .filter(|item| item.scope.word() == named.to_lowercase());
        found = by_scope.cloned().collect();
    }
    if found.is_empty() {
        let ids: Vec<&str> = consent.iter().map(|item| item.id.as_str()).collect();
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("item", &shown(named)), ("all", &ids.join(", "))];
        out.say(Answer::new(
            Level::Error,
            fill(live.no_such_consent, &values),
        ));
    }
    (!found.is_empty()).then_some(found)
}

fn outcome(model: &Model, items: &[ConsentItem], agreed: bool) -> Answer {
    let live = &model.texts.live;
    let language = &model.session().language;
    let labels: Vec<&str> = items.iter().map(|item| item.label(language)).collect();
    let named = [("items", &labels.join(", ") as &dyn std::fmt::Display)];
    if agreed {
        return Answer::new(Level::Ok, fill(live.consent_given, &named));
    }
    let refused = fill(live.consent_refused, &named);
    let is_of = |scope| items.iter().any(|item| item.scope == scope);
    if is_of(Scope::Part) {
        Answer::new(Level::Ok, format!("{refused}; {}", live.part_refused))
    } else if is_of(Scope::Recording) {
        Answer::new(Level::Ok, format!("{refused}; {}", live.recording_refused))
    } else {
        Answer::new(Level::Ok, refused)
    }
}
