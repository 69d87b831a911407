//! `leidraad audio transcribe`: a recogniser writes out what was said, a track at a time, so that the
//! speakers are known; the transcript goes on the session's clock.

use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;

use super::source::{self, pieces, unwritten};
use super::whisper::{Engine, EngineError, Segment, USUAL};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::journal::append::OpenError;
use crate::journal::lock::Lock;
use crate::recorder::source::is_sealed;
use crate::recorder::track::Track;
use crate::recorder::wav::{self, Channels, Form};
use crate::safe::shown;
use crate::session::Session;
use crate::session::excerpt::{ALL, Excerpt};
use crate::session::recordings::Recording;
use crate::study::audio::stem;
use crate::study::load::Loaded;
use crate::study::transcripts::TRANSCRIPT;
use crate::system;
use crate::texts::fill;
use crate::transcript::label::INTERVIEWER;
use crate::transcript::names::{Counts, Names};
use crate::transcript::place::open_at;
use crate::transcript::{Transcript, Turn, VERSION};

/// The folder in it where sound lies while it is written out.
const WORK: &str = ".transcribing";
/// What a recogniser takes.
const RATE: u32 = 16_000;

/// Arguments of `audio transcribe`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The session: an id, its beginning, or a participant with one session
    pub session: String,
    /// This recording [default: the recorder's own; without those the attached ones]
    #[arg(long, value_name = "NAME")]
    pub file: Option<String>,
    /// Replace a transcript that is there
    #[arg(long)]
    pub again: bool,
}

/// Transcribes the recordings of a session.
///
/// # Errors
/// When there is no recogniser, it fails, or a transcript is there already.
pub fn transcribe(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let texts = &context.texts.recordings;
    let loaded = source::whole_session(context, &args.session)?;
    let taken = source::recordings(context, &loaded, args.file.as_deref())?;
    let name = |recording: &Recording| stem(&recording.file).to_owned();
    for name in taken.iter().map(|it| name(it)) {
        let path = loaded.folder.transcript_path(&name);
        if path.exists() && !args.again {
            let path = path.display().to_string();
            let said = fill(texts.transcript_there, &[("file", &shown(&path))]);
            return Err(Failure::new(Kind::Found, said));
        }
        if path.exists() && loaded.afterwards.review.refers_to(&name) {
            let said = fill(context.texts.transcripts.is_coded, &[("name", &name)]);
            return Err(Failure::new(Kind::Found, said));
        }
    }
    // Told now, and not when all is written out and cannot be kept.
    let held = Lock::take(&loaded.folder.path);
    let held = held.map_err(OpenError::from);
    drop(held.map_err(|error| Failure::could_not(error.say(&context.texts.journal)))?);
    let participants = &loaded.session().header.participants;
    let remembered = context.study.known_names(participants);
    let remembered = remembered.map_err(|error| context.of_study(&error))?;
    let people = remembered.iter().filter(|(_, code)| !code.is_empty());
    let names = Names::of(people.map(|(name, code)| (name.as_str(), code.as_str())));
    let engine = engine(context, loaded.session());
    let work = Work::begin(context, &work_in(context, &loaded, &taken)?)?;
    let stopped = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stopped);
    system::on_stop(move || asked.store(true, Ordering::Relaxed))?;
    let desk = Desk {
        context,
        loaded: &loaded,
        engine: &engine,
        names: &names,
        work: &work,
        is_stopped: &|| stopped.load(Ordering::Relaxed),
    };
    let mut out = context.out();
    for recording in taken {
        let transcript = desk.transcript(recording)?;
        let name = name(recording);
        let kept = loaded.folder.keep_transcript(&name, &transcript);
        kept.map_err(|error| Failure::could_not(error.say(&context.texts.journal)))?;
        let path = loaded.folder.transcript_path(&name);
        let name = path.display().to_string();
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("file", &shown(&name)), ("turns", &transcript.turns.len())];
        writeln!(out, "{}", fill(texts.transcribed, &values))?;
    }
    Ok(out.flush()?)
}

/// The recogniser that study.toml names, or the usual one.
fn engine(context: &Context, session: &Session) -> Engine {
    let (recorder, root) = (&context.study.settings.recorder, &context.study.root);
    let usual = || USUAL.map(str::to_owned).to_vec();
    let named = recorder.engine.clone().filter(|words| !words.is_empty());
    let tag = session.language.as_str();
    Engine {
        words: named.unwrap_or_else(usual),
        model: recorder.model.as_ref().map(|model| root.join(model)),
        language: tag.split('-').next().unwrap_or(tag).to_owned(),
        root: root.clone(),
    }
}

