//! Review without a terminal: `Message -> update(&mut Model) -> effects`, shared by the screen and
//! plain mode. A coder reads notes and transcripts on one clock, and says what each is about. Pure.

pub mod coding;
pub mod command;
pub mod effect;
pub mod entry;
pub mod find;
pub mod layers;
pub mod marking;
pub mod message;
pub mod model;
pub mod moves;
pub mod perform;
pub mod phrases;
pub mod rounds;
pub mod selecting;
pub mod stream;
pub mod typing;
pub mod update;
pub mod words;
