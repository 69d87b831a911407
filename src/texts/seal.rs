//! What is said of what is locked and does not open.

/// Why something that is locked does not open.
#[derive(Debug)]
pub struct SealTexts {
    /// There is nothing to open it with.
    pub closed: &'static str,
    /// The passphrase is another.
    pub wrong_passphrase: &'static str,
    /// The identity is another's.
    pub other_key: &'static str,
    /// It was not locked, or is damaged: `{reason}`.
    pub foreign: &'static str,
    /// A file without identities: `{file}`, `{line}`.
    pub no_identity: &'static str,
    /// A file with identities that cannot be had: `{file}`, `{reason}`.
    pub identity: &'static str,
}
