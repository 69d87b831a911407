//! Sound at another rate: a windowed sinc that lets nothing through that the new rate cannot hold.

use std::f64::consts::PI;

/// Zero crossings of the sinc on each side.
const CROSSINGS: u64 = 16;
/// The part of the lower rate's band that comes through.
const BAND: f64 = 0.95;

/// Turns interleaved sound of one rate into that of another, as it comes.
pub struct Converter {
    channels: usize,
    /// The rates, without what they have in common.
    from: u64,
    to: u64,
    /// Frames on each side that count for a new sample.
    reach: u64,
    /// The weights for each of `to` places between two frames, one row after the other.
    table: Vec<f32>,
    /// What is still needed, interleaved; it begins with the frame `first`, counted with `reach`
    /// frames of silence before the sound.
    held: Vec<i16>,
    first: u64,
    /// Frames that came and that were given.
    came: u64,
    given: u64,
}

impl Converter {
    /// A converter; equal rates give the sound as it is.
    #[must_use]
    pub fn new(from: u32, to: u32, channels: usize) -> Converter {
        let (from, to) = (u64::from(from.max(1)), u64::from(to.max(1)));
        let common = greatest_common(from, to);
        let (from, to) = (from / common, to / common);
        // The sinc is as wide as the lower rate's.
        let reach = (CROSSINGS * from.max(to)).div_ceil(to);
        let channels = channels.max(1);
        let silence = usize::try_from(reach).unwrap_or(0) * channels;
        Converter {
            channels,
            from,
            to,
            reach,
            table: if from == to {
                Vec::new()
            } else {
                table(from, to, reach)
            },
            held: vec![0; silence],
            first: 0,
            came: 0,
            given: 0,
        }
    }

    /// Takes sound and appends to `out` what can be given of it.
    pub fn take(&mut self, samples: &[i16], out: &mut Vec<i16>) {
        if self.from == self.to {
            out.extend_from_slice(samples);
            return;
        }
        self.held.extend_from_slice(samples);
        self.came += (samples.len() / self.channels) as u64;
        self.give(out);
    }

    /// Appends the end to `out`, after the last sound.
    pub fn finish(&mut self, out: &mut Vec<i16>) {
        let all = (self.came * self.to).div_ceil(self.from);
        let silence = usize::try_from(self.reach + 1).unwrap_or(0) * self.channels;
        self.held.resize(self.held.len() + silence, 0);
        self.came += self.reach + 1;
        let before = out.len();
        let left = usize::try_from(all.saturating_sub(self.given)).unwrap_or(usize::MAX);
        self.give(out);
        out.truncate(before.saturating_add(left.saturating_mul(self.channels)));
    }

    fn give(&mut self, out: &mut Vec<i16>) {
        let width = 2 * self.reach;
        loop {
            // In the frames held, the sound begins after `reach` of silence.
            let place = self.given * self.from;
            let (frame, phase) = (place / self.to, place % self.to);
            if frame + self.reach + 1 > self.came {
                break;
            }
            let start = usize::try_from(frame + 1 - self.first).unwrap_or(0) * self.channels;
            let row = usize::try_from(phase * width).unwrap_or(0);
            let row = self.table.get(row..).unwrap_or_default();
            let row = row.iter().take(usize::try_from(width).unwrap_or(0));
            for channel in 0..self.channels {
                let around = self.held.get(start + channel..).unwrap_or_default();
                let around = around.iter().step_by(self.channels);
                let sum: f32 = row
                    .clone()
                    .zip(around)
                    .map(|(w, s)| w * f32::from(*s))
                    .sum();
                #[expect(clippy::cast_possible_truncation, reason = "a float saturates")]
                out.push(sum.round() as i16);
            }
            self.given += 1;
        }
        let needed = self.given * self.from / self.to;
        let old = needed.saturating_sub(self.first);
        let length = usize::try_from(old).unwrap_or(0) * self.channels;
        self.held.drain(..length.min(self.held.len()));
        self.first = needed;
    }
}

