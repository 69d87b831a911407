//! What the recorder tells, in words, and as the journal names it.

use crate::live::model::Model;
use crate::recorder::track::Track;
use crate::recorder::watch::Trouble;
use crate::safe::shown;
use crate::session::consent::WhyNot;
use crate::texts::{RecordingTexts, fill};

/// Why nothing is recorded.
pub(super) fn why_not(why: &WhyNot, texts: &RecordingTexts) -> String {
    let who = |participants: &[String]| participants.join(", ");
    match why {
        WhyNot::NoItem => texts.no_item.to_owned(),
        WhyNot::Refused { participants } => fill(texts.refused, &[("who", &who(participants))]),
        WhyNot::Open { participants } => fill(texts.open, &[("who", &who(participants))]),
        WhyNot::OffTheRecord => texts.off_record.to_owned(),
        WhyNot::Finished => texts.finished.to_owned(),
    }
}

/// The interviewer's share and the present silence, in words; none while nobody spoke.
#[must_use]
pub fn talk_words(model: &Model) -> Option<String> {
    // With one track nobody knows whose speech it is.
    let share = model
        .sound
        .talk
        .share()
        .filter(|_| model.sound.devices.len() > 1)?;
    let values: [(&str, &dyn std::fmt::Display); 2] = [
        ("share", &format!("{:.0}", share * 100.0)),
        ("silence", &model.sound.talk.silence.as_secs()),
    ];
    Some(fill(model.texts.recording.talk, &values))
}

/// A trouble as the journal names it.
pub(super) fn word(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Silent { track } => format!("silent:{}", track.word()),
        Trouble::Clipping { track } => format!("clipping:{}", track.word()),
        Trouble::Pace { track } => format!("pace:{}", track.word()),
        Trouble::Gone { track, .. } => format!("gone:{}", track.word()),
        Trouble::DiskSoonFull { .. } => "disk".to_owned(),
        Trouble::NotWritten { .. } => "not_written".to_owned(),
    }
}

/// A trouble in words.
#[must_use]
pub fn trouble_words(trouble: &Trouble, texts: &RecordingTexts) -> String {
    let of = |text: &str, track: &Track| fill(text, &[("track", &name(*track, texts))]);
    match trouble {
        Trouble::Silent { track } => of(texts.silent, track),
        Trouble::Clipping { track } => of(texts.clipping, track),
        Trouble::Pace { track } => of(texts.pace, track),
        Trouble::Gone { track, .. } => of(texts.gone, track),
        Trouble::DiskSoonFull { seconds } => fill(texts.disk, &[("minutes", &(seconds / 60))]),
        Trouble::NotWritten { why } => fill(texts.not_written, &[("why", &shown(why))]),
    }
}

/// What a track is called.
pub(super) fn name(track: Track, texts: &RecordingTexts) -> &'static str {
    let [microphone, call] = texts.tracks;
    match track {
        Track::Microphone => microphone,
        Track::Call => call,
    }
}
