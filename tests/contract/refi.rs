//! REFI-QDA as importers need it: the project and the codebook, read back from the files.

mod codebook;
mod outcome;
mod project;
mod reader;
mod transcripts;
