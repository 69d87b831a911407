# Sound from a private sound server: devices listed and chosen, two voices heard, a headset that is
# pulled out and plugged in again, a server that is killed and started anew.
set -eu
programs="pulseaudio pactl paplay python3"
there() { for program in $programs; do command -v "$program" >/dev/null || return 1; done; }
there || tests/interop/install pulseaudio pulseaudio-utils python3
there || exit 77

work=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill -9 "$server" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
mkdir -m 700 "$work/run" "$work/config"
mkdir "$work/study"
export XDG_RUNTIME_DIR=$work/run XDG_CONFIG_HOME=$work/config PULSE_SERVER=unix:$work/socket

start_server() { # the desk's microphone is a source of its own; the call plays on an output
    pulseaudio -n --daemonize=no --use-pid-file=no --exit-idle-time=-1 --log-target="file:$work/server.log" \
        -L "module-native-protocol-unix socket=$work/socket" \
        -L "module-null-sink sink_name=desk rate=48000" \
        -L "module-null-sink sink_name=call rate=48000" &
    server=$!
    disown "$server"
    for _ in $(seq 100); do
        pactl info >/dev/null 2>&1 && break
        sleep 0.1
    done
    plug_in
    pactl set-default-source headset
    pactl set-default-sink call
}
plug_in() { # its maker put an escape sequence into its name
    headset=$(pactl load-module module-remap-source source_name=headset master=desk.monitor \
        "source_properties=device.description='Head$(printf '\033')[2Jset'")
}
leidraad() { "$LEIDRAAD" --study "$work/study" --lang en "$@"; }
fail() { echo "$1" >&2; shift; [ $# -eq 0 ] || cat "$@" >&2; exit 1; }
expect() { # exit code, command …
    local wanted=$1 got=0
    shift
    "$@" >"$work/out" 2>"$work/err" || got=$?
    [ "$got" -eq "$wanted" ] || fail "exit code $got, not $wanted: $*" "$work/out" "$work/err"
}
says() { grep -qF -- "$1" "$work/out" "$work/err" || fail "does not say: $1" "$work/out" "$work/err"; }

# Without a server: said, with what would be right, and a choice can be written nevertheless.
expect 3 leidraad audio devices
says "no sound server answers at $work/socket"
printf '# our study\ntitle = "T"   # short\n\n[recorder]\nrate = 48000   # as the transcriber wants\n' >"$work/study/study.toml"
expect 0 leidraad audio use --microphone headset
says "could not be checked"

start_server
expect 0 leidraad audio devices
says "* headset"
says "the system's choice, chosen: microphone"
says "call.monitor"
grep -q "$(printf '\033')" "$work/out" && fail "an escape sequence came through"
expect 2 leidraad audio use --call telephone
says "call.monitor"
expect 0 leidraad audio use --call call
printf '# our study\ntitle = "T"   # short\n\n[recorder]\nrate = 48000   # as the transcriber wants\nmicrophone = "headset"\ncall = "call"\n' |
    cmp - "$work/study/study.toml"

# Two voices, each in bursts, as long as the rest takes.
python3 - "$work" <<'PY'
import math, struct, sys, wave
for name, pitch, height in ("desk", 140, 9000), ("call", 230, 5000):
    with wave.open(f"{sys.argv[1]}/{name}.wav", "wb") as file:
        file.setparams((1, 2, 48000, 0, "NONE", ""))
        tones = [(pitch * step, height / 2 / step) for step in (1, 2, 3)]
        second = [sum(loud * math.sin(math.tau * tone * at / 48000) for tone, loud in tones)
                  * max(0, math.sin(math.tau * at / 24000)) for at in range(48000)]
        file.writeframes(b"".join(struct.pack("<h", int(sample)) for sample in second) * 60)
PY
play() { paplay --latency-msec=50 --device="$1" "$work/$1.wav" 2>/dev/null & }

expect 1 leidraad audio test --seconds 4
says "microphone: silent"
says "call: silent"
play desk
play call
expect 0 leidraad audio test --seconds 3
says "microphone: good"
says "call: good"
[ "$(wc -l <"$work/err")" -eq 1 ] || fail "more than one line on stderr" "$work/err"
[ "$(ls -A "$work/study")" = study.toml ] || fail "something was kept: $(ls -A "$work/study")"

# The headset goes and comes back; the call is not interrupted, and the gap is measured.
(sleep 2; pactl unload-module "$headset"; sleep 2; plug_in) &
expect 1 leidraad audio test --seconds 9
says "microphone: the device was taken away; back after"
says "microphone: good"
says "call: good"
grep -q "^call: the" "$work/out" && fail "the call was interrupted" "$work/out"
python3 - "$work/out" <<'PY'
import re, sys
gap = float(re.search(r"back after ([0-9.]+) s", open(sys.argv[1]).read()).group(1))
assert 1.9 < gap < 5, f"gap of {gap} s"
PY

# The server is killed and another one started: both come back by themselves.
(
    sleep 2
    kill -9 "$server"
    sleep 1
    rm -f "$work/socket"
    start_server
    echo "$server" >"$work/server"
    wait
) &
expect 1 leidraad audio test --seconds 14
server=$(cat "$work/server")
says "microphone: the sound server stopped; back after"
says "call: the sound server stopped; back after"
pactl list short sinks | grep -q call

# A server that hangs is said, and holds nothing up.
(sleep 2; kill -STOP "$server"; sleep 6; kill -CONT "$server") &
started=$(date +%s)
expect 1 leidraad audio test --seconds 6
[ $(($(date +%s) - started)) -le 9 ] || fail "a server that hangs held the test up"
says "gives no sound; not back yet"
sleep 3
