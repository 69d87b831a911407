//! What is said when the key is locked and opened.

/// What `study lock` and `study unlock` say.
#[derive(Debug)]
pub struct LockTexts {
    /// Asks for the passphrase.
    pub ask: &'static str,
    /// Asks for it once more.
    pub ask_again: &'static str,
    /// The two differ.
    pub not_the_same: &'static str,
    /// There is none.
    pub no_passphrase: &'static str,
    /// Where it may come from.
    pub no_passphrase_hint: &'static str,
    /// A file is locked: `{file}`.
    pub locked: &'static str,
    /// What a passphrase is worth.
    pub keep_it: &'static str,
    /// Who can open what was locked: `{count}`.
    pub for_them: &'static str,
    /// What was named is no recipient: `{text}`.
    pub no_recipient: &'static str,
    /// What is left when the passphrase or identity is lost.
    pub when_lost: &'static str,
    /// The study has an identity: `{file}`.
    pub has_identity: &'static str,
    /// An identity was made: `{file}`, `{who}`.
    pub made: &'static str,
    /// What an identity is worth.
    pub keep_identity: &'static str,
    /// A file is open: `{file}`.
    pub unlocked: &'static str,
    /// It is locked already.
    pub is_locked: &'static str,
    /// It is open already.
    pub is_open: &'static str,
    /// There is nothing to lock.
    pub nothing: &'static str,
}
