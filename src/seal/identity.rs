//! Identities: the secret halves of recipients, as `age-keygen` writes them, a line each.

use std::path::Path;

use age::secrecy::ExposeSecret as _;
use age::x25519;

use super::error::SealError;
use super::recipients::Recipient;

/// What a file of identities has besides: remarks, and nothing.
fn is_identity(line: &str) -> bool {
    !line.is_empty() && !line.starts_with('#')
}

/// The identities in a text; the file is named in the error.
///
/// # Errors
/// When there is none, or a line is none.
pub(super) fn parse(text: &str, file: &Path) -> Result<Vec<x25519::Identity>, SealError> {
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.lines().map(str::trim)) {
        if is_identity(line) {
            let wrong = |_| SealError::NoIdentity(file.to_owned(), number);
            found.push(line.parse().map_err(wrong)?);
        }
    }
    if found.is_empty() {
        return Err(SealError::NoIdentity(file.to_owned(), 1));
    }
    Ok(found)
}

/// A new identity: the text of its file, and who can be locked to.
#[must_use]
pub fn generate() -> (String, Recipient) {
    let identity = x25519::Identity::generate();
    let public = identity.to_public();
    let secret = identity.to_string();
    let text = format!("# public key: {public}\n{}\n", secret.expose_secret());
    (text, public.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_identity_is_told_with_its_number() {
        let (text, _) = generate();
        let file = Path::new("key.txt");
        assert_eq!(parse(&text, file).unwrap().len(), 1);
        for (text, line) in [
            (format!("{text}\nAGE-SECRET-KEY-1X\n"), 4),
            ("#\n".into(), 1),
        ] {
            let refused = parse(&text, file).err();
            assert!(
                matches!(&refused, Some(SealError::NoIdentity(_, number)) if *number == line),
                "{refused:?}"
            );
        }
    }
}
