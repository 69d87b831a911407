//! Cues on the session's clock: each a turn that knows which topic and question were open, nothing of
//! what was off the record.

use std::collections::HashMap;
use std::ops::Range;

use super::Turn;
use super::read::Cue;
use crate::session::Session;
use crate::session::place::Place;
use crate::session::recordings::Recording;

/// How the clock of a file lies on the session's.
#[derive(Debug, Clone, Copy)]
pub enum Clock<'a> {
    /// The session's clock where the file's is at 0, in milliseconds.
    Offset(i64),
    /// By the recording it was made of, with its pauses.
    Recording(&'a Recording),
}

/// What became of a file's cues.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placed {
    /// The turns, the earliest first.
    pub turns: Vec<Turn>,
    /// How many cues were left out because they, or a part of them, were off the record.
    pub off_record: usize,
    /// How many cues lie beyond the recording's end.
    pub beyond: usize,
}

/// Cues of one speaker become one turn when no more than this lies between them, in milliseconds …
const PAUSE_MS: i64 = 2_000;
/// … as long as the turn is no longer than this.
const LONGEST_MS: i64 = 60_000;
/// How long a word takes, in milliseconds, where a file does not say when its last words end.
const WORD_MS: i64 = 400;

/// What was open in the guide at a moment: the topic and the base question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Open<'a> {
    topic: &'a str,
    question: Option<&'a str>,
}

/// The topic that was open at a moment of the session's clock, and the base question.
#[must_use]
pub fn open_at(session: &Session, ms: i64) -> (String, Option<String>) {
    let ms = u64::try_from(ms).unwrap_or(0);
    Open::of(session, session.timeline.place_at(ms)).owned()
}

impl<'a> Open<'a> {
    fn of(session: &'a Session, place: Place) -> Open<'a> {
        let outline = &session.outline;
        let question = place.item().and_then(|item| outline.upwards(item).last());
        let question = question.and_then(|at| outline.item(at));
        Open {
            topic: place.section(outline).id(&session.guide),
            question: question.map(|item| item.id.as_str()),
        }
    }

    fn owned(self) -> (String, Option<String>) {
        (self.topic.to_owned(), self.question.map(str::to_owned))
    }
}

/// Lays cues on the session's clock. With `joins`, those of one speaker directly after one another
/// become one turn.
#[must_use]
pub fn place(session: &Session, cues: &[Cue], clock: Clock<'_>, joins: bool) -> Placed {
    let mut desk = Desk {
        session,
        clock,
        joins,
        placed: Placed::default(),
        parts: HashMap::new(),
        is_open: false,
        before: None,
    };
    for cue in cues {
        desk.take(cue);
    }
    desk.placed.turns.sort_by_key(|turn| turn.ms);
    desk.placed
}

struct Desk<'a> {
    session: &'a Session,
    clock: Clock<'a>,
    joins: bool,
    placed: Placed,
    /// Where the turns are that the tool cut in parts.
    parts: HashMap<usize, usize>,
    /// Whether the last turn has a time of its own, so that another may go on with it.
    is_open: bool,
    /// What was open in the stretch that was looked at last: many cues without a time share one.
    before: Option<(Range<i64>, Open<'a>)>,
}

impl Desk<'_> {
    fn take(&mut self, cue: &Cue) {
        let (stretches, position) = self.stretches(cue);
        let (Some(first), Some(last)) = (stretches.first(), stretches.last()) else {
            return;
        };
        if stretches.iter().any(|stretch| self.is_off(stretch)) {
            self.placed.off_record += 1;
            return;
        }
        let (ms, end_ms) = (first.start, last.end);
        let (topic, question) = if cue.is_exact {
            open_at(self.session, ms)
        } else {
            self.open_within(ms..end_ms).owned()
        };
        let turn = Turn {
            speaker: cue.speaker.clone(),
            ms,
            end_ms,
            position,
            text: cue.text.clone(),
            topic,
            question,
        };
        if !self.join(cue, &turn) {
            if let Some(part) = cue.turn {
                self.parts.insert(part, self.placed.turns.len());
            }
            self.placed.turns.push(turn);
            self.is_open = cue.is_exact;
        }
    }

