//! A running recorder: the capture hands what it hears to a thread that records it, and never waits.

use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use super::capture::{Heard, Wanted};
use super::desk::{Desk, Job, Tell};
use super::flac::{FlacFile, Shape};
use super::report::Report;
use super::sealed::SealedFile;
use super::store::{Disk, Store};
use crate::session::consent::MayRecord;
use crate::system;

/// How often work is done at the least.
const TICK: Duration = Duration::from_millis(50);

/// Seconds of sound that may wait for the recording thread, when a disk hangs; more becomes a gap.
const WAITING: usize = 120;

/// The rates that a recording may have.
pub const RATES: [u32; 2] = [16_000, 48_000];

/// Where a capture puts what it hears.
pub type Hear = Box<dyn FnMut(Heard) + Send>;

/// A recorder. Dropping it stops it, and waits until its file is whole.
pub struct Recorder {
    jobs: Sender<Job>,
    thread: Option<JoinHandle<()>>,
    /// Held for as long as sound is recorded.
    _leave: MayRecord,
}

impl Recorder {
    /// Starts a recording in the folder `audio` of a session, as a file of its own, with the leave of
    /// those at the table. `capture` opens the sources, in the recorder's own thread; what it gives is
    /// dropped at the end, which stops it. `report` is called from that thread too.
    ///
    /// What goes wrong from here on, such as a source that is not there, is [`Report::Failed`].
    ///
    /// # Errors
    /// When the rate is none of [`RATES`], or the system gives no thread.
    pub fn start<C, E: Display>(
        leave: MayRecord,
        folder: &Path,
        wanted: Wanted,
        capture: impl FnOnce(&Wanted, Hear) -> Result<C, E> + Send + 'static,
        report: impl FnMut(Report) + Send + 'static,
    ) -> io::Result<Recorder> {
        if !RATES.contains(&wanted.rate) {
            let why = format!("{} samples a second: 16000 or 48000 would do", wanted.rate);
            return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
        }
        let (jobs, queue) = mpsc::channel();
        let hearing = jobs.clone();
        let audio = folder.join("audio");
        let thread = std::thread::Builder::new()
            .name("recorder".into())
            .spawn(move || {
                let tell = Box::new(report);
                record(&audio, &wanted, capture, hearing, &queue, tell);
            })?;
        Ok(Recorder {
            jobs,
            thread: Some(thread),
            _leave: leave,
        })
    }

    /// Records nothing from this moment on; returns at once.
    pub fn pause(&self) {
        // The thread is gone when the recording failed, which was told.
        let _ = self.jobs.send(Job::Pause(system::uptime()));
    }

    /// Records again from this moment on; returns at once.
    pub fn go_on(&self) {
        let _ = self.jobs.send(Job::GoOn(system::uptime()));
    }

    /// Ends the recording at this moment; returns at once. [`Report::Stopped`] follows.
    pub fn stop(&self) {
        let _ = self.jobs.send(Job::Stop(system::uptime()));
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.stop();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The recorder's thread.
fn record<C, E: Display>(
    audio: &Path,
    wanted: &Wanted,
    capture: impl FnOnce(&Wanted, Hear) -> Result<C, E>,
    jobs: Sender<Job>,
    queue: &Receiver<Job>,
    mut tell: Tell,
) {
    let fail = |tell: &mut Tell, file: Option<PathBuf>, why: String| {
        tell(Report::Failed { file, why });
    };
    let shape = Shape {
        rate: wanted.rate,
        channels: wanted.tracks().len(),
    };
    let waiting = Arc::new(AtomicUsize::new(0));
    let most = WAITING * shape.rate as usize * shape.channels;
    let asked = system::uptime();
    // The sources first: a folder without a recording has no empty file.
    let captured = capture(wanted, hear(jobs, Arc::clone(&waiting), most));
    let capturing = match captured {
        Ok(capturing) => capturing,
        Err(error) => return fail(&mut tell, None, error.to_string()),
    };
    let file = match create(audio, shape, wanted) {
        Ok(file) => file,
        Err(error) => return fail(&mut tell, Some(audio.to_owned()), error.to_string()),
    };
    let store = Store::new(file, shape);
    let mut desk = Desk::new(shape, store, asked, tell);
    while take(queue, &waiting, &mut desk) && desk.work(system::uptime()) {}
    drop(capturing);
}

/// The file of the recording.
fn create(audio: &Path, shape: Shape, wanted: &Wanted) -> io::Result<Box<dyn Disk>> {
    Ok(match &wanted.sealed_for {
        None => Box::new(FlacFile::create_next(audio, shape)?),
        Some(to) => Box::new(SealedFile::create_next(audio, shape, to)?),
    })
}

/// What a capture calls: never waits, and drops sound when far too much waits already.
fn hear(jobs: Sender<Job>, waiting: Arc<AtomicUsize>, most: usize) -> Hear {
    Box::new(move |heard| {
        if let Heard::Samples { samples, .. } = &heard {
            if waiting.load(Ordering::Relaxed) > most {
                return;
            }
            waiting.fetch_add(samples.len(), Ordering::Relaxed);
        }
        let _ = jobs.send(Job::Heard(heard));
    })
}

/// Takes all jobs there are, or waits a little for one; false when nobody can give one any more.
fn take(queue: &Receiver<Job>, waiting: &AtomicUsize, desk: &mut Desk) -> bool {
    let first = match queue.recv_timeout(TICK) {
        Ok(job) => Some(job),
        Err(RecvTimeoutError::Timeout) => None,
        Err(RecvTimeoutError::Disconnected) => return false,
    };
    for job in first.into_iter().chain(queue.try_iter()) {
        if let Job::Heard(Heard::Samples { samples, .. }) = &job {
            waiting.fetch_sub(samples.len(), Ordering::Relaxed);
        }
        desk.take(job);
    }
    true
}

#[cfg(test)]
mod tests {
    // Sound that is made up has no need of care.
    #![allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss
    )]

