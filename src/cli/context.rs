//! What every command knows: the study, the language, the local time.

use std::ffi::{OsStr, OsString};
use std::io::{self, BufWriter, StdoutLock, Write as _};
use std::path::{Path, PathBuf};

use time::{OffsetDateTime, UtcOffset};

use super::failure::{Failure, Kind};
use crate::guide::finding::worded;
use crate::guide::load::{self, Loaded, Origin, Refused};
use crate::guide::report;
use crate::journal::append::OpenError;
use crate::safe::shown;
use crate::study::Study;
use crate::study::error::StudyError;
use crate::texts::Texts;

/// The guide whose concepts an import takes when nothing names another.
const USUAL_GUIDE: &str = "kwaliteitszorg";

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
        let found = find_study(named);
        let texts = Texts::of(&program_language(
            asked_language.as_deref(),
            found.as_ref().ok(),
        ));
        let study = found.map_err(|error| of_study(&error, texts))?;
        Ok(Context {
            study,
            asked_language,
            texts,
            offset,
        })
    }

    /// The same study in another language.
    #[must_use]
    pub fn in_language(&self, language: String) -> Context {
        Context {
            study: self.study.clone(),
            texts: Texts::of(&language),
            asked_language: Some(language),
            offset: self.offset,
        }
    }

    /// A failure of the study room.
    #[must_use]
    pub fn of_study(&self, error: &StudyError) -> Failure {
        of_study(error, self.texts)
    }

    /// Why the study's own journal was not written to, in words.
    #[must_use]
    pub fn of_log(&self, error: &OpenError) -> String {
        match error {
            OpenError::Held => self.texts.study.log_held.to_owned(),
            error => error.say(&self.texts.journal),
        }
    }

    /// The researcher, where study.toml names only one.
    #[must_use]
    pub fn only_researcher(&self) -> Option<String> {
        match self.study.settings.researchers.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    }

    /// The moment now, in local time.
    #[must_use]
    pub fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc().to_offset(self.offset)
    }

    /// The language to read guides in: `--lang`, else the study's, else the program's.
    #[must_use]
    pub fn language(&self) -> &str {
        self.chosen_language().unwrap_or(self.texts.tag)
    }

    /// The language that was chosen by `--lang` or study.toml.
    #[must_use]
    pub fn chosen_language(&self) -> Option<&str> {
        let of_study = self.study.settings.language.as_deref();
        self.asked_language.as_deref().or(of_study)
    }

    /// Standard output, which is written out when it is dropped or flushed.
    #[must_use]
    pub fn out(&self) -> BufWriter<StdoutLock<'static>> {
        BufWriter::new(io::stdout().lock())
    }

    /// Says on standard error what could not be read, or is odd but no error.
    pub fn warn(&self, what: &str) {
        // What cannot be printed cannot be reported either.
        let _ = writeln!(io::stderr(), "{}: {}", self.texts.cli.warning, shown(what));
    }

    /// The folder with the study's own guides.
    #[must_use]
    pub fn guides_folder(&self) -> PathBuf {
        self.study.root.join("guides")
    }

    /// The guide that is named.
    ///
    /// # Errors
    /// When there is none, or it has errors.
    pub fn guide(&self, wanted: &str) -> Result<Loaded, Failure> {
        load::load(wanted, Some(&self.guides_folder())).map_err(|refused| self.refused(&refused))
    }

    /// The guide to use when none is named: study.toml's, else the study's only one, else the
    /// built-in one.
    ///
    /// # Errors
    /// When the guide cannot be used.
    pub fn usual_guide(&self) -> Result<Loaded, Failure> {
        let study = &self.study;
        if let Some(guide) = &study.settings.guide {
            let is_path = guide.contains(['/', '\\'])
                || Path::new(guide).extension() == Some(OsStr::new("toml"));
            return if is_path {
                self.guide(&study.root.join(guide).to_string_lossy())
            } else {
                self.guide(guide)
            };
        }
        let own: Vec<String> = load::known(Some(&self.guides_folder()))
            .into_iter()
            .filter(|(_, origin)| matches!(origin, Origin::File(_)))
            .map(|(id, _)| id)
            .collect();
        match own.as_slice() {
            [only] => self.guide(only),
            _ => self.guide(USUAL_GUIDE),
        }
    }

    /// Why there is no guide, as a failure.
    #[must_use]
    pub fn refused(&self, refused: &Refused) -> Failure {
        let message = refused.message(&self.texts.guide).unwrap_or_default();
        match refused {
            Refused::Unknown { .. } => Failure::new(Kind::Usage, message),
            Refused::Unreadable { .. } => Failure::new(Kind::CouldNot, message),
            Refused::Findings(findings) => {
                let texts = &self.texts.guide;
                let findings = report::plain(&worded(findings, texts), texts);
                Failure::new(Kind::Found, findings.trim_end())
            }
        }
    }
}

/// The value of an option, before the command line is read as a whole.
fn value_of(raw: &[OsString], option: &str) -> Option<OsString> {
    let mut rest = raw.iter().skip(1).take_while(|arg| *arg != "--");
    while let Some(arg) = rest.next() {
        if arg == option {
            return rest.next().cloned();
        }
        let value = arg
            .to_str()
            .and_then(|arg| arg.strip_prefix(option)?.strip_prefix('='));
        if let Some(value) = value {
            return Some(value.into());
        }
    }
    None
}

/// The language of the program: the one asked for, else the study's, else the environment's.
fn program_language(asked: Option<&str>, study: Option<&Study>) -> String {
    let of_study = || study?.settings.language.as_deref();
    let chosen = asked.or_else(of_study).map(str::to_owned);
    chosen
        .or_else(environment_language)
        .unwrap_or_else(|| "en".to_owned())
}

/// The language of the help, settled before the command line is read.
#[must_use]
pub fn help_language(raw: &[OsString]) -> &'static str {
    let named = value_of(raw, "--study").map(PathBuf::from);
    let asked = value_of(raw, "--lang").and_then(|tag| tag.into_string().ok());
    let study = find_study(named.as_deref()).ok();
    Texts::of(&program_language(asked.as_deref(), study.as_ref())).tag
}

fn find_study(named: Option<&Path>) -> Result<Study, StudyError> {
    let home = std::env::home_dir();
    let cwd = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    Study::find(&cwd, named, home.as_deref())
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
