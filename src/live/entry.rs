//! What a typed line means: a note of some kind with its tags and speakers, or a command.

use crate::guide::Kind;
use crate::guide::concept::ConceptModel;
use crate::journal::deed::NoteKind;
use crate::session::Session;

/// What a line is read by.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// What can be tagged with.
    pub concepts: &'a ConceptModel,
    /// Who can be named as a speaker.
    pub everyone: &'a [String],
    /// Whether the signs of a member check mean something.
    pub kind: Kind,
}

impl<'a> Known<'a> {
    /// What a session knows.
    #[must_use]
    pub fn of(session: &'a Session) -> Known<'a> {
        Known {
            concepts: &session.guide.concepts,
            everyone: session.table.everyone(),
            kind: session.guide.kind,
        }
    }
}

/// A line, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A note.
    Note(Typed),
    /// A command, without its slash.
    Command(String),
}

/// A note as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// By its first sign.
    pub kind: NoteKind,
    /// The words, without the sign and the recognised tags.
    pub text: String,
    /// What was tagged.
    pub tags: Tags,
    /// Who spoke, when said.
    pub speakers: Vec<String>,
    /// A speaker that was named and is not at the table; the line is kept as it was typed.
    pub stranger: Option<String>,
    /// In a member check: a concept that the model lacks, as proposed with `#+`.
    pub proposed: Option<String>,
}

/// The tags in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tags {
    /// Concept ids, each once, in the order typed.
    pub concepts: Vec<String>,
    /// `#-`: outside the model.
    pub outside: bool,
    /// Words with `#` that are no concept; they stay in the text.
    pub unknown: Vec<String>,
}

impl Tags {
    /// Whether a concept was chosen, or none on purpose.
    #[must_use]
    pub fn is_chosen(&self) -> bool {
        self.outside || !self.concepts.is_empty()
    }
}

/// Whether a line is a command; with the slash doubled it is a note.
#[must_use]
pub fn is_command(line: &str) -> bool {
    line.starts_with('/') && !line.starts_with("//")
}

/// Reads a line that is not blank.
#[must_use]
pub fn read(line: &str, known: Known<'_>) -> Entry {
    match line.strip_prefix('/') {
        Some(doubled) if doubled.starts_with('/') => {
            Entry::Note(note(NoteKind::Note, doubled, known, vec![]))
        }
        Some(command) => Entry::Command(command.trim().to_owned()),
        None => Entry::Note(read_note(line, known)),
    }
}

fn read_note(line: &str, known: Known<'_>) -> Typed {
    let Some(named) = line.strip_prefix('@') else {
        return signed(line, known, vec![]);
    };
    if named.starts_with('@') {
        return note(NoteKind::Note, named, known, vec![]);
    }
    let (who, rest) = named.split_once(char::is_whitespace).unwrap_or((named, ""));
    let speaker = |who: &str| {
        let mut everyone = known.everyone.iter();
        let found = everyone.find(|one| one.eq_ignore_ascii_case(who));
        found.cloned().ok_or_else(|| who.to_owned())
    };
    match who.split(',').map(speaker).collect() {
        Ok(speakers) => signed(rest.trim_start(), known, speakers),
        Err(stranger) => {
            let mut typed = note(NoteKind::Note, line, known, vec![]);
            typed.stranger = Some(stranger);
            typed
        }
    }
}

/// Reads the sign before a note; doubled, it is itself.
fn signed(line: &str, known: Known<'_>, speakers: Vec<String>) -> Typed {
    let mut rest = line.chars();
    let is_member_check = known.kind == Kind::MemberCheck;
    let kind = match rest.next() {
        Some('>') => NoteKind::Quote,
        Some('?') => NoteKind::Parked,
        Some('=') => NoteKind::Memo,
        Some('+') => NoteKind::Improvised,
        Some(':') if is_member_check => NoteKind::Nuance,
        Some('&') if is_member_check => NoteKind::Addition,
        Some('!') if is_member_check => NoteKind::Disagreement,
        _ => return note(NoteKind::Note, line, known, speakers),
    };
    let rest = rest.as_str();
    let doubled = rest.chars().next() == line.chars().next();
    let kind = if doubled { NoteKind::Note } else { kind };
    note(kind, rest, known, speakers)
}

