//! Text with times and names in it, as people type it and meetings are written out: `[hh:mm:ss]`,
//! `Name:`, a name and a time on a line of their own, or none of these.

use std::borrow::Cow;

use super::Draft;
use super::decode::{Line, one_line};
use super::markup::{self, Piece};
use super::moment::{self, Moment};
use super::repair::{Repairs, Wrong};
use super::speaker::{Accepted, Names, is_like_a_name};

/// A line as it comes: a paragraph ends at one without tokens.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The line or part, from 1.
    pub at: usize,
    /// What stands in it.
    pub tokens: Vec<Token>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// What follows was said then.
    Time(i64),
    /// What came before ended then, as f4 writes it.
    End(i64),
    /// Words.
    Words(String),
}

/// What a title or the tool's own line at the end has at most, in characters.
const LONGEST_TITLE: usize = 120;

/// How the lines begin that meeting programs put under a transcript.
const CLOSINGS: [&str; 8] = [
    "transcription ended after",
    "meeting ended after",
    "this editable transcript was computer generated",
    "live transcription ended",
    "transcriptie beëindigd na",
    "vergadering beëindigd na",
    "deze bewerkbare transcriptie",
    "dit bewerkbare transcript",
];

/// Reads the cues of a text.
pub fn read(lines: &[Line<'_>], names: &Names<'_>, repairs: &mut Repairs) -> Vec<Draft> {
    let is_timed = are_timed(lines);
    let rows = lines.iter().map(|line| {
        let text = without_tags(&line.text, line.number, repairs);
        let text = text.trim();
        if is_closing(text) {
            repairs.add(line.number, Wrong::LeftOut);
            return Row {
                at: line.number,
                tokens: Vec::new(),
            };
        }
        let tokens = tokens(text, is_timed);
        Row {
            at: line.number,
            tokens,
        }
    });
    let rows: Vec<Row> = rows.collect();
    assemble(&rows, names, repairs)
}

/// Whether a text times its lines without brackets: many lines begin with a time.
fn are_timed(lines: &[Line<'_>]) -> bool {
    let filled = || {
        lines
            .iter()
            .map(|line| line.text.trim())
            .filter(|text| !text.is_empty())
    };
    let timed = filled().filter(|text| bare_time(text).is_some()).count();
    timed > 1 && timed * 4 >= filled().count()
}

/// Whether a line is one that a meeting program puts under a transcript.
fn is_closing(text: &str) -> bool {
    let lower = text.to_lowercase();
    CLOSINGS.iter().any(|closing| lower.starts_with(closing))
}

/// A line without markup; signs that are none stay.
fn without_tags(text: &str, at: usize, repairs: &mut Repairs) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in markup::pieces(text) {
        if let Some(remark) = markup::remark(&piece) {
            out.extend(["(", remark, ")"]);
        } else if let Piece::Words(words) = piece {
            out.push_str(words);
            continue;
        }
        repairs.add(at, Wrong::Markup);
    }
    out
}

/// The times and words of a line.
pub fn tokens(text: &str, is_timed: bool) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text;
    if let Some((name, moment)) = name_and_time(text) {
        return vec![Token::Words(name.to_owned()), Token::Time(moment.ms)];
    }
    if let Some((moment, after)) = bare_time(text) {
        let is_alone = after.is_empty();
        if is_timed || is_alone || moment.has_hours {
            found.push(Token::Time(moment.ms));
            rest = after;
        }
    }
    while let Some((before, moment, after)) = marked_time(rest) {
        let before = before.trim();
        if !before.is_empty() {
            found.push(Token::Words(before.to_owned()));
        }
        let is_end = after.trim().is_empty() && rest.ends_with('#') && !before.is_empty();
        found.push(if is_end {
            Token::End(moment.ms)
        } else {
            Token::Time(moment.ms)
        });
        rest = after;
    }
    let rest = rest.trim();
    if !rest.is_empty() {
        found.push(Token::Words(rest.to_owned()));
    }
    found
}

/// A line that ends with a time, with no more than a name before it.
fn name_and_time(text: &str) -> Option<(&str, Moment)> {
    let (name, time) = text.rsplit_once(char::is_whitespace)?;
    let is_bracket = |c: char| matches!(c, '(' | ')' | '[' | ']');
    let moment = moment::parse(time.trim_matches(is_bracket))?;
    let name = name.trim_end();
    let ends_sentence = name.ends_with(['.', ',', '?', '!']);
    (is_like_a_name(name) && !name.contains(':') && !ends_sentence).then_some((name, moment))
}

