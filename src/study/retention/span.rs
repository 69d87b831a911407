//! A length of time as people say it, on the calendar: days, weeks, months, years. Pure.

use time::{Date, Duration, Month};

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Days; a week is seven.
    Days(u32),
    /// Months; a year is twelve.
    Months(u32),
}

impl Span {
    /// The same day so much later. Where the month has no such day it is the month's last: a month
    /// after 31 January is 28 or 29 February, a year after 29 February is 28 February. It never runs
    /// off the calendar.
    #[must_use]
    pub fn after(self, from: Date) -> Date {
        match self {
            Span::Days(days) => from.saturating_add(Duration::days(i64::from(days))),
            Span::Months(months) => months_after(from, months).unwrap_or(Date::MAX),
        }
    }

    /// A number and a unit, in English or Dutch: `30 days`, `10 jaar`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Span> {
        let text = text.trim();
        let at = text.find(|c: char| !c.is_ascii_digit())?;
        let (number, unit) = text.split_at_checked(at)?;
        let number: u32 = number.parse().ok()?;
        let days = |each: u32| number.checked_mul(each).map(Span::Days);
        let months = |each: u32| number.checked_mul(each).map(Span::Months);
        match unit.trim().to_lowercase().as_str() {
            "day" | "days" | "dag" | "dagen" => days(1),
            "week" | "weeks" | "weken" => days(7),
            "month" | "months" | "maand" | "maanden" => months(1),
            "year" | "years" | "jaar" | "jaren" => months(12),
            _ => None,
        }
    }
}

fn months_after(from: Date, months: u32) -> Option<Date> {
    let before = i64::from(from.year()) * 12 + i64::from(u8::from(from.month())) - 1;
    let month = before + i64::from(months);
    let year = i32::try_from(month.div_euclid(12)).ok()?;
    let month = u8::try_from(month.rem_euclid(12) + 1).ok()?;
    let month = Month::try_from(month).ok()?;
    let day = from.day().min(month.length(year));
    Date::from_calendar_date(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::date;

    use super::*;

    #[test]
    fn months_end_where_the_month_ends() {
        let month = |from, count| Span::Months(count).after(from);
        assert_eq!(month(date!(2026 - 01 - 31), 1), date!(2026 - 02 - 28));
        assert_eq!(month(date!(2028 - 01 - 31), 1), date!(2028 - 02 - 29));
        assert_eq!(month(date!(2028 - 02 - 29), 12), date!(2029 - 02 - 28));
        assert_eq!(month(date!(2028 - 02 - 29), 48), date!(2032 - 02 - 29));
        assert_eq!(month(date!(2026 - 11 - 30), 3), date!(2027 - 02 - 28));
        assert_eq!(month(date!(2026 - 12 - 15), 120), date!(2036 - 12 - 15));
    }

    #[test]
    fn a_length_is_a_number_and_a_unit_in_english_or_dutch() {
        for (text, span) in [
            ("30 days", Span::Days(30)),
            ("1 dag", Span::Days(1)),
            ("6 weken", Span::Days(42)),
            (" 3 Months ", Span::Months(3)),
            ("10jaar", Span::Months(120)),
        ] {
            assert_eq!(Span::parse(text), Some(span), "{text}");
        }
        for text in [
            "",
            "ten years",
            "10",
            "-3 days",
            "5000000000 days",
            "999999999 years",
            "1 aeon",
        ] {
            assert_eq!(Span::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn months_later_is_in_that_month_on_that_day_or_its_last(
            day in 0_i32..1_500_000, months in 0_u32..60_000,
        ) {
            let from = Date::from_julian_day(1_721_426 + day).unwrap();
            let to = Span::Months(months).after(from);
            if to == Date::MAX {
                prop_assert!(i64::from(from.year()) + i64::from(months / 12) >= 9_998);
            } else {
                let index = |date: Date| i64::from(date.year()) * 12 + i64::from(u8::from(date.month()));
                prop_assert_eq!(index(to) - index(from), i64::from(months));
                let last = to.month().length(to.year());
                prop_assert_eq!(to.day(), from.day().min(last));
            }
        }

        #[test]
        fn longer_is_never_earlier(
            day in 0_i32..3_000_000, other in 0_i32..400, months in 0_u32..2_000, more in 0_u32..50,
        ) {
            let from = Date::from_julian_day(1_721_426 + day).unwrap();
            let later = from.saturating_add(Duration::days(i64::from(other)));
            let span = Span::Months(months);
            prop_assert!(from <= span.after(from));
            prop_assert!(span.after(from) <= span.after(later));
            prop_assert!(span.after(from) <= Span::Months(months + more).after(from));
            prop_assert!(Span::Days(months).after(from) <= Span::Days(months + more).after(from));
        }
    }
}
