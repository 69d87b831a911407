//! keys.toml: which key does what, as the user wants it, with everything that is wrong at once.
//!
//! A line for an action, by the id it has in the table; its value is one key or a list of keys, and
//! an empty list takes the keys away. An action without a line keeps its usual keys.

use std::sync::Arc;

use toml::Spanned;
use toml::de::DeValue;

use super::problem::{KeyFinding, KeyProblem};
use super::{Action, Chord, KEYS, Keymap};
use crate::guide::finding::{Finding, Severity};
use crate::guide::near::nearest;
use crate::guide::parse::{document, shape};
use crate::guide::problem::{Problem, Shape};
use crate::guide::source::{Place, Source};

/// What keys.toml gives.
#[derive(Debug)]
pub struct Read {
    /// The keys in force: the usual ones, whole, when something in the file is an error.
    pub keymap: Keymap,
    /// What was found, in the order of the file.
    pub findings: Vec<KeyFinding>,
}

impl Read {
    /// The usual keys, for who has no file.
    #[must_use]
    pub fn usual() -> Read {
        Read {
            keymap: Keymap::usual(),
            findings: Vec::new(),
        }
    }

    /// How many errors there are.
    #[must_use]
    pub fn errors(&self) -> usize {
        let is_error = |finding: &&KeyFinding| finding.severity() == Severity::Error;
        self.findings.iter().filter(is_error).count()
    }
}

/// Reads a file under the name that findings show.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> Read {
    let source = match Source::from_bytes(name, bytes) {
        Ok(source) => source,
        Err(finding) => {
            return Read {
                findings: vec![of_file(*finding)],
                ..Read::usual()
            };
        }
    };
    let (document, slips) = document(&source);
    let mut reading = Reading {
        source: Arc::clone(&source),
        findings: slips.into_iter().map(of_file).collect(),
        given: Vec::new(),
    };
    let mut entries: Vec<_> = document.get_ref().iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        reading.entry(key.get_ref(), key.span(), value);
    }
    reading.finish()
}

fn of_file(finding: Finding) -> KeyFinding {
    KeyFinding {
        place: Place {
            source: finding.source,
            span: finding.span,
        },
        problem: KeyProblem::File(finding.problem),
    }
}

fn unknown(id: &str) -> KeyProblem {
    let movable = KEYS.iter().filter(|action| !action.fixed);
    KeyProblem::UnknownAction {
        action: id.to_owned(),
        near: nearest(id, movable.map(|action| action.id)),
    }
}

/// The keys that the file gives an action.
struct Given {
    action: &'static Action,
    chords: Vec<(Chord, String, Place)>,
}

/// A reading under way.
struct Reading {
    source: Arc<Source>,
    findings: Vec<KeyFinding>,
    given: Vec<Given>,
}

impl Reading {
    fn at(&self, span: std::ops::Range<usize>) -> Place {
        Place {
            source: Arc::clone(&self.source),
            span,
        }
    }

    fn report(&mut self, place: Place, problem: KeyProblem) {
        self.findings.push(KeyFinding { place, problem });
    }

