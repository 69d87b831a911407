//! When what was open, and when the conversation was off the record: stretches of the session's
//! clock, in milliseconds.

use std::ops::Range;

use super::place::{Place, Section};
use crate::guide::outline::Outline;

/// Places and off the record, by the session's clock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Each place with the moment it was opened, the earliest first.
    opened: Vec<(u64, Place)>,
    /// Off the record; the last one may go on without an end (`u64::MAX`).
    off: Vec<Range<u64>>,
}

impl Timeline {
    /// Takes that a place is open.
    pub(super) fn be_at(&mut self, ms: u64, place: Place) {
        match self.opened.last_mut() {
            Some((_, open)) if *open == place => {}
            Some((since, open)) if *since == ms => *open = place,
            _ => self.opened.push((ms, place)),
        }
    }

    /// Takes that it is off the record from here on.
    pub(super) fn go_off(&mut self, ms: u64) {
        if self.off.last().is_none_or(|off| off.end != u64::MAX) {
            self.off.push(ms..u64::MAX);
        }
    }

    /// Takes that it is on the record again.
    pub(super) fn go_on(&mut self, ms: u64) {
        if let Some(off) = self.off.last_mut().filter(|off| off.end == u64::MAX) {
            off.end = ms;
        }
    }

    /// What was off the record, the earliest first; without an end (`u64::MAX`) when it goes on.
    #[must_use]
    pub fn off_record(&self) -> &[Range<u64>] {
        &self.off
    }

    /// The place that was open at a moment; before the first event the opening.
    #[must_use]
    pub fn place_at(&self, ms: u64) -> Place {
        let after = self.opened.partition_point(|(since, _)| *since <= ms);
        let at = after.checked_sub(1).and_then(|at| self.opened.get(at));
        at.map_or(Place::Opening, |(_, place)| *place)
    }

    /// The places that were open in a stretch: at its beginning, and those opened before its end.
    pub fn places_in(&self, stretch: Range<u64>) -> impl Iterator<Item = Place> {
        let after = self
            .opened
            .partition_point(|(since, _)| *since <= stretch.start);
        let later = self.opened.get(after..).unwrap_or_default().iter();
        let later = later.take_while(move |(since, _)| *since < stretch.end);
        std::iter::once(self.place_at(stretch.start)).chain(later.map(|(_, place)| *place))
    }

    /// When a section was open; the section that was open last goes on without an end (`u64::MAX`).
    #[must_use]
    pub fn of_section(&self, section: Section, outline: &Outline) -> Vec<Range<u64>> {
        let ends = self.opened.iter().skip(1).map(|(since, _)| *since);
        let mut found: Vec<Range<u64>> = Vec::new();
        for ((since, place), end) in self.opened.iter().zip(ends.chain([u64::MAX])) {
            if place.section(outline) != section {
                continue;
            }
            match found.last_mut() {
                Some(last) if last.end == *since => last.end = end,
                _ => found.push(*since..end),
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::load::load;

    #[test]
    fn a_section_is_open_from_the_move_to_it_to_the_move_away_and_may_come_back() {
        let guide = load("kwaliteitszorg", None).unwrap().guide;
        let outline = Outline::of(&guide);
        let (first, second) = (
            Place::of_topic(0, &outline).item().unwrap(),
            Place::of_topic(1, &outline).item().unwrap(),
        );
        let mut timeline = Timeline::default();
        timeline.be_at(0, Place::Opening);
        timeline.be_at(1_000, Place::Item(first));
        timeline.be_at(2_000, Place::Item(first + 1));
        timeline.be_at(5_000, Place::Item(second));
        timeline.be_at(7_000, Place::Item(first));
        let of = |topic| timeline.of_section(Section::Topic(topic), &outline);
        assert_eq!(of(0), [1_000..5_000, 7_000..u64::MAX]);
        assert_eq!(of(1).first(), Some(&(5_000..7_000)));
        assert_eq!(timeline.place_at(4_999), Place::Item(first + 1));
        assert_eq!(timeline.place_at(999), Place::Opening);
        let within = |stretch| timeline.places_in(stretch).count();
        assert_eq!(
            (within(1_200..2_000), within(0..2_001), within(9_000..9_000)),
            (1, 3, 1)
        );
    }

    #[test]
    fn off_the_record_lasts_until_it_is_on_again() {
        let mut timeline = Timeline::default();
        timeline.go_on(5);
        timeline.go_off(10);
        timeline.go_off(15);
        timeline.go_on(20);
        timeline.go_off(30);
        assert_eq!(timeline.off_record(), [10..20, 30..u64::MAX]);
    }
}
