//! What is heard before it is certain where the recording begins, or goes on.

use std::time::Duration;

use crate::recorder::track::Track;

/// How long any sound is waited for before silence is recorded: a server that was idle may first play
/// out the two seconds it had planned, and a wireless headset takes its time to open its microphone.
const FIRST: Duration = Duration::from_secs(3);

/// How long, once one source gives sound, the other is waited for.
const OTHER: Duration = Duration::from_secs(1);

/// Sound of each track, as it came.
pub struct Early {
    pieces: Vec<Piece>,
    /// Up to here it is forgotten.
    forgotten: Duration,
}

/// A piece of sound, with the moments that its first and its last sample were captured.
pub struct Piece {
    /// Whose.
    pub track: Track,
    /// The samples.
    pub samples: Vec<i16>,
    from: Duration,
    /// The last one's moment.
    pub until: Duration,
}

impl Early {
    /// Keeps what is captured after a moment.
    #[must_use]
    pub fn since(moment: Duration) -> Early {
        Early {
            pieces: Vec::new(),
            forgotten: moment,
        }
    }

    /// Keeps a piece of sound.
    pub fn take(&mut self, track: Track, samples: &[i16], from: Duration, until: Duration) {
        self.pieces.push(Piece {
            track,
            samples: samples.to_vec(),
            from,
            until,
        });
    }

    /// Forgets what was captured up to a moment.
    pub fn forget(&mut self, at: Duration) {
        self.forgotten = at;
        self.pieces.retain(|piece| piece.until > at);
    }

    /// Gives all that is kept.
    pub fn give(&mut self) -> Vec<Piece> {
        std::mem::take(&mut self.pieces)
    }

    /// Where a recording that was begun at `since` has its first sample, once that is certain: where
    /// all sources give sound, so that it does not begin with a gap; where one does, when the other
    /// keeps it waiting.
    #[must_use]
    pub fn begins(&self, tracks: &[Track], since: Duration, now: Duration) -> Option<Duration> {
        let firsts: Vec<Duration> = tracks
            .iter()
            .filter_map(|track| self.first(*track))
            .collect();
        let earliest = firsts.iter().min().copied();
        match earliest {
            None => (now.saturating_sub(since) >= FIRST).then_some(now),
            Some(_) if firsts.len() == tracks.len() => firsts.iter().max().copied(),
            Some(at) => (now.saturating_sub(at) >= OTHER).then_some(at),
        }
    }

    fn first(&self, track: Track) -> Option<Duration> {
        let mut of_track = self.pieces.iter().filter(|piece| piece.track == track);
        of_track.next().map(|piece| piece.from.max(self.forgotten))
    }
}
