//! The guide as text to read or print, in one language.

use super::text::Text;
use super::wrap::wrap;
use super::{Frame, Guide, Priority, Question, Topic};
use crate::texts::{GuideTexts, fill};

/// The widest line.
const WIDTH: usize = 80;

/// The whole guide in a language. A text that only stands in another one is marked with its tag.
#[must_use]
pub fn text(guide: &Guide, language: &str, texts: &GuideTexts) -> String {
    let mut page = Page {
        said: String::new(),
        language,
        texts,
    };
    page.line(0, "", &page.words(&guide.title));
    let under = fill(
        texts.version,
        &[("version", &guide.version), ("minutes", &guide.minutes)],
    );
    page.line(0, "", &under);
    for said in guide.status.iter().chain(&guide.source) {
        page.line(0, "", said);
    }
    page.frame(texts.opening, &guide.opening);
    page.consent(guide);
    for topic in &guide.topics {
        page.topic(guide, topic);
    }
    page.frame(texts.closing, &guide.closing);
    page.follow_ups(guide);
    page.said
}

/// The text as it grows.
struct Page<'a> {
    said: String,
    language: &'a str,
    texts: &'a GuideTexts,
}

impl Page<'_> {
    fn words(&self, text: &Text) -> String {
        let said = text.said(self.language);
        match said.instead {
            Some(tag) => format!("{} ({tag})", said.words),
            None => said.words.to_owned(),
        }
    }

    /// A text with a sign before its first line, the others indented as far.
    fn line(&mut self, indent: usize, sign: &str, words: &str) {
        let hang = indent + sign.chars().count();
        for (place, line) in wrap(words, WIDTH.saturating_sub(hang)).iter().enumerate() {
            let before = if place == 0 {
                format!("{}{sign}", " ".repeat(indent))
            } else {
                " ".repeat(hang)
            };
            let whole = format!("{before}{line}");
            self.said.push_str(whole.trim_end());
            self.said.push('\n');
        }
    }

    fn heading(&mut self, title: &str, minutes: Option<u32>) {
        self.said.push('\n');
        let minutes = minutes.map(|minutes| {
            let said = fill(self.texts.in_minutes, &[("minutes", &minutes)]);
            format!(" · {said}")
        });
        self.line(0, "", &(title.to_owned() + &minutes.unwrap_or_default()));
    }

    fn frame(&mut self, title: &str, frame: &Frame) {
        self.heading(title, Some(frame.minutes));
        let say = self.words(&frame.say);
        if !say.is_empty() {
            self.line(2, "", &say);
        }
    }

    fn consent(&mut self, guide: &Guide) {
        if guide.consent.is_empty() {
            return;
        }
        self.heading(self.texts.consent, None);
        for item in &guide.consent {
            self.line(2, &format!("{}  ", item.id), &self.words(&item.ask));
        }
    }

    fn topic(&mut self, guide: &Guide, topic: &Topic) {
        let title = format!("{}  {}", topic.id, self.words(&topic.title));
        self.heading(&title, Some(topic.minutes));
        let concept = topic
            .concept
            .as_deref()
            .and_then(|id| guide.concepts.get(id));
        if let Some(concept) = concept {
            let name = self.words(&concept.name);
            self.line(2, &format!("{}: ", self.texts.concept), &name);
        }
        if !topic.checklist.is_empty() {
            let labels = topic.checklist.iter();
            let labels: Vec<String> = labels.map(|item| self.words(&item.label)).collect();
            let sign = format!("{}: ", self.texts.checklist);
            self.line(2, &sign, &labels.join("; "));
        }
        for question in &topic.questions {
            self.question(question, 2);
        }
        for statement in &topic.statements {
            let words = self.words(&statement.text);
            self.line(2, &format!("{}  ", statement.id), &words);
        }
    }

    fn question(&mut self, question: &Question, indent: usize) {
        let priority = match question.priority {
            Priority::Must => self.texts.must,
            Priority::Should => self.texts.should,
            Priority::Could => self.texts.could,
        };
        let when = question.when.as_ref();
        let when = when.map(|when| format!("[{}] ", self.words(when)));
        // Probes are coulds unless they say otherwise; only what stands out is marked.
        let marked = indent == 2 || question.priority != Priority::Could;
        let mark = if marked {
            format!(" ({priority})")
        } else {
            String::new()
        };
        let words = when.unwrap_or_default() + &self.words(&question.ask) + &mark;
        self.line(indent, &format!("{}  ", question.id), &words);
        for probe in &question.probes {
            self.question(probe, indent + 4);
        }
    }

    fn follow_ups(&mut self, guide: &Guide) {
        if guide.follow_ups.is_empty() {
            return;
        }
        self.heading(self.texts.follow_ups, None);
        for follow_up in &guide.follow_ups {
            let words = self.words(&follow_up.ask);
            self.line(2, &format!("{}  ", follow_up.id), &words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::load::load;
    use crate::texts::{EN, NL};
    use unicode_width::UnicodeWidthStr as _;

    #[test]
    fn every_question_and_probe_is_in_the_text() {
        let guide = load("kwaliteitszorg", None).unwrap().guide;
        let said = text(&guide, "nl", &NL.guide);
        let outline = crate::guide::outline::Outline::of(&guide);
        for item in outline.items() {
            assert!(said.contains(&format!("{}  ", item.id)), "{}", item.id);
        }
        assert!(said.lines().all(|line| line.width() <= WIDTH));
    }

    #[test]
    fn a_language_the_guide_lacks_is_marked() {
        let guide = load("template", None).unwrap().guide;
        let said = text(&guide, "fr", &EN.guide);
        assert!(said.lines().next().unwrap().ends_with("(nl)"), "{said}");
    }
}
