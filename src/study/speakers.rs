//! private/speakers.toml: who is meant by a name in a transcript, so that it is asked once.

use std::io;
use std::path::PathBuf;

use toml_edit::DocumentMut;

use super::Study;
use super::error::StudyError;
use super::private::PRIVATE;

/// The name of the file.
const SPEAKERS: &str = "speakers.toml";

/// Names, each with the code that stands for it; an empty one for what is no name at all.
pub type Speakers = Vec<(String, String)>;

impl Study {
    /// Where the speakers are remembered.
    #[must_use]
    pub fn speakers_file(&self) -> PathBuf {
        self.root.join(PRIVATE).join(SPEAKERS)
    }

    /// The speakers that are remembered; none without the file.
    ///
    /// # Errors
    /// When the file cannot be read, or is no list of names with codes.
    pub fn speakers(&self) -> Result<Speakers, StudyError> {
        let path = self.speakers_file();
        let Some(text) = self.read_private(&path)? else {
            return Ok(Vec::new());
        };
        let table: toml::map::Map<String, toml::Value> =
            toml::from_str(&text).map_err(|error| StudyError::broken(path, &text, &error))?;
        let each = table.into_iter().filter_map(|(name, code)| {
            let code = code.as_str()?.to_owned();
            Some((name, code))
        });
        Ok(each.collect())
    }

    /// The names of people with their codes: the speakers that are remembered, and, by the key, those
    /// who take part in a session. Of the others in the key a part of a name is too often a word.
    ///
    /// # Errors
    /// As [`Study::speakers`] and [`Study::key`].
    pub fn known_names(&self, participants: &[String]) -> Result<Speakers, StudyError> {
        let mut names = self.speakers()?;
        let key = self.key()?;
        for (id, person) in key
            .people()
            .filter(|(id, _)| participants.iter().any(|one| one == id))
        {
            if let Some(name) = &person.name
                && !names.iter().any(|(known, _)| known == name.reveal())
            {
                names.push((name.reveal().to_owned(), id.to_owned()));
            }
        }
        Ok(names)
    }

    /// Remembers speakers; those that are there already get their new code.
    ///
    /// # Errors
    /// When the file cannot be read or written; then it stands as it was.
    pub fn remember_speakers(&self, speakers: &[(String, String)]) -> Result<(), StudyError> {
        if speakers.is_empty() {
            return Ok(());
        }
        let mut document = self.speakers_document()?;
        for (name, code) in speakers {
            document.insert(name, toml_edit::value(code));
        }
        self.write_speakers(&document)
    }

    /// Forgets the names that a code stands for.
    ///
    /// # Errors
    /// As [`Study::remember_speakers`].
    pub fn forget_speaker(&self, code: &str) -> Result<(), StudyError> {
        let known = self.speakers()?;
        let theirs: Vec<&str> = known
            .iter()
            .filter(|(_, known)| known == code)
            .map(|(name, _)| name.as_str())
            .collect();
        if theirs.is_empty() {
            return Ok(());
        }
        let mut document = self.speakers_document()?;
        for name in theirs {
            document.remove(name);
        }
        self.write_speakers(&document)
    }

    fn speakers_document(&self) -> Result<DocumentMut, StudyError> {
        let path = self.speakers_file();
        let text = self.read_private(&path)?.unwrap_or_default();
        text.parse().map_err(|error: toml_edit::TomlError| {
            StudyError::Io(path, io::Error::other(error.message().to_owned()))
        })
    }

    fn write_speakers(&self, document: &DocumentMut) -> Result<(), StudyError> {
        let kept = self.keep_private(&self.speakers_file(), document.to_string().as_bytes());
        kept.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_are_remembered_beside_what_was_there() {
        let top = tempfile::tempdir().unwrap();
        let study = Study::open(top.path().to_owned()).unwrap();
        assert_eq!(study.speakers().unwrap(), []);
        let pair = |name: &str, code: &str| (name.to_owned(), code.to_owned());
        let both = [
            pair("Anna \"de\" Vries", "R7"),
            pair("Karin", "interviewer"),
        ];
        study.remember_speakers(&both).unwrap();
        study.remember_speakers(&[pair("Karin", "R8")]).unwrap();
        let mut known = study.speakers().unwrap();
        known.sort();
        assert_eq!(
            known,
            [pair("Anna \"de\" Vries", "R7"), pair("Karin", "R8")]
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode =
                |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&study.speakers_file()), 0o600);
            assert_eq!(mode(&study.root.join(PRIVATE)), 0o700);
        }
        std::fs::write(study.speakers_file(), "Karin = \n").unwrap();
        assert!(matches!(
            study.speakers(),
            Err(StudyError::Broken { line: 1, .. })
        ));
        assert!(study.remember_speakers(&both).is_err());
    }
}
