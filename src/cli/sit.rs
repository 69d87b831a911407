//! Sits down at a session, on the screen or in plain mode, and leaves it with all kept.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;

use super::keys::Keys;
use super::{Context, Failure};
use crate::guide::outline::Outline;
use crate::journal::Event;
use crate::journal::deed::{Agreed, Deed, Setting};
use crate::journal::hash::Hash;
use crate::journal::moment::{Moment, Timestamp};
use crate::journal::resume::{Resumed, resume};
use crate::journal::verify::verify;
use crate::journal::writer::Unkept;
use crate::live::lookout::Lookout;
use crate::live::model::Model;
use crate::plain;
use crate::recorder::capture::Wanted;
use crate::safe::shown;
use crate::seat::{Callers, Opened, Seat, Start};
use crate::session::history::History;
use crate::study::create::{self, NewSession, SessionFolder};
use crate::study::frozen::{GuideFile, Guides};
use crate::study::reader::Reader;
use crate::texts::{Texts, fill};
use crate::tui;
use crate::tui::{Inbox, Screen};

/// Samples a second, unless study.toml says otherwise.
const USUAL_RATE: u32 = 48_000;

/// How a session is held.
#[derive(Debug, Clone, Copy)]
pub enum Way<'a> {
    /// On a screen, with what comes in from the terminal.
    Screen(&'a Inbox),
    /// As lines.
    Plain,
}

/// What is agreed before a session is made.
#[derive(Debug, Clone, Copy)]
pub struct Beginning {
    /// The agreed end.
    pub end: Timestamp,
    /// Where it takes place, when that is known.
    pub setting: Option<Setting>,
    /// How many doubts the guide's check has.
    pub doubts: usize,
}

/// Makes a session and holds it until the interviewer leaves.
///
/// # Errors
/// When it cannot be made, and as [`go_on`].
pub fn begin(
    context: &Context,
    new: &NewSession<'_>,
    beginning: Beginning,
    way: Way<'_>,
) -> Result<(), Failure> {
    refuse_who_left(context, &new.participants)?;
    // Nothing is begun whose recording would not be encrypted as the study says.
    wanted(context)?;
    let make = || -> Result<Opened, Failure> {
        let study = &context.study;
        let ready = study.ready(new.guide, beginning.doubts, &new.participants);
        let made = study.create(new);
        let folder = made.map_err(|error| context.of_study(&error))?;
        Ok(Opened {
            readiness: Some(ready),
            ..open(context, &folder)?
        })
    };
    let Beginning { end, setting, .. } = beginning;
    let start = Start::New { end, setting };
    let seat = match way {
        Way::Plain => in_plain(context, make()?, start)?,
        Way::Screen(inbox) => {
            // The first screen is there while the session is still being made: syncing its files
            // takes longer than all else. It says that nothing is kept yet.
            let keys = Keys::find();
            let mut screen = over(context, &keys)?;
            let first = first_model(context, new, beginning);
            screen
                .show(&first)
                .map_err(|error| could_not(context, &error))?;
            on_screen(context, make()?, start, (screen, &keys), inbox)?
        }
    };
    leave(context, seat)
}

/// Whoever withdrew from the study does not begin another session under the same number: all of it
/// would be left out of everything.
fn refuse_who_left(context: &Context, participants: &[String]) -> Result<(), Failure> {
    let withdrawals = Reader::of(&context.study).withdrawals;
    let left = |who: &String| Some((who.clone(), withdrawals.left(who)?));
    let Some((participant, at)) = participants.iter().find_map(left) else {
        return Ok(());
    };
    let date = at.utc().to_offset(context.offset).date();
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("participant", &participant), ("date", &date)];
    Err(Failure::usage(fill(context.texts.withdrawal.left, &values)))
}