/// A row for each place between two frames: the weights of the frames from `reach - 1` before it to
/// `reach` after it.
fn table(from: u64, to: u64, reach: u64) -> Vec<f32> {
    let scale = (as_f64(to) / as_f64(from)).min(1.0) * BAND;
    let mut table = Vec::new();
    for phase in 0..to {
        let part = as_f64(phase) / as_f64(to);
        let weights = (0..2 * reach).map(|at| {
            let far = as_f64(at) - as_f64(reach - 1) - part;
            sinc(far * scale) * window(far / as_f64(reach))
        });
        let weights: Vec<f64> = weights.collect();
        let sum: f64 = weights.iter().sum();
        #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
        table.extend(weights.iter().map(|weight| (weight / sum) as f32));
    }
    table
}

fn sinc(x: f64) -> f64 {
    if x.abs() < 1e-9 {
        1.0
    } else {
        (PI * x).sin() / (PI * x)
    }
}

/// Hann's window over -1 to 1.
fn window(x: f64) -> f64 {
    if x.abs() >= 1.0 {
        0.0
    } else {
        0.5 + 0.5 * (PI * x).cos()
    }
}

fn greatest_common(one: u64, other: u64) -> u64 {
    if other == 0 {
        one
    } else {
        greatest_common(other, one % other)
    }
}

fn as_f64(small: u64) -> f64 {
    u32::try_from(small).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    // Sound that is made up has no need of care.
    #![allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss
    )]

    use super::*;

    fn tone(hertz: f64, rate: u32, frames: usize) -> Vec<i16> {
        let at = |n: usize| (2.0 * PI * hertz * n as f64 / f64::from(rate)).sin();
        (0..frames).map(|n| (at(n) * 10_000.0) as i16).collect()
    }

    fn converted(sound: &[i16], from: u32, to: u32, channels: usize) -> Vec<i16> {
        let mut converter = Converter::new(from, to, channels);
        let mut out = Vec::new();
        for block in sound.chunks(channels * 333) {
            converter.take(block, &mut out);
        }
        converter.finish(&mut out);
        out
    }

    #[test]
    fn a_tone_stays_the_same_tone_at_its_own_moment() {
        for (from, to) in [
            (48_000, 16_000),
            (44_100, 16_000),
            (16_000, 48_000),
            (8_000, 16_000),
        ] {
            let out = converted(&tone(440.0, from, from as usize / 2), from, to, 1);
            let wanted = tone(440.0, to, to as usize / 2);
            assert_eq!(out.len(), wanted.len(), "{from} to {to}");
            let inner = 200..out.len() - 200;
            let worst = out[inner.clone()].iter().zip(&wanted[inner]);
            let worst = worst
                .map(|(a, b)| (i32::from(*a) - i32::from(*b)).abs())
                .max();
            assert!(worst.unwrap() < 150, "{from} to {to}: {worst:?}");
        }
    }

    #[test]
    fn what_the_new_rate_cannot_hold_does_not_come_back_as_another_tone() {
        let out = converted(&tone(11_000.0, 48_000, 24_000), 48_000, 16_000, 1);
        let loudest = out[200..out.len() - 200].iter().map(|s| s.abs()).max();
        assert!(loudest.unwrap() < 100, "{loudest:?}");
    }

    #[test]
    fn channels_stay_apart() {
        let left = tone(300.0, 48_000, 4_800);
        let both: Vec<i16> = left.iter().flat_map(|s| [*s, 0]).collect();
        let out = converted(&both, 48_000, 16_000, 2);
        let (frames, _) = out.as_chunks::<2>();
        assert_eq!(frames.len(), 1_600);
        assert!(frames.iter().all(|frame| frame[1] == 0));
        assert!(frames.iter().any(|frame| frame[0] > 9_000));
    }

    #[test]
    fn the_same_rate_is_the_same_sound() {
        let sound = tone(300.0, 16_000, 100);
        assert_eq!(converted(&sound, 16_000, 16_000, 1), sound);
    }
}
