"""A session that is held in a pseudo-terminal, and its journal."""

import fcntl
import glob
import json
import os
import pty
import re
import signal
import struct
import subprocess
import termios
import threading
import time
from datetime import datetime

LEIDRAAD = os.environ["LEIDRAAD"]
PATIENCE = 30


class Wrong(Exception):
    """Something that does not hold."""


class Busy(Wrong):
    """Nothing can be said of the recorder: the machine itself was late."""


class Study:
    """A study of one session."""

    def __init__(self, rig, folder, microphone, call, rate=48_000):
        self.rig = rig
        self.folder = folder
        os.makedirs(f"{folder}/sessions")
        with open(f"{folder}/study.toml", "w", encoding="utf-8") as file:
            file.write(f'title = "T"\n[recorder]\nmicrophone = "{microphone}"\ncall = "{call}"\nrate = {rate}\n')

    def run(self, consent="/consent yes\r"):
        """Holds a session, with the consent given."""
        sitting = Sitting(self, "run", "kwaliteitszorg", "-p", "R1", "--lang", "en")
        sitting.wait_for("opened")
        sitting.press(consent)
        sitting.wait_for("consent")
        return sitting

    def resume(self):
        """Goes on with it."""
        return Sitting(self, "resume", "--lang", "en")

    def session(self):
        return glob.glob(f"{self.folder}/sessions/*-R1-*")[0]

    def audio(self, name="001.flac"):
        return f"{self.session()}/audio/{name}"

    def verify(self):
        done = subprocess.run([LEIDRAAD, "--study", self.folder, "verify"], env=self.rig.env,
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise Wrong(f"verify: {done.stdout}{done.stderr}")

    def events(self, kind=None):
        """The journal's whole lines, all or those of a kind."""
        try:
            with open(f"{self.session()}/journal.jsonl", encoding="utf-8") as file:
                lines = [json.loads(line) for line in file if line.endswith("\n")]
        except (IndexError, FileNotFoundError):
            return []
        return [line for line in lines if kind in (None, line["kind"])]

    def data(self, kind):
        return [event["data"] for event in self.events(kind)]

    def moment(self, ms):
        """A moment of the session's clock as seconds since 1970; sound while no clock jumps."""
        first = self.events()[-1]
        at = datetime.fromisoformat(first["at"].replace("Z", "+00:00")).timestamp()
        return at + (ms - first["ms"]) / 1_000


class Sitting:
    """The program on a terminal."""

    def __init__(self, study, *arguments):
        self.study = study
        self.shown = b""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            os.chdir(study.folder)
            os.execve(LEIDRAAD, [LEIDRAAD, "--study", study.folder, *arguments], study.rig.env)
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        while True:
            try:
                bytes_ = os.read(self.terminal, 65_536)
            except OSError:
                return
            if not bytes_:
                return
            self.shown = (self.shown + bytes_)[-1_000_000:]

    def press(self, keys):
        os.write(self.terminal, keys.encode())

    def wait_for(self, kind, count=1, patience=PATIENCE):
        """Waits until the journal holds so many events of a kind; gives the data of the last."""
        def there():
            found = self.study.data(kind)
            return found[-1] if len(found) >= count else None
        return self.wait_until(there, f"no {kind} ({count})", patience)

    def wait_until(self, there, otherwise, patience=PATIENCE):
        begin = time.time()
        while True:
            found = there()
            if found:
                return found
            if time.time() - begin > patience:
                kinds = [event["kind"] for event in self.study.events()]
                raise Wrong(f"{otherwise}; journal: {kinds}; shown last: {self.words()[-600:]}")
            time.sleep(0.02)

    def words(self):
        """What was written to the terminal, without its escape sequences and spaces."""
        text = re.sub(rb"\x1b(\[[0-9;?]*[a-zA-Z]|[()].|[=>])", b"", self.shown)
        return "".join(text.decode("utf-8", "replace").split())

    def says(self, words):
        wanted = "".join(words.split())
        self.wait_until(lambda: wanted in self.words(), f"not shown: {words}")

    def record(self, count=1):
        """Starts the recorder by its key; gives the moment of the first sample."""
        self.press("\x12")
        return self.study.moment(self.wait_for("recording_started", count)["at_ms"])

    def stop(self, count=1):
        """Stops the recorder; gives the moment of the key, and what the journal says."""
        at = time.time()
        self.press("\x12")
        return at, self.wait_for("recording_stopped", count)

    def kill(self):
        """Kills the program; gives the moment."""
        os.kill(self.pid, signal.SIGKILL)
        at = time.time()
        os.waitpid(self.pid, 0)
        return at

    def leave(self):
        """Leaves the session; it must end well."""
        self.press("\x03")
        time.sleep(0.3)
        self.press("\x03")
        for _ in range(1_000):
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                if status:
                    raise Wrong(f"it ended with {status}: {self.words()[-600:]}")
                return
            time.sleep(0.02)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        raise Wrong("it does not end")
