//! What the arrow keys go along: the questions, probes and checklist items of the open topic, in
//! the order of the screen.

use super::before;
use super::model::Model;
use crate::session::Session;
use crate::session::place::{Place, Section};

/// One thing that the arrow keys stop at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rung {
    /// A question or probe, by its index in the outline.
    Item(usize),
    /// A checklist item of the topic, a stop of the opening, or a parked follow-up in the closing, by
    /// its place in the list.
    Check(usize),
}

/// The rungs of the open section: its first question, the checklist, then everything else.
#[must_use]
pub fn of(model: &Model) -> Vec<Rung> {
    let session = model.session();
    match session.section() {
        Section::Opening => (0..before::stops(session).count())
            .map(Rung::Check)
            .collect(),
        Section::Closing => (0..model.parked().count()).map(Rung::Check).collect(),
        Section::Topic(topic) => {
            let mut items = items_in_view(session, topic);
            let checks = session
                .guide
                .topics
                .get(topic)
                .map_or(0, |topic| topic.checklist.len());
            let mut rungs: Vec<Rung> = items.next().map(Rung::Item).into_iter().collect();
            rungs.extend((0..checks).map(Rung::Check));
            rungs.extend(items.map(Rung::Item));
            rungs
        }
    }
}

/// The items of a topic that show: those under a closed condition do not, the condition itself does.
pub fn items_in_view(session: &Session, topic: usize) -> impl Iterator<Item = usize> + '_ {
    session.outline.of_topic(topic).filter(move |item| {
        session
            .outline
            .upwards(*item)
            .skip(1)
            .all(|above| !session.is_closed(above))
    })
}

/// Where one stands on the rungs.
#[must_use]
pub fn position(session: &Session, selected: Option<usize>, rungs: &[Rung]) -> Option<usize> {
    let here = match (selected, session.place) {
        (Some(check), _) => Rung::Check(check),
        (None, Place::Item(item)) => Rung::Item(item),
        (None, _) => return None,
    };
    rungs.iter().position(|rung| *rung == here)
}
