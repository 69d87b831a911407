"""A second listener: what was really in an output, and when, whatever became of its player."""

import os
import subprocess
import threading
import time

import numpy as np

from rig import RATE
from sitting import Busy

# Seconds of which the promptest piece tells when sound came; and how much later than by its clock
# all of such a time may come before sound was lost.
PROMPT = 5.0
LOST = 0.020


class Witness:
    """`parec` on a source, which keeps the sound and the moments at which it came."""

    def __init__(self, rig, source):
        self.pieces, self.came = [], []
        self.process = subprocess.Popen(
            ["parec", f"--device={source}", "--format=s16le", f"--rate={RATE}", "--channels=1",
             "--latency-msec=20", "--raw"],
            env=rig.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.thread = threading.Thread(target=self.listen, daemon=True)
        self.thread.start()

    def listen(self):
        count = 0
        while True:
            piece = os.read(self.process.stdout.fileno(), 1 << 16)
            if not piece:
                return
            count += len(piece)
            self.pieces.append(piece)
            self.came.append((count // 2, time.time()))

    def stop(self):
        """Ends it, or notices that it ended; what it heard is then in `sound`."""
        self.process.terminate()
        self.thread.join()
        self.process.wait()
        heard = b"".join(self.pieces)
        self.sound = np.frombuffer(heard[:len(heard) // 2 * 2], "<i2")
        self.pieces = []
        self.learn()
        return self

    def learn(self):
        """Learns the output's clock from the promptest of the moments."""
        counts, moments = np.array(self.came, float).T
        first = moments[0]
        late = moments - first - counts / RATE
        knots = []
        for begin in np.arange(0, max(moments[-1] - first - PROMPT / 2, 0.1), PROMPT):
            among = np.flatnonzero((moments - first >= begin) & (moments - first < begin + PROMPT))
            if len(among):
                prompt = among[np.argmin(late[among])]
                knots.append((counts[prompt], late[prompt]))
        counts, late = np.array(knots).T
        self.slow, at = np.polyfit(counts / RATE, late, 1) if len(knots) * PROMPT > 60 else (0.0, late.min())
        off = late - at - self.slow * counts / RATE
        if np.ptp(off) > LOST:
            raise Busy(f"the machine is too busy: the witness itself was late by {np.ptp(off) * 1000:.0f} ms")
        self.first = first + at

    def moment(self, sample):
        """When a sample came at the earliest, in seconds since 1970."""
        return self.first + sample / RATE * (1 + self.slow)

    def ppm(self):
        """Millionths by which the output runs faster than the computer."""
        return -self.slow * 1e6
