//! What of a study's data should be gone, and when. Pure.

use time::Date;

use super::{Kind, Rules};

/// Something is said to be due so many days before its last.
const SOON: i64 = 30;

/// Something that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held<'a> {
    /// What it is.
    pub kind: Kind,
    /// The session, of a recording.
    pub session: Option<&'a str>,
    /// The day that its time counts from.
    pub from: Option<Date>,
    /// Whether it was written out, of a recording.
    pub transcribed: bool,
}

/// How it stands with something that may not be kept for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What it is.
    pub kind: Kind,
    /// The session, of a recording.
    pub session: Option<String>,
    /// The last day it may be kept; none where only writing it out decides.
    pub until: Option<Date>,
    /// How it stands.
    pub state: State,
    /// Whether it was written out, of a recording.
    pub transcribed: bool,
}

/// How it stands with something on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It may be kept for now.
    Kept,
    /// It may be kept until it is written out.
    NotTranscribed,
    /// It is written out and has to go.
    Due,
    /// Its last day is within thirty days.
    Soon,
    /// It should have been gone: so many days past its last.
    Overdue(i64),
}

impl State {
    /// The word in machine formats.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            State::Kept => "kept",
            State::NotTranscribed => "not_transcribed",
            State::Due | State::Soon => "due",
            State::Overdue(_) => "overdue",
        }
    }

    /// How many days past its last.
    #[must_use]
    pub fn past_days(self) -> Option<i64> {
        match self {
            State::Overdue(days) => Some(days),
            _ => None,
        }
    }
}

impl Rules {
    /// How it stands with something on a day; none where no rule is about it, or what its time counts
    /// from is not there yet.
    #[must_use]
    pub fn due(&self, held: &Held<'_>, today: Date) -> Option<Due> {
        let rule = self.of(held.kind)?;
        let until = self.last_day(rule, held.from);
        let left = until.map(|until| (until - today).whole_days());
        let state = match left {
            Some(left) if left < 0 => State::Overdue(-left),
            _ if rule.until_transcribed && held.transcribed => State::Due,
            _ if rule.until_transcribed => State::NotTranscribed,
            Some(left) if left <= SOON => State::Soon,
            Some(_) => State::Kept,
            None => return None,
        };
        Some(Due {
            kind: held.kind,
            session: held.session.map(str::to_owned),
            until,
            state,
            transcribed: held.transcribed,
        })
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::super::span::Span;
    use super::super::{Rule, Until};
    use super::*;

    fn state(rule: Rule, transcribed: bool, today: Date) -> Option<State> {
        let rules = Rules {
            ends: None,
            rules: vec![(Kind::Recordings, rule)],
        };
        let held = Held {
            kind: Kind::Recordings,
            session: Some("a"),
            from: Some(date!(2026 - 01 - 31)),
            transcribed,
        };
        rules.due(&held, today).map(|due| due.state)
    }

    #[test]
    fn a_recording_is_due_once_it_is_written_out_and_overdue_after_its_last_day() {
        let both = Rule {
            until_transcribed: true,
            untils: vec![Until::For(Span::Months(1))],
        };
        let of = |transcribed, today| state(both.clone(), transcribed, today);
        let last = date!(2026 - 02 - 28);
        assert_eq!(of(false, last), Some(State::NotTranscribed));
        assert_eq!(of(true, date!(2026 - 02 - 01)), Some(State::Due));
        let next = date!(2026 - 03 - 01);
        assert_eq!(of(false, next), Some(State::Overdue(1)));
        assert_eq!(of(true, next), Some(State::Overdue(1)));
    }

    #[test]
    fn a_last_day_alone_is_due_when_it_comes_near() {
        let rule = Rule {
            until_transcribed: false,
            untils: vec![Until::On(date!(2026 - 12 - 31))],
        };
        let of = |today| state(rule.clone(), true, today);
        assert_eq!(of(date!(2026 - 11 - 30)), Some(State::Kept));
        assert_eq!(of(date!(2026 - 12 - 01)), Some(State::Soon));
        assert_eq!(of(date!(2027 - 01 - 02)), Some(State::Overdue(2)));
    }
}
