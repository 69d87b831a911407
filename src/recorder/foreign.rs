//! A recording that another recorder made: MP4, M4A, MP3, Ogg, WAV, FLAC; what it says of itself,
//! and its sound from any position.

use std::cell::Cell;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Once;

use symphonia::core::codecs::audio::{AudioDecoder, AudioDecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, FormatReader, SeekMode, SeekTo, Track, TrackType};
use symphonia::core::io::{MediaSourceStream, MediaSourceStreamOptions};
use symphonia::core::meta::MetadataOptions;
use symphonia::core::packet::Packet;
use symphonia::core::units::{TimeBase, Timestamp};

use super::flac::Shape;
use super::read::{ReadError, Why};
use super::source;
use super::track::Position;
use crate::seal::keyring::Keyring;

/// What a recording that was made elsewhere says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Rate and channels.
    pub shape: Shape,
    /// Samples of each channel.
    pub samples: u64,
    /// Whether its sound can be decoded here.
    pub is_decoded: bool,
}

/// A foreign recording that is being read.
pub struct Foreign {
    path: PathBuf,
    keyring: Keyring,
    reader: Box<dyn FormatReader>,
    decoder: Box<dyn AudioDecoder>,
    track: u32,
    base: TimeBase,
    shape: Shape,
    /// The position of what comes next.
    next: u64,
    /// Whether the next block has to tell where it begins.
    is_sought: bool,
    block: Vec<i16>,
}

impl About {
    /// Reads it from a file: from its header where that tells, else by going through the file.
    ///
    /// # Errors
    /// When the file cannot be read, or holds no sound.
    pub fn read(path: &Path, keyring: &Keyring) -> Result<About, ReadError> {
        guarded(|| About::look(path, keyring))
    }

    fn look(path: &Path, keyring: &Keyring) -> Result<About, ReadError> {
        let mut reader = probe(path, keyring)?;
        let track = sound_track(reader.as_ref())?;
        let (id, base, length) = (track.id, base_of(track)?, length_of(track));
        let stated = shape_of(track);
        let opened = Foreign::begin(path, keyring);
        let shape = match &opened {
            Ok(foreign) => foreign.shape,
            Err(_) => stated.ok_or_else(nothing_in_it)?,
        };
        let samples = match length {
            Some(nanos) => samples_in(nanos, shape.rate),
            None => samples_in(walked(reader.as_mut(), id, base), shape.rate),
        };
        if samples == 0 {
            return Err(nothing_in_it());
        }
        Ok(About {
            shape,
            samples,
            is_decoded: opened.is_ok(),
        })
    }
}

impl Foreign {
    /// Opens a recording at its beginning.
    ///
    /// # Errors
    /// When the file cannot be read, or its sound cannot be decoded.
    pub fn open(path: &Path, keyring: &Keyring) -> Result<Foreign, ReadError> {
        guarded(|| Foreign::begin(path, keyring))
    }

    fn begin(path: &Path, keyring: &Keyring) -> Result<Foreign, ReadError> {
        let reader = probe(path, keyring)?;
        let track = sound_track(reader.as_ref())?;
        let params = track
            .codec_params
            .as_ref()
            .and_then(|params| params.audio());
        let params = params.ok_or_else(nothing_in_it)?;
        let decoder = symphonia::default::get_codecs()
            .make_audio_decoder(params, &AudioDecoderOptions::default())
            .map_err(ReadError::of)?;
        let (track, base) = (track.id, base_of(track)?);
        let mut foreign = Foreign {
            path: path.to_owned(),
            keyring: keyring.clone(),
            reader,
            decoder,
            track,
            base,
            shape: Shape {
                rate: 0,
                channels: 0,
            },
            next: 0,
            is_sought: true,
            block: Vec::new(),
        };
        // Only the sound itself tells its shape for sure; that it is there shows it can be decoded.
        foreign.shape = foreign.first_shape()?;
        foreign.seek(Position(0))?;
        Ok(foreign)
    }

