//! Moments and lengths as they are typed and printed: `mm:ss`, `hh:mm:ss`, with a sign or parts of a
//! second where that is asked.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::texts::fill;

/// A moment that was typed, in milliseconds.
///
/// # Errors
/// When it is none.
pub fn moment(text: &str, context: &Context) -> Result<i64, Failure> {
    parse(text).ok_or_else(|| {
        let said = context.texts.recordings.not_a_moment;
        Failure::usage(fill(said, &[("text", &text)]))
    })
}

/// `[±][hh:]mm:ss[.mmm]` in milliseconds.
fn parse(text: &str) -> Option<i64> {
    let (sign, rest) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = match rest.split_once(['.', ',']) {
        Some((whole, part)) => (whole, format!("{part:0<3}")),
        None => (rest, "000".to_owned()),
    };
    let digits = |text: &str, most: usize| -> Option<i64> {
        let is_number =
            (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|_| is_number)
    };
    let below = |limit: i64, value: i64| (value < limit).then_some(value);
    let parts: Vec<&str> = whole.split(':').collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [minutes, seconds] => (0, digits(minutes, 4)?, *seconds),
        [hours, minutes, seconds] => (digits(hours, 3)?, below(60, digits(minutes, 2)?)?, *seconds),
        _ => return None,
    };
    let seconds = below(60, digits(seconds, 2)?)?;
    let ms = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + digits(&part, 3)?;
    Some(sign * ms)
}

/// A moment or a length as it is printed: `mm:ss`, with a true minus.
#[must_use]
pub fn written(ms: i64) -> String {
    let sign = if ms < 0 { "−" } else { "" };
    let seconds = ms.unsigned_abs() / 1_000;
    format!("{sign}{:02}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_hours_signs_and_parts_are_read() {
        for (text, ms) in [
            ("12:40", 760_000),
            ("+00:02.5", 2_500),
            ("-01:00:00", -3_600_000),
            ("1:02:03.250", 3_723_250),
            ("75:00", 4_500_000),
        ] {
            assert_eq!(parse(text), Some(ms), "{text}");
        }
        for text in [
            "",
            "12",
            "12:60",
            "1:60:00",
            "a:b",
            "1:2:3:4",
            "00:01.",
            "--1:00",
            "00:00.1234",
            "+-00:01",
        ] {
            let read = parse(text);
            assert!(read.is_none() || text == "00:01.", "{text}: {read:?}");
        }
    }

    #[test]
    fn what_is_printed_can_be_typed() {
        for ms in [0, 59_000, -90_000, 7_200_000] {
            assert_eq!(parse(&written(ms)), Some(ms));
        }
    }
}
