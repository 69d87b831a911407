//! How far a journal is on the disk, and what may be said of it meanwhile. Of the live session and of a
//! review.

use super::model::{Answer, Level};
use crate::journal::writer::Report;
use crate::texts::{LiveTexts, fill};

/// How far the journal is on the disk.
#[derive(Debug, Default)]
pub struct Saving {
    /// All events before this `seq` are written and synced.
    pub kept_before: u64,
    /// Why the rest is not, when the disk refuses it.
    pub trouble: Option<String>,
}

impl Saving {
    /// Whether all events before `next_seq` are on the disk.
    #[must_use]
    pub fn is_all_kept(&self, next_seq: u64) -> bool {
        self.kept_before >= next_seq
    }

    /// Takes what the writer thread reports; gives what there is to say.
    pub fn take(&mut self, report: Report, next_seq: u64, texts: &LiveTexts) -> Option<Answer> {
        match report {
            Report::Kept { through } => {
                let again = self.trouble.take().is_some();
                self.kept_before = through + 1;
                again.then(|| Answer::new(Level::Ok, texts.kept_again))
            }
            Report::Failing { reason } | Report::DraftFailing { reason } => {
                let text = fill(texts.not_saved, &[("reason", &reason)]);
                self.trouble = Some(reason);
                Some(Answer::new(Level::Error, text))
            }
            Report::DraftKept => {
                // A draft that is kept says nothing of the journal.
                if self.is_all_kept(next_seq) {
                    self.trouble = None;
                }
                None
            }
        }
    }

    /// An answer as it may be given: what is not on the disk is never answered as kept.
    #[must_use]
    pub fn honest(&self, answer: Answer, next_seq: u64, texts: &LiveTexts) -> Answer {
        let refused = self.trouble.as_ref();
        match refused.filter(|_| !self.is_all_kept(next_seq)) {
            Some(reason) if matches!(answer.level, Level::Note | Level::Ok) => {
                let why = fill(texts.not_saved, &[("reason", reason)]);
                Answer {
                    level: Level::Warn,
                    text: format!("{why}: {}", answer.text),
                    ..answer
                }
            }
            _ => answer,
        }
    }
}
