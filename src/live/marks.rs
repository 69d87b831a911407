//! Marks on the guide: asked, skipped, mentioned, ticked, opened, flagged.

use super::effect::Outcome;
use super::model::{Answer, Level, Model};
use super::{moves, phrases, walk};
use crate::journal::deed::{Asked, Condition, Flagged, Mentioned, Role, Skipped, Ticked};
use crate::safe::shown;
use crate::session::item::State;
use crate::session::place::{Place, Section};
use crate::texts::fill;

/// A note that was begun less than this ago, in milliseconds, may be about what is being said.
const JUST_SAID_MS: u64 = 120_000;

/// Marks an item asked; the open one, when none is named, and then goes on to the next.
pub fn asked(model: &mut Model, out: &mut Outcome, id: Option<&str>) {
    let Some(item) = item(model, out, id) else {
        return;
    };
    let (id_found, role) = id_and_role(model, item);
    let to = id.is_none().then(|| onwards(model));
    let from = model.session().section();
    let text = fill(model.texts.live.asked, &[("id", &id_found)]);
    out.record(
        model,
        Asked {
            id: id_found,
            role,
            to,
        },
    );
    done(model, out, text, id.is_none().then_some(from));
}

/// Passes an item by on purpose; the open one, when none is named, and then goes on to the next.
pub fn skip(model: &mut Model, out: &mut Outcome, id: Option<&str>, why: String) {
    let Some(item) = item(model, out, id) else {
        return;
    };
    let (id_found, _) = id_and_role(model, item);
    let to = id.is_none().then(|| onwards(model));
    let from = model.session().section();
    let text = fill(model.texts.live.skipped, &[("id", &id_found)]);
    let why = on_record(model, out, why);
    out.record(
        model,
        Skipped {
            id: id_found,
            why,
            to,
        },
    );
    done(model, out, text, id.is_none().then_some(from));
}

/// Covers the open item without going on.
pub fn cover(model: &mut Model, out: &mut Outcome) {
    let Place::Item(item) = model.session().place else {
        return;
    };
    let (id, role) = id_and_role(model, item);
    let text = fill(model.texts.live.asked, &[("id", &id)]);
    let is_asked = model
        .session()
        .items
        .get(item)
        .is_some_and(|item| item.state() == State::Asked);
    if !is_asked {
        out.record(model, Asked { id, role, to: None });
    }
    out.say(Answer::new(Level::Ok, text));
}

/// What was said about an item came up before its turn; the note taken there last holds it.
pub fn mentioned(model: &mut Model, out: &mut Outcome, id: Option<&str>) {
    let Some(item) = item(model, out, id) else {
        return;
    };
    let (id, _) = id_and_role(model, item);
    let notes = model
        .session()
        .notes
        .all()
        .iter()
        .rev()
        .filter(|note| note.is_fragment() && !note.note.text.is_empty());
    let is_there = |note: &&crate::session::notes::KeptNote| {
        note.note.probe.as_ref().or(note.note.question.as_ref()) == Some(&id)
    };
    // Kept elsewhere a moment ago, it is what was being said.
    let is_fresh =
        |note: &&crate::session::notes::KeptNote| note.note.ms + JUST_SAID_MS >= model.now.ms;
    let found = notes.clone().find(is_there);
    let note = found.or_else(|| notes.clone().next().filter(is_fresh));
    let note = note.map(|note| note.seq);
    let text = fill(model.texts.live.mentioned, &[("id", &id)]);
    out.record(model, Mentioned { id, note });
    out.say(Answer::new(Level::Ok, text));
}

/// Ticks a checklist item, or takes the tick away: of the open topic first, else of the first topic
/// that has it; `O3.rol` names the topic.
pub fn tick(model: &mut Model, out: &mut Outcome, id: &str) {
    match check(model, id) {
        Some((topic, item)) => tick_item(model, out, topic, item),
        None => no_such(model, out, id),
    }
}

fn check(model: &Model, id: &str) -> Option<(usize, String)> {
    let session = model.session();
    let topics = &session.guide.topics;
    let in_topic = |topic: usize, wanted: &str| {
        let checklist = &topics.get(topic)?.checklist;
        let found = checklist
            .iter()
            .find(|check| check.id.eq_ignore_ascii_case(wanted))?;
        Some((topic, found.id.clone()))
    };
    let here = match session.section() {
        Section::Topic(topic) => in_topic(topic, id),
        _ => None,
    };
    let in_full = || {
        topics.iter().enumerate().find_map(|(index, topic)| {
            let prefix = id
                .get(..topic.id.len())
                .filter(|p| p.eq_ignore_ascii_case(&topic.id))?;
            in_topic(index, id.get(prefix.len()..)?.strip_prefix('.')?)
        })
    };
    here.or_else(in_full)
        .or_else(|| (0..topics.len()).find_map(|topic| in_topic(topic, id)))
}

/// Ticks a checklist item of a topic, or takes the tick away.
pub fn tick_item(model: &mut Model, out: &mut Outcome, topic: usize, item: String) {
    let on = !model.session().is_ticked(topic, &item);
    let Some(topic) = model
        .session()
        .guide
        .topics
        .get(topic)
        .map(|topic| topic.id.clone())
    else {
        return;
    };
    let live = &model.texts.live;
    let text = if on { live.ticked } else { live.unticked };
    let text = fill(text, &[("id", &format!("{topic}.{item}"))]);
    out.record(model, Ticked { topic, item, on });
    out.say(Answer::new(Level::Ok, text));
}

