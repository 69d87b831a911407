//! The script of a respondent: a text file of the lines that plain mode takes.
//!
//! `/say WORDS` and `/silence SECONDS` are the respondent's; `/go ID` names the place that what
//! follows is said at; all else is what a good interviewer would type, and is what the report
//! expects. What stands before the first `/go` belongs to the opening.

use super::finding::{Finding, Problem};
use crate::guide::Guide;
use crate::guide::outline::Outline;
use crate::session::place::Place;
use crate::study::name;

/// The longest silence there can be, in seconds.
const LONGEST_SILENCE: u64 = 600;

/// A whole script, read against a guide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Script {
    /// One a place, in the order of the file.
    pub blocks: Vec<Block>,
}

/// What is said at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The place.
    pub place: Place,
    /// What the respondent does there, in order.
    pub turns: Vec<Turn>,
    /// What a good interviewer does meanwhile.
    pub expected: Vec<Expected>,
}

/// One thing that the respondent does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// Speaks.
    Say {
        /// Who, in a group; the first participant when not named.
        who: Option<String>,
        /// The words.
        words: String,
    },
    /// Says nothing for so many milliseconds.
    Silence(u64),
}

/// What a good interviewer does after some of the turns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// How many turns of the block come before it.
    pub after: usize,
    /// What.
    pub what: What,
}

/// The lines of the interviewer that the report looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Marks a question that was jumped ahead to, by its index in the outline.
    Mentioned(usize),
    /// Keeps that a consent item, named by id or scope, was refused.
    Refused(String),
    /// Goes off the record.
    Off,
    /// Goes on the record again.
    On,
}

impl Script {
    /// The block of a place.
    #[must_use]
    pub fn block(&self, place: Place) -> Option<usize> {
        self.blocks.iter().position(|block| block.place == place)
    }

    /// Who speaks by name, each once, in order.
    #[must_use]
    pub fn speakers(&self) -> Vec<String> {
        let mut found = Vec::new();
        for turn in self.blocks.iter().flat_map(|block| &block.turns) {
            if let Turn::Say { who: Some(who), .. } = turn
                && !found.contains(who)
            {
                found.push(who.clone());
            }
        }
        found
    }
}

