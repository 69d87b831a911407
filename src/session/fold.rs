//! The fold: what each event does to the state. One arm a kind; nothing else changes a [`Session`].

use super::answers::Given;
use super::consent::Answer;
use super::place::{Place, Section};
use super::table::Presence;
use super::{AgreedEnd, Session};
use crate::journal::Event;
use crate::journal::deed::{Agreed, Asked, Deed, Move, Moved, Role, Settled, Skipped, Ticked};

impl Session {
    /// Takes one event. What it names and the guide does not know is passed over.
    pub fn apply(&mut self, event: &Event) {
        self.pass_time(event);
        self.change(event);
    }

    fn change(&mut self, event: &Event) {
        match &event.deed {
            Deed::Setting(setting) => self.setting = Some(*setting),
            Deed::Agreed(agreed) => self.agree(event, agreed),
            Deed::Language(language) => self.language.clone_from(&language.tag),
            Deed::Consent(consent) => self.consents.take(Answer {
                consent: consent.clone(),
                at: event.at,
                ms: event.ms,
            }),
            Deed::Moved(moved) => self.move_to(moved),
            Deed::Asked(asked) => self.ask(event.ms, asked),
            Deed::Skipped(skipped) => self.skip(event.ms, skipped),
            Deed::Mentioned(mentioned) => {
                let at = (event.ms, mentioned.note);
                self.change_item(&mentioned.id, |item| item.mentioned.push(at));
            }
            Deed::Ticked(ticked) => self.tick(ticked),
            Deed::Condition(condition) => {
                if let Some(item) = self.outline.find(&condition.id) {
                    if condition.open {
                        self.conditions.insert(item);
                    } else {
                        self.conditions.remove(&item);
                    }
                }
            }
            Deed::Flagged(flagged) => {
                self.flags.push((flagged.id.clone(), flagged.why.clone()));
                self.change_item(&flagged.id, |item| item.flagged = true);
            }
            Deed::Joined(joined) => self.sit(&joined.participant, Presence::Joined(event.ms)),
            Deed::Left(left) => self.sit(&left.participant, Presence::Left(event.ms)),
            Deed::Absent(absent) => {
                let said = absent.said.clone();
                self.sit(&absent.participant, Presence::Absent { said });
            }
            Deed::Silent(silent) => self.silent = silent.on,
            Deed::Answered(answered) => self.answers.take(Given {
                answered: answered.clone(),
                at: event.at,
                ms: event.ms,
                author: None,
            }),
            Deed::Grid(grid) => self.grid = Some(grid.clone()),
            Deed::Concluded(concluded) => self.answers.conclude(concluded.clone()),
            Deed::Off(_) => {
                self.off_since = Some(event.ms);
                self.timeline.go_off(event.ms);
            }
            Deed::On(_) => {
                self.off_since = None;
                self.timeline.go_on(event.ms);
            }
            Deed::Interrupted(_) => self.interrupted_since = Some(event.ms),
            Deed::Continued(_) => self.interrupted_since = None,
            Deed::Planned(planned) => {
                if let Some(topic) = self.guide.topics.iter().position(|t| t.id == planned.topic) {
                    self.replanned.insert(topic, planned.minutes);
                }
            }
            Deed::Resumed(resumed) => {
                self.sittings = resumed.sitting;
                self.finished = None;
            }
            Deed::Finished(_) => self.finished = Some(event.ms),
            other => {
                self.recordings.take(event);
                self.change_notes(event.seq, other);
            }
        }
        self.timeline.be_at(event.ms, self.place);
    }

    /// Takes one event for good, as [`Session::apply`] does: a note moves in instead of being copied.
    pub(super) fn take(&mut self, event: Event) {
        self.pass_time(&event);
        match event.deed {
            Deed::Note(note) => self.notes.keep(event.seq, note),
            _ => self.change(&event),
        }
    }

    /// Takes an event that was taken back: time passed, nothing else happened.
    pub(super) fn pass_over(&mut self, event: &Event) {
        self.pass_time(event);
    }

    /// Counts the time since the last event for the section that was open; the time between two
    /// sittings, or up to what was done with a recording afterwards, belongs to none.
    fn pass_time(&mut self, event: &Event) {
        let is_later = is_later(&event.deed);
        if !is_later && self.finished.is_none() {
            let passed = event.ms.saturating_sub(self.last_ms);
            *self.spent.entry(self.section()).or_default() += passed;
            if let Some(item) = self.place.item() {
                *self.spent_on_items.entry(item).or_default() += passed;
            }
        }
        if is_later {
            self.recordings.break_off(self.last_ms);
        }
        self.last_ms = self.last_ms.max(event.ms);
        if !is_later {
            self.held_ms = self.last_ms;
        }
        self.last_at = Some(event.at);
        self.next_seq = event.seq + 1;
    }