    use std::io::{BufRead as _, BufReader};
    use std::process::{Command, Stdio};
    use std::sync::Mutex;
    use std::sync::atomic::AtomicBool;
    use std::time::Instant;

    use super::*;
    use crate::recorder::read::Recording;
    use crate::recorder::track::Track;
    use crate::seal::keyring::{Given, Keyring};
    use crate::seal::recipients::Recipients;

    /// The folder that [`a_recorder_that_will_be_killed`] records in.
    const FOLDER: &str = "LEIDRAAD_TEST_FOLDER";

    /// Who it is encrypted for, if at all.
    const RECIPIENT: &str = "LEIDRAAD_TEST_RECIPIENT";

    /// Sources that give buffers of 20 ms until they are dropped; sample n of a track is `sound(n)`.
    struct Sources(Arc<AtomicBool>, Option<JoinHandle<()>>);

    impl Sources {
        fn start(
            wanted: &Wanted,
            mut hear: Hear,
            mut given: impl FnMut(u64) + Send + 'static,
        ) -> Sources {
            let go_on = Arc::new(AtomicBool::new(true));
            let (tracks, rate) = (wanted.tracks(), u64::from(wanted.rate));
            let goes_on = Arc::clone(&go_on);
            let thread = std::thread::spawn(move || {
                let begin = system::uptime();
                let mut done = 0;
                while goes_on.load(Ordering::Relaxed) {
                    let next = done + rate / 50;
                    let until = begin + Duration::from_millis(next * 1_000 / rate);
                    std::thread::sleep(until.saturating_sub(system::uptime()));
                    for &track in tracks {
                        let samples = (done..next).map(|n| sound(track, n)).collect();
                        hear(Heard::Samples {
                            track,
                            samples,
                            until,
                        });
                    }
                    done = next;
                    given(done);
                }
            });
            Sources(go_on, Some(thread))
        }
    }

    impl Drop for Sources {
        fn drop(&mut self) {
            self.0.store(false, Ordering::Relaxed);
            self.1.take().unwrap().join().unwrap();
        }
    }

    fn sound(track: Track, n: u64) -> i16 {
        let wave = (n as f64 * (0.05 + 0.03 * track.channel() as f64)).sin();
        (9_000.0 * wave) as i16
    }

    fn wanted(rate: u32) -> Wanted {
        Wanted {
            microphone: None,
            call: Some("call".into()),
            rate,
            sealed_for: None,
        }
    }

    type Told = Arc<Mutex<Vec<Report>>>;

    fn told() -> (Told, impl FnMut(Report) + Send + 'static) {
        let told = Told::default();
        let tell = Arc::clone(&told);
        (told, move |report| tell.lock().unwrap().push(report))
    }

    fn record(folder: &Path, rate: u32) -> (Recorder, Told) {
        let (told, tell) = told();
        let capture = |wanted: &Wanted, hear| Ok::<_, String>(Sources::start(wanted, hear, drop));
        let leave = MayRecord::for_tests();
        let recorder = Recorder::start(leave, folder, wanted(rate), capture, tell).unwrap();
        (recorder, told)
    }

    /// Checks that a file holds what the sources gave, from the first sample on; answers how many
    /// samples of each track there are.
    fn check(file: &Path) -> u64 {
        check_with(file, &Keyring::default())
    }

    fn check_with(file: &Path, keyring: &Keyring) -> u64 {
        let mut recording = Recording::open(file, keyring).unwrap();
        let mut n = 0;
        while let Some(block) = recording.next_block().unwrap() {
            for pair in block.chunks(2) {
                for track in Track::BOTH {
                    let off = i32::from(pair[track.channel()]) - i32::from(sound(track, n));
                    assert!(off.abs() < 100, "{track:?} {n}: {off}");
                }
                n += 1;
            }
        }
        n
    }

