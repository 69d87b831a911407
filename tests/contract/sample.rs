//! The sample: sign-ups, screening, quotas, the choice, the flow.

mod bad_input;
mod docs;
pub mod fixture;
mod made_up;
mod signups;
