//! The writer thread: brings notes and the unfinished line onto the disk while the keys go on.
//!
//! What waits is written as one batch. When the disk fails, everything stays in memory, in order,
//! and is tried again every second and at every new job.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use super::Event;
use super::append::Appender;
use super::draft::{self, Draft};

/// How long after a failure the next try comes, when nothing else asks for one.
const RETRY: Duration = Duration::from_secs(1);

/// What the writer says about its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// All events up to and with this `seq` are on the disk.
    Kept {
        /// The last of them.
        through: u64,
    },
    /// Events cannot be written for now; said once, and again when the reason changes.
    Failing {
        /// What the system says.
        reason: String,
    },
    /// The unfinished line cannot be written for now; said as [`Report::Failing`].
    DraftFailing {
        /// What the system says.
        reason: String,
    },
    /// The unfinished line is written again, after it failed.
    DraftKept,
}

/// What could not be written in the end.
#[derive(Debug, Default, PartialEq)]
pub struct Unkept {
    /// The events, in order.
    pub events: Vec<Event>,
    /// The unfinished line.
    pub draft: Option<Draft>,
}

/// What the writer is asked to do.
enum Job {
    Keep(Event),
    Draft(Option<Draft>),
    Stop,
}

/// A running writer. Dropping it stops it as [`Writer::stop`] does.
#[derive(Debug)]
pub struct Writer {
    jobs: Sender<Job>,
    thread: Option<JoinHandle<Unkept>>,
}

impl Writer {
    /// Starts a thread that writes to the session in `folder` and tells `on_report` how it goes.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        folder: &Path,
        appender: Appender,
        on_report: impl FnMut(Report) + Send + 'static,
    ) -> std::io::Result<Writer> {
        let (jobs, waiting) = mpsc::channel();
        let desk = Desk::new(folder, appender, Box::new(on_report));
        let thread = std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || desk.run(&waiting))?;
        Ok(Writer {
            jobs,
            thread: Some(thread),
        })
    }

    /// Hands over an event to keep; returns at once.
    pub fn keep(&self, event: Event) {
        // The thread ends only after a stop, which takes the writer with it.
        let _ = self.jobs.send(Job::Keep(event));
    }

    /// Hands over the unfinished line as it is now, or none; returns at once.
    pub fn draft(&self, draft: Option<Draft>) {
        let _ = self.jobs.send(Job::Draft(draft));
    }

    /// Writes all that waits, tries a last time what failed, and hands back what could not be
    /// written.
    #[must_use]
    pub fn stop(mut self) -> Unkept {
        self.end().unwrap_or_default()
    }

    fn end(&mut self) -> Option<Unkept> {
        let thread = self.thread.take()?;
        let _ = self.jobs.send(Job::Stop);
        thread.join().ok()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.end();
    }
}

/// What lies before the writer, inside its thread.
struct Desk {
    folder: PathBuf,
    appender: Appender,
    on_report: Box<dyn FnMut(Report) + Send>,
    /// Events that are not kept yet.
    events: Vec<Event>,
    /// What has to be done about the draft, the newest thing only.
    draft: Option<Change>,
    /// The draft that is on the disk, as far as known.
    on_disk: OnDisk,
    failing: Option<String>,
    draft_failing: Option<String>,
}

/// What has to be done about the draft on the disk.
enum Change {
    Put(Draft),
    TakeAway,
}

/// The draft that is on the disk.
enum OnDisk {
    /// Perhaps one, from before the writer started.
    Unknown,
    Nothing,
    /// One after this `seq`.
    After(Option<u64>),
}

impl Desk {
    fn new(folder: &Path, appender: Appender, on_report: Box<dyn FnMut(Report) + Send>) -> Desk {
        Desk {
            folder: folder.to_owned(),
            appender,
            on_report,
            events: Vec::new(),
            draft: None,
            on_disk: OnDisk::Unknown,
            failing: None,
            draft_failing: None,
        }
    }

    fn run(mut self, jobs: &Receiver<Job>) -> Unkept {
        while self.wait(jobs) {
            self.work();
        }
        self.work();
        Unkept {
            events: self.events,
            draft: match self.draft {
                Some(Change::Put(draft)) => Some(draft),
                Some(Change::TakeAway) | None => None,
            },
        }
    }

    /// Waits for jobs and takes all there are; false when it is time to stop.
    fn wait(&mut self, jobs: &Receiver<Job>) -> bool {
        let first = if self.events.is_empty() && self.draft.is_none() {
            jobs.recv().unwrap_or(Job::Stop)
        } else {
            match jobs.recv_timeout(RETRY) {
                Ok(job) => job,
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => Job::Stop,
            }
        };
        std::iter::once(first)
            .chain(jobs.try_iter())
            .all(|job| self.take(job))
    }

    fn take(&mut self, job: Job) -> bool {
        match job {
            Job::Keep(event) => self.events.push(event),
            Job::Draft(draft) => self.draft = Some(draft.map_or(Change::TakeAway, Change::Put)),
            Job::Stop => return false,
        }
        true
    }

    fn work(&mut self) {
        self.keep_events();
        self.keep_draft();
    }

    fn keep_events(&mut self) {
        let Some(last) = self.events.last() else {
            return;
        };
        let through = last.seq;
        match self.appender.append(&self.events) {
            Ok(()) => {
                let note = self.events.iter().rev().find(|e| e.deed.ends_draft());
                let note = note.map(|event| event.seq);
                self.events.clear();
                self.failing = None;
                (self.on_report)(Report::Kept { through });
                self.drop_stale_draft(note);
            }
            Err(error) => {
                let reason = error.to_string();
                if self.failing.as_ref() != Some(&reason) {
                    self.failing = Some(reason.clone());
                    (self.on_report)(Report::Failing { reason });
                }
            }
        }
    }

    /// After a note is kept, the draft that became it is not needed any more.
    fn drop_stale_draft(&mut self, note: Option<u64>) {
        if note.is_none() {
            return;
        }
        if matches!(&self.draft, Some(Change::Put(waiting)) if waiting.is_stale(note)) {
            self.draft = None;
        }
        let stale = match self.on_disk {
            OnDisk::Unknown => true,
            OnDisk::Nothing => false,
            OnDisk::After(seq) => note > seq,
        };
        if stale && self.draft.is_none() {
            self.draft = Some(Change::TakeAway);
        }
    }

    fn keep_draft(&mut self) {
        let Some(change) = self.draft.take() else {
            return;
        };
        let written = match (&change, &self.on_disk) {
            (Change::TakeAway, OnDisk::Nothing) => Ok(()),
            // While a note is not kept, the draft on the disk may be the only copy of its words.
            (Change::TakeAway, _) if !self.events.is_empty() => {
                self.draft = Some(change);
                return;
            }
            (Change::TakeAway, _) => draft::write(&self.folder, None),
            (Change::Put(draft), _) => draft::write(&self.folder, Some(draft)),
        };
        self.draft_done(change, written);
    }

    fn draft_done(&mut self, change: Change, written: std::io::Result<()>) {
        match written {
            Ok(()) => {
                self.on_disk = match change {
                    Change::Put(draft) => OnDisk::After(draft.seq),
                    Change::TakeAway => OnDisk::Nothing,
                };
                if self.draft_failing.take().is_some() {
                    (self.on_report)(Report::DraftKept);
                }
            }
            Err(error) => {
                self.draft = Some(change);
                let reason = error.to_string();
                if self.draft_failing.as_ref() != Some(&reason) {
                    self.draft_failing = Some(reason.clone());
                    (self.on_report)(Report::DraftFailing { reason });
                }
            }
        }
    }
}
