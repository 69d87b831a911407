//! Samples on their way to the disk: cut into frames, held in memory while the disk takes nothing.

use std::collections::VecDeque;
use std::io;
use std::path::Path;

use super::flac::{FlacFile, Shape, Summary};

/// Seconds that are held in memory.
const HELD: usize = 60;

/// What waits for the disk.
enum Piece {
    /// A frame's samples.
    Sound(Vec<i16>),
    /// Frames that there was no room for, given as samples of each channel: silence in the file.
    Lost(u64),
}

/// A stretch of samples, of each channel.
pub type Stretch = (u64, u64);

/// A recording between memory and disk.
pub struct Store {
    file: Box<dyn Disk>,
    shape: Shape,
    /// Samples that do not fill a frame yet.
    partial: Vec<i16>,
    waiting: VecDeque<Piece>,
    /// Frames of sound in `waiting`.
    held: usize,
    /// Samples of each channel taken as whole frames.
    taken: u64,
    /// The loss that goes on, and those that are over.
    losing: Option<Stretch>,
    lost: Vec<Stretch>,
}

/// Where frames go: a FLAC file, or a test's disk that fails.
pub trait Disk: Send {
    /// See [`FlacFile::write`].
    ///
    /// # Errors
    /// When the disk does not take it.
    fn write(&mut self, block: &[i16]) -> io::Result<()>;
    /// See [`FlacFile::sync`].
    ///
    /// # Errors
    /// When the disk does not take it.
    fn sync(&mut self) -> io::Result<()>;
    /// See [`FlacFile::finish`].
    ///
    /// # Errors
    /// When the disk does not take it.
    fn finish(&mut self) -> io::Result<Summary>;
    /// See [`FlacFile::samples`].
    fn samples(&self) -> u64;
    /// See [`FlacFile::bytes`].
    fn bytes(&self) -> u64;
    /// See [`FlacFile::path`].
    fn path(&self) -> &Path;
}

impl Disk for FlacFile {
    fn write(&mut self, block: &[i16]) -> io::Result<()> {
        FlacFile::write(self, block)
    }

    fn sync(&mut self) -> io::Result<()> {
        FlacFile::sync(self)
    }

    fn finish(&mut self) -> io::Result<Summary> {
        FlacFile::finish(self)
    }

    fn samples(&self) -> u64 {
        FlacFile::samples(self)
    }

    fn bytes(&self) -> u64 {
        FlacFile::bytes(self)
    }

    fn path(&self) -> &Path {
        FlacFile::path(self)
    }
}

impl Store {
    /// A recording of this shape that goes into a file.
    #[must_use]
    pub fn new(file: Box<dyn Disk>, shape: Shape) -> Store {
        Store {
            file,
            shape,
            partial: Vec::new(),
            waiting: VecDeque::new(),
            held: 0,
            taken: 0,
            losing: None,
            lost: Vec::new(),
        }
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> &dyn Disk {
        self.file.as_ref()
    }

    /// Takes interleaved samples.
    pub fn take(&mut self, samples: &[i16]) {
        self.partial.extend_from_slice(samples);
        let length = self.shape.block_interleaved();
        let whole = self.partial.len() - self.partial.len() % length;
        let rest = self.partial.split_off(whole);
        for block in std::mem::replace(&mut self.partial, rest).chunks_exact(length) {
            self.hold(block);
        }
    }

    /// Writes what waits, as far as the disk takes it.
    ///
    /// # Errors
    /// What the disk says; all that it did not take waits on.
    pub fn write(&mut self) -> io::Result<()> {
        let silence = vec![0; self.shape.block_interleaved()];
        while let Some(piece) = self.waiting.front_mut() {
            match piece {
                Piece::Sound(block) => {
                    self.file.write(block)?;
                    self.held -= 1;
                }
                Piece::Lost(samples) => {
                    self.file.write(&silence)?;
                    *samples = samples.saturating_sub(self.shape.block() as u64);
                    if *samples > 0 {
                        continue;
                    }
                }
            }
            self.waiting.pop_front();
        }
        Ok(())
    }

    /// Makes durable what was written.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sync(&mut self) -> io::Result<()> {
        self.file.sync()
    }

    /// Losses that are over since this was last asked.
    pub fn lost(&mut self) -> Vec<Stretch> {
        std::mem::take(&mut self.lost)
    }

