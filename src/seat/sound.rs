//! The recorder at the seat: started and stopped as updates ask, and what it tells handed on.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::journal::deed::{RecordedTrack, RecordingDestroyed};
use crate::live::effect::SoundAsk;
use crate::recorder::capture::{self, Wanted};
use crate::recorder::report::Report;
use crate::recorder::run::Recorder;
use crate::recorder::source::mend;
use crate::recorder::torn;
use crate::seal::keyring::Keyring;
use crate::session::recordings::Recordings;
use crate::study::audio::{AUDIO, SoundFile, record};
use crate::study::create::SessionFolder;
use crate::texts::AudioTexts;

/// Called, from any thread, when the recorder has something to tell.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The recorder of a seat.
pub struct Sound {
    folder: SessionFolder,
    wanted: Wanted,
    keyring: Keyring,
    recorder: Option<Recorder>,
    told: Receiver<Report>,
    tell: Sender<Report>,
    wake: Wake,
    /// Files that go once the journal says so on the disk.
    doomed: Vec<PathBuf>,
}

impl Sound {
    /// A recorder that does not run.
    pub fn new(folder: SessionFolder, wanted: Wanted, keyring: Keyring, wake: Wake) -> Sound {
        let (tell, told) = channel();
        Sound {
            folder,
            wanted,
            keyring,
            recorder: None,
            told,
            tell,
            wake,
            doomed: Vec::new(),
        }
    }

    /// The devices that are recorded from, in the order of the tracks; the system's own choice has no
    /// name yet.
    pub fn devices(&self) -> Vec<RecordedTrack> {
        let tracks = self.wanted.tracks().iter();
        let names = [&self.wanted.microphone, &self.wanted.call];
        let device = |at: usize| names.get(at).and_then(|name| name.as_deref());
        tracks
            .map(|track| RecordedTrack {
                track: track.word().to_owned(),
                device: device(track.channel()).unwrap_or("default").to_owned(),
            })
            .collect()
    }

    /// Does what is asked, but for destroying; what stands in the way is told in the words of `texts`.
    pub fn ask(&mut self, ask: SoundAsk, texts: &'static AudioTexts) {
        match (ask, &self.recorder) {
            (SoundAsk::Start(leave), None) => {
                let started = Recorder::start(
                    leave,
                    &self.folder.path,
                    self.wanted.clone(),
                    |wanted, hear| capture::start(wanted, hear).map_err(|error| error.say(texts)),
                    self.teller(),
                );
                match started {
                    Ok(recorder) => self.recorder = Some(recorder),
                    Err(error) => self.fail(&error),
                }
            }
            (SoundAsk::Pause, Some(recorder)) => recorder.pause(),
            (SoundAsk::GoOn, Some(recorder)) => recorder.go_on(),
            (SoundAsk::Stop, Some(recorder)) => recorder.stop(),
            _ => {}
        }
    }

    fn teller(&self) -> impl FnMut(Report) + Send + use<> {
        let (tell, wake) = (self.tell.clone(), Arc::clone(&self.wake));
        move |report| {
            // Nobody listens any more once the session is left.
            let _ = tell.send(report);
            wake();
        }
    }

    fn fail(&self, error: &io::Error) {
        let _ = self.tell.send(Report::Failed {
            file: None,
            why: error.to_string(),
        });
        (self.wake)();
    }

    /// What was told since it was asked last.
    pub fn told(&mut self) -> Vec<Report> {
        let told: Vec<Report> = self.told.try_iter().collect();
        let is_over =
            |report: &Report| matches!(report, Report::Stopped { .. } | Report::Failed { .. });
        if told.iter().any(is_over) {
            // Its thread is at its end; waiting for it takes no time.
            self.recorder = None;
        }
        told
    }

    /// Stops it, and waits until its file is whole.
    pub fn end(&mut self) {
        self.recorder = None;
    }

    /// Looks at what is to be destroyed; the files go with [`Sound::remove_doomed`].
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn doom(
        &mut self,
        recordings: &Recordings,
        why: &str,
    ) -> io::Result<Vec<RecordingDestroyed>> {
        self.end();
        let files = self.folder.sound_files()?;
        let records = files
            .iter()
            .map(|file| record(file, recordings, why))
            .collect::<io::Result<Vec<_>>>()?;
        self.doomed.extend(files.into_iter().map(|file| file.path));
        Ok(records)
    }

    /// Removes what is doomed, now that the journal says so.
    ///
    /// # Errors
    /// When a file cannot be removed; it is tried again the next time.
    pub fn remove_doomed(&mut self) -> io::Result<()> {
        while let Some(path) = self.doomed.last() {
            SoundFile::remove(path)?;
            self.doomed.pop();
        }
        Ok(())
    }

    /// How many samples a file of this session holds that was broken off; none when it cannot be read.
    /// One that is encrypted is made whole on the way.
    pub fn samples_of_torn(&self, file: &str) -> Option<u64> {
        let path = self.folder.path.join(AUDIO).join(file);
        let samples = torn::samples(&path, &self.keyring).ok()?;
        if let Some(to) = &self.wanted.sealed_for {
            // What cannot be written now is put together whenever it is read.
            let _ = mend(&path, &self.keyring, to);
        }
        Some(samples)
    }
}
