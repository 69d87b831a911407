//! `leidraad observe SESSION`: a second note-taker's seat, beside the moderator's.

use std::path::Path;

use super::keys::Keys;
use super::sit::{self, Way};
use super::{Context, Failure, run, stage};
use crate::journal::append::OpenError;
use crate::journal::deed::{Deed, FORMAT, Opened as Line0};
use crate::journal::follow::{Follower, News};
use crate::journal::hash::Hash;
use crate::journal::moment::Timestamp;
use crate::journal::resume::resume;
use crate::journal::verify::verify;
use crate::journal::{Event, SESSION};
use crate::live::observing;
use crate::safe::shown;
use crate::seat::observer::clock_now;
use crate::seat::{Observing, Seat};
use crate::study::beside::{NoAuthor, Role};
use crate::study::create::SessionFolder;
use crate::study::error::StudyError;
use crate::study::frozen::{GuideFile, Guides};
use crate::texts::{Texts, fill};

/// What `observe` takes.
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// The session: its id, a beginning of it, or a participant
    pub session: String,
    /// Who observes [default: the only observer there is, or `a`]
    #[arg(long = "as", value_name = "NAME")]
    pub name: Option<String>,
    /// By how much the clock here is ahead of the moderator's: seconds or mm:ss, such as +1:35 or -3
    #[arg(long, value_name = "OFFSET", allow_hyphen_values = true)]
    pub offset: Option<String>,
    /// Append-only lines instead of a screen: for a screen reader, or a script
    #[arg(long)]
    pub plain: bool,
    /// No seat, but a screen for participants: the statement or the model that the session is at
    #[arg(long, conflicts_with_all = ["name", "offset"])]
    pub stage: bool,
}

/// Sits down beside the moderator.
///
/// # Errors
/// When there is no such session, somebody of that name observes it already, or something cannot be
/// read or written.
pub fn observe(context: &Context, arguments: &Arguments) -> Result<(), Failure> {
    if arguments.stage {
        let session = context.study.find_session(&arguments.session);
        let session = session.map_err(|error| context.of_study(&error))?;
        return stage::of_session(context, session, arguments.plain);
    }
    let offset_ms = offset(context, arguments)?;
    run::in_the_way(context, arguments.plain, |way| {
        hold(context, arguments, offset_ms, way)
    })
}

fn offset(context: &Context, arguments: &Arguments) -> Result<Option<i64>, Failure> {
    let Some(told) = &arguments.offset else {
        return Ok(None);
    };
    let read = observing::offset(told).map(Some);
    read.ok_or_else(|| {
        let text = context.texts.observe.not_an_offset;
        Failure::usage(fill(text, &[("text", &shown(told))]))
    })
}

fn hold(
    context: &Context,
    arguments: &Arguments,
    offset_ms: Option<i64>,
    way: Way<'_>,
) -> Result<(), Failure> {
    let opened = open(context, arguments, offset_ms)?;
    let name = opened.name.clone();
    let seat = match way {
        Way::Plain => sit::as_lines(context, |callers| Seat::observe(opened, callers))?,
        Way::Screen(inbox) => {
            let keys = Keys::find();
            let screen = sit::over(context, &keys)?;
            let seat = Seat::observe(opened, inbox.callers());
            let mut seat = seat.map_err(|error| sit::could_not(context, &error))?;
            keys.say_trouble(&mut seat.model);
            sit::held(context, &mut seat, screen, inbox);
            seat
        }
    };
    leave(context, seat, &name)
}

