//! Sessions with recordings: the sound made by the recorder's own writer, the events by the journal's.

use std::fs;
use std::path::Path;

use leidraad::journal::Event;
use leidraad::journal::deed::{Deed, RecordedTrack, RecordingStarted, RecordingStopped};
use leidraad::journal::moment::Timestamp;
use leidraad::journal::resume::resume;
use leidraad::recorder::flac::{FlacFile, Shape};

use crate::fixture::Study;

/// Samples a second, few so that the tests are quick.
pub const RATE: u32 = 8_000;

/// A session in which everyone agreed; R1's, with a note and a mark.
pub fn agreed() -> Study {
    let study = Study::new();
    study.held("R1", &["/consent yes", "een", "/mark", "twee"]);
    study
}

/// Appends events to R1's session at these moments of its clock, which has to go forward.
pub fn append(study: &Study, deeds: Vec<(u64, Deed)>) {
    let mut session = resume(&study.session("R1")).unwrap();
    let first = session.appender.next_seq();
    let events: Vec<Event> = (first..)
        .zip(deeds)
        .map(|(seq, (ms, deed))| Event {
            seq,
            at: Timestamp::now(),
            ms,
            deed,
        })
        .collect();
    session.appender.append(&events).unwrap();
}

/// Sound that tells where it is: on track `n` each second holds the value `1000 * n + second`.
pub fn telling(seconds: i16, channels: i16) -> Vec<i16> {
    let each = (0..seconds).flat_map(|second| {
        let frame = (0..channels).map(move |channel| 1_000 * (channel + 1) + second);
        std::iter::repeat_n(frame, RATE as usize).flatten()
    });
    each.collect()
}

/// Writes a recording of the recorder's into R1's session.
pub fn flac(study: &Study, name: &str, channels: usize, sound: &[i16]) {
    let folder = study.session("R1").join("audio");
    fs::create_dir_all(&folder).unwrap();
    let shape = Shape {
        rate: RATE,
        channels,
    };
    let mut file = FlacFile::create(&folder.join(name), shape).unwrap();
    for block in sound.chunks(shape.block_interleaved()) {
        file.write(block).unwrap();
    }
    file.finish().unwrap();
}

/// The events of a recording that begins at a moment and is stopped after some seconds.
pub fn started(file: &str, tracks: &[&str], at_ms: u64) -> Deed {
    let tracks = tracks.iter().map(|track| RecordedTrack {
        track: (*track).to_owned(),
        device: "a".to_owned(),
    });
    let started = RecordingStarted {
        file: file.to_owned(),
        rate: RATE,
        tracks: tracks.collect(),
        at_ms,
    };
    started.into()
}

/// See [`started`].
pub fn stopped(file: &str, samples: u64) -> Deed {
    let stopped = RecordingStopped {
        file: file.to_owned(),
        samples,
        md5: String::new(),
    };
    stopped.into()
}

/// Writes a WAV of somebody else's recorder.
pub fn wav(path: &Path, channels: u16, sound: &[i16]) {
    let spec = hound::WavSpec {
        channels,
        sample_rate: RATE,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let mut wav = hound::WavWriter::create(path, spec).unwrap();
    for sample in sound {
        wav.write_sample(*sample).unwrap();
    }
    wav.finalize().unwrap();
}

/// What a WAV holds, second by second: the value in the middle of each, of the first channel.
pub fn seconds(path: &Path) -> Vec<i16> {
    let wav = hound::WavReader::open(path).unwrap();
    let (rate, channels) = (
        wav.spec().sample_rate as usize,
        wav.spec().channels as usize,
    );
    let all: Vec<i16> = wav.into_samples().map(Result::unwrap).collect();
    let middles = all.iter().step_by(channels).skip(rate / 2).step_by(rate);
    middles.copied().collect()
}
