//! What is said of the wording of questions, when advice is asked for.

use super::guide::Advice;

/// Advice on the wording of questions.
#[derive(Debug)]
pub struct AdviceTexts {
    /// Two questions in one: `{words}`.
    pub double: Advice,
    /// Leading: `{words}`.
    pub leading: Advice,
    /// Closed: `{words}`.
    pub closed: Advice,
    /// Too long: `{words}`.
    pub long: Advice,
    /// A word of the concept model: `{words}`.
    pub jargon: Advice,
    /// How to silence it: `{rule}`.
    pub silence: &'static str,
}
