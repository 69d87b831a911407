//! The guard: words that name somebody, looked for in a text whatever way they are written.
//!
//! What is listed comes from the key, from the speakers of transcripts and from the researcher; a
//! text gets the code in the place of what names. Pure.

mod common;
pub mod pattern;
pub mod search;
pub mod terms;
