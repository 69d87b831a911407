//! One recording as it grows: a FLAC file, frame by frame.
//!
//! The file plays whatever becomes of the program: length and MD5 stay 0, which FLAC reads as not
//! known, until [`FlacFile::finish`] fills them in. After a failed write it is cut back to its last
//! whole frame, so that the same samples can be written again.

use std::io;
use std::path::Path;

use super::coder::Coder;
use super::growing::Growing;
use crate::system;

/// Bits a sample.
pub const BITS: usize = 16;

/// Bytes of the marker and of the header of the first block, before STREAMINFO itself.
const BEFORE_INFO: u64 = 8;

/// What a recording is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Samples a second: 16 000 or 48 000.
    pub rate: u32,
    /// 1, or 2 with the microphone left and the call right.
    pub channels: usize,
}

impl Shape {
    /// Samples of each channel in a frame: an eighth of a second or less is on its way to the disk.
    #[must_use]
    pub fn block(self) -> usize {
        if self.rate > 32_000 { 4096 } else { 2048 }
    }

    /// Samples of all channels in a frame.
    #[must_use]
    pub fn block_interleaved(self) -> usize {
        self.block() * self.channels
    }
}

/// A FLAC file that is being recorded.
pub struct FlacFile {
    file: Growing,
    coder: Coder,
}

/// What a finished recording is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Samples of each channel.
    pub samples: u64,
    /// MD5 of the samples, as FLAC has it.
    pub md5: [u8; 16],
    /// Bytes of the file.
    pub bytes: u64,
}

impl FlacFile {
    /// Makes the next recording of a folder: `001.flac`, `002.flac` …, readable by its owner alone.
    ///
    /// # Errors
    /// When the file cannot be made, or FLAC does not know the shape.
    pub fn create_next(folder: &Path, shape: Shape) -> io::Result<FlacFile> {
        next(folder, "flac", |path| FlacFile::create(path, shape))
    }

    /// Makes a recording at a path where nothing is yet.
    ///
    /// # Errors
    /// As [`FlacFile::create_next`], and when there is a file.
    pub fn create(path: &Path, shape: Shape) -> io::Result<FlacFile> {
        let coder = Coder::new(shape)?;
        let file = Growing::create(path, &coder.start()?)?;
        Ok(FlacFile { file, coder })
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Samples of each channel that were written.
    #[must_use]
    pub fn samples(&self) -> u64 {
        self.coder.samples()
    }

    /// Bytes that were written.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.file.bytes()
    }

    /// Writes one frame of interleaved samples: [`Shape::block_interleaved`] of them, or fewer at
    /// the very end.
    ///
    /// # Errors
    /// When the disk does not take it; the same samples can then be written again.
    pub fn write(&mut self, block: &[i16]) -> io::Result<()> {
        if block.is_empty() {
            return Ok(());
        }
        self.file.append(self.coder.encode(block)?)?;
        self.coder.count(block)
    }

    /// Brings onto the disk all that was written.
    ///
    /// # Errors
    /// When the disk does not take it; the next sync tries again.
    pub fn sync(&mut self) -> io::Result<()> {
        self.file.sync()
    }

    /// Fills in the length and the MD5, and makes the file durable.
    ///
    /// # Errors
    /// When the disk does not take it; the file then plays all the same.
    pub fn finish(&mut self) -> io::Result<Summary> {
        let summary = Summary {
            samples: self.samples(),
            md5: self.coder.md5(),
            bytes: self.bytes(),
        };
        // The frames first: a length that is known must not be longer than what is there.
        self.file.sync()?;
        let info = self.coder.finished()?;
        self.file.replace(BEFORE_INFO, &info)?;
        Ok(summary)
    }
}

/// Makes the next file of a folder with `make`: 001, 002 …, with an ending.
///
/// # Errors
/// When the folder or the file cannot be made.
pub(super) fn next<T>(
    folder: &Path,
    ending: &str,
    make: impl Fn(&Path) -> io::Result<T>,
) -> io::Result<T> {
    system::create_private_folder(folder)?;
    let mut number = last_number(folder)? + 1;
    loop {
        match make(&folder.join(format!("{number:03}.{ending}"))) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            done => return done,
        }
    }
}

/// The highest number that a recording in the folder has.
fn last_number(folder: &Path) -> io::Result<u32> {
    let mut last = 0;
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name();
        let number = name.to_str().and_then(|name| name.split('.').next());
        let number = number.and_then(|number| number.parse().ok());
        last = last.max(number.unwrap_or(0));
    }
    Ok(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recorder::read::Recording;
    use crate::seal::keyring::Keyring;

    const SHAPE: Shape = Shape {
        rate: 48_000,
        channels: 1,
    };

    fn sound() -> Vec<i16> {
        (0..30_000).map(|n| (n % 251) * 100 - 12_500).collect()
    }

    /// Records with something going wrong before some of the frames, and reads back.
    fn record(trouble: impl Fn(usize, &mut FlacFile)) -> Vec<i16> {
        let folder = tempfile::tempdir().unwrap();
        let mut file = FlacFile::create_next(folder.path(), SHAPE).unwrap();
        for (number, block) in sound().chunks(SHAPE.block()).enumerate() {
            trouble(number, &mut file);
            file.write(block).unwrap();
        }
        let summary = file.finish().unwrap();
        let read = std::fs::read(file.path()).unwrap();
        assert_eq!(summary.bytes, read.len() as u64);
        let mut recording = Recording::open(file.path(), &Keyring::default()).unwrap();
        let mut all = vec![];
        while let Some(block) = recording.next_block().unwrap() {
            all.extend_from_slice(block);
        }
        all
    }

    #[test]
    fn half_a_frame_that_a_full_disk_left_is_cut_off() {
        let read = record(|number, file| {
            if number == 3 {
                file.file.tear(b"\xff\xf8half a frame");
            }
        });
        assert!(read == sound());
    }

    #[test]
    fn after_a_sync_that_failed_the_same_bytes_are_written_anew() {
        let read = record(|number, file| match number {
            1 => file.sync().unwrap(),
            4 => {
                // As if the system had lost what it could not bring onto the disk.
                file.file.lose();
                file.sync().unwrap();
            }
            _ => {}
        });
        assert!(read == sound());
    }

    #[test]
    fn the_next_number_follows_the_highest_there_is() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["007.flac", "009.wav", "notes.txt"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let file = FlacFile::create_next(folder.path(), SHAPE).unwrap();
        assert!(file.path().ends_with("010.flac"));
    }
}
