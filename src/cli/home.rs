//! `leidraad` alone: home, from where sessions are begun and gone on with.

use time::OffsetDateTime;

use super::sit::{self, Way};
use super::{Context, Failure, run};
use crate::guide::Kind;
use crate::guide::load::{Origin, known, load};
use crate::home::{Choice, GuideRow, Home, SessionRow};
use crate::journal::moment::Timestamp;
use crate::live::phrases::time_of_day;
use crate::session::header::Phase;
use crate::study::load::{Guides, Loaded};
use crate::tui::{self, Inbox};

/// Shows home until the interviewer leaves; comes back to it after each session.
///
/// # Errors
/// When there is no screen, or the sessions cannot be read.
pub fn home(context: &Context) -> Result<(), Failure> {
    run::in_the_way(context, false, |way| match way {
        Way::Screen(inbox) => choose(context, inbox),
        Way::Plain => Ok(()),
    })
}

fn choose(context: &Context, inbox: &Inbox) -> Result<(), Failure> {
    let mut trouble = None;
    loop {
        let mut home = rows(context)?;
        home.trouble = trouble.take();
        let choice = tui::home::run(&mut home, inbox, |minutes| {
            minutes_from_now(context, minutes)
        })
        .map_err(|error| sit::could_not(context, &error))?;
        let done = match choice {
            Choice::Leave => return Ok(()),
            Choice::Resume(id) => {
                let found = context.study.find_session(&id);
                found
                    .map_err(|error| context.of_study(&error))
                    .and_then(|folder| sit::go_on(context, &folder, Way::Screen(inbox)))
            }
            Choice::Begin {
                guide,
                participants,
                language,
                phase,
                end,
            } => {
                let context = &context.in_language(language);
                let phase = Some(phase);
                let arguments = run::Arguments {
                    guide,
                    participant: participants,
                    plain: false,
                    phase,
                    end: Some(end),
                };
                run::hold(context, &arguments, None, Way::Screen(inbox))
            }
        };
        // What went wrong is said at home, where something can be done about it.
        trouble = done.err().map(|failure| failure.message);
    }
}

fn minutes_from_now(context: &Context, minutes: u32) -> String {
    let end = OffsetDateTime::now_utc() + time::Duration::minutes(i64::from(minutes));
    time_of_day(Timestamp::new(end), context.offset)
}

fn rows(context: &Context) -> Result<Home, Failure> {
    let sessions = context
        .study
        .sessions()
        .map_err(|error| context.of_study(&error))?;
    let guides = Guides::default();
    let mut read: Vec<Loaded> = sessions
        .iter()
        .filter_map(|folder| folder.load(&guides).ok())
        .collect();
    read.sort_by_key(|loaded| std::cmp::Reverse(loaded.session().header.start));
    let settings = &context.study.settings;
    let folder = context.study.root.display().to_string();
    Ok(Home {
        texts: context.texts,
        study: settings.title(context.texts.tag).unwrap_or(folder),
        guides: guide_rows(context),
        sessions: read.iter().map(session_row).collect(),
        selected: 0,
        form: None,
        trouble: None,
    })
}

fn guide_rows(context: &Context) -> Vec<GuideRow> {
    let folder = context.study.root.join("guides");
    let rows = known(Some(&folder)).into_iter().map(|(id, origin)| {
        let built_in = origin == Origin::BuiltIn;
        match load(&id, Some(&folder)) {
            Ok(loaded) => GuideRow {
                title: loaded.guide.title.words(context.texts.tag).to_owned(),
                languages: loaded.guide.languages.clone(),
                minutes: loaded.guide.minutes,
                phase: match loaded.guide.kind {
                    Kind::Interview => Phase::Main,
                    Kind::MemberCheck => Phase::MemberCheck,
                },
                id,
                built_in,
            },
            Err(_) => GuideRow {
                title: context.texts.home.guide_has_errors.to_owned(),
                languages: Vec::new(),
                minutes: 0,
                phase: Phase::Main,
                id,
                built_in,
            },
        }
    });
    rows.collect()
}

fn session_row(loaded: &Loaded) -> SessionRow {
    let session = loaded.session();
    SessionRow {
        id: loaded.folder.id.clone(),
        participants: session.header.participants.join(", "),
        guide: session.header.guide.clone(),
        phase: session.header.phase,
        finished: session.finished.is_some(),
        notes: session
            .notes
            .all()
            .iter()
            .filter(|note| !note.struck)
            .count(),
    }
}