/// A time without brackets at the beginning of a line, and what follows it.
fn bare_time(text: &str) -> Option<(Moment, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ',')));
    let (time, rest) = text.split_at(end.unwrap_or(text.len()));
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let moment = moment::parse(time.trim_end_matches([',', '.'])).filter(|_| ends)?;
    let rest = rest.trim_start();
    Some((
        moment,
        rest.strip_prefix(['-', '–', '|'])
            .unwrap_or(rest)
            .trim_start(),
    ))
}

/// The first time between brackets, or between `#` as f4 and MAXQDA write it, with what stands before
/// and after it.
fn marked_time(text: &str) -> Option<(&str, Moment, &str)> {
    let mut from = 0;
    while let Some(found) = text.get(from..)?.find(['[', '(', '#', '{']) {
        let at = from + found;
        let (before, inner) = (text.get(..at)?, text.get(at + 1..)?);
        let sign = text.get(at..=at)?;
        let close = match sign {
            "[" => ']',
            "(" => ')',
            "{" => '}',
            _ => '#',
        };
        let marked = inner.split_once(close).and_then(|(time, after)| {
            // `#00:01:02-5#` has tenths after a hyphen.
            let time = if sign == "#" {
                time.replacen('-', ".", 1)
            } else {
                time.trim().to_owned()
            };
            let moment = moment::parse(&time)?;
            let is_meant = moment.has_hours || sign != "(" || before.trim().is_empty();
            is_meant.then_some((before, moment, after))
        });
        if marked.is_some() {
            return marked;
        }
        from = at + 1;
    }
    None
}

/// Puts lines together to cues.
pub fn assemble(rows: &[Row], names: &Names<'_>, repairs: &mut Repairs) -> Vec<Draft> {
    let beginnings = rows
        .iter()
        .filter_map(|row| Some((row.at, beginning(row)?)));
    let beginnings: Vec<(usize, Cow<'_, str>)> = beginnings.collect();
    let each = beginnings.iter().map(|(at, words)| (*at, words.as_ref()));
    let accepted = names.accept(each, repairs);
    let mut assembly = Assembly {
        accepted,
        drafts: Vec::new(),
        speaker: None,
        time: None,
        is_open: false,
        titles: None,
    };
    for row in rows {
        if row.tokens.is_empty() {
            assembly.is_open = false;
        } else if !assembly.is_own_line(row) {
            assembly.take(row);
        }
    }
    assembly.finished(repairs)
}

/// What a line may name its speaker with; a name beside a time, on a line of its own, as one before a
/// colon.
fn beginning(row: &Row) -> Option<Cow<'_, str>> {
    if let Some((name, _)) = own_line(row) {
        return Some(format!("{name}:").into());
    }
    row.tokens.iter().find_map(|token| match token {
        Token::Words(words) => Some(words.into()),
        _ => None,
    })
}

/// What stands on a line before a time at its end, without the signs between them.
fn own_line(row: &Row) -> Option<(&str, i64)> {
    let [Token::Words(name), Token::Time(ms)] = row.tokens.as_slice() else {
        return None;
    };
    let is_sign = |c: char| matches!(c, ':' | '-' | '–' | '|') || c.is_whitespace();
    Some((name.trim_end_matches(is_sign), *ms))
}

struct Assembly {
    accepted: Accepted,
    drafts: Vec<Draft>,
    speaker: Option<String>,
    /// The time that the next words were said at.
    time: Option<i64>,
    /// Whether words go on with the cue before.
    is_open: bool,
    /// How many cues came before the first name or time, once there was one.
    titles: Option<usize>,
}

impl Assembly {
    /// Takes a line that has only a name and a time: what follows was said by them then.
    fn is_own_line(&mut self, row: &Row) -> bool {
        let Some((name, ms)) = own_line(row).filter(|(name, _)| self.accepted.has(name)) else {
            return false;
        };
        self.speaker = Some(one_line(name));
        self.be_at(ms);
        true
    }

    /// Takes that what follows was said at a time.
    fn be_at(&mut self, ms: i64) {
        self.time = Some(ms);
        self.begin();
    }

    /// Begins a cue with the next words.
    fn begin(&mut self) {
        self.is_open = false;
        self.titles.get_or_insert(self.drafts.len());
    }

    fn take(&mut self, row: &Row) {
        let mut may_name = true;
        for token in &row.tokens {
            match token {
                Token::Time(ms) => self.be_at(*ms),
                Token::End(ms) => {
                    if let Some(draft) = self.drafts.last_mut().filter(|_| self.is_open) {
                        draft.end_ms = Some(*ms);
                    }
                    self.be_at(*ms);
                }
                Token::Words(words) => {
                    self.words(words, row.at, may_name);
                    may_name = false;
                }
            }
        }
    }