    /// The stretches of the session's clock that a cue lies in, and its position in the recording.
    fn stretches(&mut self, cue: &Cue) -> (Vec<Range<i64>>, Option<u64>) {
        let end = cue.end_ms.unwrap_or_else(|| self.end_of(cue)).max(cue.ms);
        let recording = match self.clock {
            Clock::Offset(offset) => {
                let at = |ms: i64| ms.saturating_add(offset);
                let stretch = at(cue.ms)..at(end);
                return (vec![stretch], None);
            }
            Clock::Recording(recording) => recording,
        };
        let position = |ms: i64| {
            let ms = u64::try_from(ms).unwrap_or(0);
            ms.saturating_mul(recording.rate.into()) / 1_000
        };
        let (from, to) = (position(cue.ms), position(end));
        self.placed.beyond += usize::from(recording.length().is_some_and(|length| from > length));
        (recording.clock_of(from..to), Some(from))
    }

    /// Where the last cue of a file ends that does not say so.
    fn end_of(&self, cue: &Cue) -> i64 {
        if cue.is_exact {
            let words = cue.text.split_whitespace().count();
            return cue
                .ms
                .saturating_add(WORD_MS.saturating_mul(i64::try_from(words).unwrap_or(1)));
        }
        match self.clock {
            Clock::Offset(offset) => ended(self.session).saturating_sub(offset),
            Clock::Recording(recording) => {
                let length = recording.length().map(|length| recording.ms_of(length));
                length
                    .and_then(|ms| i64::try_from(ms).ok())
                    .unwrap_or(cue.ms)
            }
        }
    }

    fn is_off(&self, stretch: &Range<i64>) -> bool {
        let from = u64::try_from(stretch.start).unwrap_or(0);
        let to = u64::try_from(stretch.end)
            .unwrap_or(0)
            .max(from.saturating_add(1));
        // What lies wholly before the session began was never off its record.
        let off = self.session.timeline.off_record();
        stretch.end >= 0 && off.iter().any(|off| off.start < to && off.end > from)
    }

    /// What was open all through a stretch; an empty topic where that changed.
    fn open_within(&mut self, stretch: Range<i64>) -> Open<'_> {
        if let Some((known, open)) = &self.before
            && *known == stretch
        {
            return *open;
        }
        let session = self.session;
        let at = |ms: i64| u64::try_from(ms).unwrap_or(0);
        let places = session
            .timeline
            .places_in(at(stretch.start)..at(stretch.end));
        let mut each = places.map(|place| Open::of(session, place));
        let first = each.next().unwrap_or(Open {
            topic: "",
            question: None,
        });
        let open = each.fold(first, |kept, open| Open {
            topic: if kept.topic == open.topic {
                kept.topic
            } else {
                ""
            },
            question: kept.question.filter(|_| kept == open),
        });
        self.before = Some((stretch, open));
        open
    }

    /// Adds a cue to the turn it belongs to; answers whether there was one.
    fn join(&mut self, cue: &Cue, turn: &Turn) -> bool {
        let part = cue.turn.and_then(|part| self.parts.get(&part).copied());
        let joins = self.joins && self.is_open && cue.is_exact && turn.speaker.is_some();
        let last = self.placed.turns.len().checked_sub(1);
        let follows = |known: &Turn| {
            let is_near = turn.ms.saturating_sub(known.end_ms) <= PAUSE_MS;
            let is_short = turn.end_ms.saturating_sub(known.ms) <= LONGEST_MS;
            is_near && is_short && (&known.topic, &known.question) == (&turn.topic, &turn.question)
        };
        let at = part.or(last.filter(|_| joins));
        let known = at.and_then(|at| self.placed.turns.get_mut(at));
        let fits =
            |known: &&mut Turn| known.speaker == turn.speaker && (part.is_some() || follows(known));
        let Some(known) = known.filter(fits) else {
            return false;
        };
        known.text.push(' ');
        known.text.push_str(&turn.text);
        known.end_ms = known.end_ms.max(turn.end_ms);
        if let (Some(part), Some(at)) = (cue.turn, at) {
            self.parts.insert(part, at);
        }
        true
    }
}