fn note(kind: NoteKind, words: &str, known: Known<'_>, speakers: Vec<String>) -> Typed {
    let (rest, proposed) = match known.kind {
        Kind::MemberCheck => without_proposal(words),
        Kind::Interview => (words.to_owned(), None),
    };
    let (text, tags) = without_tags(&rest, known.concepts);
    // A line of nothing but signs and tags is kept as it was typed: nothing entered is lost.
    let text = if text.is_empty() {
        words.trim().to_owned()
    } else {
        text
    };
    Typed {
        kind,
        text,
        tags,
        speakers,
        stranger: None,
        proposed,
    }
}

/// Takes the first concept that is proposed out of a text: `#+` after a blank or at the beginning, and
/// the name up to a blank.
fn without_proposal(text: &str) -> (String, Option<String>) {
    let is_one = |word: &&str| word.len() > 2 && word.starts_with("#+");
    let Some(word) = text.split_whitespace().find(is_one) else {
        return (text.to_owned(), None);
    };
    let name = word.trim_start_matches("#+");
    let rest = text.replacen(word, "", 1).replace("  ", " ");
    (rest.trim().to_owned(), Some(name.to_owned()))
}

/// Takes the recognised tags out of a text. A tag is `#` after a blank or at the beginning, and a
/// concept's id in whatever case, up to a blank or a mark of punctuation.
#[must_use]
pub fn without_tags(text: &str, concepts: &ConceptModel) -> (String, Tags) {
    let mut tags = Tags::default();
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('#') {
        let (before, tagged) = rest.split_at(at);
        words.push_str(before);
        let at_start = words.is_empty() || words.ends_with(char::is_whitespace);
        let length = 1 + tag_length(tagged.get(1..).unwrap_or_default());
        let (tag, after) = tagged.split_at(length);
        if at_start && take_tag(tag.get(1..).unwrap_or_default(), concepts, &mut tags) {
            let closed =
                after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || is_closing(c));
            if closed && !words.is_empty() {
                words.truncate(words.trim_end_matches(' ').len());
                rest = after;
            } else {
                rest = after.trim_start_matches(' ');
            }
        } else {
            words.push_str(tag);
            rest = after;
        }
    }
    words.push_str(rest);
    (words.trim().to_owned(), tags)
}

fn is_closing(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')')
}

/// The length in bytes of the word after a `#`.
pub(super) fn tag_length(after_sign: &str) -> usize {
    let of_id = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let word = after_sign.split(|c| !of_id(c)).next().unwrap_or_default();
    // A full stop that ends the sentence is not the id's.
    word.trim_end_matches('.').len()
}

