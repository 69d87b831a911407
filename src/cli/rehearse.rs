//! `leidraad rehearse [GUIDE]`: practising with a scripted respondent, away from the interviews.

use std::io::Write as _;
use std::path::PathBuf;
use std::time::Instant;

use time::OffsetDateTime;

use super::keys::Keys;
use super::sit::{self, Way};
use super::{Context, Failure, Kind, run};
use crate::guide::load::Loaded;
use crate::guide::outline::Outline;
use crate::journal::moment::Timestamp;
use crate::live::command;
use crate::rehearsal::report::Report;
use crate::rehearsal::report::words::Line;
use crate::rehearsal::respondent::Respondent;
use crate::rehearsal::script::{self, Script};
use crate::rehearsal::wanted;
use crate::safe::shown;
use crate::seat::{Opened, Seat, Start};
use crate::session::header::Phase;
use crate::study::create::{NewSession, SessionFolder};
use crate::study::scratch::Scratch;
use crate::texts::fill;
use crate::tui::report::{self, Choice, Page};
use crate::tui::{End, Inbox};

/// What `rehearse` takes.
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// The guide: an id, or a path when it has a / or ends in .toml [default: the study's]
    pub guide: Option<String>,
    /// How many times as fast as real the clock and the respondent go.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=20))]
    pub speed: u32,
    /// What the respondent says, from a file; else the script that goes with the guide.
    #[arg(long, value_name = "FILE")]
    pub script: Option<PathBuf>,
    /// Append-only lines instead of a screen: for a screen reader, or a script.
    #[arg(long)]
    pub plain: bool,
    /// Keep the rehearsal in the study, without asking.
    #[arg(long)]
    pub keep: bool,
}

impl Arguments {
    /// A rehearsal of a guide at real speed, with the script that goes with it.
    #[must_use]
    pub fn of(guide: String) -> Arguments {
        Arguments {
            guide: Some(guide),
            speed: 1,
            script: None,
            plain: false,
            keep: false,
        }
    }
}

/// Holds a rehearsal; what it leaves is thrown away unless it is to be kept.
///
/// # Errors
/// When the guide or the script is not right, or no session can be made.
pub fn rehearse(context: &Context, arguments: &Arguments) -> Result<(), Failure> {
    run::in_the_way(context, arguments.plain, |way| {
        hold(context, arguments, way)
    })
}

/// Holds a rehearsal in a way.
///
/// # Errors
/// As [`rehearse`].
pub fn hold(context: &Context, arguments: &Arguments, way: Way<'_>) -> Result<(), Failure> {
    let loaded = match &arguments.guide {
        Some(guide) => context.guide(guide)?,
        None => context.usual_guide()?,
    };
    let language = run::language(context, &loaded.guide);
    let script = script(context, arguments, &loaded, &language)?;
    let participants = match script.speakers() {
        none if none.is_empty() => vec!["R1".to_owned()],
        speakers => speakers,
    };
    let first = participants.first().cloned().unwrap_or_default();
    let scratch = Scratch::make().map_err(|error| {
        let text = context.texts.rehearsal.no_folder;
        Failure::could_not(fill(text, &[("reason", &error)]))
    })?;
    let start = context.now();
    let made = scratch.study.create(&NewSession {
        frozen: &loaded.frozen,
        guide: &loaded.guide,
        participants,
        phase: Phase::Rehearsal,
        language,
        start,
    });
    let folder = made.map_err(|error| context.of_study(&error))?;
    let opened = Opened {
        rehearsal: Some(Respondent::new(script, first, arguments.speed)),
        ..sit::open(context, &folder)?
    };
    let start = beginning(&loaded, start);
    let choice = match way {
        Way::Plain => in_plain(context, opened, start)?,
        Way::Screen(inbox) => on_screen(context, opened, start, inbox)?,
    };
    if arguments.keep || choice == Choice::Keep {
        return keep(context, scratch, &folder);
    }
    drop(scratch);
    eprintln!("{}", context.texts.rehearsal.thrown_away);
    Ok(())
}

fn beginning(loaded: &Loaded, start: OffsetDateTime) -> Start {
    let minutes = time::Duration::minutes(i64::from(loaded.guide.minutes));
    Start::New {
        end: Timestamp::new(start + minutes),
        setting: None,
    }
}

