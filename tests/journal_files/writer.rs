//! The writer thread and the unfinished line.

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use leidraad::journal::deed::{Note, NoteKind};
use leidraad::journal::draft;
use leidraad::journal::read::read;
use leidraad::journal::resume::resume;
use leidraad::journal::writer::{Report, Writer};

use super::{a_draft, event, events, note, opened, session};

#[test]
fn a_draft_comes_back_and_a_broken_one_is_set_aside() {
    let folder = session(&events());
    draft::write(folder.path(), Some(&a_draft(4))).unwrap();
    assert_eq!(resume(folder.path()).unwrap().draft, Some(a_draft(4)));
    fs::write(folder.path().join("draft.json"), b"{half").unwrap();
    let resumed = resume(folder.path()).unwrap();
    assert_eq!(resumed.draft, None);
    assert_eq!(fs::read(resumed.broken_draft.unwrap()).unwrap(), b"{half");
    assert!(!folder.path().join("draft.json").exists());
}

#[test]
fn the_writer_keeps_in_order_and_clears_the_draft_that_became_a_note() {
    let folder = session(&[opened()]);
    let (said, heard) = mpsc::channel();
    let appender = resume(folder.path()).unwrap().appender;
    let writer = Writer::start(folder.path(), appender, move |report| {
        let _ = said.send(report);
    })
    .unwrap();
    writer.draft(Some(a_draft(0)));
    while !folder.path().join("draft.json").exists() {
        std::thread::sleep(Duration::from_millis(1));
    }
    for event in &events()[1..] {
        writer.keep(event.clone());
    }
    let unkept = writer.stop();
    assert!(unkept.events.is_empty() && unkept.draft.is_none());
    assert_eq!(read(folder.path()).unwrap().events, events());
    assert!(!folder.path().join("draft.json").exists());
    assert_eq!(heard.iter().last(), Some(Report::Kept { through: 4 }));
}

#[test]
fn a_mark_does_not_end_the_line_that_is_being_typed() {
    let folder = session(&[opened()]);
    let appender = resume(folder.path()).unwrap().appender;
    let writer = Writer::start(folder.path(), appender, |_| {}).unwrap();
    writer.draft(Some(a_draft(0)));
    let mark = Note {
        kind: NoteKind::Mark,
        ..note("", 1)
    };
    writer.keep(event(1, mark));
    assert_eq!(writer.stop().draft, None);
    assert_eq!(resume(folder.path()).unwrap().draft, Some(a_draft(0)));
}

#[test]
fn a_draft_that_cannot_be_written_is_said_and_notes_go_on() {
    let folder = session(&[opened()]);
    // A folder in its place: nothing can be renamed over it.
    fs::create_dir(folder.path().join("draft.json")).unwrap();
    let appender = resume_without_draft(folder.path());
    let (said, heard) = mpsc::channel();
    let writer = Writer::start(folder.path(), appender, move |report| {
        let _ = said.send(report);
    })
    .unwrap();
    writer.draft(Some(a_draft(0)));
    let first = heard.recv().unwrap();
    assert!(matches!(first, Report::DraftFailing { .. }));
    writer.draft(Some(a_draft(7)));
    writer.keep(events()[1].clone());
    assert_eq!(heard.recv().unwrap(), Report::Kept { through: 1 });
    assert_eq!(writer.stop().draft, Some(a_draft(7)));
}

fn resume_without_draft(folder: &Path) -> leidraad::journal::append::Appender {
    fs::remove_dir(folder.join("draft.json")).unwrap();
    let appender = resume(folder).unwrap().appender;
    fs::create_dir(folder.join("draft.json")).unwrap();
    appender
}
