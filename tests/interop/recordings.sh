# Recordings of other recorders: MP4, M4A, MP3, Ogg and WAV made by ffmpeg lie on the session's clock to within
# 40 ms, and one is played from its note on a private sound server.
set -eu
programs="ffmpeg pulseaudio parec pactl python3"
there() { for program in $programs; do command -v "$program" >/dev/null || return 1; done; }
there || { apt-get update -qq && apt-get install -y -qq ffmpeg pulseaudio pulseaudio-utils python3; } >/dev/null 2>&1 || true
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
leidraad() { "$LEIDRAAD" --study "$work/study" --lang en "$@"; }
fail() { echo "$1" >&2; exit 1; }

# Silence, but for a tone from 5 to 7 s.
python3 - "$work/tone.wav" <<'PY'
import math, struct, sys, wave
with wave.open(sys.argv[1], "wb") as file:
    file.setparams((1, 2, 48000, 0, "NONE", ""))
    tone = lambda at: 9000 * math.sin(math.tau * 440 * at / 48000) if 5 <= at / 48000 < 7 else 0
    file.writeframes(b"".join(struct.pack("<h", int(tone(at))) for at in range(48000 * 12)))
PY
encode() { ffmpeg -v error -y -i "$work/tone.wav" "$@"; }
encode "$work/a.m4a"
encode -ac 2 "$work/b.mp3"
encode -ac 2 "$work/c.ogg"
encode -c:a pcm_s24le -ar 44100 "$work/d.wav"
encode "$work/e.flac"
ffmpeg -v error -y -i "$work/tone.wav" -f lavfi -i color=c=black:s=64x64:d=12 -c:a aac "$work/f.mp4"

printf '/consent yes\na note\n' | leidraad run kwaliteitszorg -p R1 --plain >/dev/null 2>&1
for file in "$work"/[a-f].*; do
    leidraad audio attach R1 "$file" --offset -00:02 >/dev/null
done
attached=("$work"/study/sessions/*/audio/*)
[ "${#attached[@]}" -eq 6 ] || fail "not all were attached"
for file in "${attached[@]}"; do
    leidraad audio export R1 -o "$work/out.wav" --file "$(basename "$file")" --from 00:02 --to 00:06 2>/dev/null
    python3 - "$work/out.wav" "$file" <<'PY'
import array, sys, wave
with wave.open(sys.argv[1]) as file:
    rate, channels, frames = file.getframerate(), file.getnchannels(), file.getnframes()
    sound = array.array("h", file.readframes(frames))[::channels]
loud = [at for at, sample in enumerate(sound) if abs(sample) > 2000]
# The tone begins a second after what was asked for, and lasts two.
begins, ends = loud[0] / rate, loud[-1] / rate
assert abs(begins - 1) < 0.04 and abs(ends - 3) < 0.04, f"{sys.argv[2]}: {begins} to {ends} s"
assert abs(frames / rate - 4) < 0.001, f"{sys.argv[2]}: {frames / rate} s"
PY
done

pulseaudio -n --daemonize=no --use-pid-file=no --exit-idle-time=-1 --log-target="file:$work/server.log" \
    -L "module-native-protocol-unix socket=$work/socket" -L "module-null-sink sink_name=desk rate=48000" &
server=$!
disown "$server"
for _ in $(seq 100); do
    pactl info >/dev/null 2>&1 && break
    sleep 0.1
done
parec --device=desk.monitor --rate=48000 --channels=1 --format=s16le --latency-msec=20 >"$work/heard.raw" &
parec=$!
sleep 1
said=$(leidraad audio play R1 1 --seconds 9 --file attached-001.m4a 2>&1)
[ "$said" = "attached-001.m4a from 00:00: a note" ] || fail "says: $said"
sleep 0.5
kill "$parec"
python3 - "$work/heard.raw" <<'PY'
import array, sys
with open(sys.argv[1], "rb") as file:
    data = file.read()
sound = array.array("h", data[: len(data) // 2 * 2])
loud = [at for at, sample in enumerate(sound) if abs(sample) > 2000]
length = (loud[-1] - loud[0]) / 48000
assert abs(length - 2) < 0.05, f"a tone of {length} s"
PY
