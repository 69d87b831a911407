//! Golden journals: what every version of the format wrote must be read for ever.

// Outside #[test] functions clippy does not see that helpers of tests are tests.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

use leidraad::journal::deed::{
    Absent, Conclusion, Deed, Joined, Left, Means, NoteKind, Place, Private, Recognition, Setting,
    Silent, ThemeRenamed, Venue, Withdrawal, Withdrawn,
};
use leidraad::journal::read::read;
use leidraad::journal::site::Site;
use leidraad::journal::verify::verify;
use leidraad::review::withdrawals::Withdrawals;
use leidraad::study::Study;
use leidraad::study::sample::{Record, Sample};

fn v1() -> PathBuf {
    corpus("v1")
}

/// Format 1 as well, with the kinds that came later.
fn v1_more() -> PathBuf {
    corpus("v1-more")
}

/// Format 1 as well: a coder's journal.
fn v1_review() -> PathBuf {
    corpus("v1-review")
}

/// Format 1 as well: a member check with its conclusions.
fn v1_member_check() -> PathBuf {
    corpus("v1-member-check")
}

/// Format 1 as well: a session with a second note-taker's journal beside it.
fn v1_observed() -> PathBuf {
    corpus("v1-observed")
}

/// Format 1 as well: a group in which somebody came late, left early or did not come.
fn v1_group() -> PathBuf {
    corpus("v1-group")
}

/// Format 1 as well: an observer's journal with the grid of a member check taken over.
fn v1_grid() -> PathBuf {
    corpus("v1-grid")
}

/// Format 1 as well: the journal of a study itself.
fn v1_study() -> Site {
    Site::of_study(&corpus("v1-study"))
}

/// Format 1 as well: the journal of a study in which people signed up and were chosen.
fn v1_sample() -> Site {
    Site::of_study(&corpus("v1-sample"))
}

/// Format 1 as well: the journal of a study that somebody withdrew from.
fn v1_withdrawn() -> Site {
    Site::of_study(&corpus("v1-withdrawn"))
}

/// Format 1 as well: the journal of a study that another was brought into.
fn v1_merged() -> Site {
    Site::of_study(&corpus("v1-merged"))
}

/// Format 1 as well: the journal of a study whose private data were destroyed.
fn v1_destroyed() -> Site {
    Site::of_study(&corpus("v1-destroyed"))
}

fn corpus(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(name)
}

/// The kinds in the table of kinds.
fn kinds() -> Vec<&'static str> {
    include_str!("../src/journal/deed.rs")
        .lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.split_once("\" => "))
        .map(|(kind, _)| kind)
        .collect()
}

#[test]
fn a_journal_of_format_1_is_whole() {
    let report = verify(&v1()).unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert_eq!(report.erased, [(13, "withdrawn by the participant".into())]);
    let hash = report.last_hash.map(|hash| hash.to_string());
    assert_eq!(
        hash.as_deref(),
        Some("cb9e901e2653665fed631f3c7a5da6c4949b0f25554a7badf0b25fb2ef2bf8ed")
    );
}

#[test]
fn a_setting_and_a_debrief_are_read_to_known_values() {
    assert!(verify(&v1_more()).unwrap().is_whole());
    let events = read(&v1_more()).unwrap().events;
    assert!(events.iter().any(|event| {
        let setting = Setting {
            place: Venue::Location,
            others: 1,
        };
        event.deed == setting.into()
    }));
    let notes = events.iter().filter_map(|event| match &event.deed {
        Deed::Note(note) => Some(note),
        _ => None,
    });
    let debrief = notes.collect::<Vec<_>>().pop().unwrap();
    assert_eq!(debrief.kind, NoteKind::Debrief);
    assert_eq!(debrief.question.as_deref(), Some("change"));
    assert_eq!(debrief.text, "trager");
}

#[test]
fn a_member_checks_conclusion_is_read_to_known_values() {
    assert!(verify(&v1_member_check()).unwrap().is_whole());
    let events = read(&v1_member_check()).unwrap().events;
    let concluded = events.iter().find_map(|event| match &event.deed {
        Deed::Concluded(concluded) => Some(concluded),
        _ => None,
    });
    let concluded = concluded.unwrap();
    assert_eq!(concluded.statement, "M1.s1");
    assert_eq!(concluded.conclusion, Conclusion::Nuanced);
    assert_eq!(
        concluded.wording.as_deref(),
        Some("Kwaliteitsmedewerkers bouwen vaak aan een band")
    );
}

#[test]
fn a_groups_comings_and_goings_are_read_to_known_values() {
    assert!(verify(&v1_group()).unwrap().is_whole());
    let events = read(&v1_group()).unwrap().events;
    let has = |deed: Deed| events.iter().any(|event| event.deed == deed);
    let of = |participant: &str| participant.to_owned();
    assert!(has(Joined {
        participant: of("R18")
    }
    .into()));
    assert!(has(Left {
        participant: of("R15")
    }
    .into()));
    let said = Some("herkent zich in alles, schreef zij".to_owned());
    assert!(has(Absent {
        participant: of("R17"),
        said
    }
    .into()));
    assert!(has(Silent { on: true }.into()));
    let nod = events.iter().find_map(|event| match &event.deed {
        Deed::Answered(answered) if answered.answer == Recognition::Nod => Some(answered),
        _ => None,
    });
    assert!(nod.unwrap().silent);
}

