//! WebVTT and SubRip: cues with two times, however the blank lines, ids and voices around them were
//! written.

use std::collections::HashMap;

use super::decode::{Line, one_line};
use super::markup::{self, Piece};
use super::moment::{self, Moment};
use super::repair::{Repairs, Wrong};
use super::speaker::Names;
use super::{Draft, Format};

/// What stands between the two times of a cue.
const ARROW: &str = "-->";

/// The form of a file with cues; none when it has none.
pub fn detect(lines: &[Line<'_>]) -> Option<Format> {
    let first = lines.iter().find(|line| !line.text.trim().is_empty())?;
    if first.text.trim_start().starts_with("WEBVTT") {
        return Some(Format::Vtt);
    }
    lines
        .iter()
        .any(|line| timing(&line.text).is_some())
        .then_some(Format::Srt)
}

/// Reads the cues.
pub fn read(lines: &[Line<'_>], names: &Names<'_>, repairs: &mut Repairs) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut voices = Voices::default();
    for cue in cues(lines, repairs) {
        voices.take(&cue, &mut drafts, repairs);
    }
    let unnamed = || {
        drafts
            .iter()
            .filter(|draft: &&Draft| draft.speaker.is_none())
    };
    let accepted = names.accept(
        unnamed().map(|draft| (draft.at, draft.text.as_str())),
        repairs,
    );
    for draft in drafts.iter_mut().filter(|draft| draft.speaker.is_none()) {
        let split = accepted.split(&draft.text);
        if let Some((name, rest)) = split.map(|(name, rest)| (name, rest.to_owned())) {
            draft.speaker = Some(name);
            draft.text = rest;
        }
    }
    drafts
}

/// A cue as it stands.
#[derive(Debug)]
struct Block<'a> {
    at: usize,
    id: Option<&'a str>,
    times: Times,
    text: String,
}

/// The two times of a cue, each if it can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Times {
    start: Option<Moment>,
    end: Option<Moment>,
}

/// `start --> end settings`; none when the line is no such thing.
fn timing(line: &str) -> Option<Times> {
    let (before, after) = line.split_once(ARROW)?;
    let (before, after) = (before.trim(), after.split_whitespace().next().unwrap_or(""));
    let times = Times {
        start: moment::parse(before),
        end: moment::parse(after),
    };
    let is_like_a_time = |text: &str| text.contains(':') && !text.contains(char::is_whitespace);
    let is_timing = times.start.is_some()
        || (is_like_a_time(before) && is_like_a_time(after))
        || (times.end.is_some() && !before.contains(char::is_whitespace));
    is_timing.then_some(times)
}