/// Where sound lies while it is written out: that of an encrypted recording in memory, where the
/// system has files there, else it is said.
fn work_in(context: &Context, loaded: &Loaded, taken: &[&Recording]) -> Result<PathBuf, Failure> {
    let usual = loaded.folder.path.join(TRANSCRIPT);
    let is_sealed = |it: &&Recording| is_sealed(&source::path(loaded, &it.file)).unwrap_or(false);
    if !taken.iter().any(is_sealed) {
        return Ok(usual);
    }
    // What is encrypted has to be opened before anything else: nobody should wait for the rest.
    for recording in taken {
        source::shape(context, loaded, recording)?;
    }
    let longest = taken
        .iter()
        .filter_map(|it| Some(it.ms_of(it.samples?)))
        .max();
    // Two bytes a sample of one track, and as much again for what the recogniser may put beside it.
    let bytes = longest.unwrap_or_default() / 1_000 * u64::from(RATE) * 2 * 2;
    if let Some(folder) = system::memory_folder(bytes) {
        return Ok(folder.join(format!("leidraad-{}", loaded.folder.id)));
    }
    let folder = usual.display().to_string();
    let said = fill(
        context.texts.recordings.in_clear,
        &[("folder", &shown(&folder))],
    );
    context.warn(&said);
    Ok(usual)
}

/// A private folder for sound and what the recogniser writes, gone when it is dropped.
struct Work {
    folder: PathBuf,
    lock: Option<Lock>,
}

impl Work {
    /// Makes it, without what one that was killed left there.
    fn begin(context: &Context, transcripts: &Path) -> Result<Work, Failure> {
        let folder = transcripts.join(WORK);
        system::create_private_folder(&folder)?;
        let lock = Lock::take(&folder)
            .map_err(|_| Failure::could_not(context.texts.recordings.transcribing))?;
        let work = Work {
            folder,
            lock: Some(lock),
        };
        for entry in fs::read_dir(&work.folder)?.flatten() {
            if entry.file_name().to_string_lossy().starts_with("track") {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(work)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.lock.take();
        // What cannot be removed now is removed the next time.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// What a transcription works with.
struct Desk<'a> {
    context: &'a Context,
    loaded: &'a Loaded,
    engine: &'a Engine,
    /// Whoever is remembered is not named in the words.
    names: &'a Names,
    work: &'a Work,
    is_stopped: &'a dyn Fn() -> bool,
}

impl Desk<'_> {
    /// Has all tracks of a recording written out.
    fn transcript(&self, recording: &Recording) -> Result<Transcript, Failure> {
        let session = self.loaded.session();
        let excerpts = session.excerpts(&[recording], &[ALL]);
        let tracks: Vec<(Channels, Option<Track>)> = if recording.is_attached() {
            vec![(Channels::Mixed, None)]
        } else {
            let fits = |at: usize| Track::BOTH.into_iter().find(|track| track.channel() == at);
            let all = 0..recording.tracks.len();
            all.map(|at| (Channels::One(at), fits(at))).collect()
        };
        let mut turns = Vec::new();
        for (channels, track) in tracks {
            let speaker = speaker(session, recording, track);
            let (lengths, segments) = self.track(recording, &excerpts, channels, track)?;
            let each = segments.into_iter();
            turns.extend(each.filter_map(|it| turn(session, &excerpts, &lengths, it, speaker)));
        }
        for turn in &mut turns {
            let text = self
                .names
                .without(&turn.text, &mut Counts::new())
                .into_owned();
            turn.text = text;
        }
        turns.sort_by_key(|turn: &Turn| turn.ms);
        Ok(Transcript {
            version: VERSION,
            source: Some(recording.file.clone()),
            engine: self.engine.name().to_owned(),
            language: self.engine.language.clone(),
            turns,
        })
    }

    /// Has one track written out; gives the length of each excerpt in the WAV, in samples, too.
    fn track(
        &self,
        recording: &Recording,
        excerpts: &[Excerpt],
        channels: Channels,
        track: Option<Track>,
    ) -> Result<(Vec<u64>, Vec<Segment>), Failure> {
        let word = track.map_or("", Track::word);
        let sound = self.work.folder.join("track.wav");
        let out = self.work.folder.join("track");
        let form = Form {
            rate: RATE,
            channels,
        };
        let keyring = &self.context.study.keyring;
        let lengths = wav::write(&pieces(self.loaded, excerpts), form, &sound, keyring)
            .map_err(|error| unwritten(self.context, &sound, &error))?;
        let length = lengths.iter().sum::<u64>() * 1_000 / u64::from(RATE);
        let texts = &self.context.texts.recordings;
        let name = format!("{} {word}", recording.file);
        let values: [(&str, &dyn std::fmt::Display); 2] = [
            ("track", &name.trim_end()),
            ("length", &source::position(length)),
        ];
        let said = fill(texts.listens, &values);
        // A message, not the result.
        let _ = writeln!(io::stderr(), "{said}");
        let is_terminal = io::stderr().is_terminal();
        let progress = |percent: u8| {
            if is_terminal {
                let _ = write!(io::stderr(), "\r{percent:3}% ");
            }
        };
        let segments = self.engine.run(&sound, &out, progress, self.is_stopped);
        if is_terminal {
            let _ = write!(io::stderr(), "\r      \r");
        }
        let segments = segments.map_err(|error| failed(self.context, self.engine, &error))?;
        fs::remove_file(&sound)?;
        fs::remove_file(out.with_extension("json"))?;
        Ok((lengths, segments))
    }
}

/// Who speaks on a track: with two tracks the interviewer and the one participant; else not known.
fn speaker<'a>(
    session: &'a Session,
    recording: &Recording,
    track: Option<Track>,
) -> Option<&'a str> {
    match (track?, session.table.everyone()) {
        _ if recording.tracks.len() < 2 => None,
        (Track::Microphone, _) => Some(INTERVIEWER),
        (Track::Call, [one]) => Some(one),
        (Track::Call, _) => None,
    }
}

