//! The table of typed commands: a word, what follows it, what it does, and how it is read.

use super::words::Words;
use super::{Command, Spec, Whose, spec};
use crate::journal::deed::{Conclusion, Recognition, Venue};
use crate::session::debrief::Prompt;

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
    )
    .of(Whose::Both),
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
    )
    .of(Whose::Both),
    spec(
        "code",
        "code [NOTE]",
        |t| t.names.command,
        |w| Some(Command::Code(w.word())),
    )
    .of(Whose::Both),
    spec(
        "strike",
        "strike NOTE",
        |t| t.commands.strike,
        |w| w.word().map(Command::Strike),
    )
    .of(Whose::Both),
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
    )
    .of(Whose::Both),
    spec(
        "answer",
        "answer STATEMENT WHO WORD [nuance]",
        |t| t.commands.answer,
        read_answer,
    )
    .of(Whose::Both)
    .of_member_check(),
    spec(
        "heard",
        "heard WORD [nuance]",
        |t| t.group.heard,
        read_heard,
    )
    .of(Whose::Both)
    .of_member_check(),
    spec(
        "grid",
        "grid [NAME]",
        |t| t.commands.grid,
        |w| Some(Command::Grid(w.word())),
    )
    .of(Whose::Both)
    .of_member_check(),
    spec(
        "join",
        "join WHO",
        |t| t.group.join,
        |w| w.word().map(Command::Join),
    ),
    spec(
        "left",
        "left WHO",
        |t| t.group.left,
        |w| w.word().map(Command::Left),
    ),
    spec(
        "absent",
        "absent WHO [words]",
        |t| t.group.absent,
        |w| {
            Some(Command::Absent {
                participant: w.word()?,
                said: w.rest(),
            })
        },
    ),
    spec(
        "silent",
        "silent",
        |t| t.group.silent,
        |_| Some(Command::Silent),
    )
    .of_member_check(),
    spec(
        "conclude",
        "conclude STATEMENT confirmed|nuanced|rejected|extended [WORDING]",
        |t| t.commands.conclude,
        read_conclusion,
    )
    .of_member_check(),
    spec("time", "time", |t| t.commands.time, |_| Some(Command::Time)).of(Whose::Both),
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
    )
    .of(Whose::Both),
    spec("mark", "mark", |t| t.commands.mark, |_| Some(Command::Mark)).of(Whose::Both),
    spec(
        "record",
        "record",
        |t| t.commands.record,
        |_| Some(Command::Record),
    ),
    spec(
        "aloud",
        "aloud",
        |t| t.commands.aloud,
        |_| Some(Command::Aloud),
    ),
    spec(
        "balance",
        "balance",
        |t| t.commands.balance,
        |_| Some(Command::Balance),
    ),
    spec(
        "destroy",
        "destroy",
        |t| t.commands.destroy,
        |_| Some(Command::Destroy),
    ),
    spec("off", "off", |t| t.commands.off, |_| Some(Command::Off)),
    spec("on", "on", |t| t.commands.on, |_| Some(Command::On)),
    spec("keep", "keep", |t| t.commands.keep, |_| Some(Command::Keep)).of(Whose::Both),
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
    spec("undo", "undo", |t| t.commands.undo, |_| Some(Command::Undo)).of(Whose::Both),
    spec("redo", "redo", |t| t.commands.redo, |_| Some(Command::Redo)).of(Whose::Both),
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
        "sync",
        "sync [OFFSET]",
        |t| t.commands.sync,
        |w| Some(Command::Sync(w.word())),
    )
    .of(Whose::Observer),
    spec(
        "leave",
        "leave",
        |t| t.commands.leave,
        |_| Some(Command::Leave),
    )
    .of(Whose::Both),
    spec(
        "say",
        "say [@R2] WORDS",
        |t| t.commands.say,
        |w| w.some_rest().map(Command::Say),
    )
    .of(Whose::Rehearsal),
    spec(
        "silence",
        "silence SECONDS",
        |t| t.commands.silence,
        |w| w.word().map(Command::Silence),
    )
    .of(Whose::Rehearsal),
    spec("help", "help", |t| t.commands.help, |_| Some(Command::Help)).of(Whose::Both),
];

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
    Some(Command::Answer {
        statement: words.word()?,
        participant: words.word()?,
        answer: recognition(words)?,
        nuance: words.rest(),
    })
}

fn read_heard(words: &mut Words<'_>) -> Option<Command> {
    Some(Command::Heard {
        answer: recognition(words)?,
        nuance: words.rest(),
    })
}

fn recognition(words: &mut Words<'_>) -> Option<Recognition> {
    let word = words.word()?;
    let mut answers = Recognition::ALL.into_iter();
    answers.find(|answer| answer.word().eq_ignore_ascii_case(&word))
}

fn read_conclusion(words: &mut Words<'_>) -> Option<Command> {
    let (statement, word) = (words.word()?, words.word()?);
    let mut conclusions = Conclusion::ALL.into_iter();
    Some(Command::Conclude {
        statement,
        conclusion: conclusions.find(|one| one.word().eq_ignore_ascii_case(&word))?,
        wording: words.rest(),
    })
}

fn read_plan(words: &mut Words<'_>) -> Option<Command> {
    match (words.word(), words.word()) {
        (None, _) => Some(Command::Plan(None)),
        (Some(topic), Some(minutes)) => Some(Command::Plan(Some((topic, minutes)))),
        (Some(_), None) => None,
    }
}
