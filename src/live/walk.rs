//! Where one goes on to: the order of the walk, with what is closed passed over.

use crate::session::Session;
use crate::session::place::{Place, Section};

/// The place after the open one, whatever was asked: the next question or probe in view.
#[must_use]
pub fn next(session: &Session) -> Place {
    let from = session.place;
    let later = match from {
        Place::Opening => places(session, Section::Opening).next(),
        Place::Topic(topic) => places(session, Section::Topic(topic)).next(),
        Place::Item(item) => items_from(session, item + 1).next(),
        Place::Closing => None,
    };
    later.unwrap_or(Place::Closing)
}

/// The place before the open one, whatever was asked.
#[must_use]
pub fn previous(session: &Session) -> Place {
    // One may stand on what is closed, which is no part of the walk: what lies before it counts.
    let here = rank(session, session.place);
    places(session, Section::Opening)
        .take_while(|place| rank(session, *place) < here)
        .last()
        .unwrap_or(Place::Opening)
}

/// Where a place stands in the order of the walk: its section, then its item.
fn rank(session: &Session, place: Place) -> (Section, Option<usize>) {
    (place.section(&session.outline), place.item())
}

/// The place to go on to once the open one is done: the next in the topic that is still to be
/// asked, else the next section.
#[must_use]
pub fn onwards(session: &Session) -> Place {
    let Place::Item(item) = session.place else {
        return next(session);
    };
    let section = session.section();
    let in_topic = items_from(session, item + 1)
        .find(|place| place.section(&session.outline) == section && is_ahead(session, *place));
    in_topic.unwrap_or_else(|| section_ahead(session, section))
}

/// Where the next section begins that still has something to be asked, else the closing.
fn section_ahead(session: &Session, section: Section) -> Place {
    let later = Section::all(&session.guide).skip_while(|at| *at != section);
    later
        .skip(1)
        .map(|section| beginning(session, section))
        .find(|place| is_ahead(session, *place))
        .unwrap_or(Place::Closing)
}

/// Where the next section begins: at its first question that is still to be asked.
#[must_use]
pub fn section_after(session: &Session, section: Section) -> Place {
    let mut later = Section::all(&session.guide)
        .skip_while(|at| *at != section)
        .skip(1);
    later
        .next()
        .map_or(Place::Closing, |section| beginning(session, section))
}

/// Where the section before begins.
#[must_use]
pub fn section_before(session: &Session, section: Section) -> Place {
    let earlier = Section::all(&session.guide)
        .take_while(|at| *at != section)
        .last();
    earlier.map_or(Place::Opening, |section| beginning(session, section))
}

/// Where one lands in a section: at its first question that is still to be asked, else at its
/// beginning.
#[must_use]
pub fn beginning(session: &Session, section: Section) -> Place {
    let Section::Topic(topic) = section else {
        return section.start(&session.outline);
    };
    let mut ahead = session.outline.of_topic(topic).map(Place::Item);
    ahead
        .find(|place| is_ahead(session, *place) && is_in_view(session, *place))
        .unwrap_or_else(|| section.start(&session.outline))
}

/// All places after the beginning of a section, in order, but the opening and the closing.
fn places(session: &Session, after: Section) -> impl Iterator<Item = Place> + '_ {
    let sections = Section::all(&session.guide)
        .skip_while(move |at| *at != after)
        .skip(1);
    sections.flat_map(|section| match section {
        Section::Topic(topic) => {
            let mut items: Vec<Place> = session.outline.of_topic(topic).map(Place::Item).collect();
            if items.is_empty() {
                items.push(Place::Topic(topic));
            }
            items.retain(|place| is_in_view(session, *place));
            items
        }
        Section::Opening | Section::Closing => Vec::new(),
    })
}

/// The places from an item on, topics without questions included.
fn items_from(session: &Session, item: usize) -> impl Iterator<Item = Place> + '_ {
    let from = item;
    places(session, Section::Opening).filter(move |place| match place {
        Place::Item(at) => *at >= from,
        Place::Topic(topic) => session
            .outline
            .item(from.saturating_sub(1))
            .is_some_and(|before| *topic > before.topic),
        Place::Opening | Place::Closing => false,
    })
}

fn is_ahead(session: &Session, place: Place) -> bool {
    place.item().is_none_or(|item| session.is_ahead(item))
}

fn is_in_view(session: &Session, place: Place) -> bool {
    place.item().is_none_or(|item| session.is_in_view(item))
}
