//! Journals on the disk: cut, damaged, held, erased, written by the writer thread.

// Outside #[test] functions clippy does not see that helpers of tests are tests.
#![allow(clippy::unwrap_used)]

mod writer;

use std::fs;
use std::path::Path;

use leidraad::journal::append::OpenError;
use leidraad::journal::begin::begin;
use leidraad::journal::damage::Harm;
use leidraad::journal::deed::{
    Deed, Finished, Mentioned, Note, NoteKind, Opened, Origin, Struck, Ticked,
};
use leidraad::journal::draft::{self, Draft};
use leidraad::journal::erase::{EraseError, erase};
use leidraad::journal::hash::Hash;
use leidraad::journal::moment::Timestamp;
use leidraad::journal::read::{each, read};
use leidraad::journal::resume::resume;
use leidraad::journal::verify::{GuideFault, verify};
use leidraad::journal::{Event, JOURNAL};
use leidraad::texts::EN;
use proptest::prelude::*;

const GUIDE: &str = "[guide]\nid = \"g\"\n";

fn at(ms: u64) -> Timestamp {
    let start = Timestamp::parse("2026-01-12T13:05:00.250Z").unwrap();
    start.plus_ms(i64::try_from(ms).unwrap())
}

fn note(text: &str, ms: u64) -> Note {
    Note {
        text: text.into(),
        kind: NoteKind::Note,
        concepts: vec!["doelen".into()],
        origin: Origin::Default,
        outside: false,
        topic: Some("O2".into()),
        question: Some("O2.1".into()),
        probe: None,
        speakers: vec![],
        theme: None,
        at: at(ms),
        ms,
    }
}

fn event(seq: u64, deed: impl Into<Deed>) -> Event {
    Event {
        seq,
        at: at(seq * 1000),
        ms: seq * 1000,
        deed: deed.into(),
    }
}

fn opened() -> Event {
    event(
        0,
        Opened {
            format: 1,
            program: "leidraad 0.1.0".into(),
            author: None,
        },
    )
}

fn events() -> Vec<Event> {
    vec![
        opened(),
        event(1, note("zegt \"zo\" \u{1f600} é", 900)),
        event(2, Struck { note: 1 }),
        event(3, note("אחר", 2900)),
        event(
            4,
            Mentioned {
                id: "O3.1".into(),
                note: Some(3),
            },
        ),
    ]
}

fn session(events: &[Event]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let session = format!("guide_sha256 = \"{}\"\n", Hash::of(GUIDE.as_bytes()));
    fs::write(folder.path().join("guide.toml"), GUIDE).unwrap();
    fs::write(folder.path().join("session.toml"), &session).unwrap();
    begin(folder.path(), session.as_bytes(), events).unwrap();
    folder
}

fn journal(folder: &Path) -> Vec<u8> {
    fs::read(folder.join(JOURNAL)).unwrap()
}

fn lines_in(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'\n').count() - 1
}

#[test]
fn a_journal_cut_at_every_byte_gives_every_whole_line_before_the_cut() {
    let folder = session(&events());
    let whole = journal(folder.path());
    for cut in 0..=whole.len() {
        fs::write(folder.path().join(JOURNAL), &whole[..cut]).unwrap();
        let reading = read(folder.path()).unwrap();
        let lines = lines_in(&whole[..cut]);
        assert_eq!(reading.events, events()[..lines]);
        assert_eq!(reading.outcome.damage, []);
        let torn = reading.outcome.torn.map_or(0, |torn| torn.bytes);
        assert_eq!(reading.outcome.good_len + torn, cut as u64);
    }
}

#[test]
fn a_journal_cut_at_any_byte_is_resumed_with_nothing_lost() {
    let whole = journal(session(&events()).path());
    for cut in (0..whole.len()).step_by(7) {
        let folder = session(&[]);
        fs::write(folder.path().join(JOURNAL), &whole[..cut]).unwrap();
        let resumed = resume(folder.path()).unwrap();
        let aside = resumed.torn.map_or(vec![], |path| fs::read(path).unwrap());
        let both = [journal(folder.path()), aside].concat();
        assert_eq!(both, whole[..cut]);
        let mut appender = resumed.appender;
        let next = event(appender.next_seq(), Finished {});
        appender.append(&[next]).unwrap();
        assert_eq!(read(folder.path()).unwrap().outcome.damage, []);
    }
}

#[test]
fn every_single_changed_byte_is_noticed() {
    let folder = session(&events());
    erase(folder.path(), &[1], "withdrawn").unwrap();
    assert!(verify(folder.path()).unwrap().is_whole());
    for name in [JOURNAL, "session.toml", "guide.toml"] {
        let path = folder.path().join(name);
        let whole = fs::read(&path).unwrap();
        for place in 0..whole.len() {
            for flip in [1, 2, 4, 8, 16, 32, 64, 128, 42, 255] {
                let mut bytes = whole.clone();
                bytes[place] ^= flip;
                fs::write(&path, &bytes).unwrap();
                let report = verify(folder.path()).unwrap();
                assert!(!report.is_whole(), "{name}, byte {place} ^ {flip}");
                assert!(!report.faults(&EN.journal).is_empty());
            }
            let mut bytes = whole.clone();
            bytes[place] = b'\n';
            fs::write(&path, &bytes).unwrap();
            assert!(whole[place] == b'\n' || !verify(folder.path()).unwrap().is_whole());
            bytes.remove(place);
            fs::write(&path, &bytes).unwrap();
            assert!(!verify(folder.path()).unwrap().is_whole());
        }
        fs::write(&path, &whole).unwrap();
    }
}

