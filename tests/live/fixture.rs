//! A table to sit at: a guide, participants, a clock that is wound by hand.

use std::sync::Arc;

use leidraad::guide::Guide;
use leidraad::guide::finding::worded;
use leidraad::guide::load::load;
use leidraad::guide::outline::Outline;
use leidraad::guide::parse::parse_alone;
use leidraad::journal::Event;
use leidraad::journal::deed::{Agreed, Deed, FORMAT, Note, Opened};
use leidraad::journal::draft::Draft;
use leidraad::journal::moment::{Moment, Timestamp};
use leidraad::live::command::Command;
use leidraad::live::editor::Edit;
use leidraad::live::effect::{Effect, Outcome};
use leidraad::live::message::{Message, Top};
use leidraad::live::model::{Answer, Level, Model};
use leidraad::live::update::update;
use leidraad::session::Session;
use leidraad::session::header::{Header, Phase};
use leidraad::session::history::History;
use leidraad::session::item::State;
use leidraad::texts::{EN, Texts};

/// How long a typed key takes, in milliseconds.
const KEY_MS: i64 = 50;

/// A guide with a condition under a condition, free items, and a topic without questions.
pub const SMALL: &str = r#"
[guide]
id = "small"
version = "1"
kind = "interview"
languages = ["nl", "en"]
minutes = 10
title = { nl = "Klein", en = "Small" }

[opening]
minutes = 1
say = { nl = "Welkom.", en = "Welcome." }

[closing]
minutes = 1
say = { nl = "Dank je wel.", en = "Thank you." }

[[consent]]
id = "part"
scope = "part"
ask = { nl = "Doe je mee?", en = "Do you take part?" }

[[consent]]
id = "recording"
scope = "recording"
ask = { nl = "Mag ik opnemen?", en = "May I record?" }

[[concept]]
id = "doelen"
heading = true
name = { nl = "Doelen", en = "Goals" }

[[concept]]
id = "overig"
residual = true
name = { nl = "Overig", en = "Other" }

[[topic]]
id = "A"
title = { nl = "Eerste", en = "First" }
concept = "doelen"
minutes = 4
checklist = ["doelen", { id = "rol", nl = "de rol", en = "the role" }]

[[topic.question]]
id = "A.1"
priority = "must"
ask = { nl = "Wat doe je?", en = "What do you do?" }

[[topic.question.probe]]
id = "A.1a"
ask = { nl = "En boven?", en = "And above?" }
when = { nl = "als genoemd", en = "if named" }

[[topic.question.probe.probe]]
id = "A.1b"
ask = { nl = "En daar?", en = "And there?" }
when = { nl = "als ook dat", en = "if that too" }

[[topic.question.probe.probe.probe]]
id = "A.1c"
ask = { nl = "En dan?", en = "And then?" }

[[topic.question]]
id = "A.2"
priority = "should"
ask = { nl = "Waarom?", en = "Why?" }

[[topic]]
id = "B"
title = { nl = "Tweede", en = "Second" }
concept = "none"
minutes = 4
checklist = ["rol"]

[[topic.question]]
id = "B.1"
priority = "must"
ask = { nl = "Hoe?", en = "How?" }
"#;

/// A live session with all that came out of it.
pub struct Table {
    pub model: Model,
    pub at: Timestamp,
    pub ms: u64,
    /// All that was asked of the world outside.
    pub effects: Vec<Effect>,
}

/// The guide that is shipped.
pub fn shipped() -> Guide {
    load("kwaliteitszorg", None).unwrap().guide
}

/// The shipped member check.
pub fn member_check() -> Guide {
    load("kwaliteitszorg-member-check", None).unwrap().guide
}

pub fn parsed(text: &str) -> Guide {
    match parse_alone("small.toml", text) {
        Ok(parsed) => parsed.guide,
        Err(findings) => panic!(
            "{}",
            leidraad::guide::report::plain(&worded(&findings, &EN.guide), &EN.guide)
        ),
    }
}

pub fn header(participants: &[&str]) -> Header {
    Header {
        uuid: "6f1c2d3e-0000-4000-8000-000000000000".parse().unwrap(),
        guide: "g".into(),
        guide_version: "1".into(),
        guide_sha256: String::new(),
        participants: participants.iter().map(|who| (*who).to_owned()).collect(),
        phase: Phase::Main,
        language: "nl".into(),
        start: noon().utc(),
    }
}

pub fn noon() -> Timestamp {
    Timestamp::parse("2026-01-12T12:00:00.000Z").unwrap()
}

pub fn opened() -> Event {
    let opened = Opened {
        format: FORMAT,
        program: "test".into(),
        author: None,
    };
    Event {
        seq: 0,
        at: noon(),
        ms: 0,
        deed: opened.into(),
    }
}

/// R7 before the shipped guide, an hour agreed, in the opening.
pub fn sit() -> Table {
    Table::with(shipped(), &["R7"], 60)
}

/// R7 before the small guide, ten minutes agreed, in the opening.
pub fn sit_small() -> Table {
    Table::with(parsed(SMALL), &["R7"], 10)
}

impl Table {
    pub fn with(guide: Guide, participants: &[&str], minutes: i64) -> Table {
        Table::of(header(participants), guide, minutes)
    }

