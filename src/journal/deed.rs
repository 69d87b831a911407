//! What can happen in a session or to a study: the kinds of event and the data of each.
//!
//! A kind is one line in the table below and one struct. A kind that this version does not know is
//! kept in the file and passed over ([`Deed::Unknown`]); so are fields that it does not know.

mod answered;
mod destroyed;
mod merge;
mod notes;
mod observing;
mod recording;
mod review;
mod sample;
mod setting;
mod study;
mod table;
mod walk;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::moment::Timestamp;

pub use answered::{Answered, Concluded, Conclusion, Recognition};
pub use destroyed::{Destroyed, DestroyedFile, Private};
pub use merge::{Merged, Renumbered, TakenOver};
pub use notes::{Edited, Note, NoteKind, Origin, Settled, Struck, Tagged};
pub use observing::{Grid, Means, Synced};
pub use recording::{
    ConsentAloud, RecordedTrack, RecordingAttached, RecordingContinued, RecordingDestroyed,
    RecordingDevice, RecordingDrift, RecordingGap, RecordingPaused, RecordingStarted,
    RecordingStopped, RecordingTrouble, Talked, TalkedIn, Transcribed,
};
pub use review::{
    Coded, Corrected, Doubted, Earlier, Marked, NoUnit, Point, Remarked, Round, Themed, TurnsRead,
    Unit, Unmarked,
};
pub use sample::{Place, Sampled, SignedUp};
pub use setting::{Setting, Venue};
pub use study::{Exported, ThemeRenamed, Withdrawal, Withdrawn};
pub use table::{Absent, Joined, Left, Silent};
pub use walk::{Asked, Condition, Flagged, Mentioned, Move, Moved, Role, Skipped, Ticked};

