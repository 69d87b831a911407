//! `leidraad study keys`: an identity of the study's own, so that recordings are encrypted without
//! anybody typing a passphrase, and opened with one.

use super::lock::{PassphraseArgs, passphrase, said};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::durable;
use crate::safe::shown;
use crate::seal::identity;
use crate::seal::keyring::Keyring;
use crate::seal::lock::Lock;
use crate::study::error::StudyError;
use crate::study::{STUDY, choose};
use crate::texts::fill;

/// Makes the identity, locked with a passphrase, and names it in study.toml.
///
/// # Errors
/// When there is no passphrase, or a file cannot be read or written.
pub fn keys(context: &Context, args: &PassphraseArgs) -> Result<(), Failure> {
    let texts = &context.texts.lock;
    let file = context.study.identity_file();
    let name = file.display().to_string();
    if file.exists() {
        return said(
            context,
            &fill(texts.has_identity, &[("file", &shown(&name))]),
        );
    }
    let failed = |error| context.of_study(&StudyError::Io(file.clone(), error));
    let passphrase = passphrase(context, args, true)?;
    let (text, who) = identity::generate();
    let locked = Lock::Passphrase(passphrase.clone()).encrypt(text.as_bytes());
    let locked = locked.map_err(failed)?;
    let again = Keyring::of(passphrase).open_bytes(&locked);
    if !again.is_ok_and(|again| again == text.as_bytes()) {
        return Err(failed(std::io::ErrorKind::InvalidData.into()));
    }
    context.study.private_folder().map_err(failed)?;
    durable::replace(&file, &locked).map_err(failed)?;
    let named = choose::recipient(&context.study.root.join(STUDY), &who);
    named.map_err(|error| context.of_study(&error))?;
    let values: [(&str, &dyn std::fmt::Display); 2] = [("file", &shown(&name)), ("who", &who)];
    said(context, &fill(texts.made, &values))?;
    said(context, texts.keep_identity)
}
