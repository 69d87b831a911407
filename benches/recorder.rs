//! What a second of two tracks at 48 kHz costs: bringing them on one clock, encoding them, listening
//! for speech; and reading them back.

// A benchmark that cannot set up its files has nothing to measure, and its sound is made up.
#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss
)]

use std::time::Duration;

use leidraad::recorder::align::Aligner;
use leidraad::recorder::balance::Listener;
use leidraad::recorder::flac::{FlacFile, Shape};
use leidraad::recorder::read::Recording;
use leidraad::recorder::track::{Position, Track};
use leidraad::seal::keyring::Keyring;

const SHAPE: Shape = Shape {
    rate: 48_000,
    channels: 2,
};

fn main() {
    divan::main();
}

/// Seconds of something like a voice over hiss.
fn sound(seconds: usize) -> Vec<i16> {
    let mut noise = 1_u32;
    let samples = 0..seconds * SHAPE.rate as usize;
    let sample = |n| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let time = n as f64 / f64::from(SHAPE.rate);
        let voice: f64 = (1..12).map(|h| (time * 750.0 * f64::from(h)).sin()).sum();
        (voice * 900.0 * (time * 12.0).sin().abs()) as i16 + (noise >> 25) as i16
    };
    samples.map(sample).collect()
}

fn stereo(seconds: usize) -> Vec<i16> {
    let one = sound(seconds);
    one.iter().flat_map(|s| [*s, s / 2]).collect()
}

#[divan::bench]
fn align_a_second(bencher: divan::Bencher) {
    let buffers = sound(1);
    let origin = Duration::from_secs(1_000);
    let mut aligner = Aligner::new(&Track::BOTH, SHAPE.rate, origin, Position(0));
    let (mut now, mut out) = (origin, vec![]);
    bencher.bench_local(|| {
        for buffer in buffers.chunks(960) {
            // A source that is 100 millionths slow, so that there is something to do.
            now += Duration::from_micros(20_002);
            for track in Track::BOTH {
                aligner.samples(track, buffer, now);
            }
            aligner.advance(now, &mut out);
            out.clear();
        }
    });
}

#[divan::bench]
fn encode_a_second(bencher: divan::Bencher) {
    let folder = tempfile::tempdir().unwrap();
    let mut file = FlacFile::create(&folder.path().join("001.flac"), SHAPE).unwrap();
    let sound = stereo(1);
    let sound: Vec<i16> = sound
        .into_iter()
        .cycle()
        .take(12 * SHAPE.block_interleaved())
        .collect();
    // Twelve frames are a second and a fortieth.
    bencher.bench_local(|| {
        for block in sound.chunks(SHAPE.block_interleaved()) {
            file.write(block).unwrap();
        }
    });
}

#[divan::bench]
fn listen_for_a_second(bencher: divan::Bencher) {
    let sound = stereo(1);
    let mut listener = Listener::new(SHAPE.rate, SHAPE.channels);
    bencher.bench_local(|| listener.take(&sound));
}

#[divan::bench]
fn read_back_a_minute(bencher: divan::Bencher) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("001.flac");
    let mut file = FlacFile::create(&path, SHAPE).unwrap();
    for block in stereo(60).chunks(SHAPE.block_interleaved()) {
        file.write(block).unwrap();
    }
    file.finish().unwrap();
    bencher.bench(|| {
        let mut recording = Recording::open(&path, &Keyring::default()).unwrap();
        let mut samples = 0;
        while let Some(block) = recording.next_block().unwrap() {
            samples += block.len();
        }
        samples
    });
}
