//! A recording as WAV: whole or in stretches, both tracks in one file or one of them.

use std::fs::File;
use std::io::{self, BufWriter};
use std::ops::Range;
use std::path::Path;

use hound::{SampleFormat, WavSpec, WavWriter};

use super::flac::Shape;
use super::read::{ReadError, Recording};
use super::track::{Position, Track};
use crate::durable;

/// Why there is no WAV file.
#[derive(Debug, thiserror::Error)]
pub enum WavError {
    /// The recording cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The file cannot be written.
    #[error(transparent)]
    Write(#[from] io::Error),
    /// The recording has no such track.
    #[error("no track {}", .0.word())]
    NoTrack(Track),
    /// WAV ends at 4 GiB.
    #[error("more than the 4 GiB that WAV can hold")]
    TooLong,
}

/// Writes stretches of a recording to `to`, one after the other: all tracks, or one. A file that is
/// there is replaced once the new one is whole. Gives the samples written, of each track.
///
/// # Errors
/// When one of the files fails, or WAV cannot hold it.
pub fn write(
    recording: &Path,
    stretches: &[Range<Position>],
    track: Option<Track>,
    to: &Path,
) -> Result<u64, WavError> {
    let mut recording = Recording::open(recording)?;
    let shape = recording.info().shape;
    if let Some(track) = track.filter(|track| track.channel() >= shape.channels) {
        return Err(WavError::NoTrack(track));
    }
    let mut written = Ok(0);
    let placed = durable::replace_by(to, |file| {
        written = write_to(file, &mut recording, shape, stretches, track);
        // What went wrong is told by `written`; the error only keeps the file from its place.
        let whole = written.is_ok();
        whole.then_some(()).ok_or(io::ErrorKind::Other.into())
    });
    let written = written?;
    placed?;
    Ok(written)
}

fn write_to(
    file: &mut File,
    recording: &mut Recording,
    shape: Shape,
    stretches: &[Range<Position>],
    track: Option<Track>,
) -> Result<u64, WavError> {
    let channels = if track.is_some() { 1 } else { shape.channels };
    let spec = WavSpec {
        channels: u16::try_from(channels).unwrap_or(1),
        sample_rate: shape.rate,
        bits_per_sample: 16,
        sample_format: SampleFormat::Int,
    };
    let mut wav = WavWriter::new(BufWriter::new(file), spec).map_err(of_hound)?;
    let (skip, step) = track.map_or((0, 1), |track| (track.channel(), shape.channels));
    for stretch in stretches {
        recording
            .each(stretch.clone(), |samples| {
                if wav.len() > u32::MAX / 2 - 1_000_000 {
                    return Err(io::ErrorKind::FileTooLarge.into());
                }
                for sample in samples.iter().skip(skip).step_by(step) {
                    wav.write_sample(*sample).map_err(of_hound)?;
                }
                Ok(())
            })
            .map_err(|error| match error {
                ReadError::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                    WavError::TooLong
                }
                other => other.into(),
            })?;
    }
    let samples = u64::from(wav.duration());
    wav.finalize().map_err(of_hound)?;
    Ok(samples)
}

/// What is left of a stretch when others, in any order, are taken out of it.
#[must_use]
pub fn without(whole: Range<Position>, out: &[Range<Position>]) -> Vec<Range<Position>> {
    let mut out = out.to_vec();
    out.sort_by_key(|range| range.start);
    let mut left = Vec::new();
    let mut from = whole.start;
    for range in out {
        let to = range.start.min(whole.end);
        if from < to {
            left.push(from..to);
        }
        from = from.max(range.end);
    }
    if from < whole.end {
        left.push(from..whole.end);
    }
    left
}

fn of_hound(error: hound::Error) -> io::Error {
    match error {
        hound::Error::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recorder::flac::FlacFile;

    fn range(from: u64, to: u64) -> Range<Position> {
        Position(from)..Position(to)
    }

    #[test]
    fn stretches_of_one_track_or_both_come_out_as_they_went_in() {
        let folder = tempfile::tempdir().unwrap();
        let (flac, wav) = (folder.path().join("001.flac"), folder.path().join("a.wav"));
        let shape = Shape {
            rate: 16_000,
            channels: 2,
        };
        let sound: Vec<i16> = (0..20_000).collect();
        let mut file = FlacFile::create(&flac, shape).unwrap();
        for block in sound.chunks(shape.block_interleaved()) {
            file.write(block).unwrap();
        }
        file.finish().unwrap();

        let stretches = [range(5_000, 5_003), range(9_998, 20_000)];
        assert_eq!(write(&flac, &stretches, None, &wav).unwrap(), 5);
        let read = |path: &Path| -> Vec<i16> {
            let wav = hound::WavReader::open(path).unwrap();
            wav.into_samples().map(Result::unwrap).collect()
        };
        let wanted = [10_000, 10_001, 10_002, 10_003, 10_004, 10_005];
        assert_eq!(read(&wav)[..6], wanted);
        assert_eq!(read(&wav)[6..], [19_996, 19_997, 19_998, 19_999]);

        assert_eq!(
            write(&flac, &stretches, Some(Track::Call), &wav).unwrap(),
            5
        );
        assert_eq!(read(&wav), [10_001, 10_003, 10_005, 19_997, 19_999]);
    }

    #[test]
    fn a_track_that_is_not_there_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let (flac, wav) = (folder.path().join("001.flac"), folder.path().join("a.wav"));
        let shape = Shape {
            rate: 16_000,
            channels: 1,
        };
        FlacFile::create(&flac, shape).unwrap().finish().unwrap();
        let refused = write(&flac, &[range(0, 9)], Some(Track::Call), &wav);
        assert!(matches!(refused, Err(WavError::NoTrack(Track::Call))));
        assert!(!wav.exists());
    }

    #[test]
    fn what_was_off_the_record_is_taken_out() {
        let off = [range(50, 60), range(0, 10), range(55, 70), range(95, 200)];
        assert_eq!(without(range(5, 100), &off), [range(10, 50), range(70, 95)]);
        assert_eq!(without(range(5, 9), &off), []);
    }
}
