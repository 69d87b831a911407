//! What is shown at one moment, and how that follows from the state of the session.

use super::tree::{Branch, branches};
use crate::guide::{Guide, Kind, Statement};
use crate::session::Session;
use crate::session::place::Section;
use crate::texts::StageTexts;

/// What is shown at one moment, in the words of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// Few words: a welcome, a pause, thanks.
    Words {
        /// What it is about, if anything; the guide's title.
        title: String,
        /// The words.
        words: &'static str,
    },
    /// Something to think about: a statement, or a question.
    Claim {
        /// The topic.
        title: String,
        /// The statement or question.
        words: String,
        /// What everyone does with it first, and with which answers.
        hint: Option<[&'static str; 2]>,
    },
    /// The concept model.
    Model {
        /// The topic.
        title: String,
        /// The concepts, from the top of the tree on.
        branches: Vec<Branch>,
    },
}

/// What is shown before there is a session.
#[must_use]
pub fn waiting(guide: Option<&Guide>, language: &str, texts: &StageTexts) -> Page {
    Page::Words {
        title: guide.map_or_else(String::new, |guide| guide.title.words(language).to_owned()),
        words: texts.waiting,
    }
}

/// What is shown of a session, in a language.
#[must_use]
pub fn of(session: &Session, language: &str, texts: &StageTexts) -> Page {
    let words = |words| Page::Words {
        title: session.guide.title.words(language).to_owned(),
        words,
    };
    if session.finished.is_some() {
        return words(texts.thanks);
    }
    if session.off_since.is_some() || session.interrupted_since.is_some() {
        return words(texts.pause);
    }
    let topic = match session.section() {
        Section::Opening => return words(texts.welcome),
        Section::Closing => return words(texts.thanks),
        Section::Topic(topic) => topic,
    };
    of_topic(session, topic, language, texts).unwrap_or_else(|| words(texts.welcome))
}

fn of_topic(session: &Session, topic: usize, language: &str, texts: &StageTexts) -> Option<Page> {
    let guide = &session.guide;
    let of_guide = guide.topics.get(topic)?;
    let title = of_guide.title.words(language).to_owned();
    if let Some((at, statement)) = statement(session, topic) {
        let is_open = session.place.item() == Some(at) && !session.is_row_full(at);
        let hint = (session.silent && is_open).then_some([texts.silent, texts.answers]);
        return Some(Page::Claim {
            title,
            words: statement.text.words(language).to_owned(),
            hint,
        });
    }
    if guide.kind == Kind::MemberCheck {
        let branches = branches(&guide.concepts, language);
        return Some(Page::Model { title, branches });
    }
    // Probes are the interviewer's: what stands there is the question they belong to.
    let question = session.place.item().map(|item| session.outline.base(item));
    let question = question.and_then(|item| session.outline.question(guide, item));
    Some(Page::Claim {
        words: question.map_or_else(String::new, |one| one.ask.words(language).to_owned()),
        title,
        hint: None,
    })
}

/// The statement that is before the participants, with its place in the walk: the one that is open; at
/// a question the one that was before it, since that is what is asked about.
fn statement(session: &Session, topic: usize) -> Option<(usize, &Statement)> {
    let outline = &session.outline;
    let statements = || {
        outline
            .of_topic(topic)
            .filter(|at| outline.is_statement(*at))
    };
    let here = session.place.item();
    let before = statements().filter(|at| here.is_none_or(|here| *at <= here));
    let at = before.last().or_else(|| statements().next())?;
    Some((at, outline.statement(&session.guide, at)?))
}
