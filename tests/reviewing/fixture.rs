//! A desk to review at: a session with notes and a transcript, a clock that is wound by hand.

use std::sync::Arc;

use leidraad::guide::load::load;
use leidraad::guide::outline::Outline;
use leidraad::journal::Event;
use leidraad::journal::deed::{Deed, FORMAT, Note, NoteKind, Opened, Origin, Round};
use leidraad::journal::moment::{Moment, Timestamp};
use leidraad::journal::writer::Report;
use leidraad::live::model::{Answer, Level};
use leidraad::review::fold::Journal;
use leidraad::reviewing::effect::{Effect, Outcome};
use leidraad::reviewing::message::Message;
use leidraad::reviewing::model::{Model, Opening};
use leidraad::reviewing::update::update;
use leidraad::session::Session;
use leidraad::session::header::{Header, Phase};
use leidraad::texts::Texts;
use leidraad::transcript::{Transcript, Transcripts, Turn};

/// A review, the moment it is, and what it asked to be kept.
pub struct Desk {
    pub model: Model,
    pub now: Moment,
    pub kept: Vec<Event>,
    pub effects: Vec<Effect>,
    pub answer: Option<Answer>,
}

fn start() -> Timestamp {
    Timestamp::parse("2026-01-12T13:05:00.250Z").unwrap()
}

/// A turn of a minute of the session's clock, in a topic.
pub fn turn(minute: i64, speaker: Option<&str>, text: &str) -> Turn {
    let in_first = minute < 10;
    Turn {
        speaker: speaker.map(str::to_owned),
        ms: minute * 60_000,
        end_ms: minute * 60_000 + 50_000,
        position: None,
        text: text.into(),
        topic: if in_first { "O1" } else { "O2" }.into(),
        question: Some(if in_first { "O1.1" } else { "O2.1" }.into()),
    }
}

/// What is said in the usual session.
pub fn said() -> Vec<Turn> {
    vec![
        turn(
            3,
            Some("interviewer"),
            "Kun je iets vertellen over kwaliteit?",
        ),
        turn(
            4,
            Some("R7"),
            "Nou, wij kijken eerst naar de doelen die de school zelf stelt, en dan pas naar de \
             cijfers. Dat is bij ons écht anders dan tien jaar geleden, toen keek iedereen alleen \
             naar de toetsen.",
        ),
        turn(5, Some("R7"), "Samen 👩‍🏫 met het team."),
        turn(11, Some("interviewer"), "In hoeverre stel je zelf doelen?"),
        turn(12, Some("R7"), "שלום, en gewoon verder."),
        turn(13, None, "Iets dat niemand \u{1b}[2Jverstaat\u{202e}."),
    ]
}

fn note(minute: u64, kind: NoteKind, text: &str, concepts: &[&str], origin: Origin) -> Deed {
    let ms = minute * 60_000 + 5_000;
    let topic = if minute < 10 { "O1" } else { "O2" };
    Note {
        text: text.into(),
        kind,
        concepts: concepts.iter().map(|&id| id.to_owned()).collect(),
        origin,
        outside: false,
        topic: Some(topic.into()),
        question: Some(format!("{topic}.1")),
        probe: None,
        speakers: Vec::new(),
        theme: None,
        at: start().plus_ms(i64::try_from(ms).unwrap()),
        ms,
    }
    .into()
}

/// What is noted in the usual session.
pub fn noted() -> Vec<Deed> {
    use NoteKind::{Memo, Quote};
    vec![
        note(
            4,
            NoteKind::Note,
            "kijkt eerst naar eigen doelen van de school",
            &["doelen"],
            Origin::Default,
        ),
        note(
            5,
            Quote,
            "samen met het team",
            &["gezamenlijk"],
            Origin::Chosen,
        ),
        note(6, Memo, "zelf minder praten", &[], Origin::Default),
        note(
            12,
            NoteKind::Note,
            "weet het nog niet",
            &["overig"],
            Origin::Chosen,
        ),
    ]
}

fn event(seq: u64, deed: Deed) -> Event {
    Event {
        seq,
        at: start(),
        ms: 0,
        deed,
    }
}

fn opened(author: Option<&str>) -> Deed {
    Opened {
        format: FORMAT,
        program: String::new(),
        author: author.map(str::to_owned),
    }
    .into()
}

/// Coder `anna` at the first round of the usual session.
pub fn sit(language: &str) -> Desk {
    sit_at(language, noted(), said())
}

/// The same with other notes and turns.
pub fn sit_at(language: &str, notes: Vec<Deed>, turns: Vec<Turn>) -> Desk {
    let guide = Arc::new(load("kwaliteitszorg", None).unwrap().guide);
    let header = Header {
        uuid: uuid::Uuid::nil(),
        guide: guide.id.clone(),
        guide_version: guide.version.clone(),
        guide_sha256: String::new(),
        participants: vec!["R7".into()],
        phase: Phase::Main,
        language: "nl".into(),
        start: start().utc(),
    };
    let outline = Arc::new(Outline::of(&guide));
    let deeds = std::iter::once(opened(None)).chain(notes);
    let events = (0..).zip(deeds).map(|(seq, deed)| event(seq, deed));
    let session = Session::of(header, guide, outline, events.collect());
    let transcripts = if turns.is_empty() {
        Transcripts::default()
    } else {
        let transcript = Transcript {
            version: 1,
            source: None,
            engine: "vtt".into(),
            language: "nl".into(),
            turns,
        };
        Transcripts::of(vec![("001".into(), transcript)])
    };
    let round = Round {
        round: 1,
        from: None,
    };
    let journal = Journal {
        coder: "anna".into(),
        events: vec![event(0, opened(Some("anna"))), event(1, round.into())],
    };
    let opening = Opening {
        id: "2026-01-12-R7-k3ph".into(),
        session,
        transcripts,
        journals: vec![journal],
        coder: "anna".into(),
        texts: Texts::of(language),
    };
    let now = Moment {
        at: start().plus_ms(86_400_000),
        ms: 86_400_000,
    };
    Desk {
        model: Model::new(opening, now),
        now,
        kept: Vec::new(),
        effects: Vec::new(),
        answer: None,
    }
}

impl Desk {
    pub fn wait(&mut self, ms: u64) {
        self.now.ms += ms;
        self.now.at = self.now.at.plus_ms(i64::try_from(ms).unwrap());
    }

    pub fn send(&mut self, message: Message) -> &mut Desk {
        let Outcome { effects, answer } = update(&mut self.model, message, self.now);
        for effect in effects {
            match effect {
                Effect::Keep(event) => self.kept.push(event),
                other => self.effects.push(other),
            }
        }
        self.answer = answer;
        self
    }

    /// Everything is on the disk.
    pub fn disk(&mut self) -> &mut Desk {
        let through = self.model.next_seq() - 1;
        self.send(Message::Disk(Report::Kept { through }))
    }

    /// A line of plain mode.
    pub fn line(&mut self, line: &str) -> &mut Desk {
        self.send(Message::Line(line.into()))
    }

    pub fn level(&self) -> Option<Level> {
        self.answer.as_ref().map(|answer| answer.level)
    }

    pub fn said(&self) -> &str {
        self.answer.as_ref().map_or("", |answer| &answer.text)
    }

    /// The kinds of what was kept.
    pub fn kinds(&self) -> Vec<&'static str> {
        self.kept
            .iter()
            .filter_map(|event| event.deed.kind())
            .collect()
    }
}
