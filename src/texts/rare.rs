//! What is said of combinations of attributes that fit too few.

use super::guide::Advice;

/// What is said of combinations of attributes that fit too few participants.
#[derive(Debug)]
pub struct RareTexts {
    /// A key that may be another: `{key}`, `{near}`.
    pub key: Advice,
    /// Something of another shape: `{key}`.
    pub shape: Advice,
    /// A minimum that is none: `{number}`.
    pub minimum: Advice,
    /// A minimum above the sample: `{number}`, `{planned}`.
    pub above: Advice,
    /// An attribute that nobody has: `{name}`; what may have been meant: `{near}`.
    pub attribute: Advice,
    /// An attribute that is named twice: `{name}`.
    pub twice: Advice,
    /// Values that become each other: `{around}`.
    pub circle: Advice,
    /// Combinations that were found: `{count}`, `{minimum}`, `{list}`.
    pub found: &'static str,
    /// One of them: `{values}`, `{people}`.
    pub one: &'static str,
    /// Those that are not listed: `{count}`.
    pub more: &'static str,
    /// What can be done, beside an output that was made.
    pub coarsen: &'static str,
    /// Nothing was handed over: `{count}`, `{minimum}`.
    pub refused: &'static str,
    /// What can be done instead.
    pub refused_hint: &'static str,
    /// A coarser value that was taken: `{attribute}`, `{values}`, `{coarser}`.
    pub taken: &'static str,
    /// Values that were left out: `{attribute}`, `{people}`, `{minimum}`.
    pub left_out: &'static str,
    /// Of how many others nothing is said: `{count}`.
    pub others: &'static str,
    /// Nothing had to be done.
    pub nothing: &'static str,
    /// The output has no attributes to coarsen: `{format}`.
    pub no_attributes: &'static str,
    /// Above the combinations in the status: `{minimum}`.
    pub head: &'static str,
}
