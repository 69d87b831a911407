//! How a command fails: what kind of failure, in words, with what would help.

use std::process::ExitCode;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub struct Failure {
    /// What kind it is, and so the exit code.
    pub kind: Kind,
    /// What is wrong; empty when it was said already, or when there is nobody to say it to.
    pub message: String,
}

/// The kinds of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The command did its work and found something wrong.
    Found,
    /// It was asked in a way that cannot be done.
    Usage,
    /// A file, a device, a permission or a key stood in the way.
    CouldNot,
}

impl Failure {
    /// Wrong use.
    pub fn usage(message: impl Into<String>) -> Failure {
        Failure {
            kind: Kind::Usage,
            message: message.into(),
        }
    }

    /// Something stood in the way.
    pub fn could_not(message: impl Into<String>) -> Failure {
        Failure {
            kind: Kind::CouldNot,
            message: message.into(),
        }
    }

    /// Something wrong was found, and has been said.
    #[must_use]
    pub fn found() -> Failure {
        Failure {
            kind: Kind::Found,
            message: String::new(),
        }
    }

    /// Says it on stderr and gives the exit code.
    #[must_use]
    pub fn report(self) -> ExitCode {
        if !self.message.is_empty() {
            eprintln!("leidraad: {}", self.message);
        }
        ExitCode::from(match self.kind {
            Kind::Found => 1,
            Kind::Usage => 2,
            Kind::CouldNot => 3,
        })
    }
}
