//! What the recorder says while a session is held.

/// What is said of the recording.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each field is named after what it says; the words are its document"
)]
pub struct RecordingTexts {
    pub tracks: [&'static str; 2],
    pub short_tracks: [&'static str; 2],
    pub starting: &'static str,
    pub started: &'static str,
    pub stopping: &'static str,
    pub stopped: &'static str,
    pub failed: &'static str,
    pub no_item: &'static str,
    pub refused: &'static str,
    pub open: &'static str,
    pub off_record: &'static str,
    pub finished: &'static str,
    pub rehearsal: &'static str,
    pub not_running: &'static str,
    pub aloud: &'static str,
    pub withdrawn: &'static str,
    pub nothing_to_destroy: &'static str,
    pub destroying: &'static str,
    pub destroyed: &'static str,
    pub silent: &'static str,
    pub clipping: &'static str,
    pub pace: &'static str,
    pub gone: &'static str,
    pub back: &'static str,
    pub gap: &'static str,
    pub disk: &'static str,
    pub not_written: &'static str,
    pub trouble_short: &'static str,
    pub talk: &'static str,
    pub no_talk: &'static str,
    pub by_agreement: &'static str,
    pub sign_on: &'static str,
    pub sign_paused: &'static str,
    pub sign_starting: &'static str,
    pub sign_off: &'static str,
    pub room: &'static str,
    pub room_for: &'static str,
}