/// Goes on with a session until the interviewer leaves.
///
/// # Errors
/// When another process holds it, it cannot be read, or in the end something could not be written.
pub fn go_on(context: &Context, folder: &SessionFolder, way: Way<'_>) -> Result<(), Failure> {
    let opened = open(context, folder)?;
    let seat = match way {
        Way::Plain => in_plain(context, opened, Start::Again)?,
        Way::Screen(inbox) => {
            let keys = Keys::find();
            let screen = over(context, &keys)?;
            on_screen(context, opened, Start::Again, (screen, &keys), inbox)?
        }
    };
    leave(context, seat)
}

/// Takes the terminal over, with the keys in force.
pub(super) fn over(context: &Context, keys: &Keys) -> Result<Screen, Failure> {
    Screen::over(keys.read.keymap.clone()).map_err(|error| could_not(context, &error))
}

/// The session as it will be once it is made; nothing of it is on the disk.
fn first_model(context: &Context, new: &NewSession<'_>, beginning: Beginning) -> Model {
    let guide = Arc::new(new.guide.clone());
    let outline = Arc::new(Outline::of(&guide));
    let mut history = History::new(new.header(), guide, outline);
    let opened = create::opened(new.start);
    let moment = Moment {
        at: opened.at,
        ms: opened.ms,
    };
    let agreed = Agreed {
        end: beginning.end,
        more: None,
    };
    history.push(opened);
    let deeds = [Some(agreed.into()), beginning.setting.map(Deed::from)];
    for (seq, deed) in (1..).zip(deeds.into_iter().flatten()) {
        history.push(Event {
            seq,
            at: moment.at,
            ms: moment.ms,
            deed,
        });
    }
    let mut model = Model::new(history, context.texts, context.offset, moment);
    model.saving.kept_before = 0;
    model
}

/// Says who is called otherwise while the session is gone on with, as its own files have it.
pub(super) fn say_who_is_called_otherwise(context: &Context, folder: &SessionFolder) {
    for (written, now) in folder.numbers.pairs() {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("written", &shown(written)), ("now", &shown(now))];
        context.warn(&fill(context.texts.merge.called_otherwise, &values));
    }
}

/// Reads the session and takes its lock; says what was set aside.
pub(super) fn open(context: &Context, folder: &SessionFolder) -> Result<Opened, Failure> {
    let loaded = folder
        .as_written()
        .load(&Guides::default())
        .map_err(|error| context.of_study(&error))?;
    if loaded.guide_file == GuideFile::Missing {
        return Err(Failure::could_not(context.texts.journal.guide_missing));
    }
    say_who_is_called_otherwise(context, folder);
    for complaint in loaded.complaints(context.texts) {
        eprintln!("{complaint}");
    }
    let journal = resume(&folder.path)
        .map_err(|error| Failure::could_not(error.say(&context.texts.journal)))?;
    say_what_was_set_aside(context, &journal);
    let spoken = loaded.session().language.as_str();
    let texts = Texts::of(context.asked_language.as_deref().unwrap_or(spoken));
    Ok(Opened {
        folder: folder.path.clone(),
        header: loaded.session().header.as_ref().clone(),
        guide: loaded.session().guide.clone(),
        journal,
        readiness: None,
        lookout: lookout(context, texts),
        recorder: wanted(context)?,
        keyring: context.study.keyring.clone(),
        rehearsal: None,
        texts,
        offset: context.offset,
    })
}

/// What is looked for that names somebody; that the key cannot be read keeps nobody from an interview.
pub(super) fn lookout(context: &Context, texts: &Texts) -> Lookout {
    let listed = context.study.listed_terms();
    listed.map_or_else(|error| Lookout::blind(error.say(&texts.study)), Lookout::of)
}

/// What study.toml says is to be recorded from.
fn wanted(context: &Context) -> Result<Wanted, Failure> {
    let recorder = &context.study.settings.recorder;
    let sealed_for = context.study.sealed_for();
    Ok(Wanted {
        sealed_for: sealed_for.map_err(|error| context.of_study(&error))?,
        microphone: recorder.microphone.clone(),
        call: recorder.call.clone(),
        rate: recorder.rate.unwrap_or(USUAL_RATE),
    })
}

