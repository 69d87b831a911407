//! Writes a choice into study.toml; all else in it, comments too, stays as it was.

use std::io;
use std::path::Path;

use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value};

use super::error::StudyError;
use crate::durable;
use crate::seal::recipients::Recipient;

/// The sources to record from, as they are chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// The microphone; none leaves what is there.
    pub microphone: Option<String>,
    /// The call; none leaves what is there.
    pub call: Option<String>,
    /// Whether the call is taken out, so that there is one track.
    pub is_without_call: bool,
}

/// Writes the sources into the table `[recorder]` of the study.toml at `path`, which is made when it
/// is not there.
///
/// # Errors
/// When the file cannot be read or written, or is no TOML; it then stands as it was.
pub fn sources(path: &Path, chosen: &Sources) -> Result<(), StudyError> {
    change(path, |text| with(text, chosen))
}

/// Writes what becomes of the text of a file.
fn change(
    path: &Path,
    change: impl FnOnce(&str) -> Result<String, toml_edit::TomlError>,
) -> Result<(), StudyError> {
    let failed = |error| StudyError::Io(path.to_owned(), error);
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(failed(error)),
    };
    let changed = change(&text).map_err(|error| failed(io::Error::other(error)))?;
    durable::replace(path, changed.as_bytes()).map_err(failed)
}

/// Adds one who can open what is locked to the table `[confidentiality]` of the study.toml at `path`,
/// which is made when it is not there; one who is named already is not named twice.
///
/// # Errors
/// As [`sources`].
pub fn recipient(path: &Path, who: &Recipient) -> Result<(), StudyError> {
    change(path, |text| with_recipient(text, &who.to_string()))
}

fn with_recipient(text: &str, who: &str) -> Result<String, toml_edit::TomlError> {
    let mut document: DocumentMut = text.parse()?;
    let table = document
        .entry("confidentiality")
        .or_insert_with(|| Item::Table(Table::new()));
    if let Some(table) = table.as_table_like_mut() {
        let named = table
            .entry("recipients")
            .or_insert_with(|| Item::Value(Value::Array(Array::new())));
        if let Some(named) = named.as_array_mut()
            && !named.iter().any(|one| one.as_str() == Some(who))
        {
            named.push(who);
        }
    }
    Ok(document.to_string())
}

fn with(text: &str, chosen: &Sources) -> Result<String, toml_edit::TomlError> {
    let mut document: DocumentMut = text.parse()?;
    let recorder = document
        .entry("recorder")
        .or_insert_with(|| Item::Table(Table::new()));
    // Anything but a table was refused when study.toml was read.
    if let Some(recorder) = recorder.as_table_like_mut() {
        if let Some(name) = &chosen.microphone {
            set(recorder, "microphone", name);
        }
        if let Some(name) = &chosen.call {
            set(recorder, "call", name);
        }
        if chosen.is_without_call {
            recorder.remove("call");
        }
    }
    Ok(document.to_string())
}

/// Gives a key a text; what stands around the old one, such as a comment behind it, stays.
fn set(table: &mut dyn TableLike, key: &str, text: &str) {
    let mut value = Value::from(text);
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        *value.decor_mut() = old.decor().clone();
    }
    table.insert(key, Item::Value(value));
}

/// `key = "text"` as TOML has it.
#[must_use]
pub fn line(key: &str, text: &str) -> String {
    format!("{key} = {}", Value::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipient_is_named_once_beside_those_who_are() {
        let text = "# mine\n[confidentiality] # who\nrecipients = [\"age1a\"] # Karin\n";
        let changed = with_recipient(text, "age1b").unwrap();
        assert_eq!(
            changed,
            "# mine\n[confidentiality] # who\nrecipients = [\"age1a\", \"age1b\"] # Karin\n"
        );
        assert_eq!(with_recipient(&changed, "age1a").unwrap(), changed);
        assert_eq!(
            with_recipient("title = \"a\"\n", "age1a").unwrap(),
            "title = \"a\"\n\n[confidentiality]\nrecipients = [\"age1a\"]\n"
        );
    }

    fn both() -> Sources {
        Sources {
            microphone: Some("mic \"x\"".to_owned()),
            call: Some("out.monitor".to_owned()),
            is_without_call: false,
        }
    }

    #[test]
    fn a_choice_leaves_comments_and_everything_else() {
        let text = "# mine\ntitle = \"a\"  # b\n\n[recorder] # sound\nrate = 16000\nmicrophone = \"old\" # c\n\n[future]\nx = 1\n";
        let changed = with(text, &both()).unwrap();
        assert_eq!(
            changed,
            "# mine\ntitle = \"a\"  # b\n\n[recorder] # sound\nrate = 16000\nmicrophone = 'mic \"x\"' # c\ncall = \"out.monitor\"\n\n[future]\nx = 1\n"
        );
    }

    #[test]
    fn a_study_without_the_table_gets_one() {
        let expected = "[recorder]\nmicrophone = 'mic \"x\"'\ncall = \"out.monitor\"\n";
        assert_eq!(with("", &both()).unwrap(), expected);
        let below = with("guide = \"g\"\n", &both()).unwrap();
        assert_eq!(below, format!("guide = \"g\"\n\n{expected}"));
    }

    #[test]
    fn the_table_may_be_written_in_line_or_with_dots() {
        let chosen = Sources {
            is_without_call: true,
            ..both()
        };
        for text in [
            "recorder = { microphone = \"a\", call = \"b\" }\n",
            "recorder.microphone = \"a\"\nrecorder.call = \"b\"\n",
        ] {
            let changed = with(text, &chosen).unwrap();
            assert!(
                changed.contains("'mic \"x\"'") && !changed.contains("call"),
                "{changed}"
            );
        }
    }
}
