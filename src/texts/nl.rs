//! Dutch.

use super::{GuideTexts, Texts};

/// The program in Dutch.
pub const NL: Texts = Texts {
    tag: "nl",
    guide: GuideTexts {
        unknown_key: "onbekende sleutel `{key}` in {table}",
    },
};
