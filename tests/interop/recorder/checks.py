"""What the recorder promises, checked through the real program and a real sound server.

What it records is held against what a witness (`parec`) heard of the same outputs in the same run: a
player that has to wait on a busy machine spoils neither. Each check prints its figures, one a line; what
does not hold is said and makes the exit code 1. Named on the command line, only those are run. Disks for
the full disk are made by recorder.sh.
"""

import hashlib
import os
import random
import subprocess
import sys
import threading
import time
import traceback

import numpy as np

from rig import RATE, Rig, conversation
from sitting import Busy, Study, Wrong
from sums import compare, decoded, find, silences, whole
from witness import Witness

TOGETHER = 0.040
ALIKE = 0.99
# What the edges of a gap may be off, in seconds.
EDGE = 0.010
# By how much an utterance may be recorded faster or slower than by the clock while a drift is learned,
# in millionths.
BENT = 600
# How often a check is begun at the most while the machine is too busy to say anything.
TRIES = 4


def say(check, words):
    print(f"{check}: {words}", flush=True)


def must(holds, words):
    if not holds:
        raise Wrong(words)


def hold_against(check, name, heard):
    """Every utterance is as it was in the output."""
    least = min(heard, key=lambda one: one.alike)
    lags = np.array([one.lag for one in heard])
    strict = sum(one.on_clock > ALIKE for one in heard)
    copied = sum(one.in_output > 0.9999 for one in heard)
    say(check, f"{name}: {len(heard)} utterances, correlation {least.alike:.5f} at the least (at {least.at:.0f} s), "
        f"above {ALIKE} at the clock's own speed {strict}, sample by sample as in the output {copied}; "
        f"at most {max(abs(one.fast) for one in heard):.0f} ppm from the clock's speed; lag {lags[0] * 1000:+.2f} ms "
        f"at first, {lags[-1] * 1000:+.2f} ms at the end, within {np.ptp(lags) * 1000:.2f} ms")
    must(least.alike > ALIKE, f"{name}: not what was in the output at {least.at:.1f} s: {least}")
    must(max(abs(one.fast) for one in heard) < BENT, f"{name}: bent")
    must(np.ptp(lags) <= TOGETHER, f"{name} wanders")


def two_voices(rig, folder):
    """Each track is what was played, and who spoke how long is in the journal."""
    both, said = conversation(1)
    study = Study(rig, folder, "mic.monitor", "call")
    sitting = study.run()
    origin = sitting.record()
    sitting.says("rec")
    witnesses = [Witness(rig, f"{sink}.monitor") for sink in ("mic", "call")]
    players = [rig.play(sink, both[:, track]) for track, sink in enumerate(("mic", "call"))]
    for player in players:
        player.wait()
    time.sleep(0.5)
    _, stopped = sitting.stop()
    talked = sitting.wait_for("talked")
    sitting.leave()
    study.verify()
    whole(study.audio())
    recording = decoded(study.audio())
    must(len(recording) == stopped["samples"], "the journal has another length")
    for track, (side, witness) in enumerate(zip(("microphone", "call"), witnesses)):
        witness.stop()
        hold_against("voices", side, compare(recording, origin, witness, track))
        mine = [one for one in said if one.track == track]
        alike = [find(one.sound, witness.sound)[1] for one in mine]
        say("voices", f"{side}: {sum(one > ALIKE for one in alike)} of {len(mine)} utterances came from the player "
            "without a break")
    mic, call = (sum(section[f"{side}_ms"] for section in talked["sections"]) for side in ("microphone", "call"))
    spoken = [sum(len(one.sound) for one in said if one.track == track) for track in (0, 1)]
    share, true = mic / (mic + call), spoken[0] / sum(spoken)
    say("balance", f"interviewer {share:.1%} of speech, truly {true:.1%}")
    must(abs(share - true) <= 0.03, "talk balance off by more than three points")
    must(not study.data("recording_gap"), f"gaps: {study.data('recording_gap')}")


