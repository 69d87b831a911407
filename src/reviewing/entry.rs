//! What a typed line means in review: concepts, a theme, a remark, a doubt, or a command.

use crate::guide::concept::ConceptModel;
use crate::guide::near::nearest;

/// A line, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// `#…`: these are its concepts now.
    Tags(Tags),
    /// `+#…`: these as well.
    Add(Tags),
    /// `-#…`: these no longer.
    Untag(Tags),
    /// `* …`: a theme in free words.
    Theme(String),
    /// `= …`: a remark.
    Remark(String),
    /// `?`: in doubt, or no longer; words after it are the remark.
    Doubt(String),
    /// `/…`: a command, without its slash.
    Command(String),
    /// Words without a sign, which mean nothing here.
    Words,
    /// A `#word` that is no concept.
    Unknown(Unknown),
    /// `#-` beside a concept: outside the model and in it.
    Both,
}

/// Concepts as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tags {
    /// Concept ids, each once, in the order typed.
    pub concepts: Vec<String>,
    /// `#-`: outside the model.
    pub outside: bool,
}

/// A `#word` that is no concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The word, without its sign.
    pub word: String,
    /// A concept that looks like it.
    pub near: Option<String>,
}

/// Reads a line that is not blank.
#[must_use]
pub fn read(line: &str, concepts: &ConceptModel) -> Entry {
    let line = line.trim();
    let rest = |sign: char| line.strip_prefix(sign).map(str::trim);
    if let Some(command) = rest('/') {
        return Entry::Command(command.to_owned());
    }
    if line.starts_with('#') {
        return tagged(line, concepts, Entry::Tags);
    }
    if let Some(tags) = rest('+').filter(|rest| rest.starts_with('#')) {
        return tagged(tags, concepts, Entry::Add);
    }
    if let Some(tags) = rest('-').filter(|rest| rest.starts_with('#')) {
        return tagged(tags, concepts, Entry::Untag);
    }
    let words = |text: &str| text.to_owned();
    let theme = rest('*').map(|text| Entry::Theme(words(text)));
    let remark = || rest('=').map(|text| Entry::Remark(words(text)));
    let doubt = || rest('?').map(|text| Entry::Doubt(words(text)));
    theme.or_else(remark).or_else(doubt).unwrap_or(Entry::Words)
}

fn tagged(words: &str, concepts: &ConceptModel, entry: fn(Tags) -> Entry) -> Entry {
    match tags(words, concepts) {
        Ok(tags) if tags.outside && !tags.concepts.is_empty() => Entry::Both,
        Ok(tags) => entry(tags),
        Err(Some(unknown)) => Entry::Unknown(unknown),
        Err(None) => Entry::Words,
    }
}

/// Reads words that are all concepts, in whatever case.
///
/// # Errors
/// The first that is none; nothing when one has no `#`.
pub fn tags(words: &str, concepts: &ConceptModel) -> Result<Tags, Option<Unknown>> {
    let mut tags = Tags::default();
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    for word in words.split(separates).filter(|word| !word.is_empty()) {
        let id = word.strip_prefix('#').ok_or(None)?;
        if id == "-" {
            tags.outside = true;
            continue;
        }
        let mut all = concepts.all().iter().map(|concept| &concept.id);
        let Some(known) = all.find(|known| known.eq_ignore_ascii_case(id)) else {
            let ids = concepts.all().iter().map(|concept| concept.id.as_str());
            return Err(Some(Unknown {
                word: id.to_owned(),
                near: nearest(id, ids),
            }));
        };
        if !tags.concepts.contains(known) {
            tags.concepts.push(known.clone());
        }
    }
    Ok(tags)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::load::load;

    fn typed(line: &str) -> Entry {
        let guide = load("kwaliteitszorg", None).unwrap().guide;
        read(line, &guide.concepts)
    }

    fn of(concepts: &[&str]) -> Tags {
        Tags {
            concepts: concepts.iter().map(|&id| id.to_owned()).collect(),
            outside: false,
        }
    }

    #[test]
    fn the_first_sign_says_what_a_line_means() {
        let outside = Tags {
            outside: true,
            ..Tags::default()
        };
        let lines = [
            (
                "#Doelen, #basis #doelen",
                Entry::Tags(of(&["doelen", "basis"])),
            ),
            ("#-", Entry::Tags(outside)),
            ("-#doelen", Entry::Untag(of(&["doelen"]))),
            ("+ #doelen", Entry::Add(of(&["doelen"]))),
            ("* samen leren", Entry::Theme("samen leren".into())),
            ("=zie R9", Entry::Remark("zie R9".into())),
            ("?", Entry::Doubt(String::new())),
            ("/go 3", Entry::Command("go 3".into())),
            ("doelen", Entry::Words),
            ("#doelen en meer", Entry::Words),
            ("#- #doelen", Entry::Both),
        ];
        for (line, entry) in lines {
            assert_eq!(typed(line), entry, "{line}");
        }
    }

    #[test]
    fn a_word_that_is_no_concept_names_the_one_that_looks_like_it() {
        let unknown = Unknown {
            word: "doeln".into(),
            near: Some("doelen".into()),
        };
        assert_eq!(typed("#doeln"), Entry::Unknown(unknown));
    }
}