    pub fn of(header: Header, guide: Guide, minutes: i64) -> Table {
        let guide = Arc::new(guide);
        let outline = Arc::new(Outline::of(&guide));
        let history = History::of(header, guide, outline, vec![opened()]);
        let now = Moment { at: noon(), ms: 0 };
        let model = Model::new(history, Texts::of("en"), time::UtcOffset::UTC, now);
        let mut table = Table {
            model,
            at: noon(),
            ms: 0,
            effects: vec![],
        };
        let mut out = Outcome::default();
        let end = noon().plus_ms(minutes * 60_000);
        out.record(&mut table.model, Agreed { end, more: None });
        table.ms = 1_000;
        table.at = noon().plus_ms(1_000);
        table
    }

    pub fn session(&self) -> &Session {
        self.model.session()
    }

    /// Both clocks go on.
    pub fn wait(&mut self, ms: i64) {
        self.ms = self.ms.checked_add_signed(ms).unwrap();
        self.at = self.at.plus_ms(ms);
    }

    pub fn send(&mut self, message: Message) -> Option<Answer> {
        let now = Moment {
            at: self.at,
            ms: self.ms,
        };
        let out = update(&mut self.model, message, now);
        self.effects.extend(out.effects);
        out.answer
    }

    pub fn tick(&mut self) -> Option<Answer> {
        self.send(Message::Tick)
    }

    /// A whole line, as plain mode has it.
    pub fn line(&mut self, line: &str) -> Answer {
        self.wait(1_000);
        self.send(Message::Line(line.into())).unwrap()
    }

    /// A line that has to be answered with a level.
    pub fn says(&mut self, line: &str, level: Level) -> String {
        let answer = self.line(line);
        assert_eq!(answer.level, level, "{line}: {answer:?}");
        answer.text
    }

    pub fn ok(&mut self, line: &str) -> String {
        self.says(line, Level::Ok)
    }

    pub fn error(&mut self, line: &str) -> String {
        let before = self.effects.len();
        let said = self.says(line, Level::Error);
        assert_eq!(
            self.effects.len(),
            before,
            "{line} was refused and did something"
        );
        said
    }

    /// Types keys, `<enter>` and the like by name; gives the last answer.
    pub fn keys(&mut self, keys: &str) -> Option<Answer> {
        let mut rest = keys;
        let mut last = None;
        while let Some(first) = rest.chars().next() {
            let named = rest
                .strip_prefix('<')
                .and_then(|named| named.split_once('>'));
            let (message, after) = match named.and_then(|(name, after)| Some((key(name)?, after))) {
                Some(found) => found,
                None => (
                    Message::Insert(first.to_string()),
                    &rest[first.len_utf8()..],
                ),
            };
            self.wait(KEY_MS);
            last = self.send(message).or(last);
            rest = after;
        }
        last
    }

    /// The id of the open place.
    pub fn place(&self) -> &str {
        let session = self.session();
        session.place.id(&session.guide, &session.outline)
    }

    pub fn state(&self, id: &str) -> State {
        let item = self.session().outline.find(id).unwrap();
        self.session().items[item].state()
    }

    /// What was asked to be kept.
    pub fn kept(&self) -> Vec<&Deed> {
        let deed = |effect: &'_ Effect| match effect {
            Effect::Keep(event) => Some(event.seq),
            _ => None,
        };
        let seqs: Vec<u64> = self.effects.iter().filter_map(deed).collect();
        let events = self.model.history.events();
        events
            .iter()
            .filter(|event| seqs.contains(&event.seq))
            .map(|event| &event.deed)
            .collect()
    }

    /// The drafts that were asked to be checkpointed or removed.
    pub fn drafts(&self) -> Vec<Option<Draft>> {
        let draft = |effect: &Effect| match effect {
            Effect::Draft(draft) => Some(draft.clone()),
            _ => None,
        };
        self.effects.iter().filter_map(draft).collect()
    }

    pub fn last_note(&self) -> &Note {
        &self.session().notes.all().last().unwrap().note
    }

    pub fn leaves(&self) -> bool {
        self.effects.contains(&Effect::Leave)
    }

    pub fn everything_said_to_the_disk(&self) -> String {
        format!("{:?}", self.effects)
    }
}

fn key(name: &str) -> Option<Message> {
    Some(match name {
        "enter" => Message::Enter,
        "space" => Message::Insert(" ".into()),
        "tab" => Message::Tab,
        "esc" => Message::Escape,
        "left" => Message::Edit(Edit::Left),
        "right" => Message::Edit(Edit::Right),
        "up" => Message::Up,
        "down" => Message::Down,
        "pgup" => Message::PageUp,
        "pgdn" => Message::PageDown,
        "bs" => Message::Edit(Edit::Backspace),
        "del" => Message::Edit(Edit::Delete),
        "c-w" => Message::Edit(Edit::DeleteWord),
        "c-c" => Message::Show(Top::Leave),
        "c-f" => Message::Show(Top::FollowUps),
        "c-g" => Message::Show(Top::Find),
        "c-k" => Message::Show(Top::Help),
        "c-n" => Message::Do(Command::Mark),
        "c-o" => Message::Do(Command::Back),
        "c-p" => Message::Show(Top::Plan),
        "c-q" => Message::Show(Top::Finish),
        "c-t" => Message::Show(Top::Concepts),
        "c-x" => Message::PassBy,
        "c-y" => Message::Do(Command::Redo),
        "c-z" => Message::Do(Command::Undo),
        "off" => Message::ToggleOffRecord,
        "interrupted" => Message::Do(Command::Interrupted),
        _ => return None,
    })
}
