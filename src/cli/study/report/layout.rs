//! The overview laid out for reading: which fact stands where, in words.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::facts::{Export, Gone, GuideUsed, Item, Report, Step};
use super::page::{Block, Page, Section, point};
use super::stored::Stored;
use crate::handover::steps::steps;
use crate::texts::{ReportTexts, Texts, fill};

impl Report {
    /// The page, heads and words in the program's language.
    pub(super) fn page(&self, texts: &Texts) -> Page {
        let report = &texts.report;
        let bodies = [
            self.about(report),
            self.guides(report),
            self.sample(texts),
            self.consents(report),
            self.data(report),
            points(self.destroyed.iter().map(|gone| gone.point(report))),
            self.withdrawn(report),
            self.made(report),
            self.recording(report),
            self.coding(report),
            self.checks(report),
            self.left(report),
            self.hashes(report),
            points(self.problems.iter().cloned().map(point)),
        ];
        let mut sections: Vec<Section> = report
            .heads
            .iter()
            .zip(bodies)
            .map(|(head, blocks)| section(head, blocks, report.none))
            .collect();
        if self.problems.is_empty() {
            sections.pop();
        }
        let title = self.study.title.as_ref();
        Page {
            title: title.map_or_else(
                || report.untitled.to_owned(),
                |title| fill(report.title, &[("title", title)]),
            ),
            intro: report.intro.to_owned(),
            sections,
        }
    }

    fn about(&self, texts: &ReportTexts) -> Vec<Block> {
        let study = &self.study;
        let [language, researchers, ends, last, program] = texts.about;
        let [institution, ethics, contact] = texts.plan;
        let mut facts: Vec<(String, String)> = Vec::new();
        let mut add = |name: &str, value: Option<String>| {
            facts.extend(value.map(|value| (name.to_owned(), value)));
        };
        add(language, study.language.clone());
        let named = Some(study.researchers.join(", "));
        add(researchers, named.filter(|names| !names.is_empty()));
        add(ends, study.ends.clone());
        let known = [
            ("institution", institution),
            ("ethics", ethics),
            ("contact", contact),
        ];
        for (key, name) in known {
            add(name, study.plan.get(key).cloned());
        }
        for (key, value) in &study.plan {
            if !known.iter().any(|(known, _)| known == key) {
                add(key, Some(value.clone()));
            }
        }
        add(last, self.as_of.clone());
        add(program, Some(self.program.to_owned()));
        let fact = |(name, value): (String, String)| point(format!("{name}: {value}"));
        let mut all: Vec<_> = facts.into_iter().map(fact).collect();
        if !study.pack.is_empty() {
            let of = |key: &str| study.pack.get(key).map_or("?", String::as_str);
            let values: [(&str, &dyn Display); 3] = [
                ("name", &of("name")),
                ("version", &of("version")),
                ("sha256", &of("sha256")),
            ];
            all.push(point(fill(texts.pack, &values)));
        }
        points(all)
    }

    fn guides(&self, texts: &ReportTexts) -> Vec<Block> {
        points(self.guides.iter().map(|guide| guide.point(texts)))
    }

    fn sample(&self, texts: &Texts) -> Vec<Block> {
        let steps = steps(&self.flow, &texts.sample.flow);
        let row = |depth: usize, name: &str, count: usize| {
            let name = format!("{}{name}", "· ".repeat(depth));
            vec![name, count.to_string()]
        };
        let heads = texts.sample.flow.heads.map(str::to_owned).to_vec();
        let mut rows = vec![heads];
        rows.extend(steps.iter().map(|it| row(it.depth, &it.name, it.count)));
        let mut blocks = vec![Block::Table(rows)];
        if !self.quota_rows.is_empty() {
            blocks.push(Block::Text(texts.report.quota.to_owned()));
            blocks.push(Block::Table(self.quota_rows.clone()));
        }
        if !self.phases.is_empty() {
            let mut rows = vec![texts.report.phases.map(str::to_owned).to_vec()];
            rows.extend(self.phases.iter().map(|phase| {
                let counts = [phase.finished, phase.open, phase.damaged];
                let counts = counts.map(|count| count.to_string());
                [&[phase.phase.to_owned()], &counts[..]].concat()
            }));
            blocks.push(Block::Table(rows));
        }
        blocks
    }

    fn consents(&self, texts: &ReportTexts) -> Vec<Block> {
        if self.consent.is_empty() {
            return Vec::new();
        }
        let mut rows = vec![texts.consent.map(str::to_owned).to_vec()];
        rows.extend(self.consent.iter().map(|item| {
            let counts = ["given", "refused", "withdrawn", "open"];
            let counts = counts.map(|word| count(&item.answers, word).to_string());
            [std::slice::from_ref(&item.label), &counts[..]].concat()
        }));
        let wordings = self.consent.iter().flat_map(|item| item.points(texts));
        let mut blocks = vec![Block::Table(rows)];
        blocks.extend(points(wordings));
        blocks
    }

