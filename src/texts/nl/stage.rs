//! What participants read on the stage, in Dutch.

use crate::texts::StageTexts;

/// See [`crate::texts::Texts::stage`].
pub const STAGE: StageTexts = StageTexts {
    waiting: "We beginnen zo",
    welcome: "Welkom",
    pause: "Even pauze",
    thanks: "Bedankt voor het meedoen",
    silent: "Schrijf eerst voor jezelf op:",
    answers: "herken ik · herken ik deels · herken ik niet · geen mening",
};
