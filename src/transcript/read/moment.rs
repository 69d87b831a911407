//! Times as transcripts write them: `hh:mm:ss.mmm` with hours left out, comma or point, or no parts of
//! a second at all.

/// A time beyond this is no time: a transcript is hours long, not days.
const MOST_MS: i64 = 100 * 3_600_000;

/// A time that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds; below zero as the file has it.
    pub ms: i64,
    /// Whether minutes or seconds are above 59.
    pub is_odd: bool,
    /// Whether it has hours.
    pub has_hours: bool,
}

/// `[-][hh:]mm:ss[.mmm]`.
pub fn parse(text: &str) -> Option<Moment> {
    let (sign, rest) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let mut parts: Vec<&str> = rest.split(':').collect();
    let last = parts.pop()?;
    let (last, fraction) = last.split_once(['.', ',']).unwrap_or((last, ""));
    let (hours, minutes) = match parts.as_slice() {
        [minutes] => (None, *minutes),
        [hours, minutes] => (Some(*hours), *minutes),
        _ => return None,
    };
    let (minutes, seconds) = (number(minutes, 4)?, number(last, 2)?);
    let of_hours = hours.map_or(Some(0), |hours| number(hours, 4))?;
    let whole = (of_hours * 60 + minutes) * 60 + seconds;
    let ms = whole * 1_000 + thousandths(fraction)?;
    (ms <= MOST_MS).then_some(Moment {
        ms: sign * ms,
        is_odd: seconds > 59 || (hours.is_some() && minutes > 59),
        has_hours: hours.is_some(),
    })
}

/// Seconds with parts, in milliseconds; none for what is no time.
pub fn of_seconds(seconds: f64) -> Option<i64> {
    let ms = (seconds * 1_000.0).round();
    #[expect(clippy::cast_precision_loss, reason = "far below where it would lose")]
    let is_time = ms.is_finite() && ms.abs() <= MOST_MS as f64;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "rounded, and within bounds"
    )]
    is_time.then_some(ms as i64)
}

/// Milliseconds that are a time.
pub fn of_ms(ms: i64) -> Option<i64> {
    (-MOST_MS..=MOST_MS).contains(&ms).then_some(ms)
}

fn number(text: &str, most: usize) -> Option<i64> {
    let is_number = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// Parts of a second, of any number of digits, as thousandths.
fn thousandths(digits: &str) -> Option<i64> {
    if digits.len() > 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let padded = format!("{digits:0<3}");
    padded.get(..3)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_tools_write_them() {
        for (text, ms) in [
            ("00:00:01.500", 1_500),
            ("00:01,5", 1_500),
            ("1:02:03", 3_723_000),
            ("75:00.250", 4_500_250),
            ("0:03", 3_000),
            ("100:00:00.000", 360_000_000),
            ("00:00:01.1234567", 1_123),
            ("-00:00:02.000", -2_000),
        ] {
            assert_eq!(parse(text).map(|it| it.ms), Some(ms), "{text}");
        }
        for text in [
            "",
            "12",
            "a:b",
            "1:2:3:4:5",
            "00:00:1.x",
            "101:00:00",
            "::",
            "99999:00",
            "00:-1",
            "1:2:3:4",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert!(parse("00:00:75").unwrap().is_odd);
        assert!(!parse("75:00").unwrap().is_odd);
    }

    #[test]
    fn seconds_that_are_no_time_are_none() {
        assert_eq!(of_seconds(1.2345), Some(1_235));
        assert_eq!(of_seconds(-0.5), Some(-500));
        for wrong in [f64::NAN, f64::INFINITY, 1e300, -1e9] {
            assert_eq!(of_seconds(wrong), None);
        }
        assert_eq!(of_ms(i64::MIN), None);
    }
}
