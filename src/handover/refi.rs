//! REFI-QDA 1.0, the exchange format of software for qualitative analysis: projects (qdpx) and
//! codebooks (qdc).
//!
//! What importers demand beyond the schema is kept to here: names are unique, every text, note and
//! transcript has a name and a date, texts are files with LF and without BOM, positions are code
//! points, containers that would be empty are left out.

mod cases;
mod codes;
mod gather;
pub mod guid;
mod outcome;
mod project;
pub mod qdc;
pub mod qdpx;
pub mod sound;
mod source;
mod sources;
pub mod xml;