/// Reads a script against a guide; `is_command` answers whether the live session understands what
/// stands after a slash.
///
/// # Errors
/// All that is wrong in it, at once.
pub fn parse(
    text: &str,
    guide: &Guide,
    outline: &Outline,
    is_command: &dyn Fn(&str) -> bool,
) -> Result<Script, Vec<Finding>> {
    let mut reader = Reader {
        guide,
        outline,
        is_command,
        script: Script::default(),
        place: Some(Place::Opening),
        speaking: None,
        findings: Vec::new(),
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (at, line) in text.lines().enumerate() {
        if let Err(problem) = reader.line(line) {
            reader.findings.push(Finding {
                line: at + 1,
                problem,
            });
        }
    }
    if reader.findings.is_empty() {
        Ok(reader.script)
    } else {
        Err(reader.findings)
    }
}

struct Reader<'a> {
    guide: &'a Guide,
    outline: &'a Outline,
    is_command: &'a dyn Fn(&str) -> bool,
    script: Script,
    /// Where the interviewer is; unknown after a line that moves on from wherever she was.
    place: Option<Place>,
    /// The block that was spoken in last.
    speaking: Option<usize>,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn line(&mut self, line: &str) -> Result<(), Problem> {
        let Some(command) = line.strip_prefix('/').filter(|rest| !rest.starts_with('/')) else {
            // A note, which is the interviewer's own.
            return Ok(());
        };
        let command = command.trim();
        let (name, rest) = command
            .split_once(char::is_whitespace)
            .unwrap_or((command, ""));
        let rest = rest.trim();
        match name.to_ascii_lowercase().as_str() {
            "say" => self.say(rest),
            "silence" => self.silence(rest),
            "go" => self.go(rest),
            "mentioned" => self.mentioned(rest),
            "consent" => self.consent(command, rest),
            "off" => self.expect(What::Off),
            "on" => self.expect(What::On),
            _ => self.other(command, name, rest),
        }
    }

    fn say(&mut self, rest: &str) -> Result<(), Problem> {
        let (who, words) = speaker(rest)?;
        if words.is_empty() {
            return Err(Problem::NoWords);
        }
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.turn(Turn::Say { who, words })
    }

    fn silence(&mut self, rest: &str) -> Result<(), Problem> {
        let seconds = rest
            .parse()
            .ok()
            .filter(|seconds| (1..=LONGEST_SILENCE).contains(seconds))
            .ok_or_else(|| Problem::NotSeconds(rest.to_owned()))?;
        self.turn(Turn::Silence(seconds * 1_000))
    }

    fn turn(&mut self, turn: Turn) -> Result<(), Problem> {
        let place = self.place.ok_or(Problem::Nowhere)?;
        let at = self.script.block(place).unwrap_or_else(|| {
            self.script.blocks.push(Block {
                place,
                turns: Vec::new(),
                expected: Vec::new(),
            });
            self.script.blocks.len() - 1
        });
        if let Some(block) = self.script.blocks.get_mut(at) {
            block.turns.push(turn);
        }
        self.speaking = Some(at);
        Ok(())
    }

    fn go(&mut self, id: &str) -> Result<(), Problem> {
        let place = place(id, self.guide, self.outline);
        self.place = place;
        place
            .map(|_| ())
            .ok_or_else(|| Problem::NoSuchPlace(id.to_owned()))
    }

    fn mentioned(&mut self, id: &str) -> Result<(), Problem> {
        match place(id, self.guide, self.outline) {
            Some(Place::Item(item)) => self.expect(What::Mentioned(item)),
            _ => Err(Problem::NoSuchQuestion(id.to_owned())),
        }
    }

    fn consent(&mut self, command: &str, rest: &str) -> Result<(), Problem> {
        if !(self.is_command)(command) {
            return Err(Problem::NotACommand(command.to_owned()));
        }
        let mut words = rest.split_whitespace();
        let refuses = matches!(words.next(), Some("no" | "nee"));
        let Some(item) = words.next() else {
            return Ok(());
        };
        let known = |of: &crate::guide::ConsentItem| {
            of.id.eq_ignore_ascii_case(item) || of.scope.word().eq_ignore_ascii_case(item)
        };
        if !self.guide.consent.iter().any(known) {
            return Err(Problem::NoSuchConsent(item.to_owned()));
        }
        if refuses {
            return self.expect(What::Refused(item.to_lowercase()));
        }
        Ok(())
    }

    /// What is expected belongs to what was said last.
    fn expect(&mut self, what: What) -> Result<(), Problem> {
        let block = self
            .speaking
            .and_then(|at| self.script.blocks.get_mut(at))
            .ok_or(Problem::NothingSaid)?;
        let after = block.turns.len();
        block.expected.push(Expected { after, what });
        Ok(())
    }

    /// A line of the interviewer that is passed over here, as long as plain mode takes it.
    fn other(&mut self, command: &str, name: &str, rest: &str) -> Result<(), Problem> {
        if !(self.is_command)(command) {
            return Err(Problem::NotACommand(command.to_owned()));
        }
        let first = rest.split_whitespace().next();
        let names_item = || first.is_some_and(|id| place(id, self.guide, self.outline).is_some());
        let moves = match name.to_ascii_lowercase().as_str() {
            "next" | "prev" | "back" => true,
            "asked" | "skip" => !names_item(),
            "open" if !names_item() => return Err(Problem::NoSuchQuestion(rest.to_owned())),
            _ => false,
        };
        if name.eq_ignore_ascii_case("asked") && first.is_some() && moves {
            return Err(Problem::NoSuchQuestion(rest.to_owned()));
        }
        if name.eq_ignore_ascii_case("tick") && !self.has_check(rest) {
            return Err(Problem::NoSuchCheck(rest.to_owned()));
        }
        if moves {
            self.place = None;
        }
        Ok(())
    }

    fn has_check(&self, id: &str) -> bool {
        self.guide.topics.iter().any(|topic| {
            let checks = &mut topic.checklist.iter();
            checks.any(|check| {
                let whole = format!("{}.{}", topic.id, check.id);
                id.eq_ignore_ascii_case(&check.id) || id.eq_ignore_ascii_case(&whole)
            })
        })
    }
}

