//! What the recorder does with sound, silence, pauses and a full disk, without threads or waiting.

use std::sync::{Arc, Mutex};

use super::*;
use crate::recorder::store::tests::Fake;
use crate::recorder::watch::Trouble;

const RATE: u32 = 16_000;
const SHAPE: Shape = Shape {
    rate: RATE,
    channels: 2,
};

/// A recorder whose time is in our hands.
struct Bench {
    desk: Desk,
    disk: Fake,
    told: Arc<Mutex<Vec<Report>>>,
    /// Hundredths of a second since the recorder was started.
    now: u64,
}

/// The microphone hears 1000, the call 2000, each with the number of the buffer added.
const LOUD: [i16; 2] = [1_000, 2_000];

impl Bench {
    fn new() -> Bench {
        let told = Arc::new(Mutex::new(vec![]));
        let disk = Fake::new(2);
        let tell = {
            let told = Arc::clone(&told);
            Box::new(move |report| told.lock().unwrap().push(report))
        };
        let store = Store::new(Box::new(disk.clone()), SHAPE);
        Bench {
            desk: Desk::new(SHAPE, store, up(0), tell),
            disk,
            told,
            now: 0,
        }
    }

    /// Hundredths of a second pass, in which these tracks hear something.
    fn pass(&mut self, hundredths: u64, tracks: &[Track]) {
        for _ in 0..hundredths {
            self.now += 1;
            for &track in tracks {
                self.desk.take(Job::Heard(Heard::Samples {
                    track,
                    samples: vec![LOUD[track.channel()]; 160],
                    until: up(self.now),
                }));
            }
            self.desk.work(up(self.now));
        }
    }

    fn stop(&mut self) -> Vec<i16> {
        self.desk.take(Job::Stop(up(self.now)));
        for _ in 0..100 {
            self.now += 1;
            if !self.desk.work(up(self.now)) {
                return self.disk.state().samples.clone();
            }
        }
        panic!("it does not stop");
    }

    /// What was told, without levels and what is told each second.
    fn told(&self) -> Vec<Report> {
        let told = self.told.lock().unwrap();
        let often = |report: &&Report| {
            !matches!(
                report,
                Report::Level { .. } | Report::Written { .. } | Report::Talk(_) | Report::Drift(_)
            )
        };
        told.iter().filter(often).cloned().collect()
    }
}

fn up(hundredths: u64) -> Duration {
    Duration::from_secs(5_000) + Duration::from_millis(10 * hundredths)
}

fn gap(track: Track, from: u64, samples: u64) -> Report {
    Report::Gap(Gap {
        track,
        from: Position(from),
        samples,
    })
}

#[test]
fn what_is_heard_until_the_stop_is_in_the_file_and_no_more() {
    let mut bench = Bench::new();
    bench.pass(1_000, &Track::BOTH);
    let sound = bench.stop();
    assert_eq!(sound.len(), 2 * 160_000);
    assert!(sound.chunks(2).all(|pair| pair == LOUD));
    let told = bench.told();
    assert!(matches!(told[0], Report::Started { at, .. } if at == up(0)));
    assert!(
        matches!(told[1], Report::Stopped { summary, .. } if summary.samples == 160_000),
        "{told:?}"
    );
}

#[test]
fn nothing_of_what_is_said_off_the_record_is_in_the_file() {
    let mut bench = Bench::new();
    bench.pass(300, &Track::BOTH);
    bench.desk.take(Job::Pause(up(bench.now)));
    // What is captured after the pause is of other loudness; the file must not have it.
    for _ in 0..200 {
        bench.now += 1;
        for track in Track::BOTH {
            bench.desk.take(Job::Heard(Heard::Samples {
                track,
                samples: vec![30_000; 160],
                until: up(bench.now),
            }));
        }
        bench.desk.work(up(bench.now));
    }
    bench.desk.take(Job::GoOn(up(bench.now)));
    bench.pass(100, &Track::BOTH);
    let sound = bench.stop();
    assert_eq!(sound.len(), 2 * 4 * 16_000);
    let loudest = sound.iter().max().copied().unwrap_or_default();
    assert!(loudest < 2_500, "{loudest}");
    let told = bench.told();
    let position = Position(48_000);
    let paused = Report::Paused {
        position,
        at: up(300),
        why: Pause::Asked,
    };
    let on = Report::WentOn {
        position,
        at: up(500),
    };
    assert_eq!(told[1..3], [paused, on]);
}