/// Makes [`Deed`] of the table of kinds: the names as they stand in the file, and their data.
macro_rules! deeds {
    ($($(#[$doc:meta])* $name:literal => $variant:ident),+ $(,)?) => {
        /// What happened, with its data.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Deed {
            $($(#[$doc])* $variant($variant),)+
            /// A line that was lawfully erased, with the reason.
            Gone(String),
            /// A kind of another version, passed over.
            Unknown,
        }

        impl Deed {
            /// The kind as it stands in the file; none for a line that is not written but found.
            #[must_use]
            pub fn kind(&self) -> Option<&'static str> {
                match self {
                    $(Deed::$variant(_) => Some($name),)+
                    Deed::Gone(_) | Deed::Unknown => None,
                }
            }

            /// The data as compact JSON; an empty object for a line that is not written but found.
            #[must_use]
            pub fn data(&self) -> String {
                let json = match self {
                    $(Deed::$variant(data) => serde_json::to_string(data),)+
                    Deed::Gone(_) | Deed::Unknown => Ok(String::new()),
                };
                json.unwrap_or_default()
            }

            /// Reads the data of a kind.
            ///
            /// # Errors
            /// When they are no JSON, or a known kind lacks a field or has one of another shape.
            pub fn read(kind: &str, data: &str) -> Result<Deed, serde_json::Error> {
                match kind {
                    $($name => serde_json::from_str(data).map(Deed::$variant),)+
                    _ => serde_json::from_str(data).map(|IgnoredAny| Deed::Unknown),
                }
            }
        }

        $(impl From<$variant> for Deed {
            fn from(data: $variant) -> Deed {
                Deed::$variant(data)
            }
        })+
    };
}

deeds! {
    /// Line 0.
    "opened" => Opened,
    /// The session was taken up again.
    "resumed" => Resumed,
    /// Where the interview takes place, and who else is there.
    "setting" => Setting,
    /// The end was agreed, or agreed anew.
    "agreed" => Agreed,
    /// The guide is read in another language from here on.
    "language" => Language,
    /// Consent was given, refused or withdrawn.
    "consent" => Consent,
    /// Another item was opened; nothing is marked by it.
    "moved" => Moved,
    /// A question or probe was asked.
    "asked" => Asked,
    /// A question or probe was passed by on purpose.
    "skipped" => Skipped,
    /// A question's matter came up before its turn.
    "mentioned" => Mentioned,
    /// A checklist item was ticked, or the tick taken away.
    "ticked" => Ticked,
    /// A condition was opened, or closed again.
    "condition" => Condition,
    /// An item's wording was unclear.
    "flagged" => Flagged,
    /// In a group: somebody came to the table.
    "joined" => Joined,
    /// In a group: somebody left the table.
    "left" => Left,
    /// In a group: somebody was invited and is not there.
    "absent" => Absent,
    /// In a member check: everyone answers in silence first, or in turn again.
    "silent" => Silent,
    /// In a member check: a participant answered to a statement.
    "answered" => Answered,
    /// In a member check: what the moderator concludes of a finding.
    "concluded" => Concluded,
    /// A note of any kind.
    "note" => Note,
    /// A note got other words.
    "edited" => Edited,
    /// A note got other concepts.
    "tagged" => Tagged,
    /// A note was struck out.
    "struck" => Struck,
    /// A parked follow-up was dealt with.
    "settled" => Settled,
    /// In an observer's journal: by how much her clock differs from the moderator's.
    "synced" => Synced,
    /// In a member check: who takes the answers down was agreed between moderator and observer.
    "grid" => Grid,
    /// Off the record from here on.
    "off" => Off,
    /// On the record again.
    "on" => On,
    /// The call dropped, or somebody walked in.
    "interrupted" => Interrupted,
    /// After an interruption the interview goes on.
    "continued" => Continued,
    /// The plan was overruled for one topic.
    "planned" => Planned,
    /// The computer's calendar jumped while the session ran.
    "clock" => Clock,
    /// The recorder began a file.
    "recording_started" => RecordingStarted,
    /// The recorder paused.
    "recording_paused" => RecordingPaused,
    /// The recorder went on in the same file.
    "recording_continued" => RecordingContinued,
    /// The recorder closed a file.
    "recording_stopped" => RecordingStopped,
    /// A track is silent for a while, since nothing was heard.
    "recording_gap" => RecordingGap,
    /// A track's device went, or another one came.
    "recording_device" => RecordingDevice,
    /// Something about the sound needs attention, or no longer.
    "recording_trouble" => RecordingTrouble,
    /// A track's clock was found to run fast or slow.
    "recording_drift" => RecordingDrift,
    /// Who spoke how long, as far as a file goes.
    "talked" => Talked,
    /// The consent was repeated aloud, so that it stands on the recording.
    "consent_aloud" => ConsentAloud,
    /// A recording that was made elsewhere was added.
    "recording_attached" => RecordingAttached,
    /// A recording was destroyed.
    "recording_destroyed" => RecordingDestroyed,
    /// A transcript was kept, or replaced the one of that name.
    "transcribed" => Transcribed,
    /// A coder began a round of review.
    "round" => Round,
    /// A stretch of a transcript became a fragment.
    "marked" => Marked,
    /// A fragment was taken away again.
    "unmarked" => Unmarked,
    /// A unit got these concepts.
    "coded" => Coded,
    /// Turns of a transcript were read through.
    "read" => TurnsRead,
    /// A unit got a theme in free words.
    "themed" => Themed,
    /// A coder is in doubt about a unit, or no longer.
    "doubted" => Doubted,
    /// A coder's remark on a unit.
    "remarked" => Remarked,
    /// A note or turn got other words in review.
    "corrected" => Corrected,
    /// A theme has another name from here on, perhaps that of another.
    "theme_renamed" => ThemeRenamed,
    /// Sessions were handed over in a file.
    "exported" => Exported,
    /// Somebody signed up and has a number.
    "signed_up" => SignedUp,
    /// A participant's place in the sample was settled.
    "sampled" => Sampled,
    /// A participant withdrew what is theirs.
    "withdrawn" => Withdrawn,
    /// Participants of a study that is brought in have other numbers in this one.
    "renumbered" => Renumbered,
    /// Sessions of a study that is brought in come in.
    "merged" => Merged,
    /// Something that was written down in the own journal of a study that was brought in.
    "taken_over" => TakenOver,
    /// A kind of private data was destroyed.
    "destroyed" => Destroyed,
    /// One step was taken back.
    "undone" => Undone,
    /// A step taken back was done again.
    "redone" => Redone,
    /// The end.
    "finished" => Finished,
    /// Lines were erased.
    "erased" => Erased,
}

impl Deed {
    /// Whether undo takes it back. Consent, off the record, interruptions and the end have their
    /// own way back; the rest is not the interviewer's doing.
    #[must_use]
    pub fn is_step(&self) -> bool {
        matches!(
            self,
            Deed::Agreed(Agreed { more: Some(_), .. })
                | Deed::Setting(_)
                | Deed::Language(_)
                | Deed::Moved(Moved {
                    how: Move::Step | Move::Jump | Move::Back,
                    ..
                })
                | Deed::Asked(_)
                | Deed::Skipped(_)
                | Deed::Mentioned(_)
                | Deed::Ticked(_)
                | Deed::Condition(_)
                | Deed::Flagged(_)
                | Deed::Joined(_)
                | Deed::Left(_)
                | Deed::Absent(_)
                | Deed::Silent(_)
                | Deed::Answered(_)
                | Deed::Concluded(_)
                | Deed::Note(_)
                | Deed::Edited(_)
                | Deed::Tagged(_)
                | Deed::Struck(_)
                | Deed::Settled(_)
                | Deed::Planned(_)
                | Deed::Marked(_)
                | Deed::Unmarked(_)
                | Deed::Coded(_)
                | Deed::TurnsRead(_)
                | Deed::Themed(_)
                | Deed::Doubted(_)
                | Deed::Remarked(_)
                | Deed::Corrected(_)
        )
    }
}

/// See [`Deed::Opened`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The format of the journal; this program writes [`FORMAT`].
    pub format: u32,
    /// The program's name and version.
    pub program: String,
    /// Who keeps it, when it is not the interviewer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
}

/// The format of journal that this program writes and can go on with.
pub const FORMAT: u32 = 1;

/// See [`Deed::Resumed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resumed {
    /// 2 for the first time that a session is taken up again.
    pub sitting: u32,
    /// The program's name and version.
    pub program: String,
}

