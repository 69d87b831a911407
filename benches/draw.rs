//! What the screen costs with 5,000 notes in the session: drawing it, a tick that draws nothing, and
//! a key from the moment it is read to the bytes that go to the terminal.

// A benchmark that cannot set up its session has nothing to measure.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use leidraad::guard::terms::{Kind, Terms};
use leidraad::guide::load::load;
use leidraad::guide::outline::Outline;
use leidraad::journal::Event;
use leidraad::journal::deed::{Agreed, Deed, Move, Moved, Note, NoteKind, Origin};
use leidraad::journal::moment::{Moment, Timestamp};
use leidraad::live::lookout::Lookout;
use leidraad::live::message::{Message, Top};
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

/// Notes in the session.
const NOTES: u64 = 5_000;

/// A terminal that counts nothing and shows nothing.
type Nowhere = Terminal<CrosstermBackend<std::io::Sink>>;

fn main() {
    print_percentiles();
    print_what_the_guard_costs();
    divan::main();
}

fn noon() -> Timestamp {
    Timestamp::parse("2026-01-12T12:00:00.000Z").unwrap()
}

fn events() -> Vec<Event> {
    let agreed = Agreed {
        end: noon().plus_ms(3_600_000),
        more: None,
    };
    let moved = Moved {
        to: "O2.1".into(),
        how: Move::Jump,
    };
    let note = |seq: u64| Note {
        text: format!("schoolleiders stellen hun eigen doelen, zegt hij, voor de {seq}e keer"),
        kind: NoteKind::Note,
        concepts: vec!["doelen".into()],
        origin: Origin::Default,
        outside: false,
        topic: Some("O2".into()),
        question: Some("O2.1".into()),
        probe: None,
        speakers: vec![],
        theme: None,
        at: noon(),
        ms: seq * 500,
    };
    let first: [Deed; 2] = [agreed.into(), moved.into()];
    let deeds = first
        .into_iter()
        .chain((2..NOTES + 2).map(|seq| note(seq).into()));
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
    let guide = Arc::new(load("kwaliteitszorg", None).unwrap().guide);
    let outline = Arc::new(Outline::of(&guide));
    let header = Header {
        uuid: "6f1c2d3e-0000-4000-8000-000000000000".parse().unwrap(),
        guide: guide.id.clone(),
        guide_version: guide.version.clone(),
        guide_sha256: String::new(),
        participants: vec!["R7".into()],
        phase: Phase::Main,
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

fn terminal(width: u16, height: u16) -> Nowhere {
    let options = TerminalOptions {
        viewport: Viewport::Fixed(Rect::new(0, 0, width, height)),
    };
    Terminal::with_options(CrosstermBackend::new(std::io::sink()), options).unwrap()
}

/// One key, typed and drawn.
fn key(terminal: &mut Nowhere, model: &mut Model, now: Moment, theme: &Theme) {
    update(model, Message::Insert("a".into()), now);
    terminal
        .draw(|frame| draw(frame, model, theme, &Keymap::usual()))
        .unwrap();
}

/// A frame at 60 Hz is 16.7 ms: the 99th percentile of a key has to lie below it.
fn print_percentiles() {
    let theme = Theme::dark();
    for (width, height) in [(80, 24), (250, 70)] {
        let (mut model, now) = model();
        let mut terminal = terminal(width, height);
        let mut taken: Vec<Duration> = (0..1_000)
            .map(|_| {
                let start = Instant::now();
                key(&mut terminal, &mut model, now, &theme);
                start.elapsed()
            })
            .collect();
        taken.sort();
        let at = |share: usize| {
            taken
                .get(taken.len() * share / 100)
                .copied()
                .unwrap_or_default()
        };
        println!(
            "a key at {width} by {height}, {NOTES} notes: median {:?}, 99th percentile {:?}",
            at(50),
            at(99)
        );
    }
}

/// How much longer a key takes with 300 listed terms than with none, one after the other in one run.
fn print_what_the_guard_costs() {
    let theme = Theme::dark();
    let mut terms = Terms::default();
    for number in 0..300 {
        terms.add(&format!("Anna{number} de Vries{number}"), Kind::Name, "R7");
    }
    let typed = "schoolleiders stellen hun eigen doelen, zegt anna7, en dat jaar na jaar";
    let mut desks = [Lookout::default(), Lookout::of(terms)].map(|lookout| {
        let (mut model, now) = model();
        model.lookout = lookout;
        (model, now, terminal(80, 24), Vec::new())
    });
    for _ in 0..20 {
        for letter in typed.chars() {
            for (model, now, terminal, taken) in &mut desks {
                let start = Instant::now();
                update(model, Message::Insert(letter.into()), *now);
                terminal
                    .draw(|frame| draw(frame, model, &theme, &Keymap::usual()))
                    .unwrap();
                taken.push(start.elapsed());
            }
        }
        for (model, ..) in &mut desks {
            model.line.editor.take();
        }
    }
    let [none, guarded] = desks.map(|(.., mut taken)| {
        taken.sort();
        taken.get(taken.len() / 2).copied().unwrap_or_default()
    });
    let ratio = guarded.as_secs_f64() / none.as_secs_f64();
    println!("a key with 300 listed terms: {ratio:.2} times one with none ({guarded:?}, {none:?})");
}

#[divan::bench(args = [(60, 6), (80, 24), (250, 70)])]
fn a_frame(bencher: divan::Bencher, (width, height): (u16, u16)) {
    let (model, _) = model();
    let theme = Theme::dark();
    let mut terminal = terminal(width, height);
    bencher.bench_local(|| {
        terminal
            .draw(|frame| draw(frame, &model, &theme, &Keymap::usual()))
            .unwrap();
    });
}

#[divan::bench]
fn a_frame_of_find(bencher: divan::Bencher) {
    let (mut model, now) = model();
    update(&mut model, Message::Show(Top::Find), now);
    let theme = Theme::dark();
    let mut terminal = terminal(250, 70);
    bencher.bench_local(|| {
        terminal
            .draw(|frame| draw(frame, &model, &theme, &Keymap::usual()))
            .unwrap();
    });
}

#[divan::bench]
fn a_tick_that_draws_nothing(bencher: divan::Bencher) {
    let (mut model, now) = model();
    bencher.bench_local(|| {
        update(&mut model, Message::Tick, now);
        leidraad::tui::view::face(&model)
    });
}