    /// One line of the file.
    fn entry(&mut self, id: &str, span: std::ops::Range<usize>, value: &Spanned<DeValue<'_>>) {
        let place = self.at(span);
        let action = KEYS.iter().find(|action| action.id == id);
        let words: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
            DeValue::Array(list) => list.iter().collect(),
            // Dotted words name no action, and what stands behind them is no key.
            DeValue::Table(_) if action.is_none() => Vec::new(),
            _ => vec![value],
        };
        let problem = match action {
            None => Some(unknown(id)),
            Some(action) if action.fixed => Some(KeyProblem::Fixed { action: action.id }),
            Some(action) if words.is_empty() => Some(KeyProblem::NoKeys {
                action: action.id,
                typed: action.typed,
            }),
            Some(_) => None,
        };
        if let Some(problem) = problem {
            self.report(place, problem);
        }
        let read = words.into_iter().map(|word| self.chord(id, word));
        let chords = read.collect::<Vec<_>>().into_iter().flatten().collect();
        if let Some(action) = action.filter(|action| !action.fixed) {
            self.given.push(Given { action, chords });
        }
    }

    fn chord(&mut self, id: &str, value: &Spanned<DeValue<'_>>) -> Option<(Chord, String, Place)> {
        let place = self.at(value.span());
        let DeValue::String(word) = value.get_ref() else {
            let problem = Problem::WrongType {
                key: id.to_owned(),
                found: shape(value.get_ref()),
                wanted: Shape::String,
            };
            self.report(place, KeyProblem::File(problem));
            return None;
        };
        let chord = word.to_string();
        match Chord::read(&chord) {
            Ok(read) => Some((read, chord, place)),
            Err(why) => {
                self.report(place, KeyProblem::NoChord { chord, why });
                None
            }
        }
    }

    /// Reports each key that does something else already: by a line above, or as a usual key of an
    /// action that keeps those.
    fn clashes(&mut self) {
        let mut found = Vec::new();
        for (at, given) in self.given.iter().enumerate() {
            for (chord, word, place) in &given.chords {
                let before = self.given.iter().take(at);
                let before = before.filter(|other| !other.action.is_apart_from(given.action));
                let above = before
                    .flat_map(|other| other.chords.iter().map(move |given| (other.action, given)))
                    .find(|(_, (taken, ..))| taken == chord)
                    .map(|(action, (.., place))| (action.id, Some(place.line())));
                let usual = || self.usual(*chord, given.action).map(|id| (id, None));
                if let Some((action, line)) = above.or_else(usual) {
                    let problem = KeyProblem::Clash {
                        chord: word.clone(),
                        action,
                        line,
                    };
                    let place = place.clone();
                    found.push(KeyFinding { place, problem });
                }
            }
        }
        self.findings.extend(found);
    }

    /// The action that has a key as a usual one and is not in the file.
    fn usual(&self, chord: Chord, beside: &Action) -> Option<&'static str> {
        let is_given =
            |action: &Action| self.given.iter().any(|given| given.action.id == action.id);
        KEYS.iter()
            .filter(|action| !action.is_apart_from(beside))
            .find(|action| action.usual.contains(&chord) && !is_given(action))
            .map(|action| action.id)
    }

    fn finish(mut self) -> Read {
        self.clashes();
        self.findings.sort_by_key(|found| found.place.span.start);
        let mut read = Read {
            findings: self.findings,
            ..Read::usual()
        };
        if read.errors() == 0 {
            for Given { action, chords } in self.given {
                let chords = chords.into_iter().map(|(chord, ..)| chord).collect();
                read.keymap.change(action.id, chords);
            }
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::super::Desk;
    use super::*;
    use crate::guide::finding::worded;
    use crate::guide::report;
    use crate::live::command::Command;
    use crate::live::message::{Message, Top};
    use crate::texts::{EN, LANGUAGES};

    fn said(text: &str) -> String {
        let found = read("keys.toml", text.as_bytes()).findings;
        let found: Vec<_> = found.iter().map(|found| found.worded(&EN)).collect();
        report::plain(&found, &EN.guide)
    }

    fn press(keymap: &Keymap, letter: char, modifiers: KeyModifiers) -> Vec<Message> {
        keymap.messages(
            &KeyEvent::new(KeyCode::Char(letter), modifiers),
            Desk::Guide,
        )
    }

    #[test]
    fn a_line_gives_an_action_other_keys_and_an_empty_list_takes_them_away() {
        let text = "find = \"alt-r\"\nfollow_ups = [\"f10\", \"ctrl-g\"]\nundo = []\n";
        let read = read("keys.toml", text.as_bytes());
        assert_eq!(read.errors(), 0, "{}", said(text));
        let ctrl = KeyModifiers::CONTROL;
        let show = |top| vec![Message::Show(top)];
        assert_eq!(press(&read.keymap, 'r', KeyModifiers::ALT), show(Top::Find));
        assert_eq!(press(&read.keymap, 'g', ctrl), show(Top::FollowUps));
        assert_eq!(press(&read.keymap, 'f', ctrl), []);
        assert_eq!(press(&read.keymap, 'z', ctrl), []);
        let name = |message| read.keymap.names_of(&message, &EN.screen);
        assert_eq!(name(Message::Show(Top::FollowUps)), "F10, Ctrl-G");
        assert_eq!(name(Message::Do(Command::Undo)), "/undo");
    }

    #[test]
    fn a_key_of_the_user_goes_before_one_that_terminals_send_in_the_place_of_another() {
        let read = read("keys.toml", b"mark = \"alt-b\"");
        let pressed = press(&read.keymap, 'b', KeyModifiers::ALT);
        assert_eq!(pressed, [Message::Do(Command::Mark)]);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once_with_its_place() {
        let text = "fnd = \"ctrl-q!\"\nback = \"x\"\nmark = [\"ctrl-b\", 3]\nenter = \"f10\"\n\
                    undo = \"ctrl-m\"\nredo = \"ctrl-1\"\nplan = []\nhelp = \"f2\"\nfinish = \"f10\"\nleave = \"f10\"\n";
        let said = said(text);
        let places: Vec<&str> = said
            .lines()
            .filter_map(|line| line.split(" (").next())
            .collect();
        let wanted = [
            "keys.toml:1:1: error: no action is called `fnd`",
            "keys.toml:1:7: error: `ctrl-q!` is no key that an action can have",
            "keys.toml:2:8: error: `x` is typed",
            "keys.toml:3:9: error: `ctrl-b` is taken by tmux, screen or the terminal",
            "keys.toml:3:19: error: `mark` is a whole number",
            "keys.toml:4:1: error: the key of `enter` stays what it is",
            "keys.toml:5:8: error: `ctrl-m` keeps its meaning, or arrives as a key that does",
            "keys.toml:6:8: error: `ctrl-1` is no key that an action can have",
            "keys.toml:7:1: doubt: no key is left for `plan`",
            "keys.toml:8:8: error: `f2` is the usual key of `follow_ups`",
            "keys.toml:10:9: error: `f10` does `finish` already, on line 9",
        ];
        assert_eq!(places, wanted, "{said}");
        assert!(said.contains("did you mean `find`?"), "{said}");
    }

    #[test]
    fn with_an_error_the_usual_keys_hold_whole() {
        let read = read("keys.toml", b"find = \"alt-r\"\nmark = \"x\"\n");
        assert_eq!(read.errors(), 1);
        let ctrl = KeyModifiers::CONTROL;
        let pressed = press(&read.keymap, 'g', ctrl);
        assert_eq!(pressed, [Message::Show(Top::Find)]);
        let pressed = press(&read.keymap, 'r', KeyModifiers::ALT);
        assert_ne!(pressed, [Message::Show(Top::Find)]);
    }

    #[test]
    fn what_is_no_toml_or_no_text_is_said_and_the_usual_keys_hold() {
        for bytes in [
            &b"find = \n= 3"[..],
            b"find = \"\xff\"",
            b"a\0",
            b"[find]\nx = 1",
        ] {
            let read = read("keys.toml", bytes);
            assert!(read.errors() > 0, "{bytes:?}");
            for finding in &read.findings {
                for (_, texts) in LANGUAGES {
                    assert!(!finding.worded(texts).what.contains('{'));
                }
            }
        }
        assert!(worded(&[], &EN.guide).is_empty());
    }

    #[test]
    fn two_actions_may_change_keys_with_each_other() {
        let read = read("keys.toml", b"undo = \"ctrl-y\"\nredo = \"ctrl-z\"\n");
        assert_eq!(read.findings, []);
    }
}
