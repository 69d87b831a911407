//! What opens what is locked: a passphrase and identities, held in memory, asked for at most once.

use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::io::Read;
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use age::stream::StreamReader;
use age::{DecryptError, Decryptor, Identity, x25519};

use super::error::SealError;
use super::lock::is_of_passphrase;
use super::passphrase::Passphrase;
use super::{identity, lock};

/// Asks whoever is there for the passphrase; none when nobody is, or it was called off.
pub type Ask = Box<dyn Fn() -> Option<Passphrase> + Send + Sync>;

/// What there is to open something with.
#[derive(Default)]
pub struct Given {
    /// The passphrase.
    pub passphrase: Option<Passphrase>,
    /// Where it is asked for when it is needed and was not given.
    pub ask: Option<Ask>,
    /// The file with the identity that was named.
    pub named: Option<PathBuf>,
    /// Where the study keeps an identity of its own, locked with the passphrase; it may not be there.
    pub own: Option<PathBuf>,
}

/// What opens what is locked. Copies share what was found out.
#[derive(Clone, Default)]
pub struct Keyring(Arc<Mutex<Held>>);

/// What is given, and what is known by now.
#[derive(Default)]
struct Held {
    given: Given,
    of_named: Option<Identities>,
    of_own: Option<Identities>,
}

/// The identities of one file.
type Identities = Arc<[x25519::Identity]>;

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keyring")
    }
}

impl Keyring {
    /// With what is given.
    #[must_use]
    pub fn new(given: Given) -> Keyring {
        Keyring(Arc::new(Mutex::new(Held {
            given,
            ..Held::default()
        })))
    }

    /// With a passphrase alone.
    #[must_use]
    pub fn of(passphrase: Passphrase) -> Keyring {
        Keyring::new(Given {
            passphrase: Some(passphrase),
            ..Given::default()
        })
    }

    /// From here on nobody is asked: a screen has the terminal.
    pub fn ask_no_more(&self) {
        self.held().given.ask = None;
    }

    /// The passphrase, asked for if need be; none when there is none to be had.
    #[must_use]
    pub fn passphrase(&self) -> Option<Passphrase> {
        let mut held = self.held();
        if held.given.passphrase.is_none()
            && let Some(ask) = held.given.ask.take()
        {
            held.given.passphrase = ask();
        }
        held.given.passphrase.clone()
    }

    /// Opens what is locked: gives what is in it, piece by piece.
    ///
    /// # Errors
    /// When there is nothing to open it with, what there is does not open it, or it is nothing that
    /// was locked.
    pub fn open<R: Read>(&self, input: R) -> Result<StreamReader<R>, SealError> {
        let decryptor = Decryptor::new(input).map_err(|error| SealError::of(error, false))?;
        if decryptor.is_scrypt() {
            let passphrase = self.passphrase().ok_or(SealError::Closed)?;
            let identity = passphrase.identity();
            let opened = decryptor.decrypt(iter::once(&identity as &dyn Identity));
            return opened.map_err(|error| SealError::of(error, true));
        }
        let named = self.named()?;
        // The study's own only if need be, so that nobody is asked in vain.
        let (own, trouble) = (OnceCell::new(), RefCell::new(None));
        let load = || {
            self.own().unwrap_or_else(|error| {
                *trouble.borrow_mut() = Some(error);
                Arc::default()
            })
        };
        let of_own = iter::once_with(|| own.get_or_init(load)).flat_map(|all| all.iter());
        let each = named.iter().chain(of_own).map(|one| one as &dyn Identity);
        let opened = decryptor.decrypt(each);
        let is_without = named.is_empty() && own.get().is_none_or(|own| own.is_empty());
        opened.map_err(|error| match (error, trouble.take()) {
            (DecryptError::NoMatchingKeys, Some(trouble)) => trouble,
            (DecryptError::NoMatchingKeys, None) if is_without => SealError::Closed,
            (error, _) => SealError::of(error, false),
        })
    }

