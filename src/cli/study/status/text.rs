//! Where a study stands, for reading: a heading an area, with lines below it.

use super::Status;
use crate::cli::participants::quota;
use crate::cli::rare;
use crate::handover::aligned::aligned;
use crate::safe::shown;
use crate::session::header::Phase;
use crate::study::load::Standing;
use crate::study::progress::held::Held;
use crate::study::progress::{Missed, Question};
use crate::texts::{StatusTexts, Texts, fill};

impl Status {
    /// The text that is read.
    pub(super) fn text(&self, texts: &Texts) -> String {
        let status = &texts.status;
        let minimum = &self.rare.minimum;
        let rare_head = fill(texts.rare.head, &[("minimum", minimum)]);
        let sections = [
            (status.interviews, self.interviews(texts)),
            (status.unfinished, self.unfinished(status)),
            (status.questions, self.questions(status)),
            (status.themes, self.themes(status)),
            (status.parked, self.parked(status)),
            (status.member_check, self.member_check(status)),
            (status.transcripts, self.transcripts(status)),
            (&rare_head, self.rare(texts)),
            (status.retention, self.retention.text(&texts.retention)),
        ];
        let section = |(head, lines): (&str, Vec<String>)| {
            let lines = if lines.is_empty() {
                vec![status.none.to_owned()]
            } else {
                lines
            };
            let lines: Vec<String> = lines.iter().map(|line| indented(line)).collect();
            [head, "\n", &lines.concat()].concat()
        };
        sections.map(section).join("\n")
    }

    fn interviews(&self, texts: &Texts) -> Vec<String> {
        let status = &texts.status;
        let done = &self.interviewed;
        let mut lines = vec![match self.quota.total.planned {
            None => fill(status.done, &[("done", done)]),
            Some(planned) => {
                let wanted = usize::try_from(planned).unwrap_or(usize::MAX);
                let left = wanted.saturating_sub(*done);
                let values: [(&str, &dyn std::fmt::Display); 3] =
                    [("done", done), ("planned", &planned), ("left", &left)];
                fill(status.done_of, &values)
            }
        }];
        if self.begun > 0 {
            lines.push(fill(status.begun, &[("begun", &self.begun)]));
        }
        if !self.quota.attributes.is_empty() {
            lines.push(String::new());
            lines.extend(lines_of(&quota::text(&self.quota, &texts.sample)));
        }
        lines.push(String::new());
        let tallies = self.progress.by_phase();
        if tallies.is_empty() {
            lines.push(status.no_sessions.to_owned());
            return lines;
        }
        let mut table = vec![status.phases.map(str::to_owned).to_vec()];
        table.extend(tallies.into_iter().map(|tally| {
            let counts = [tally.finished, tally.open, tally.damaged];
            let counts = counts.map(|count| count.to_string());
            [&[tally.phase.word().to_owned()], &counts[..]].concat()
        }));
        lines.extend(lines_of(&aligned(&table)));
        lines
    }

    fn unfinished(&self, texts: &StatusTexts) -> Vec<String> {
        let unfinished = self.progress.unfinished();
        let line = |held: &Held| {
            let text = match held.standing {
                Standing::Damaged => texts.damaged,
                Standing::Open | Standing::Finished => texts.open,
            };
            fill(text, &[("session", &shown(&held.id))])
        };
        unfinished.map(line).collect()
    }

    fn questions(&self, texts: &StatusTexts) -> Vec<String> {
        let asked = self.progress.asked();
        if asked.is_empty() {
            return vec![texts.none_finished.to_owned()];
        }
        let mut lines = Vec::new();
        for of_guide in &asked {
            let questions = of_guide.questions.iter();
            let missed: Vec<_> = questions.filter(|one| !one.missed.is_empty()).collect();
            let all = of_guide.questions.len();
            let values: [(&str, &dyn std::fmt::Display); 4] = [
                ("guide", &shown(of_guide.guide)),
                ("interviews", &of_guide.interviews),
                ("everywhere", &(all - missed.len())),
                ("all", &all),
            ];
            lines.push(fill(texts.everywhere, &values));
            lines.extend(missed.into_iter().flat_map(|one| question(one, texts)));
        }
        lines
    }

