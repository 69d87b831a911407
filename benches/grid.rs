//! What the grid of a member check costs with thirty participants and sixty statements: an answer, from
//! the key to the bytes that go to the terminal.

// A benchmark that cannot set up its session has nothing to measure.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use leidraad::guide::Guide;
use leidraad::guide::load::load;
use leidraad::guide::outline::Outline;
use leidraad::journal::Event;
use leidraad::journal::deed::{Agreed, Answered, Deed, Move, Moved, Recognition};
use leidraad::journal::moment::{Moment, Timestamp};
use leidraad::live::command::Command;
use leidraad::live::message::Message;
use leidraad::live::model::Model;
use leidraad::live::update::update;
use leidraad::session::header::{Header, Phase};
use leidraad::session::history::History;
use leidraad::texts::Texts;
use leidraad::tui::keymap::Keymap;
use leidraad::tui::screen::draw;
use leidraad::tui::theme::Theme;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

/// Participants at the table.
const PARTICIPANTS: usize = 30;
/// Statements in one topic.
const STATEMENTS: usize = 60;

fn main() {
    for (width, height) in [(80, 24), (250, 70)] {
        percentiles(width, height);
    }
}

fn noon() -> Timestamp {
    Timestamp::parse("2026-01-12T12:00:00.000Z").unwrap()
}

fn guide() -> Guide {
    let mut text = String::from(
        "[guide]\nid = \"large\"\nversion = \"1\"\nkind = \"member-check\"\nlanguages = [\"nl\"]\n\
         minutes = 90\ntitle.nl = \"Groot\"\n\n[[topic]]\nid = \"M1\"\ntitle.nl = \"Alles\"\n\
         concept = \"none\"\nminutes = 80\n",
    );
    for number in 1..=STATEMENTS {
        let claim = "Kwaliteitsmedewerkers bouwen bewust aan een eigen band met scholen";
        writeln!(
            text,
            "[[topic.statement]]\nid = \"s{number}\"\nminutes = 1\ntext.nl = \"{claim}, {number}.\""
        )
        .unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.toml");
    std::fs::write(&path, text).unwrap();
    load(path.to_str().unwrap(), None).unwrap().guide
}

fn participants() -> Vec<String> {
    (1..=PARTICIPANTS)
        .map(|number| format!("R{number}"))
        .collect()
}

/// Everyone answered everything; the last statement is open.
fn events() -> Vec<Event> {
    let agreed = Agreed {
        end: noon().plus_ms(5_400_000),
        more: None,
    };
    let moved = Moved {
        to: format!("s{STATEMENTS}"),
        how: Move::Jump,
    };
    let answers = (1..=STATEMENTS).flat_map(|statement| {
        participants().into_iter().map(move |participant| {
            let answered = Answered {
                statement: format!("s{statement}"),
                participant,
                answer: Recognition::Partly,
                nuance: None,
                silent: false,
            };
            Deed::from(answered)
        })
    });
    let deeds = [agreed.into(), moved.into()].into_iter().chain(answers);
    (0..)
        .zip(deeds)
        .map(|(seq, deed)| Event {
            seq,
            at: noon(),
            ms: seq * 500,
            deed,
        })
        .collect()
}

fn model() -> (Model, Moment) {
    let guide = Arc::new(guide());
    let outline = Arc::new(Outline::of(&guide));
    let header = Header {
        uuid: "6f1c2d3e-0000-4000-8000-000000000000".parse().unwrap(),
        guide: guide.id.clone(),
        guide_version: guide.version.clone(),
        guide_sha256: String::new(),
        participants: participants(),
        phase: Phase::MemberCheck,
        language: "nl".into(),
        start: noon().utc(),
    };
    let now = Moment {
        at: noon().plus_ms(3_000_000),
        ms: 3_000_000,
    };
    let history = History::of(header, guide, outline, events());
    let model = Model::new(history, Texts::of("nl"), time::UtcOffset::UTC, now);
    (model, now)
}

/// A frame at 60 Hz is 16.7 ms: the 99th percentile of an answer has to lie below it.
fn percentiles(width: u16, height: u16) {
    let (mut model, now) = model();
    let options = TerminalOptions {
        viewport: Viewport::Fixed(Rect::new(0, 0, width, height)),
    };
    let mut terminal =
        Terminal::with_options(CrosstermBackend::new(std::io::sink()), options).unwrap();
    let (theme, keys) = (Theme::dark(), Keymap::usual());
    let answers = [Recognition::Not, Recognition::Recognised];
    let mut taken: Vec<Duration> = (0..1_000)
        .map(|at| {
            let command = Command::Answer {
                statement: format!("s{}", 1 + at % STATEMENTS),
                participant: format!("R{}", 1 + at % PARTICIPANTS),
                answer: answers[at % 2],
                nuance: String::new(),
            };
            let start = Instant::now();
            update(&mut model, Message::Do(command), now);
            terminal
                .draw(|frame| draw(frame, &model, &theme, &keys))
                .unwrap();
            start.elapsed()
        })
        .collect();
    taken.sort();
    let at = |share: usize| taken[taken.len() * share / 100];
    println!(
        "an answer at {width} by {height}, {PARTICIPANTS} participants, {STATEMENTS} statements: \
         median {:?}, 99th percentile {:?}",
        at(50),
        at(99)
    );
}