    /// Rate and channels.
    #[must_use]
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// Goes to a position; beyond the end nothing comes any more.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn seek(&mut self, to: Position) -> Result<(), ReadError> {
        guarded(|| self.go(to))
    }

    fn go(&mut self, to: Position) -> Result<(), ReadError> {
        let goal = self.stamp(to.0);
        let goal = goal.map(|ts| SeekTo::Timestamp {
            ts,
            track_id: self.track,
        });
        let sought = goal.map(|goal| self.reader.seek(SeekMode::Accurate, goal));
        if !matches!(sought, Some(Ok(_))) {
            // From the beginning on, whatever the end looks like.
            self.reader = probe(&self.path, &self.keyring)?;
        }
        self.decoder.reset();
        self.next = to.0;
        self.is_sought = true;
        Ok(())
    }

    /// The next samples, interleaved; none at the end.
    ///
    /// # Errors
    /// When the disk does not give them. What is damaged is passed over.
    pub fn next_block(&mut self) -> io::Result<Option<&[i16]>> {
        match guarded(|| self.advance().map_err(ReadError::Io)) {
            Ok(true) => Ok(Some(&self.block)),
            Err(ReadError::Io(error)) => Err(error),
            Ok(false) | Err(ReadError::Foreign(_) | ReadError::Sealed(_)) => Ok(None),
        }
    }

    /// Fills the block with what comes next; false at the end.
    fn advance(&mut self) -> io::Result<bool> {
        loop {
            let Some(packet) = self.packet()? else {
                return Ok(false);
            };
            let Some(start) = self.decode(&packet) else {
                continue;
            };
            let channels = self.shape.channels;
            let frames = (self.block.len() / channels) as u64;
            // Packets follow upon each other but for rounding; a jump is a gap in the recording.
            let slack = u64::from(self.shape.rate / 10);
            let is_near = start.abs_diff(self.next) < slack.min(frames);
            let follows = !std::mem::take(&mut self.is_sought) && is_near;
            let start = if follows { self.next } else { start };
            let before = usize::try_from(self.next.saturating_sub(start)).unwrap_or(usize::MAX);
            let gap = usize::try_from(start.saturating_sub(self.next)).unwrap_or(0);
            let cut = before.saturating_mul(channels).min(self.block.len());
            self.block.drain(..cut);
            // An hour at most: a longer jump is damage in the number of a packet.
            if gap > 0 && gap < self.shape.rate as usize * 3600 {
                self.block
                    .splice(..0, std::iter::repeat_n(0, gap * channels));
            }
            self.next += (self.block.len() / channels) as u64;
            if !self.block.is_empty() {
                return Ok(true);
            }
        }
    }

    fn first_shape(&mut self) -> Result<Shape, ReadError> {
        while let Some(packet) = self.packet()? {
            if let Ok(sound) = self.decoder.decode(&packet)
                && sound.frames() > 0
            {
                let (rate, channels) = (sound.spec().rate(), sound.spec().channels().count());
                if rate > 0 && channels > 0 {
                    return Ok(Shape { rate, channels });
                }
            }
        }
        Err(nothing_in_it())
    }

    /// The next packet of the sound; none at the end.
    fn packet(&mut self) -> io::Result<Option<Packet>> {
        loop {
            match self.reader.next_packet() {
                Ok(Some(packet)) if packet.track_id == self.track => return Ok(Some(packet)),
                Ok(Some(_)) | Err(Error::DecodeError(_)) => {}
                Err(Error::IoError(error)) if error.kind() != io::ErrorKind::UnexpectedEof => {
                    return Err(error);
                }
                Ok(None) | Err(_) => return Ok(None),
            }
        }
    }

    /// Decodes a packet into the block; gives the position it begins at, none when it is damaged.
    fn decode(&mut self, packet: &Packet) -> Option<u64> {
        let sound = self.decoder.decode(packet).ok()?;
        if sound.spec().channels().count() != self.shape.channels || sound.frames() == 0 {
            return None;
        }
        sound.copy_to_vec_interleaved(&mut self.block);
        let nanos = self.base.calc_time(packet.pts)?.as_nanos();
        // What comes before 0 is the encoder's own silence; the decoder leaves it out.
        Some(samples_in(
            u128::try_from(nanos).unwrap_or(0),
            self.shape.rate,
        ))
    }

    fn stamp(&self, position: u64) -> Option<Timestamp> {
        let nanos = i128::from(position) * 1_000_000_000 / i128::from(self.shape.rate.max(1));
        let time = symphonia::core::units::Time::try_from_nanos_i128(nanos)?;
        self.base.calc_timestamp(time)
    }
}

thread_local! {
    /// Whether a reader runs here that may give up altogether.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a reader that was written for files that are whole: where damage makes it give up
/// altogether, the file is refused in words like any other.
fn guarded<T>(read: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |what| {
            if !IS_GUARDED.get() {
                usual(what);
            }
        }));
    });
    let was = IS_GUARDED.replace(true);
    let read = panic::catch_unwind(AssertUnwindSafe(read));
    IS_GUARDED.set(was);
    read.unwrap_or_else(|_| Err(ReadError::Foreign(Why::Damaged)))
}

fn probe(path: &Path, keyring: &Keyring) -> Result<Box<dyn FormatReader>, ReadError> {
    let file = source::open(path, keyring)?;
    let stream = MediaSourceStream::new(file, MediaSourceStreamOptions::default());
    let mut hint = Hint::new();
    let is_sealed = path.extension().is_some_and(|ending| ending == "age");
    let name = if is_sealed {
        path.with_extension("")
    } else {
        path.to_owned()
    };
    if let Some(ending) = name.extension().and_then(|ending| ending.to_str()) {
        hint.with_extension(ending);
    }
    let (format, meta) = (FormatOptions::default(), MetadataOptions::default());
    let probe = symphonia::default::get_probe();
    let found = probe.probe(&hint, stream, format, meta);
    found.map_err(|error| match ReadError::of(error) {
        // Looked for to the end and found nothing.
        ReadError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => nothing_in_it(),
        other => other,
    })
}