def kills(rig, folder, times=8):
    """Killed at any moment, at most the last second is missing; the session goes on."""
    both, _ = conversation(2)
    players = rig.play_both(both)
    worst, spare = 0.0, 0.0
    for number in range(times):
        study = Study(rig, f"{folder}/{number}", "left.monitor", "right.monitor")
        sitting = study.run()
        origin = sitting.record()
        time.sleep(random.uniform(0.2, 6))
        killed = sitting.kill()
        recording = decoded(study.audio(), torn=True)
        missing = killed - origin - len(recording) / RATE
        worst, spare = max(worst, missing), min(spare, missing)
        must(missing <= 1.0, f"{missing:.3f} s missing of {killed - origin:.3f} s")
        must(missing > -0.1, f"{-missing:.3f} s too much")
        again = study.resume()
        stopped = again.wait_for("recording_stopped")
        must(stopped["samples"] == len(recording),
             f"closed at {stopped['samples']} samples, the decoders find {len(recording)}")
        again.record(2)
        time.sleep(1)
        again.stop(2)
        again.leave()
        study.verify()
        whole(study.audio("002.flac"))
        must(len(decoded(study.audio("002.flac"))) == study.data("recording_stopped")[-1]["samples"], "002.flac")
    for player in players:
        player.stop()
    say("kills", f"{times} kills, {worst:.3f} s missing at the most; "
        "every file decodes, is closed and followed by 002.flac")


def gaps_of(study, track):
    return [(gap["from"], gap["samples"]) for gap in study.data("recording_gap") if gap["track"] == track]


def listen(rig):
    """A witness on each side."""
    return [Witness(rig, f"{side}.monitor") for side in rig.SIDES]


def middle_of(heard):
    """The lag of most utterances."""
    return float(np.median([one.lag for one in heard]))