/// Reads the moderator's journal, and takes the lock of the observer's, which is made when it is not
/// there.
fn open(
    context: &Context,
    arguments: &Arguments,
    offset_ms: Option<i64>,
) -> Result<Observing, Failure> {
    let failed = |error| context.of_study(&error);
    let session = context
        .study
        .find_session(&arguments.session)
        .map_err(failed)?;
    let name = session.author(Role::Observer, arguments.name.as_deref());
    let name = name.map_err(|why| no_observer(context, why))?;
    let loaded = session.as_written().load(&Guides::default());
    let loaded = loaded.map_err(failed)?;
    sit::say_who_is_called_otherwise(context, &session);
    if loaded.guide_file == GuideFile::Missing {
        return Err(Failure::could_not(context.texts.journal.guide_missing));
    }
    for complaint in loaded.complaints(context.texts) {
        context.warn(&complaint);
    }
    let mut follower = Follower::new(&session.path);
    let looked = follower
        .look()
        .map_err(|error| sit::could_not(context, &error))?;
    let moderator = match looked {
        News::More(events) | News::Anew(events) => events,
        News::Nothing => Vec::new(),
    };
    let folder = session.beside(Role::Observer, &name);
    if !folder.join(SESSION).exists() {
        let uuid = loaded.session.header.uuid;
        begin(&session, uuid, &name, &moderator).map_err(failed)?;
    }
    let journal = resume(&folder).map_err(|error| not_open(context, &error, &name))?;
    sit::say_what_was_set_aside(context, &journal);
    let outcome = &journal.reading.outcome;
    for damage in &outcome.damage {
        let said = damage.say(outcome.file, &context.texts.journal);
        context.warn(&format!("{name}: {said}"));
    }
    let spoken = loaded.session.language.as_str();
    let texts = Texts::of(context.asked_language.as_deref().unwrap_or(spoken));
    Ok(Observing {
        texts,
        lookout: sit::lookout(context, texts),
        header: loaded.session.header.as_ref().clone(),
        guide: loaded.session.guide.clone(),
        offset: context.offset,
        session,
        folder,
        name,
        follower,
        moderator,
        journal,
        offset_ms,
    })
}

/// Makes the observer's folder, with line 0 of her journal.
fn begin(
    session: &SessionFolder,
    uuid: uuid::Uuid,
    name: &str,
    moderator: &[Event],
) -> Result<(), StudyError> {
    let opened = Line0 {
        format: FORMAT,
        program: crate::PROGRAM.to_owned(),
        author: Some(name.to_owned()),
    };
    let first = Event {
        seq: 0,
        at: Timestamp::now(),
        ms: u64::try_from(clock_now(moderator, &[])).unwrap_or(0),
        deed: Deed::from(opened),
    };
    let made = session.begin_beside(Role::Observer, name, uuid, &[first]);
    made.map(drop)
}

fn no_observer(context: &Context, why: NoAuthor) -> Failure {
    let texts = &context.texts.observe;
    match why {
        NoAuthor::Name(name) => {
            Failure::usage(fill(texts.not_an_observer, &[("name", &shown(&name))]))
        }
        NoAuthor::Several(all) => {
            let observers = all.join(", ");
            let text = fill(texts.which_observer, &[("observers", &shown(&observers))]);
            Failure::usage(text)
        }
        NoAuthor::Study(error) => context.of_study(&error),
    }
}

fn not_open(context: &Context, error: &OpenError, name: &str) -> Failure {
    Failure::could_not(match error {
        OpenError::Held => fill(context.texts.observe.held, &[("name", &name)]),
        error => error.say(&context.texts.journal),
    })
}

/// Leaves: what could not be written is said, word for word, so that it is not lost.
fn leave(context: &Context, seat: Seat, name: &str) -> Result<(), Failure> {
    let (folder, id) = (seat.folder().to_owned(), seat.id().to_owned());
    let unkept = seat.leave();
    if !unkept.events.is_empty() || unkept.draft.is_some() {
        return Err(sit::not_written(context, &unkept));
    }
    let last = last_hash(&folder);
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("id", &id), ("name", &name), ("hash", &last)];
    eprintln!("{}", fill(context.texts.observe.left, &values));
    Ok(())
}

fn last_hash(folder: &Path) -> String {
    let report = verify(folder).ok();
    let last = report.and_then(|report| report.last_hash);
    last.as_ref().map_or("", Hash::as_str).to_owned()
}
