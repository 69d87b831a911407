//! The typed commands: one table of names, from which reading, help and documents come.

mod words;

use words::Words;

use crate::guide::outline::Outline;
use crate::journal::deed::{Recognition, Venue};
use crate::session::debrief::Prompt;
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
    /// Leaves; the session stays open.
    Leave,
    /// Says what can be typed and pressed.
    Help,
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
}

/// Every typed command, in the order of the help.
pub const COMMANDS: &[Spec] = &[
    spec(
        "consent",
        "consent yes|no [ITEM] [PARTICIPANT]",
        |t| t.commands.consent,
        read_consent,
    ),
    spec(
        "ready",
        "ready",
        |t| t.commands.ready,
        |_| Some(Command::Ready),
    ),
    spec(
        "setting",
        "setting online|location [OTHERS]",
        |t| t.commands.setting,
        read_setting,
    ),
    spec("next", "next", |t| t.commands.next, |_| Some(Command::Next)),
    spec(
        "prev",
        "prev",
        |t| t.commands.prev,
        |_| Some(Command::Previous),
    ),
    spec(
        "go",
        "go ID",
        |t| t.commands.go,
        |w| w.word().map(Command::Go),
    ),
    spec("back", "back", |t| t.commands.back, |_| Some(Command::Back)),
    spec(
        "find",
        "find TEXT",
        |t| t.commands.find,
        |w| w.some_rest().map(Command::Find),
    ),
    spec(
        "asked",
        "asked [ID]",
        |t| t.commands.asked,
        |w| Some(Command::Asked(w.word())),
    ),
    spec(
        "skip",
        "skip [ID] why",
        |t| t.commands.skip,
        |w| {
            Some(Command::Skip {
                id: w.item(),
                why: w.rest(),
            })
        },
    ),
    spec(
        "mentioned",
        "mentioned ID",
        |t| t.commands.mentioned,
        |w| Some(Command::Mentioned(w.word())),
    ),
    spec(
        "tick",
        "tick ID",
        |t| t.commands.tick,
        |w| w.word().map(Command::Tick),
    ),
    spec(
        "open",
        "open ID",
        |t| t.commands.open,
        |w| w.word().map(Command::Open),
    ),
    spec(
        "flag",
        "flag [ID] why",
        |t| t.commands.flag,
        |w| {
            Some(Command::Flag {
                id: w.item(),
                why: w.rest(),
            })
        },
    ),
    spec(
        "tag",
        "tag NOTE #…",
        |t| t.commands.tag,
        |w| {
            Some(Command::Tag {
                note: w.word()?,
                tags: w.some_rest()?,
            })
        },
    ),
    spec(
        "edit",
        "edit NOTE text",
        |t| t.commands.edit,
        |w| {
            Some(Command::Edit {
                note: w.word()?,
                text: w.some_rest()?,
            })
        },
    ),
    spec(
        "strike",
        "strike NOTE",
        |t| t.commands.strike,
        |w| w.word().map(Command::Strike),
    ),
    spec(
        "followup",
        "followup ID",
        |t| t.commands.follow_up,
        |w| w.word().map(Command::FollowUp),
    ),
    spec(
        "settle",
        "settle NOTE",
        |t| t.commands.settle,
        |w| w.word().map(Command::Settle),
    ),
    spec(
        "answer",
        "answer STATEMENT WHO WORD [nuance]",
        |t| t.commands.answer,
        read_answer,
    ),
    spec("time", "time", |t| t.commands.time, |_| Some(Command::Time)),
    spec(
        "plan",
        "plan [TOPIC MINUTES]",
        |t| t.commands.plan,
        read_plan,
    ),
    spec(
        "more",
        "more MINUTES",
        |t| t.commands.more,
        |w| w.word().map(Command::More),
    ),
    spec(
        "where",
        "where",
        |t| t.commands.place,
        |_| Some(Command::Where),
    ),
    spec("mark", "mark", |t| t.commands.mark, |_| Some(Command::Mark)),
    spec("off", "off", |t| t.commands.off, |_| Some(Command::Off)),
    spec("on", "on", |t| t.commands.on, |_| Some(Command::On)),
    spec("keep", "keep", |t| t.commands.keep, |_| Some(Command::Keep)),
    spec(
        "interrupted",
        "interrupted",
        |t| t.commands.interrupted,
        |_| Some(Command::Interrupted),
    ),
    spec(
        "lang",
        "lang TAG",
        |t| t.commands.language,
        |w| w.word().map(Command::Language),
    ),
    spec("undo", "undo", |t| t.commands.undo, |_| Some(Command::Undo)),
    spec("redo", "redo", |t| t.commands.redo, |_| Some(Command::Redo)),
    spec(
        "finish",
        "finish",
        |t| t.commands.finish,
        |_| Some(Command::Finish),
    ),
    spec(
        "debrief",
        "debrief PROMPT words",
        |t| t.commands.debrief,
        read_debrief,
    ),
    spec(
        "leave",
        "leave",
        |t| t.commands.leave,
        |_| Some(Command::Leave),
    ),
    spec(
        "say",
        "say [@R2] WORDS",
        |t| t.commands.say,
        |w| w.some_rest().map(Command::Say),
    ),
    spec(
        "silence",
        "silence SECONDS",
        |t| t.commands.silence,
        |w| w.word().map(Command::Silence),
    ),
    spec("help", "help", |t| t.commands.help, |_| Some(Command::Help)),
];

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

fn read_consent(words: &mut Words<'_>) -> Option<Command> {
    let agreed = match words.word()?.to_lowercase().as_str() {
        "yes" | "ja" => true,
        "no" | "nee" => false,
        _ => return None,
    };
    Some(Command::Consent {
        agreed,
        item: words.word(),
        participant: words.word(),
    })
}

fn read_setting(words: &mut Words<'_>) -> Option<Command> {
    let place = match words.word()?.to_lowercase().as_str() {
        "online" => Venue::Online,
        "location" | "locatie" => Venue::Location,
        _ => return None,
    };
    let others = match words.word() {
        None => None,
        Some(count) => Some(count.parse().ok().filter(|count| *count < 100)?),
    };
    Some(Command::Setting { place, others })
}

fn read_debrief(words: &mut Words<'_>) -> Option<Command> {
    let word = words.word()?;
    let mut prompts = Prompt::ALL.into_iter();
    Some(Command::Debrief {
        prompt: prompts.find(|prompt| prompt.id().eq_ignore_ascii_case(&word))?,
        text: words.some_rest()?,
    })
}

fn read_answer(words: &mut Words<'_>) -> Option<Command> {
    let (statement, participant, word) = (words.word()?, words.word()?, words.word()?);
    let mut answers = Recognition::ALL.into_iter();
    Some(Command::Answer {
        statement,
        participant,
        answer: answers.find(|answer| answer.word().eq_ignore_ascii_case(&word))?,
        nuance: words.rest(),
    })
}

fn read_plan(words: &mut Words<'_>) -> Option<Command> {
    match (words.word(), words.word()) {
        (None, _) => Some(Command::Plan(None)),
        (Some(topic), Some(minutes)) => Some(Command::Plan(Some((topic, minutes)))),
        (Some(_), None) => None,
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
