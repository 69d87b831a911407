//! The typed commands: one table of names, from which reading, help and documents come.

mod table;
mod words;

pub use table::COMMANDS;
use words::Words;

use super::model::Model;
use crate::guide::Kind;
use crate::guide::outline::Outline;
use crate::journal::deed::{Conclusion, Recognition, Venue};
use crate::session::debrief::Prompt;
use crate::session::header::Phase;
use crate::texts::Texts;

/// What an interviewer asks of the program, by a key or by a line that begins with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Consent to an item, or to all still open, by a participant, or by all.
    Consent {
        /// Agreed or refused.
        agreed: bool,
        /// The item's id or scope.
        item: Option<String>,
        /// Whose answer.
        participant: Option<String>,
    },
    /// Says whether all was ready when the interview began.
    Ready,
    /// Where the interview takes place, and how many others are there.
    Setting {
        /// Where.
        place: Venue,
        /// How many; may be left out.
        others: Option<u32>,
    },
    /// To the next item; marks nothing.
    Next,
    /// To the item before; marks nothing.
    Previous,
    /// To an item or topic.
    Go(String),
    /// Back from a jump.
    Back,
    /// Looks a text up in guide and notes.
    Find(String),
    /// Asked: the item named, or the open one, and then on to the next.
    Asked(Option<String>),
    /// Passed by on purpose.
    Skip {
        /// The item; the open one when none is named.
        id: Option<String>,
        /// The reason; may be empty.
        why: String,
    },
    /// Came up before its turn; the open item when none is named.
    Mentioned(Option<String>),
    /// Ticks a checklist item, or takes the tick away.
    Tick(String),
    /// Opens a condition.
    Open(String),
    /// The wording is unclear.
    Flag {
        /// The item; the open one when none is named.
        id: Option<String>,
        /// In what way; may be empty.
        why: String,
    },
    /// Gives a note other concepts.
    Tag {
        /// The note's number.
        note: String,
        /// `#…` tags.
        tags: String,
    },
    /// Gives a note other words.
    Edit {
        /// The note's number.
        note: String,
        /// The words.
        text: String,
    },
    /// Puts codes in the place of names: in a note, else in the last one that has any.
    Code(Option<String>),
    /// Strikes a note out.
    Strike(String),
    /// In a member check, a participant's answer to a statement.
    Answer {
        /// The statement's id.
        statement: String,
        /// Whose answer.
        participant: String,
        /// The answer.
        answer: Recognition,
        /// The nuance; may be empty.
        nuance: String,
    },
    /// In a member check, the answer of the participant who is chosen to the open statement.
    Heard {
        /// The answer.
        answer: Recognition,
        /// The nuance; may be empty.
        nuance: String,
    },
    /// Somebody comes to the table.
    Join(String),
    /// Somebody leaves the table.
    Left(String),
    /// Somebody was invited and is not there.
    Absent {
        /// Who.
        participant: String,
        /// What she said when invited; may be empty.
        said: String,
    },
    /// Everyone answers in silence first, or in turn again.
    Silent,
    /// In a member check, what the moderator concludes of a finding.
    Conclude {
        /// The statement's id.
        statement: String,
        /// What is concluded.
        conclusion: Conclusion,
        /// The finding in its new words; may be empty.
        wording: String,
    },
    /// A general follow-up was used.
    FollowUp(String),
    /// A parked follow-up was dealt with.
    Settle(String),
    /// Says how the time stands.
    Time,
    /// Says the plan; with a topic and minutes, overrules it.
    Plan(Option<(String, String)>),
    /// Minutes more, by agreement.
    More(String),
    /// Says what is open.
    Where,
    /// Marks this moment, without words.
    Mark,
    /// Starts the recorder; again: stops it.
    Record,
    /// The consent is being repeated aloud.
    Aloud,
    /// Shows the talk balance, or no longer.
    Balance,
    /// Destroys what was recorded in this session.
    Destroy,
    /// Off the record.
    Off,
    /// On the record again.
    On,
    /// By agreement, writes down what was typed off the record.
    Keep,
    /// The call dropped, or somebody walked in; again: it goes on.
    Interrupted,
    /// Reads the guide, and shows the program, in another language.
    Language(String),
    /// Takes back one step.
    Undo,
    /// Does it again.
    Redo,
    /// Ends the interview.
    Finish,
    /// Answers a prompt of the debrief.
    Debrief {
        /// Which.
        prompt: Prompt,
        /// The words.
        text: String,
    },
    /// In a rehearsal, what the respondent says.
    Say(String),
    /// In a rehearsal, for how many seconds the respondent is silent.
    Silence(String),
    /// In an observer's seat: lays her clock on the moderator's; by what is told, else by a mark.
    Sync(Option<String>),
    /// In a member check: takes the grid over, or hands it on, to an observer who may be named.
    Grid(Option<String>),
    /// Leaves; the session stays open.
    Leave,
    /// Says what can be typed and pressed.
    Help,
}

