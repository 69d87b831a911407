use std::io::Write as _;
use std::path::PathBuf;

use super::*;
use crate::journal::begin::serialise;
use crate::journal::deed::{Opened, Struck};
use crate::journal::erase::erase;
use crate::journal::hash::Hash;
use crate::journal::moment::Timestamp;
use crate::journal::{JOURNAL, SESSION};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Folder {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(SESSION), b"x").unwrap();
        Folder(folder)
    }

    fn journal(&self) -> PathBuf {
        self.0.path().join(JOURNAL)
    }

    /// Puts another file in the journal's place.
    fn put(&self, bytes: &[u8]) {
        let beside = self.0.path().join("beside");
        std::fs::write(&beside, bytes).unwrap();
        std::fs::rename(beside, self.journal()).unwrap();
    }

    fn add(&self, bytes: &[u8]) {
        let mut file = std::fs::OpenOptions::new();
        let mut file = file.append(true).open(self.journal()).unwrap();
        file.write_all(bytes).unwrap();
    }

    fn follower(&self) -> Follower {
        Follower::new(self.0.path())
    }
}

fn event(seq: u64) -> Event {
    let opened = || Opened {
        format: 1,
        program: "leidraad".into(),
        author: None,
    };
    Event {
        seq,
        at: Timestamp::parse("2026-01-12T13:05:00.250Z").unwrap(),
        ms: seq,
        deed: match seq {
            0 => opened().into(),
            _ => Struck { note: seq }.into(),
        },
    }
}

/// The lines of a journal with so many events; salts make every one another.
fn lines(count: u64) -> Vec<Vec<u8>> {
    let events: Vec<Event> = (0..count).map(event).collect();
    let bytes = serialise(&Hash::of(b"x"), &events).unwrap();
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    lines.map(<[u8]>::to_vec).collect()
}

fn anew(count: u64) -> News {
    News::Anew((0..count).map(event).collect())
}

#[test]
fn the_first_look_gives_all_and_a_later_one_what_came() {
    let (folder, lines) = (Folder::new(), lines(4));
    let mut follower = folder.follower();
    assert!(follower.look().is_err());
    folder.put(&lines[..2].concat());
    assert_eq!(follower.look().unwrap(), anew(2));
    assert_eq!(follower.look().unwrap(), News::Nothing);
    folder.add(&lines[2..].concat());
    let more = News::More(vec![event(2), event(3)]);
    assert_eq!(follower.look().unwrap(), more);
    assert_eq!(follower.look().unwrap(), News::Nothing);
    assert_eq!(follower.outcome().unwrap().next_seq, 4);
}

#[test]
fn an_unfinished_line_waits_until_it_is_whole() {
    let (folder, lines) = (Folder::new(), lines(3));
    let mut follower = folder.follower();
    folder.put(&lines[0]);
    follower.look().unwrap();
    let line = [&lines[1][..], &lines[2]].concat();
    for part in line[..lines[1].len() - 1].chunks(7) {
        folder.add(part);
        assert_eq!(follower.look().unwrap(), News::Nothing);
    }
    assert!(follower.outcome().unwrap().torn.is_some());
    folder.add(&line[lines[1].len() - 1..]);
    let more = News::More(vec![event(1), event(2)]);
    assert_eq!(follower.look().unwrap(), more);
    assert!(follower.outcome().unwrap().torn.is_none());
}

#[test]
fn a_room_that_was_made_first_and_filled_later_waits_too() {
    let (folder, lines) = (Folder::new(), lines(2));
    let mut follower = folder.follower();
    let hollow = vec![0; lines[1].len()];
    std::fs::write(folder.journal(), [&lines[0][..], &hollow].concat()).unwrap();
    assert_eq!(follower.look().unwrap(), anew(1));
    std::fs::write(folder.journal(), lines.concat()).unwrap();
    assert_eq!(follower.look().unwrap(), News::More(vec![event(1)]));
}

#[test]
fn the_same_journal_put_in_its_place_is_followed_on() {
    let (folder, lines) = (Folder::new(), lines(3));
    let mut follower = folder.follower();
    folder.put(&lines[..2].concat());
    follower.look().unwrap();
    folder.put(&lines[..2].concat());
    assert_eq!(follower.look().unwrap(), News::Nothing);
    folder.put(&lines.concat());
    assert_eq!(follower.look().unwrap(), News::More(vec![event(2)]));
}

#[test]
fn another_or_a_shorter_journal_is_read_anew() {
    let (folder, mine) = (Folder::new(), lines(3));
    let mut follower = folder.follower();
    folder.put(&mine.concat());
    assert_eq!(follower.look().unwrap(), anew(3));
    folder.put(&lines(4).concat());
    assert_eq!(follower.look().unwrap(), anew(4));
    folder.put(&mine[..2].concat());
    assert_eq!(follower.look().unwrap(), anew(2));
    folder.put(b"");
    assert_eq!(follower.look().unwrap(), anew(0));
    folder.put(&mine.concat());
    assert_eq!(
        follower.look().unwrap(),
        News::More((0..3).map(event).collect())
    );
}

#[test]
fn while_the_file_is_away_nothing_is_forgotten() {
    let (folder, lines) = (Folder::new(), lines(3));
    let mut follower = folder.follower();
    folder.put(&lines[..2].concat());
    follower.look().unwrap();
    std::fs::remove_file(folder.journal()).unwrap();
    assert!(follower.look().is_err());
    folder.put(&lines.concat());
    assert_eq!(follower.look().unwrap(), News::More(vec![event(2)]));
}

#[test]
fn a_damaged_line_is_passed_over_and_told_and_comes_once_it_is_mended() {
    let (folder, lines) = (Folder::new(), lines(4));
    let mut follower = folder.follower();
    let mut bad = lines.clone();
    bad[1] = bad[1].to_ascii_uppercase();
    folder.put(&bad[..3].concat());
    let trusted = vec![event(0), event(2)];
    assert_eq!(follower.look().unwrap(), News::Anew(trusted.clone()));
    assert_eq!(follower.outcome().unwrap().damage[0].line, 2);
    assert_eq!(follower.look().unwrap(), News::Nothing);
    folder.add(&bad[3]);
    let trusted = [trusted, vec![event(3)]].concat();
    assert_eq!(follower.look().unwrap(), News::Anew(trusted));
    folder.put(&lines.concat());
    assert_eq!(follower.look().unwrap(), anew(4));
    assert!(follower.outcome().unwrap().damage.is_empty());
}

#[test]
fn what_is_erased_is_taken_back() {
    let (folder, lines) = (Folder::new(), lines(4));
    let mut follower = folder.follower();
    folder.put(&lines.concat());
    follower.look().unwrap();
    erase(folder.0.path(), &[2], "withdrawn").unwrap();
    let News::Anew(events) = follower.look().unwrap() else {
        panic!("what was given before holds no longer");
    };
    assert_eq!(events[2].deed, Deed::Gone("withdrawn".into()));
    assert_eq!(events.len(), 5);
}
