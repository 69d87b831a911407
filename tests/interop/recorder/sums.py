"""What is in a recording, held against what was played."""

import subprocess

import numpy as np

from rig import RATE
from sitting import Wrong


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
    """Where a sound stands in a track: its first sample, and how alike they are (-1 to 1)."""
    sound, track = sound.astype(float), track.astype(float)
    if len(track) < len(sound):
        return 0, 0.0
    size = 1 << int(np.ceil(np.log2(len(track) + len(sound))))
    product = np.fft.rfft(track, size) * np.conj(np.fft.rfft(sound, size))
    products = np.fft.irfft(product, size)[:len(track) - len(sound) + 1]
    squares = np.concatenate([[0.0], np.cumsum(track * track)])
    energy = squares[len(sound):] - squares[:-len(sound)]
    likeness = products / np.sqrt(np.maximum(energy, 1.0) * np.dot(sound, sound))
    at = int(np.argmax(likeness))
    return at, float(likeness[at])


class Match:
    """The utterances of a conversation, found in a recording between two samples.

    It was played again and again, `begin` being where its first sample of one time is thought to be.
    `lags` are in seconds, by how much each utterance stands later than that; `alike` how much it is
    like what was played. Utterances in which the player came late (`waits`, for each track) are left
    out.
    """

    def __init__(self, recording, conversation, begin, first=0, last=None, reach=0.25, waits=((), ())):
        both, utterances = conversation
        last = len(recording) if last is None else last
        reach = int(reach * RATE)
        self.tracks, self.lags, self.alike, self.left_out = [], [], [], 0
        for turn in range((first - begin) // len(both), (last - begin) // len(both) + 1):
            for said in utterances:
                at = begin + turn * len(both) + said.start
                to = at + len(said.sound)
                if at - reach < first or to + reach > last:
                    continue
                if any(at - RATE // 5 < wait < to + RATE // 5 for wait in waits[said.track]):
                    self.left_out += 1
                    continue
                place, alike = find(said.sound, recording[at - reach:to + reach, said.track])
                self.tracks.append(said.track)
                self.lags.append((place - reach) / RATE)
                self.alike.append(alike)
        if set(self.tracks) != {0, 1}:
            raise Wrong(f"nothing found of one side between {first} and {last}")

    def of(self, track):
        """The lags on a track."""
        return np.array([lag for lag, of in zip(self.lags, self.tracks) if of == track])

    def apart(self):
        """How far utterances next to each other stand apart, one of each track."""
        return [abs(one - other) for one, other in zip(self.lags, self.lags[1:])]


def silences(track, least=RATE // 100):
    """Stretches that are silent to the bit, as first sample and length."""
    edges = np.diff(np.concatenate([[0], (track == 0).astype(np.int8), [0]]))
    firsts, lasts = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    return [(int(first), int(last - first)) for first, last in zip(firsts, lasts) if last - first >= least]


def without_waits(recording, at_once):
    """A recording without the moments at which a player came late, and where those were taken out.

    On a busy machine it sometimes does. All that it plays is heard, only later: were it the recorder
    that lost something, the rest would still stand where it should, and now does not. With `at_once`
    both sides have one player.
    """
    silent = [np.zeros(len(recording), bool) for _ in (0, 1)]
    for track in 0, 1:
        for first, length in silences(recording[:, track], RATE // 500):
            silent[track][first:first + length] = True
    if at_once:
        silent = [silent[0] & silent[1]] * 2
    kept = [recording[~silent[track], track] for track in (0, 1)]
    waits = []
    for of in silent:
        firsts = np.flatnonzero(np.diff(of.astype(np.int8)) == 1)
        waits.append([int(first) - int(of[:first].sum()) for first in firsts])
    length = min(len(track) for track in kept)
    return np.stack([track[:length] for track in kept], axis=1), waits
