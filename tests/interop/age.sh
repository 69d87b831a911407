# The program age and this one open what the other locked: the key, the identity of a study, a recording
# that was finished and one whose recorder was killed while it listened to a private sound server.
set -eu
programs="age age-keygen python3 pulseaudio pactl flac"
there() { for program in $programs; do command -v "$program" >/dev/null || return 1; done; }
there || tests/interop/install age python3 pulseaudio pulseaudio-utils flac
there || exit 77

work=$(mktemp -d)
server=
sitting=
finish() {
    exec 3>&- || true
    [ -z "$sitting" ] || kill -9 "$sitting" 2>/dev/null || true
    [ -z "$server" ] || kill -9 "$server" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
mkdir -m 700 "$work/run" "$work/config"
study=$work/study
mkdir -p "$study/private"
export XDG_RUNTIME_DIR=$work/run XDG_CONFIG_HOME=$work/config PULSE_SERVER=unix:$work/socket
leidraad() { "$LEIDRAAD" --study "$study" --lang en "$@"; }
with_passphrase() { LEIDRAAD_PASSPHRASE="a secret" leidraad "$@"; }
fail() { echo "$1" >&2; exit 1; }

# age reads a passphrase from a terminal alone.
cat >"$work/typed.py" <<'PY'
import os, pty, select, sys, time

child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
shown, answered, begin = b"", 0, time.time()
while time.time() - begin < 120:
    if select.select([terminal], [], [], 0.2)[0]:
        try:
            got = os.read(terminal, 4096)
        except OSError:
            break
        if not got:
            break
        shown += got
    asked = shown.lower().count(b"passphrase")
    if asked > answered and shown.rstrip().endswith(b":"):
        os.write(terminal, b"a secret\n")
        answered = asked
code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
if code:
    sys.stderr.write(shown.decode(errors="replace"))
sys.exit(code)
PY
typed() { python3 "$work/typed.py" "$@"; }

# A passphrase: ours opened by age, and age's opened by us.
printf '[R1]\nname = "Anna de Vries"\n' >"$work/key.toml"
cp "$work/key.toml" "$study/private/key.toml"
with_passphrase study lock >/dev/null
typed age -d -o "$work/opened" "$study/private/key.toml.age"
cmp "$work/opened" "$work/key.toml"
rm "$study/private/key.toml.age"
typed age -p -o "$study/private/key.toml.age" "$work/key.toml"
with_passphrase study unlock >/dev/null
cmp "$study/private/key.toml" "$work/key.toml"

# An identity of age-keygen: both ways, and locked with a passphrase as well.
age-keygen -o "$work/mine.txt" 2>/dev/null
mine=$(age-keygen -y "$work/mine.txt")
leidraad study lock --recipient "$mine" >/dev/null
age -d -i "$work/mine.txt" "$study/private/key.toml.age" | cmp - "$work/key.toml"
typed age -p -o "$work/mine.age" "$work/mine.txt"
with_passphrase study unlock --identity "$work/mine.age" >/dev/null
cmp "$study/private/key.toml" "$work/key.toml"

# The study's own identity: age opens it, opens with it, and locks for it.
with_passphrase study keys >/dev/null
typed age -d -o "$work/own.txt" "$study/private/identity.age"
own=$(age-keygen -y "$work/own.txt")
grep -q "$own" "$study/study.toml" || fail "study.toml does not name the study's own identity"
leidraad study lock >/dev/null
age -d -i "$work/own.txt" "$study/private/key.toml.age" | cmp - "$work/key.toml"
typed age -d -i "$study/private/identity.age" -o "$work/opened2" "$study/private/key.toml.age"
cmp "$work/opened2" "$work/key.toml"
rm "$study/private/key.toml.age"
age -r "$own" -o "$study/private/key.toml.age" "$work/key.toml"
with_passphrase study unlock >/dev/null
cmp "$study/private/key.toml" "$work/key.toml"
echo "age and this program open each other's keys"

# Recordings, of what a private sound server plays.
pulseaudio -n --daemonize=no --use-pid-file=no --exit-idle-time=-1 --log-target="file:$work/server.log" \
    -L "module-native-protocol-unix socket=$work/socket" -L "module-null-sink sink_name=desk rate=48000" \
    -L "module-sine sink=desk frequency=440" &
server=$!
disown "$server"
for _ in $(seq 100); do
    pactl info >/dev/null 2>&1 && break
    sleep 0.1
done
printf '[recorder]\nmicrophone = "desk.monitor"\nencrypt = true\n' >>"$study/study.toml"
mkfifo "$work/input"
sit() { # holds a session of a participant that records for so many seconds, and goes on
    "$LEIDRAAD" --study "$study" --lang en run kwaliteitszorg -p "$1" --plain <"$work/input" >"$work/said" 2>&1 &
    sitting=$!
    exec 3>"$work/input"
    printf '/consent yes\n/record\n' >&3
    sleep "$2"
}
length() { # of a FLAC file, in seconds
    flac -d -c -s -F --force-raw-format --endian=little --sign=signed "$1" 2>/dev/null | wc -c | awk '{ print $1 / 96000 }'
}
at_least() { awk -v is="$1" -v least="$2" 'BEGIN { exit !(is >= least) }' || fail "$3: $1 s, and not $2"; }

sit R2 8
printf '/record\n/finish\n' >&3
exec 3>&-
wait "$sitting" || true
recording=$(echo "$study"/sessions/*-R2-*/audio/*)
[ "$(basename "$recording")" = 001.flac.age ] || fail "there is $recording: $(cat "$work/said")"
age -d -i "$work/own.txt" -o "$work/001.flac" "$recording"
flac -t -s "$work/001.flac"
at_least "$(length "$work/001.flac")" 6 "the finished recording"
code=0
leidraad audio export R2 -o "$work/r2.wav" 2>/dev/null || code=$?
[ "$code" -eq 3 ] || fail "an encrypted recording was exported without its identity: $code"
with_passphrase audio export R2 -o "$work/r2.wav" 2>/dev/null

sit R3 9
kill -9 "$sitting"
exec 3>&-
wait "$sitting" 2>/dev/null || true
folder=$(echo "$study"/sessions/*-R3-*/audio)
[ -f "$folder/001.tail.age" ] || fail "the killed recording has no tail: $(ls "$folder")"
age -d -i "$work/own.txt" "$folder/001.tail.age" | head -n 1 | grep -qx '[0-9]*' || fail "the tail does not say where it belongs"
age -d -i "$work/own.txt" "$folder/001.flac.age" 2>/dev/null | head -c 4 | grep -q fLaC || fail "age does not open what a kill left"
printf '\n' | with_passphrase resume R3 --plain >/dev/null 2>&1
[ ! -f "$folder/001.tail.age" ] || fail "the killed recording was not made whole"
age -d -i "$work/own.txt" -o "$work/003.flac" "$folder/001.flac.age"
at_least "$(length "$work/003.flac")" 4 "nine seconds before a kill"
leidraad verify >/dev/null
echo "age opens recordings, also one that was killed and made whole"
