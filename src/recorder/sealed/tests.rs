//! Encrypted recordings, finished, broken off anywhere, and mended.

use std::path::Path;

use super::*;
use crate::recorder::read::{ReadError, Recording};
use crate::recorder::source::{is_sealed, mend};
use crate::recorder::torn;
use crate::recorder::track::Position;
use crate::seal::error::SealError;
use crate::seal::identity;
use crate::seal::keyring::{Given, Keyring};

const SHAPE: Shape = Shape {
    rate: 16_000,
    channels: 1,
};

/// What a second of sound is made durable at the least.
const SECOND: usize = 16_000;

/// A folder with somebody who can open, and the keyring that does.
struct Table {
    folder: tempfile::TempDir,
    to: Recipients,
    keyring: Keyring,
}

fn table() -> Table {
    let folder = tempfile::tempdir().unwrap();
    let (text, who) = identity::generate();
    let file = folder.path().join("key.txt");
    std::fs::write(&file, text).unwrap();
    Table {
        to: Recipients::new(vec![who]).unwrap(),
        keyring: Keyring::new(Given {
            named: Some(file),
            ..Given::default()
        }),
        folder,
    }
}

/// Hiss that packs badly, so that many pieces are filled; or silence, which packs well.
fn sound(seconds: usize, is_loud: bool) -> Vec<i16> {
    let mut noise = 1_u32;
    let next = |_| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if is_loud {
            i16::try_from(noise >> 18).unwrap()
        } else {
            0
        }
    };
    (0..seconds * SECOND).map(next).collect()
}

/// Records with a sync each second; `look` is shown the number of samples after each sync.
fn record(table: &Table, sound: &[i16], mut look: impl FnMut(u64, &Path)) -> SealedFile {
    let audio = table.folder.path().join("audio");
    let mut file = SealedFile::create_next(&audio, SHAPE, &table.to).unwrap();
    let mut synced = 0;
    for block in sound.chunks(SHAPE.block()) {
        file.write(block).unwrap();
        if file.samples() - synced >= SECOND as u64 {
            synced = file.samples();
            file.sync().unwrap();
            look(synced, file.path());
        }
    }
    file
}

fn read(path: &Path, keyring: &Keyring) -> Vec<i16> {
    let mut recording = Recording::open(path, keyring).unwrap();
    let mut all = vec![];
    while let Some(block) = recording.next_block().unwrap() {
        all.extend_from_slice(block);
    }
    all
}

#[test]
fn a_finished_one_is_read_to_the_bit_from_anywhere_and_has_no_tail() {
    let table = table();
    for seconds in [1, 9, 20] {
        let sound = sound(seconds, true);
        let mut file = record(&table, &sound, |_, _| ());
        let summary = file.finish().unwrap();
        let path = file.path().to_owned();
        assert!(is_sealed(&path).unwrap() && !tail_of(&path).exists());
        assert_eq!(summary.samples, sound.len() as u64);
        assert_eq!(summary.bytes, path.metadata().unwrap().len());
        assert!(read(&path, &table.keyring) == sound);
        let mut recording = Recording::open(&path, &table.keyring).unwrap();
        for to in [sound.len() - 1, 0, 2_048, SECOND / 2, sound.len(), 77] {
            recording.seek(Position(to as u64)).unwrap();
            let mut all = vec![];
            while let Some(block) = recording.next_block().unwrap() {
                all.extend_from_slice(block);
            }
            assert!(all == sound[to..], "{to}");
        }
        assert_eq!(
            torn::samples(&path, &table.keyring).unwrap(),
            summary.samples
        );
        assert!(!mend(&path, &table.keyring, &table.to).unwrap());
    }
}

#[test]
fn none_of_it_is_on_the_disk_in_clear_and_nobody_else_opens_it() {
    let table = table();
    let file = record(&table, &sound(6, true), |_, path| {
        for path in [path, &tail_of(path)] {
            let bytes = std::fs::read(path).unwrap();
            assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
            assert!(!bytes.windows(4).any(|four| four == b"fLaC"));
        }
    });
    for keyring in [Keyring::default(), self::table().keyring] {
        let refused = Recording::open(file.path(), &keyring).err();
        let is_closed = matches!(
            refused,
            Some(ReadError::Sealed(SealError::Closed | SealError::OtherKey))
        );
        assert!(is_closed, "{refused:?}");
    }
}