/// The sound of a recording, which may hold a picture as well.
fn sound_track(reader: &dyn FormatReader) -> Result<&Track, ReadError> {
    reader
        .first_track_known_codec(TrackType::Audio)
        .or_else(|| reader.first_track(TrackType::Audio))
        .ok_or_else(nothing_in_it)
}

fn shape_of(track: &Track) -> Option<Shape> {
    let params = track.codec_params.as_ref()?.audio()?;
    Some(Shape {
        rate: params.sample_rate.filter(|rate| *rate > 0)?,
        channels: params
            .channels
            .as_ref()
            .map_or(1, |channels| channels.count().max(1)),
    })
}

fn base_of(track: &Track) -> Result<TimeBase, ReadError> {
    let of_rate = || TimeBase::try_from_recip(shape_of(track)?.rate);
    track.time_base.or_else(of_rate).ok_or_else(nothing_in_it)
}

/// The length that the header states, in nanoseconds.
fn length_of(track: &Track) -> Option<u128> {
    let stated = track.time_base.zip(track.duration);
    let stated = stated.and_then(|(base, duration)| base.calc_duration(duration));
    let time = if let Some(time) = stated {
        time.as_nanos()
    } else {
        let rate = i128::from(shape_of(track)?.rate);
        i128::from(track.num_frames?) * 1_000_000_000 / rate
    };
    u128::try_from(time).ok().filter(|nanos| *nanos > 0)
}

/// The length found by going through the file, in nanoseconds.
fn walked(reader: &mut dyn FormatReader, track: u32, base: TimeBase) -> u128 {
    let mut end = 0;
    while let Ok(Some(packet)) = reader.next_packet() {
        if packet.track_id != track {
            continue;
        }
        let start = base.calc_time_saturating(packet.pts).as_nanos();
        let length = base.calc_duration_saturating(packet.dur).as_nanos();
        end = end.max(u128::try_from(start.saturating_add(length)).unwrap_or(0));
    }
    end
}

fn samples_in(nanos: u128, rate: u32) -> u64 {
    let samples = (nanos.saturating_mul(u128::from(rate)) + 500_000_000) / 1_000_000_000;
    u64::try_from(samples).unwrap_or(u64::MAX)
}

fn nothing_in_it() -> ReadError {
    ReadError::Foreign(Why::NoSound)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a WAV of one channel at 8 kHz that counts up.
    fn counting(path: &Path, samples: i16) {
        let spec = hound::WavSpec {
            channels: 1,
            sample_rate: 8_000,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let mut wav = hound::WavWriter::create(path, spec).unwrap();
        for sample in 0..samples {
            wav.write_sample(sample).unwrap();
        }
        wav.finalize().unwrap();
    }

    #[test]
    fn a_wav_tells_its_shape_and_is_read_from_any_position() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wav");
        counting(&path, 20_000);
        let about = About::read(&path, &Keyring::default()).unwrap();
        assert_eq!(about.samples, 20_000);
        assert_eq!((about.shape.rate, about.shape.channels), (8_000, 1));
        assert!(about.is_decoded);
        let mut foreign = Foreign::open(&path, &Keyring::default()).unwrap();
        for from in [0, 7, 12_345, 19_999, 20_000, 90_000] {
            foreign.seek(Position(from)).unwrap();
            let mut read = Vec::new();
            while let Some(block) = foreign.next_block().unwrap() {
                read.extend_from_slice(block);
            }
            let from = i16::try_from(from.min(20_000)).unwrap();
            let wanted: Vec<i16> = (from..20_000).collect();
            assert!(read == wanted, "{from}: {} of {}", read.len(), wanted.len());
        }
    }

    #[test]
    fn what_holds_no_sound_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.m4a");
        for bytes in [
            &b""[..],
            b"RIFF",
            b"PK\x03\x04 no sound at all, but long enough to be looked at",
        ] {
            std::fs::write(&path, bytes).unwrap();
            assert!(About::read(&path, &Keyring::default()).is_err());
            assert!(Foreign::open(&path, &Keyring::default()).is_err());
        }
        assert!(matches!(
            About::read(&folder.path().join("gone"), &Keyring::default()),
            Err(ReadError::Io(_))
        ));
    }

    #[test]
    fn a_damaged_file_ends_in_words_whatever_the_damage() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wav");
        counting(&path, 3_000);
        let whole = std::fs::read(&path).unwrap();
        for at in 0..60 {
            for value in [0, 1, 0x7f, 0xff] {
                let mut bytes = whole.clone();
                bytes[at] = value;
                std::fs::write(&path, &bytes).unwrap();
                let _ = About::read(&path, &Keyring::default());
            }
            std::fs::write(&path, &whole[..at]).unwrap();
            let _ = About::read(&path, &Keyring::default());
        }
    }
}
