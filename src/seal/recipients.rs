//! Those who can open what is locked: public keys, which are no secret.

use std::fmt;
use std::str::FromStr;

use age::x25519;

/// One who can open what is locked: `age1` and what follows.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(x25519::Recipient);

/// What is no recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoRecipient(pub String);

impl FromStr for Recipient {
    type Err = NoRecipient;

    fn from_str(text: &str) -> Result<Recipient, NoRecipient> {
        let text = text.trim();
        let parsed = text.parse().map(Recipient);
        parsed.map_err(|_| NoRecipient(text.to_owned()))
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl From<x25519::Recipient> for Recipient {
    fn from(recipient: x25519::Recipient) -> Recipient {
        Recipient(recipient)
    }
}

/// At least one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipients(Vec<Recipient>);

impl Recipients {
    /// Recipients; none of an empty list.
    #[must_use]
    pub fn new(all: Vec<Recipient>) -> Option<Recipients> {
        (!all.is_empty()).then_some(Recipients(all))
    }

    /// Those in a text, one a line; a line that begins with `#` is a remark.
    ///
    /// # Errors
    /// With what is no recipient.
    pub fn in_lines(text: &str) -> Result<Vec<Recipient>, NoRecipient> {
        let lines = text.lines().map(str::trim);
        let said = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        said.map(str::parse).collect()
    }

    /// How many they are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// An encryption for all of them.
    pub(super) fn encryptor(&self) -> Result<age::Encryptor, age::EncryptError> {
        let each = self.0.iter().map(|one| &one.0 as &dyn age::Recipient);
        age::Encryptor::with_recipients(each)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_remarks_and_says_what_is_no_recipient() {
        let one = x25519::Identity::generate().to_public().to_string();
        let text = format!("# Karin\n {one}\r\n\n");
        let read = Recipients::in_lines(&text).unwrap();
        assert_eq!(read.first().unwrap().to_string(), one);
        let wrong = Recipients::in_lines(&format!("{one}\nage1nobody\n"));
        assert_eq!(wrong, Err(NoRecipient("age1nobody".to_owned())));
        assert_eq!(Recipients::new(Vec::new()), None);
    }
}