    fn data(&self, texts: &ReportTexts) -> Vec<Block> {
        let mut blocks = points(self.data.iter().map(|stored| stored.point(texts)));
        if self.private_open == Some(true) {
            blocks.push(Block::Text(texts.private_open.to_owned()));
        }
        blocks.push(Block::Text(texts.not_known.to_owned()));
        blocks
    }

    fn withdrawn(&self, texts: &ReportTexts) -> Vec<Block> {
        let words = ["all", "recording", "quotes"].into_iter().zip(texts.scopes);
        let of = |count: &super::facts::Count| {
            let mut words = words.clone();
            let text = words.find(|(scope, _)| *scope == count.scope);
            point(fill(
                text.map_or("", |(_, text)| text),
                &[("count", &count.participants)],
            ))
        };
        points(self.withdrawals.iter().map(of))
    }

    fn made(&self, texts: &ReportTexts) -> Vec<Block> {
        let mut blocks = points(self.exports.iter().map(|export| export.point(texts)));
        if !blocks.is_empty() {
            blocks.push(Block::Text(texts.exports_note.to_owned()));
        }
        blocks
    }

    fn recording(&self, texts: &ReportTexts) -> Vec<Block> {
        let facts = texts.recorder.iter().filter_map(|(key, name)| {
            let value = self.recorder.get(key)?;
            Some(point(format!("{name}: {value}")))
        });
        points(facts)
    }

    fn coding(&self, texts: &ReportTexts) -> Vec<Block> {
        let coder = |coder: &super::facts::Coder| {
            let values: [(&str, &dyn Display); 3] = [
                ("coder", &coder.name),
                ("rounds", &coder.rounds),
                ("sessions", &coder.sessions),
            ];
            point(fill(texts.coder, &values))
        };
        let agreed = |agreed: &super::facts::Agreed| {
            let [first, second] = &agreed.coders;
            let (identical, kappa) = (figure(agreed.identical), figure(agreed.kappa));
            let values: [(&str, &dyn Display); 6] = [
                ("first", first),
                ("second", second),
                ("sessions", &agreed.sessions),
                ("units", &agreed.units),
                ("identical", &identical),
                ("kappa", &kappa),
            ];
            point(fill(texts.agreed, &values))
        };
        let coders = self.coders.iter().map(coder);
        let mut blocks = points(coders.chain(self.agreement.iter().map(agreed)));
        if self.agreement.is_empty() && !blocks.is_empty() {
            blocks.push(Block::Text(texts.not_compared.to_owned()));
        }
        blocks
    }

    fn checks(&self, texts: &ReportTexts) -> Vec<Block> {
        points(self.member_checks.iter().map(|check| {
            let values: [(&str, &dyn Display); 5] = [
                ("day", &check.day),
                ("session", &check.session),
                ("participants", &check.participants),
                ("statements", &check.statements),
                ("open", &check.not_asked),
            ];
            point(fill(texts.check, &values))
        }))
    }

    fn left(&self, texts: &ReportTexts) -> Vec<Block> {
        let left = &self.left;
        let values: [(&str, &dyn Display); 2] = [
            ("some", &left.asked_everywhere),
            ("all", &left.base_questions),
        ];
        let asked = fill(texts.of_all, &values);
        let counts = [
            left.unfinished,
            left.parked,
            left.not_transcribed,
            left.fragments,
        ];
        let counts = counts.map(|count| count.to_string()).into_iter();
        let facts = texts.left.iter().zip(counts.chain([asked]));
        points(facts.map(|(name, value)| point(format!("{name}: {value}"))))
    }

    fn hashes(&self, texts: &ReportTexts) -> Vec<Block> {
        let mut blocks = points(self.journals.iter().map(|journal| {
            let hash = journal.last_hash.as_deref().unwrap_or("–");
            let values: [(&str, &dyn Display); 3] = [
                ("file", &journal.file),
                ("lines", &journal.lines),
                ("hash", &hash),
            ];
            let text = if journal.whole {
                texts.journal
            } else {
                texts.journal_damaged
            };
            point(fill(text, &values))
        }));
        blocks.push(Block::Text(texts.journals_note.to_owned()));
        blocks
    }
}

fn section(head: &str, blocks: Vec<Block>, none: &str) -> Section {
    let blocks = if blocks.is_empty() {
        vec![Block::Text(none.to_owned())]
    } else {
        blocks
    };
    Section {
        head: head.to_owned(),
        blocks,
    }
}

fn points(all: impl IntoIterator<Item = (String, Vec<String>)>) -> Vec<Block> {
    let all: Vec<_> = all.into_iter().collect();
    if all.is_empty() {
        return Vec::new();
    }
    vec![Block::List(all)]
}

fn count(answers: &BTreeMap<&str, usize>, word: &str) -> usize {
    answers.get(word).copied().unwrap_or_default()
}

fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}"))
}

/// So many bytes, in megabytes where that says more.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{} MB", bytes.div_ceil(1_000_000)),
    }
}

