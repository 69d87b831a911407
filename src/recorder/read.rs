//! A recording read back: block by block, from any position, also when its end is torn off.
//!
//! What cannot be decoded in the middle becomes silence of the same length, so that positions hold.

use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

use symphonia::core::codecs::audio::{AudioDecoder as _, AudioDecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::{FormatOptions, FormatReader as _, SeekMode, SeekTo};
use symphonia::core::io::{MediaSourceStream, MediaSourceStreamOptions};
use symphonia::core::packet::Packet;
use symphonia::core::units::Timestamp;
use symphonia::default::codecs::FlacDecoder;
use symphonia::default::formats::FlacReader;

use super::flac::Shape;
use super::source;
use super::track::Position;
use crate::safe::shown;
use crate::seal::error::SealError;
use crate::seal::keyring::Keyring;
use crate::texts::{RecordingsTexts, fill};

/// Why a file is no recording that can be read.
#[derive(Debug)]
pub enum ReadError {
    /// The system does not give it.
    Io(io::Error),
    /// It is something else, or damaged.
    Foreign(Why),
    /// It is encrypted and does not open.
    Sealed(SealError),
}

/// Why there is no sound to be had from a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Why {
    /// It is no FLAC of one or two channels.
    NoFlac,
    /// It may be a recording, without sound in it.
    NoSound,
    /// It begins well and makes no sense.
    Damaged,
    /// In the words of the decoder.
    Decoder(String),
}

impl ReadError {
    /// The error in words.
    #[must_use]
    pub fn say(&self, texts: &RecordingsTexts) -> String {
        match self {
            ReadError::Io(error) => error.to_string(),
            ReadError::Sealed(error) => error.say(&texts.seal),
            ReadError::Foreign(Why::NoFlac) => texts.no_flac.to_owned(),
            ReadError::Foreign(Why::NoSound) => texts.no_sound.to_owned(),
            ReadError::Foreign(Why::Damaged) => texts.damaged.to_owned(),
            ReadError::Foreign(Why::Decoder(words)) => {
                fill(texts.decoder, &[("words", &shown(words))])
            }
        }
    }

    pub(super) fn of(error: Error) -> ReadError {
        match error {
            Error::IoError(error) => ReadError::Io(error),
            other => ReadError::Foreign(Why::Decoder(other.to_string())),
        }
    }
}

impl From<SealError> for ReadError {
    fn from(error: SealError) -> ReadError {
        match error {
            SealError::Io(error) => ReadError::Io(error),
            error => ReadError::Sealed(error),
        }
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> ReadError {
        ReadError::Io(error)
    }
}

/// What a recording says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Info {
    /// Rate and channels.
    pub shape: Shape,
    /// Samples of each channel; none when the recorder did not come to its end.
    pub samples: Option<u64>,
    /// MD5 of the samples, when it is known.
    pub md5: Option<[u8; 16]>,
}

impl Info {
    /// Reads it from the beginning of a file.
    fn read(file: impl Read) -> Result<Info, ReadError> {
        let mut start = Vec::new();
        file.take(42).read_to_end(&mut start)?;
        Info::parse(&start).ok_or(ReadError::Foreign(Why::NoFlac))
    }

    /// STREAMINFO: after the marker and 4 bytes, in bits: 16 + 16 block sizes, 24 + 24 frame sizes,
    /// 20 rate, 3 channels less one, 5 bits less one, 36 samples, 128 MD5.
    fn parse(start: &[u8]) -> Option<Info> {
        let header = start.strip_prefix(b"fLaC")?.get(4..)?;
        let packed = u64::from_be_bytes(header.get(10..18)?.try_into().ok()?);
        let md5: [u8; 16] = header.get(18..34)?.try_into().ok()?;
        let channels = usize::try_from(packed >> 41 & 7).ok()? + 1;
        let rate = u32::try_from(packed >> 44).ok()?;
        let samples = packed & ((1 << 36) - 1);
        (channels <= 2 && rate > 0).then_some(Info {
            shape: Shape { rate, channels },
            samples: (samples > 0).then_some(samples),
            md5: (md5 != [0; 16]).then_some(md5),
        })
    }
}

/// A recording that is being read.
pub struct Recording {
    path: PathBuf,
    keyring: Keyring,
    info: Info,
    /// None at the end.
    source: Option<Source>,
    /// The position of what [`Recording::next_block`] gives next.
    next: u64,
    block: Vec<i16>,
    /// A packet that comes after silence.
    ahead: Option<Packet>,
}

/// The decoder, which takes apart what the reader cuts up.
struct Source {
    reader: FlacReader<'static>,
    decoder: FlacDecoder,
}

/// The most silence given as one block.
const SILENCE: u64 = 4096;

/// A longer jump is damage in the number of a frame, not silence.
const LONGEST_JUMP: u64 = 48_000 * 3600 * 24;

