//! study.toml: what a study says of itself. Keys that this version does not read are left alone.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::error::StudyError;
use super::origin::Origin;
use crate::guide::text::Text;

/// What study.toml says; every key is optional.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Settings {
    /// The title, in one language or by language.
    pub title: Option<Title>,
    /// The language of the program and of concept names in exports, a BCP 47 tag.
    pub language: Option<String>,
    /// The guide that is used when none is named: an id, or a path from the study's folder.
    pub guide: Option<String>,
    /// Who does the research.
    #[serde(default)]
    pub researchers: Vec<String>,
    /// Attributes of participants that the sample is spread over.
    pub strata: Option<toml::Value>,
    /// Who can open what is locked.
    #[serde(default)]
    pub confidentiality: Confidentiality,
    /// The sources to record from.
    #[serde(default)]
    pub recorder: Recorder,
    /// The pack that the study started from.
    pub pack: Option<Origin>,
}

/// A title in one language, or by BCP 47 tag.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Title {
    /// The same in every language.
    One(String),
    /// By language.
    Many(BTreeMap<String, String>),
}

impl Title {
    /// The words in a language, or the nearest there is.
    #[must_use]
    pub fn words(&self, language: &str) -> String {
        match self {
            Title::One(words) => words.clone(),
            Title::Many(all) => {
                let text = Text::new(all.clone().into_iter().collect());
                text.words(language).to_owned()
            }
        }
    }
}

/// The table `[confidentiality]`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Confidentiality {
    /// Those who can open what is locked, as `age` has them.
    #[serde(default)]
    pub recipients: Vec<String>,
}

/// The table `[recorder]`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Recorder {
    /// The source with the interviewer's voice.
    pub microphone: Option<String>,
    /// The source with the participant's voice; none when one track holds both.
    pub call: Option<String>,
    /// Samples a second.
    pub rate: Option<u32>,
    /// Whether recordings are encrypted while they are written.
    #[serde(default)]
    pub encrypt: bool,
    /// How long before a note's first keystroke playing begins, in seconds.
    pub lead_seconds: Option<u32>,
    /// The speech recogniser and its arguments, with places for `{model}`, `{wav}`, `{out}` and
    /// `{language}`.
    pub engine: Option<Vec<String>>,
    /// The file with the recogniser's model; from the study's folder when it is no whole path.
    pub model: Option<PathBuf>,
}

impl Recorder {
    /// How long before a note's first keystroke playing begins, in milliseconds: a note is typed
    /// while the sentence it is about has been running for a while.
    #[must_use]
    pub fn lead_ms(&self) -> u64 {
        u64::from(self.lead_seconds.unwrap_or(6)) * 1_000
    }
}

impl Settings {
    /// Reads study.toml; a file that is not there says nothing.
    ///
    /// # Errors
    /// When the file cannot be read, or is not what it should be.
    pub fn read(path: &Path) -> Result<Settings, StudyError> {
        match std::fs::read_to_string(path) {
            Ok(text) => toml::from_str(&text)
                .map_err(|error| StudyError::broken(path.to_owned(), &text, &error)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Settings::default()),
            Err(error) => Err(StudyError::Io(path.to_owned(), error)),
        }
    }

    /// The attributes of participants that make the strata: `strata` as a name, a list of names, or
    /// a table whose keys are the names. Another shape says nothing.
    #[must_use]
    pub fn strata(&self) -> Vec<String> {
        match &self.strata {
            Some(toml::Value::String(name)) => vec![name.clone()],
            Some(toml::Value::Array(names)) => {
                let names = names.iter().filter_map(toml::Value::as_str);
                names.map(str::to_owned).collect()
            }
            Some(toml::Value::Table(table)) => table.keys().cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// The title in a language, if the study has one.
    #[must_use]
    pub fn title(&self, language: &str) -> Option<String> {
        Some(self.title.as_ref()?.words(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_study_says_where() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.toml");
        std::fs::write(&path, "title = \"a\"\nlanguage = 7\n").unwrap();
        let error = Settings::read(&path).unwrap_err();
        assert!(
            matches!(
                error,
                StudyError::Broken {
                    line: 2,
                    column: 12,
                    ..
                }
            ),
            "{error:?}"
        );
    }

    #[test]
    fn strata_are_a_name_a_list_or_a_table() {
        let strata = |text: &str| toml::from_str::<Settings>(text).unwrap().strata();
        assert_eq!(strata("strata = \"sector\""), ["sector"]);
        assert_eq!(
            strata("strata = [\"sector\", \"size\"]"),
            ["sector", "size"]
        );
        assert_eq!(strata("[strata]\nsize = [4, 4, 6]\n"), ["size"]);
        assert!(strata("").is_empty() && strata("strata = 3").is_empty());
    }

    #[test]
    fn unknown_keys_are_left_for_later() {
        let text = "title.nl = \"Een\"\ntitle.en = \"One\"\nfuture = { a = 1 }\n";
        let settings: Settings = toml::from_str(text).unwrap();
        assert_eq!(settings.title("nl").as_deref(), Some("Een"));
        assert_eq!(settings.title("en").as_deref(), Some("One"));
    }
}
