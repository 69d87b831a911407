//! The recorder in the live session: only with consent, off the record with it, and everything it
//! tells in the journal.

use std::path::PathBuf;
use std::time::Duration;

use leidraad::journal::deed::{Deed, RecordedTrack, RecordingDestroyed};
use leidraad::live::effect::{Effect, SoundAsk};
use leidraad::live::message::Message;
use leidraad::live::model::{Answer, Layer, Level};
use leidraad::live::sound::{State, Told};
use leidraad::recorder::align::Gap;
use leidraad::recorder::balance::Talk;
use leidraad::recorder::flac::{Shape, Summary};
use leidraad::recorder::report::{Pause, Report};
use leidraad::recorder::track::{Position, Track};
use leidraad::recorder::watch::Trouble;

use crate::fixture::{Table, sit_small};

const SHAPE: Shape = Shape {
    rate: 48_000,
    channels: 2,
};

/// What was asked of the recorder, in order.
fn asked(table: &Table) -> Vec<&'static str> {
    let asks = table.effects.iter().filter_map(|effect| match effect {
        Effect::Sound(ask) => Some(ask),
        _ => None,
    });
    asks.map(|ask| match ask {
        SoundAsk::Start(_) => "start",
        SoundAsk::Pause => "pause",
        SoundAsk::GoOn => "go on",
        SoundAsk::Stop => "stop",
        SoundAsk::Destroy => "destroy",
    })
    .collect()
}

fn tells(table: &mut Table, report: Report) -> Option<Answer> {
    let ms = table.ms;
    table.send(Message::Sound(Told { report, ms }))
}

fn started(table: &mut Table) {
    let report = Report::Started {
        file: PathBuf::from("/x/audio/001.flac"),
        at: Duration::ZERO,
        shape: SHAPE,
        room: Some(41 * 3_600),
    };
    tells(table, report);
}

/// Consent given, and the recorder running.
fn recording() -> Table {
    let mut table = sit_small();
    table.model.sound.devices = ["microphone", "call"]
        .map(|track| RecordedTrack {
            track: track.into(),
            device: format!("{track}.monitor"),
        })
        .into();
    table.ok("/consent yes");
    table.ok("/record");
    started(&mut table);
    table
}

fn kinds(table: &Table) -> Vec<&'static str> {
    table.kept().iter().filter_map(|deed| deed.kind()).collect()
}

#[test]
fn nothing_is_recorded_before_everyone_agreed() {
    let mut table = sit_small();
    let said = table.error("/record");
    assert!(said.contains("R7"), "{said}");
    table.ok("/consent yes part");
    table.error("/record");
    table.ok("/consent no recording");
    let said = table.error("/record");
    assert!(said.contains("notes alone"), "{said}");
    assert!(asked(&table).is_empty());
    table.ok("/consent yes recording");
    table.ok("/record");
    assert_eq!(asked(&table), ["start"]);
}

#[test]
fn it_asks_for_the_consent_aloud_and_marks_where_that_stands() {
    let mut table = sit_small();
    table.error("/aloud");
    let mut table = recording();
    assert!(
        table.model.notice.as_ref().unwrap().text.contains("/aloud"),
        "{:?}",
        table.model.notice
    );
    table.wait(2_000);
    table.ok("/aloud");
    let Some(Deed::ConsentAloud(aloud)) = table.kept().last().copied() else {
        panic!("{:?}", table.kept());
    };
    assert_eq!(aloud.file, "001.flac");
    // Three seconds: the two that passed and the one that the line took.
    assert_eq!(aloud.position, 3 * 48_000);
}

#[test]
fn off_the_record_pauses_it_and_on_again_goes_on() {
    let mut table = recording();
    table.ok("/off");
    assert_eq!(asked(&table), ["start", "pause"]);
    let report = Report::Paused {
        position: Position(96_000),
        at: Duration::ZERO,
        why: Pause::Asked,
    };
    tells(&mut table, report);
    assert_eq!(table.model.sound.state, State::Paused);
    table.ok("/on");
    assert_eq!(asked(&table), ["start", "pause", "go on"]);
    let report = Report::WentOn {
        position: Position(96_000),
        at: Duration::ZERO,
    };
    tells(&mut table, report);
    assert_eq!(table.model.sound.state, State::On);
    let kinds = kinds(&table);
    assert!(kinds.ends_with(&["off", "recording_paused", "on", "recording_continued"]));
}

#[test]
fn gone_off_the_record_while_it_starts_it_pauses_at_once() {
    let mut table = sit_small();
    table.ok("/consent yes");
    table.ok("/record");
    table.ok("/off");
    started(&mut table);
    assert_eq!(asked(&table), ["start", "pause", "pause"]);
}

#[test]
fn withdrawn_consent_stops_it_and_asks_whether_to_destroy() {
    let mut table = recording();
    table.says("/consent no recording", Level::Warn);
    assert_eq!(asked(&table), ["start", "stop"]);
    assert!(matches!(table.model.layers.last(), Some(Layer::Destroy)));
    table.keys("<enter>");
    assert_eq!(asked(&table), ["start", "stop", "destroy"]);
    let record = RecordingDestroyed {
        file: "001.flac".into(),
        sha256: String::new(),
        bytes: 12,
        length_ms: None,
        why: "x".into(),
    };
    table.send(Message::Destroyed(vec![record]));
    assert_eq!(kinds(&table).last(), Some(&"recording_destroyed"));
    assert!(table.session().recordings.all()[0].destroyed);
    table.says("/destroy", Level::Warn);
}