#[test]
fn broken_off_at_any_sync_all_up_to_it_is_there_and_stays_when_it_is_mended() {
    let table = table();
    for is_loud in [true, false] {
        let sound = sound(14, is_loud);
        record(&table, &sound, |samples, path| {
            let copy = tempfile::tempdir().unwrap();
            let to = copy.path().join("001.flac.age");
            std::fs::copy(path, &to).unwrap();
            std::fs::copy(tail_of(path), tail_of(&to)).unwrap();
            let kept = read(&to, &table.keyring);
            assert_eq!(kept.len() as u64, samples);
            assert!(sound.starts_with(&kept));
            assert_eq!(torn::samples(&to, &table.keyring).unwrap(), samples);
            assert!(mend(&to, &table.keyring, &table.to).unwrap());
            assert!(!tail_of(&to).exists());
            assert!(read(&to, &table.keyring) == kept);
            assert!(!mend(&to, &table.keyring, &table.to).unwrap());
        });
    }
}

#[test]
fn cut_off_at_any_byte_after_the_last_sync_nothing_before_it_is_missing() {
    let table = table();
    let sound = sound(20, true);
    let mut states: Vec<(u64, Vec<u8>, Vec<u8>)> = vec![];
    let file = record(&table, &sound, |samples, path| {
        let bytes = [path, &tail_of(path)].map(|path| std::fs::read(path).unwrap());
        let [main, tail] = bytes;
        states.push((samples, main, tail));
    });
    let end = std::fs::read(file.path()).unwrap();
    let copy = tempfile::tempdir().unwrap();
    let to = copy.path().join("001.flac.age");
    // As after a kill: the tail of one sync, and of the file at least what was synced then.
    for (samples, synced, tail) in &states {
        std::fs::write(tail_of(&to), tail).unwrap();
        let cuts = (synced.len()..end.len()).step_by(10_007);
        for cut in cuts.chain([synced.len(), end.len()]).take(9) {
            std::fs::write(&to, &end[..cut]).unwrap();
            let kept = read(&to, &table.keyring);
            assert!(
                kept.len() as u64 >= *samples,
                "{cut}: {} of {samples}",
                kept.len()
            );
            assert!(sound.starts_with(&kept), "{cut}");
        }
    }
}

#[test]
fn a_tail_that_is_missing_damaged_or_of_something_else_leaves_what_the_recording_holds() {
    let table = table();
    let sound = sound(12, true);
    let file = record(&table, &sound, |_, _| ());
    let whole = read(file.path(), &table.keyring).len();
    let tail = std::fs::read(tail_of(file.path())).unwrap();
    let ahead = Lock::Recipients(table.to.clone())
        .encrypt(b"99999999\nx")
        .unwrap();
    let odd = Lock::Recipients(table.to.clone())
        .encrypt(b"no number")
        .unwrap();
    for wrong in [&tail[..tail.len() / 2], &ahead, &odd, b"", b"by hand"] {
        std::fs::write(tail_of(file.path()), wrong).unwrap();
        let kept = read(file.path(), &table.keyring);
        assert!(kept.len() < whole && kept.len() > whole / 2);
        assert!(sound.starts_with(&kept));
    }
    std::fs::remove_file(tail_of(file.path())).unwrap();
    assert!(read(file.path(), &table.keyring).len() < whole);
    // Longer than what was written, as a power cut leaves it.
    let mut bytes = std::fs::read(file.path()).unwrap();
    bytes.resize(bytes.len() + 200_000, 0);
    std::fs::write(file.path(), bytes).unwrap();
    std::fs::write(tail_of(file.path()), tail).unwrap();
    assert_eq!(read(file.path(), &table.keyring).len(), whole);
}