#[test]
fn one_changed_byte_costs_no_more_than_the_lines_it_stands_in() {
    let folder = session(&events());
    let whole = journal(folder.path());
    for place in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        fs::write(folder.path().join(JOURNAL), &bytes).unwrap();
        let line = lines_in(&whole[..place]);
        let read = read(folder.path()).unwrap().events;
        let merged = usize::from(whole[place] == b'\n');
        for (index, event) in events().iter().enumerate() {
            let hit = index == line || index == line + merged;
            assert_eq!(read.contains(event), !hit, "byte {place}, event {index}");
        }
    }
}

#[test]
fn lines_taken_out_or_moved_are_noticed() {
    let folder = session(&events());
    let whole = String::from_utf8(journal(folder.path())).unwrap();
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    let without: String = [lines[0], lines[1], lines[3], lines[4]].concat();
    fs::write(folder.path().join(JOURNAL), without).unwrap();
    let damage = verify(folder.path()).unwrap().damage;
    assert_eq!((damage[0].line, damage[0].harm), (3, Harm::Order));
    let swapped: String = [lines[0], lines[2], lines[1], lines[3], lines[4]].concat();
    fs::write(folder.path().join(JOURNAL), swapped).unwrap();
    assert!(!verify(folder.path()).unwrap().is_whole());
}

#[test]
fn a_damaged_journal_is_gone_on_with_and_shows_only_the_old_damage() {
    for place in [5, 40, 400, 1000] {
        let folder = session(&events());
        let mut bytes = journal(folder.path());
        bytes[place] ^= 1;
        fs::write(folder.path().join(JOURNAL), &bytes).unwrap();
        let before = verify(folder.path()).unwrap().damage;
        let mut appender = resume(folder.path()).unwrap().appender;
        let next = event(appender.next_seq(), Finished {});
        appender.append(std::slice::from_ref(&next)).unwrap();
        assert_eq!(verify(folder.path()).unwrap().damage, before);
        assert_eq!(read(folder.path()).unwrap().events.last(), Some(&next));
    }
}

#[test]
fn a_damaged_last_line_is_gone_on_from() {
    let folder = session(&events());
    let whole = journal(folder.path());
    let last = whole[..whole.len() - 1]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .unwrap()
        + 1;
    for place in last..whole.len() - 1 {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        fs::write(folder.path().join(JOURNAL), &bytes).unwrap();
        let mut appender = resume(folder.path()).unwrap().appender;
        let next = event(appender.next_seq(), Finished {});
        appender.append(std::slice::from_ref(&next)).unwrap();
        let reading = read(folder.path()).unwrap();
        assert_eq!(reading.events.last(), Some(&next), "byte {place}");
        assert_eq!(reading.outcome.damage.len(), 1);
    }
}

#[test]
fn anything_at_all_in_the_file_is_no_panic() {
    let folder = session(&[]);
    let nested = [b"{\"seq\":0".as_slice(), &vec![b'['; 1 << 20], b"\n"].concat();
    for bytes in [vec![0; 4096], vec![0xff; 4096], vec![b'\n'; 100], nested] {
        fs::write(folder.path().join(JOURNAL), &bytes).unwrap();
        assert!(read(folder.path()).unwrap().events.is_empty());
        assert!(!verify(folder.path()).unwrap().is_whole());
    }
}

#[test]
fn a_missing_session_or_guide_is_said() {
    let folder = session(&events());
    fs::remove_file(folder.path().join("guide.toml")).unwrap();
    let report = verify(folder.path()).unwrap();
    assert_eq!(report.guide, Some(GuideFault::Missing));
    fs::remove_file(folder.path().join("session.toml")).unwrap();
    let report = verify(folder.path()).unwrap();
    assert!(!report.session_holds());
    assert_eq!(read(folder.path()).unwrap().events, events());
}

#[test]
fn a_newer_format_is_read_and_not_gone_on_with() {
    let mut newer = events();
    newer[0].deed = Opened {
        format: 2,
        program: "later".into(),
        author: None,
    }
    .into();
    let folder = session(&newer);
    fs::write(
        folder.path().join(JOURNAL),
        [journal(folder.path()), b"{torn".to_vec()].concat(),
    )
    .unwrap();
    let before = journal(folder.path());
    assert_eq!(read(folder.path()).unwrap().events, newer);
    assert!(matches!(resume(folder.path()), Err(OpenError::Newer(2))));
    assert_eq!(journal(folder.path()), before);
}