def unaccounted(recording, study, origin, heard):
    """Seconds that are silent without a gap in the journal, and the reverse, for each track.

    `heard` are witnesses, each with its track and lag: what was silent in the output is no gap.
    """
    off = []
    for number, track in enumerate(("microphone", "call")):
        silent, told, known = (np.zeros(len(recording), bool) for _ in range(3))
        for first, length in silences(recording[:, number]):
            silent[first:first + length] = True
        for first, length in gaps_of(study, track):
            told[first:first + length] = True
        for witness, of, lag in heard:
            for first, length in silences(witness.sound, RATE // 200) if of == number else ():
                begin, end = (int((witness.moment(at) - origin + lag + by) * RATE)
                              for at, by in ((first, -EDGE), (first + length, EDGE)))
                known[max(0, begin):max(0, end)] = True
        off.append((int((silent & ~told & ~known).sum()) / RATE, int((told & ~silent).sum()) / RATE))
    return off


def must_be_accounted_for(check, off):
    for track, (silent, told) in zip(("microphone", "call"), off):
        say(check, f"{track}: silent without a gap {silent * 1000:.1f} ms, in a gap and not silent {told * 1000:.1f} ms")
        must(silent <= EDGE and told <= EDGE, "a gap is not as it was journalled")


def gaps(rig, folder):
    """A source that goes and a server that dies cost the gap that is journalled, and no more."""
    both, _ = conversation(3, longest=1.2)
    players = rig.play_both(both)
    left, right = listen(rig)
    of = {"before": [left, right]}
    study = Study(rig, folder, "left.monitor", "right.monitor")
    sitting = study.run()
    origin = sitting.record()
    time.sleep(16)
    pulls = [rig.pull_out("left") - origin]
    time.sleep(3)
    rig.plug_in("left")
    plugged = time.time()
    players.append(rig.play("left", both[:, 0], again=True))
    of["between"] = [Witness(rig, "left.monitor"), right]
    sitting.wait_for("recording_device", 1)
    say("gaps", f"a source is back {time.time() - plugged:.2f} s after it was plugged in")
    time.sleep(16)
    rig.kill()
    time.sleep(1.5)
    rig.start()
    rig.plug_in(*rig.SIDES)
    plugged = time.time()
    players += rig.play_both(both)
    of["after"] = listen(rig)
    sitting.wait_for("recording_device", 3)
    say("gaps", f"a server is back {time.time() - plugged:.2f} s after it was started with its sources")
    time.sleep(16)
    pulls.append(rig.pull_out("left") - origin)
    time.sleep(1)
    stop, _ = sitting.stop()
    sitting.leave()
    for it in players + [left, *of["between"], *of["after"]]:
        it.stop()
    study.verify()
    whole(study.audio())
    recording = decoded(study.audio())
    clock = stop - origin - len(recording) / RATE
    say("gaps", f"{len(recording) / RATE:.2f} s recorded, {clock * 1000:+.0f} ms less than the clock")
    must(abs(clock) <= 0.25, "the file is not as long as the clock")
    for track in "microphone", "call":
        told = ", ".join(f"{length / RATE:.3f} s at {first / RATE:.2f} s" for first, length in gaps_of(study, track))
        say("gaps", f"{track}: {told}")
    must(len(gaps_of(study, "microphone")) == 3 and len(gaps_of(study, "call")) == 1, "more gaps, or fewer")

    [(pulled, back), _, (pulled_again, _)] = gaps_of(study, "microphone")
    [(lost, restart)] = gaps_of(study, "call")
    clocks = [at / RATE - pull for at, pull in zip((pulled, pulled_again), pulls)]
    say("gaps", "a source that is pulled out ends on the clock at "
        + ", after all that at ".join(f"{clock * 1000:+.0f} ms" for clock in clocks))
    must(abs(clocks[0] - clocks[1]) <= TOGETHER, "not on the clock after the server was back")
    stretches = {"before": (0, pulled), "between": (pulled + back, lost), "after": (lost + restart, pulled_again)}
    lags = {}
    for when, (first, last) in stretches.items():
        heard = [compare(recording, origin, of[when][track], track, first, last) for track in (0, 1)]
        for name, some in zip(("microphone", "call"), heard):
            hold_against("gaps", f"{when}, {name}", some)
        lags[when] = one, other = [middle_of(some) for some in heard]
        must(abs(one - other) <= TOGETHER, f"the tracks are apart {when}")
    for track in 0, 1:
        moved = lags["between"][track] - lags["before"][track]
        must(abs(moved) <= TOGETHER, "not on the clock after the source was back")
    witnesses = [(of[when][track], track, lags[when][track]) for when in of for track in (0, 1)]
    must_be_accounted_for("gaps", unaccounted(recording, study, origin, witnesses))


def off_the_record(rig, folder):
    """Off means off; refused means that no device is opened; withdrawn means gone, with a record."""
    _, utterances = conversation(4)
    answers = [said.sound[:3 * RATE] for said in utterances if said.track == 1]
    study = Study(rig, f"{folder}/off", "mic.monitor", "call")
    sitting = study.run()
    sitting.record()
    for number, answer in enumerate(answers):
        if number == 1:
            sitting.press("/off\r")
            sitting.wait_for("recording_paused")
        if number == 2:
            sitting.press("/on\r")
            sitting.wait_for("recording_continued")
        rig.play("call", answer).wait()
        time.sleep(0.5)
    sitting.stop()
    recording = decoded(study.audio())
    on, off, again = (find(answer, recording[:, 1])[1] for answer in answers)
    say("off", f"correlation of what was said on, off, on the record: {on:.4f}, {off:.4f}, {again:.4f}")
    must(on > ALIKE and again > ALIKE and off < 0.2, "off the record is not kept")
    must(study.data("recording_paused")[0]["position"] == study.data("recording_continued")[0]["position"], "positions")
    must(not study.data("recording_gap"), f"gaps: {study.data('recording_gap')}")

    # Withdrawn while it runs.
    sitting.record(2)
    time.sleep(2)
    sitting.press("/consent no recording\r")
    sitting.wait_for("recording_stopped", 2)
    sitting.wait_until(lambda: not rig.listeners(), "a device is open after it", 2)
    names = sorted(os.listdir(f"{study.session()}/audio"))
    hashes = {name: hashlib.sha256(open(study.audio(name), "rb").read()).hexdigest() for name in names}
    sitting.press("\x1b")
    time.sleep(0.3)
    sitting.press("/destroy\r")
    sitting.wait_for("recording_destroyed", len(names))
    records = {gone["file"]: gone["sha256"] for gone in study.data("recording_destroyed")}
    must(records == hashes, f"hashes {records}, truly {hashes}")
    sitting.wait_until(lambda: not os.listdir(f"{study.session()}/audio"), "the files are still there")
    sitting.press("\x12")
    time.sleep(1)
    must(len(study.data("recording_started")) == 2, "it records without consent")
    sitting.leave()
    study.verify()
    say("withdrawn", f"stopped, {len(names)} files destroyed, their SHA-256 in the journal")

    study = Study(rig, f"{folder}/refused", "mic.monitor", "call")
    sitting = study.run("/consent no recording\r/consent yes\r")
    sitting.press("\x12")
    sitting.says("recording was refused")
    opened = rig.listeners()
    must(not opened, f"a device was opened: {opened}")
    must(not os.path.exists(f"{study.session()}/audio"), "there is a folder for sound")
    sitting.leave()
    say("refused", "no device opened, no folder made")


def full_disk(rig, folder, disk):
    """A disk that is full for longer than memory lasts: notes and sound go on, the loss is told."""
    both, _ = conversation(5)
    players = rig.play_both(both)
    witnesses = listen(rig)
    study = Study(rig, f"{disk}/study", "left.monitor", "right.monitor")
    sitting = study.run()
    origin = sitting.record()
    time.sleep(4)
    with open(f"{disk}/filler", "wb", buffering=0) as filler:
        full = time.time()
        for size in 1 << 20, 1 << 12, 1:
            try:
                while True:
                    filler.write(bytes(size))
            except OSError:
                pass
    sitting.press("a note on the full disk\r")
    # The terminal is sent what changed: a word that stands there already in part is not sent whole.
    sitting.says("No space left on device")
    say("full disk", f"said {time.time() - full:.1f} s after the disk was full")
    time.sleep(max(0, full + 75 - time.time()))
    os.remove(f"{disk}/filler")
    freed = time.time()
    sitting.wait_for("note")
    sitting.press("a note afterwards\r")
    sitting.wait_for("note", 2)
    sitting.wait_until(lambda: any(it["what"] == "not_written" and not it["begins"]
                                   for it in study.data("recording_trouble")), "not said to be over")
    time.sleep(3)
    stop, _ = sitting.stop()
    sitting.leave()
    for it in players + witnesses:
        it.stop()
    study.verify()
    whole(study.audio())
    recording = decoded(study.audio())
    clock = stop - origin - len(recording) / RATE
    told = {track: gaps_of(study, track) for track in ("microphone", "call")}
    must(told["microphone"] == told["call"], f"gaps {told}")
    lost = sum(length for _, length in told["call"]) / RATE
    say("full disk", f"full for {freed - full:.1f} s, {lost:.1f} s lost in {len(told['call'])} gaps; the file "
        f"{clock * 1000:+.0f} ms less than the clock")
    must(0 < lost < freed - full - 55, "more is lost than memory could not hold")
    must(abs(clock) <= 0.25, "the file is not as long as the clock")
    firsts = [gap[0] for gap in told["call"]]
    heard = [compare(recording, origin, witnesses[track], track, 0, firsts[0]) for track in (0, 1)]
    known = [(witnesses[track], track, middle_of(heard[track])) for track in (0, 1)]
    must_be_accounted_for("full disk", unaccounted(recording, study, origin, known))


def ticks(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid):
    """Resident memory in MB: all of it, and the most there was."""
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        lines = dict(line.split(":", 1) for line in file)
    return tuple(int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))


