//! One recording as it grows: a FLAC file, frame by frame.
//!
//! The file plays whatever becomes of the program: length and MD5 stay 0, which FLAC reads as not
//! known, until [`FlacFile::finish`] fills them in. After a failed write it is cut back to its last
//! whole frame, so that the same samples can be written again.

use std::fs::File;
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use flacenc::bitsink::ByteSink;
use flacenc::component::{
    BitRepr, ChannelAssignment, Frame, FrameHeader, FrameOffset, StreamInfo, Verbatim,
};
use flacenc::config;
use flacenc::error::{Verified, Verify as _};
use flacenc::source::{Context, Fill as _, FrameBuf};

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
    file: File,
    path: PathBuf,
    coder: Coder,
    /// Bytes of whole frames and what comes before them.
    whole: u64,
    /// The file may be longer than `whole`, or its cursor be elsewhere.
    torn: bool,
    /// The bytes since the last sync: after a sync that failed they may be gone from the system's
    /// memory without being on the disk.
    unsynced: Vec<u8>,
    /// They have to be written anew.
    doubtful: bool,
}

/// More bytes than this are not kept for writing anew, while syncing fails on and on.
const UNSYNCED: usize = 16 << 20;

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
        system::create_private_folder(folder)?;
        let mut number = last_number(folder)? + 1;
        loop {
            let path = folder.join(format!("{number:03}.flac"));
            match FlacFile::create(&path, shape) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                made => return made,
            }
        }
    }

    /// Makes a recording at a path where nothing is yet.
    ///
    /// # Errors
    /// As [`FlacFile::create_next`], and when there is a file.
    pub fn create(path: &Path, shape: Shape) -> io::Result<FlacFile> {
        let coder = Coder::new(shape)?;
        let mut file = system::private_file()
            .write(true)
            .create_new(true)
            .open(path)?;
        let mut start = b"fLaC\x80\x00\x00\x22".to_vec();
        start.extend(coder.info_bytes()?);
        file.write_all(&start)?;
        file.sync_all()?;
        system::sync_folder(path.parent().unwrap_or(path))?;
        Ok(FlacFile {
            file,
            path: path.to_owned(),
            coder,
            whole: start.len() as u64,
            torn: false,
            unsynced: Vec::new(),
            doubtful: false,
        })
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Samples of each channel that were written.
    #[must_use]
    pub fn samples(&self) -> u64 {
        self.coder.written.total_samples() as u64
    }

    /// Bytes that were written.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.whole
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
        self.mend()?;
        self.coder.encode(block)?;
        let frame = self.coder.sink.as_slice();
        self.torn = true;
        self.file.write_all(frame)?;
        self.torn = false;
        self.whole += frame.len() as u64;
        if self.unsynced.len() < UNSYNCED {
            self.unsynced.extend_from_slice(frame);
        }
        self.coder.count(block)
    }

    /// Brings onto the disk all that was written.
    ///
    /// # Errors
    /// When the disk does not take it; the next sync tries again.
    pub fn sync(&mut self) -> io::Result<()> {
        if self.doubtful && self.unsynced.len() < UNSYNCED {
            let synced = self.whole - self.unsynced.len() as u64;
            self.torn = true;
            self.file.seek(SeekFrom::Start(synced))?;
            self.file.write_all(&self.unsynced)?;
            self.torn = false;
        }
        self.doubtful = true;
        self.file.sync_data()?;
        self.doubtful = false;
        self.unsynced.clear();
        Ok(())
    }

    /// Fills in the length and the MD5, and makes the file durable.
    ///
    /// # Errors
    /// When the disk does not take it; the file then plays all the same.
    pub fn finish(&mut self) -> io::Result<Summary> {
        self.mend()?;
        let summary = Summary {
            samples: self.samples(),
            md5: self.coder.written.md5_digest(),
            bytes: self.whole,
        };
        // The frames first: a length that is known must not be longer than what is there.
        self.sync()?;
        self.coder.info.set_md5_digest(&summary.md5);
        self.coder
            .info
            .set_total_samples(self.coder.written.total_samples());
        let info = self.coder.info_bytes()?;
        self.torn = true;
        self.file.seek(SeekFrom::Start(BEFORE_INFO))?;
        self.file.write_all(&info)?;
        self.file.sync_all()?;
        Ok(summary)
    }

    /// Cuts off what a failed write left behind, and goes to the end.
    fn mend(&mut self) -> io::Result<()> {
        if self.torn {
            self.file.set_len(self.whole)?;
            self.file.seek(SeekFrom::Start(self.whole))?;
            self.torn = false;
        }
        Ok(())
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

/// Samples into frames; pure.
struct Coder {
    shape: Shape,
    config: Verified<config::Encoder>,
    info: StreamInfo,
    /// MD5 and count of what was written.
    written: Context,
    buffer: FrameBuf,
    wide: Vec<i32>,
    sink: ByteSink,
}

impl Coder {
    fn new(shape: Shape) -> io::Result<Coder> {
        let mut config = config::Encoder::default();
        // Two voices have nothing in common that a sum or a difference would bring out.
        config.stereo_coding.use_leftside = false;
        config.stereo_coding.use_rightside = false;
        config.stereo_coding.use_midside = false;
        config.subframe_coding.qlpc.lpc_order = 8;
        let mut info = StreamInfo::new(shape.rate as usize, shape.channels, BITS).map_err(wrong)?;
        info.set_block_sizes(shape.block(), shape.block())
            .map_err(wrong)?;
        info.set_frame_sizes(0, 0).map_err(wrong)?;
        Ok(Coder {
            shape,
            config: config.into_verified().map_err(|(_, error)| wrong(error))?,
            info,
            written: Context::new(BITS, shape.channels),
            buffer: FrameBuf::with_size(shape.channels, shape.block()).map_err(wrong)?,
            wide: Vec::with_capacity(shape.block_interleaved()),
            sink: ByteSink::new(),
        })
    }

    /// The 34 bytes of STREAMINFO.
    fn info_bytes(&self) -> io::Result<Vec<u8>> {
        let mut sink = ByteSink::new();
        self.info.write(&mut sink).map_err(wrong)?;
        Ok(sink.into_inner())
    }

    /// Puts one block into the sink, as a frame. A last, shorter block goes in as it is: the encoder
    /// does not take very short ones.
    fn encode(&mut self, block: &[i16]) -> io::Result<()> {
        self.wide.clear();
        self.wide
            .extend(block.iter().map(|&sample| i32::from(sample)));
        let frame = if block.len() == self.shape.block_interleaved() {
            self.buffer.fill_interleaved(&self.wide).map_err(wrong)?;
            let number = self.number();
            flacenc::encode_fixed_size_frame(&self.config, &self.buffer, number, &self.info)
                .map_err(wrong)?
        } else {
            self.verbatim()?
        };
        self.sink.clear();
        frame.write(&mut self.sink).map_err(wrong)?;
        Ok(())
    }

    fn number(&self) -> usize {
        self.written.total_samples() / self.shape.block()
    }

    fn verbatim(&self) -> io::Result<Frame> {
        let channels = self.shape.channels;
        let header = FrameHeader::new(
            self.wide.len() / channels,
            ChannelAssignment::Independent(u8::try_from(channels).map_err(wrong)?),
            BITS,
            self.shape.rate as usize,
            FrameOffset::Frame(u32::try_from(self.number()).map_err(wrong)?),
        )
        .map_err(wrong)?;
        let mut subframes = Vec::with_capacity(channels);
        for channel in 0..channels {
            let samples = self.wide.iter().skip(channel).step_by(channels);
            let samples: Vec<i32> = samples.copied().collect();
            subframes.push(Verbatim::new(&samples, BITS).map_err(wrong)?.into());
        }
        Frame::new(header, subframes.into_iter()).map_err(wrong)
    }

    /// Counts a block that stands in the file.
    fn count(&mut self, block: &[i16]) -> io::Result<()> {
        let bytes: Vec<u8> = block
            .iter()
            .flat_map(|sample| sample.to_le_bytes())
            .collect();
        self.written.fill_le_bytes(&bytes, BITS / 8).map_err(wrong)
    }
}

/// An error of the encoder, which a shape and samples that are in range do not give.
fn wrong(error: impl std::fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recorder::read::Recording;

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
        let mut recording = Recording::open(file.path()).unwrap();
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
                file.file.write_all(b"\xff\xf8half a frame").unwrap();
                file.torn = true;
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
                let synced = file.whole - file.unsynced.len() as u64;
                file.file.set_len(synced).unwrap();
                file.doubtful = true;
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
