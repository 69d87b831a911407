//! Where a command runs: the study, the language, the local time.

use std::path::{Path, PathBuf};

use time::UtcOffset;

use super::Failure;
use crate::guide::load::{Loaded, Refused, load};
use crate::guide::report::plain;
use crate::study::Study;
use crate::study::error::StudyError;
use crate::texts::Texts;

/// What every command is given.
#[derive(Debug)]
pub struct Context {
    /// The study to work in.
    pub study: Study,
    /// The language that was asked for on the command line.
    pub asked_language: Option<String>,
    /// The texts of the program.
    pub texts: &'static Texts,
    /// The offset of local time from UTC.
    pub offset: UtcOffset,
}

impl Context {
    /// Finds the study and settles the language: the one asked for, else the study's, else the
    /// environment's.
    ///
    /// # Errors
    /// When the study's folder is none, or its study.toml cannot be read.
    pub fn find(
        named: Option<&Path>,
        asked_language: Option<String>,
        offset: UtcOffset,
    ) -> Result<Context, Failure> {
        let from_environment = environment_language();
        let first = asked_language
            .as_deref()
            .or(from_environment.as_deref())
            .unwrap_or("en");
        let home = std::env::home_dir();
        let cwd = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
        let study = Study::find(&cwd, named, home.as_deref())
            .map_err(|error| of_study(&error, Texts::of(first)))?;
        let language = asked_language
            .as_deref()
            .or(study.settings.language.as_deref());
        let texts = Texts::of(language.unwrap_or(first));
        Ok(Context {
            study,
            asked_language,
            texts,
            offset,
        })
    }

    /// The guide that is named.
    ///
    /// # Errors
    /// When there is none, or it has errors; its findings are said on stderr.
    pub fn guide(&self, wanted: &str) -> Result<Loaded, Failure> {
        load(wanted, Some(&self.study.root.join("guides")))
            .map_err(|refused| self.refused(&refused))
    }

    fn refused(&self, refused: &Refused) -> Failure {
        match (refused, refused.message(&self.texts.guide)) {
            (Refused::Unknown { .. }, Some(message)) => Failure::usage(message),
            (_, Some(message)) => Failure::could_not(message),
            (Refused::Findings(findings), None) => {
                eprint!("{}", plain(findings, &self.texts.guide));
                Failure::found()
            }
            (_, None) => Failure::found(),
        }
    }

    /// A failure of the study room.
    #[must_use]
    pub fn of_study(&self, error: &StudyError) -> Failure {
        of_study(error, self.texts)
    }
}

fn of_study(error: &StudyError, texts: &Texts) -> Failure {
    let message = error.say(&texts.study);
    if error.is_wrong_use() {
        Failure::usage(message)
    } else {
        Failure::could_not(message)
    }
}

/// The language of the environment: the first of the usual variables that is set.
fn environment_language() -> Option<String> {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(set)?;
    let tag = locale.split(['.', '@']).next()?.replace('_', "-");
    (!matches!(tag.as_str(), "C" | "POSIX")).then_some(tag)
}
