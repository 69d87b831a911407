//! The outcome of a member check as a text: what was answered to each statement and said of it, coded
//! with the statement's concept and with who said it.

use std::io;

use super::gather::{Part, text};
use super::guid;
use super::source::{Draft, INTERVIEWER, Stretch};
use crate::handover::Wording;
use crate::handover::codebook::Key;
use crate::handover::document::plain;
use crate::handover::md::clock;
use crate::handover::outcome::document::{kind, word};
use crate::handover::outcome::{Cell, Concluded, Finding, NotCome, Reply, Said, of_session};
use crate::journal::moment::Timestamp;
use crate::study::load::Loaded;
use crate::texts::{OutcomeTexts, fill};

/// Adds the outcome of a session to what a project has of it; an interview has none.
///
/// # Errors
/// Never in practice; the compressor's type allows it.
pub fn gather(loaded: &Loaded, wording: &Wording<'_>, at: &str, part: &mut Part) -> io::Result<()> {
    let id = &loaded.folder.id;
    let name = fill(wording.texts.coding.outcome, &[("session", id)]);
    let guid = guid::of(&format!("session/{id}/outcome"));
    for list in of_session(loaded, wording.names).lists {
        let mut page = Page {
            text: String::new(),
            length: 0,
            // It has the words of several people in it, also where one sat at the table.
            draft: Draft::new(guid, &name, at, None),
            at: Timestamp::new(list.start),
            texts: &wording.texts.outcome,
        };
        for finding in &list.findings {
            page.finding(finding);
        }
        if !list.besides.is_empty() {
            page.line(page.texts.besides, None);
            list.besides
                .iter()
                .for_each(|said| page.said("", None, said));
        }
        list.not_come.iter().for_each(|one| page.not_come(one));
        let concepts = list.findings.iter().filter_map(|one| one.concept.clone());
        part.used.add(concepts, list.participants.iter().cloned());
        part.is_wide |= page.text.chars().any(|c| c > '\u{ffff}');
        part.packed.push(text(guid, &page.text)?);
        part.sources.push(page.draft.done(page.length));
    }
    Ok(())
}

/// The text that is being written.
struct Page<'a> {
    text: String,
    /// How many code points it has.
    length: usize,
    draft: Draft,
    /// When the session began.
    at: Timestamp,
    texts: &'a OutcomeTexts,
}

/// Words that are coded.
struct Words<'a> {
    /// What names them within the text, for good.
    part: String,
    said: &'a str,
    at: Timestamp,
    concepts: Vec<&'a str>,
    theme: Option<&'a str>,
    participants: Vec<&'a str>,
}

impl Page<'_> {
    fn finding(&mut self, finding: &Finding) {
        let concept = finding.concept.as_deref();
        let of_finding = |part: &str, said, at| Words {
            part: format!("{}/{part}", finding.id),
            said,
            at,
            concepts: concept.into_iter().collect(),
            theme: None,
            participants: Vec::new(),
        };
        let statement = of_finding("statement", &finding.text, self.at);
        self.line(&format!("{} ", finding.id), Some(statement));
        for cell in &finding.cells {
            self.cell(finding, cell);
        }
        let open: Vec<&str> = finding.open().collect();
        if !open.is_empty() {
            let open = open.join(", ");
            self.line(
                &fill(self.texts.not_asked, &[("participants", &open)]),
                None,
            );
        }
        for said in &finding.said {
            self.said(&finding.id, concept, said);
        }
        for concluded in &finding.conclusions {
            let head = self.concluded(concluded);
            let new = concluded.wording.as_deref();
            let new = new.map(|wording| of_finding("wording", wording, self.at));
            self.line(&head, new);
        }
        self.line("", None);
    }

    /// What one participant answered, each answer a line, the one that stands last.
    fn cell(&mut self, finding: &Finding, cell: &Cell) {
        for (reply, number) in cell.answers.iter().zip(1_u32..) {
            let words = self.reply(reply);
            let coded = Words {
                part: format!("{}/{}/{number}", finding.id, cell.participant),
                said: &words,
                at: reply.at,
                concepts: finding.concept.as_deref().into_iter().collect(),
                theme: None,
                participants: vec![&cell.participant],
            };
            let silent = if reply.silent {
                format!(", {}", self.texts.in_silence)
            } else {
                String::new()
            };
            let head = format!("{} ({}{silent}): ", cell.participant, clock(reply.ms));
            self.line(&head, Some(coded));
        }
        if let (None, Some(away)) = (cell.standing(), cell.answer()) {
            let away = word(self.texts.answers, away.word());
            self.line(&format!("{}: {away}", cell.participant), None);
        }
    }

    fn reply(&self, reply: &Reply) -> String {
        let answer = word(self.texts.answers, reply.answer.word());
        match &reply.nuance {
            Some(nuance) => format!("{answer}: {nuance}"),
            None => answer.to_owned(),
        }
    }

    fn said(&mut self, finding: &str, concept: Option<&str>, said: &Said) {
        let mut concepts: Vec<&str> = concept.into_iter().collect();
        for own in &said.concepts {
            if !concepts.contains(&own.as_str()) {
                concepts.push(own);
            }
        }
        let participants: Vec<&str> = said.participants.iter().map(String::as_str).collect();
        let who = participants.iter().map(|who| format!(", {who}"));
        let who: String = who.collect();
        let head = format!("{}{who} ({}): ", kind(said, self.texts), clock(said.ms));
        let coded = Words {
            part: format!("{finding}/{}", said.unit),
            said: &said.text,
            at: said.at,
            concepts,
            theme: said.proposed.as_deref(),
            participants,
        };
        self.line(&head, Some(coded));
    }

    /// Who was invited and did not come, and what she said then.
    fn not_come(&mut self, one: &NotCome) {
        let line = fill(self.texts.not_come, &[("participant", &one.participant)]);
        let Some(said) = &one.said else {
            return self.line(&line, None);
        };
        let coded = Words {
            part: format!("{}/invited", one.participant),
            said,
            at: self.at,
            concepts: Vec::new(),
            theme: None,
            participants: vec![&one.participant],
        };
        self.line(&format!("{line}: "), Some(coded));
    }

    fn concluded(&self, concluded: &Concluded) -> String {
        let word = word(self.texts.conclusions, concluded.conclusion.word());
        let line = fill(self.texts.concluded, &[("conclusion", &word)]);
        match &concluded.wording {
            Some(_) => format!("{line}; {}", fill(self.texts.reworded, &[("text", &"")])),
            None => line,
        }
    }

    /// Writes a line; what comes after its head is coded.
    fn line(&mut self, head: &str, coded: Option<Words<'_>>) {
        self.put(head);
        if let Some(coded) = coded.filter(|coded| !coded.said.is_empty()) {
            let from = self.length;
            // A line is a line: the words of a guide may be several.
            self.put(&coded.said.replace('\n', " "));
            let keys = coded
                .concepts
                .iter()
                .map(|id| Key::Concept((*id).to_owned()));
            let cases = coded
                .participants
                .iter()
                .map(|id| Key::Case((*id).to_owned()));
            let theme = coded.theme.map(|theme| Key::Theme(theme.to_owned()));
            let stretch = Stretch {
                part: &coded.part,
                range: from..self.length,
                at: coded.at,
                coder: INTERVIEWER,
                remark: None,
            };
            self.draft.code(stretch, keys.chain(theme).chain(cases));
        }
        self.put("\n");
    }

    fn put(&mut self, words: &str) {
        let words = plain(words);
        self.length += words.chars().count();
        self.text.push_str(&words);
    }
}
