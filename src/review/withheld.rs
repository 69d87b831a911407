//! What of a session is theirs who withdrew: lines of its journals, turns of its transcripts, its
//! recordings. What is erased and what is left out of exports is this, and nothing else. Pure.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::fold::Journal;
use super::withdrawals::{Leavers, reason};
use crate::journal::Event;
use crate::journal::deed::{Deed, NoteKind, Unit};
use crate::transcript::{Transcript, Transcripts};

/// What stands in a transcript where somebody's words were.
pub const GAP: &str = "[\u{2026}]";

/// What of a session has to go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Lines of the session's own journal, by `seq`.
    pub lines: BTreeSet<u64>,
    /// Lines of the coders' journals, by coder.
    pub reviews: BTreeMap<String, BTreeSet<u64>>,
    /// Lines of the observers' journals, by observer.
    pub observers: BTreeMap<String, BTreeSet<u64>>,
    /// Turns, from 1, by the transcript's name.
    pub turns: BTreeMap<String, BTreeSet<u32>>,
    /// Whether nobody else is left in the transcripts, so that they go as a whole.
    pub transcripts: bool,
    /// Whether the recordings go: no voice can be cut out of them.
    pub recordings: bool,
    /// Notes of theirs, those included that were erased before.
    notes: BTreeSet<Unit>,
}

impl Withheld {
    /// What of a session is theirs.
    #[must_use]
    pub fn of(
        participants: &[String],
        leavers: &Leavers,
        events: &[Event],
        observers: &[Journal],
        transcripts: &Transcripts,
        journals: &[Journal],
    ) -> Withheld {
        let mut withheld = Withheld::default();
        if leavers.is_empty() {
            return withheld;
        }
        let table = Table {
            participants,
            leavers,
        };
        withheld.transcripts = table.is_without_transcripts();
        withheld.recordings = !leavers.all.is_empty() || !leavers.recording.is_empty();
        let (lines, notes) = table.lines(events);
        withheld.lines = lines;
        withheld.notes.extend(notes.into_iter().map(Unit::Note));
        for Journal { coder, events } in observers {
            let (lines, notes) = table.lines(events);
            withheld.observers.insert(coder.clone(), lines);
            let units = notes
                .into_iter()
                .map(|seq| Unit::Observed(coder.clone(), seq));
            withheld.notes.extend(units);
        }
        if withheld.recordings {
            withheld.take_turns(transcripts, &table);
        }
        withheld.take_reviews(journals, table.is_empty());
        withheld
    }

    fn take_turns(&mut self, transcripts: &Transcripts, table: &Table<'_>) {
        for (name, transcript) in transcripts.all() {
            let turns = transcript.turns.iter().zip(1..);
            let theirs = turns.filter(|(turn, _)| match &turn.speaker {
                _ if self.transcripts => true,
                Some(speaker) => table.is_silenced(speaker),
                None => turn.text == GAP,
            });
            let theirs = theirs.map(|(_, number)| number).collect();
            self.turns.insert(name.to_owned(), theirs);
        }
    }

    fn take_reviews(&mut self, journals: &[Journal], is_empty: bool) {
        let mut fragments: BTreeSet<(String, u64)> = BTreeSet::new();
        for journal in journals {
            for event in &journal.events {
                if let Deed::Marked(marked) = &event.deed {
                    let turns = self.turns.get(&marked.transcript);
                    let mut stretch = marked.from.turn..=marked.to.turn;
                    let is_theirs =
                        turns.is_some_and(|turns| stretch.any(|it| turns.contains(&it)));
                    if self.transcripts || is_theirs {
                        fragments.insert((journal.coder.clone(), event.seq));
                    }
                }
            }
        }
        for journal in journals {
            let theirs = journal.events.iter().filter(|event| match &event.deed {
                Deed::Gone(_) => false,
                Deed::Marked(_) => fragments.contains(&(journal.coder.clone(), event.seq)),
                deed if is_empty => !is_bare_review(deed),
                deed => unit_of(deed).is_some_and(|unit| self.is_unit(unit, &fragments)),
            });
            let theirs = theirs.map(|event| event.seq).collect();
            self.reviews.insert(journal.coder.clone(), theirs);
        }
    }

