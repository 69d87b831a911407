//! The bytes of a recording, whether it is encrypted or not, from any position; one that was broken
//! off while it was encrypted is put together with its tail.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use age::stream::StreamReader;
use symphonia::core::io::MediaSource;

use super::read::ReadError;
use super::sealed::CHUNK;
use crate::durable;
use crate::seal::error::SealError;
use crate::seal::keyring::Keyring;
use crate::seal::lock::Lock;
use crate::seal::recipients::Recipients;
use crate::seal::tail::tail_of;

/// What a file begins with that age made.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";

/// What a full piece takes in the file.
const SEALED_CHUNK: u64 = CHUNK + 16;

/// Whether a recording is encrypted.
///
/// # Errors
/// When it cannot be read.
pub fn is_sealed(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    File::open(path)?
        .take(MAGIC.len() as u64)
        .read_to_end(&mut start)?;
    Ok(start == MAGIC)
}

/// The bytes of a recording.
///
/// # Errors
/// When it cannot be read, or is encrypted and does not open.
pub fn open(path: &Path, keyring: &Keyring) -> Result<Box<dyn MediaSource>, ReadError> {
    if is_sealed(path)? {
        Ok(Box::new(Unsealed::open(path, keyring)?))
    } else {
        Ok(Box::new(File::open(path)?))
    }
}

/// Makes one whole that was broken off while it was encrypted: what is there, with its tail, is
/// encrypted anew. Answers whether there was something to do.
///
/// # Errors
/// When it does not open, or cannot be written; it then stands as it was.
pub fn mend(path: &Path, keyring: &Keyring, to: &Recipients) -> Result<bool, ReadError> {
    if !is_sealed(path)? {
        return Ok(false);
    }
    let mut unsealed = Unsealed::open(path, keyring)?;
    let is_torn = !unsealed.is_whole;
    if is_torn {
        durable::replace_by(path, |file| {
            let mut writer = Lock::Recipients(to.clone()).wrap(file)?;
            io::copy(&mut unsealed, &mut writer)?;
            writer.finish().map(drop)
        })?;
    }
    durable::remove(&tail_of(path))?;
    Ok(is_torn)
}

/// An encrypted recording that is being read.
pub struct Unsealed {
    main: StreamReader<File>,
    /// It was finished: its end is known to be its end.
    is_whole: bool,
    /// What can be read of the file itself, in clear.
    whole: u64,
    /// What follows, and where it begins.
    tail: Vec<u8>,
    from: u64,
    /// Where reading goes on, and where the file itself is.
    next: u64,
    at: u64,
}

impl Unsealed {
    /// Opens a recording.
    ///
    /// # Errors
    /// When it cannot be read, or does not open.
    pub fn open(path: &Path, keyring: &Keyring) -> Result<Unsealed, ReadError> {
        let file = File::open(path)?;
        let place = file.try_clone()?;
        let length = file.metadata()?.len();
        let mut main = keyring.open(file)?;
        // It is read byte by byte up to here.
        let start = (&place).stream_position()?;
        let whole = main.seek(SeekFrom::End(0));
        let mut opened = Unsealed {
            main: keyring.open(File::open(path)?)?,
            is_whole: whole.is_ok(),
            whole: 0,
            tail: Vec::new(),
            from: 0,
            next: 0,
            at: 0,
        };
        if let Ok(whole) = whole {
            opened.whole = whole;
            return Ok(opened);
        }
        let mut chunks = length.saturating_sub(start) / SEALED_CHUNK;
        // After a power cut the file may be longer than what was written.
        while chunks > 0 && !opened.can_read(chunks - 1) {
            chunks -= 1;
            opened.main = keyring.open(File::open(path)?)?;
            opened.at = 0;
        }
        opened.whole = chunks * CHUNK;
        opened.add_tail(path, keyring)?;
        Ok(opened)
    }

    fn can_read(&mut self, chunk: u64) -> bool {
        let read = self
            .go_to(chunk * CHUNK)
            .and_then(|()| self.main.read(&mut [0]));
        self.at += 1;
        read.is_ok_and(|read| read == 1)
    }

    /// What follows on the last full piece, if it is there.
    fn add_tail(&mut self, path: &Path, keyring: &Keyring) -> Result<(), ReadError> {
        let bytes = match std::fs::read(tail_of(path)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let mut bytes = match keyring.open_bytes(&bytes) {
            Ok(bytes) => bytes,
            // A copy that was cut short; what is in the recording itself is there.
            Err(SealError::Foreign(_)) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let line = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
        let number = bytes.get(..line).and_then(|line| str::from_utf8(line).ok());
        let from = number.and_then(|number| number.parse::<u64>().ok());
        if let Some(from) = from.filter(|from| *from <= self.whole) {
            self.tail = bytes.split_off(line + 1);
            self.from = from;
        }
        Ok(())
    }

    /// The bytes there are.
    fn length(&self) -> u64 {
        self.whole.max(self.from + self.tail.len() as u64)
    }

    /// Goes to a byte of the file itself.
    fn go_to(&mut self, to: u64) -> io::Result<()> {
        if self.at == to {
            return Ok(());
        }
        if !self.is_whole && to.is_multiple_of(CHUNK) {
            // At the beginning of a piece the end is looked for, and there is none.
            self.main.seek(SeekFrom::Start(to + 1))?;
        }
        self.main.seek(SeekFrom::Start(to))?;
        self.at = to;
        Ok(())
    }
}

impl Read for Unsealed {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = if self.next < self.whole {
            self.go_to(self.next)?;
            let left = usize::try_from(self.whole - self.next).unwrap_or(usize::MAX);
            let length = left.min(out.len());
            let read = self.main.read(out.get_mut(..length).unwrap_or_default())?;
            self.at += read as u64;
            read
        } else {
            let into = usize::try_from(self.next - self.from).unwrap_or(usize::MAX);
            self.tail.get(into..).unwrap_or_default().read(out)?
        };
        self.next += read as u64;
        Ok(read)
    }
}

impl Seek for Unsealed {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let to = match to {
            SeekFrom::Start(to) => Some(to),
            SeekFrom::Current(by) => self.next.checked_add_signed(by),
            SeekFrom::End(by) => self.length().checked_add_signed(by),
        };
        self.next = to.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.next)
    }
}

impl MediaSource for Unsealed {
    fn is_seekable(&self) -> bool {
        true
    }

    fn byte_len(&self) -> Option<u64> {
        Some(self.length())
    }
}
