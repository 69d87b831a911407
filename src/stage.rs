//! What participants see of a session on a screen of their own: the statement that is before them,
//! or the concept model. Nothing of the moderator's is here: no notes, no answers, no clock.

pub mod page;
pub mod tree;
pub mod watch;
