"""What the recorder promises, checked through the real program and a real sound server.

Each check prints its figures, one a line; what does not hold is said and makes the exit code 1.
Named on the command line, only those are run. Disks for the full disk are made by by_hand.sh.
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
from sitting import Study, Wrong
from sums import Match, decoded, find, silences, whole, without_waits

TOGETHER = 0.040
# The part of the time in which a player may come late on a busy machine, when nothing is played; and
# what the edges of a gap may be off, in seconds.
LATE = 0.002
EDGE = 0.010
ALIKE = 0.99


def say(check, words):
    print(f"{check}: {words}", flush=True)


def must(holds, words):
    if not holds:
        raise Wrong(words)


def begin_of(recording, utterances):
    """Where the conversation begins in a recording, by its first utterance."""
    first = utterances[0]
    at, alike = find(first.sound, recording[:, first.track])
    must(alike > ALIKE, f"the first utterance is not found: {alike:.4f}")
    return at - first.start


def two_voices(rig, folder):
    """Each track is what was played, and who spoke how long is in the journal."""
    both, utterances = conversation(1)
    study = Study(rig, folder, "headset", "call")
    sitting = study.run()
    sitting.record()
    sitting.says("rec")
    players = [rig.play(sink, both[:, track]) for track, sink in enumerate(("mic", "call"))]
    for player in players:
        player.wait()
    _, stopped = sitting.stop()
    talked = sitting.wait_for("talked")
    sitting.leave()
    study.verify()
    whole(study.audio())
    recording = decoded(study.audio())
    must(len(recording) == stopped["samples"], "the journal has another length")
    played, waits = without_waits(recording, at_once=False)
    begin = begin_of(played, utterances)
    # Played once: the last utterance is followed by the room.
    match = Match(played, (both, utterances), begin, max(0, begin), begin + len(both), waits=waits)
    must(len(match.lags) + match.left_out == len(utterances), f"{len(match.lags)} of {len(utterances)} utterances")
    for track, side in enumerate(("microphone", "call")):
        lags = match.of(track)
        likeness = [alike for alike, of in zip(match.alike, match.tracks) if of == track]
        say("voices", f"{side}: {len(lags)} utterances, correlation {min(likeness):.5f} at the least, "
            f"lag {lags[0] * 1000:+.1f} ms, within {np.ptp(lags) * 1000:.1f} ms of each other")
        must(np.ptp(lags) <= TOGETHER, f"{side} wanders")
    must(min(match.alike) > ALIKE, f"correlation {match.alike}")
    say("voices", f"tracks {max(match.apart()) * 1000:.1f} ms apart, the start of two players included")
    mic, call = (sum(section[f"{side}_ms"] for section in talked["sections"]) for side in ("microphone", "call"))
    spoken = [sum(len(said.sound) for said in utterances if said.track == track) for track in (0, 1)]
    share, true = mic / (mic + call), spoken[0] / sum(spoken)
    say("balance", f"interviewer {share:.1%} of speech, truly {true:.1%}")
    must(abs(share - true) <= 0.03, "talk balance off by more than three points")
    must(not study.data("recording_gap"), f"gaps: {study.data('recording_gap')}")


def kills(rig, folder, times=8):
    """Killed at any moment, at most the last second is missing; the session goes on."""
    both, _ = conversation(2)
    player = rig.play("room", both, again=True)
    worst, spare = 0.0, 0.0
    for number in range(times):
        study = Study(rig, f"{folder}/{number}", "left", "right")
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
    player.stop()
    say("kills", f"{times} kills, {worst:.3f} s missing at the most; "
        "every file decodes, is closed and followed by 002.flac")


def gaps_of(study, track):
    return [(gap["from"], gap["samples"]) for gap in study.data("recording_gap") if gap["track"] == track]


def unaccounted(recording, study):
    """Seconds that are silent without a gap in the journal, and the reverse, for each track."""
    off = []
    for number, track in enumerate(("microphone", "call")):
        silent = np.zeros(len(recording), bool)
        for first, length in silences(recording[:, number]):
            silent[first:first + length] = True
        told = np.zeros(len(recording), bool)
        for first, length in gaps_of(study, track):
            told[first:first + length] = True
        off.append((int((silent & ~told).sum()) / RATE, int((told & ~silent).sum()) / RATE))
    return off


def is_accounted_for(silent, told, recording):
    return silent <= EDGE + LATE * len(recording) / RATE and told <= EDGE


def gaps(rig, folder):
    """A source that goes and a server that dies cost the gap that is journalled, and no more."""
    both, utterances = conversation(3, longest=1.2)
    player = rig.play("room", both, again=True)
    study = Study(rig, folder, "left", "right")
    sitting = study.run()
    origin = sitting.record()
    time.sleep(16)
    pulls = [rig.pull_out("left") - origin]
    time.sleep(3)
    rig.plug_in("left")
    plugged = time.time()
    sitting.wait_for("recording_device", 1)
    say("gaps", f"a source is back {time.time() - plugged:.2f} s after it was plugged in")
    time.sleep(16)
    rig.kill()
    player.stop()
    time.sleep(1.5)
    rig.start()
    player = rig.play("room", both, again=True)
    time.sleep(0.5)
    rig.plug_in(*rig.SOURCES)
    plugged = time.time()
    sitting.wait_for("recording_device", 3)
    say("gaps", f"a server is back {time.time() - plugged:.2f} s after it was started with its sources")
    time.sleep(16)
    pulls.append(rig.pull_out("left") - origin)
    time.sleep(1)
    stop, _ = sitting.stop()
    sitting.leave()
    player.stop()
    study.verify()
    whole(study.audio())
    recording = decoded(study.audio())
    clock = stop - origin - len(recording) / RATE
    say("gaps", f"{len(recording) / RATE:.2f} s recorded, {clock * 1000:+.0f} ms less than the clock")
    must(abs(clock) <= 0.25, "the file is not as long as the clock")
    for track in "microphone", "call":
        told = ", ".join(f"{length / RATE:.3f} s at {first / RATE:.2f} s" for first, length in gaps_of(study, track))
        say("gaps", f"{track}: {told}")
    for track, (silent, told) in zip(("microphone", "call"), unaccounted(recording, study)):
        say("gaps", f"{track}: silent without a gap {silent * 1000:.1f} ms, "
            f"in a gap and not silent {told * 1000:.1f} ms")
        must(is_accounted_for(silent, told, recording), "a gap is not as it was journalled")
    must(len(gaps_of(study, "microphone")) == 3 and len(gaps_of(study, "call")) == 1, "more gaps, or fewer")

    [(pulled, back), _, (pulled_again, _)] = gaps_of(study, "microphone")
    [(lost, restart)] = gaps_of(study, "call")
    clocks = [at / RATE - pull for at, pull in zip((pulled, pulled_again), pulls)]
    say("gaps", "a source that is pulled out ends on the clock at "
        + ", after all that at ".join(f"{clock * 1000:+.0f} ms" for clock in clocks))
    must(abs(clocks[0] - clocks[1]) <= TOGETHER, "not on the clock after the server was back")
    begin = begin_of(recording[:lost], utterances)
    anew = lost + restart
    begins = {"before": begin, "between": begin, "after": anew + begin_of(recording[anew:], utterances)}
    stretches = {"before": (0, pulled), "between": (pulled + back, lost), "after": (anew, pulled_again)}
    lags = {}
    for when, (first, last) in stretches.items():
        match = Match(recording, (both, utterances), begins[when], first, last)
        lags[when] = one, other = [float(np.median(match.of(track))) for track in (0, 1)]
        say("gaps", f"{when}: microphone {one * 1000:+.2f} ms, call {other * 1000:+.2f} ms; "
            f"{len(match.lags)} utterances, correlation {min(match.alike):.5f} at the least")
        must(min(match.alike) > ALIKE, f"not what was played {when}: {match.alike}")
        must(abs(one - other) <= TOGETHER, f"the tracks are apart {when}")
    for track in 0, 1:
        moved = lags["between"][track] - lags["before"][track]
        must(abs(moved) <= TOGETHER, "not on the clock after the source was back")


def off_the_record(rig, folder):
    """Off means off; refused means that no device is opened; withdrawn means gone, with a record."""
    _, utterances = conversation(4)
    answers = [said.sound[:3 * RATE] for said in utterances if said.track == 1]
    study = Study(rig, f"{folder}/off", "headset", "call")
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

    study = Study(rig, f"{folder}/refused", "headset", "call")
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
    player = rig.play("room", both, again=True)
    study = Study(rig, f"{disk}/study", "left", "right")
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
    sitting.says("held in memory")
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
    stop, stopped = sitting.stop()
    sitting.leave()
    player.stop()
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
    for silent, not_silent in unaccounted(recording, study):
        must(is_accounted_for(silent, not_silent, recording),
             f"silent without a gap {silent} s, the reverse {not_silent} s")


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
    player = rig.play("room", both, again=True)
    study = Study(rig, folder, "left", "right")
    sitting = study.run()
    time.sleep(2)
    idle = ticks(sitting.pid)
    time.sleep(5)
    idle = (ticks(sitting.pid) - idle) / 5
    sitting.record()
    quiet = dict(env=rig.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    others = {
        "two parec": [subprocess.Popen(["parec", f"--device={side}", "--format=s16le", f"--rate={RATE}", "--channels=1",
                                        "--latency-msec=20"], **quiet) for side in ("left", "right")],
        "ffmpeg": [subprocess.Popen(
            ["ffmpeg", "-v", "error", "-y",
             "-f", "pulse", "-channels", "1", "-sample_rate", str(RATE), "-i", "left",
             "-f", "pulse", "-channels", "1", "-sample_rate", str(RATE), "-i", "right", "-filter_complex", "amerge=inputs=2",
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
    player.stop()
    for name, part in share.items():
        say("costs", f"{name}: {part:.2%} of a core, {resident[name]:.1f} MB")
    say("costs", f"leidraad before it records: {idle:.2%} of a core; {most:.1f} MB at the most")
    for name in others:
        must(share[name] > 0, f"{name} did not run")
    must(share["leidraad"] <= 0.10 and most <= 60, "it costs too much")


def long_run(rig, folder, seconds=600):
    """Ten minutes or more: the tracks stay together, and every sample is accounted for."""
    both, utterances = conversation(7)
    player = rig.play("room", both, again=True)
    study = Study(rig, folder, "left", "right")
    sitting = study.run()
    origin = sitting.record()
    time.sleep(seconds)
    stop, _ = sitting.stop()
    sitting.leave()
    player.stop()
    study.verify()
    whole(study.audio())
    recording = decoded(study.audio())
    clock = stop - origin - len(recording) / RATE
    played, waits = without_waits(recording, at_once=True)
    match = Match(played, (both, utterances), begin_of(played[:len(both) * 2], utterances), waits=waits)
    apart, likeness, lags = match.apart(), match.alike, match.lags
    say("long run", f"{len(recording) / RATE:.1f} s, {len(likeness)} utterances ({match.left_out} left out, in which "
        f"the player was late), correlation {min(likeness):.5f} at the least")
    say("long run", f"tracks {max(apart) * 1000:.2f} ms apart at the most, {apart[-1] * 1000:.2f} ms at the end; "
        f"lag {lags[0] * 1000:+.1f} ms at first, {lags[-1] * 1000:+.1f} ms at the end")
    drifts = {drift["track"]: drift["ppm"] for drift in study.data("recording_drift")}
    gaps_ = study.data("recording_gap")
    say("long run", f"{clock * 1000:+.0f} ms less than the clock; drift {drifts} ppm; gaps {gaps_}")
    off = unaccounted(recording, study)
    say("long run", "silent without a gap, in a gap and not silent: "
        + "; ".join(f"{silent * 1000:.1f}, {told * 1000:.1f} ms" for silent, told in off))
    troubles = [trouble["what"] for trouble in study.data("recording_trouble") if trouble["begins"]]
    say("long run", f"troubles {troubles}")
    must(match.left_out * 5 <= len(likeness), "the machine is too busy to play")
    # While a place that is off is made good, up to 2 in 1000 faster or slower, an utterance is stretched.
    alike = sum(one > ALIKE for one in likeness)
    say("long run", f"{alike} of {len(likeness)} utterances above {ALIKE}")
    must(alike * 5 >= len(likeness) * 4 and min(likeness) > 0.5, "not what was played")
    must(max(apart) <= TOGETHER, "the tracks are apart")
    must(abs(clock) <= 0.25, "the file is not as long as the clock")
    must(all(is_accounted_for(silent, told, recording) for silent, told in off), "samples that are not accounted for")


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

    def run(name):
        rig = Rig(f"{work}/rig-{name}")
        try:
            checks[name](rig, f"{work}/{name}")
        except (Exception, SystemExit) as error:  # the other checks are to run all the same
            failed.append(name)
            say(name, f"DOES NOT HOLD: {error}")
            if not isinstance(error, Wrong):
                traceback.print_exc()
        finally:
            rig.kill()

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
