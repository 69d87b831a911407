//! Why a command did not do what was asked, and the exit code that tells.

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::safe::shown;

/// Why a command did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The kind, which is the exit code.
    pub kind: Kind,
    /// What is wrong and where; empty when it was said already.
    pub message: String,
    /// What would be right.
    pub hint: Option<String>,
}

/// The kinds of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The command did its work and found something wrong: 1.
    Found,
    /// The command was used wrongly: 2.
    Usage,
    /// A file, device, permission or key stood in the way: 3.
    CouldNot,
    /// Nobody reads the output any more, which is no failure: 0.
    NobodyReads,
}

impl Failure {
    /// Wrong use.
    pub fn usage(message: impl Into<String>) -> Failure {
        Failure::new(Kind::Usage, message)
    }

    /// Something stood in the way.
    pub fn could_not(message: impl Into<String>) -> Failure {
        Failure::new(Kind::CouldNot, message)
    }

    /// Something wrong was found, and has been said.
    #[must_use]
    pub fn found() -> Failure {
        Failure::new(Kind::Found, "")
    }

    /// A failure without a hint.
    #[must_use]
    pub fn new(kind: Kind, message: impl Into<String>) -> Failure {
        Failure {
            kind,
            message: message.into(),
            hint: None,
        }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Failure {
        Failure {
            hint: Some(hint.into()),
            ..self
        }
    }

    /// Says it on standard error and gives the exit code.
    #[must_use]
    pub fn report(self) -> ExitCode {
        let mut err = io::stderr().lock();
        // What cannot be printed cannot be reported either.
        if !self.message.is_empty() {
            let _ = writeln!(err, "leidraad: {}", shown_lines(&self.message));
        }
        if let Some(hint) = &self.hint {
            let _ = writeln!(err, "  {}", shown_lines(hint));
        }
        ExitCode::from(match self.kind {
            Kind::NobodyReads => 0,
            Kind::Found => 1,
            Kind::Usage => 2,
            Kind::CouldNot => 3,
        })
    }
}

/// Lines as they can be printed: paths and causes in them come from elsewhere.
fn shown_lines(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(shown).collect();
    lines.join("\n")
}

/// Writing to standard output.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        let kind = match error.kind() {
            io::ErrorKind::BrokenPipe => return Failure::new(Kind::NobodyReads, ""),
            _ => Kind::CouldNot,
        };
        Failure::new(kind, error.to_string())
    }
}