impl Recording {
    /// Opens a recording at its beginning.
    ///
    /// # Errors
    /// When the file cannot be read, does not open with what is there, or is no FLAC of one or two
    /// channels.
    pub fn open(path: &Path, keyring: &Keyring) -> Result<Recording, ReadError> {
        Ok(Recording {
            path: path.to_owned(),
            keyring: keyring.clone(),
            info: Info::read(source::open(path, keyring)?)?,
            source: Source::open(path, keyring)?,
            next: 0,
            block: Vec::new(),
            ahead: None,
        })
    }

    /// What it says of itself.
    #[must_use]
    pub fn info(&self) -> &Info {
        &self.info
    }

    /// The position of the next block.
    #[must_use]
    pub fn position(&self) -> Position {
        Position(self.next)
    }

    /// Goes to a position; beyond the end nothing comes any more.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn seek(&mut self, to: Position) -> Result<(), ReadError> {
        let near = self.source.as_mut().is_some_and(|source| source.seek(to));
        if !near {
            // From the beginning on, whatever the end looks like.
            self.source = Source::open(&self.path, &self.keyring)?;
        }
        self.ahead = None;
        self.next = to.0;
        Ok(())
    }

    /// The next samples, interleaved; none at the end.
    ///
    /// # Errors
    /// When the disk does not give them. What is damaged is no error.
    pub fn next_block(&mut self) -> io::Result<Option<&[i16]>> {
        loop {
            let Some(packet) = self.packet()? else {
                return Ok(None);
            };
            let start = u64::try_from(packet.pts.get()).unwrap_or(0);
            if start > self.next {
                self.ahead = Some(packet);
                return Ok(Some(self.silence(start)));
            }
            if self.decode(&packet, start) {
                return Ok(Some(&self.block));
            }
        }
    }

    /// Hands over the samples of a stretch, interleaved, piece by piece; what lies beyond the end of
    /// the recording is left out.
    ///
    /// # Errors
    /// When the recording cannot be read, or `take` fails.
    pub fn each(
        &mut self,
        stretch: Range<Position>,
        mut take: impl FnMut(&[i16]) -> io::Result<()>,
    ) -> Result<(), ReadError> {
        let channels = self.info.shape.channels;
        self.seek(stretch.start)?;
        let mut left = stretch.end.0.saturating_sub(stretch.start.0);
        while left > 0 {
            let Some(block) = self.next_block()? else {
                break;
            };
            let length = usize::try_from(left).unwrap_or(usize::MAX);
            let length = length.saturating_mul(channels).min(block.len());
            take(block.get(..length).unwrap_or(block))?;
            left = left.saturating_sub((length / channels) as u64);
        }
        Ok(())
    }

    /// Silence up to a position, a piece of it at a time.
    fn silence(&mut self, to: u64) -> &[i16] {
        let length = (to - self.next).min(SILENCE);
        self.next += length;
        let length = usize::try_from(length).unwrap_or(0) * self.info.shape.channels;
        self.block.clear();
        self.block.resize(length, 0);
        &self.block
    }

    /// The next packet that belongs at or after the position.
    fn packet(&mut self) -> io::Result<Option<Packet>> {
        if let Some(packet) = self.ahead.take() {
            return Ok(Some(packet));
        }
        while let Some(source) = &mut self.source {
            match source.reader.next_packet() {
                Ok(Some(packet)) => {
                    let start = u64::try_from(packet.pts.get()).unwrap_or(0);
                    if start < self.next.saturating_add(LONGEST_JUMP) {
                        return Ok(Some(packet));
                    }
                }
                Err(Error::IoError(error)) if error.kind() != io::ErrorKind::UnexpectedEof => {
                    return Err(error);
                }
                Ok(None) | Err(_) => self.source = None,
            }
        }
        Ok(None)
    }

    /// Decodes a packet into the block, from the position on; false when nothing of it is left.
    fn decode(&mut self, packet: &Packet, start: u64) -> bool {
        let Some(source) = &mut self.source else {
            return false;
        };
        let Ok(sound) = source.decoder.decode(packet) else {
            return false;
        };
        let channels = self.info.shape.channels;
        if sound.spec().channels().count() != channels {
            return false;
        }
        sound.copy_to_vec_interleaved(&mut self.block);
        let end = start + (self.block.len() / channels) as u64;
        let before = usize::try_from(self.next - start).unwrap_or(usize::MAX);
        let before = before.saturating_mul(channels).min(self.block.len());
        self.block.drain(..before);
        self.next = self.next.max(end);
        !self.block.is_empty()
    }
}

impl Source {
    /// None when there is no whole frame in the file.
    fn open(path: &Path, keyring: &Keyring) -> Result<Option<Source>, ReadError> {
        let options = MediaSourceStreamOptions::default();
        let stream = MediaSourceStream::new(source::open(path, keyring)?, options);
        let reader = match FlacReader::try_new(stream, FormatOptions::default()) {
            Ok(reader) => reader,
            Err(Error::IoError(error)) if error.kind() == io::ErrorKind::UnexpectedEof => {
                return Ok(None);
            }
            Err(error) => return Err(ReadError::of(error)),
        };
        let track = reader.tracks().first();
        let track = track.and_then(|track| track.codec_params.as_ref());
        let Some(params) = track.and_then(|params| params.audio()) else {
            return Err(ReadError::Foreign(Why::NoSound));
        };
        let decoder = FlacDecoder::try_new(params, &AudioDecoderOptions::default());
        let decoder = decoder.map_err(ReadError::of)?;
        Ok(Some(Source { reader, decoder }))
    }

