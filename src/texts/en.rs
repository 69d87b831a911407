//! English.

use super::{GuideTexts, Texts};

/// The program in English.
pub const EN: Texts = Texts {
    tag: "en",
    guide: GuideTexts {
        unknown_key: "unknown key `{key}` in {table}",
    },
};