#[test]
fn taking_part_refused_stops_it_too_and_consent_given_again_leaves_it_alone() {
    let mut table = recording();
    table.ok("/consent yes recording");
    assert_eq!(asked(&table), ["start"]);
    assert!(table.model.layers.is_empty());
    table.says("/consent no part", Level::Warn);
    assert_eq!(asked(&table), ["start", "stop"]);
}

#[test]
fn what_is_wrong_is_said_journalled_and_over_again() {
    let mut table = recording();
    let silent = Trouble::Silent { track: Track::Call };
    let said = tells(&mut table, Report::Trouble(silent.clone())).unwrap();
    assert_eq!(said.level, Level::Warn);
    assert!(said.text.contains("the call"), "{said:?}");
    assert_eq!(table.model.sound.troubles.len(), 1);
    tells(&mut table, Report::Over(silent));
    assert!(table.model.sound.troubles.is_empty());
    let gap = Gap {
        track: Track::Microphone,
        from: Position(48_000),
        samples: 96_000,
    };
    let said = tells(&mut table, Report::Gap(gap)).unwrap();
    assert!(said.text.contains("2000 ms"), "{said:?}");
    let whats: Vec<String> = table
        .kept()
        .iter()
        .filter_map(|deed| match deed {
            Deed::RecordingTrouble(trouble) => Some(format!("{} {}", trouble.what, trouble.begins)),
            _ => None,
        })
        .collect();
    assert_eq!(whats, ["silent:call true", "silent:call false"]);
    assert_eq!(table.session().recordings.all()[0].gaps.len(), 1);
}

#[test]
fn who_spoke_how_long_is_kept_by_topic_and_shown_only_when_asked_for() {
    let mut table = recording();
    let talk = |microphone, call| Talk {
        microphone: Duration::from_secs(microphone),
        call: Duration::from_secs(call),
        ..Talk::default()
    };
    tells(&mut table, Report::Talk(talk(10, 0)));
    table.ok("/go A.1");
    tells(&mut table, Report::Talk(talk(15, 45)));
    assert!(!table.model.sound.shows_talk);
    assert_eq!(table.ok("/balance"), "you 25% · silence 0 s");
    assert!(table.model.sound.shows_talk);
    table.ok("/record");
    let summary = Summary {
        samples: 480_000,
        md5: [7; 16],
        bytes: 1,
    };
    let file = PathBuf::from("/x/audio/001.flac");
    tells(&mut table, Report::Stopped { file, summary });
    let recording = &table.session().recordings.all()[0];
    assert_eq!(recording.samples, Some(480_000));
    let talked = recording.talked.as_ref().unwrap();
    let by: Vec<(&str, u64, u64)> = talked
        .sections
        .iter()
        .map(|one| (one.section.as_str(), one.microphone_ms, one.call_ms))
        .collect();
    assert_eq!(by, [("opening", 10_000, 0), ("A", 5_000, 45_000)]);
    assert_eq!(table.model.sound.state, State::Off);
}

#[test]
fn one_that_cannot_start_is_said_and_notes_go_on() {
    let mut table = sit_small();
    table.ok("/consent yes");
    table.ok("/record");
    let why = "no sound server".to_owned();
    let said = tells(&mut table, Report::Failed { file: None, why }).unwrap();
    assert_eq!(said.level, Level::Error);
    assert!(said.text.contains("no sound server"), "{said:?}");
    assert_eq!(table.model.sound.state, State::Off);
    assert!(
        !kinds(&table)
            .iter()
            .any(|kind| kind.starts_with("recording"))
    );
    table.says("een notitie", Level::Note);
}

#[test]
fn the_end_of_the_interview_ends_it() {
    let mut table = recording();
    table.ok("/finish");
    assert_eq!(asked(&table), ["start", "stop"]);
}

#[test]
fn a_note_knows_its_place_in_the_recording() {
    let mut table = recording();
    table.wait(4_000);
    table.line("een notitie");
    let ms = table.last_note().ms;
    let (file, at) = table.session().recordings.locate(ms).unwrap();
    assert_eq!((file, at), ("001.flac", 5_000));
}

#[test]
fn it_stops_when_somebody_comes_who_did_not_agree_and_her_refusal_destroys_nothing() {
    let mut table = recording();
    let said = table.says("/join R8", Level::Warn);
    assert!(said.contains("/consent yes R8"), "{said}");
    assert_eq!(asked(&table), ["start", "stop"]);
    table.ok("/consent no recording R8");
    assert!(
        !matches!(table.model.layers.last(), Some(Layer::Destroy)),
        "what was recorded before she came holds nothing of hers"
    );
    assert!(table.session().may_record().is_err());
}

#[test]
fn it_goes_on_when_somebody_comes_who_agreed_before() {
    let mut table = recording();
    table.ok("/left R7");
    table.ok("/join R7");
    assert_eq!(asked(&table), ["start"]);
}