    fn themes(&self, texts: &StatusTexts) -> Vec<String> {
        let themes = self.progress.themes();
        let (with, without): (Vec<_>, Vec<_>) =
            themes.into_iter().partition(|added| added.held.themed > 0);
        if with.is_empty() {
            return vec![texts.no_themes.to_owned()];
        }
        let mut table = vec![texts.theme_heads.map(str::to_owned).to_vec()];
        table.extend(with.iter().map(|added| {
            let counts = [added.held.themed, added.new, added.all];
            let counts = counts.map(|count| count.to_string());
            [std::slice::from_ref(&added.held.id), &counts[..]].concat()
        }));
        let mut lines = lines_of(&aligned(&table));
        if !without.is_empty() {
            let ids: Vec<_> = without.iter().map(|added| shown(&added.held.id)).collect();
            lines.push(fill(texts.no_theme_in, &[("sessions", &ids.join(", "))]));
        }
        lines
    }

    fn parked(&self, texts: &StatusTexts) -> Vec<String> {
        let of = |held: &Held| -> Vec<String> {
            let line = |(note, words): &(String, String)| {
                let values: [(&str, &dyn std::fmt::Display); 3] = [
                    ("session", &shown(&held.id)),
                    ("note", &shown(note)),
                    ("words", &shown(words)),
                ];
                fill(texts.one_parked, &values)
            };
            held.parked.iter().map(line).collect()
        };
        self.progress.sessions.iter().flat_map(of).collect()
    }

    fn member_check(&self, texts: &StatusTexts) -> Vec<String> {
        let checks = self.progress.of_phase(Phase::MemberCheck);
        let mut lines: Vec<String> = checks.map(|held| check(held, texts)).collect();
        if !lines.is_empty() {
            let values: [(&str, &dyn std::fmt::Display); 2] = [
                ("checked", &self.checked),
                ("interviewed", &self.interviewed),
            ];
            lines.insert(0, fill(texts.checked, &values));
        }
        lines
    }

    fn rare(&self, texts: &Texts) -> Vec<String> {
        let combinations = self.rare.combinations.iter();
        let lines = combinations.map(|one| rare::worded(one, &texts.rare));
        lines.collect()
    }

    fn transcripts(&self, texts: &StatusTexts) -> Vec<String> {
        let spoken = self
            .progress
            .sessions
            .iter()
            .filter(|held| held.is_spoken());
        let all = spoken.count();
        if all == 0 {
            return Vec::new();
        }
        let line = |held: &Held| {
            let text = if held.recorded {
                texts.recorded
            } else {
                texts.not_recorded
            };
            fill(text, &[("session", &shown(&held.id))])
        };
        let left: Vec<String> = self.progress.not_transcribed().map(line).collect();
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("done", &(all - left.len())), ("all", &all)];
        [vec![fill(texts.transcribed, &values)], left].concat()
    }
}

fn question(question: &Question<'_>, texts: &StatusTexts) -> Vec<String> {
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("question", &shown(question.id)),
        ("asked", &question.asked),
        ("interviews", &(question.asked + question.missed.len())),
    ];
    let head = ["  ", &fill(texts.not_everywhere, &values)].concat();
    let missed = question.missed.iter().map(|(held, missed)| {
        let words = Missed::ALL.iter().zip(texts.why);
        let why = words.filter(|(one, _)| *one == missed).map(|(_, why)| why);
        let why: String = why.collect();
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("session", &shown(&held.id)), ("why", &why)];
        ["    ", &fill(texts.missed, &values)].concat()
    });
    [head].into_iter().chain(missed).collect()
}

fn check(held: &Held, texts: &StatusTexts) -> String {
    let open = |who: &String| {
        let cells = held.open_cells.iter();
        let count = cells.filter(|(_, asked)| asked.contains(who)).count();
        (count > 0).then(|| format!("{who} {count}"))
    };
    let cells: Vec<String> = held.participants.iter().filter_map(open).collect();
    let text = match cells.as_slice() {
        [] => texts.check_full,
        _ => texts.check_open,
    };
    let (participants, cells) = (held.participants.join(", "), cells.join(", "));
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("session", &shown(&held.id)),
        ("participants", &shown(&participants)),
        ("cells", &shown(&cells)),
    ];
    fill(text, &values)
}

fn lines_of(table: &str) -> Vec<String> {
    table.lines().map(str::to_owned).collect()
}

fn indented(line: &str) -> String {
    match line {
        "" => "\n".to_owned(),
        line => ["  ", line, "\n"].concat(),
    }
}
