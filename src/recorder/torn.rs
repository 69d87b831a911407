//! How long a recording is that was broken off: as its last whole frame says, without decoding hours.

use std::io::{self, Read as _, SeekFrom};
use std::path::Path;

use symphonia::core::io::MediaSource;

use super::read::{ReadError, Recording};
use super::source;
use crate::seal::keyring::Keyring;

/// Bytes at the end that are looked at: several frames, of which one may be torn.
const TAIL: u64 = 256 << 10;

/// More than this after the last whole frame is no torn frame: a disk that was not told in time.
const LONGEST: usize = 64 << 10;

/// Samples of each channel in a FLAC file, up to its last whole frame.
///
/// # Errors
/// When the file cannot be read, or is no FLAC of one or two channels.
pub fn samples(path: &Path, keyring: &Keyring) -> Result<u64, ReadError> {
    match by_last_frame(source::open(path, keyring)?.as_mut())? {
        Some(samples) => Ok(samples),
        None => by_decoding(path, keyring),
    }
}

fn by_last_frame(file: &mut dyn MediaSource) -> io::Result<Option<u64>> {
    let mut start = [0; 10];
    file.read_exact(&mut start)?;
    // All frames but the last have the size that STREAMINFO begins with.
    let [.., high, low] = start;
    let block = u64::from(u16::from_be_bytes([high, low]));
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    file.take(TAIL).read_to_end(&mut tail)?;
    Ok(last_whole(&tail).map(|frame| frame.number * block + frame.samples))
}

fn by_decoding(path: &Path, keyring: &Keyring) -> Result<u64, ReadError> {
    let mut recording = Recording::open(path, keyring)?;
    let channels = recording.info().shape.channels.max(1);
    let mut samples = 0;
    while let Some(block) = recording.next_block()? {
        samples += (block.len() / channels) as u64;
    }
    Ok(samples)
}

/// A frame, as its header says.
struct Frame {
    /// Its first byte.
    at: usize,
    number: u64,
    /// Samples of each channel.
    samples: u64,
}

/// The last frame whose bytes add up, with no more behind it than a torn one.
fn last_whole(tail: &[u8]) -> Option<Frame> {
    let frames: Vec<Frame> = (0..tail.len())
        .filter_map(|at| Frame::at(tail, at))
        .collect();
    let mut ends: Vec<usize> = frames.iter().map(|frame| frame.at).collect();
    ends.push(tail.len());
    let end_of = |frame: &Frame| {
        let mut crc = 0;
        let mut from = frame.at;
        ends.iter()
            .copied()
            .filter(|end| *end > frame.at)
            .find(|end| {
                crc = tail
                    .get(from..*end)
                    .unwrap_or_default()
                    .iter()
                    .copied()
                    .fold(crc, crc16);
                from = *end;
                crc == 0
            })
    };
    let whole = |frame: Frame| end_of(&frame).map(|end| (frame, end));
    let (frame, end) = frames.into_iter().rev().find_map(whole)?;
    (tail.len() - end <= LONGEST).then_some(frame)
}

impl Frame {
    /// A header of a frame of fixed size, when one stands there: RFC 9639, section 9.1.
    fn at(bytes: &[u8], at: usize) -> Option<Frame> {
        let header = bytes.get(at..)?;
        let [0xff, 0xf8, sizes, _, coded, ..] = header else {
            return None;
        };
        // The number, as UTF-8 has it.
        let more = (coded.leading_ones() as usize).saturating_sub(1);
        let ones = coded.leading_ones();
        if ones == 1 || ones > 7 {
            return None;
        }
        let mask = 0xff_u8.checked_shr(ones + 1).unwrap_or(0);
        let mut number = u64::from(if ones == 0 { *coded } else { coded & mask });
        for byte in header.get(5..5 + more)? {
            number = number << 6 | u64::from(byte & 0x3f);
        }
        let mut end = 5 + more;
        let mut number_of = |bytes: usize| {
            let read = header.get(end..end + bytes)?;
            end += bytes;
            Some(read.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
        };
        let samples = match sizes >> 4 {
            1 => 192,
            code @ 2..=5 => 576 << (code - 2),
            6 => number_of(1)? + 1,
            7 => number_of(2)? + 1,
            code @ 8..=15 => 256 << (code - 8),
            _ => return None,
        };
        match sizes & 15 {
            12 => number_of(1)?,
            13 | 14 => number_of(2)?,
            15 => return None,
            _ => 0,
        };
        let whole = header.get(..=end)?;
        let adds_up = whole.iter().copied().fold(0, crc8) == 0;
        adds_up.then_some(Frame {
            at,
            number,
            samples,
        })
    }
}

/// One byte more under the sum of a header.
fn crc8(sum: u8, byte: u8) -> u8 {
    (0..8).fold(sum ^ byte, |sum, _| {
        let carry = if sum & 0x80 == 0 { 0 } else { 0x07 };
        sum << 1 ^ carry
    })
}

/// One byte more under the sum of a frame.
fn crc16(sum: u16, byte: u8) -> u16 {
    (0..8).fold(sum ^ u16::from(byte) << 8, |sum, _| {
        let carry = if sum & 0x8000 == 0 { 0 } else { 0x8005 };
        sum << 1 ^ carry
    })
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;
    use crate::recorder::flac::{FlacFile, Shape};

    /// Seconds of a wave over hiss, not finished.
    fn record(path: &Path, shape: Shape, samples: usize) {
        let mut noise = 1_u32;
        let sound: Vec<i16> = (0..samples * shape.channels)
            .map(|n| {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                i16::try_from(n % 97 * 80 + usize::try_from(noise >> 24).unwrap()).unwrap()
            })
            .collect();
        let mut file = FlacFile::create(path, shape).unwrap();
        for block in sound.chunks(shape.block_interleaved()) {
            file.write(block).unwrap();
        }
    }

    #[test]
    fn a_recording_cut_off_anywhere_is_as_long_as_what_can_be_decoded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("001.flac");
        for (rate, channels) in [(48_000, 2), (16_000, 1)] {
            let shape = Shape { rate, channels };
            record(&path, shape, 400_001);
            let bytes = std::fs::read(&path).unwrap();
            assert_eq!(samples(&path, &Keyring::default()).unwrap(), 400_001);
            for back in (0..60_000).step_by(1_499) {
                std::fs::write(&path, &bytes[..bytes.len() - back]).unwrap();
                let decoded = by_decoding(&path, &Keyring::default()).unwrap();
                assert_eq!(
                    by_last_frame(&mut File::open(&path).unwrap()).unwrap(),
                    Some(decoded),
                    "{back}"
                );
            }
            std::fs::remove_file(&path).unwrap();
        }
    }

    #[test]
    fn a_recording_without_a_whole_frame_or_with_a_long_tail_is_decoded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("001.flac");
        let shape = Shape {
            rate: 16_000,
            channels: 1,
        };
        record(&path, shape, 20_000);
        let mut bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..50]).unwrap();
        assert_eq!(samples(&path, &Keyring::default()).unwrap(), 0);
        bytes.resize(bytes.len() + LONGEST + 1, 0x55);
        std::fs::write(&path, &bytes).unwrap();
        assert_eq!(
            by_last_frame(&mut File::open(&path).unwrap()).unwrap(),
            None
        );
        assert!(samples(&path, &Keyring::default()).unwrap() >= 20_000 - 2_048);
        std::fs::write(&path, "RIFF").unwrap();
        assert!(samples(&path, &Keyring::default()).is_err());
    }
}