#[test]
fn a_coders_journal_is_read_to_known_values() {
    assert!(verify(&v1_review()).unwrap().is_whole());
    let events = read(&v1_review()).unwrap().events;
    let Deed::Opened(opened) = &events[0].deed else {
        panic!("{:?}", events[0]);
    };
    assert_eq!(opened.author.as_deref(), Some("anna"));
    let marked = events.iter().find_map(|event| match &event.deed {
        Deed::Marked(marked) => Some(marked),
        _ => None,
    });
    let marked = marked.unwrap();
    assert_eq!((marked.from.turn, marked.to.char), (4, 12));
    assert_eq!(marked.concepts, ["proces"]);
}

#[test]
fn an_observers_journal_is_read_to_known_values() {
    let (moderator, observer) = (v1_observed(), v1_observed().join("observers/anna"));
    for folder in [&moderator, &observer] {
        assert!(verify(folder).unwrap().is_whole());
    }
    let events = read(&observer).unwrap().events;
    let Deed::Opened(opened) = &events[0].deed else {
        panic!("{:?}", events[0]);
    };
    assert_eq!(opened.author.as_deref(), Some("anna"));
    let synced: Vec<_> = events
        .iter()
        .filter_map(|event| match &event.deed {
            Deed::Synced(synced) => Some((synced.offset_ms, synced.by)),
            _ => None,
        })
        .collect();
    assert_eq!(synced, [(95_250, Means::Told), (-1, Means::Mark)]);
    let settled = read(&moderator).unwrap().events;
    let settled = settled.iter().find_map(|event| match &event.deed {
        Deed::Settled(settled) => Some((settled.note, settled.author.as_deref())),
        _ => None,
    });
    assert_eq!(settled, Some((3, Some("anna"))));
}

#[test]
fn a_grid_taken_over_and_handed_back_is_read_to_known_values() {
    assert!(verify(&v1_grid()).unwrap().is_whole());
    let events = read(&v1_grid()).unwrap().events;
    let handed = events.iter().filter_map(|event| match &event.deed {
        Deed::Grid(grid) => Some((grid.owner.as_deref(), grid.turn)),
        _ => None,
    });
    let handed: Vec<_> = handed.collect();
    assert_eq!(handed, [(Some("anna"), 1), (None, 2)]);
}

#[test]
fn a_studys_journal_is_read_to_known_values() {
    let report = verify(v1_study()).unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert_eq!(
        report.last_hash.map(|hash| hash.to_string()).as_deref(),
        Some("eacbb2efa97d73578b2288e8546c096aa601190b5c3761023395503deb51b21c")
    );
    let events = read(v1_study()).unwrap().events;
    let renamed = ThemeRenamed {
        from: "samen  leren".into(),
        to: "leren met elkaar — مدرسة".into(),
    };
    assert_eq!(events[1].deed, renamed.into());
    let Deed::Exported(exported) = &events[3].deed else {
        panic!("{:?}", events[3]);
    };
    assert_eq!((exported.sha256.as_ref(), exported.round), (None, Some(2)));
    assert_eq!(exported.sessions, ["2026-01-12-R7-k3ph"]);
}

#[test]
fn a_studys_sample_is_read_to_known_values() {
    assert!(verify(v1_sample()).unwrap().is_whole());
    let sample = Sample::of(&read(v1_sample()).unwrap().events);
    let place = |id: &str| sample.get(id).map(Record::place);
    assert_eq!(place("R1"), Some(Place::Refused));
    assert_eq!(place("R2"), Some(Place::ScreenedOut));
    assert_eq!(place("R3"), Some(Place::Open));
    let first = sample.get("R1").unwrap();
    assert!(first.was_chosen() && first.signed_up.is_some());
    assert_eq!(first.why(), Some("geen tijd — مدرسة"));
}

#[test]
fn withdrawals_are_read_to_known_values() {
    let report = verify(v1_withdrawn()).unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert_eq!(
        report.last_hash.map(|hash| hash.to_string()).as_deref(),
        Some("adfe85325d2c45d595461d48f8cd3635f213ef7fafd9d8a70023cfda07a2a3f9")
    );
    let events = read(v1_withdrawn()).unwrap().events;
    let withdrawn = Withdrawn {
        participant: "R7".into(),
        scope: Withdrawal::Quotes,
        session: None,
        sessions: vec!["2026-11-26-R7-7vbz".into(), "2026-11-26-R7-hs4m".into()],
        reason: Some("niet letterlijk — \"nee\"".into()),
    };
    assert_eq!(events[2].deed, withdrawn.into());
    let Deed::Withdrawn(of_one) = &events[3].deed else {
        panic!("{:?}", events[3]);
    };
    assert_eq!(of_one.scope, Withdrawal::Recording);
    assert_eq!(of_one.session.as_deref(), Some("2026-11-26-R7-7vbz"));
}