#[test]
fn what_comes_before_its_moment_is_not_lost_after_a_pause() {
    let mut bench = Bench::new();
    bench.pass(300, &Track::BOTH);
    bench.desk.take(Job::Pause(up(300)));
    bench.pass(200, &Track::BOTH);
    // What the call plays comes a tenth of a second before it is heard.
    for ahead in 1..=10 {
        bench.desk.take(Job::Heard(Heard::Samples {
            track: Track::Call,
            samples: vec![LOUD[1]; 160],
            until: up(500 + ahead),
        }));
    }
    bench.desk.take(Job::GoOn(up(500)));
    bench.pass(10, &[Track::Microphone]);
    bench.pass(190, &Track::BOTH);
    assert_eq!(bench.stop().len(), 2 * 5 * 16_000);
    let told = bench.told();
    assert!(
        !told.iter().any(|r| matches!(r, Report::Gap(_))),
        "{told:?}"
    );
}

#[test]
fn a_source_that_goes_and_comes_back_costs_its_gap_and_nothing_of_the_other() {
    let mut bench = Bench::new();
    bench.pass(500, &Track::BOTH);
    let why = "unplugged".to_owned();
    bench.desk.take(Job::Heard(Heard::Gone {
        track: Track::Call,
        why: why.clone(),
        at: up(500),
    }));
    bench.pass(300, &[Track::Microphone]);
    let device = "headset".to_owned();
    bench.desk.take(Job::Heard(Heard::Back {
        track: Track::Call,
        device: device.clone(),
        at: up(800),
    }));
    bench.pass(500, &Track::BOTH);
    let sound = bench.stop();
    assert!(sound.chunks(2).all(|pair| pair[0] == 1_000));
    let told = bench.told();
    let gone = Trouble::Gone {
        track: Track::Call,
        why,
    };
    let back = Report::Device {
        track: Track::Call,
        device,
        at: up(800),
    };
    let wanted = [
        Report::Trouble(gone.clone()),
        back,
        Report::Over(gone),
        gap(Track::Call, 80_000, 48_000),
    ];
    assert_eq!(told[1..5], wanted);
    let silent = sound.chunks(2).filter(|pair| pair[1] == 0).count();
    assert!(silent.abs_diff(48_000) <= 24, "{silent}");
}

#[test]
fn both_sources_gone_to_the_end_leave_silence_and_the_file_is_whole() {
    let mut bench = Bench::new();
    bench.pass(200, &Track::BOTH);
    for track in Track::BOTH {
        bench.desk.take(Job::Heard(Heard::Gone {
            track,
            why: "the sound server died".into(),
            at: up(200),
        }));
    }
    bench.pass(500, &[]);
    let sound = bench.stop();
    assert_eq!(sound.len(), 2 * 7 * 16_000);
    let gaps: Vec<Report> = bench
        .told()
        .into_iter()
        .filter(|r| matches!(r, Report::Gap(_)))
        .collect();
    let wanted = [Track::Microphone, Track::Call].map(|track| gap(track, 32_000, 80_000));
    assert_eq!(gaps, wanted);
}