    /// Opens bytes that are locked.
    ///
    /// # Errors
    /// As [`Keyring::open`], and when they end too early.
    pub fn open_bytes(&self, bytes: &[u8]) -> Result<Vec<u8>, SealError> {
        let mut opened = Vec::new();
        self.open(bytes)?.read_to_end(&mut opened)?;
        Ok(opened)
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The identities of the file that was named.
    fn named(&self) -> Result<Identities, SealError> {
        let (file, known) = {
            let held = self.held();
            (held.given.named.clone(), held.of_named.clone())
        };
        let (None, Some(file)) = (&known, file) else {
            return Ok(known.unwrap_or_default());
        };
        let read = self.read(&file)?;
        self.held().of_named = Some(Arc::clone(&read));
        Ok(read)
    }

    /// The study's own identities; none when it has none.
    fn own(&self) -> Result<Identities, SealError> {
        let (file, known) = {
            let held = self.held();
            (held.given.own.clone(), held.of_own.clone())
        };
        let (None, Some(file)) = (&known, file.filter(|file| file.exists())) else {
            return Ok(known.unwrap_or_default());
        };
        let read = self.read(&file)?;
        self.held().of_own = Some(Arc::clone(&read));
        Ok(read)
    }

    /// The identities of a file, which may itself be locked with the passphrase.
    fn read(&self, file: &Path) -> Result<Identities, SealError> {
        let read = || -> Result<Vec<u8>, SealError> {
            let bytes = std::fs::read(file)?;
            if is_of_passphrase(&bytes) {
                return self.open_bytes(&bytes);
            }
            Ok(bytes)
        };
        let bytes = read().map_err(|error| match error {
            SealError::Closed => SealError::Closed,
            error => SealError::Identity(file.to_owned(), Box::new(error)),
        })?;
        let parsed = identity::parse(&String::from_utf8_lossy(&bytes), file)?;
        Ok(parsed.into())
    }
}

impl lock::Lock {
    /// What opens what this locks, as far as that is known.
    #[must_use]
    pub fn keyring(&self, or: &Keyring) -> Keyring {
        match self {
            lock::Lock::Passphrase(passphrase) => Keyring::of(passphrase.clone()),
            lock::Lock::Recipients(_) => or.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::lock::Lock;
    use crate::seal::recipients::Recipients;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text).unwrap()
    }

    #[test]
    fn a_passphrase_opens_what_it_locked_and_no_other_does() {
        let locked = Lock::Passphrase(passphrase("geheim"))
            .encrypt(b"Anna")
            .unwrap();
        assert!(is_of_passphrase(&locked));
        let open = |keyring: Keyring| keyring.open_bytes(&locked);
        assert_eq!(open(Keyring::of(passphrase("geheim"))).unwrap(), b"Anna");
        let wrong = open(Keyring::of(passphrase("anders")));
        assert!(matches!(wrong, Err(SealError::WrongPassphrase)));
        assert!(matches!(open(Keyring::default()), Err(SealError::Closed)));
        let cut = locked.get(..locked.len() - 1).unwrap();
        let cut = Keyring::of(passphrase("geheim")).open_bytes(cut);
        assert!(matches!(cut, Err(SealError::Foreign(_))));
    }

    #[test]
    fn an_identity_opens_and_the_passphrase_is_asked_for_once_and_only_if_need_be() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let folder = tempfile::tempdir().unwrap();
        let (named, own) = (
            folder.path().join("key.txt"),
            folder.path().join("identity.age"),
        );
        let (text, recipient) = identity::generate();
        let (own_text, own_recipient) = identity::generate();
        std::fs::write(&named, text).unwrap();
        let of_passphrase = Lock::Passphrase(passphrase("geheim"));
        std::fs::write(&own, of_passphrase.encrypt(own_text.as_bytes()).unwrap()).unwrap();
        let to = |recipient| Lock::Recipients(Recipients::new(vec![recipient]).unwrap());
        let [first, second] = [recipient, own_recipient].map(|one| to(one).encrypt(b"x").unwrap());
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        let keyring = Keyring::new(Given {
            named: Some(named.clone()),
            own: Some(own.clone()),
            passphrase: None,
            ask: Some(Box::new(move || {
                count.fetch_add(1, Ordering::Relaxed);
                Passphrase::new("geheim")
            })),
        });
        assert_eq!(keyring.open_bytes(&first).unwrap(), b"x");
        assert_eq!(asked.load(Ordering::Relaxed), 0);
        assert_eq!(keyring.open_bytes(&second).unwrap(), b"x");
        assert_eq!(keyring.open_bytes(&second).unwrap(), b"x");
        assert_eq!(asked.load(Ordering::Relaxed), 1);
        let only_named = Keyring::new(Given {
            named: Some(named),
            ..Given::default()
        });
        assert!(matches!(
            only_named.open_bytes(&second),
            Err(SealError::OtherKey)
        ));
        let without = Keyring::new(Given {
            own: Some(own),
            ..Given::default()
        });
        assert!(matches!(
            without.open_bytes(&second),
            Err(SealError::Closed)
        ));
    }
}