/// The cues of a file: what stands between two lines with times, less the id of the next one.
fn cues<'a>(lines: &'a [Line<'a>], repairs: &mut Repairs) -> Vec<Block<'a>> {
    let mut found: Vec<Block<'a>> = Vec::new();
    let mut in_note = false;
    let mut is_after_blank = true;
    for (index, line) in lines.iter().enumerate() {
        let text = line.text.trim();
        let next = || lines.get(index + 1).and_then(|next| timing(&next.text));
        if text.is_empty() {
            (in_note, is_after_blank) = (false, true);
            continue;
        }
        let was_blank = std::mem::replace(&mut is_after_blank, false);
        if let Some(times) = timing(text) {
            in_note = false;
            let before = index.checked_sub(1).and_then(|at| lines.get(at));
            let before = before.map_or("", |line| line.text.trim());
            let has_ids = found.last().is_some_and(|cue| cue.id.is_some());
            let is_alone = index < 2
                || lines
                    .get(index - 2)
                    .is_some_and(|it| it.text.trim().is_empty());
            let id = Some(before).filter(|it| is_id(it, is_alone, has_ids));
            found.push(Block {
                at: line.number,
                id,
                times,
                text: String::new(),
            });
        } else if was_blank
            && (is_note(text) || (found.is_empty() && !text.contains(ARROW) && next().is_none()))
        {
            // Up to the next blank line: a note, a style, the head of the file.
            in_note = true;
        } else if !in_note {
            let Some(cue) = found.last_mut() else {
                continue;
            };
            let is_id_of_next = next().is_some() && is_id(text, was_blank, cue.id.is_some());
            if is_id_of_next {
                if !was_blank && !cue.text.is_empty() {
                    repairs.add(line.number, Wrong::Joined);
                }
                continue;
            }
            if was_blank && !cue.text.is_empty() {
                repairs.add(line.number, Wrong::Loose);
            }
            cue.text.push_str(&line.text);
            cue.text.push('\n');
        }
    }
    mark_joined(&found, lines, repairs);
    found
}

/// Lists the cues that follow on words without a blank line and without an id.
fn mark_joined(cues: &[Block<'_>], lines: &[Line<'_>], repairs: &mut Repairs) {
    for cue in cues.iter().skip(1).filter(|cue| cue.id.is_none()) {
        let before = cue.at.checked_sub(2).and_then(|at| lines.get(at));
        let is_joined =
            before.is_some_and(|line| !line.text.trim().is_empty() && timing(&line.text).is_none());
        if is_joined {
            repairs.add(cue.at, Wrong::Joined);
        }
    }
}

/// Whether a line before the times is the cue's id and not speech: an id as Teams makes them; after a
/// blank line any word; in a file whose cues have ids, a number or a word with one in it.
fn is_id(text: &str, is_after_blank: bool, has_ids: bool) -> bool {
    let is_word = !text.is_empty() && text.len() < 80 && !text.contains(char::is_whitespace);
    let has_number =
        || text.bytes().any(|b| b.is_ascii_digit()) && !text.ends_with(['.', '!', '?', ',']);
    part_of_turn(text).is_some() || (is_word && (is_after_blank || (has_ids && has_number())))
}

/// The turn that a part belongs to, by an id as Teams writes it: `…/32-0`, `…/32-1`.
fn part_of_turn(id: &str) -> Option<&str> {
    let (turn, part) = id.rsplit_once('-')?;
    let (_, number) = turn.rsplit_once('/')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (is_number(part) && is_number(number)).then_some(turn)
}

/// Whether a block is no cue.
fn is_note(text: &str) -> bool {
    ["NOTE", "STYLE", "REGION"].iter().any(|word| {
        text.strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    })
}

/// The voices of cues: in tags, and in the signs that noScribe puts around speech at the same time.
#[derive(Default)]
struct Voices<'a> {
    turns: HashMap<&'a str, usize>,
    /// Whether speech at the same time is going on, to be ended by `//`.
    is_inside: bool,
}

/// A stretch of a cue that one voice speaks.
type Said = (Option<String>, String);

impl<'a> Voices<'a> {
    /// Adds the drafts of a cue, one a voice.
    fn take(&mut self, cue: &Block<'a>, drafts: &mut Vec<Draft>, repairs: &mut Repairs) {
        let time = |read: Option<Moment>, repairs: &mut Repairs| {
            match read {
                None => repairs.add(cue.at, Wrong::Unreadable),
                Some(moment) if moment.is_odd => repairs.add(cue.at, Wrong::Odd),
                Some(_) => {}
            }
            read.map(|moment| moment.ms)
        };
        let (ms, end_ms) = (time(cue.times.start, repairs), time(cue.times.end, repairs));
        let fresh = self.turns.len() + 1;
        let turn = cue.id.and_then(part_of_turn);
        let turn = turn.map(|turn| *self.turns.entry(turn).or_insert(fresh));
        let mut said = spoken(&cue.text, cue.at, repairs);
        said.retain(|(_, text)| !text.trim().is_empty());
        let said = self.at_once(said, cue.at, repairs);
        let mut is_wordless = true;
        for (speaker, text) in said {
            let text = one_line(&text);
            if text.is_empty() {
                continue;
            }
            is_wordless = false;
            drafts.push(Draft {
                at: cue.at,
                ms,
                end_ms,
                speaker,
                text,
                turn,
            });
        }
        if is_wordless {
            repairs.add(cue.at, Wrong::Wordless);
        }
    }

