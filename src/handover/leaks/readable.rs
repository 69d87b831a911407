//! A file's text as somebody reads it: what stands for a letter is that letter, and no tag parts two.

use std::borrow::Cow;

/// Stands where a tag was: words on both sides of it are two, and may be one.
pub(super) const SEAM: char = '\u{200b}';

/// A text as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readable<'a> {
    /// The text; after it, what stands in tags.
    pub text: Cow<'a, str>,
    /// So many bytes of it are in lines as in the file.
    pub lined: usize,
}

impl<'a> Readable<'a> {
    /// The text of a file by what it begins with: markup, JSON, or text.
    #[must_use]
    pub fn of(text: &'a str) -> Readable<'a> {
        let text = match text.trim_start().chars().next() {
            Some('<') => return of_markup(text),
            Some('{' | '[') => of_json(text),
            _ => Cow::Borrowed(text),
        };
        Readable {
            lined: text.len(),
            text,
        }
    }
}

/// The words between the tags, then what is in the tags, each tag on a line.
fn of_markup(text: &str) -> Readable<'static> {
    let (mut words, mut tags) = (String::with_capacity(text.len()), String::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(before);
        words.push(SEAM);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        words.extend(tag.matches('\n'));
        tags.push('\n');
        tags.extend(tag.chars().map(|c| if c == '\n' { ' ' } else { c }));
        rest = after;
    }
    words.push_str(rest);
    let mut text = decoded(&words);
    let lined = text.len();
    text.push_str(&decoded(&tags));
    Readable {
        text: Cow::Owned(text),
        lined,
    }
}

/// Entities as what they stand for; twice, as pages within a document are.
fn decoded(text: &str) -> String {
    let once = html_escape::decode_html_entities(text);
    html_escape::decode_html_entities(&once).into_owned()
}

/// JSON with what stands behind a backslash as what it stands for; a new line as a space, so that
/// lines stay those of the file.
fn of_json(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let mut letters = after.chars();
        match letters.next() {
            Some('n' | 'r' | 't' | 'b' | 'f') => out.push(' '),
            Some('u') => {
                let (letter, length) = unit(after);
                out.push(letter);
                rest = after.get(length..).unwrap_or_default();
                continue;
            }
            Some(other) => out.push(other),
            None => {}
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// What begins as `u00e9`: the letter, with both halves where it has two, and how long it is.
fn unit(text: &str) -> (char, usize) {
    let half = |at: usize| u16::from_str_radix(text.get(at..at + 4)?, 16).ok();
    let Some(first) = half(1) else {
        return ('u', 1);
    };
    let second = match text.get(5..7) {
        Some("\\u") => half(7),
        _ => None,
    };
    match char::decode_utf16([Some(first), second].into_iter().flatten()).next() {
        Some(Ok(letter)) => (letter, if letter.len_utf16() == 2 { 11 } else { 5 }),
        _ => ('\u{fffd}', 5),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        Readable::of(text).text.replace(SEAM, "|")
    }

    #[test]
    fn markup_is_read_without_its_tags_and_they_after_it() {
        assert_eq!(
            read("<p a='Ren&eacute;e'>An<b>na</b> &amp;\nBo</p"),
            "|An|na| &\nBo|\np a='Renée'\nb\n/b\n/p"
        );
        let text = Readable::of("<a\nb>x");
        assert_eq!(text.text.get(..text.lined), Some("\u{200b}\nx"));
    }

    #[test]
    fn json_is_read_with_the_letters_that_it_stands_for() {
        assert_eq!(
            read(r#"{"a":"Ren\u00e9e\nAnna \ud83d\ude42 \"x\" \ud83d \uzz"}"#),
            "{\"a\":\"Renée Anna 🙂 \"x\" \u{fffd} uzz\"}"
        );
        assert_eq!(read("a\\n <b>"), "a\\n <b>");
        assert_eq!(read("[\\"), "[");
    }
}
