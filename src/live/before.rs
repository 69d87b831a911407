//! Before the first question: whether all is ready, where one sits, who else is there, and, on
//! another day, the consent again.

use super::effect::Outcome;
use super::model::{Answer, Level, Model};
use super::opening;
use crate::journal::deed::{Setting, Venue};
use crate::safe::shown;
use crate::session::Session;
use crate::session::header::Phase;
use crate::study::ready::Check;
use crate::texts::{Texts, fill};

/// The most others that Space counts up to before it begins anew.
const MOST_OTHERS: u32 = 9;

/// What the arrow keys stop at in the opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// A consent item, by its place in the guide.
    Consent(usize),
    /// Online, or on location.
    Venue,
    /// How many others are there.
    Others,
}

/// The stops of the opening, in their order.
pub fn stops(session: &Session) -> impl Iterator<Item = Stop> + use<> {
    let consents = (0..session.guide.consent.len()).map(Stop::Consent);
    consents.chain([Stop::Venue, Stop::Others])
}

/// Where the opening stands: at what was selected, else at the first consent item that is open.
#[must_use]
pub fn stop_here(model: &Model) -> Option<Stop> {
    let session = model.session();
    let first_open = || {
        let who = session.table.here();
        let open = session.consents.open(&session.guide, who).next()?;
        let mut items = session.guide.consent.iter();
        items.position(|item| item.id == open.id).map(Stop::Consent)
    };
    model
        .selected
        .map_or_else(first_open, |at| stops(session).nth(at))
}

/// The consent item that the opening stands at, by its place in the guide.
#[must_use]
pub fn consent_here(model: &Model) -> Option<usize> {
    match stop_here(model)? {
        Stop::Consent(at) => Some(at),
        Stop::Venue | Stop::Others => None,
    }
}

/// Space, or the key that passes by, on the empty line: answers, turns or counts what the opening
/// stands at.
pub fn turn(model: &mut Model, out: &mut Outcome, agreed: bool) {
    let setting = model.session().setting;
    let others = setting.map_or(0, |setting| setting.others);
    match stop_here(model) {
        Some(Stop::Consent(at)) => {
            let item = model.session().guide.consent.get(at);
            if let Some(id) = item.map(|item| item.id.clone()) {
                opening::answer(model, out, agreed, &id);
                model.selected = None;
            }
        }
        Some(Stop::Venue) => {
            let place = setting.map_or(Venue::Online, |setting| setting.place.other());
            self::setting(model, out, place, Some(others));
        }
        Some(Stop::Others) => {
            let place = setting.map_or(Venue::Online, |setting| setting.place);
            let others = if agreed {
                (others + 1) % (MOST_OTHERS + 1)
            } else {
                0
            };
            self::setting(model, out, place, Some(others));
        }
        None => {}
    }
}

/// Keeps where the interview takes place, and how many others are there.
pub fn setting(model: &mut Model, out: &mut Outcome, place: Venue, others: Option<u32>) {
    let known = model.session().setting.map_or(0, |setting| setting.others);
    let setting = Setting {
        place,
        others: others.unwrap_or(known),
    };
    out.record(model, setting);
    let [place, others] = setting_words(setting, model.texts);
    let values: [(&str, &dyn std::fmt::Display); 2] = [("place", &place), ("others", &others)];
    let text = fill(model.texts.ready.setting, &values);
    out.say(Answer::new(Level::Ok, text));
}

/// A setting in words: where, and who else is there.
#[must_use]
pub fn setting_words(setting: Setting, texts: &Texts) -> [String; 2] {
    let [online, location] = texts.ready.venues;
    let place = match setting.place {
        Venue::Online => online,
        Venue::Location => location,
    };
    let [nobody, one, more] = texts.ready.others;
    let others = match setting.others {
        0 => nobody.to_owned(),
        1 => one.to_owned(),
        count => fill(more, &[("count", &count)]),
    };
    [place.to_owned(), others]
}

/// Whether all is ready, what needs attention first; nothing when a session is taken up again.
#[must_use]
pub fn checks(model: &Model) -> Vec<Check> {
    let texts = &model.texts.ready;
    let Some(readiness) = &model.readiness else {
        return Vec::new();
    };
    let mut checks = readiness.checks(texts);
    let phase = model.session().header.phase;
    if !matches!(phase, Phase::Main | Phase::MemberCheck) {
        let words = fill(texts.uncounted, &[("phase", &phase.word())]);
        checks.push(Check {
            is_fine: true,
            words,
        });
    }
    checks
}

/// Says whether all is ready, and what the setting is.
pub fn ready(model: &Model, out: &mut Outcome) {
    out.say(Answer::new(Level::Ok, sitting(model)).after(lines(model)));
}

/// The same, a line each.
#[must_use]
pub fn ready_lines(model: &Model) -> Vec<String> {
    lines(model)
        .chain([format!("  {}", sitting(model))])
        .collect()
}

/// Where one sits and who else is there, as far as that was said.
fn sitting(model: &Model) -> String {
    model.session().setting.map_or_else(
        || model.texts.ready.setting_open.to_owned(),
        |setting| setting_words(setting, model.texts).join(", "),
    )
}

/// What is ready and what is not, a line each.
pub fn lines(model: &Model) -> impl Iterator<Item = String> + use<> {
    let sign = |check: &Check| if check.is_fine { "✓" } else { "!" };
    let checks = checks(model).into_iter();
    checks.map(move |check| format!("{} {}", sign(&check), check.words))
}

/// The consent on another day: each item as it was read, with its answer then.
#[must_use]
pub fn reread_lines(model: &Model) -> Vec<String> {
    let session = model.session();
    let who = session.table.here();
    let items = session.guide.consent.iter().map(|item| {
        let sign = match session.consents.of_all(&item.id, who) {
            Some(true) => "✓",
            Some(false) => "✗",
            None => "□",
        };
        let answers = session.consents.iter();
        let last = answers
            .filter(|answer| answer.consent.item == item.id)
            .last();
        let date = last.map_or_else(String::new, |answer| {
            format!(" ({})", answer.at.utc().to_offset(model.offset).date())
        });
        let ask = shown(item.ask.words(&session.language)).into_owned();
        format!(
            "{sign} {}{date}: {ask}",
            shown(item.label(&session.language))
        )
    });
    items.collect()
}

/// On another day the consent still stands: every answer that was given is kept anew, with the
/// wording that was read now.
pub fn still_stands(model: &mut Model, out: &mut Outcome) {
    let given: Vec<(String, String, bool)> = model
        .session()
        .consents
        .iter()
        .map(|answer| &answer.consent)
        .map(|consent| {
            (
                consent.item.clone(),
                consent.participant.clone(),
                consent.agreed,
            )
        })
        .collect();
    for (id, participant, agreed) in given {
        let mut items = model.session().guide.consent.iter();
        if let Some(item) = items.find(|item| item.id == id).cloned() {
            let deed = opening::answer_to(model, &item, participant, agreed);
            out.record(model, deed);
        }
    }
    out.say(Answer::new(Level::Ok, model.texts.live.consent_stands));
}