impl Command {
    /// The words of the interviewer's own that it keeps with what it does.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match self {
            Command::Skip { why: words, .. }
            | Command::Flag { why: words, .. }
            | Command::Edit { text: words, .. }
            | Command::Answer { nuance: words, .. }
            | Command::Heard { nuance: words, .. }
            | Command::Absent { said: words, .. }
            | Command::Conclude { wording: words, .. } => Some(words),
            _ => None,
        }
    }
}

/// A line after `/` that is no command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotACommand {
    /// No such word.
    Unknown(String),
    /// The word is known, what follows is not right; the usage says what would be.
    Usage(&'static str),
}

/// One typed command.
#[derive(Debug)]
pub struct Spec {
    /// The word after the slash.
    pub name: &'static str,
    /// The word and what follows it.
    pub usage: &'static str,
    /// What it does, in a language.
    pub help: fn(&Texts) -> &'static str,
    read: fn(&mut Words<'_>) -> Option<Command>,
    whose: Whose,
    /// Whether it means nothing but in a member check.
    is_of_member_check: bool,
}

/// Whose a typed command is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Moderator,
    /// The moderator's, and in her own journal an observer's.
    Both,
    Observer,
    /// For the scripts of rehearsals alone.
    Rehearsal,
}

impl Spec {
    const fn of_member_check(mut self) -> Spec {
        self.is_of_member_check = true;
        self
    }

    const fn of(mut self, whose: Whose) -> Spec {
        self.whose = whose;
        self
    }

    /// Whether an observer can give it.
    #[must_use]
    pub fn is_of_observer(&self) -> bool {
        matches!(self.whose, Whose::Both | Whose::Observer)
    }

    fn is_of_moderator(&self, phase: Phase) -> bool {
        match self.whose {
            Whose::Rehearsal => phase == Phase::Rehearsal,
            Whose::Observer => false,
            Whose::Moderator | Whose::Both => true,
        }
    }
}

/// The typed commands that mean something to whoever sits there, in the session she sits in.
pub fn in_seat(model: &Model) -> impl Iterator<Item = &'static Spec> + use<> {
    let observes = model.observes();
    let (phase, kind) = (model.session().header.phase, model.session().guide.kind);
    let fits = move |spec: &&Spec| {
        let is_hers = if observes {
            spec.is_of_observer()
        } else {
            spec.is_of_moderator(phase)
        };
        is_hers && (kind == Kind::MemberCheck || !spec.is_of_member_check)
    };
    COMMANDS.iter().filter(fits)
}

const fn spec(
    name: &'static str,
    usage: &'static str,
    help: fn(&Texts) -> &'static str,
    read: fn(&mut Words<'_>) -> Option<Command>,
) -> Spec {
    Spec {
        name,
        usage,
        help,
        read,
        whose: Whose::Moderator,
        is_of_member_check: false,
    }
}

/// Reads what stands after the slash.
///
/// # Errors
/// When the word is unknown, or what follows it is not what the command takes.
pub fn read(line: &str, outline: &Outline) -> Result<Command, NotACommand> {
    let mut words = Words::of(line, outline);
    let name = words.word().unwrap_or_default();
    let spec = COMMANDS
        .iter()
        .find(|spec| spec.name.eq_ignore_ascii_case(&name));
    let spec = spec.ok_or(NotACommand::Unknown(name))?;
    let command = (spec.read)(&mut words).ok_or(NotACommand::Usage(spec.usage))?;
    // What is left over was meant to say something: doing half of it would mislead.
    if words.rest().is_empty() {
        Ok(command)
    } else {
        Err(NotACommand::Usage(spec.usage))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_line(line: &str) -> Result<Command, NotACommand> {
        read(line, &Outline::default())
    }

    #[test]
    fn a_consent_may_name_an_item_and_a_participant() {
        let consent = Command::Consent {
            agreed: false,
            item: Some("recording".to_owned()),
            participant: Some("R2".to_owned()),
        };
        assert_eq!(read_line("consent no recording R2"), Ok(consent));
        assert_eq!(
            read_line("consent maybe"),
            Err(NotACommand::Usage("consent yes|no [ITEM] [PARTICIPANT]"))
        );
    }

    #[test]
    fn a_skip_without_an_id_takes_all_words_as_the_reason() {
        let skip = Command::Skip {
            id: None,
            why: "geen tijd meer".to_owned(),
        };
        assert_eq!(read_line("skip geen tijd meer"), Ok(skip));
    }

    #[test]
    fn an_unknown_word_and_words_too_many_are_refused() {
        assert_eq!(
            read_line("nxt"),
            Err(NotACommand::Unknown("nxt".to_owned()))
        );
        assert_eq!(read_line("next one"), Err(NotACommand::Usage("next")));
    }

    #[test]
    fn every_command_is_named_by_its_usage() {
        for spec in COMMANDS {
            assert!(spec.usage.starts_with(spec.name), "{}", spec.name);
        }
    }
}