    #[test]
    fn a_recording_is_whole_private_and_never_overwrites_another() {
        let folder = tempfile::tempdir().unwrap();
        for number in 1..=2 {
            let (recorder, told) = record(folder.path(), 48_000);
            std::thread::sleep(Duration::from_millis(700));
            drop(recorder);
            let file = folder.path().join(format!("audio/00{number}.flac"));
            let samples = check(&file);
            assert!(samples > 48_000 / 2, "{samples}");
            let told = told.lock().unwrap();
            let Some(Report::Stopped { summary, .. }) = told.last() else {
                panic!("{told:?}");
            };
            assert_eq!(summary.samples, samples);
            assert!(!told.iter().any(|report| matches!(report, Report::Gap(_))));
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt as _;
                let mode = file.metadata().unwrap().permissions().mode();
                assert_eq!(mode & 0o777, 0o600);
            }
        }
    }

    #[test]
    fn a_source_that_cannot_be_opened_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let (told, tell) = told();
        let capture = |_: &Wanted, _| Err::<(), _>("no sound server");
        let leave = MayRecord::for_tests();
        drop(Recorder::start(leave, folder.path(), wanted(16_000), capture, tell).unwrap());
        let failed = Report::Failed {
            file: None,
            why: "no sound server".into(),
        };
        assert_eq!(*told.lock().unwrap(), [failed]);
        assert!(!folder.path().join("audio").exists());
    }

    #[test]
    fn another_rate_is_refused_at_once() {
        let capture = |_: &Wanted, _| Ok::<_, String>(());
        let leave = MayRecord::for_tests();
        let refused = Recorder::start(leave, Path::new(""), wanted(44_100), capture, drop);
        assert!(refused.err().unwrap().to_string().contains("44100"));
    }

    #[test]
    #[ignore = "started, and killed, by the test below"]
    fn a_recorder_that_will_be_killed() {
        let Some(folder) = std::env::var_os(FOLDER) else {
            return;
        };
        let capture = |wanted: &Wanted, hear| {
            let given = |samples| println!("given {samples}");
            Ok::<_, String>(Sources::start(wanted, hear, given))
        };
        let leave = MayRecord::for_tests();
        let folder = Path::new(&folder);
        let mut wanted = wanted(16_000);
        if let Ok(text) = std::env::var(RECIPIENT) {
            wanted.sealed_for = Recipients::new(vec![text.parse().unwrap()]);
        }
        let _recorder = Recorder::start(leave, folder, wanted, capture, drop).unwrap();
        std::thread::sleep(Duration::from_mins(1));
    }

    /// Kills a recorder, which encrypts for somebody or not; gives the folder it recorded in, and how
    /// many samples its sources gave.
    fn killed(milliseconds: u64, recipient: Option<&str>) -> (tempfile::TempDir, u64) {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args(["--exact", "--ignored", "--nocapture"])
            .arg("recorder::run::tests::a_recorder_that_will_be_killed")
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped());
        if let Some(recipient) = recipient {
            command.env(RECIPIENT, recipient);
        }
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let lines = lines.map_while(Result::ok);
        let mut given = lines.filter_map(|line| line.strip_prefix("given ")?.parse::<u64>().ok());
        assert!(given.next().is_some());
        let begin = Instant::now();
        let mut last = 0;
        while begin.elapsed() < Duration::from_millis(milliseconds) {
            last = given.next().unwrap();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let last = given.last().unwrap_or(last);
        (folder, last)
    }

    #[test]
    fn a_recorder_that_is_killed_loses_no_more_than_its_end() {
        let killed = |milliseconds: u64| {
            let (folder, last) = killed(milliseconds, None);
            let kept = check(&folder.path().join("audio/001.flac"));
            // A third of a second where the recorder gets to run; the rest is for a machine that
            // hardly lets it.
            assert!(
                kept <= last + 320 && last - kept.min(last) < 40_000,
                "{kept} of {last}"
            );
        };
        std::thread::scope(|scope| {
            for milliseconds in [900, 1_450, 2_310] {
                scope.spawn(move || killed(milliseconds));
            }
        });
    }

    #[test]
    fn an_encrypted_recording_that_is_killed_loses_less_than_five_seconds() {
        let (text, who) = crate::seal::identity::generate();
        let killed = |milliseconds: u64| {
            let (folder, last) = killed(milliseconds, Some(&who.to_string()));
            let identity = folder.path().join("key.txt");
            std::fs::write(&identity, &text).unwrap();
            let keyring = Keyring::new(Given {
                named: Some(identity),
                ..Given::default()
            });
            let kept = check_with(&folder.path().join("audio/001.flac.age"), &keyring);
            assert!(
                kept <= last + 320 && last - kept.min(last) < 5 * 16_000,
                "{kept} of {last}"
            );
        };
        std::thread::scope(|scope| {
            for milliseconds in [2_900, 4_450, 6_310] {
                scope.spawn(move || killed(milliseconds));
            }
        });
    }
}