/// Opens the condition of a probe, or closes it again.
pub fn open(model: &mut Model, out: &mut Outcome, id: &str) {
    let Some(item) = item(model, out, Some(id)) else {
        return;
    };
    let session = model.session();
    let live = &model.texts.live;
    let has_condition = session
        .outline
        .question(&session.guide, item)
        .is_some_and(|probe| probe.when.is_some());
    if !has_condition {
        let text = fill(live.no_condition, &[("id", &shown(id))]);
        return out.say(Answer::new(Level::Error, text));
    }
    let open = session.is_closed(item);
    let (id, _) = id_and_role(model, item);
    let text = fill(if open { live.opened } else { live.closed }, &[("id", &id)]);
    out.record(model, Condition { id, open });
    out.say(Answer::new(Level::Ok, text));
}

/// Flags an item's wording as unclear.
pub fn flag(model: &mut Model, out: &mut Outcome, id: Option<&str>, why: String) {
    let Some(item) = item(model, out, id) else {
        return;
    };
    let (id, _) = id_and_role(model, item);
    let text = fill(model.texts.live.flagged, &[("id", &id)]);
    let why = on_record(model, out, why);
    out.record(model, Flagged { id, why });
    say(out, Answer::new(Level::Ok, text));
}

/// A general follow-up was used.
pub fn follow_up(model: &mut Model, out: &mut Outcome, id: &str) {
    let follow_ups = &model.session().guide.follow_ups;
    let found = follow_ups
        .iter()
        .find(|follow_up| follow_up.id.eq_ignore_ascii_case(id));
    let Some(follow_up) = found.cloned() else {
        return no_such(model, out, id);
    };
    let words = follow_up.ask.words(&model.session().language).to_owned();
    out.record(
        model,
        Asked {
            id: follow_up.id,
            role: Role::FollowUp,
            to: None,
        },
    );
    out.say(Answer::new(Level::Ok, words));
}

/// The item with an id, or the open one; says so when there is none.
fn item(model: &Model, out: &mut Outcome, id: Option<&str>) -> Option<usize> {
    let session = model.session();
    let Some(id) = id else {
        let open = session.place.item();
        if open.is_none() {
            out.say(Answer::new(Level::Error, model.texts.live.no_question_open));
        }
        return open;
    };
    let items = session.outline.items();
    let found = session.outline.find(id).or_else(|| {
        items
            .iter()
            .position(|item| item.id.eq_ignore_ascii_case(id))
    });
    if found.is_none() {
        no_such(model, out, id);
    }
    found
}

fn no_such(model: &Model, out: &mut Outcome, id: &str) {
    let text = fill(model.texts.live.no_such_place, &[("id", &shown(id))]);
    out.say(Answer::new(Level::Error, text));
}

fn id_and_role(model: &Model, item: usize) -> (String, Role) {
    let found = model.session().outline.item(item);
    let role = if found.is_some_and(|item| item.depth > 0) {
        Role::Probe
    } else {
        Role::Planned
    };
    (found.map(|item| item.id.clone()).unwrap_or_default(), role)
}

fn onwards(model: &Model) -> String {
    let session = model.session();
    walk::onwards(session)
        .id(&session.guide, &session.outline)
        .to_owned()
}

/// Off the record, words stay out of the journal: the mark itself is kept without them.
pub(super) fn on_record(model: &Model, out: &mut Outcome, why: String) -> String {
    if model.holds_words_back() && !why.is_empty() {
        out.say(Answer::new(Level::Warn, model.texts.live.not_kept));
        return String::new();
    }
    why
}

/// Says something, unless there is something more important to know.
pub(super) fn say(out: &mut Outcome, answer: Answer) {
    if out.answer.is_none() {
        out.say(answer);
    }
}

/// Says what was done; when one went on from a section, where to, and what was left open there.
fn done(model: &mut Model, out: &mut Outcome, text: String, went_on_from: Option<Section>) {
    let Some(from) = went_on_from else {
        return say(out, Answer::new(Level::Ok, text));
    };
    model.selected = None;
    let session = model.session();
    let to = match session.place {
        Place::Opening | Place::Closing => phrases::title(model, session.section()),
        Place::Topic(_) | Place::Item(_) => phrases::id_here(session),
    };
    let left = left_behind(model, from);
    let parked = moves::parked_before_closing(model);
    let said: Vec<String> = [Some(format!("{text} → {to}")), left, parked]
        .into_iter()
        .flatten()
        .collect();
    let lines = moves::what_stands_here(model);
    say(out, Answer::new(Level::Ok, said.join("; ")).after(lines));
}

/// What was not asked in a topic that one has just left.
fn left_behind(model: &Model, from: Section) -> Option<String> {
    let session = model.session();
    let Section::Topic(topic) = from else {
        return None;
    };
    let open = session.left_open_in(topic);
    let has_left = session.section() != from && open > 0;
    has_left.then(|| {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("topic", &from.id(&session.guide)), ("count", &open)];
        fill(model.texts.live.left_open, &values)
    })
}
