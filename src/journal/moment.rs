//! A moment of a session on both of its clocks.

use std::fmt;

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Serialize};
use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

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
        let [
            y1,
            y2,
            y3,
            y4,
            b'-',
            m1,
            m2,
            b'-',
            d1,
            d2,
            b'T', //
            h1,
            h2,
            b':',
            n1,
            n2,
            b':',
            s1,
            s2,
            b'.',
            f1,
            f2,
            f3,
            b'Z',
        ] = *text.as_bytes()
        else {
            return None;
        };
        let year = number([y1, y2, y3, y4])?;
        let month = Month::try_from(two(m1, m2)?).ok()?;
        let date = Date::from_calendar_date(year.into(), month, two(d1, d2)?).ok()?;
        let (hour, minute, second) = (two(h1, h2)?, two(n1, n2)?, two(s1, s2)?);
        let ms = number([f1, f2, f3])?;
        let time = Time::from_hms_milli(hour, minute, second, ms).ok()?;
        Some(Timestamp(OffsetDateTime::new_utc(date, time)))
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

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0.to_calendar_date();
        let (hour, minute, second, ms) = self.0.to_hms_milli();
        let month = u8::from(month);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{ms:03}Z"
        )
    }
}

impl Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        deserializer.deserialize_str(Reader)
    }
}

/// Reads a moment where it stands: a journal has two in a line, too many to copy each out first.
struct Reader;

impl serde::de::Visitor<'_> for Reader {
    type Value = Timestamp;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a moment such as 2026-01-12T13:05:00.250Z")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
        Timestamp::parse(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

fn two(tens: u8, ones: u8) -> Option<u8> {
    number([tens, ones])?.try_into().ok()
}

fn number<const N: usize>(digits: [u8; N]) -> Option<u16> {
    digits.into_iter().try_fold(0, |number, digit| {
        let digit = digit.is_ascii_digit().then(|| digit - b'0')?;
        Some(number * 10 + u16::from(digit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_it_is_written() {
        for text in ["2026-01-12T13:05:00.250Z", "0001-12-31T23:59:59.007Z"] {
            assert_eq!(Timestamp::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn no_other_form_is_a_moment() {
        for text in [
            "",
            "2026-01-12T13:05:00.250",
            "2026-01-12T13:05:00.25Z",
            "2026-01-12 13:05:00.250Z",
            "2026-02-29T13:05:00.250Z",
            "2026-13-12T13:05:00.250Z",
            "2026-01-12T24:05:00.250Z",
            "2026-01-12T13:05:60.250Z",
            "+026-01-12T13:05:00.250Z",
            "2026-01-12T13:05:00,250Z",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }
}
