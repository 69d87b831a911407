//! What names somebody in this study: the key, the speakers of transcripts, and private/terms.txt.

use std::path::PathBuf;

use super::Study;
use super::error::StudyError;
use super::key::Person;
use super::private::PRIVATE;
use crate::guard::terms::{Kind, Terms};

/// The name of the file with the researcher's own terms.
const TERMS: &str = "terms.txt";

/// What stands in the place of an organisation.
const ORGANISATION: &str = "school";
/// What stands in the place of a place.
const PLACE: &str = "place";
/// What stands in the place of a term that has no code of its own.
const TERM: &str = "name";

impl Study {
    /// Where the researcher's own terms are kept: a term a line, and after a `=` the code that stands
    /// in its place; a line that begins with `#` is a remark.
    #[must_use]
    pub fn terms_file(&self) -> PathBuf {
        self.root.join(PRIVATE).join(TERMS)
    }

    /// Everything that names somebody in this study. What the researcher listed comes first, so that
    /// it has the code that was given to it.
    ///
    /// # Errors
    /// When a file of the private folder cannot be read.
    pub fn listed_terms(&self) -> Result<Terms, StudyError> {
        let mut terms = Terms::default();
        for line in self
            .own_terms()?
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            let (words, code) = line.rsplit_once('=').unwrap_or((line, ""));
            let code = code.trim().trim_matches(['[', ']']);
            let code = if code.is_empty() { TERM } else { code };
            terms.add(words.trim(), Kind::Added, code);
        }
        for (id, person) in self.key()?.people() {
            list(&mut terms, id, person);
        }
        let speakers = self.speakers()?;
        for (name, code) in speakers.iter().filter(|(_, code)| !code.is_empty()) {
            terms.add(name, Kind::Name, code);
        }
        Ok(terms)
    }

    /// Adds the terms that a researcher listed in another study.
    ///
    /// # Errors
    /// When a list cannot be read or written.
    pub fn add_terms(&self, other: &Study) -> Result<(), StudyError> {
        let (own, theirs) = (self.own_terms()?, other.own_terms()?);
        let known: Vec<&str> = own.lines().map(str::trim).collect();
        let new = theirs.lines().filter(|line| {
            let line = line.trim();
            !line.is_empty() && !known.contains(&line)
        });
        let new: Vec<&str> = new.collect();
        if new.is_empty() {
            return Ok(());
        }
        let mut text = own.trim_end().to_owned();
        for line in new {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
        text.push('\n');
        let kept = self.keep_private(&self.terms_file(), text.as_bytes());
        kept.map(drop)
    }

    fn own_terms(&self) -> Result<String, StudyError> {
        let text = self.read_private(&self.terms_file())?.unwrap_or_default();
        Ok(text.trim_start_matches('\u{feff}').to_owned())
    }
}

fn list(terms: &mut Terms, id: &str, person: &Person) {
    for (field, words) in person.fields() {
        let (kind, code) = match field {
            "name" => (Kind::Name, id),
            "email" => (Kind::Email, id),
            "organisation" => (Kind::Organisation, ORGANISATION),
            _ => (Kind::Place, PLACE),
        };
        terms.add(words.reveal(), kind, code);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_the_speakers_and_the_researchers_terms_are_listed() {
        let top = tempfile::tempdir().unwrap();
        let study = Study::open(top.path().to_owned()).unwrap();
        assert!(study.listed_terms().unwrap().is_empty());
        let private = study.private_folder().unwrap();
        let key = "[R7]\nname = \"Anna de Vries\"\nemail = \"a@x.example\"\norganisation = \"De Linde\"\nplace = \"Zaandam\"\n";
        std::fs::write(private.join("key.toml"), key).unwrap();
        let speakers = "Karin = \"interviewer\"\n\"Anna de Vries\" = \"R7\"\nDus = \"\"\n";
        std::fs::write(private.join("speakers.toml"), speakers).unwrap();
        std::fs::write(
            study.terms_file(),
            "# mine\nDe Horizon = [school B]\n\nKarel\n",
        )
        .unwrap();
        let terms = study.listed_terms().unwrap();
        assert_eq!(terms.len(), 7);
        let text = "Anna, Karin en Karel van De Horizon; Zaandam. Dus de linde";
        let text = terms.without(text, &mut crate::guard::search::Counts::new());
        assert_eq!(
            text,
            "[R7], [interviewer] en [name] van [school B]; [place]. Dus [school]"
        );
    }
}