def costs(rig, folder, seconds=60):
    """What recording two tracks costs, beside others that do it."""
    both, _ = conversation(6)
    players = rig.play_both(both)
    study = Study(rig, folder, "left.monitor", "right.monitor")
    sitting = study.run()
    time.sleep(2)
    idle = ticks(sitting.pid)
    time.sleep(5)
    idle = (ticks(sitting.pid) - idle) / 5
    sitting.record()
    quiet = dict(env=rig.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    others = {
        "two parec": [subprocess.Popen(["parec", f"--device={side}.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1",
                                        "--latency-msec=20"], **quiet) for side in rig.SIDES],
        "ffmpeg": [subprocess.Popen(
            ["ffmpeg", "-v", "error", "-y",
             "-f", "pulse", "-channels", "1", "-sample_rate", str(RATE), "-i", "left.monitor",
             "-f", "pulse", "-channels", "1", "-sample_rate", str(RATE), "-i", "right.monitor",
             "-filter_complex", "amerge=inputs=2",
             f"{folder}/ffmpeg.flac"], **quiet)],
    }
    time.sleep(3)
    pids = {"leidraad": [sitting.pid], **{name: [it.pid for it in of] for name, of in others.items()}}
    before = {name: sum(map(ticks, of)) for name, of in pids.items()}
    begin = time.time()
    time.sleep(seconds)
    took = time.time() - begin
    share = {name: (sum(map(ticks, of)) - before[name]) / took for name, of in pids.items()}
    resident = {name: sum(memory(pid)[0] for pid in of) for name, of in pids.items()}
    most = memory(sitting.pid)[1]
    for process in sum(others.values(), []):
        process.terminate()
        process.wait()
    sitting.stop()
    sitting.leave()
    for player in players:
        player.stop()
    for name, part in share.items():
        say("costs", f"{name}: {part:.2%} of a core, {resident[name]:.1f} MB")
    say("costs", f"leidraad: {share['leidraad'] / share['ffmpeg']:.1f} times what ffmpeg takes; before it records "
        f"{idle:.2%} of a core; {most:.1f} MB at the most")
    for name in others:
        must(share[name] > 0, f"{name} did not run")
    # On a busy machine everything takes longer, for all of them.
    must(share["leidraad"] <= max(0.03, 3 * share["ffmpeg"]), "it takes too much of a core")
    must(most <= 30, "it takes too much memory")


def long_run(rig, folder, seconds=600):
    """Ten minutes or more: the tracks stay together, and every sample is accounted for."""
    both, _ = conversation(7)
    players = rig.play_both(both)
    witnesses = listen(rig)
    study = Study(rig, folder, "left.monitor", "right.monitor")
    sitting = study.run()
    origin = sitting.record()
    time.sleep(seconds)
    stop, stopped = sitting.stop()
    sitting.leave()
    for it in players + witnesses:
        it.stop()
    study.verify()
    whole(study.audio())
    recording = decoded(study.audio())
    clock = stop - origin - len(recording) / RATE
    drifts = {drift["track"]: drift["ppm"] for drift in study.data("recording_drift")}
    troubles = [trouble["what"] for trouble in study.data("recording_trouble") if trouble["begins"]]
    say("long run", f"{len(recording) / RATE:.1f} s, {clock * 1000:+.0f} ms less than the clock; drift {drifts} ppm, "
        f"that of the outputs {', '.join(f'{it.ppm():+.1f}' for it in witnesses)} ppm; "
        f"gaps {study.data('recording_gap')}; troubles {troubles}")
    heard = [compare(recording, origin, witnesses[track], track) for track in (0, 1)]
    for name, some in zip(("microphone", "call"), heard):
        hold_against("long run", name, some)
    lags = [np.array([(said.at, said.lag) for said in some]).T for some in heard]
    apart = lags[0][1] - np.interp(lags[0][0], *lags[1])
    say("long run", f"tracks {np.abs(apart).max() * 1000:.2f} ms apart at the most, {apart[-1] * 1000:+.2f} ms at the end")
    must(np.abs(apart).max() <= TOGETHER, "the tracks are apart")
    must(abs(clock) <= 0.25, "the file is not as long as the clock")
    must(len(recording) == stopped["samples"], "the journal has another length")
    known = [(witnesses[track], track, middle_of(heard[track])) for track in (0, 1)]
    must_be_accounted_for("long run", unaccounted(recording, study, origin, known))


def main():
    work, disk, *named = sys.argv[1:]
    seconds = int(os.environ.get("LEIDRAAD_RECORD_SECONDS", "600"))
    checks = {
        "voices": two_voices, "gaps": gaps, "kills": kills, "off": off_the_record, "costs": costs,
        "full": lambda rig, folder: full_disk(rig, folder, disk),
        "long": lambda rig, folder: long_run(rig, folder, seconds),
    }
    named = named or list(checks)
    failed = []

    def attempt(name, place):
        rig = Rig(f"{work}/rig-{place}")
        try:
            checks[name](rig, f"{work}/{place}")
        finally:
            rig.kill()

    def run(name):
        for left in reversed(range(TRIES)):
            try:
                return attempt(name, f"{name}-{left}")
            except Busy as error:
                say(name, f"{error}; {left} more tries")
                if left == 0:
                    failed.append(name)
            except (Exception, SystemExit) as error:  # the other checks are to run all the same
                failed.append(name)
                say(name, f"DOES NOT HOLD: {error}")
                if not isinstance(error, Wrong):
                    traceback.print_exc()
                return None
        return None

    beside = threading.Thread(target=run, args=("long",))
    if "long" in named:
        beside.start()
    for name in named:
        if name != "long":
            run(name)
    if "long" in named:
        beside.join()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
