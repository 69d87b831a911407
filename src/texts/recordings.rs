//! What is said of the recordings that are there.

use super::SealTexts;

/// What is said of the recordings that are there: attached, exported, played, written out.
#[derive(Debug)]
pub struct RecordingsTexts {
    /// Why an encrypted one does not open.
    pub seal: SealTexts,
    /// No moment: `{text}`.
    pub not_a_moment: &'static str,
    /// Sound lies in clear on the disk while it is written out: `{folder}`.
    pub in_clear: &'static str,
    /// A session without a recording: `{session}`.
    pub no_recording: &'static str,
    /// No recording of this name: `{file}`, `{known}`.
    pub no_such_recording: &'static str,
    /// It was destroyed: `{file}`.
    pub destroyed: &'static str,
    /// It is in the journal, and its file is not there: `{file}`.
    pub file_missing: &'static str,
    /// It is there, and not in the journal: `{file}`.
    pub file_unknown: &'static str,
    /// A recording that cannot be read: `{file}`, `{reason}`.
    pub unreadable: &'static str,
    /// Why: it is another kind of file.
    pub no_flac: &'static str,
    /// Why: there is no sound in it.
    pub no_sound: &'static str,
    /// Why: it is damaged.
    pub damaged: &'static str,
    /// Why, as the decoder has it: `{words}`.
    pub decoder: &'static str,
    /// What can be attached.
    pub formats: &'static str,
    /// Nothing at that path: `{file}`.
    pub no_file: &'static str,
    /// It was not copied: `{file}`, `{reason}`.
    pub not_attached: &'static str,
    /// It was attached: `{file}`, `{length}`, `{at}`.
    pub attached: &'static str,
    /// It is kept but cannot be decoded.
    pub not_decoded: &'static str,
    /// By this moment it lies before or after the session.
    pub beside_session: &'static str,
    /// No mark of this number: `{mark}`, `{known}`.
    pub no_mark: &'static str,
    /// A session without marks: `{mark}`.
    pub no_marks: &'static str,
    /// Nobody agreed to be recorded at a moment that is known.
    pub no_consent_moment: &'static str,
    /// The guide asks nobody: `{session}`.
    pub consent_no_item: &'static str,
    /// Refused: `{session}`, `{participants}`.
    pub consent_refused: &'static str,
    /// Not answered yet: `{session}`, `{participants}`.
    pub consent_open: &'static str,
    /// What would be right: `{session}`.
    pub consent_open_hint: &'static str,
    /// No such topic: `{topic}`, `{known}`.
    pub no_topic: &'static str,
    /// `--from` does not lie before `--to`.
    pub from_after_to: &'static str,
    /// Nothing was recorded in that time.
    pub nothing_recorded_then: &'static str,
    /// More than a WAV holds.
    pub too_long: &'static str,
    /// A file was written: `{file}`, `{length}`.
    pub exported: &'static str,
    /// It was joined of several stretches: `{count}`.
    pub joined: &'static str,
    /// What was off the record is not in it: `{length}`.
    pub off_left_out: &'static str,
    /// No such note: `{note}`, `{count}`.
    pub no_note: &'static str,
    /// Nothing was recorded at a note: `{at}`.
    pub note_not_recorded: &'static str,
    /// What is played: `{file}`, `{position}`, `{text}`.
    pub plays: &'static str,
    /// A transcript is there: `{file}`.
    pub transcript_there: &'static str,
    /// Another process is at it.
    pub transcribing: &'static str,
    /// A track that is being written out: `{track}`, `{length}`.
    pub listens: &'static str,
    /// A transcript was written: `{file}`, `{turns}`.
    pub transcribed: &'static str,
    /// No such program: `{engine}`.
    pub no_engine: &'static str,
    /// No model is named.
    pub no_model: &'static str,
    /// The model is not there: `{file}`.
    pub model_missing: &'static str,
    /// How to get a recogniser.
    pub engine_hint: &'static str,
    /// It failed: `{engine}`, `{reason}`.
    pub engine_failed: &'static str,
    /// It was stopped.
    pub engine_stopped: &'static str,
    /// It gave no transcript: `{engine}`, `{reason}`.
    pub engine_wrote_nothing: &'static str,
    /// Over the recordings of a session.
    pub title: &'static str,
    /// A recording in `show`: `{file}`, `{length}`, `{at}`.
    pub shown: &'static str,
    /// The same when its length is not known: `{file}`, `{at}`.
    pub shown_open: &'static str,
    /// Its tracks: microphone, call; and of one that was attached.
    pub tracks: [&'static str; 3],
    /// Interrupted: `{count}`, `{length}`.
    pub gaps: &'static str,
    /// It was destroyed.
    pub is_destroyed: &'static str,
    /// Its file is missing.
    pub is_missing: &'static str,
    /// A missing recording, in `verify`: `{file}`.
    pub verify_missing: &'static str,
    /// An unknown file, in `verify`: `{file}`.
    pub verify_unknown: &'static str,
}