    fn agree(&mut self, event: &Event, agreed: &Agreed) {
        let left = match (agreed.more, self.end) {
            // Minutes added count from the agreed end on the session's clock, wherever a calendar
            // that jumped stands by now.
            (Some(more), Some(end)) => end.ms.saturating_add(more.saturating_mul(60_000)),
            _ => i64::try_from(event.ms)
                .unwrap_or(i64::MAX)
                .saturating_add(agreed.end.ms_since(event.at)),
        };
        let slack_ms = self.end.map_or_else(
            || {
                left.saturating_sub(i64::try_from(event.ms).unwrap_or(0))
                    .saturating_sub(self.planned_ms())
                    .max(0)
            },
            |end| end.slack_ms,
        );
        self.end = Some(AgreedEnd {
            at: agreed.end,
            ms: left,
            slack_ms,
        });
    }

    /// All that the guide plans, in milliseconds.
    fn planned_ms(&self) -> i64 {
        let minutes: i64 = Section::all(&self.guide)
            .map(|section| i64::from(section.minutes(self)))
            .sum();
        minutes * 60_000
    }

    fn move_to(&mut self, moved: &Moved) {
        let Some(to) = Place::find(&moved.to, &self.guide, &self.outline) else {
            return;
        };
        match moved.how {
            Move::Step | Move::Select => {}
            Move::Jump => self.jumps.push(self.place),
            Move::Back => {
                self.jumps.pop();
            }
        }
        self.place = to;
        self.lay();
    }

    fn sit(&mut self, participant: &str, presence: Presence) {
        self.table.put(participant, presence);
        self.lay();
    }

    fn ask(&mut self, ms: u64, asked: &Asked) {
        if asked.role == Role::FollowUp {
            *self.follow_ups.entry(asked.id.clone()).or_default() += 1;
        }
        self.change_item(&asked.id, |item| {
            item.asked = Some(ms);
            item.skipped = None;
        });
        self.go_on(asked.to.as_deref());
    }

    fn skip(&mut self, ms: u64, skipped: &Skipped) {
        self.change_item(&skipped.id, |item| {
            item.skipped = Some((ms, skipped.why.clone()));
            item.asked = None;
        });
        self.go_on(skipped.to.as_deref());
    }

    fn go_on(&mut self, to: Option<&str>) {
        if let Some(place) = to.and_then(|id| Place::find(id, &self.guide, &self.outline)) {
            self.place = place;
            self.lay();
        }
    }

    fn tick(&mut self, ticked: &Ticked) {
        let Some(topic) = self.guide.topics.iter().position(|t| t.id == ticked.topic) else {
            return;
        };
        let key = (topic, ticked.item.clone());
        if ticked.on {
            self.ticks.insert(key);
        } else {
            self.ticks.remove(&key);
        }
    }

    fn change_notes(&mut self, seq: u64, deed: &Deed) {
        match deed {
            Deed::Note(note) => self.notes.keep(seq, note.clone()),
            Deed::Edited(edited) => {
                if let Some(kept) = self.notes.get_mut(edited.note) {
                    kept.note.text.clone_from(&edited.text);
                }
            }
            Deed::Tagged(tagged) => {
                if let Some(kept) = self.notes.get_mut(tagged.note) {
                    kept.note.concepts.clone_from(&tagged.concepts);
                    kept.note.outside = tagged.outside;
                    kept.note.origin = tagged.origin;
                }
            }
            Deed::Struck(struck) => {
                if let Some(kept) = self.notes.get_mut(struck.note) {
                    kept.struck = true;
                }
            }
            Deed::Settled(Settled {
                note,
                author: Some(author),
            }) => {
                self.settled_beside.insert((author.clone(), *note));
            }
            Deed::Settled(settled) => {
                if let Some(kept) = self.notes.get_mut(settled.note) {
                    kept.settled = true;
                }
            }
            // Opened, clock and erased change nothing that is shown; undone and redone are the
            // history's; what is gone or unknown is passed over.
            _ => {}
        }
    }

    fn change_item(&mut self, id: &str, change: impl FnOnce(&mut super::ItemState)) {
        if let Some(item) = self.outline.find(id).and_then(|at| self.items.get_mut(at)) {
            change(item);
        }
    }
}

/// Whether an event comes after a sitting that ended, whenever that was.
fn is_later(deed: &Deed) -> bool {
    matches!(
        deed,
        Deed::Resumed(_)
            | Deed::RecordingAttached(_)
            | Deed::RecordingDestroyed(_)
            | Deed::Transcribed(_)
    )
}

impl Section {
    /// The minutes planned for a section.
    #[must_use]
    pub fn minutes(self, session: &Session) -> u32 {
        match self {
            Section::Opening => session.guide.opening.minutes,
            Section::Topic(topic) => session.minutes_of(topic),
            Section::Closing => session.guide.closing.minutes,
        }
    }
}
