//! What a recording holds from a moment on, as sound to be played.

use crate::recorder::flac::Shape;
use crate::recorder::read::ReadError;
use crate::recorder::sound::Sound;
use crate::recorder::track::Position;
use crate::recorder::wav::{Channels, choose};
use crate::seal::keyring::Keyring;
use crate::session::Session;
use crate::session::excerpt::{ALL, Excerpt};
use crate::study::audio::AUDIO;
use crate::study::create::SessionFolder;

/// What was recorded from a lead before a moment of the session's clock, in milliseconds; nothing when
/// that moment itself was not recorded.
#[must_use]
pub fn excerpts(session: &Session, at: i64, lead_ms: u64) -> Vec<Excerpt> {
    let lead = i64::try_from(lead_ms).unwrap_or(i64::MAX);
    let stretch = at.saturating_sub(lead)..ALL.end;
    let taken = session.recordings_to_take(None);
    let excerpts = session.excerpts(&taken, std::slice::from_ref(&stretch));
    let begins = excerpts.first().is_some_and(|first| first.from_ms <= at);
    if begins { excerpts } else { Vec::new() }
}

/// So many seconds of the sound of excerpts, as long as they are of one file; of at most two channels.
///
/// # Errors
/// When the first file cannot be read.
pub fn read(
    folder: &SessionFolder,
    excerpts: &[Excerpt],
    seconds: u16,
    keyring: &Keyring,
) -> Result<(Vec<i16>, Shape), ReadError> {
    let Some(first) = excerpts.first() else {
        let shape = Shape {
            rate: 1,
            channels: 1,
        };
        return Ok((Vec::new(), shape));
    };
    let mut sound = Sound::open(&folder.path.join(AUDIO).join(&first.file), keyring)?;
    let Shape { rate, channels } = sound.shape();
    let played = channels.min(2);
    let mut left = u64::from(seconds) * u64::from(rate);
    let mut samples = Vec::new();
    let of_first = |excerpt: &&Excerpt| excerpt.file == first.file;
    for excerpt in excerpts.iter().take_while(of_first) {
        let start = excerpt.positions.start;
        let end = excerpt.positions.end.min(start.saturating_add(left));
        let before = samples.len();
        sound.each(Position(start)..Position(end), |block| {
            choose(block, channels, Channels::All(played), &mut samples);
            Ok(true)
        })?;
        left = left.saturating_sub(((samples.len() - before) / played) as u64);
        if left == 0 {
            break;
        }
    }
    let channels = played;
    Ok((samples, Shape { rate, channels }))
}