/// The script to play; none of a guide that has none, which is said.
fn script(
    context: &Context,
    arguments: &Arguments,
    loaded: &Loaded,
    language: &str,
) -> Result<Script, Failure> {
    let texts = &context.texts.rehearsal;
    let found = match &arguments.script {
        Some(file) => wanted::read(file).map(Some),
        None => wanted::beside(loaded, language),
    };
    let unreadable = |error: std::io::Error| {
        let file = arguments.script.clone().unwrap_or_default();
        let file = shown(&file.to_string_lossy()).into_owned();
        Failure::could_not(fill(
            texts.unreadable,
            &[("file", &file), ("reason", &error)],
        ))
    };
    let Some(found) = found.map_err(unreadable)? else {
        let id = &loaded.guide.id;
        let file = format!("{id}.rehearsal.{language}.txt");
        context.warn(&fill(texts.no_script, &[("guide", id), ("file", &file)]));
        return Ok(Script::default());
    };
    let outline = Outline::of(&loaded.guide);
    let is_command = |line: &str| command::read(line, &outline).is_ok();
    script::parse(&found.text, &loaded.guide, &outline, &is_command).map_err(|findings| {
        let file = found.file.to_string_lossy();
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("file", &shown(&file)), ("count", &findings.len())];
        let mut said = vec![fill(texts.script_has_errors, &values)];
        said.extend(findings.iter().map(|finding| finding.say(texts)));
        Failure::new(Kind::Found, said.join("\n"))
    })
}

fn in_plain(context: &Context, opened: Opened, start: Start) -> Result<Choice, Failure> {
    let seat = sit::in_plain(context, opened, start)?;
    let lines = lines(&seat);
    unwritten(context, seat)?;
    let mut out = context.out();
    let mut printed = Ok(());
    for line in lines {
        printed = printed.and_then(|()| writeln!(out, "  {}", line.signed()));
    }
    printed.and_then(|()| out.flush())?;
    Ok(Choice::ThrowAway)
}

fn on_screen(
    context: &Context,
    opened: Opened,
    start: Start,
    inbox: &Inbox,
) -> Result<Choice, Failure> {
    let keys = Keys::find();
    let mut screen = sit::over(context, &keys)?;
    let mut seat = Seat::take(opened, start, inbox.callers())
        .map_err(|error| sit::could_not(context, &error))?;
    keys.say_trouble(&mut seat.model);
    let end = screen.hold(&mut seat, inbox);
    let mut page = Page {
        texts: seat.model.texts,
        lines: lines(&seat),
        first: 0,
        opened: Instant::now(),
    };
    unwritten(context, seat)?;
    match end {
        End::Left => report::run(&mut screen, &mut page, inbox)
            .map_err(|error| sit::could_not(context, &error)),
        // Where nobody can be asked any more, nothing is kept.
        End::Stopped | End::Vanished(_) => Ok(Choice::ThrowAway),
    }
}

fn lines(seat: &Seat) -> Vec<Line> {
    let model = &seat.model;
    let Some(respondent) = &model.rehearsal else {
        return Vec::new();
    };
    let session = model.session();
    let report = Report::of(session, model.history.events(), respondent, model.now.ms);
    report.lines(&session.guide, &session.language, model.texts)
}

/// Leaves the seat; says what could not be written.
fn unwritten(context: &Context, seat: Seat) -> Result<(), Failure> {
    let unkept = seat.leave();
    if unkept.events.is_empty() {
        return Ok(());
    }
    Err(Failure::could_not(fill(
        context.texts.sit.not_written,
        &[("count", &unkept.events.len())],
    )))
}

fn keep(context: &Context, scratch: Scratch, folder: &SessionFolder) -> Result<(), Failure> {
    let texts = &context.texts.rehearsal;
    match context.study.adopt(folder) {
        Ok(kept) => {
            drop(scratch);
            eprintln!("{}", fill(texts.kept, &[("id", &kept.id)]));
            Ok(())
        }
        Err(error) => {
            let reason = error.say(&context.texts.study);
            // What could not be copied is not thrown away either.
            let left = scratch.leave().display().to_string();
            Err(Failure::could_not(fill(
                texts.not_kept,
                &[("reason", &reason), ("folder", &left)],
            )))
        }
    }
}
