//! What is said when two coders, or two rounds, are compared.

/// What is said when two coders, or two rounds, are compared.
#[derive(Debug)]
pub struct AgreementTexts {
    /// What is compared: `{first}`, `{second}`, `{sessions}`.
    pub compared: &'static str,
    /// How much both reviewed: `{notes}`, `{all_notes}`, `{turns}`, `{all_turns}`.
    pub reach: &'static str,
    /// Units that got the same: `{same}`, `{units}`, `{percent}`.
    pub identical: &'static str,
    /// Nothing was reviewed by both.
    pub nothing: &'static str,
    /// The heads of the table; those of what only one gave: `{first}`, `{second}`.
    pub heads: [&'static str; 7],
    /// The row of all concepts together.
    pub together: &'static str,
    /// What it means where kappa is undefined.
    pub undefined: &'static str,
    /// How many differences: `{count}`.
    pub differences: &'static str,
    /// Nothing was given.
    pub no_concept: &'static str,
    /// Between the whole of a number and its fraction.
    pub point: &'static str,
    /// A round without a coder, of whom there are several: `{wanted}`.
    pub whose: &'static str,
    /// What would be right: `{known}`.
    pub whose_hint: &'static str,
    /// A round beside itself: `{wanted}`.
    pub itself: &'static str,
    /// A session lacks one: `{session}`, `{wanted}`.
    pub missing: &'static str,
    /// What the session has: `{known}`.
    pub missing_hint: &'static str,
    /// Nobody reviewed it.
    pub nobody: &'static str,
    /// No session has both: `{first}`, `{second}`.
    pub nowhere: &'static str,
}
