//! How long what may be kept, as study.toml says: a number of days, or a date. Pure.

use time::{Date, Duration, Month};

use super::settings::Settings;

/// A kind of data with a time of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Recordings; days count from their interview.
    Recordings,
    /// The key to who is who; days count from the last session.
    Key,
    /// All the rest; days count from the last session.
    Data,
}

/// Until when something may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// So many days after what they count from.
    Days(u32),
    /// Up to and with a date.
    On(Date),
}

/// Neither a number of days nor a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoTime;

impl Kind {
    /// The key in study.toml.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::Recordings => "recordings",
            Kind::Key => "key",
            Kind::Data => "data",
        }
    }
}

impl Until {
    /// The last day, counted from another.
    #[must_use]
    pub fn day(self, from: Date) -> Date {
        match self {
            Until::On(date) => date,
            Until::Days(days) => from.saturating_add(Duration::days(i64::from(days))),
        }
    }
}

impl Settings {
    /// Until when a kind of data may be kept, if study.toml says so. A number instead of the table is
    /// that of recordings.
    ///
    /// # Errors
    /// When what it says is neither a number of days nor a date.
    pub fn kept(&self, kind: Kind) -> Result<Option<Until>, NoTime> {
        let said = match (&self.retention, kind) {
            (Some(toml::Value::Table(table)), kind) => table.get(kind.word()),
            (said, Kind::Recordings) => said.as_ref(),
            (_, Kind::Key | Kind::Data) => None,
        };
        said.map(until).transpose()
    }
}

fn until(said: &toml::Value) -> Result<Until, NoTime> {
    match said {
        toml::Value::Integer(days) => u32::try_from(*days).map(Until::Days).map_err(|_| NoTime),
        toml::Value::Datetime(moment) => {
            let date = moment.date.ok_or(NoTime)?;
            let month = Month::try_from(date.month).map_err(|_| NoTime)?;
            let date = Date::from_calendar_date(i32::from(date.year), month, date.day);
            date.map(Until::On).map_err(|_| NoTime)
        }
        _ => Err(NoTime),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn kept(text: &str, kind: Kind) -> Result<Option<Until>, NoTime> {
        toml::from_str::<Settings>(text).unwrap().kept(kind)
    }

    #[test]
    fn a_time_is_a_number_of_days_or_a_date() {
        let text = "[retention]\nrecordings = 30\nkey = 2027-01-31\ndata = \"ten years\"\n";
        assert_eq!(kept(text, Kind::Recordings), Ok(Some(Until::Days(30))));
        assert_eq!(
            kept(text, Kind::Key),
            Ok(Some(Until::On(date!(2027 - 01 - 31))))
        );
        assert_eq!(kept(text, Kind::Data), Err(NoTime));
        assert_eq!(
            kept("retention = 7", Kind::Recordings),
            Ok(Some(Until::Days(7)))
        );
        assert_eq!(kept("retention = -7", Kind::Recordings), Err(NoTime));
        assert_eq!(kept("retention = 7", Kind::Key), Ok(None));
        assert_eq!(kept("", Kind::Recordings), Ok(None));
    }

    #[test]
    fn days_count_from_the_interview_and_never_run_off_the_calendar() {
        assert_eq!(
            Until::Days(30).day(date!(2026 - 01 - 12)),
            date!(2026 - 02 - 11)
        );
        assert_eq!(Until::Days(u32::MAX).day(date!(2026 - 01 - 12)), Date::MAX);
    }
}