impl GuideUsed {
    fn point(&self, texts: &ReportTexts) -> (String, Vec<String>) {
        let values: [(&str, &dyn Display); 3] = [
            ("title", &self.title),
            ("guide", &self.guide),
            ("version", &self.version),
        ];
        let mut below = vec![match &self.status {
            Some(status) => fill(texts.status, &[("status", status)]),
            None => texts.no_status.to_owned(),
        }];
        let sessions = self.sessions.iter();
        let sessions: Vec<String> = sessions
            .map(|(phase, all)| format!("{phase} {all}"))
            .collect();
        match (&self.first, &self.last) {
            (Some(first), Some(last)) => {
                let sessions = sessions.join(", ");
                let values: [(&str, &dyn Display); 3] =
                    [("sessions", &sessions), ("first", first), ("last", last)];
                below.push(fill(texts.used, &values));
            }
            _ => below.push(texts.not_used.to_owned()),
        }
        let frozen = self.sha256.as_ref();
        below.extend(frozen.map(|sha256| fill(texts.frozen, &[("sha256", sha256)])));
        below.extend(self.history.iter().map(|step: &Step| {
            let values: [(&str, &dyn Display); 4] = [
                ("date", &step.date),
                ("from", &step.from),
                ("to", &step.to),
                ("reason", &step.reason),
            ];
            fill(texts.step, &values)
        }));
        (fill(texts.guide, &values), below)
    }
}

impl Item {
    /// Each wording that was read to somebody.
    fn points(&self, texts: &ReportTexts) -> Vec<(String, Vec<String>)> {
        let of = |it: &super::facts::Wording| {
            let [given, refused, withdrawn] =
                ["given", "refused", "withdrawn"].map(|word| count(&it.answers, word));
            let values: [(&str, &dyn Display); 3] = [
                ("given", &given),
                ("refused", &refused),
                ("withdrawn", &withdrawn),
            ];
            let counts = fill(texts.counts, &values);
            let values: [(&str, &dyn Display); 6] = [
                ("label", &self.label),
                ("guide", &it.guide),
                ("version", &it.version),
                ("language", &it.language),
                ("counts", &counts),
                ("wording", &it.words),
            ];
            point(fill(texts.wording, &values))
        };
        self.wordings.iter().map(of).collect()
    }
}

impl Stored {
    fn point(&self, texts: &ReportTexts) -> (String, Vec<String>) {
        let what = texts.kinds.iter().find(|(word, _)| *word == self.kind);
        let formats: Vec<&str> = self.formats.iter().map(String::as_str).collect();
        let values: [(&str, &dyn Display); 5] = [
            ("what", &what.map_or(self.kind, |(_, what)| what)),
            ("place", &self.place),
            ("files", &self.files),
            ("formats", &formats.join(", ")),
            ("size", &size(self.bytes)),
        ];
        let readers = match self.readable_by_others {
            Some(0) => texts.owner.to_owned(),
            Some(count) => fill(texts.others, &[("count", &count)]),
            None => texts.unknown_readers.to_owned(),
        };
        let locked = match self.encrypted {
            0 => texts.plain.to_owned(),
            count => fill(texts.encrypted, &[("count", &count)]),
        };
        let until = match (&self.until, self.until_transcribed) {
            (None, false) => texts.no_time.to_owned(),
            (None, true) => texts.until_transcribed.to_owned(),
            (Some(date), false) => fill(texts.until, &[("date", date)]),
            (Some(date), true) => fill(texts.until_transcribed_or, &[("date", date)]),
        };
        let text = fill(texts.kept, &values);
        (text, vec![format!("{readers}; {locked}"), until])
    }
}

impl Gone {
    fn point(&self, texts: &ReportTexts) -> (String, Vec<String>) {
        let kinds = [("transcripts", "as_they_came")];
        let word = kinds.iter().find(|(known, _)| *known == self.what);
        let word = word.map_or(self.what, |(_, word)| word);
        let what = texts.kinds.iter().find(|(known, _)| *known == word);
        let session = self.session.as_deref().unwrap_or_default();
        let values: [(&str, &dyn Display); 6] = [
            ("date", &self.at),
            ("session", &session),
            ("what", &what.map_or(self.what, |(_, what)| what)),
            ("files", &self.sha256.len()),
            ("size", &size(self.bytes)),
            ("why", &self.why),
        ];
        let text = match self.session {
            Some(_) => texts.gone_sound,
            None => texts.gone,
        };
        let mut below = Vec::new();
        let author = self.author.as_ref();
        below.extend(author.map(|author| fill(texts.by, &[("author", author)])));
        below.extend(
            self.people
                .map(|people| fill(texts.people, &[("people", &people)])),
        );
        let hashes = self.sha256.iter();
        below.extend(hashes.map(|sha256| fill(texts.hashes, &[("sha256", sha256)])));
        (fill(text, &values), below)
    }
}

impl Export {
    fn point(&self, texts: &ReportTexts) -> (String, Vec<String>) {
        let values: [(&str, &dyn Display); 5] = [
            ("at", &self.at),
            ("format", &self.format),
            ("file", &self.file),
            ("sessions", &self.sessions),
            ("phases", &self.phases.join(", ")),
        ];
        let hash = self.sha256.iter();
        let below = hash.map(|sha256| fill(texts.hashes, &[("sha256", sha256)]));
        (fill(texts.export, &values), below.collect())
    }
}