/// Takes one word after `#`; answers whether it was a tag.
fn take_tag(word: &str, concepts: &ConceptModel, tags: &mut Tags) -> bool {
    if word == "-" {
        tags.outside = true;
        return true;
    }
    let known = concepts
        .all()
        .iter()
        .find(|concept| concept.id.eq_ignore_ascii_case(word));
    match known {
        Some(concept) if !tags.concepts.contains(&concept.id) => {
            tags.concepts.push(concept.id.clone());
        }
        Some(_) => {}
        None if word.is_empty() => {}
        None => tags.unknown.push(word.to_owned()),
    }
    known.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::concept::Concept;
    use crate::guide::text::Text;

    fn model() -> ConceptModel {
        let concept = |id: &str| Concept {
            id: id.to_owned(),
            parent: None,
            name: Text::default(),
            description: Text::default(),
            examples: Text::default(),
            not: Text::default(),
            source: None,
            color: None,
            heading: false,
            residual: false,
        };
        ConceptModel::new(vec![concept("doelen"), concept("basis")])
    }

    fn typed(line: &str) -> Typed {
        typed_in(Kind::Interview, line)
    }

    fn typed_in(kind: Kind, line: &str) -> Typed {
        let known = Known {
            concepts: &model(),
            everyone: &["R1".to_owned(), "R2".to_owned()],
            kind,
        };
        match read(line, known) {
            Entry::Note(typed) => typed,
            Entry::Command(command) => panic!("{line} was read as /{command}"),
        }
    }

    #[test]
    fn the_first_sign_says_the_kind_and_doubled_is_itself() {
        let kinds = [
            ("> ja", NoteKind::Quote, "ja"),
            ("?later", NoteKind::Parked, "later"),
            ("= ik", NoteKind::Memo, "ik"),
            ("+ en dan?", NoteKind::Improvised, "en dan?"),
            (">> 5 scholen", NoteKind::Note, "> 5 scholen"),
            ("??", NoteKind::Note, "?"),
            ("//pad", NoteKind::Note, "/pad"),
            ("@@thuis", NoteKind::Note, "@thuis"),
            ("a > b", NoteKind::Note, "a > b"),
            (">", NoteKind::Quote, ""),
        ];
        for (line, kind, text) in kinds {
            let typed = typed(line);
            assert_eq!((typed.kind, typed.text.as_str()), (kind, text), "{line}");
        }
    }

    #[test]
    fn a_member_check_has_signs_of_its_own_that_mean_nothing_elsewhere() {
        let kinds = [
            (
                ": bij nieuwe scholen",
                NoteKind::Nuance,
                "bij nieuwe scholen",
            ),
            ("@R2 & en de ouders", NoteKind::Addition, "en de ouders"),
            (
                "! daar botsen zij",
                NoteKind::Disagreement,
                "daar botsen zij",
            ),
            (":: dubbel", NoteKind::Note, ": dubbel"),
        ];
        for (line, kind, text) in kinds {
            let found = typed_in(Kind::MemberCheck, line);
            assert_eq!((found.kind, found.text.as_str()), (kind, text), "{line}");
            assert_eq!(typed(line).kind, NoteKind::Note, "{line}");
        }
    }

    #[test]
    fn recognised_tags_leave_the_text_and_unknown_ones_stay() {
        let typed = typed("over #Doelen, en #taal #basis #basis");
        assert_eq!(typed.text, "over, en #taal");
        assert_eq!(typed.tags.concepts, ["doelen", "basis"]);
        assert_eq!(typed.tags.unknown, ["taal"]);
        assert_eq!(
            super::tests::typed("x #-").tags,
            Tags {
                outside: true,
                ..Tags::default()
            }
        );
        assert_eq!(super::tests::typed("a#doelen c# #1").text, "a#doelen c# #1");
        assert_eq!(super::tests::typed("#doelen eerst").text, "eerst");
        assert_eq!(super::tests::typed("zo #doelen.").text, "zo.");
    }

    #[test]
    fn a_line_of_nothing_but_tags_is_kept_as_typed() {
        let typed = typed("#doelen");
        assert_eq!(
            (typed.text.as_str(), typed.tags.concepts.len()),
            ("#doelen", 1)
        );
    }

    #[test]
    fn speakers_may_be_followed_by_another_sign_and_strangers_stay_text() {
        let two = typed("@R1,R2 > samen #doelen");
        assert_eq!((two.kind, two.text.as_str()), (NoteKind::Quote, "samen"));
        assert_eq!(two.speakers, ["R1", "R2"]);
        let stranger = typed("@Jan zegt iets");
        assert_eq!(
            (stranger.text.as_str(), stranger.speakers.len()),
            ("@Jan zegt iets", 0)
        );
        assert_eq!(stranger.stranger.as_deref(), Some("Jan"));
    }
}