/// A segment of the WAV on the session's clock; none when it lies outside all excerpts.
fn turn(
    session: &Session,
    excerpts: &[Excerpt],
    lengths: &[u64],
    segment: Segment,
    speaker: Option<&str>,
) -> Option<Turn> {
    let mut start = 0;
    for (excerpt, samples) in excerpts.iter().zip(lengths) {
        let length = samples * 1_000 / u64::from(RATE);
        if segment.from_ms < start + length {
            let into = segment.from_ms - start;
            let end = segment.to_ms.saturating_sub(start).min(length).max(into);
            let ms = excerpt.clock(into);
            let (topic, question) = open_at(session, ms);
            let samples = into * u64::from(excerpt.rate) / 1_000;
            return Some(Turn {
                speaker: speaker.map(str::to_owned),
                ms,
                end_ms: excerpt.clock(end),
                position: Some(excerpt.positions.start + samples),
                text: segment.text,
                topic,
                question,
            });
        }
        start += length;
    }
    None
}

/// Why a recogniser gave nothing, and what would be right.
fn failed(context: &Context, engine: &Engine, error: &EngineError) -> Failure {
    let texts = &context.texts.recordings;
    let named = |text: &str, reason: &str| {
        let values: [(&str, &dyn std::fmt::Display); 2] = [
            ("engine", &shown(engine.name())),
            ("reason", &shown(reason)),
        ];
        fill(text, &values)
    };
    match error {
        EngineError::Missing(program) => {
            Failure::could_not(fill(texts.no_engine, &[("engine", &shown(program))]))
                .hint(texts.engine_hint)
        }
        EngineError::NoModel => Failure::could_not(texts.no_model).hint(texts.engine_hint),
        EngineError::ModelMissing(path) => {
            let path = path.display().to_string();
            let said = fill(texts.model_missing, &[("file", &shown(&path))]);
            Failure::could_not(said).hint(texts.engine_hint)
        }
        EngineError::Failed(ended, last) => {
            let said = Failure::could_not(named(texts.engine_failed, &ended.to_string()));
            if last.is_empty() {
                said
            } else {
                said.hint(last.join("\n"))
            }
        }
        EngineError::Stopped => Failure::could_not(texts.engine_stopped),
        EngineError::NoTranscript(reason) => {
            Failure::could_not(named(texts.engine_wrote_nothing, reason))
        }
        EngineError::Io(error) => {
            Failure::could_not(named(texts.engine_failed, &error.to_string()))
        }
    }
}
