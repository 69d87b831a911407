//! Which codings a command takes: `--coder` and `--round`.

use clap::Args;

use crate::review::wanted::Wanted;

/// Which codings are taken.
#[derive(Debug, Clone, Args)]
pub struct CodingArgs {
    /// The codings of this coder [default: who worked last on the round]
    #[arg(long, value_name = "NAME")]
    pub coder: Option<String>,
    /// The codings of this round of review [default: the highest]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub round: Option<u32>,
}

impl CodingArgs {
    /// The codings that are meant.
    #[must_use]
    pub fn wanted(&self) -> Wanted {
        Wanted {
            coder: self.coder.clone(),
            round: self.round,
        }
    }
}
