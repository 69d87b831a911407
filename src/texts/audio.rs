//! What is said of sound devices and of what they hear.

/// What is said of sound devices and of what they hear.
#[derive(Debug)]
pub struct AudioTexts {
    /// The tracks: the microphone, the call.
    pub tracks: [&'static str; 2],
    /// Over the list of microphones.
    pub microphones: &'static str,
    /// Over the list of outputs.
    pub outputs: &'static str,
    /// Nothing in a list.
    pub none: &'static str,
    /// Marks of a device: the system's own choice, muted, chosen for the microphone, for the call.
    pub marks: [&'static str; 4],
    /// Before what may stand in study.toml.
    pub to_write: &'static str,
    /// A chosen name that no device has: `{track}`, `{name}`.
    pub chosen_missing: &'static str,
    /// No server: `{tried}`, `{reason}`.
    pub no_server: &'static str,
    /// What would be right when there is no server.
    pub no_server_hint: &'static str,
    /// A server on another computer: `{server}`.
    pub elsewhere: &'static str,
    /// No source by a name: `{track}`, `{name}`, `{known}`.
    pub no_source: &'static str,
    /// The same when there is none at all: `{track}`, `{name}`.
    pub no_source_at_all: &'static str,
    /// No microphone is named and the system knows none.
    pub no_microphone: &'static str,
    /// One source for both tracks: `{name}`.
    pub same_twice: &'static str,
    /// No rate for a recording: `{rate}`.
    pub rate: &'static str,
    /// A device with another rate only: `{name}`, `{rate}`, `{wanted}`.
    pub other_rate: &'static str,
    /// The system refused: `{reason}`.
    pub refused: &'static str,
    /// A system whose sound is not known.
    pub unknown_system: &'static str,
    /// Why a track is interrupted: vanished, moved, suspended, the server went, no sample comes.
    pub gone: [&'static str; 5],
    /// An interruption that ended: `{track}`, `{why}`, `{seconds}`.
    pub interrupted: &'static str,
    /// One that did not: `{track}`, `{why}`.
    pub not_back: &'static str,
    /// Before a test: `{seconds}`, `{microphone}`.
    pub listening: &'static str,
    /// The same with a call: `{seconds}`, `{microphone}`, `{call}`.
    pub listening_both: &'static str,
    /// The system's own choice, as the name of a microphone.
    pub own_choice: &'static str,
    /// A track's figures: `{track}`, `{verdict}`, `{peak}`, `{level}`.
    pub heard: &'static str,
    /// A track without figures: `{track}`, `{verdict}`.
    pub heard_nothing: &'static str,
    /// Of the microphone's track: nothing came, silent, faint, good, clipping.
    pub microphone_verdicts: [&'static str; 5],
    /// The same of the call's track.
    pub call_verdicts: [&'static str; 5],
    /// After a test.
    pub nothing_kept: &'static str,
    /// What was chosen: `{file}`.
    pub chosen: &'static str,
    /// No server could be asked whether the names exist: `{reason}`.
    pub unchecked: &'static str,
}
