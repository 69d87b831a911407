//! The live session without a terminal: `Message -> update(&mut Model) -> effects`, shared by the
//! screen, plain mode and whatever else lets somebody hold an interview.

pub mod after;
pub mod before;
pub mod beside;
pub mod cards;
pub mod command;
pub mod editor;
pub mod effect;
pub mod entry;
pub mod find;
pub mod grid;
pub mod layers;
pub mod line;
pub mod lookout;
pub mod marks;
pub mod message;
pub mod model;
pub mod moves;
pub mod notes;
pub mod observing;
pub mod opening;
pub mod perform;
pub mod phrases;
pub mod rehearsing;
pub mod rungs;
pub mod saving;
pub mod seating;
pub mod sharing;
pub mod sound;
pub mod statements;
pub mod timekeeping;
pub mod typing;
pub mod update;
pub mod walk;
