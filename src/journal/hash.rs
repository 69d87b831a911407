//! SHA-256 as it stands in the journal: 64 hex digits in lower case.

use std::io;

use sha2::{Digest as _, Sha256};

/// A SHA-256 in hex.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Hash([u8; 64]);

impl Hash {
    /// The hash of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Hash {
        Hash::of_parts(&[bytes])
    }

    /// The hash of `parts`, one directly after the other.
    #[must_use]
    pub fn of_parts(parts: &[&[u8]]) -> Hash {
        let mut sha = Sha256::new();
        for part in parts {
            sha.update(part);
        }
        let mut text = [b'0'; 64];
        write_hex(&sha.finalize(), &mut text);
        Hash(text)
    }

    /// The hash of all that a reader gives.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of_reader(reader: &mut impl io::Read) -> io::Result<Hash> {
        let mut sha = Sha256::new();
        let mut buffer = vec![0; 64 * 1024];
        loop {
            match reader.read(&mut buffer)? {
                0 => break,
                length => sha.update(buffer.get(..length).unwrap_or_default()),
            }
        }
        let mut text = [b'0'; 64];
        write_hex(&sha.finalize(), &mut text);
        Ok(Hash(text))
    }

    /// Reads 64 hex digits in lower case.
    #[must_use]
    pub fn parse(text: &[u8]) -> Option<Hash> {
        let digits = <[u8; 64]>::try_from(text).ok()?;
        is_hex(&digits).then_some(Hash(digits))
    }

    /// The 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Whether all of `text` is hex in lower case.
pub(super) fn is_hex(text: &[u8]) -> bool {
    // All digits are looked at, without a stop at the first that is none: that is done many at once.
    text.iter().fold(true, |all, byte| {
        all & matches!(byte, b'0'..=b'9' | b'a'..=b'f')
    })
}

/// Writes bytes in hex, in lower case.
pub(super) fn write_hex(bytes: &[u8], out: &mut [u8]) {
    let digit = |value: u8| value + if value < 10 { b'0' } else { b'a' - 10 };
    for (pair, byte) in out.chunks_exact_mut(2).zip(bytes) {
        pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_one_that_sha256sum_prints() {
        assert_eq!(
            Hash::of(b"abc").as_str(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(Hash::of(b"abc"), Hash::of_parts(&[b"a", b"", b"bc"]));
    }

    #[test]
    fn capitals_are_no_hash() {
        assert!(Hash::parse(&[b'A'; 64]).is_none());
        assert!(Hash::parse(&[b'a'; 63]).is_none());
        assert!(Hash::parse(&[b'a'; 64]).is_some());
    }
}