/// How turns lie beside the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// All of them before it began or after it ended.
    Outside,
    /// Some of them more than so many minutes before it began.
    Before(i64),
    /// Some of them more than so many minutes after it ended.
    After(i64),
}

/// So many minutes before or after a session nobody talks any more for it.
const BESIDE_MS: i64 = 15 * 60_000;

/// What is odd about where turns lie, if something is.
#[must_use]
pub fn beside(session: &Session, turns: &[Turn]) -> Option<Beside> {
    let first = turns.iter().map(|turn| turn.ms).min()?;
    let last = turns.iter().map(|turn| turn.end_ms).max()?;
    let end = ended(session);
    if last <= 0 || first > end {
        return Some(Beside::Outside);
    }
    let minutes = |ms: i64| ms / 60_000;
    let after = last.saturating_sub(end);
    match (first < -BESIDE_MS, after > BESIDE_MS) {
        (_, true) => Some(Beside::After(minutes(after))),
        (true, _) => Some(Beside::Before(minutes(-first))),
        _ => None,
    }
}

/// The session's clock when it was over: finished, or at the last that happened in it.
fn ended(session: &Session) -> i64 {
    let ms = session.finished.unwrap_or(session.held_ms);
    i64::try_from(ms).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::guide::load::load;
    use crate::guide::outline::Outline;
    use crate::journal::Event;
    use crate::journal::deed::{Deed, Finished, Move, Moved, Off, On};
    use crate::journal::moment::Timestamp;
    use crate::session::header::{Header, Phase};

    fn moved(to: &str) -> Deed {
        Moved {
            to: to.into(),
            how: Move::Step,
        }
        .into()
    }

    /// A session of ten minutes: opening, from 1:00 topic O1, from 5:00 topic O2; off the record from
    /// 3:00 to 3:10.
    fn session() -> Session {
        let guide = load("kwaliteitszorg", None).unwrap().guide;
        let header = Header {
            uuid: uuid::Uuid::nil(),
            guide: "kwaliteitszorg".into(),
            guide_version: "1.0".into(),
            guide_sha256: String::new(),
            participants: vec!["R7".into()],
            phase: Phase::Main,
            language: "nl".into(),
            start: time::OffsetDateTime::UNIX_EPOCH,
        };
        let outline = Outline::of(&guide);
        let mut session = Session::new(Arc::new(header), Arc::new(guide), Arc::new(outline));
        let deeds: Vec<(u64, Deed)> = vec![
            (60_000, moved("O1.1")),
            (180_000, Off {}.into()),
            (190_000, On {}.into()),
            (300_000, moved("O2.1")),
            (600_000, Finished {}.into()),
        ];
        for (seq, (ms, deed)) in (0..).zip(deeds) {
            let at = Timestamp::now();
            session.apply(&Event { seq, at, ms, deed });
        }
        session
    }

    fn cue(speaker: &str, ms: i64, end_ms: i64) -> Cue {
        Cue {
            at: 1,
            ms,
            end_ms: Some(end_ms),
            is_exact: true,
            speaker: Some(speaker.to_owned()),
            text: "ja".into(),
            turn: None,
        }
    }

    fn placed(cues: &[Cue]) -> Placed {
        place(&session(), cues, Clock::Offset(0), true)
    }

    fn times(placed: &Placed) -> Vec<(i64, i64)> {
        let each = placed.turns.iter();
        each.map(|turn| (turn.ms, turn.end_ms)).collect()
    }

    #[test]
    fn whatever_touches_what_was_off_the_record_is_left_out() {
        let placed = placed(&[
            cue("R7", 170_000, 180_000),
            cue("R7", 179_000, 180_001),
            cue("R7", 182_000, 183_000),
            cue("R7", 185_000, 185_000),
            cue("R7", 189_000, 400_000),
            cue("R7", 190_000, 195_000),
        ]);
        assert_eq!(times(&placed), [(170_000, 180_000), (190_000, 195_000)]);
        assert_eq!(placed.off_record, 4);
    }

    #[test]
    fn one_speakers_cues_are_one_turn_while_the_same_is_open_and_no_pause_is_between() {
        let placed = placed(&[
            cue("R7", 50_000, 55_000),
            cue("R7", 56_000, 59_900),
            cue("R7", 60_000, 62_000),
            cue("R7", 65_000, 66_000),
            cue("interviewer", 66_000, 67_000),
            cue("R7", 67_000, 100_000),
            cue("R7", 100_000, 140_000),
        ]);
        assert_eq!(
            times(&placed),
            [
                (50_000, 59_900),
                (60_000, 62_000),
                (65_000, 66_000),
                (66_000, 67_000),
                (67_000, 100_000),
                (100_000, 140_000)
            ]
        );
        assert_eq!(placed.turns[0].text, "ja ja");
        let apart = place(
            &session(),
            &[cue("R7", 0, 1), cue("R7", 1, 2)],
            Clock::Offset(0),
            false,
        );
        assert_eq!(apart.turns.len(), 2);
    }

    #[test]
    fn a_turn_that_the_tool_cut_is_one_whatever_is_said_between() {
        let mut cues = [
            cue("R7", 70_000, 75_000),
            cue("interviewer", 72_000, 73_000),
            cue("R7", 79_000, 81_000),
            cue("R7", 84_000, 85_000),
        ];
        for at in [0, 2, 3] {
            cues[at].turn = Some(4);
        }
        let placed = placed(&cues);
        assert_eq!(times(&placed), [(70_000, 85_000), (72_000, 73_000)]);
    }

    #[test]
    fn a_turn_knows_what_was_open() {
        let mut vague = cue("R7", 70_000, 280_000);
        vague.is_exact = false;
        let session = session();
        for (cue, topic, question) in [
            (cue("R7", 0, 1), "opening", None),
            (cue("R7", 70_000, 500_000), "O1", Some("O1.1")),
            (cue("R7", 310_000, 320_000), "O2", Some("O2.1")),
        ] {
            let mut cue = cue;
            // Off the record is looked at elsewhere.
            cue.end_ms = Some(cue.ms + 1);
            let placed = place(&session, &[cue], Clock::Offset(0), true);
            let turn = &placed.turns[0];
            assert_eq!(
                (turn.topic.as_str(), turn.question.as_deref()),
                (topic, question)
            );
        }
        for (from, to, topic, question) in [
            (70_000, 170_000, "O1", Some("O1.1")),
            (200_000, 310_000, "", None),
            (30_000, 70_000, "", None),
        ] {
            (vague.ms, vague.end_ms) = (from, Some(to));
            let placed = place(&session, &[vague.clone()], Clock::Offset(0), true);
            let turn = &placed.turns[0];
            assert_eq!(
                (turn.topic.as_str(), turn.question.as_deref()),
                (topic, question)
            );
        }
    }

    #[test]
    fn turns_beside_the_session_are_noticed() {
        let session = session();
        let by = |offset: i64, cues: &[Cue]| {
            let placed = place(&session, cues, Clock::Offset(offset), true);
            beside(&session, &placed.turns)
        };
        let usual = [cue("R7", 0, 1_000), cue("R7", 590_000, 610_000)];
        assert_eq!(by(0, &usual), None);
        assert_eq!(by(3_600_000, &usual), Some(Beside::Outside));
        assert_eq!(by(-3_600_000, &usual), Some(Beside::Outside));
        let long = [cue("R7", 0, 1_000), cue("R7", 7_800_000, 7_801_000)];
        assert_eq!(by(0, &long), Some(Beside::After(120)));
        assert_eq!(by(-7_300_000, &long), Some(Beside::Before(121)));
        assert_eq!(beside(&session, &[]), None);
    }
}