    /// Takes what others said at the same time, `//S02: yes//`, out of what somebody said.
    fn at_once(&mut self, said: Vec<Said>, at: usize, repairs: &mut Repairs) -> Vec<Said> {
        let mut all = Vec::new();
        for (voice, text) in said {
            let marked = voice
                .as_deref()
                .and_then(|voice| voice.strip_prefix("//"))
                .map(str::to_owned);
            let was_inside = std::mem::replace(&mut self.is_inside, marked.is_some());
            if marked.is_none() && !was_inside && !text.contains("//") {
                all.push((voice, text));
                continue;
            }
            let own = marked.or(voice);
            let mut rest = text.as_str();
            if let (true, Some(after)) = (was_inside, rest.trim_start().strip_prefix("//")) {
                rest = after;
            }
            let mut words = String::new();
            let mut others = Vec::new();
            while let Some((before, name, after)) = inside(rest) {
                words.push_str(before);
                words.push(' ');
                let (speech, tail) = after.split_once("//").unwrap_or((after, ""));
                if own.as_deref() == Some(name) {
                    words.push_str(speech);
                } else {
                    repairs.add(at, Wrong::Inside);
                    others.push((Some(name.to_owned()), speech.to_owned()));
                }
                rest = tail;
            }
            words.push_str(rest.trim_end().strip_suffix("//").unwrap_or(rest));
            all.push((own, words));
            all.extend(others);
        }
        all
    }
}

/// The first `//Name:` of a text: what stands before it, the name, what follows.
fn inside(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(found) = text.get(from..)?.find("//") {
        let at = from + found;
        let (before, after) = (text.get(..at)?, text.get(at + 2..)?);
        let named = after.split_once(':').filter(|(name, _)| {
            let is_label = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-');
            (1..=30).contains(&name.len()) && name.chars().all(is_label)
        });
        let follows = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
        if let Some((name, rest)) = named.filter(|(_, rest)| follows(rest)) {
            return Some((before, name.trim(), rest));
        }
        from = at + 2;
    }
    None
}

/// The words of a cue, a stretch a voice.
fn spoken(text: &str, at: usize, repairs: &mut Repairs) -> Vec<Said> {
    let mut said: Vec<Said> = vec![(None, String::new())];
    for piece in markup::pieces(text) {
        if let Some(remark) = markup::remark(&piece) {
            append(&mut said, &format!("({remark})"));
            repairs.add(at, Wrong::Markup);
            continue;
        }
        match piece {
            Piece::Words(words) => append(&mut said, &markup::unescaped(words)),
            Piece::Tag { name, rest, closes } if is_voice(name) => {
                let name = (!closes).then(|| one_line(&markup::unescaped(rest)));
                said.push((name.filter(|name| !name.is_empty()), String::new()));
            }
            Piece::Tag { name, .. } => {
                if !is_of_cues(name) {
                    repairs.add(at, Wrong::Markup);
                }
                if name.eq_ignore_ascii_case("br") || name.eq_ignore_ascii_case("p") {
                    append(&mut said, "\n");
                }
            }
        }
    }
    said
}

fn append(said: &mut [Said], words: &str) {
    if let Some((_, text)) = said.last_mut() {
        text.push_str(words);
    }
}

/// `<v Name>`, with or without classes.
fn is_voice(name: &str) -> bool {
    let (name, _) = name.split_once('.').unwrap_or((name, ""));
    name.eq_ignore_ascii_case("v")
}

/// Whether a tag belongs to the form itself, so that leaving it out needs no mention.
fn is_of_cues(name: &str) -> bool {
    let (name, _) = name.split_once('.').unwrap_or((name, ""));
    let known = ["b", "i", "u", "c", "lang", "ruby", "rt", "br", "font", ""];
    known.iter().any(|tag| tag.eq_ignore_ascii_case(name)) || moment::parse(name).is_some()
}
