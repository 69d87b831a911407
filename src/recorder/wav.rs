//! Stretches of recordings as one WAV, one after the other: all channels, one of them, or mixed.

use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use hound::{SampleFormat, WavSpec, WavWriter};

use super::convert::Converter;
use super::read::ReadError;
use super::sound::Sound;
use super::track::Position;
use crate::durable;
use crate::seal::keyring::Keyring;

/// Why there is no WAV file.
#[derive(Debug)]
pub enum WavError {
    /// A recording cannot be read.
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        error: ReadError,
    },
    /// The file cannot be written.
    Write(io::Error),
    /// WAV ends at 4 GiB.
    TooLong,
}

impl From<io::Error> for WavError {
    fn from(error: io::Error) -> WavError {
        WavError::Write(error)
    }
}

/// A stretch of a recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The recording.
    pub path: PathBuf,
    /// What of it; what lies beyond its end is left out.
    pub positions: Range<Position>,
}

/// Which channels are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channels {
    /// So many; a recording of one channel is heard in all of them.
    All(usize),
    /// This one alone, from 0; a recording of one channel has no other.
    One(usize),
    /// All of them mixed into one.
    Mixed,
}

/// What a WAV is to be like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// Samples a second, whatever the recordings have.
    pub rate: u32,
    /// Its channels.
    pub channels: Channels,
}

impl Form {
    fn count(self) -> usize {
        match self.channels {
            Channels::All(count) => count.max(1),
            Channels::One(_) | Channels::Mixed => 1,
        }
    }
}