#[test]
fn what_was_brought_in_is_read_to_known_values() {
    let report = verify(v1_merged()).unwrap();
    assert!(report.is_whole(), "{report:?}");
    let events = read(v1_merged()).unwrap().events;
    let numbers = [("R7".to_owned(), "R10".to_owned())];
    let Deed::Renumbered(renumbered) = &events[2].deed else {
        panic!("{:?}", events[2]);
    };
    assert_eq!(renumbered.participants, numbers.clone().into());
    let Deed::TakenOver(taken) = &events[3].deed else {
        panic!("{:?}", events[3]);
    };
    assert_eq!(
        (taken.source.as_str(), taken.kind.as_str()),
        ("bea", "withdrawn")
    );
    assert_eq!(taken.data["participant"], "R9");
    let Deed::Merged(merged) = &events[6].deed else {
        panic!("{:?}", events[6]);
    };
    assert_eq!(merged.numbers, numbers.into());
    assert_eq!(
        merged.sessions,
        ["2026-11-26-R7-t8da", "2026-11-26-R9-vnaa"]
    );
    assert_eq!(merged.through, renumbered.through);
    // Read as the study reads it, what happened there happened.
    let study = Study::open(corpus("v1-merged")).unwrap();
    let log = study.log().unwrap().unwrap();
    let withdrawals = Withdrawals::of(&log.events);
    assert!(withdrawals.left("R9").is_some());
    let sample = Sample::of(&log.events);
    assert_eq!(sample.get("R10").map(Record::place), Some(Place::Chosen));
    let numbers = study.numbers().of_session("2026-11-26-R7-t8da");
    assert_eq!(numbers.now("R7"), "R10");
}

#[test]
fn destructions_are_read_to_known_values() {
    let report = verify(v1_destroyed()).unwrap();
    assert!(report.is_whole(), "{report:?}");
    let hash = report.last_hash.map(|hash| hash.to_string());
    assert_eq!(
        hash.as_deref(),
        Some("af22d303a3fd8f60663e0404d21f689631ef0cccde6d85c47d10de06375b1757")
    );
    let events = read(v1_destroyed()).unwrap().events;
    let Deed::Destroyed(key) = &events[1].deed else {
        panic!("{:?}", events[1]);
    };
    assert_eq!((key.what, key.people), (Private::Key, Some(2)));
    let locked: Vec<(u64, bool)> = key.files.iter().map(|it| (it.bytes, it.locked)).collect();
    assert_eq!(locked, [(32, false), (7, true)]);
    assert_eq!(key.why, "einde van het onderzoek");
    let Deed::Destroyed(lists) = &events[2].deed else {
        panic!("{:?}", events[2]);
    };
    assert_eq!(lists.author.as_deref(), Some("Zoë"));
}

#[test]
fn a_journal_of_format_1_is_read_to_known_values() {
    let events = read(&v1()).unwrap().events;
    let notes: Vec<&str> = events
        .iter()
        .filter_map(|event| match &event.deed {
            Deed::Note(note) => Some(note.text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        notes,
        [
            "zegt: \"wij kijken zélf\" \u{1f469}\u{200d}\u{1f3eb}\tnaar doelen",
            "שלום, مرحبا"
        ]
    );
    assert_eq!(events.len(), 32);
    assert_eq!(events[12].at.to_string(), "2026-01-12T13:05:12.250Z");
    assert_eq!(events[12].ms, 12_000);
    assert_eq!(
        events[13].deed,
        Deed::Gone("withdrawn by the participant".into())
    );
}

#[test]
fn every_kind_is_in_the_journals_of_format_1_and_one_of_a_later_version() {
    let mut events = read(&v1()).unwrap().events;
    events.extend(read(&v1_more()).unwrap().events);
    events.extend(read(&v1_review()).unwrap().events);
    events.extend(read(v1_study()).unwrap().events);
    events.extend(read(v1_withdrawn()).unwrap().events);
    events.extend(read(v1_merged()).unwrap().events);
    events.extend(read(v1_destroyed()).unwrap().events);
    events.extend(read(&v1_member_check()).unwrap().events);
    events.extend(read(&v1_grid()).unwrap().events);
    events.extend(read(&v1_group()).unwrap().events);
    events.extend(read(&v1_observed().join("observers/anna")).unwrap().events);
    events.extend(read(v1_sample()).unwrap().events);
    for kind in kinds() {
        let found = events.iter().any(|event| event.deed.kind() == Some(kind));
        assert!(found, "{kind}");
    }
    assert!(events.iter().any(|event| event.deed == Deed::Unknown));
}

#[test]
fn the_documentation_names_every_kind() {
    let doc = include_str!("../docs/journal.md");
    assert!(!kinds().is_empty());
    for kind in kinds() {
        assert!(doc.contains(&format!("| `{kind}` |")), "{kind}");
    }
}