#[test]
fn a_held_session_can_be_read_but_not_held_again() {
    let folder = session(&events());
    let _held = resume(folder.path()).unwrap();
    assert!(matches!(resume(folder.path()), Err(OpenError::Held)));
    assert!(matches!(
        erase(folder.path(), &[1], "x"),
        Err(EraseError::Open(OpenError::Held))
    ));
    assert_eq!(read(folder.path()).unwrap().events, events());
}

/// Run by the test below in a process of its own, with the folder in its environment.
#[test]
fn helper_that_tries_to_hold_a_session() {
    if let Some(folder) = std::env::var_os("LEIDRAAD_TEST_FOLDER") {
        assert!(resume(Path::new(&folder)).is_ok());
    }
}

#[test]
fn two_processes_cannot_hold_one_session() {
    let folder = session(&events());
    let other = || {
        std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "helper_that_tries_to_hold_a_session"])
            .env("LEIDRAAD_TEST_FOLDER", folder.path())
            .output()
            .unwrap()
            .status
            .success()
    };
    let held = resume(folder.path()).unwrap();
    assert!(!other());
    drop(held);
    assert!(other());
}

#[test]
fn an_erased_line_leaves_its_place_and_its_reason() {
    let folder = session(&events());
    draft::write(folder.path(), Some(&a_draft(4))).unwrap();
    fs::write(folder.path().join("torn-x.txt"), b"zegt").unwrap();
    erase(folder.path(), &[1, 3], "the \"participant\" withdrew").unwrap();
    let text = String::from_utf8(journal(folder.path())).unwrap();
    assert!(!text.contains("zegt") && !text.contains("אחר"));
    assert!(!folder.path().join("draft.json").exists());
    assert!(!folder.path().join("torn-x.txt").exists());
    let report = verify(folder.path()).unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert_eq!(report.erased.len(), 2);
    assert_eq!(
        report.erasures(&EN.journal)[0],
        "line 1 was erased: the \"participant\" withdrew"
    );
    let before = journal(folder.path());
    erase(folder.path(), &[3, 1], "another reason").unwrap();
    assert_eq!(journal(folder.path()), before);
    let reading = read(folder.path()).unwrap();
    assert_eq!(reading.events.len(), 6);
    assert_eq!(
        reading.events[1].deed,
        Deed::Gone("the \"participant\" withdrew".into())
    );
}

#[test]
fn an_erasure_stopped_halfway_reads_as_erased_and_is_finished_by_the_next() {
    let folder = session(&events());
    let before = journal(folder.path());
    erase(folder.path(), &[1], "gone").unwrap();
    let after = journal(folder.path());
    let event = after
        .split_inclusive(|byte| *byte == b'\n')
        .next_back()
        .unwrap();
    fs::write(folder.path().join(JOURNAL), [&before, event].concat()).unwrap();
    let report = verify(folder.path()).unwrap();
    assert_eq!(report.half_erased, [1]);
    assert!(!report.is_whole());
    assert_eq!(
        read(folder.path()).unwrap().events[1].deed,
        Deed::Gone("gone".into())
    );
    erase(folder.path(), &[1], "gone").unwrap();
    assert_eq!(journal(folder.path()), after);
}

#[test]
fn the_first_line_erasures_and_lines_that_are_not_there_cannot_be_erased() {
    let folder = session(&events());
    erase(folder.path(), &[1], "gone").unwrap();
    let before = journal(folder.path());
    for (seqs, said) in [
        (vec![2, 0], "line 0"),
        (vec![5], "line 5"),
        (vec![2, 99], "line 99"),
    ] {
        let error = erase(folder.path(), &seqs, "x").unwrap_err();
        assert!(error.say(&EN.journal).contains(said));
    }
    assert_eq!(journal(folder.path()), before);
}

fn a_draft(seq: u64) -> Draft {
    Draft {
        seq: Some(seq),
        at: at(5000),
        ms: 5000,
        text: "half een zin".into(),
    }
}

#[test]
fn reading_event_by_event_gives_the_same() {
    let folder = session(&events());
    let mut given = Vec::new();
    let outcome = each(folder.path(), |event| given.push(event)).unwrap();
    assert_eq!(given, events());
    assert_eq!(outcome.next_seq, 5);
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let text = "\\PC*|[\\x00-\\x20\"\\\\]*";
    prop_oneof![
        (text, any::<u32>()).prop_map(|(text, ms)| note(&text, u64::from(ms)).into()),
        (text, any::<bool>()).prop_map(|(item, on)| Ticked {
            topic: "O".into(),
            item,
            on
        }
        .into()),
        any::<u64>().prop_map(|note| Struck { note }.into()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_written_is_read_back(deeds in proptest::collection::vec(any_deed(), 0..20)) {
        let folder = session(&[opened()]);
        let mut appender = resume(folder.path()).unwrap().appender;
        let written: Vec<Event> = (1..).zip(deeds).map(|(seq, deed)| event(seq, deed)).collect();
        for batch in written.chunks(3) {
            appender.append(batch).unwrap();
        }
        let reading = read(folder.path()).unwrap();
        prop_assert_eq!(&reading.events[1..], &written[..]);
        prop_assert!(verify(folder.path()).unwrap().is_whole());
    }
}
