//! The line that is being typed: its moment, and when it is checkpointed. Of the live session and of a
//! review.

use super::editor::Editor;
use crate::guard::search::Edit;
use crate::journal::draft::Draft;
use crate::journal::moment::Moment;

/// The line as it stands.
#[derive(Debug, Default)]
pub struct Line {
    /// The text and the cursor.
    pub editor: Editor,
    /// The moment of its first keystroke.
    pub began: Option<Moment>,
    /// Whether it changed since it was last checkpointed.
    pub unsaved: bool,
    /// When it was last checkpointed, in milliseconds on the session's clock.
    pub saved_ms: u64,
    /// Whether a checkpoint of it stands on the disk, as far as it was typed on the record.
    pub on_disk: bool,
    /// Whether some of it was typed off the record: then it stays in memory, on the record again too.
    pub off_record: bool,
    /// What was typed before codes were put in the place of names, and the text with them.
    typed: Option<(Editor, String)>,
}

impl Line {
    /// It was changed at a moment; the first keystroke's is remembered until it is empty again.
    pub fn touch(&mut self, now: Moment) {
        if self.editor.is_empty() {
            self.began = None;
        } else {
            self.began.get_or_insert(now);
        }
        self.unsaved = true;
    }

    /// Puts codes in brackets in the place of stretches of the text; answers whether there were any.
    pub fn put_codes(&mut self, edits: &[Edit]) -> bool {
        if edits.is_empty() {
            return false;
        }
        let before = self.editor.clone();
        // From the last one, so that what stands before is where it was.
        for edit in edits.iter().rev() {
            let code = format!("[{}]", edit.code);
            self.editor.replace(edit.range.clone(), &code);
        }
        self.typed = Some((before, self.editor.text().to_owned()));
        true
    }

    /// Takes codes back, when nothing was typed since; answers whether it did.
    pub fn take_back_codes(&mut self) -> bool {
        match self.typed.take() {
            Some((before, coded)) if coded == self.editor.text() => {
                self.editor = before;
                true
            }
            _ => false,
        }
    }

    /// Takes what stands on it so far when it comes from elsewhere; its first keystroke is remembered
    /// until it is entered.
    pub fn put(&mut self, text: String, now: Moment) {
        if self.began.is_none() && !text.is_empty() {
            self.began = Some(now);
        }
        self.editor = Editor::with(text);
        self.unsaved = true;
    }

    /// Whether its checkpoint has to be written, or taken away, now; then it counts as done. What is
    /// typed off the record never reaches the disk, and what stood there from before goes as soon as
    /// the line is emptied.
    pub fn falls_due(&mut self, now_ms: u64, every_ms: u64) -> bool {
        if !self.unsaved {
            return false;
        }
        if self.editor.is_empty() {
            self.unsaved = false;
            return std::mem::take(&mut self.on_disk);
        }
        let is_due = now_ms.saturating_sub(self.saved_ms) >= every_ms && !self.off_record;
        if is_due {
            self.unsaved = false;
            self.saved_ms = now_ms;
            self.on_disk = true;
        }
        is_due
    }

    /// The line as it would come back after a crash; none when it is empty. `next_seq` is that of the
    /// next event of its journal.
    #[must_use]
    pub fn draft(&self, next_seq: u64) -> Option<Draft> {
        let began = self.began?;
        let text = self.editor.text();
        (!text.is_empty()).then(|| Draft {
            seq: next_seq.checked_sub(1),
            at: began.at,
            ms: began.ms,
            text: text.to_owned(),
        })
    }

    /// Puts a line back that a crash or a break left unfinished.
    pub fn restore(&mut self, draft: Draft) {
        self.began = Some(Moment {
            at: draft.at,
            ms: draft.ms,
        });
        self.editor = Editor::with(draft.text);
        self.on_disk = true;
    }
}
