//! What home asks of the study around it: the time, and what there is to read.

use std::fmt::Write as _;

use time::{Duration, OffsetDateTime};

use crate::cli::context::Context;
use crate::cli::{Failure, run};
use crate::guide::show;
use crate::handover::{Wording, text};
use crate::home::{Around, Subject};
use crate::journal::moment::Timestamp;
use crate::live::phrases::time_of_day;
use crate::safe::shown;
use crate::study::reader::Reader;
use crate::study::ready::Check;
use crate::texts::fill;

/// The study around home.
pub struct Surroundings<'a>(pub &'a Context);

impl Around for Surroundings<'_> {
    fn end_after(&self, minutes: u32) -> String {
        let end = OffsetDateTime::now_utc() + Duration::minutes(i64::from(minutes));
        time_of_day(Timestamp::new(end), self.0.offset)
    }

    fn end_trouble(&self, end: &str) -> Option<String> {
        let texts = self.0.texts;
        let now = self.0.now();
        match run::agreed(end, now) {
            None => Some(fill(texts.sit.not_a_time, &[("time", &shown(end))])),
            Some(at) if at <= now => Some(fill(texts.home.end_past, &[("end", &shown(end))])),
            Some(_) => None,
        }
    }

    fn ready(&self, guide: &str, participants: &[String]) -> Vec<Check> {
        let Ok(loaded) = self.0.guide(guide) else {
            return Vec::new();
        };
        let study = &self.0.study;
        let ready = study.ready(&loaded.guide, loaded.doubts.len(), participants);
        ready.checks(&self.0.texts.ready)
    }

    fn document(&self, subject: &Subject) -> String {
        let said = match subject {
            Subject::Guide(id) => self.guide(id),
            Subject::Session(id) => self.session(id),
        };
        said.unwrap_or_else(|failure| failure.message)
    }
}

impl Surroundings<'_> {
    /// The guide in the language it would be read in; its errors, when it has any.
    fn guide(&self, id: &str) -> Result<String, Failure> {
        let guide = self.0.guide(id)?.guide;
        let language = guide.language(self.0.language());
        Ok(show::text(&guide, language, &self.0.texts.guide))
    }

    /// The session as `show` gives it, after what is wrong with it.
    fn session(&self, id: &str) -> Result<String, Failure> {
        let context = self.0;
        let texts = context.texts;
        let unreadable = |error| {
            let reason = context.of_study(&error).message;
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("id", &shown(id)), ("reason", &reason)];
            Failure::could_not(fill(texts.home.unreadable, &values))
        };
        let folder = context.study.find_session(id).map_err(unreadable)?;
        let loaded = folder
            .load_named(&Reader::of(&context.study))
            .map_err(unreadable)?;
        let complaints = loaded.complaints(texts);
        let mut said = String::new();
        if !complaints.is_empty() {
            // Writing to memory does not fail.
            let _ = writeln!(said, "! {}", texts.home.complaints);
            for complaint in complaints {
                let _ = writeln!(said, "  {}", shown(&complaint));
            }
            said.push('\n');
        }
        let language = loaded.session().header.language.clone();
        let wording = Wording {
            names: context.chosen_language().unwrap_or(&language),
            texts,
        };
        Ok(said + &text::document(&loaded, &wording))
    }
}