    fn words(&mut self, words: &str, at: usize, may_name: bool) {
        let named = self.accepted.split(words).filter(|_| may_name);
        let words = match named {
            Some((name, rest)) => {
                self.speaker = Some(name);
                self.begin();
                rest
            }
            None => words,
        };
        if words.is_empty() {
            return;
        }
        if let Some(draft) = self.drafts.last_mut().filter(|_| self.is_open) {
            draft.text.push(' ');
            draft.text.push_str(words);
            return;
        }
        self.drafts.push(Draft {
            at,
            ms: self.time.take(),
            speaker: self.speaker.clone(),
            text: words.to_owned(),
            ..Draft::default()
        });
        self.is_open = true;
    }

    /// The cues, without titles before the first name or time.
    fn finished(mut self, repairs: &mut Repairs) -> Vec<Draft> {
        let titles = self.titles.unwrap_or(0);
        let mut number = 0;
        self.drafts.retain(|draft| {
            number += 1;
            let is_title = number <= titles && draft.text.chars().count() <= LONGEST_TITLE;
            if is_title {
                repairs.add(draft.at, Wrong::LeftOut);
            }
            !is_title
        });
        self.drafts
    }
}

#[cfg(test)]
mod tests {
    use crate::transcript::read::{Cue, Format, read};

    fn cues(text: &str) -> Vec<Cue> {
        let reading = read(text.as_bytes(), &[], &[]).unwrap();
        assert_eq!(reading.format, Format::Plain);
        reading.cues
    }

    fn brief(text: &str) -> Vec<(i64, String, String)> {
        let each = cues(text).into_iter();
        each.map(|cue| (cue.ms, cue.speaker.unwrap_or_default(), cue.text))
            .collect()
    }

    fn wanted(list: &[(i64, &str, &str)]) -> Vec<(i64, String, String)> {
        let each = list.iter();
        each.map(|(ms, who, text)| (*ms, (*who).to_owned(), (*text).to_owned()))
            .collect()
    }

    #[test]
    fn times_in_brackets_and_names_are_read() {
        let text = "[00:00:04] Interviewer: Hoe gaat het?\n[00:00:07] Anna de Vries: Goed.\nEn met jou?\n\n(01:02:03) Interviewer: Ook.\n";
        assert_eq!(
            brief(text),
            wanted(&[
                (4_000, "Interviewer", "Hoe gaat het?"),
                (7_000, "Anna de Vries", "Goed. En met jou?"),
                (3_723_000, "Interviewer", "Ook."),
            ])
        );
    }

    #[test]
    fn a_name_and_a_time_may_stand_on_a_line_of_their_own() {
        let text = "Anna de Vries   0:03\nGoedemorgen.\n\nPiet Jansen (0:09)\nDag\nallemaal.\n";
        assert_eq!(
            brief(text),
            wanted(&[
                (3_000, "Anna de Vries", "Goedemorgen."),
                (9_000, "Piet Jansen", "Dag allemaal."),
            ])
        );
    }

    #[test]
    fn a_meeting_written_out_has_few_times_a_title_and_a_closing_line() {
        let text = "Gesprek over doelen - Transcript\n\n00:00:00\n\nAnna: Welkom.\nPiet: Dank.\n\n00:05:00\n\nAnna: Verder.\n\nTranscription ended after 00:06:00\n\nThis editable transcript was computer generated and might contain errors.\n";
        assert_eq!(
            brief(text),
            wanted(&[
                (0, "Anna", "Welkom."),
                (0, "Piet", "Dank."),
                (300_000, "Anna", "Verder.")
            ])
        );
        let cues = cues(text);
        assert_eq!((cues[1].is_exact, cues[1].end_ms), (false, Some(300_000)));
    }

    #[test]
    fn times_as_f4_writes_them_end_a_paragraph() {
        let text = "I: Hoe gaat het? #00:00:05-2#\nB: Goed. #00:00:09-8#\n";
        let read = cues(text);
        let times: Vec<_> = read
            .iter()
            .map(|cue| (cue.is_exact, cue.ms, cue.end_ms))
            .collect();
        assert_eq!(times, [(false, 0, Some(5_200)), (true, 5_200, Some(9_800))]);
    }

    #[test]
    fn a_text_without_names_or_times_is_a_cue_a_paragraph() {
        let text = "Eerst dit.\nNog steeds.\n\nDan dat, om 10:30 uur.\n";
        assert_eq!(
            brief(text),
            wanted(&[
                (0, "", "Eerst dit. Nog steeds."),
                (0, "", "Dan dat, om 10:30 uur.")
            ])
        );
    }

    #[test]
    fn markup_goes_and_what_only_looks_like_it_stays() {
        let text = "Anna: ja <b>hoor</b> <script>x()</script>\nPiet: 3 < 4 <lacht>\n";
        assert_eq!(
            brief(text),
            wanted(&[(0, "Anna", "ja hoor"), (0, "Piet", "3 < 4 (lacht)")])
        );
    }
}
