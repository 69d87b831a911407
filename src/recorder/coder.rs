//! Samples into frames of FLAC. Pure.

use std::io;

use flacenc::bitsink::ByteSink;
use flacenc::component::{
    BitRepr, ChannelAssignment, Frame, FrameHeader, FrameOffset, StreamInfo, Verbatim,
};
use flacenc::config;
use flacenc::error::{Verified, Verify as _};
use flacenc::source::{Context, Fill as _, FrameBuf};

use super::flac::{BITS, Shape};

/// Samples into frames.
pub(super) struct Coder {
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
    /// A coder before its first frame.
    ///
    /// # Errors
    /// When FLAC does not know the shape.
    pub fn new(shape: Shape) -> io::Result<Coder> {
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

    /// What a file begins with; its length and MD5 are not known yet.
    ///
    /// # Errors
    /// Not with a shape that FLAC knows.
    pub fn start(&self) -> io::Result<Vec<u8>> {
        let mut start = b"fLaC\x80\x00\x00\x22".to_vec();
        start.extend(self.info_bytes()?);
        Ok(start)
    }

    /// STREAMINFO with the length and the MD5 of what was written.
    ///
    /// # Errors
    /// Not with what was encoded.
    pub fn finished(&mut self) -> io::Result<Vec<u8>> {
        self.info.set_md5_digest(&self.written.md5_digest());
        self.info.set_total_samples(self.written.total_samples());
        self.info_bytes()
    }

    /// Samples of each channel that were counted.
    #[must_use]
    pub fn samples(&self) -> u64 {
        self.written.total_samples() as u64
    }

    /// MD5 of the samples that were counted.
    #[must_use]
    pub fn md5(&self) -> [u8; 16] {
        self.written.md5_digest()
    }

    /// The 34 bytes of STREAMINFO.
    fn info_bytes(&self) -> io::Result<Vec<u8>> {
        let mut sink = ByteSink::new();
        self.info.write(&mut sink).map_err(wrong)?;
        Ok(sink.into_inner())
    }

    /// One block as a frame. A last, shorter block goes in as it is: the encoder does not take very
    /// short ones.
    ///
    /// # Errors
    /// Not with samples of the shape.
    pub fn encode(&mut self, block: &[i16]) -> io::Result<&[u8]> {
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
        Ok(self.sink.as_slice())
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
    ///
    /// # Errors
    /// Not with samples of the shape.
    pub fn count(&mut self, block: &[i16]) -> io::Result<()> {
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
