//! What a review costs with a transcript of 10,000 turns: a key from the moment it is read to the bytes
//! that go to the terminal, for keys that move, keys that record, and keys that look for something.

// A benchmark that cannot set up its session has nothing to measure.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use leidraad::guide::load::load;
use leidraad::guide::outline::Outline;
use leidraad::journal::Event;
use leidraad::journal::deed::{Deed, Marked, Note, NoteKind, Origin, Point, Round};
use leidraad::journal::moment::{Moment, Timestamp};
use leidraad::review::fold::Journal;
use leidraad::reviewing::command::Command;
use leidraad::reviewing::message::Message;
use leidraad::reviewing::model::{Model, Opening};
use leidraad::reviewing::update::update;
use leidraad::session::Session;
use leidraad::session::header::{Header, Phase};
use leidraad::texts::EN;
use leidraad::transcript::{Transcript, Transcripts, Turn};
use leidraad::tui::review::draw_on;
use leidraad::tui::theme::Theme;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

/// Turns in the transcript, notes, and fragments marked so far.
const TURNS: u32 = 10_000;
const NOTES: u64 = 500;
const FRAGMENTS: u32 = 500;

fn main() {
    for (width, height) in [(80, 24), (250, 70)] {
        for (name, before, message) in [
            ("down", None, Message::Down),
            ("enter, which records", None, Message::Enter),
            ("undo", None, Message::Do(Command::Undo)),
            (
                "a letter in find",
                Some(Message::Do(Command::Find(String::new()))),
                Message::Insert("e".into()),
            ),
            (
                "a letter of a theme",
                Some(Message::Insert("* ".into())),
                Message::Insert("e".into()),
            ),
        ] {
            measured(name, (width, height), before, &message);
        }
    }
    divan::main();
}

fn at() -> Timestamp {
    Timestamp::parse("2026-01-12T12:00:00.000Z").unwrap()
}

fn event((seq, deed): (u64, Deed)) -> Event {
    Event {
        seq,
        at: at(),
        ms: 0,
        deed,
    }
}

fn note(number: u64) -> Deed {
    let ms = number * 20_000;
    Note {
        text: format!("schoolleiders stellen hun eigen doelen, zegt hij, voor de {number}e keer"),
        kind: NoteKind::Note,
        concepts: vec!["doelen".into()],
        origin: Origin::Default,
        outside: false,
        topic: Some("O2".into()),
        question: Some("O2.1".into()),
        probe: None,
        speakers: Vec::new(),
        theme: None,
        at: at(),
        ms,
    }
    .into()
}

fn turn(number: u32) -> Turn {
    let ms = i64::from(number) * 1_000;
    Turn {
        speaker: Some(
            if number.is_multiple_of(2) {
                "R7"
            } else {
                "interviewer"
            }
            .into(),
        ),
        ms,
        end_ms: ms + 900,
        position: None,
        text: format!(
            "dat is voor mij de {number}e keer dat wij zo naar de doelen van de school kijken"
        ),
        topic: "O2".into(),
        question: Some("O2.1".into()),
    }
}

fn model() -> Model {
    let guide = Arc::new(load("kwaliteitszorg", None).unwrap().guide);
    let header = Header {
        uuid: uuid::Uuid::nil(),
        guide: guide.id.clone(),
        guide_version: guide.version.clone(),
        guide_sha256: String::new(),
        participants: vec!["R7".into()],
        phase: Phase::Main,
        language: "nl".into(),
        start: time::OffsetDateTime::UNIX_EPOCH,
    };
    let outline = Arc::new(Outline::of(&guide));
    let events = (0..NOTES).map(|number| event((number, note(number))));
    let session = Session::of(header, guide, outline, events.collect());
    let transcript = Transcript {
        version: 1,
        source: None,
        engine: "vtt".into(),
        language: "nl".into(),
        turns: (0..TURNS).map(turn).collect(),
    };
    let round: Deed = Round {
        round: 1,
        from: None,
    }
    .into();
    let marked = |at: u32| -> Deed {
        let point = |char| Point {
            turn: at * (TURNS / FRAGMENTS) + 1,
            char,
        };
        Marked {
            transcript: "001".into(),
            from: point(4),
            to: point(20),
            concepts: vec!["doelen".into()],
            outside: false,
        }
        .into()
    };
    let deeds = std::iter::once(round).chain((0..FRAGMENTS).map(marked));
    let opening = Opening {
        id: "2026-01-12-R7-k3ph".into(),
        session,
        transcripts: Transcripts::of(vec![("001".into(), transcript)]),
        journals: vec![Journal {
            coder: "anna".into(),
            events: (0..).zip(deeds).map(event).collect(),
        }],
        coder: "anna".into(),
        texts: &EN,
    };
    let now = Moment { at: at(), ms: 0 };
    let mut model = Model::new(opening, now);
    // In the middle of it.
    update(&mut model, Message::Line("/go t5000".into()), now);
    model
}

/// A frame at 60 Hz is 16.7 ms: the 99th percentile of a key has to lie below it.
fn measured(name: &str, (width, height): (u16, u16), before: Option<Message>, message: &Message) {
    let (theme, now) = (
        Theme::dark(),
        Moment {
            at: at(),
            ms: 9_000,
        },
    );
    let options = TerminalOptions {
        viewport: Viewport::Fixed(Rect::new(0, 0, width, height)),
    };
    let backend = CrosstermBackend::new(std::io::sink());
    let mut terminal = Terminal::with_options(backend, options).unwrap();
    let mut model = model();
    let mut key = |model: &mut Model, message: Message| {
        let start = Instant::now();
        update(model, message, now);
        terminal
            .draw(|frame| {
                let area = frame.area();
                draw_on(frame.buffer_mut(), area, model, &theme);
            })
            .unwrap();
        start.elapsed()
    };
    if let Some(before) = before {
        key(&mut model, before);
    }
    let mut taken: Vec<Duration> = (0..200).map(|_| key(&mut model, message.clone())).collect();
    taken.sort();
    let at = |share: usize| taken.get(taken.len() * share / 100).copied();
    println!(
        "{name} at {width} by {height}, {TURNS} turns: median {:?}, 99th percentile {:?}",
        at(50).unwrap(),
        at(99).unwrap()
    );
}

#[divan::bench(args = [(40, 10), (80, 24), (250, 70)])]
fn a_frame(bencher: divan::Bencher, (width, height): (u16, u16)) {
    let (model, theme) = (model(), Theme::dark());
    let area = Rect::new(0, 0, width, height);
    let mut buffer = ratatui::buffer::Buffer::empty(area);
    bencher.bench_local(|| draw_on(&mut buffer, area, &model, &theme));
}

#[divan::bench]
fn opening_it(bencher: divan::Bencher) {
    bencher.bench_local(model);
}
