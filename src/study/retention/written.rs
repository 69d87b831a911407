//! `[retention]` and `ends` as they stand in study.toml, and all that is wrong with them at once.

use std::path::{Path, PathBuf};

use time::{Date, Month};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::span::Span;
use super::{Kind, Rule, Rules, Until};
use crate::guide::near::nearest;
use crate::safe::shown;
use crate::study::error::StudyError;
use crate::study::{STUDY, Study};
use crate::texts::{RetentionTexts, fill};

/// The key of the day that the study ends.
const ENDS: &str = "ends";
/// The table with the rules.
const RETENTION: &str = "retention";

/// Something that is wrong, with its place from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
    /// What is wrong.
    pub what: Wrong,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// A kind that is none, and the one that was perhaps meant.
    NoKind(String, Option<String>),
    /// No time: of which kind.
    NoTime(Kind),
    /// Only recordings are written out.
    NotTranscribed(Kind),
    /// The end of the study is not given.
    NoEnd(Kind),
    /// The end of the study is no date.
    NoDate,
    /// `[retention]` is neither a table nor a time.
    NoTable,
}

/// What study.toml says, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// What could be understood.
    pub rules: Rules,
    /// What could not, in the order of the file.
    pub problems: Vec<Problem>,
}

impl Problem {
    /// The problem in words.
    #[must_use]
    pub fn say(&self, texts: &RetentionTexts) -> String {
        let of = |text: &str, kind: Kind| fill(text, &[("key", &kind.word())]);
        let what = match &self.what {
            Wrong::NoKind(name, near) => {
                let kinds = || Kind::ALL.map(Kind::word).join(", ");
                let meant = near.clone().unwrap_or_else(kinds);
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("key", &shown(name)), ("meant", &meant)];
                fill(texts.no_kind, &values)
            }
            Wrong::NoTime(kind) => of(texts.no_time, *kind),
            Wrong::NotTranscribed(kind) => of(texts.only_recordings, *kind),
            Wrong::NoEnd(kind) => of(texts.no_end, *kind),
            Wrong::NoDate => texts.no_date.to_owned(),
            Wrong::NoTable => texts.no_table.to_owned(),
        };
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("file", &STUDY),
            ("line", &self.line),
            ("column", &self.column),
            ("what", &what),
        ];
        fill(texts.at, &values)
    }
}

impl Study {
    /// What study.toml says of how long what may be kept.
    ///
    /// # Errors
    /// When the file cannot be read, or is no TOML.
    pub fn retention(&self) -> Result<Written, StudyError> {
        let path: PathBuf = self.root.join(STUDY);
        match std::fs::read_to_string(&path) {
            Ok(text) => Written::of(&path, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Written::default()),
            Err(error) => Err(StudyError::Io(path, error)),
        }
    }
}

impl Written {
    fn of(path: &Path, text: &str) -> Result<Written, StudyError> {
        let broken = |error| StudyError::broken(path.to_owned(), text, &error);
        let table = DeTable::parse(text).map_err(broken)?;
        let table = table.get_ref();
        let mut taking = Taking {
            text,
            written: Written::default(),
        };
        if let Some(ends) = table.get(ENDS) {
            taking.written.rules.ends = date_of(ends.get_ref());
            if taking.written.rules.ends.is_none() {
                taking.problem(ends, Wrong::NoDate);
            }
        }
        match table.get(RETENTION).map(|value| (value, value.get_ref())) {
            None => {}
            Some((_, DeValue::Table(kinds))) => taking.kinds(kinds),
            // A time alone is that of recordings.
            Some((value, DeValue::Boolean(_) | DeValue::Float(_))) => {
                taking.problem(value, Wrong::NoTable);
            }
            Some((value, _)) => taking.rule(Kind::Recordings, value),
        }
        let mut written = taking.written;
        written.problems.sort_by_key(|one| (one.line, one.column));
        written.rules.rules.sort_by_key(|(kind, _)| *kind);
        Ok(written)
    }
}

/// The rules while they are taken from a text.
struct Taking<'a> {
    text: &'a str,
    written: Written,
}