    /// Writes all that is left and makes the file whole. What the disk does not take even now is
    /// lost; the file ends before it.
    ///
    /// # Errors
    /// What the disk says, when the file cannot be made whole. It plays all the same.
    pub fn finish(&mut self) -> io::Result<Summary> {
        let rest = std::mem::take(&mut self.partial);
        let end = self.taken + (rest.len() / self.shape.channels) as u64;
        let written = self.write().and_then(|()| self.file.write(&rest));
        if let Some(losing) = self.losing.take() {
            self.lost.push(losing);
        }
        if written.is_err() {
            let from = self.file.samples();
            self.lost.retain(|(lost, _)| *lost < from);
            self.lost.push((from, end - from));
        }
        self.file.finish()
    }

    /// Holds a frame in memory, while there is room.
    fn hold(&mut self, block: &[i16]) {
        let length = self.shape.block() as u64;
        let most = HELD * self.shape.rate as usize / self.shape.block();
        if self.held < most {
            self.lost.extend(self.losing.take());
            self.waiting.push_back(Piece::Sound(block.to_vec()));
            self.held += 1;
        } else {
            self.losing.get_or_insert((self.taken, 0)).1 += length;
            match self.waiting.back_mut() {
                Some(Piece::Lost(samples)) => *samples += length,
                _ => self.waiting.push_back(Piece::Lost(length)),
            }
        }
        self.taken += length;
    }
}

#[cfg(test)]
pub(crate) mod tests {
    // Sound that is made up has no need of care.
    #![allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss
    )]

    use std::sync::{Arc, Mutex};

    use super::*;

    /// A disk that is full when it is told so.
    #[derive(Clone, Default)]
    pub struct Fake(Arc<Mutex<State>>);

    #[derive(Default)]
    pub struct State {
        pub samples: Vec<i16>,
        pub full: bool,
        pub channels: usize,
    }

    impl Fake {
        pub fn new(channels: usize) -> Fake {
            let fake = Fake::default();
            fake.state().channels = channels;
            fake
        }

        pub fn state(&self) -> std::sync::MutexGuard<'_, State> {
            self.0.lock().unwrap()
        }
    }

    impl Disk for Fake {
        fn write(&mut self, block: &[i16]) -> io::Result<()> {
            if self.state().full {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.state().samples.extend_from_slice(block);
            Ok(())
        }

        fn sync(&mut self) -> io::Result<()> {
            Ok(())
        }

        fn finish(&mut self) -> io::Result<Summary> {
            Ok(Summary {
                samples: self.samples(),
                md5: [0; 16],
                bytes: self.bytes(),
            })
        }

        fn samples(&self) -> u64 {
            let state = self.state();
            (state.samples.len() / state.channels) as u64
        }

        fn bytes(&self) -> u64 {
            2 * self.state().samples.len() as u64
        }

        fn path(&self) -> &Path {
            Path::new("audio/001.flac")
        }
    }

    const SHAPE: Shape = Shape {
        rate: 16_000,
        channels: 1,
    };

    fn store() -> (Store, Fake) {
        let fake = Fake::new(1);
        (Store::new(Box::new(fake.clone()), SHAPE), fake)
    }

    #[test]
    fn a_disk_that_is_full_for_less_than_a_minute_loses_nothing() {
        let (mut store, fake) = store();
        let sound: Vec<i16> = (0..16_000 * 100).map(|n| (n % 30_011) as i16).collect();
        for (second, samples) in sound.chunks(16_000).enumerate() {
            fake.state().full = (20..75).contains(&second);
            store.take(samples);
            assert_eq!(store.write().is_err(), (20..75).contains(&second));
        }
        store.finish().unwrap();
        assert_eq!(store.lost(), []);
        assert!(fake.state().samples == sound);
    }

    #[test]
    fn what_memory_cannot_hold_is_silence_and_told() {
        let (mut store, fake) = store();
        for second in 0..200 {
            fake.state().full = (20..150).contains(&second);
            store.take(&vec![7; 16_000]);
            let _ = store.write();
        }
        let summary = store.finish().unwrap();
        assert_eq!(summary.samples, 200 * 16_000);
        let [(from, samples)] = store.lost()[..] else {
            panic!("one loss");
        };
        assert!(from.abs_diff(80 * 16_000) < 16_000, "{from}");
        assert!(samples.abs_diff(70 * 16_000) < 2 * 16_000, "{samples}");
        let silent = fake.state().samples.iter().filter(|s| **s == 0).count();
        assert_eq!(silent as u64, samples);
    }

    #[test]
    fn what_is_not_written_at_the_end_is_told() {
        let (mut store, fake) = store();
        for second in 0..120 {
            fake.state().full = second >= 20;
            store.take(&vec![7; 16_000]);
            let _ = store.write();
        }
        let summary = store.finish().unwrap();
        let lost = 120 * 16_000 - summary.samples;
        assert_eq!(store.lost(), [(summary.samples, lost)]);
    }
}
