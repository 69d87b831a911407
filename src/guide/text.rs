//! A text in several languages, and which of them is read.

/// A text by BCP 47 tag, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(Vec<(String, String)>);

/// What a text says in a wanted language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a> {
    /// The words.
    pub words: &'a str,
    /// The tag they are in, when it is not the language that was wanted.
    pub instead: Option<&'a str>,
}

impl Text {
    /// A text from its tags and words.
    #[must_use]
    pub fn new(by_tag: Vec<(String, String)>) -> Text {
        Text(by_tag)
    }

    /// The words in `wanted`, or for `nl-BE` in `nl`, or in another `nl-…`; else the first language
    /// the text has, said to be so.
    #[must_use]
    pub fn said(&self, wanted: &str) -> Said<'_> {
        let by = |fits: &dyn Fn(&str) -> bool| self.0.iter().find(|(tag, _)| fits(tag));
        let fitting = by(&|tag| tag.eq_ignore_ascii_case(wanted))
            .or_else(|| by(&|tag| tag.eq_ignore_ascii_case(primary(wanted))))
            .or_else(|| by(&|tag| primary(tag).eq_ignore_ascii_case(primary(wanted))));
        match (fitting, self.0.first()) {
            (Some((_, words)), _) => Said {
                words,
                instead: None,
            },
            (None, Some((tag, words))) => Said {
                words,
                instead: Some(tag),
            },
            (None, None) => Said {
                words: "",
                instead: None,
            },
        }
    }

    /// The words in `wanted` or the nearest language there is.
    #[must_use]
    pub fn words(&self, wanted: &str) -> &str {
        self.said(wanted).words
    }

    /// The tags and the words of each, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(tag, words)| (tag.as_str(), words.as_str()))
    }
}

/// The primary language of a tag: `nl` of `nl-BE`.
#[must_use]
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}
