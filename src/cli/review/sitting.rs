//! `leidraad review SESSION`: notes and transcripts read, corrected and coded afterwards, in rounds.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;

use crate::cli::sit::{self, Way};
use crate::cli::{Context, Failure, verify as verifying};
use crate::journal::Event;
use crate::journal::deed::{Deed, FORMAT, Opened as Line0, Round};
use crate::journal::hash::Hash;
use crate::journal::moment::Timestamp;
use crate::journal::resume::resume;
use crate::journal::verify::verify;
use crate::plain;
use crate::review::fold::Journal;
use crate::review::wanted::Wanted;
use crate::reviewing::model::Opening;
use crate::reviewing::rounds;
use crate::safe::shown;
use crate::seat::review::{Callers, Desk, Opened, ms_now};
use crate::session::Session;
use crate::study::Study;
use crate::study::beside::{NoAuthor, Role};
use crate::study::create::SessionFolder;
use crate::study::frozen::GuideFile;
use crate::study::reader::Reader;
use crate::texts::fill;
use crate::tui;

/// Who reviews, and in which round.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct SittingArgs {
    /// Who reviews [default: the only coder there is, or `a`]
    #[arg(long, value_name = "NAME", conflicts_with = "compare")]
    pub coder: Option<String>,
    /// A new round, instead of going on with the latest
    #[arg(long, value_enum, value_name = "new", conflicts_with = "compare")]
    pub round: Option<Begin>,
    /// What a new round starts from: a coder, or one of a coder's rounds [default: one's own latest]
    #[arg(long, value_name = "CODER[:ROUND]", conflicts_with = "compare")]
    pub from: Option<Wanted>,
    /// Append-only lines instead of a screen: for a screen reader, or a script
    #[arg(long, conflicts_with = "compare")]
    pub plain: bool,
}

/// The round to work in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Begin {
    /// The next one
    New,
}

/// Holds the review in a way.
///
/// # Errors
/// When there is none, another process holds the coder's journal, or something cannot be read or
/// written.
pub fn hold(
    context: &Context,
    session: &str,
    arguments: &SittingArgs,
    way: Way<'_>,
) -> Result<(), Failure> {
    let opened = open(context, session, arguments)?;
    let desk = match way {
        Way::Plain => in_plain(context, opened)?,
        Way::Screen(inbox) => {
            let (desk, vanished) = tui::review::run(opened, inbox, themes(context))
                .map_err(|error| sit::could_not(context, &error))?;
            if let Some(error) = vanished {
                eprintln!("{}", sit::could_not(context, &error).message);
            }
            desk
        }
    };
    leave(context, desk)
}

/// Reads the session and the coders' journals, and takes the lock of this coder's, which is made when
/// it is not there.
fn open(context: &Context, session: &str, arguments: &SittingArgs) -> Result<Opened, Failure> {
    let texts = &context.texts.review;
    let failed = |error| context.of_study(&error);
    let folder = context.study.find_session(session).map_err(failed)?;
    let coder = folder.author(Role::Coder, arguments.coder.as_deref());
    let coder = coder.map_err(|why| no_coder(context, why))?;
    let reader = Reader::of(&context.study);
    for complaint in reader.complaints(context.texts) {
        context.warn(&complaint);
    }
    let left_over = context.study.left_over(&folder, &reader.withdrawals);
    if let Some(leaving) = left_over.map_err(failed)?.first() {
        return Err(Failure::could_not(verifying::left_over(context, leaving)));
    }
    let loaded = folder.load_named(&reader).map_err(failed)?;
    if loaded.guide_file == GuideFile::Missing {
        return Err(Failure::could_not(texts.no_guide));
    }
    for complaint in loaded.complaints(context.texts) {
        context.warn(&complaint);
    }
    let (transcripts, troubles) = folder.transcripts();
    let found = folder.review_journals();
    for trouble in troubles.iter().chain(&found.troubles) {
        context.warn(&trouble.say(&context.texts.study));
    }
    let mut journals = found.journals;
    let is_there = folder.beside(Role::Coder, &coder).is_dir();
    let mut round = first_or_new(context, arguments, &journals, &coder)?;
    if !is_there {
        let first = round.take();
        begin(&folder, &loaded.session, &coder, first).map_err(failed)?;
    }
    let path = folder.beside(Role::Coder, &coder);
    let journal =
        resume(&path).map_err(|error| Failure::could_not(error.say(&context.texts.journal)))?;
    sit::say_what_was_set_aside(context, &journal);
    let outcome = &journal.reading.outcome;
    for damage in &outcome.damage {
        context.warn(&format!(
            "{coder}: {}",
            damage.say(outcome.file, &context.texts.journal)
        ));
    }
    journals.retain(|one| one.coder != coder);
    journals.push(Journal {
        coder: coder.clone(),
        events: journal.reading.events.clone(),
    });
    for one in &mut journals {
        reader.renames.apply(&mut one.events);
    }
    let opening = Opening {
        id: folder.id.clone(),
        session: loaded.session,
        transcripts,
        journals,
        coder,
        texts: context.texts,
    };
    Ok(Opened {
        session: folder,
        folder: path,
        journal,
        opening,
        lookout: sit::lookout(context, context.texts),
        round,
        lead_ms: context.study.settings.recorder.lead_ms(),
        keyring: context.study.keyring.clone(),
    })
}

