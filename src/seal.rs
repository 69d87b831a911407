//! What is encrypted, as `age` does it: with what it is locked, and with what it is opened again.
//!
//! Nothing here is `age`'s own kind of secret: every file that is made here is opened by that program
//! as well, and the other way round (<https://age-encryption.org/v1>).

pub mod error;
pub mod identity;
pub mod keyring;
pub mod lock;
pub mod passphrase;
pub mod recipients;
pub mod tail;
