//! How long a transcript of 10,000 cues takes to be read, made nameless and laid on a session's clock.

// A benchmark that cannot set up its files has nothing to measure.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::sync::Arc;

use leidraad::guide::load::load;
use leidraad::guide::outline::Outline;
use leidraad::journal::Event;
use leidraad::journal::deed::{Deed, Move, Moved, Off, On, RecordingStarted};
use leidraad::journal::moment::Timestamp;
use leidraad::session::Session;
use leidraad::session::header::{Header, Phase};
use leidraad::transcript::names::{Counts, Names};
use leidraad::transcript::place::{Clock, place};
use leidraad::transcript::read::{Cue, read};

/// Cues of an hour.
const CUES: u64 = 10_000;

fn main() {
    divan::main();
}

fn text() -> String {
    let mut text = String::from("WEBVTT\n\n");
    for cue in 0..CUES {
        let at = |ms: u64| {
            let seconds = ms / 1_000;
            format!(
                "{:02}:{:02}:{:02}.{:03}",
                seconds / 3_600,
                seconds / 60 % 60,
                seconds % 60,
                ms % 1_000
            )
        };
        let name = if cue % 4 == 0 {
            "Karin Jansen"
        } else {
            "Anna de Vries"
        };
        let (from, to) = (at(cue * 360), at(cue * 360 + 340));
        let words = "en toen zei Anna dat de doelen van het team zijn";
        write!(
            text,
            "0f1e2d3c/{cue}-0\n{from} --> {to}\n<v {name}>{words}</v>\n\n"
        )
        .unwrap();
    }
    text
}

/// A session of an hour in which something is opened every ten seconds.
fn session() -> Session {
    let guide = load("kwaliteitszorg", None).unwrap().guide;
    let header = Header {
        uuid: uuid::Uuid::nil(),
        guide: "kwaliteitszorg".into(),
        guide_version: "1.0".into(),
        guide_sha256: String::new(),
        participants: vec!["R7".into()],
        phase: Phase::Main,
        language: "nl".into(),
        start: time::OffsetDateTime::UNIX_EPOCH,
    };
    let outline = Outline::of(&guide);
    let ids: Vec<String> = outline.items().iter().map(|item| item.id.clone()).collect();
    let mut session = Session::new(Arc::new(header), Arc::new(guide), Arc::new(outline));
    let started = RecordingStarted {
        file: "001.flac".into(),
        rate: 48_000,
        tracks: Vec::new(),
        at_ms: 0,
    };
    let mut deeds: Vec<(u64, Deed)> = vec![(0, started.into())];
    for (step, id) in (0..360).zip(ids.iter().cycle()) {
        let moved = Moved {
            to: id.clone(),
            how: Move::Step,
        };
        deeds.push((step * 10_000, moved.into()));
    }
    deeds.push((3_600_000, Off {}.into()));
    deeds.push((3_601_000, On {}.into()));
    for (seq, (ms, deed)) in (0..).zip(deeds) {
        session.apply(&Event {
            seq,
            at: Timestamp::now(),
            ms,
            deed,
        });
    }
    session
}

fn cues() -> Vec<Cue> {
    read(text().as_bytes(), &[], &[]).unwrap().cues
}

#[divan::bench]
fn reading(bencher: divan::Bencher<'_, '_>) {
    let text = text();
    bencher.bench(|| read(text.as_bytes(), &[], &[]).unwrap().cues.len());
}

#[divan::bench]
fn names_out(bencher: divan::Bencher<'_, '_>) {
    let names = Names::of([("Anna de Vries", "R7"), ("Karin Jansen", "interviewer")]);
    let cues = cues();
    bencher.bench(|| {
        let mut counts = Counts::new();
        for cue in &cues {
            let _ = divan::black_box(names.without(&cue.text, &mut counts));
        }
        counts
    });
}

#[divan::bench(args = ["offset", "recording"])]
fn placing(bencher: divan::Bencher<'_, '_>, by: &str) {
    let (session, cues) = (session(), cues());
    let recording = session.recordings.all().first().unwrap();
    let clock = match by {
        "offset" => Clock::Offset(0),
        _ => Clock::Recording(recording),
    };
    bencher.bench(|| place(&session, &cues, clock, true).turns.len());
}
