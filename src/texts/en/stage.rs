//! What participants read on the stage, in English.

use crate::texts::StageTexts;

/// See [`crate::texts::Texts::stage`].
pub const STAGE: StageTexts = StageTexts {
    waiting: "We will begin in a moment",
    welcome: "Welcome",
    pause: "A short break",
    thanks: "Thank you for taking part",
    silent: "Write down for yourself first:",
    answers: "I recognise it · in part · I do not · no view",
};
