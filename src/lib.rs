//! Leidraad keeps the interview guide, the clock and the notebook of one interview in one terminal
//! window, and hands the tagged notes over to the software a study is coded in.
//!
//! The rooms, from the ground up; a module uses only those named before it (a test holds it to
//! that): [`safe`], [`texts`], [`system`], [`durable`], [`seal`], [`guide`], [`journal`], [`session`],
//! [`transcript`], [`guard`], [`review`], [`study`], [`recorder`], [`rehearsal`], [`live`], [`reviewing`],
//! [`seat`], [`home`], [`stage`], [`handover`], [`plain`], [`tui`], [`cli`].

pub mod cli;
pub mod durable;
pub mod guard;
pub mod guide;
pub mod handover;
pub mod home;
pub mod journal;
pub mod live;
pub mod plain;
pub mod recorder;
pub mod rehearsal;
pub mod review;
pub mod reviewing;
pub mod safe;
pub mod seal;
pub mod seat;
pub mod session;
pub mod stage;
pub mod study;
pub mod system;
pub mod texts;
pub mod transcript;
pub mod tui;

/// The program's name and version, as the journal has it.
pub const PROGRAM: &str = concat!("leidraad ", env!("CARGO_PKG_VERSION"));
