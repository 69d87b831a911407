//! Advice on the wording of questions, in Dutch and in English: on request, each with its reason, each
//! silenced beside the question. Rules of thumb: what they say is for a person to weigh.

use std::sync::Arc;

use super::finding::{Severity, Worded};
use super::source::{Place, Source};
use super::text::primary;
use super::{Guide, Question};
use crate::safe::shown;
use crate::texts::{Advice, AdviceTexts, fill};

/// More words than this are not taken in at one hearing.
const MOST_WORDS: usize = 30;

/// What a question can be advised about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Two questions in one.
    Double,
    /// It gives the answer away.
    Leading,
    /// It can be answered with yes or no.
    Closed,
    /// Too long to be heard.
    Long,
    /// It uses a word of the concept model.
    Jargon,
}

impl Rule {
    /// The rules by their words in `silence`.
    pub const ALL: [(&'static str, Rule); 5] = [
        ("double", Rule::Double),
        ("leading", Rule::Leading),
        ("closed", Rule::Closed),
        ("long", Rule::Long),
        ("jargon", Rule::Jargon),
    ];

    fn word(self) -> &'static str {
        let mut all = Rule::ALL.iter().filter(|(_, rule)| *rule == self);
        all.next().map_or("", |(word, _)| word)
    }
}

/// What gives a rule away in a language; all in lower case.
struct Words {
    /// Before a second question.
    joins: &'static [&'static str],
    /// What a question begins with after that.
    asks: &'static [&'static str],
    /// What gives the answer away.
    leads: &'static [&'static str],
    /// What a closed question begins with.
    closes: &'static [&'static str],
    /// What makes an invitation of it nevertheless.
    invites: &'static [&'static str],
}

const DUTCH: Words = Words {
    joins: &["en", "of"],
    asks: &[
        "hoe", "wat", "waarom", "wie", "waar", "welke", "welk", "wanneer", "waarmee", "waardoor",
    ],
    leads: &[
        "vind je ook",
        "vindt u ook",
        "ben je het ermee eens",
        "bent u het ermee eens",
        "ben je het eens",
        "is het niet zo",
        "zou je niet",
        "zou u niet",
        "toch?",
        "nietwaar",
        "niet waar?",
        "natuurlijk",
        "uiteraard",
        "je vindt zeker",
        "u vindt zeker",
    ],
    closes: &[
        "ben", "bent", "is", "zijn", "was", "waren", "heb", "hebt", "heeft", "hebben", "had",
        "kun", "kunt", "kan", "kunnen", "wil", "wilt", "mag", "moet", "moeten", "doe", "doet",
        "vind", "vindt", "denk", "denkt", "gebruik", "gebruikt", "weet", "ga", "gaat", "zou",
        "zouden", "krijg", "krijgt", "werk", "werkt", "word", "wordt", "worden", "speelt", "komt",
        "ken", "kent", "geef", "geeft", "maak", "maakt", "zie", "ziet", "lukt", "helpt",
    ],
    invites: &[
        "vertel",
        "beschrij",
        "voorbeeld",
        "uitleg",
        "toelicht",
        "meer over",
        "schets",
        "noemen",
    ],
};

const ENGLISH: Words = Words {
    joins: &["and", "or"],
    asks: &["how", "what", "why", "who", "where", "which", "when"],
    leads: &[
        "don't you",
        "do you agree",
        "would you agree",
        "isn't it",
        "aren't you",
        "wouldn't you",
        "surely",
        "of course",
        "obviously",
        "right?",
        "do you also think",
    ],
    closes: &[
        "is", "are", "was", "were", "do", "does", "did", "have", "has", "had", "can", "could",
        "will", "would", "should", "may", "must", "am",
    ],
    invites: &[
        "tell", "describe", "example", "explain", "walk me", "say more", "talk me", "sketch",
        "name",
    ],
};

/// The advice on every question and probe, in the order of the guide.
#[must_use]
pub fn advice(guide: &Guide, source: &Arc<Source>, texts: &AdviceTexts) -> Vec<Worded> {
    let mut found = Vec::new();
    for topic in &guide.topics {
        for question in &topic.questions {
            add(&mut found, question, guide, source, texts);
        }
    }
    found
}

fn add(
    found: &mut Vec<Worded>,
    question: &Question,
    guide: &Guide,
    source: &Arc<Source>,
    texts: &AdviceTexts,
) {
    for (language, ask) in question.ask.iter() {
        for (rule, why) in fitting(ask, language, guide) {
            if question.silence.contains(&rule) {
                continue;
            }
            found.push(worded(question, language, ask, (rule, &why), source, texts));
        }
    }
    for probe in &question.probes {
        add(found, probe, guide, source, texts);
    }
}

fn worded(
    question: &Question,
    language: &str,
    ask: &str,
    (rule, why): (Rule, &str),
    source: &Arc<Source>,
    texts: &AdviceTexts,
) -> Worded {
    let advice = of(rule, texts);
    // Where words are written with escapes they are not found, and the id alone says where.
    let at = source.text().find(ask).unwrap_or(0);
    let said = fill(advice.what, &[("words", &shown(why))]);
    Worded {
        severity: Severity::Doubt,
        place: Place {
            source: Arc::clone(source),
            span: at..at,
        },
        what: format!("{} ({language}): {said}", question.id),
        remedy: format!(
            "{}; {}",
            advice.remedy,
            fill(texts.silence, &[("rule", &rule.word())])
        ),
    }
}

fn of(rule: Rule, texts: &AdviceTexts) -> &Advice {
    match rule {
        Rule::Double => &texts.double,
        Rule::Leading => &texts.leading,
        Rule::Closed => &texts.closed,
        Rule::Long => &texts.long,
        Rule::Jargon => &texts.jargon,
    }
}

