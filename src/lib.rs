//! Leidraad keeps the interview guide, the clock and the notebook of one interview in one terminal
//! window, and hands the tagged notes over to the software a study is coded in.
//!
//! The rooms, from the ground up; a module uses only those named before it (a test holds it to
//! that): [`texts`], [`system`], [`durable`], [`guide`], [`journal`], [`session`], [`study`],
//! [`live`], [`handover`], [`plain`], [`tui`], [`cli`].

pub mod cli;
pub mod durable;
pub mod guide;
pub mod journal;
pub mod safe;
pub mod session;
pub mod study;
pub mod system;
pub mod texts;
