//! A moment of a session on both of its clocks.

use serde::{Deserialize, Serialize};
use time::format_description::FormatItem;
use time::macros::format_description;
use time::{OffsetDateTime, PrimitiveDateTime, UtcOffset};

const FORMAT: &[FormatItem<'static>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]Z");

/// A moment in UTC, RFC 3339, to the millisecond: `2026-01-12T13:05:00.250Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(OffsetDateTime);

/// When something happened: by the calendar, and on the session's own clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// By the computer's calendar, which may jump.
    pub at: Timestamp,
    /// Milliseconds since the session's start, which never go back.
    pub ms: u64,
}

impl Timestamp {
    /// A moment, cut off to the millisecond.
    #[must_use]
    pub fn new(moment: OffsetDateTime) -> Timestamp {
        let utc = moment.to_offset(UtcOffset::UTC);
        Timestamp(utc.replace_millisecond(utc.millisecond()).unwrap_or(utc))
    }

    /// The moment now, by the computer's calendar.
    #[must_use]
    pub fn now() -> Timestamp {
        Timestamp::new(OffsetDateTime::now_utc())
    }

    /// The moment as a date and time in UTC.
    #[must_use]
    pub fn utc(self) -> OffsetDateTime {
        self.0
    }

    /// Reads exactly the form that [`Display`](std::fmt::Display) writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Timestamp> {
        let parsed = PrimitiveDateTime::parse(text, FORMAT).ok()?;
        Some(Timestamp(parsed.assume_utc()))
    }

    /// Milliseconds from `earlier` to this moment, negative when it lies before.
    #[must_use]
    pub fn ms_since(self, earlier: Timestamp) -> i64 {
        i64::try_from((self.0 - earlier.0).whole_milliseconds()).unwrap_or(i64::MAX)
    }

    /// The moment some milliseconds later (earlier, when negative).
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Timestamp {
        Timestamp(self.0.saturating_add(time::Duration::milliseconds(ms)))
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.format(FORMAT).map_err(|_| std::fmt::Error)?)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Timestamp::parse(&text)
            .ok_or_else(|| serde::de::Error::custom("a moment looks like 2026-01-12T13:05:00.250Z"))
    }
}