/// The place with an id, in whatever case.
fn place(id: &str, guide: &Guide, outline: &Outline) -> Option<Place> {
    let items = outline.items().iter().map(|item| item.id.as_str());
    let topics = guide.topics.iter().map(|topic| topic.id.as_str());
    let known = items
        .chain(topics)
        .find(|known| known.eq_ignore_ascii_case(id));
    let id = known.map_or_else(|| id.to_lowercase(), str::to_owned);
    Place::find(&id, guide, outline)
}

/// The speaker that `@R2` names, and the words after it.
///
/// # Errors
/// When what stands after the `@` is no participant.
pub fn speaker(rest: &str) -> Result<(Option<String>, &str), Problem> {
    let Some(named) = rest.strip_prefix('@') else {
        return Ok((None, rest));
    };
    let (who, words) = named.split_once(char::is_whitespace).unwrap_or((named, ""));
    let who = name::participant(who).map_err(|_| Problem::NotAParticipant(who.to_owned()))?;
    Ok((Some(who), words.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::load::load;
    use proptest::prelude::*;

    fn shipped() -> (Guide, Outline) {
        let guide = load("kwaliteitszorg", None).unwrap().guide;
        let outline = Outline::of(&guide);
        (guide, outline)
    }

    fn read(text: &str) -> Result<Script, Vec<Finding>> {
        let (guide, outline) = shipped();
        parse(text, &guide, &outline, &|command| {
            !command.starts_with("nonsense")
        })
    }

    #[test]
    fn what_stands_before_the_first_place_belongs_to_the_opening() {
        let script = read("/say Fijn, hoor.\n/go o1.1\nnote\n/say Eh, ja.\n/silence 4\n").unwrap();
        let places: Vec<Place> = script.blocks.iter().map(|block| block.place).collect();
        let (guide, outline) = shipped();
        let question = place("O1.1", &guide, &outline).unwrap();
        assert_eq!(places, [Place::Opening, question]);
        assert_eq!(script.blocks[1].turns[1], Turn::Silence(4_000));
    }

    #[test]
    fn what_is_expected_stands_behind_the_words_that_ask_for_it() {
        let script = read("/say Liever niet.\n/consent no recording\n/say Dank je.").unwrap();
        let expected = Expected {
            after: 1,
            what: What::Refused("recording".to_owned()),
        };
        assert_eq!(script.blocks[0].expected, [expected]);
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once_with_its_line() {
        let text = "/mentioned O3.1\n/say\n/go O9\n/say nobody knows where\n/go O1.1\n/silence lang\n\
                    /say @iemand hallo\n/nonsense\n/say a\n/asked\n/say b\n/tick unheard\n/asked O9.9";
        let findings = read(text).unwrap_err();
        let lines: Vec<usize> = findings.iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [1, 2, 3, 4, 6, 7, 8, 11, 12, 13]);
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_fail_badly(text in "(/(say|silence|go|mentioned|consent|off|asked|tick|skip)? ?[@A-Za-z0-9. \u{e9}]{0,12}\n?){0,12}") {
            let _ = read(&text);
        }

        #[test]
        fn nor_does_any_bytes_at_all(text in ".{0,200}") {
            let _ = read(&text);
        }
    }
}