    fn is_unit(&self, unit: &Unit, fragments: &BTreeSet<(String, u64)>) -> bool {
        match unit {
            Unit::Note(_) | Unit::Observed(..) => self.notes.contains(unit),
            Unit::Turn(name, turn) => {
                let turns = self.turns.get(name);
                self.transcripts || turns.is_some_and(|turns| turns.contains(turn))
            }
            Unit::Fragment(coder, seq) => {
                self.transcripts || fragments.contains(&(coder.clone(), *seq))
            }
        }
    }

    /// Leaves out of a transcript what is theirs, turn by turn, so that the others keep their numbers.
    /// Answers how many turns it was that were still there.
    pub fn silence(&self, name: &str, transcript: &mut Transcript) -> usize {
        let mut changed = 0;
        for number in self.turns.get(name).into_iter().flatten() {
            let index = usize::try_from(*number).unwrap_or(usize::MAX);
            let turn = index
                .checked_sub(1)
                .and_then(|at| transcript.turns.get_mut(at));
            if let Some(turn) = turn.filter(|turn| turn.speaker.is_some() || turn.text != GAP) {
                turn.speaker = None;
                GAP.clone_into(&mut turn.text);
                changed += 1;
            }
        }
        changed
    }

    /// Leaves what is theirs out of what was read: lines are as if they were erased.
    pub fn hide(
        &self,
        events: &mut [Event],
        observers: &mut [Journal],
        all: &mut Transcripts,
        journals: &mut [Journal],
    ) {
        hide(&self.lines, events);
        for observer in observers {
            if let Some(lines) = self.observers.get(&observer.coder) {
                hide(lines, &mut observer.events);
            }
        }
        for journal in journals {
            if let Some(lines) = self.reviews.get(&journal.coder) {
                hide(lines, &mut journal.events);
            }
        }
        if self.transcripts {
            *all = Transcripts::default();
        }
        for (name, transcript) in all.all_mut() {
            self.silence(name, transcript);
        }
    }
}

fn hide(lines: &BTreeSet<u64>, events: &mut [Event]) {
    for event in events.iter_mut().filter(|event| lines.contains(&event.seq)) {
        event.deed = Deed::Gone(String::new());
    }
}

/// Who sat at the table, and who of them withdrew what.
struct Table<'a> {
    participants: &'a [String],
    leavers: &'a Leavers,
}

impl Table<'_> {
    /// Whether nobody is left.
    fn is_empty(&self) -> bool {
        let mut all = self.participants.iter();
        !self.participants.is_empty() && all.all(|who| self.leavers.all.contains(who))
    }

    /// Whether nobody is left whose recorded words may stay.
    fn is_without_transcripts(&self) -> bool {
        let mut all = self.participants.iter();
        !self.participants.is_empty() && all.all(|who| self.is_silenced(who))
    }

    fn is_silenced(&self, who: &str) -> bool {
        let lists = [&self.leavers.all, &self.leavers.recording];
        lists.iter().any(|list| list.iter().any(|one| one == who))
    }

    /// The lines of a journal that are theirs, and which of these are notes, also those that were
    /// erased before.
    fn lines(&self, events: &[Event]) -> (BTreeSet<u64>, BTreeSet<u64>) {
        let (mut lines, mut notes) = (BTreeSet::new(), BTreeSet::new());
        for event in events {
            if let Deed::Gone(reason) = &event.deed {
                if self.is_reason(reason) {
                    notes.insert(event.seq);
                }
                continue;
            }
            let hangs = note_of(&event.deed).is_some_and(|note| notes.contains(&note));
            if hangs || self.is_theirs(&event.deed) {
                lines.insert(event.seq);
                if matches!(event.deed, Deed::Note(_)) {
                    notes.insert(event.seq);
                }
            }
        }
        (lines, notes)
    }

    fn is_reason(&self, given: &str) -> bool {
        let lists = [&self.leavers.all, &self.leavers.quotes];
        let mut all = lists.into_iter().flatten();
        all.any(|who| reason(who) == given)
    }

    fn is_theirs(&self, deed: &Deed) -> bool {
        match deed {
            _ if self.is_empty() => !is_bare(deed),
            Deed::Note(note) if note.kind == NoteKind::Quote && self.is_quoted(&note.speakers) => {
                true
            }
            Deed::Transcribed(_) | Deed::Talked(_) => self.is_without_transcripts(),
            // That it was asked and answered has to be shown afterwards.
            Deed::Consent(_) => false,
            _ if self.leavers.all.is_empty() => false,
            deed => self.names_leaver(deed),
        }
    }

    /// Whether a quote is of somebody who withdrew quotes; without a speaker it is the only one's.
    fn is_quoted(&self, speakers: &[String]) -> bool {
        let quotes = &self.leavers.quotes;
        match (self.participants, speakers) {
            ([one], []) => quotes.contains(one),
            (_, speakers) => speakers.iter().any(|who| quotes.contains(who)),
        }
    }

    /// Whether an event says that it is of a leaver: as its participant, or among its speakers.
    fn names_leaver(&self, deed: &Deed) -> bool {
        let data: Value = serde_json::from_str(&deed.data()).unwrap_or_default();
        let is_leaver = |who: &Value| {
            let mut all = self.leavers.all.iter();
            all.any(|leaver| who.as_str() == Some(leaver))
        };
        let speakers = data.get("speakers").and_then(Value::as_array);
        let speakers = speakers.into_iter().flatten();
        data.get("participant")
            .into_iter()
            .chain(speakers)
            .any(is_leaver)
    }
}

