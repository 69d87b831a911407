//! The report in words.

use super::{Report, Row, Tally};
use crate::guide::{Guide, Priority};
use crate::session::place::Section;
use crate::texts::{RehearsalTexts, Texts, fill};

/// So long before the agreed end is still at its time, in milliseconds.
const WELL_TIMED_MS: i64 = 5 * 60_000;

/// How a line of the report is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A heading.
    Heading,
    /// As it is.
    Plain,
    /// As it should be.
    Good,
    /// Something to look at.
    Look,
}

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How it is meant.
    pub tone: Tone,
    /// Its words.
    pub text: String,
}

impl Line {
    fn new(tone: Tone, text: impl Into<String>) -> Line {
        Line {
            tone,
            text: text.into(),
        }
    }

    fn judged(good: bool, text: impl Into<String>) -> Line {
        Line::new(if good { Tone::Good } else { Tone::Look }, text)
    }

    /// The line with its sign, for where there are no colours.
    #[must_use]
    pub fn signed(&self) -> String {
        match self.tone {
            Tone::Heading => self.text.clone(),
            Tone::Plain => format!("    {}", self.text),
            Tone::Good => format!("  ✓ {}", self.text),
            Tone::Look => format!("  ! {}", self.text),
        }
    }
}

impl Report {
    /// The report in a language; titles of topics in that of the guide.
    #[must_use]
    pub fn lines(&self, guide: &Guide, language: &str, texts: &Texts) -> Vec<Line> {
        let words = &texts.rehearsal;
        let mut lines = vec![Line::new(Tone::Heading, words.time_heading)];
        lines.extend(self.time(words));
        lines.push(Line::new(Tone::Heading, words.questions_heading));
        lines.extend(self.questions.iter().map(|tally| tally_line(tally, words)));
        if !self.missed.is_empty() {
            let ids = self.missed.join(", ");
            lines.push(Line::new(Tone::Look, fill(words.missed, &[("ids", &ids)])));
        }
        lines.push(Line::new(Tone::Heading, words.topics_heading));
        let rows = self.sections.iter();
        lines.extend(rows.map(|row| row_line(row, guide, language, texts)));
        lines.push(Line::new(Tone::Heading, words.moments_heading));
        let moments = self.moments_lines(words);
        if moments.is_empty() {
            lines.push(Line::new(Tone::Plain, words.no_moments));
        }
        lines.extend(moments);
        lines
    }

    fn time(&self, words: &RehearsalTexts) -> Vec<Line> {
        let minutes = self.length_ms / 60_000;
        let text = if self.is_finished {
            words.finished_after
        } else {
            words.left_after
        };
        let after = fill(text, &[("minutes", &minutes)]);
        let mut lines = vec![Line::new(Tone::Plain, after)];
        lines.extend(self.left_ms.map(|left| {
            let minutes = left.unsigned_abs() / 60_000;
            let text = match (left < 0, minutes) {
                (_, 0) => words.on_time,
                (true, _) => words.over_time,
                (false, _) => words.time_left,
            };
            let text = fill(text, &[("minutes", &minutes)]);
            // Time left over is no merit while something had to be asked, nor when there is much of it.
            let all_asked = self.is_finished && self.missed.is_empty();
            let tone = match left {
                ..-60_000 => Tone::Look,
                -60_000..=WELL_TIMED_MS if all_asked => Tone::Good,
                _ => Tone::Plain,
            };
            Line::new(tone, text)
        }));
        lines
    }

    fn moments_lines(&self, words: &RehearsalTexts) -> Vec<Line> {
        let moments = &self.moments;
        let mut lines = Vec::new();
        for (id, noticed) in &moments.mentioned {
            let text = if *noticed {
                words.jump_noticed
            } else {
                words.jump_missed
            };
            lines.push(Line::judged(*noticed, fill(text, &[("id", id)])));
        }
        for (item, kept) in &moments.refused {
            let text = match kept {
                Some(false) => words.refusal_kept,
                Some(true) => words.refusal_as_yes,
                None => words.refusal_open,
            };
            let is_good = *kept == Some(false);
            lines.push(Line::judged(is_good, fill(text, &[("item", item)])));
        }
        for off in &moments.off {
            // A second or two pass before the key is pressed.
            let is_good = off.kept_ms * 10 >= off.asked_ms * 7;
            let values: [(&str, &dyn std::fmt::Display); 3] = [
                ("id", &off.id),
                ("kept", &(off.kept_ms / 1_000)),
                ("asked", &(off.asked_ms / 1_000)),
            ];
            lines.push(Line::judged(is_good, fill(words.off_record, &values)));
        }
        if self.held > 0 {
            let held = fill(words.held, &[("count", &self.held)]);
            lines.push(Line::new(Tone::Plain, held));
        }
        for silence in &moments.silences {
            let values: [(&str, &dyn std::fmt::Display); 3] = [
                ("id", &silence.id),
                ("given", &(silence.given_ms / 1_000)),
                ("whole", &(silence.whole_ms / 1_000)),
            ];
            let is_good = silence.given_ms == silence.whole_ms;
            lines.push(Line::judged(is_good, fill(words.silence, &values)));
        }
        lines
    }
}

fn tally_line(tally: &Tally, words: &RehearsalTexts) -> Line {
    let name = match tally.priority {
        Priority::Must => words.musts,
        Priority::Should => words.shoulds,
        Priority::Could => words.coulds,
    };
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("name", &name),
        ("asked", &tally.asked),
        ("all", &tally.all),
        ("mentioned", &tally.mentioned),
        ("skipped", &tally.skipped),
    ];
    Line::new(Tone::Plain, fill(words.tally, &values))
}

fn row_line(row: &Row, guide: &Guide, language: &str, texts: &Texts) -> Line {
    let words = &texts.rehearsal;
    let title = match row.section {
        Section::Opening => texts.live.opening.to_owned(),
        Section::Closing => texts.live.closing.to_owned(),
        Section::Topic(topic) => {
            let topic = guide.topics.get(topic);
            let title = topic.map_or("", |topic| topic.title.words(language));
            format!("{} {}", row.id, crate::safe::shown(title))
        }
    };
    let used = row.used_ms / 60_000;
    let mut parts = vec![fill(
        words.minutes,
        &[("used", &used), ("minutes", &row.minutes)],
    )];
    if row.checks > 0 {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("ticked", &row.ticked), ("checks", &row.checks)];
        parts.push(fill(words.ticks, &values));
    }
    let counted = [
        (words.notes, row.notes),
        (words.quotes, row.quotes),
        (words.parked, row.parked),
    ];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    parts.extend(counted.map(|(text, count)| fill(text, &[("count", &count)])));
    let is_over = row.used_ms > u64::from(row.minutes) * 60_000 + 60_000;
    let text = format!("{title}: {}", parts.join(" · "));
    Line::new(if is_over { Tone::Look } else { Tone::Plain }, text)
}
