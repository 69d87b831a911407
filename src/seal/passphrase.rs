//! A passphrase, which is not printed.

use age::secrecy::{ExposeSecret as _, SecretString};

/// What a person opens something with. It is not printed.
#[derive(Debug, Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// A passphrase; none of an empty text.
    #[must_use]
    pub fn new(text: &str) -> Option<Passphrase> {
        let text = text.trim_end_matches(['\r', '\n']);
        (!text.is_empty()).then(|| Passphrase(text.to_owned().into()))
    }

    /// Whether another is the same.
    #[must_use]
    pub fn is(&self, other: &Passphrase) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }

    /// As `age` takes it to encrypt.
    pub(super) fn recipient(&self) -> age::scrypt::Recipient {
        age::scrypt::Recipient::new(self.0.clone())
    }

    /// As `age` takes it to decrypt.
    pub(super) fn identity(&self) -> age::scrypt::Identity {
        let mut identity = age::scrypt::Identity::new(self.0.clone());
        // Whatever this computer thinks of its own speed: `age` itself makes 18.
        identity.set_max_work_factor(MOST_WORK);
        identity
    }
}

/// The most work that a file may ask for, as a power of two: four gigabytes of memory.
const MOST_WORK: u8 = 22;
