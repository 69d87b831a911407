//! What a kept note costs beside a bare write and sync of the same bytes, and how fast journals are
//! read.

// A benchmark that cannot set up its files has nothing to measure.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Write as _;
use std::time::{Duration, Instant};

use leidraad::journal::begin::{begin, serialise};
use leidraad::journal::deed::{Edited, Opened};
use leidraad::journal::hash::Hash;
use leidraad::journal::moment::Timestamp;
use leidraad::journal::read::read;
use leidraad::journal::resume::resume;
use leidraad::journal::verify::verify;
use leidraad::journal::{Event, JOURNAL};

fn main() {
    print_ratio();
    divan::main();
}

fn events(count: u64) -> Vec<Event> {
    (0..count).map(event).collect()
}

fn event(seq: u64) -> Event {
    let opened = Opened {
        format: 1,
        program: "bench".into(),
        author: None,
    };
    let edited = Edited {
        note: seq,
        text: "schoolleiders stellen hun eigen doelen ".repeat(4),
    };
    Event {
        seq,
        at: Timestamp::now(),
        ms: seq,
        deed: if seq == 0 {
            opened.into()
        } else {
            edited.into()
        },
    }
}

fn session(count: u64) -> tempfile::TempDir {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    fs::write(folder.path().join("session.toml"), b"x").unwrap();
    begin(folder.path(), b"x", &events(count)).unwrap();
    folder
}

/// Appends and bare writes by turns, so that the disk's moods hit both alike.
fn print_ratio() {
    let folder = session(1);
    let mut appender = resume(folder.path()).unwrap().appender;
    let bytes = serialise(&Hash::of(b"x"), &events(2)).unwrap();
    let length = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let line = bytes.get(length..).unwrap();
    let mut bare = fs::File::create(folder.path().join("bare")).unwrap();
    let (mut ours, mut theirs): (Vec<Duration>, Vec<Duration>) = (vec![], vec![]);
    for seq in 1..400 {
        let start = Instant::now();
        appender.append(&[event(seq)]).unwrap();
        ours.push(start.elapsed());
        let start = Instant::now();
        bare.write_all(line).unwrap();
        bare.sync_data().unwrap();
        theirs.push(start.elapsed());
    }
    let (ours, theirs) = (median(ours), median(theirs));
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("a kept note {ours:?}, a bare write and sync {theirs:?}: ratio {ratio:.2}");
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

#[divan::bench]
fn read_5000_lines(bencher: divan::Bencher) {
    let folder = session(5000);
    assert!(folder.path().join(JOURNAL).exists());
    bencher.bench(|| read(folder.path()).unwrap());
}

#[divan::bench]
fn verify_5000_lines(bencher: divan::Bencher) {
    let folder = session(5000);
    bencher.bench(|| verify(folder.path()).unwrap());
}
