//! What a long session costs: the fold of 5,000 notes, one key with them in the session, one key in
//! find over 2,000 things.

// A benchmark that cannot set up its session has nothing to measure.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use leidraad::guide::load::load;
use leidraad::guide::outline::Outline;
use leidraad::journal::Event;
use leidraad::journal::deed::{Agreed, Note, NoteKind, Origin};
use leidraad::journal::moment::{Moment, Timestamp};
use leidraad::live::find::Find;
use leidraad::live::message::Message;
use leidraad::live::model::Model;
use leidraad::live::update::update;
use leidraad::session::header::{Header, Phase};
use leidraad::session::history::History;
use leidraad::texts::Texts;

fn main() {
    divan::main();
}

fn noon() -> Timestamp {
    Timestamp::parse("2026-01-12T12:00:00.000Z").unwrap()
}

fn events(notes: u64) -> Vec<Event> {
    let agreed = Agreed {
        end: noon().plus_ms(3_600_000),
        more: None,
    };
    let first = Event {
        seq: 0,
        at: noon(),
        ms: 0,
        deed: agreed.into(),
    };
    let note = |seq| Event {
        seq,
        at: noon(),
        ms: seq * 500,
        deed: Note {
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
        }
        .into(),
    };
    std::iter::once(first)
        .chain((1..=notes).map(note))
        .collect()
}

fn fold(events: Vec<Event>) -> History {
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
    History::of(header, guide, outline, events)
}

fn model(notes: u64) -> (Model, Moment) {
    let now = Moment {
        at: noon(),
        ms: 3_000_000,
    };
    let offset = time::UtcOffset::UTC;
    let model = Model::new(fold(events(notes)), Texts::of("nl"), offset, now);
    (model, now)
}

#[divan::bench]
fn fold_5000_notes(bencher: divan::Bencher) {
    let events = events(5_000);
    bencher.with_inputs(|| events.clone()).bench_values(fold);
}

#[divan::bench(sample_count = 1_000)]
fn a_key_with_5000_notes(bencher: divan::Bencher) {
    let (mut model, now) = model(5_000);
    bencher.bench_local(|| update(&mut model, Message::Insert("a".into()), now));
}

#[divan::bench]
fn a_tick_with_5000_notes(bencher: divan::Bencher) {
    let (mut model, now) = model(5_000);
    bencher.bench_local(|| update(&mut model, Message::Tick, now));
}

#[divan::bench]
fn an_undo_with_5000_notes(bencher: divan::Bencher) {
    bencher
        .with_inputs(|| model(5_000))
        .bench_local_values(|(mut model, now)| {
            update(&mut model, Message::Line("/undo".into()), now)
        });
}

#[divan::bench(args = ["d", "doelen eigen", "O2.1"])]
fn a_key_in_find_over_2000(bencher: divan::Bencher, query: &str) {
    let (model, _) = model(1_850);
    let mut find = Find::everything(model.session());
    find.query.insert(query);
    bencher.bench_local(|| find.look());
}