    fn seek(&mut self, to: Position) -> bool {
        let Ok(ts) = i64::try_from(to.0) else {
            return false;
        };
        let to = SeekTo::Timestamp {
            ts: Timestamp::new(ts),
            track_id: 0,
        };
        self.reader.seek(SeekMode::Accurate, to).is_ok()
    }
}

#[cfg(test)]
mod tests {
    // Sound that is made up has no need of care.
    #![allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss
    )]

    use super::*;
    use crate::recorder::flac::FlacFile;

    const SHAPE: Shape = Shape {
        rate: 16_000,
        channels: 2,
    };

    /// A voice of sorts, and another in the other channel.
    fn sound(samples: usize) -> Vec<i16> {
        let mut noise = 1_u32;
        let mut sound = Vec::with_capacity(2 * samples);
        for n in 0..samples {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let wave = 8000 * i32::try_from(n % 97).unwrap() / 97;
            let left = wave + i32::try_from(noise >> 23).unwrap();
            sound.push(i16::try_from(left).unwrap());
            sound.push(i16::try_from(-wave).unwrap());
        }
        sound
    }

    fn record(path: &Path, sound: &[i16]) -> FlacFile {
        let mut file = FlacFile::create(path, SHAPE).unwrap();
        for block in sound.chunks(SHAPE.block_interleaved()) {
            file.write(block).unwrap();
        }
        file
    }

    fn rest(recording: &mut Recording) -> Vec<i16> {
        let mut all = vec![];
        while let Some(block) = recording.next_block().unwrap() {
            all.extend_from_slice(block);
        }
        all
    }

    #[test]
    fn what_was_recorded_is_read_back_to_the_bit() {
        let folder = tempfile::tempdir().unwrap();
        for length in [1, 5, 31, 2047, 2048, 2049, 50_001] {
            let path = folder.path().join(format!("{length}.flac"));
            let sound = sound(length);
            let summary = record(&path, &sound).finish().unwrap();
            assert_eq!(summary.samples, length as u64);
            let mut recording = Recording::open(&path, &Keyring::default()).unwrap();
            assert_eq!(recording.info().samples, Some(length as u64));
            assert_eq!(recording.info().md5, Some(summary.md5));
            assert_eq!(rest(&mut recording), sound, "{length}");
        }
    }

    #[test]
    fn a_recording_cut_off_anywhere_gives_what_came_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("001.flac");
        let sound = sound(20_000);
        drop(record(&path, &sound));
        let bytes = std::fs::read(&path).unwrap();
        for cut in (42..bytes.len()).step_by(4_999) {
            std::fs::write(&path, &bytes[..cut]).unwrap();
            let mut recording = Recording::open(&path, &Keyring::default()).unwrap();
            assert_eq!(recording.info().samples, None);
            let read = rest(&mut recording);
            assert!(sound.starts_with(&read), "{cut}");
            let missing = 1.0 - read.len() as f64 / sound.len() as f64;
            let cut_off = 1.0 - cut as f64 / bytes.len() as f64;
            assert!(missing < cut_off + 0.2, "{missing} of {cut_off}");
        }
    }

    #[test]
    fn reading_starts_at_any_position() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("001.flac");
        let sound = sound(100_000);
        let mut file = record(&path, &sound);
        for finished in [false, true] {
            if finished {
                file.finish().unwrap();
            }
            let mut recording = Recording::open(&path, &Keyring::default()).unwrap();
            for to in [99_999, 0, 2048, 54_321, 1, 100_000, 5_000_000, 98_500] {
                recording.seek(Position(to)).unwrap();
                let from = usize::try_from(to).unwrap().min(100_000) * 2;
                assert!(rest(&mut recording) == sound[from..], "{to} {finished}");
            }
        }
    }

    #[test]
    fn a_damaged_frame_is_silence_and_what_follows_keeps_its_position() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("001.flac");
        let sound = sound(20_480);
        record(&path, &sound).finish().unwrap();
        let mut bytes = std::fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..middle + 3].fill(0x55);
        std::fs::write(&path, &bytes).unwrap();
        let read = rest(&mut Recording::open(&path, &Keyring::default()).unwrap());
        assert_eq!(read.len(), sound.len());
        let wrong = read.iter().zip(&sound).filter(|(a, b)| a != b).count();
        assert!(
            wrong > 0 && wrong <= 2 * SHAPE.block_interleaved(),
            "{wrong}"
        );
    }

    #[test]
    fn what_is_no_flac_is_refused_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("001.flac");
        std::fs::write(&path, "RIFF").unwrap();
        let refused = Recording::open(&path, &Keyring::default()).err().unwrap();
        for texts in [&crate::texts::EN, &crate::texts::NL] {
            let said = refused.say(&texts.recordings);
            assert!(said.contains("FLAC"), "{said}");
        }
    }
}
