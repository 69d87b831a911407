"""What is in a recording, held against what was in the outputs that it heard."""

import subprocess
from dataclasses import dataclass

import numpy as np

from rig import RATE
from sitting import Wrong

# Seconds by which an utterance is sought to both sides of its place, and in which its speed is measured.
REACH = 0.25
PIECE = 0.5


def decoded(path, torn=False):
    """The samples of both tracks, by the reference decoder; ffmpeg must find as many."""
    command = ["flac", "--decode", "--stdout", "--totally-silent", "--force-raw-format",
               "--endian=little", "--sign=signed"] + ["--decode-through-errors"] * torn
    done = subprocess.run([*command, path], capture_output=True)
    if done.returncode != 0 and not torn:
        raise Wrong(f"flac does not decode {path}")
    sound = np.frombuffer(done.stdout[:len(done.stdout) // 4 * 4], "<i2").reshape(-1, 2)
    other = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-"],
                           stdin=subprocess.DEVNULL, capture_output=True)
    if len(other.stdout) // 4 != len(sound):
        raise Wrong(f"ffmpeg finds {len(other.stdout) // 4} samples, flac {len(sound)}")
    return sound


def whole(path):
    """Length and MD5 of the file are right."""
    done = subprocess.run(["flac", "--test", "--silent", "--warnings-as-errors", path], capture_output=True, text=True)
    if done.returncode != 0:
        raise Wrong(f"flac --test {path}: {done.stderr}")


def find(sound, track):
    """Where a sound stands in a track: its first sample, with its part, and how alike they are (-1 to 1)."""
    sound, track = sound.astype(float), track.astype(float)
    if len(track) < len(sound) + 2:
        return 0.0, 0.0
    size = 1 << int(np.ceil(np.log2(len(track) + len(sound))))
    product = np.fft.rfft(track, size) * np.conj(np.fft.rfft(sound, size))
    products = np.fft.irfft(product, size)[:len(track) - len(sound) + 1]
    squares = np.concatenate([[0.0], np.cumsum(track * track)])
    energy = squares[len(sound):] - squares[:-len(sound)]
    likeness = products / np.sqrt(np.maximum(energy, 1.0) * max(np.dot(sound, sound), 1.0))
    at = int(np.argmax(likeness))
    if not 0 < at < len(likeness) - 1:
        return float(at), float(likeness[at])
    # The top of the parabola through the highest and its neighbours.
    before, here, after = likeness[at - 1:at + 2]
    bend = before - 2 * here + after
    part = 0.5 * (before - after) / bend if bend else 0.0
    return at + float(part), float(here)


# Weights of the samples around a place, for each of so many places between two samples.
TAPS, STEPS = 16, 512
_far = np.arange(STEPS + 1)[:, None] / STEPS - np.arange(-TAPS // 2 + 1, TAPS // 2 + 1)[None, :]
WEIGHTS = (np.sinc(_far) * (0.5 + 0.5 * np.cos(2 * np.pi * _far / TAPS))).astype(np.float32)


def at_speed(sound, begin, count, speed):
    """`count` samples of a sound from a place on, read at a speed near 1, between its samples as well."""
    places = begin + np.arange(count) * speed
    whole_ = np.floor(places).astype(int)
    step = np.round((places - whole_) * STEPS).astype(int)
    # Enough of the sound on both sides.
    first = whole_[0] - TAPS
    padded = np.zeros(whole_[-1] - first + 2 * TAPS, np.float32)
    there = sound[max(0, first):first + len(padded)]
    padded[max(0, -first):max(0, -first) + len(there)] = there
    read = np.zeros(count, np.float32)
    for tap in range(TAPS):
        read += WEIGHTS[step, tap] * padded[whole_ - first + tap - TAPS // 2 + 1]
    return read


def utterances(track, pause=0.35, least=0.4):
    """Where somebody speaks in a track: first and last sample of each utterance, in order."""
    size = RATE // 100
    pieces = track[:len(track) // size * size].astype(float).reshape(-1, size)
    speaks = np.flatnonzero(np.abs(pieces).max(axis=1) > 100)
    if not len(speaks):
        return []
    breaks = np.flatnonzero(np.diff(speaks) > pause * 100)
    firsts = speaks[np.concatenate([[0], breaks + 1])]
    lasts = speaks[np.concatenate([breaks, [len(speaks) - 1]])] + 1
    return [(int(first * size), int(last * size)) for first, last in zip(firsts, lasts)
            if last - first >= least * 100]


@dataclass
class Heard:
    """One utterance as it was recorded."""

    track: int
    # Seconds into the recording, and by how many it stands later than it came to the witness.
    at: float
    lag: float
    # Millionths by which it was recorded faster than the computer's clock has it; how alike it is, as
    # it was in the output, at the speed of the computer's clock, and at its own.
    fast: float
    in_output: float
    on_clock: float
    alike: float


def speed_of(sound, around):
    """Millionths by which a sound goes slower than in a recording, by the places of its pieces."""
    size, reach = int(PIECE * RATE), int(0.01 * RATE)
    places = []
    for at in range(0, len(sound) - size + 1, size):
        piece = sound[at:at + size]
        if np.abs(piece).max() > 1_000:
            place, alike = find(piece, around[max(0, at - reach):at + size + reach])
            if alike > 0.9:
                places.append((at, place - min(at, reach)))
    if len(places) < 3:
        return None
    at, off = np.array(places).T
    return float(-np.polyfit(at, off, 1)[0] * 1e6)


def best(there, begin, count, speed, around):
    """Where a sound stands at a speed, to a part of a sample, and how alike it is there."""
    place, alike = find(at_speed(there, begin, count, speed), around)
    part = place - round(place)
    _, closer = find(at_speed(there, begin - part * speed, count, speed), around)
    return place, max(alike, closer)


def speeds(said, around, place):
    """At which speeds, in millionths from the clock's, a sound may have been recorded."""
    from_ = max(0, round(place))
    rough = speed_of(said, around[from_:from_ + len(said) + 2])
    return np.arange(-160, 161, 20) if rough is None else rough + np.arange(-18, 19, 6)


def compare(recording, origin, witness, track, first=0, last=None):
    """Every utterance that a witness heard, as it stands between two samples of a recording whose first
    came at `origin`."""
    last = len(recording) if last is None else last
    heard, reach = [], int(REACH * RATE)
    there = witness.sound
    # What the computer's clock counts for a sample of the output.
    speed = 1 / (1 + witness.slow)
    for begin, end in utterances(there):
        at = int((witness.moment(begin) - origin) * RATE)
        count = int((end - begin) / speed)
        if at - reach < first or at + count + reach > last:
            continue
        around = recording[at - reach:at + count + reach, track]
        _, in_output = find(there[begin:end], around)
        place, on_clock = best(there, begin, count, speed, around)
        alike, fast = on_clock, 0.0
        if on_clock < 0.998:
            for near in speeds(at_speed(there, begin, count, speed), around, place):
                own = 1 + near / 1e6
                _, found = best(there, begin, int(count / own), speed * own, around)
                alike, fast = max((alike, fast), (found, float(near)))
        heard.append(Heard(track, at / RATE, (place - reach) / RATE, fast, in_output, on_clock, alike))
    if not heard:
        raise Wrong(f"nothing was said on track {track} between {first} and {last}")
    return heard


def silences(track, least=RATE // 100):
    """Stretches that are silent to the bit, as first sample and length."""
    edges = np.diff(np.concatenate([[0], (track == 0).astype(np.int8), [0]]))
    firsts, lasts = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    return [(int(first), int(last - first)) for first, last in zip(firsts, lasts) if last - first >= least]
