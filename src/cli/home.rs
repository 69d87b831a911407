//! `leidraad` alone: home, from where sessions are begun, gone on with and looked at.

mod around;
mod reading;

use std::collections::BTreeMap;
use std::thread::JoinHandle;

use self::around::Surroundings;
use super::sit::{self, Way};
use super::{Context, Failure, rehearse, review, run};
use crate::guide::Kind;
use crate::guide::load::{Origin, known, load};
use crate::home::{Choice, GuideRow, Home, Part, Seen};
use crate::session::header::Phase;
use crate::study::participants::{PARTICIPANTS, Register};
use crate::tui::{self, Inbox};

/// Shows home until the interviewer leaves; comes back to it after each session.
///
/// # Errors
/// When there is no screen.
pub fn home(context: &Context) -> Result<(), Failure> {
    run::in_the_way(context, false, |way| match way {
        Way::Screen(inbox) => choose(context, inbox),
        Way::Plain => Ok(()),
    })
}

fn choose(context: &Context, inbox: &Inbox) -> Result<(), Failure> {
    let mut home = first(context);
    let mut reading: Option<JoinHandle<()>> = None;
    loop {
        // What an earlier reader found must not come after what this one finds.
        if let Some(reading) = reading.take() {
            let _ = reading.join();
        }
        let (study, texts) = (context.study.clone(), context.texts);
        let found = inbox.found();
        reading = Some(std::thread::spawn(move || {
            found(reading::sessions(&study, texts));
        }));
        let choice = tui::home::run(&mut home, inbox, &Surroundings(context))
            .map_err(|error| sit::could_not(context, &error))?;
        if choice == Choice::Leave {
            return Ok(());
        }
        // What went wrong is said at home, where something can be done about it.
        match done(context, inbox, choice) {
            Ok(()) => home.layer = None,
            Err(failure) => home.trouble = Some(failure.message),
        }
    }
}

fn done(context: &Context, inbox: &Inbox, choice: Choice) -> Result<(), Failure> {
    match choice {
        Choice::Leave => Ok(()),
        Choice::Resume(id) => {
            let found = context.study.find_session(&id);
            let folder = found.map_err(|error| context.of_study(&error))?;
            sit::go_on(context, &folder, Way::Screen(inbox))
        }
        Choice::Review(id) => {
            let arguments = review::sitting::SittingArgs::default();
            review::sitting::hold(context, &id, &arguments, Way::Screen(inbox))
        }
        Choice::Rehearse { guide, language } => {
            let context = &context.in_language(language);
            let arguments = rehearse::Arguments::of(guide);
            rehearse::hold(context, &arguments, Way::Screen(inbox))
        }
        Choice::Begin {
            guide,
            participants,
            language,
            phase,
            setting,
            end,
        } => {
            let context = &context.in_language(language);
            let arguments = run::Arguments {
                guide,
                participant: participants,
                plain: false,
                phase: Some(phase),
                end: Some(end),
                stage: false,
            };
            run::hold(context, &arguments, Some(setting), Way::Screen(inbox))
        }
    }
}

/// Home before the sessions are read.
fn first(context: &Context) -> Home {
    let settings = &context.study.settings;
    let folder = context.study.root.display().to_string();
    let guides = guide_rows(context);
    let usual = context.usual_guide().ok();
    let usual = usual
        .and_then(|usual| guides.iter().position(|row| row.id == usual.guide.id))
        .unwrap_or_default();
    let register = Register::read(&context.study.root.join(PARTICIPANTS));
    let complaints = register.complaints.iter();
    let complaints: Vec<String> = complaints
        .map(|complaint| complaint.say(&context.texts.study))
        .collect();
    Home {
        texts: context.texts,
        study: settings.title(context.texts.tag).unwrap_or(folder),
        usual,
        guides,
        participants: crate::home::rows::participants(
            &register.participants,
            &[],
            &BTreeMap::new(),
        ),
        registered: register.participants,
        sessions: Vec::new(),
        is_reading: true,
        part: Part::Guides,
        selected: [usual, 0, 0],
        find: None,
        layer: None,
        trouble: (!complaints.is_empty()).then(|| complaints.join("; ")),
        seen: Seen::default(),
    }
}

fn guide_rows(context: &Context) -> Vec<GuideRow> {
    let folder = context.guides_folder();
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