/// The round to begin: the first, or the one that is asked for.
fn first_or_new(
    context: &Context,
    arguments: &SittingArgs,
    journals: &[Journal],
    coder: &str,
) -> Result<Option<Round>, Failure> {
    let texts = &context.texts.review;
    let own = journals.iter().find(|journal| journal.coder == coder);
    let mut events = own.iter().flat_map(|own| &own.events);
    let has_round = events.any(|event| matches!(event.deed, Deed::Round(_)));
    if has_round && arguments.round.is_none() {
        return match arguments.from {
            Some(_) => Err(Failure::usage(texts.from_needs_round)),
            None => Ok(None),
        };
    }
    let from = arguments.from.as_ref().map(|from| {
        let named = from.coder.as_deref();
        (named.unwrap_or(coder), from.round)
    });
    let round = rounds::next(journals, coder, from);
    round.map(Some).ok_or_else(|| {
        let from = arguments.from.clone().unwrap_or_default().to_string();
        Failure::usage(fill(texts.no_such_round, &[("from", &shown(&from))]))
    })
}

/// Makes the coder's folder, with the first round.
fn begin(
    folder: &SessionFolder,
    session: &Session,
    coder: &str,
    round: Option<Round>,
) -> Result<(), crate::study::error::StudyError> {
    let (at, ms) = (Timestamp::now(), ms_now(session, None));
    let opened = Line0 {
        format: FORMAT,
        program: crate::PROGRAM.to_owned(),
        author: Some(coder.to_owned()),
    };
    let deeds = [Some(Deed::from(opened)), round.map(Deed::from)];
    let events: Vec<Event> = (0..)
        .zip(deeds.into_iter().flatten())
        .map(|(seq, deed)| Event { seq, at, ms, deed })
        .collect();
    let made = folder.begin_beside(Role::Coder, coder, session.header.uuid, &events);
    made.map(drop)
}

fn no_coder(context: &Context, why: NoAuthor) -> Failure {
    let texts = &context.texts.review;
    match why {
        NoAuthor::Name(name) => {
            Failure::usage(fill(texts.not_a_coder, &[("coder", &shown(&name))]))
        }
        NoAuthor::Several(coders) => {
            let coders = coders.join(", ");
            Failure::usage(fill(texts.which_coder, &[("coders", &shown(&coders))]))
        }
        NoAuthor::Study(error) => context.of_study(&error),
    }
}

fn in_plain(context: &Context, opened: Opened) -> Result<Desk, Failure> {
    let (sender, inbox) = channel();
    let (reports, ends) = (sender.clone(), sender.clone());
    // Nobody listens any more once the review is left.
    let callers = Callers {
        disk: Box::new(move |report| drop(reports.send(plain::Input::Disk(report)))),
        played: Arc::new(move |played| drop(ends.send(plain::Input::Played(played)))),
    };
    let (own, read) = (opened.session.id.clone(), themes(context));
    let (tell, themes) = channel();
    let desk = Desk::take(opened, callers).map_err(|error| sit::could_not(context, &error))?;
    std::thread::spawn(move || drop(tell.send(read(&own))));
    std::thread::spawn(move || plain::read_all(std::io::stdin(), &sender));
    plain::review::run(desk, (&inbox, themes), &mut std::io::stdout())
        .map_err(|error| sit::could_not(context, &error))
}

/// What reads the themes of the other sessions of the study, on whatever thread.
fn themes(context: &Context) -> impl FnOnce(&str) -> Vec<(String, usize)> + Send + use<> {
    let study = context.study.clone();
    move |own: &str| themes_but_of(&study, own)
}

/// The themes in the other sessions of the study, with how often each was given.
fn themes_but_of(study: &Study, own: &str) -> Vec<(String, usize)> {
    let themes = study.themes(Some(own));
    let each = themes.all();
    each.map(|(name, given)| (name.to_owned(), given.fragments))
        .collect()
}

/// Leaves: what could not be written is said, word for word, so that it is not lost.
fn leave(context: &Context, desk: Desk) -> Result<(), Failure> {
    let model = &desk.model;
    let (id, round, coder) = (
        model.id.clone(),
        model.sheet.round,
        model.coder().to_owned(),
    );
    let folder = desk.folder().to_owned();
    let unkept = desk.leave();
    if unkept.events.is_empty() && unkept.draft.is_none() {
        let last = last_hash(&folder);
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("id", &id),
            ("round", &round),
            ("coder", &coder),
            ("hash", &last),
        ];
        eprintln!("{}", fill(context.texts.review.left, &values));
        return Ok(());
    }
    Err(sit::not_written(context, &unkept))
}

fn last_hash(folder: &Path) -> String {
    let report = verify(folder).ok();
    let last = report.and_then(|report| report.last_hash);
    last.as_ref().map_or("", Hash::as_str).to_owned()
}
