//! The recorder, as the live session knows it: whether it runs, how loud it is, what is wrong with
//! it. What it tells becomes events; that it may run at all is the consent's to say.

mod words;

use std::collections::BTreeMap;
use std::time::Duration;

use words::{name, why_not, word};
pub use words::{talk_words, trouble_words};

use super::effect::{Effect, Outcome, SoundAsk};
use super::model::{Answer, Layer, Level, Model};
use crate::journal::deed::{
    ConsentAloud, RecordedTrack, RecordingContinued, RecordingDestroyed, RecordingDevice,
    RecordingDrift, RecordingGap, RecordingPaused, RecordingStarted, RecordingStopped,
    RecordingTrouble, Talked, TalkedIn,
};
use crate::recorder::align::{Drift, Gap};
use crate::recorder::balance::Talk;
use crate::recorder::level;
use crate::recorder::report::Report;
use crate::recorder::track::{Position, Track};
use crate::recorder::watch::Trouble;
use crate::safe::shown;
use crate::session::consent::WhyNot;
use crate::session::place::Section;
use crate::texts::fill;

/// Gaps shorter than this are journalled and not said.
const WORTH_SAYING_MS: u64 = 500;

/// The recorder while the session is held.
#[derive(Debug, Default)]
pub struct Sound {
    /// How far it is.
    pub state: State,
    /// How loud each track is, in the order of [`Track::BOTH`]; none for a track there is not.
    pub levels: [Option<level::Level>; 2],
    /// What is wrong.
    pub troubles: Vec<Trouble>,
    /// Seconds that there is room for on the disk.
    pub room: Option<u64>,
    /// Who spoke how long.
    pub talk: Talk,
    /// Whether that is shown while it goes on.
    pub shows_talk: bool,
    /// The devices, in the order of the tracks.
    pub devices: Vec<RecordedTrack>,
    file: String,
    rate: u32,
    position: u64,
    spoken: BTreeMap<Section, [Duration; 2]>,
}

/// How far the recorder is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum State {
    /// Nothing is recorded.
    #[default]
    Off,
    /// It was asked to; no sound is there yet.
    Starting,
    /// It records.
    On,
    /// Off the record: nothing is recorded, and it goes on afterwards.
    Paused,
    /// It was asked to stop; the last sound is being written.
    Stopping,
}

impl State {
    /// Whether a file is open or about to be.
    #[must_use]
    pub fn is_running(self) -> bool {
        !matches!(self, State::Off)
    }
}

/// What the recorder tells, with the moment it is about on the session's clock, in milliseconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// What.
    pub report: Report,
    /// The moment that the report names, else now.
    pub ms: u64,
}

/// Starts the recorder, or stops it.
pub fn toggle(model: &mut Model, out: &mut Outcome) {
    if model.sound.state.is_running() {
        return stop(model, out);
    }
    if model.rehearsal.is_some() {
        let text = model.texts.recording.rehearsal;
        return out.say(Answer::new(Level::Error, text));
    }
    match model.session().may_record() {
        Ok(leave) => {
            model.sound.state = State::Starting;
            out.effects.push(Effect::Sound(SoundAsk::Start(leave)));
            out.say(Answer::new(Level::Ok, model.texts.recording.starting));
        }
        Err(why) => {
            let text = why_not(&why, &model.texts.recording);
            out.say(Answer::new(Level::Error, text));
        }
    }
}

/// Stops the recorder, if it runs.
pub fn stop(model: &mut Model, out: &mut Outcome) {
    if model.sound.state.is_running() && model.sound.state != State::Stopping {
        model.sound.state = State::Stopping;
        out.effects.push(Effect::Sound(SoundAsk::Stop));
        out.say(Answer::new(Level::Ok, model.texts.recording.stopping));
    }
}

/// Off the record, and on again: the recorder follows.
pub fn follow_off_record(model: &mut Model, out: &mut Outcome) {
    match (model.sound.state, model.is_off_record()) {
        (State::On | State::Starting, true) => {
            out.effects.push(Effect::Sound(SoundAsk::Pause));
        }
        (State::Paused, false) => out.effects.push(Effect::Sound(SoundAsk::GoOn)),
        _ => {}
    }
}

/// Consent to the recording was refused: it stops; where a yes was taken back, whether what was recorded
/// is to be destroyed is asked. Who came late and refuses was never recorded.
pub fn follow_consent(model: &mut Model, out: &mut Outcome, is_taken_back: bool) {
    let is_refused = matches!(model.session().may_record(), Err(WhyNot::Refused { .. }));
    if !is_refused {
        return;
    }
    let has_recording = model.session().recordings.are_there();
    stop(model, out);
    if is_taken_back && (has_recording || model.sound.state.is_running()) {
        model.layers.push(Layer::Destroy);
        out.say(Answer::new(Level::Warn, model.texts.recording.withdrawn));
    }
}