/// Whether an event holds nothing of what anybody said, or was noted of it: those alone stay of a
/// session that nobody is left of. A kind that is not known is none of them.
fn is_bare(deed: &Deed) -> bool {
    matches!(
        deed,
        Deed::Opened(_)
            | Deed::Resumed(_)
            | Deed::Agreed(_)
            | Deed::Language(_)
            | Deed::Consent(_)
            | Deed::Moved(_)
            | Deed::Asked(_)
            | Deed::Off(_)
            | Deed::On(_)
            | Deed::Interrupted(_)
            | Deed::Continued(_)
            | Deed::Planned(_)
            | Deed::Clock(_)
            | Deed::Synced(_)
            | Deed::Grid(_)
            | Deed::RecordingStarted(_)
            | Deed::RecordingPaused(_)
            | Deed::RecordingContinued(_)
            | Deed::RecordingStopped(_)
            | Deed::RecordingGap(_)
            | Deed::RecordingDevice(_)
            | Deed::RecordingTrouble(_)
            | Deed::RecordingDrift(_)
            | Deed::RecordingAttached(_)
            | Deed::RecordingDestroyed(_)
            | Deed::ConsentAloud(_)
            | Deed::Silent(_)
            | Deed::Undone(_)
            | Deed::Redone(_)
            | Deed::Finished(_)
            | Deed::Erased(_)
            | Deed::Gone(_)
    )
}

/// The same for a coder's journal.
fn is_bare_review(deed: &Deed) -> bool {
    matches!(deed, Deed::Round(_) | Deed::TurnsRead(_)) || is_bare(deed)
}

/// The note of the same journal that an event hangs on.
fn note_of(deed: &Deed) -> Option<u64> {
    match deed {
        Deed::Edited(edited) => Some(edited.note),
        Deed::Tagged(tagged) => Some(tagged.note),
        Deed::Struck(struck) => Some(struck.note),
        Deed::Settled(settled) if settled.author.is_none() => Some(settled.note),
        Deed::Mentioned(mentioned) => mentioned.note,
        _ => None,
    }
}

fn unit_of(deed: &Deed) -> Option<&Unit> {
    match deed {
        Deed::Unmarked(it) => Some(&it.unit),
        Deed::Coded(it) => Some(&it.unit),
        Deed::Themed(it) => Some(&it.unit),
        Deed::Doubted(it) => Some(&it.unit),
        Deed::Remarked(it) => Some(&it.unit),
        Deed::Corrected(it) => Some(&it.unit),
        _ => None,
    }
}
