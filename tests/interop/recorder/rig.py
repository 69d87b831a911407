"""A private sound server, two synthetic voices, and playing them."""

import os
import subprocess
import threading
import time
from dataclasses import dataclass

import numpy as np

RATE = 48_000
WORDS = {
    "mic": [
        "How do you set goals for the quality of education, in your own role?",
        "Could you give an example of a goal that the schools chose themselves?",
        "And who decides whether it has been reached?",
    ],
    "call": [
        "We read the plans of every school, and in autumn we talk them over with the principals. "
        "What we look for is whether a goal can be followed at all, and whether the team stands behind it.",
        "Last year one school wanted every pupil to read aloud each day, which nobody had asked for. "
        "They kept a simple list, and after half a year they could show us what had changed.",
        "That is the principal, I would say, though in the end the board has to answer for it. "
        "So we agree beforehand what we will look at, and then we leave them alone for a while.",
    ],
}
VOICE = {"mic": ("en-gb", 155), "call": ("en-us", 170)}
LOUD = {"mic": 0.5, "call": 0.12}


@dataclass
class Utterance:
    """What one side says: on which track, from which sample of the conversation on."""

    track: int
    start: int
    sound: np.ndarray


class Rig:
    """A sound server of its own: two outputs with a voice each, and two more that can be pulled out.

    What is recorded is what they play: an output says how late that is heard.
    """

    # Without taking back what was given: after a player that came late two listeners would hear it
    # differently.
    OUTPUT = f"module-null-sink rate={RATE} channels=1 norewinds=1 sink_name="
    SIDES = "left", "right"

    def __init__(self, folder):
        self.folder = folder
        os.makedirs(f"{folder}/run", mode=0o700)
        os.makedirs(f"{folder}/config", mode=0o700)
        self.env = dict(os.environ)
        self.env.update(
            XDG_RUNTIME_DIR=f"{folder}/run", XDG_CONFIG_HOME=f"{folder}/config",
            PULSE_SERVER=f"unix:{folder}/socket", TERM="xterm-256color",
        )
        self.server = None
        self.modules = {}
        self.start()
        self.plug_in(*self.SIDES)

    def start(self):
        """Starts the server with its outputs; nothing is plugged in yet."""
        if os.path.exists(f"{self.folder}/socket"):
            os.remove(f"{self.folder}/socket")
        command = ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
                   f"--log-target=file:{self.folder}/server.log",
                   "-L", f"module-native-protocol-unix socket={self.folder}/socket"]
        for sink in "mic", "call":
            command += ["-L", self.OUTPUT + sink]
        self.server = subprocess.Popen(command, env=self.env, stderr=subprocess.DEVNULL)
        # For recorder.sh, should this program not come to its end.
        with open(f"{self.folder}/pid", "w", encoding="ascii") as file:
            file.write(str(self.server.pid))
        for _ in range(200):
            if self.pactl("info", check=False):
                return
            time.sleep(0.05)
        raise SystemExit("the sound server does not start")

    def kill(self):
        """Kills the server."""
        self.server.kill()
        self.server.wait()
        os.remove(f"{self.folder}/pid")

    def plug_in(self, *names):
        """Adds outputs."""
        for name in names:
            self.modules[name] = self.pactl("load-module", *(self.OUTPUT + name).split()).strip()

    def pull_out(self, name):
        """Takes an output away; gives the moment."""
        self.pactl("unload-module", self.modules.pop(name))
        return time.time()

    def pactl(self, *arguments, check=True):
        """Asks the server."""
        done = subprocess.run(["pactl", *arguments], env=self.env, capture_output=True, text=True)
        if check and done.returncode != 0:
            raise SystemExit(f"pactl {arguments}: {done.stderr}")
        return done.stdout

    def listeners(self):
        """The programs that hear a source; the modules that make sources do too."""
        lines = self.pactl("list", "short", "source-outputs").splitlines()
        return [line for line in lines if line.split("\t")[2] != "-"]

    def play_both(self, both):
        """Plays a conversation on and on, a side on each output; gives the players."""
        return [self.play(side, both[:, track], again=True) for track, side in enumerate(self.SIDES)]

    def play(self, sink, sound, again=False):
        """Plays samples, once or on and on; gives the player."""
        return Player(self, sink, sound, again)


class Player:
    """Something that is being played. Two seconds of latency would lose sound on such an output."""

    def __init__(self, rig, sink, sound, again):
        self.started = time.time()
        self.process = subprocess.Popen(
            ["pacat", "--playback", "--latency-msec=100", "--format=s16le", f"--rate={RATE}",
             "--channels=1", f"--device={sink}"],
            env=rig.env, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        threading.Thread(target=self.feed, args=(sound.tobytes(), again), daemon=True).start()

    def feed(self, sound, again):
        try:
            self.process.stdin.write(sound)
            while again:
                self.process.stdin.write(sound)
            self.process.stdin.close()
        except (BrokenPipeError, ValueError):
            pass  # it was stopped

    def wait(self):
        self.process.wait()

    def stop(self):
        self.process.kill()
        self.process.wait()


def speak(words, voice, pace, loud):
    """One utterance, without silence before and after it."""
    made = subprocess.run(["espeak-ng", "-v", voice, "-s", str(pace), "--stdout", words],
                          capture_output=True, check=True).stdout
    at = int.from_bytes(made[24:28], "little")
    sound = np.frombuffer(made[44:], "<i2").astype(float)
    heard = np.flatnonzero(np.abs(sound) > 300)
    sound = sound[heard[0]:heard[-1] + 1]
    # To the server's rate, by its spectrum.
    length = len(sound) * RATE // at
    spectrum = np.fft.rfft(sound)
    sound = np.fft.irfft(np.pad(spectrum, (0, length // 2 + 1 - len(spectrum))), length)
    return np.round(sound / np.abs(sound).max() * loud * 32_767).astype("<i2")


def conversation(seed, longest=60):
    """Questions and answers in turn: both tracks as (samples, 2), and what is said in them, each
    utterance for so many seconds at the longest.

    There is the sound of a room between them, so that nothing but a gap is silent to the bit.
    """
    chance = np.random.default_rng(seed)
    utterances = []
    at = RATE
    for number in range(len(WORDS["mic"])):
        for track, side in enumerate(WORDS):
            sound = speak(WORDS[side][number], *VOICE[side], LOUD[side])[:int(longest * RATE)]
            utterances.append(Utterance(track, at, sound))
            at += len(sound) + int(chance.uniform(0.6, 1.6) * RATE)
    both = chance.normal(0, 6, (at, 2))
    for said in utterances:
        both[said.start:said.start + len(said.sound), said.track] += said.sound
    both = np.round(both).astype("<i2")
    for said in utterances:
        said.sound = both[said.start:said.start + len(said.sound), said.track]
    return both, utterances
