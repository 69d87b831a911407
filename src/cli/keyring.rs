//! What opens what is locked, as the command line, the environment and whoever sits there give it.

use std::path::{Path, PathBuf};

use super::ask::is_somebody_there;
use super::context::Context;
use crate::seal::keyring::{Given, Keyring};
use crate::seal::passphrase::Passphrase;
use crate::study::Study;
use crate::tui::secret;

/// The variable of the environment that may hold the passphrase.
pub const PASSPHRASE: &str = "LEIDRAAD_PASSPHRASE";

/// The variable of the environment that may name the file of an identity.
pub const IDENTITY: &str = "LEIDRAAD_IDENTITY";

impl Context {
    /// The same with what opens what is locked: the identity that is named, else that of the
    /// environment, and the passphrase of the environment, else as it is typed when it is needed.
    #[must_use]
    pub fn with_keys(self, named: Option<&Path>) -> Context {
        let of_environment = || std::env::var_os(IDENTITY).map(PathBuf::from);
        let named = named.map(Path::to_owned).or_else(of_environment);
        let passphrase = std::env::var(PASSPHRASE).ok();
        let question = self.texts.lock.ask;
        // What is typed goes to the screen's place: an answer of a script is none.
        let ask = move || Passphrase::new(&secret::ask(question).ok()??);
        let keyring = Keyring::new(Given {
            passphrase: passphrase.as_deref().and_then(Passphrase::new),
            ask: is_somebody_there().then(|| Box::new(ask) as _),
            named: named.filter(|file| !file.as_os_str().is_empty()),
            own: Some(self.study.identity_file()),
        });
        let study = Study {
            keyring,
            ..self.study
        };
        Context { study, ..self }
    }
}