impl Taking<'_> {
    fn problem<T>(&mut self, at: &Spanned<T>, what: Wrong) {
        let before = self.text.get(..at.span().start).unwrap_or_default();
        let begin = before.rfind('\n').map_or(0, |lf| lf + 1);
        let column = before.get(begin..).unwrap_or_default().chars().count() + 1;
        self.written.problems.push(Problem {
            line: before.matches('\n').count() + 1,
            column,
            what,
        });
    }

    fn kinds(&mut self, kinds: &DeTable<'_>) {
        for (name, value) in kinds {
            let word: &str = name.get_ref();
            let known = Kind::ALL.into_iter().find(|kind| kind.word() == word);
            if let Some(kind) = known {
                self.rule(kind, value);
            } else {
                let near = nearest(word, Kind::ALL.map(Kind::word));
                self.problem(name, Wrong::NoKind(word.to_owned(), near));
            }
        }
    }

    fn rule(&mut self, kind: Kind, value: &Spanned<DeValue<'_>>) {
        let mut rule = Rule::default();
        match value.get_ref() {
            DeValue::Array(all) if !all.is_empty() => {
                for one in all {
                    self.part(kind, one, &mut rule);
                }
            }
            _ => self.part(kind, value, &mut rule),
        }
        if rule != Rule::default() {
            self.written.rules.rules.push((kind, rule));
        }
    }

    fn part(&mut self, kind: Kind, value: &Spanned<DeValue<'_>>, rule: &mut Rule) {
        let word = match value.get_ref() {
            DeValue::String(word) => word.trim().to_lowercase(),
            _ => String::new(),
        };
        match word.as_str() {
            "until transcribed" | "transcribed" | "tot uitgeschreven" => {
                if kind == Kind::Recordings {
                    rule.until_transcribed = true;
                } else {
                    self.problem(value, Wrong::NotTranscribed(kind));
                }
            }
            "end" | "until the end" | "einde" | "tot het einde" => {
                if self.written.rules.ends.is_some() {
                    rule.untils.push(Until::End);
                } else if !self.has(&Wrong::NoDate) {
                    self.problem(value, Wrong::NoEnd(kind));
                }
            }
            _ => match until(value.get_ref()) {
                Some(until) => rule.untils.push(until),
                None => self.problem(value, Wrong::NoTime(kind)),
            },
        }
    }

    fn has(&self, what: &Wrong) -> bool {
        self.written.problems.iter().any(|one| one.what == *what)
    }
}

fn until(value: &DeValue<'_>) -> Option<Until> {
    match value {
        DeValue::Integer(days) => {
            let days = u32::from_str_radix(days.as_str(), days.radix()).ok()?;
            Some(Until::For(Span::Days(days)))
        }
        DeValue::String(text) => Span::parse(text).map(Until::For),
        other => date_of(other).map(Until::On),
    }
}

fn date_of(value: &DeValue<'_>) -> Option<Date> {
    let date = value.as_datetime()?.date?;
    let month = Month::try_from(date.month).ok()?;
    Date::from_calendar_date(i32::from(date.year), month, date.day).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn of(text: &str) -> Written {
        Written::of(Path::new(STUDY), text).unwrap()
    }

    #[test]
    fn rules_are_read_as_people_write_them() {
        let text = "ends = 2027-06-30\n[retention]\nrecordings = [\"until transcribed\", 2027-01-31]\nkey = \"einde\"\nsignups = 30\ntranscripts = \"6 maanden\"\ndata = \"10 years\"\n";
        let written = of(text);
        assert_eq!(written.problems, []);
        let rules = &written.rules;
        let recordings = rules.of(Kind::Recordings).unwrap();
        assert!(recordings.until_transcribed);
        assert_eq!(
            rules.last_day(recordings, None),
            Some(date!(2027 - 01 - 31))
        );
        let last = Some(date!(2026 - 11 - 03));
        let day = |kind| rules.last_day(rules.of(kind).unwrap(), rules.counted_from(last));
        assert_eq!(day(Kind::Key), Some(date!(2027 - 06 - 30)));
        assert_eq!(day(Kind::SignUps), Some(date!(2027 - 07 - 30)));
        assert_eq!(day(Kind::AsTheyCame), Some(date!(2027 - 12 - 30)));
        assert_eq!(day(Kind::Data), Some(date!(2037 - 06 - 30)));
    }

    #[test]
    fn a_number_in_place_of_the_table_is_that_of_recordings() {
        let rules = of("retention = 7\n").rules;
        let rule = rules.of(Kind::Recordings).unwrap();
        let day = rules.last_day(rule, Some(date!(2026 - 01 - 12)));
        assert_eq!(day, Some(date!(2026 - 01 - 19)));
        assert_eq!(of("").rules, Rules::default());
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once_with_its_place() {
        let text = "title = \"é\"\n[retention]\nrecording = 3\nkey = \"end\"\ndata = \"ten years\"\nsignups = \"until transcribed\"\nrecordings = -7\ntranscripts = []\n";
        let found = of(text).problems;
        let places: Vec<_> = found.iter().map(|one| (one.line, one.column)).collect();
        assert_eq!(places, [(3, 1), (4, 7), (5, 8), (6, 11), (7, 14), (8, 15)]);
        let near = Some("recordings".to_owned());
        let whats: Vec<_> = found.into_iter().map(|one| one.what).collect();
        assert_eq!(
            whats,
            [
                Wrong::NoKind("recording".to_owned(), near),
                Wrong::NoEnd(Kind::Key),
                Wrong::NoTime(Kind::Data),
                Wrong::NotTranscribed(Kind::SignUps),
                Wrong::NoTime(Kind::Recordings),
                Wrong::NoTime(Kind::AsTheyCame),
            ]
        );
        assert_eq!(of("ends = 3\n").problems.len(), 1);
        assert_eq!(of("retention = true\n").problems.len(), 1);
    }
}