/// Destroys the recordings of this session, by agreement.
pub fn destroy(model: &mut Model, out: &mut Outcome) {
    let has_recording = model.session().recordings.are_there();
    if !has_recording {
        let text = model.texts.recording.nothing_to_destroy;
        return out.say(Answer::new(Level::Warn, text));
    }
    stop(model, out);
    out.effects.push(Effect::Sound(SoundAsk::Destroy));
    out.say(Answer::new(Level::Ok, model.texts.recording.destroying));
}

/// What was destroyed: the journal says so, and the files go once that is on the disk.
pub fn destroyed(model: &mut Model, out: &mut Outcome, records: Vec<RecordingDestroyed>) {
    let count = records.len();
    for record in records {
        out.record(model, record);
    }
    let text = fill(model.texts.recording.destroyed, &[("count", &count)]);
    out.say(Answer::new(Level::Warn, text));
}

/// The consent is being repeated aloud: the moment is kept, so that it is found on the recording.
pub fn aloud(model: &mut Model, out: &mut Outcome) {
    let now = i64::try_from(model.now.ms).unwrap_or(i64::MAX);
    let running = model.session().recordings.all().last();
    let found = running
        .filter(|recording| recording.is_running())
        .and_then(|recording| Some((recording.file.clone(), recording.position_at(now)?)));
    let Some((file, position)) = found else {
        let text = model.texts.recording.not_running;
        return out.say(Answer::new(Level::Error, text));
    };
    out.record(model, ConsentAloud { file, position });
    out.say(Answer::new(Level::Ok, model.texts.recording.aloud));
}

/// Shows the talk balance while it goes on, or no longer.
pub fn toggle_talk(model: &mut Model, out: &mut Outcome) {
    model.sound.shows_talk = !model.sound.shows_talk;
    let words = talk_words(model).unwrap_or_else(|| model.texts.recording.no_talk.to_owned());
    out.say(Answer::new(Level::Ok, words));
}

/// Takes what the recorder tells.
pub fn hear(model: &mut Model, out: &mut Outcome, told: Told) {
    match told.report {
        Report::Started {
            file, shape, room, ..
        } => {
            let name = file.file_name().unwrap_or_default();
            model.sound.file = name.to_string_lossy().into_owned();
            model.sound.rate = shape.rate;
            model.sound.room = room;
            started(model, out, told.ms);
        }
        Report::Level { track, level } => {
            if let Some(known) = model.sound.levels.get_mut(track.channel()) {
                *known = Some(level);
            }
        }
        Report::Talk(talk) => spoke(model, talk),
        Report::Trouble(trouble) => began(model, out, trouble),
        Report::Over(trouble) => over(model, out, &trouble),
        Report::Gap(gap) => interrupted(model, out, gap),
        Report::Device { track, device, .. } => came_back(model, out, track, device),
        Report::Drift(drift) => drifted(model, out, drift),
        Report::Written { samples, room, .. } => {
            model.sound.position = samples;
            model.sound.room = room;
        }
        Report::Paused { position, .. } => paused(model, out, position),
        Report::WentOn { position, .. } => went_on(model, out, position, told.ms),
        Report::Stopped { summary, .. } => {
            let md5 = summary.md5.iter().map(|byte| format!("{byte:02x}"));
            stopped(model, out, summary.samples, md5.collect());
        }
        Report::Failed { why, .. } => failed(model, out, &why),
    }
}

/// Silence stands where a source gave nothing; only what is worth a glance is said.
fn interrupted(model: &mut Model, out: &mut Outcome, gap: Gap) {
    let texts = &model.texts.recording;
    let ms = gap.samples.saturating_mul(1_000) / u64::from(model.sound.rate.max(1));
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("track", &name(gap.track, texts)), ("ms", &ms)];
    let text = fill(texts.gap, &values);
    let gap = RecordingGap {
        file: model.sound.file.clone(),
        track: gap.track.word().to_owned(),
        from: gap.from.0,
        samples: gap.samples,
    };
    out.record(model, gap);
    if ms >= WORTH_SAYING_MS {
        out.say(Answer::new(Level::Warn, text));
    }
}

fn came_back(model: &mut Model, out: &mut Outcome, track: Track, device: String) {
    let texts = &model.texts.recording;
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("track", &name(track, texts)), ("device", &shown(&device))];
    let text = fill(texts.back, &values);
    let deed = RecordingDevice {
        file: model.sound.file.clone(),
        track: track.word().to_owned(),
        position: model.sound.position,
        device: Some(device),
    };
    out.record(model, deed);
    out.say(Answer::new(Level::Warn, text));
}

