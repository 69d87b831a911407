//! Any recording of a session, read as sound: the recorder's own and those that were attached.

use std::io;
use std::ops::Range;
use std::path::Path;

use super::flac::Shape;
use super::foreign::Foreign;
use super::read::{ReadError, Recording};
use super::track::Position;
use crate::seal::keyring::Keyring;

/// A recording that is being read.
pub enum Sound {
    /// FLAC, as the recorder writes it; it may be torn off.
    Own(Box<Recording>),
    /// Whatever another recorder writes.
    Foreign(Box<Foreign>),
}

impl Sound {
    /// Opens a recording.
    ///
    /// # Errors
    /// When it cannot be read, or holds no sound that is known here.
    pub fn open(path: &Path, keyring: &Keyring) -> Result<Sound, ReadError> {
        match Recording::open(path, keyring) {
            Ok(recording) => Ok(Sound::Own(Box::new(recording))),
            Err(ReadError::Foreign(_)) => {
                Ok(Sound::Foreign(Box::new(Foreign::open(path, keyring)?)))
            }
            Err(error) => Err(error),
        }
    }

    /// Rate and channels.
    #[must_use]
    pub fn shape(&self) -> Shape {
        match self {
            Sound::Own(recording) => recording.info().shape,
            Sound::Foreign(foreign) => foreign.shape(),
        }
    }

    /// Goes to a position; beyond the end nothing comes any more.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn seek(&mut self, to: Position) -> Result<(), ReadError> {
        match self {
            Sound::Own(recording) => recording.seek(to),
            Sound::Foreign(foreign) => foreign.seek(to),
        }
    }

    /// The next samples, interleaved; none at the end.
    ///
    /// # Errors
    /// When the disk does not give them. What is damaged is no error.
    pub fn next_block(&mut self) -> io::Result<Option<&[i16]>> {
        match self {
            Sound::Own(recording) => recording.next_block(),
            Sound::Foreign(foreign) => foreign.next_block(),
        }
    }

    /// Hands over the samples of a stretch, interleaved, piece by piece, while `take` answers that it
    /// wants more; what lies beyond the end of the recording is left out.
    ///
    /// # Errors
    /// When the recording cannot be read, or `take` fails.
    pub fn each(
        &mut self,
        stretch: Range<Position>,
        mut take: impl FnMut(&[i16]) -> io::Result<bool>,
    ) -> Result<(), ReadError> {
        let channels = self.shape().channels;
        self.seek(stretch.start)?;
        let mut left = stretch.end.0.saturating_sub(stretch.start.0);
        while left > 0 {
            let Some(block) = self.next_block()? else {
                break;
            };
            let length = usize::try_from(left).unwrap_or(usize::MAX);
            let length = length.saturating_mul(channels).min(block.len());
            if !take(block.get(..length).unwrap_or(block))? {
                break;
            }
            left = left.saturating_sub((length / channels) as u64);
        }
        Ok(())
    }
}