/// Writes pieces to `to`, one after the other. A file that is there is replaced once the new one is
/// whole. Gives for each piece the samples it became, of each channel.
///
/// # Errors
/// When one of the files fails, or WAV cannot hold it.
pub fn write(
    pieces: &[Piece],
    form: Form,
    to: &Path,
    keyring: &Keyring,
) -> Result<Vec<u64>, WavError> {
    let mut written = Ok(Vec::new());
    let placed = durable::replace_by(to, |file| {
        written = write_to(file, pieces, form, keyring);
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
    pieces: &[Piece],
    form: Form,
    keyring: &Keyring,
) -> Result<Vec<u64>, WavError> {
    let spec = WavSpec {
        channels: u16::try_from(form.count()).unwrap_or(1),
        sample_rate: form.rate,
        bits_per_sample: 16,
        sample_format: SampleFormat::Int,
    };
    let mut wav = WavWriter::new(BufWriter::new(file), spec).map_err(of_hound)?;
    let mut lengths = Vec::new();
    for piece in pieces {
        let before = wav.duration();
        add(&mut wav, piece, form, keyring)?;
        lengths.push(u64::from(wav.duration() - before));
    }
    wav.finalize().map_err(of_hound)?;
    Ok(lengths)
}

/// Adds a piece.
fn add<W: Write + Seek>(
    wav: &mut WavWriter<W>,
    piece: &Piece,
    form: Form,
    keyring: &Keyring,
) -> Result<(), WavError> {
    let of_read = |error| WavError::Read {
        path: piece.path.clone(),
        error,
    };
    let mut sound = Sound::open(&piece.path, keyring).map_err(of_read)?;
    let shape = sound.shape();
    let mut converter = Converter::new(shape.rate, form.rate, form.count());
    let (mut chosen, mut ready) = (Vec::new(), Vec::new());
    let mut written = Ok(());
    sound
        .each(piece.positions.clone(), |samples| {
            chosen.clear();
            choose(samples, shape.channels, form.channels, &mut chosen);
            converter.take(&chosen, &mut ready);
            written = drain(&mut ready, wav);
            Ok(written.is_ok())
        })
        .map_err(of_read)?;
    written?;
    converter.finish(&mut ready);
    drain(&mut ready, wav)
}

fn drain<W: Write + Seek>(samples: &mut Vec<i16>, wav: &mut WavWriter<W>) -> Result<(), WavError> {
    if wav.len() > u32::MAX / 2 - 1_000_000 {
        return Err(WavError::TooLong);
    }
    for sample in samples.drain(..) {
        wav.write_sample(sample).map_err(of_hound)?;
    }
    Ok(())
}

/// Takes the wanted channels out of interleaved sound.
pub fn choose(samples: &[i16], channels: usize, wanted: Channels, out: &mut Vec<i16>) {
    for frame in samples.chunks_exact(channels.max(1)) {
        match wanted {
            Channels::All(count) => out.extend((0..count.max(1)).map(|at| {
                let only = frame.first().filter(|_| channels == 1);
                frame.get(at).or(only).copied().unwrap_or(0)
            })),
            Channels::One(at) => out.push(frame.get(at).copied().unwrap_or(0)),
            Channels::Mixed => {
                let sum: i32 = frame.iter().map(|sample| i32::from(*sample)).sum();
                let mean = sum / i32::try_from(channels.max(1)).unwrap_or(1);
                out.push(i16::try_from(mean).unwrap_or(0));
            }
        }
    }
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
    use crate::recorder::flac::{FlacFile, Shape};

    fn piece(path: &Path, from: u64, to: u64) -> Piece {
        Piece {
            path: path.to_owned(),
            positions: Position(from)..Position(to),
        }
    }

    fn record(path: &Path, channels: usize, sound: &[i16]) {
        let shape = Shape {
            rate: 16_000,
            channels,
        };
        let mut file = FlacFile::create(path, shape).unwrap();
        for block in sound.chunks(shape.block_interleaved()) {
            file.write(block).unwrap();
        }
        file.finish().unwrap();
    }

    fn form(channels: Channels) -> Form {
        Form {
            rate: 16_000,
            channels,
        }
    }

    fn read(path: &Path) -> Vec<i16> {
        let wav = hound::WavReader::open(path).unwrap();
        wav.into_samples().map(Result::unwrap).collect()
    }

    #[test]
    fn stretches_of_one_track_or_both_come_out_as_they_went_in() {
        let folder = tempfile::tempdir().unwrap();
        let (flac, wav) = (folder.path().join("001.flac"), folder.path().join("a.wav"));
        let sound: Vec<i16> = (0..20_000).collect();
        record(&flac, 2, &sound);

        let pieces = [piece(&flac, 5_000, 5_003), piece(&flac, 9_998, u64::MAX)];
        assert_eq!(
            write(&pieces, form(Channels::All(2)), &wav, &Keyring::default()).unwrap(),
            [3, 2]
        );
        let wanted = [10_000, 10_001, 10_002, 10_003, 10_004, 10_005];
        assert_eq!(read(&wav)[..6], wanted);
        assert_eq!(read(&wav)[6..], [19_996, 19_997, 19_998, 19_999]);

        write(&pieces, form(Channels::One(1)), &wav, &Keyring::default()).unwrap();
        assert_eq!(read(&wav), [10_001, 10_003, 10_005, 19_997, 19_999]);
        write(
            &pieces[..1],
            form(Channels::Mixed),
            &wav,
            &Keyring::default(),
        )
        .unwrap();
        assert_eq!(read(&wav), [10_000, 10_002, 10_004]);
    }

    #[test]
    fn recordings_of_other_rates_and_channels_are_joined() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (
            folder.path().join("001.flac"),
            folder.path().join("002.flac"),
        );
        record(&one, 1, &[7; 4_000]);
        record(&two, 2, &[9; 8_000]);
        let wav = folder.path().join("a.wav");
        let form = Form {
            rate: 8_000,
            channels: Channels::All(2),
        };
        let pieces = [piece(&one, 0, 4_000), piece(&two, 0, 4_000)];
        assert_eq!(
            write(&pieces, form, &wav, &Keyring::default()).unwrap(),
            [2_000, 2_000]
        );
        let read = read(&wav);
        assert_eq!(read.len(), 8_000);
        assert_eq!(read[2_000..2_004], [7, 7, 7, 7]);
        assert_eq!(read[6_000..6_004], [9, 9, 9, 9]);
    }

    #[test]
    fn a_recording_that_is_none_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let (flac, wav) = (folder.path().join("001.flac"), folder.path().join("a.wav"));
        std::fs::write(&flac, "no sound").unwrap();
        let refused = write(
            &[piece(&flac, 0, 9)],
            form(Channels::Mixed),
            &wav,
            &Keyring::default(),
        );
        assert!(matches!(refused, Err(WavError::Read { .. })), "{refused:?}");
        assert!(!wav.exists());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