pub(super) fn say_what_was_set_aside(context: &Context, journal: &Resumed) {
    let texts = &context.texts.journal;
    let say = |text: &str, path: &Path| {
        eprintln!(
            "{}",
            fill(text, &[("file", &shown(&path.display().to_string()))])
        );
    };
    if let Some(path) = &journal.torn {
        say(texts.torn_set_aside, path);
    }
    if let Some(path) = &journal.broken_draft {
        say(texts.draft_set_aside, path);
    }
}

pub(super) fn in_plain(context: &Context, opened: Opened, start: Start) -> Result<Seat, Failure> {
    let take = |callers| Seat::take(opened, start, callers);
    as_lines(context, take)
}

/// Sits down and holds the session as lines.
pub(super) fn as_lines(
    context: &Context,
    take: impl FnOnce(Callers) -> std::io::Result<Seat>,
) -> Result<Seat, Failure> {
    let (sender, inbox) = channel();
    let [reports, sound, heard] = std::array::from_fn(|_| sender.clone());
    // Nobody listens any more once the session is left.
    let callers = Callers {
        disk: Box::new(move |report| drop(reports.send(plain::Input::Disk(report)))),
        sound: Arc::new(move || drop(sound.send(plain::Input::Sound))),
        heard: Box::new(move |news| drop(heard.send(plain::Input::Heard(news)))),
    };
    let seat = take(callers).map_err(|error| could_not(context, &error))?;
    std::thread::spawn(move || plain::read_all(std::io::stdin(), &sender));
    plain::run(seat, &inbox, &mut std::io::stdout()).map_err(|error| could_not(context, &error))
}

fn on_screen(
    context: &Context,
    opened: Opened,
    start: Start,
    (screen, keys): (Screen, &Keys),
    inbox: &Inbox,
) -> Result<Seat, Failure> {
    let seat = Seat::take(opened, start, inbox.callers());
    let mut seat = seat.map_err(|error| could_not(context, &error))?;
    keys.say_trouble(&mut seat.model);
    held(context, &mut seat, screen, inbox);
    Ok(seat)
}

/// Holds the session on the screen; the terminal may vanish meanwhile.
pub(super) fn held(context: &Context, seat: &mut Seat, mut screen: Screen, inbox: &Inbox) {
    let end = screen.hold(seat, inbox);
    drop(screen);
    if let tui::End::Vanished(error) = end {
        eprintln!("{}", could_not(context, &error).message);
    }
}

/// The session could not be held.
pub fn could_not(context: &Context, error: &std::io::Error) -> Failure {
    Failure::could_not(fill(context.texts.sit.could_not, &[("reason", error)]))
}

/// Leaves: what could not be written is said, word for word, so that it is not lost.
fn leave(context: &Context, seat: Seat) -> Result<(), Failure> {
    let (folder, id) = (seat.folder().to_owned(), seat.id().to_owned());
    let unkept = seat.leave();
    let texts = &context.texts.sit;
    if unkept.events.is_empty() && unkept.draft.is_none() {
        let last = verify(&folder).ok().and_then(|report| report.last_hash);
        let last = last.as_ref().map_or("", Hash::as_str);
        eprintln!("{}", fill(texts.left, &[("id", &id), ("hash", &last)]));
        return Ok(());
    }
    Err(not_written(context, &unkept))
}

/// Says word for word what could not be written.
pub(super) fn not_written(context: &Context, unkept: &Unkept) -> Failure {
    for event in &unkept.events {
        eprintln!(
            "{} {}",
            event.deed.kind().unwrap_or_default(),
            event.deed.data()
        );
    }
    if let Some(draft) = &unkept.draft {
        eprintln!("{}", shown(&draft.text));
    }
    Failure::could_not(fill(
        context.texts.sit.not_written,
        &[("count", &unkept.events.len())],
    ))
}
