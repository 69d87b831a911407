//! What something is locked with: a passphrase, or those who are to open it.

use std::io::{self, Write};

use age::stream::StreamWriter;

use super::passphrase::Passphrase;
use super::recipients::Recipients;

/// What something is locked with.
#[derive(Debug, Clone)]
pub enum Lock {
    /// Whoever knows the passphrase opens it.
    Passphrase(Passphrase),
    /// Whoever has the identity of one of these opens it.
    Recipients(Recipients),
}

impl Lock {
    /// Encrypts what is written into the answer, into `to`; it is whole once that is finished.
    ///
    /// # Errors
    /// When `to` does not take its beginning.
    pub fn wrap<W: Write>(&self, to: W) -> io::Result<StreamWriter<W>> {
        let encryptor = match self {
            Lock::Passphrase(passphrase) => {
                let one = passphrase.recipient();
                age::Encryptor::with_recipients([&one as &dyn age::Recipient].into_iter())
            }
            Lock::Recipients(recipients) => recipients.encryptor(),
        };
        encryptor.map_err(io::Error::other)?.wrap_output(to)
    }

    /// Encrypts bytes.
    ///
    /// # Errors
    /// When they cannot be encrypted, which does not happen in practice.
    pub fn encrypt(&self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut writer = self.wrap(Vec::new())?;
        writer.write_all(bytes)?;
        writer.finish()
    }
}

/// Whether what is locked was locked with a passphrase, as its beginning says.
#[must_use]
pub fn is_of_passphrase(locked: &[u8]) -> bool {
    locked.starts_with(b"age-encryption.org/v1\n-> scrypt ")
}