/// See [`Deed::Agreed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The end of the appointment.
    pub end: Timestamp,
    /// Minutes added by agreement, when that is what happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more: Option<i64>,
}

/// See [`Deed::Language`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// A BCP 47 tag.
    pub tag: String,
}

/// See [`Deed::Consent`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The consent item's id.
    pub item: String,
    /// Whose answer it is.
    pub participant: String,
    /// Agreed or not.
    pub agreed: bool,
    /// The wording that was asked, in the language it was asked in.
    pub wording: String,
    /// The language of the wording.
    pub language: String,
}

/// See [`Deed::Off`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Off {}

/// See [`Deed::On`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct On {}

/// See [`Deed::Interrupted`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interrupted {}

/// See [`Deed::Continued`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Continued {}

/// See [`Deed::Planned`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// The topic.
    pub topic: String,
    /// The minutes it gets now; 0 drops what is left of it.
    pub minutes: u32,
}

/// See [`Deed::Clock`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// By how many milliseconds the calendar moved against the session's clock.
    pub by_ms: i64,
}

/// See [`Deed::Undone`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// The `seq` of the step.
    pub step: u64,
}

/// See [`Deed::Redone`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redone {
    /// The `seq` of the step.
    pub step: u64,
}

/// See [`Deed::Finished`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {}

/// See [`Deed::Erased`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// The lines, by `seq`.
    pub seqs: Vec<u64>,
    /// Why.
    pub reason: String,
}