/// The rules that a wording goes against, with the words that show it.
fn fitting(ask: &str, language: &str, guide: &Guide) -> Vec<(Rule, String)> {
    let words = match primary(language) {
        "nl" => Some(&DUTCH),
        "en" => Some(&ENGLISH),
        _ => None,
    };
    let mut found = Vec::new();
    let lower = ask.to_lowercase();
    let mut tell = |rule, why: Option<String>| found.extend(why.map(|why| (rule, why)));
    if let Some(words) = words {
        tell(Rule::Double, double(&lower, words));
        tell(Rule::Leading, leading(&lower, words));
        tell(Rule::Closed, closed(&lower, words));
    }
    let count = ask.split_whitespace().count();
    tell(Rule::Long, (count > MOST_WORDS).then(|| count.to_string()));
    tell(Rule::Jargon, jargon(&lower, language, guide));
    found
}

fn plain(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn double(lower: &str, words: &Words) -> Option<String> {
    if lower.matches('?').count() > 1 {
        return Some("? … ?".to_owned());
    }
    let all: Vec<&str> = lower.split_whitespace().map(plain).collect();
    let pair = all.windows(2).skip(1).find(|pair| {
        let [join, ask] = pair else { return false };
        words.joins.contains(join) && words.asks.contains(ask)
    })?;
    Some(pair.join(" "))
}

fn leading(lower: &str, words: &Words) -> Option<String> {
    let padded = format!(" {lower}");
    let mut leads = words.leads.iter();
    let found = leads.find(|lead| padded.contains(&format!(" {lead}")))?;
    Some((*found).to_owned())
}

fn closed(lower: &str, words: &Words) -> Option<String> {
    let asked = lower.split_inclusive(['.', '!', '?']);
    let mut asked = asked.filter(|sentence| sentence.ends_with('?'));
    let first = |sentence: &str| {
        // A place for the interviewer to fill in says nothing of how the question begins.
        let spoken = sentence.rsplit(']').next().unwrap_or(sentence);
        spoken
            .split_whitespace()
            .next()
            .map(|word| plain(word).to_owned())
    };
    asked.find_map(|sentence| {
        let begin = first(sentence)?;
        let is_closed = words.closes.contains(&begin.as_str());
        let invites = words.invites.iter().any(|word| sentence.contains(word));
        (is_closed && !invites).then_some(begin)
    })
}

/// The name of a concept as it stands in the question.
fn jargon(lower: &str, language: &str, guide: &Guide) -> Option<String> {
    let all: Vec<&str> = lower.split_whitespace().map(plain).collect();
    let spoken = format!(" {} ", all.join(" "));
    let concepts = guide.concepts.all().iter().filter(|it| !it.residual);
    let mut names = concepts.map(|concept| concept.name.words(language).to_lowercase());
    names.find(|name| !name.is_empty() && spoken.contains(&format!(" {name} ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::parse::parse_alone;
    use crate::texts::EN;

    fn rules(ask: &str, language: &str) -> Vec<Rule> {
        let text = include_str!("../../guides/template.toml");
        let guide = parse_alone("g.toml", text).unwrap().guide;
        let found = fitting(ask, language, &guide);
        found.into_iter().map(|(rule, _)| rule).collect()
    }

    #[test]
    fn an_open_question_needs_no_advice() {
        for (ask, language) in [
            ("Hoe heb je dit werk geleerd?", "nl"),
            ("Kun je daar een voorbeeld van geven?", "nl"),
            ("Can you tell me how that went?", "en"),
            ("Who can you turn to when you get stuck?", "en"),
            ("Comment ça va ? Et toi ?", "fr"),
        ] {
            assert_eq!(rules(ask, language), [], "{ask}");
        }
    }

    #[test]
    fn each_rule_is_found_in_both_languages() {
        for (ask, language, rule) in [
            ("Hoe ging dat en wat vond je ervan?", "nl", Rule::Double),
            ("How did it go? What did you think?", "en", Rule::Double),
            (
                "Hoe belangrijk is dat natuurlijk voor je?",
                "nl",
                Rule::Leading,
            ),
            (
                "What do you like, it works well, right?",
                "en",
                Rule::Leading,
            ),
            ("Ben je tevreden?", "nl-BE", Rule::Closed),
            ("Dank je. Does it work?", "en", Rule::Closed),
            (
                "Wat betekent steun van anderen voor je?",
                "nl",
                Rule::Jargon,
            ),
            (
                "What does support from others mean to you?",
                "en",
                Rule::Jargon,
            ),
        ] {
            assert_eq!(rules(ask, language), [rule], "{ask}");
        }
        assert_eq!(rules(&"woord ".repeat(31), "fr"), [Rule::Long]);
    }

    #[test]
    fn advice_is_silenced_beside_the_question_and_nowhere_else() {
        let text = include_str!("../../guides/template.toml")
            .replace(
                "\"How did you learn this work?\"",
                "\"Did you learn this?\"",
            )
            .replace("\"How does that go?\"", "\"Does that go well?\"");
        let told = |text: &str| {
            let guide = parse_alone("g.toml", text).unwrap().guide;
            let source = Source::new("g.toml", text);
            let found = advice(&guide, &source, &EN.advice);
            found.into_iter().map(|it| it.what).collect::<Vec<_>>()
        };
        assert_eq!(told(&text).len(), 2);
        let silenced = text.replacen(
            "priority = \"must\"",
            "priority = \"must\"\nsilence = [\"closed\"]",
            1,
        );
        let left = told(&silenced);
        assert!(
            left.len() == 1 && left[0].starts_with("T2.1a (en)"),
            "{left:?}"
        );
    }
}