fn drifted(model: &mut Model, out: &mut Outcome, drift: Drift) {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a clock is off by some hundreds of millionths at the most"
    )]
    let ppm = drift.ppm.round() as i32;
    let deed = RecordingDrift {
        file: model.sound.file.clone(),
        track: drift.track.word().to_owned(),
        position: model.sound.position,
        ppm,
    };
    out.record(model, deed);
}

fn started(model: &mut Model, out: &mut Outcome, at_ms: u64) {
    model.sound.state = State::On;
    model.sound.position = 0;
    model.sound.spoken.clear();
    model.sound.talk = Talk::default();
    let deed = RecordingStarted {
        file: model.sound.file.clone(),
        rate: model.sound.rate,
        tracks: model.sound.devices.clone(),
        at_ms,
    };
    out.record(model, deed);
    let texts = &model.texts.recording;
    let answer = Answer::new(Level::Warn, texts.started);
    let hours = model.sound.room.map(|seconds| seconds / 3_600);
    out.say(match hours {
        Some(hours) => answer.after([fill(texts.room_for, &[("hours", &hours)])]),
        None => answer,
    });
    // It may have gone off the record while the sources were being opened.
    follow_off_record(model, out);
}

fn paused(model: &mut Model, out: &mut Outcome, position: Position) {
    model.sound.state = State::Paused;
    model.sound.levels = [None; 2];
    let file = model.sound.file.clone();
    let position = position.0;
    out.record(model, RecordingPaused { file, position });
}

fn went_on(model: &mut Model, out: &mut Outcome, position: Position, at_ms: u64) {
    model.sound.state = State::On;
    let deed = RecordingContinued {
        file: model.sound.file.clone(),
        position: position.0,
        at_ms,
    };
    out.record(model, deed);
}

fn stopped(model: &mut Model, out: &mut Outcome, samples: u64, md5: String) {
    let file = model.sound.file.clone();
    model.sound.state = State::Off;
    model.sound.levels = [None; 2];
    model.sound.troubles.clear();
    out.record(model, RecordingStopped { file, samples, md5 });
    talked(model, out);
    out.say(Answer::new(Level::Ok, model.texts.recording.stopped));
}

/// Keeps who spoke how long in each section: it outlives the recording.
fn talked(model: &mut Model, out: &mut Outcome) {
    let ms = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    let spoken = std::mem::take(&mut model.sound.spoken);
    let sections: Vec<TalkedIn> = spoken
        .into_iter()
        .map(|(section, [microphone, call])| TalkedIn {
            section: section.id(&model.session().guide).to_owned(),
            microphone_ms: ms(microphone),
            call_ms: ms(call),
        })
        .collect();
    if sections.is_empty() {
        return;
    }
    let longest = model.sound.talk.longest;
    let deed = Talked {
        file: model.sound.file.clone(),
        sections,
        longest_track: longest.map(|turn| turn.track.word().to_owned()),
        longest_ms: longest.map(|turn| ms(turn.length)),
    };
    out.record(model, deed);
}

fn spoke(model: &mut Model, talk: Talk) {
    let before = model.sound.talk;
    let section = model.session().section();
    let [microphone, call] = model.sound.spoken.entry(section).or_default();
    *microphone += talk.microphone.saturating_sub(before.microphone);
    *call += talk.call.saturating_sub(before.call);
    model.sound.talk = talk;
}

fn failed(model: &mut Model, out: &mut Outcome, why: &str) {
    let was_on = matches!(model.sound.state, State::On | State::Paused);
    if was_on {
        let file = model.sound.file.clone();
        let samples = model.sound.position;
        let md5 = String::new();
        out.record(model, RecordingStopped { file, samples, md5 });
    }
    model.sound.state = State::Off;
    model.sound.levels = [None; 2];
    let text = fill(model.texts.recording.failed, &[("why", &shown(why))]);
    out.say(Answer::new(Level::Error, text));
}

fn began(model: &mut Model, out: &mut Outcome, trouble: Trouble) {
    let deed = trouble_deed(model, &trouble, true);
    out.record(model, deed);
    let text = trouble_words(&trouble, &model.texts.recording);
    model.sound.troubles.push(trouble);
    out.say(Answer::new(Level::Warn, text));
}

fn over(model: &mut Model, out: &mut Outcome, trouble: &Trouble) {
    let what = word(trouble);
    let deed = trouble_deed(model, trouble, false);
    model.sound.troubles.retain(|known| word(known) != what);
    out.record(model, deed);
}

fn trouble_deed(model: &Model, trouble: &Trouble, begins: bool) -> RecordingTrouble {
    RecordingTrouble {
        file: model.sound.file.clone(),
        position: model.sound.position,
        what: word(trouble),
        begins,
    }
}
