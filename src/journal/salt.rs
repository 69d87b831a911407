//! Salts: 16 random bytes a line, so that what was erased cannot be guessed back from its digest.

use std::io;

use super::hash::write_hex;

const SALT: usize = 16;
const BLOCK: usize = SALT * 64;

/// One salt as it stands in a line: 32 hex digits.
pub type Salt = [u8; SALT * 2];

/// Hands out salts; asks the system for randomness in blocks.
pub struct Salts {
    block: [u8; BLOCK],
    used: usize,
}

impl Salts {
    /// A source of salts that has asked for nothing yet.
    #[must_use]
    pub fn new() -> Salts {
        Salts {
            block: [0; BLOCK],
            used: BLOCK,
        }
    }

    /// A salt never given before.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn next_salt(&mut self) -> io::Result<Salt> {
        if self.used >= BLOCK {
            getrandom::fill(&mut self.block)
                .map_err(|error| io::Error::other(error.to_string()))?;
            self.used = 0;
        }
        let bytes = self.block.get(self.used..self.used + SALT);
        let mut salt = [b'0'; SALT * 2];
        write_hex(bytes.unwrap_or_default(), &mut salt);
        self.used += SALT;
        Ok(salt)
    }
}

impl Default for Salts {
    fn default() -> Salts {
        Salts::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_salts_are_the_same() {
        let mut salts = Salts::new();
        let mut all: Vec<Salt> = (0..500).map(|_| salts.next_salt().unwrap()).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 500);
    }
}