#[test]
fn a_night_in_which_the_computer_slept_is_not_recorded() {
    let mut bench = Bench::new();
    bench.pass(300, &Track::BOTH);
    bench.now += 8 * 3_600 * 100;
    bench.pass(300, &Track::BOTH);
    let sound = bench.stop();
    assert!(
        sound.len().abs_diff(2 * 6 * 16_000) <= 640,
        "{}",
        sound.len()
    );
    let told = bench.told();
    assert!(
        matches!(told[1], Report::Paused { why: Pause::Asleep, at, .. } if at == up(300)),
        "{told:?}"
    );
    assert!(matches!(told[2], Report::WentOn { .. }), "{told:?}");
}

#[test]
fn a_full_disk_is_told_once_and_what_waited_is_written_when_there_is_room() {
    let mut bench = Bench::new();
    bench.pass(300, &Track::BOTH);
    bench.disk.state().full = true;
    bench.pass(3_000, &Track::BOTH);
    bench.disk.state().full = false;
    bench.pass(300, &Track::BOTH);
    let sound = bench.stop();
    assert_eq!(sound.len(), 2 * 36 * 16_000);
    assert!(sound.chunks(2).all(|pair| pair == LOUD));
    let told = bench.told();
    assert!(
        matches!(&told[1], Report::Trouble(Trouble::NotWritten { .. })),
        "{told:?}"
    );
    assert!(matches!(&told[2], Report::Over(Trouble::NotWritten { .. })));
}

#[test]
fn a_recording_that_hears_nothing_starts_all_the_same_and_says_so() {
    let mut bench = Bench::new();
    bench.pass(600, &[]);
    bench.stop();
    let told = bench.told();
    assert!(matches!(told[0], Report::Started { .. }));
    assert!(matches!(told[1], Report::Trouble(Trouble::Pace { .. })));
}

#[test]
fn a_recording_begins_where_all_sources_give_sound() {
    let mut bench = Bench::new();
    bench.pass(30, &[Track::Microphone]);
    bench.pass(200, &Track::BOTH);
    let sound = bench.stop();
    assert_eq!(sound.len(), 2 * 2 * 16_000);
    assert!(sound.chunks(2).all(|pair| pair == LOUD));
    assert!(matches!(bench.told()[0], Report::Started { at, .. } if at == up(30)));
}

#[test]
fn a_source_that_keeps_the_other_waiting_costs_the_other_nothing() {
    let mut bench = Bench::new();
    bench.pass(200, &[Track::Microphone]);
    bench.pass(200, &Track::BOTH);
    let sound = bench.stop();
    assert_eq!(sound.len(), 2 * 4 * 16_000);
    assert!(sound.chunks(2).all(|pair| pair[0] == LOUD[0]));
    let told = bench.told();
    assert!(told.contains(&gap(Track::Call, 0, 32_000)), "{told:?}");
}

#[test]
fn a_pause_before_the_first_sound_and_a_stop_in_a_pause_are_fine() {
    let mut bench = Bench::new();
    bench.desk.take(Job::Pause(up(0)));
    bench.pass(200, &Track::BOTH);
    bench.desk.take(Job::GoOn(up(200)));
    bench.pass(200, &Track::BOTH);
    bench.desk.take(Job::Pause(up(400)));
    bench.pass(200, &Track::BOTH);
    assert_eq!(bench.stop().len(), 2 * 2 * 16_000);
    let told = bench.told();
    let paused = |report: &&Report| matches!(report, Report::Paused { .. });
    assert_eq!(told.iter().filter(paused).count(), 2, "{told:?}");
    assert!(matches!(told[1], Report::Started { at, .. } if at == up(200)));
}

#[test]
fn what_is_on_the_disk_is_told_each_second_and_is_never_a_second_behind() {
    let mut bench = Bench::new();
    for _ in 0..50 {
        bench.pass(20, &Track::BOTH);
        let on_disk = bench.disk.state().samples.len() as u64 / 2;
        let captured = bench.now * 160;
        assert!(captured - on_disk < 10_000, "{captured} {on_disk}");
    }
    let written = bench.told.lock().unwrap();
    let written = written
        .iter()
        .filter(|r| matches!(r, Report::Written { .. }));
    assert_eq!(written.count(), 10);
}
