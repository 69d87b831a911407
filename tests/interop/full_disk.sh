# A disk that runs full in the middle of an interview: it goes on, says what is not saved, and saves
# it when there is room again. Needs the right to mount a small file system.
set -eu
disk=$(mktemp -d)
mount -t tmpfs -o size=256k,mode=700 tmpfs "$disk" 2>/dev/null || { rmdir "$disk"; exit 77; }
work=$(mktemp -d)
finish() {
    exec 3>&- || true
    wait 2>/dev/null || true
    umount "$disk"
    rm -rf "$disk" "$work"
}
trap finish EXIT

answered() { # waits until the answers hold a text
    for _ in $(seq 100); do
        grep -q -- "$1" "$work/answers" && return 0
        sleep 0.1
    done
    echo "no answer with: $1" >&2
    cat "$work/answers" >&2
    return 1
}

mkdir "$disk/sessions"
mkfifo "$work/input"
"$LEIDRAAD" --study "$disk" run kwaliteitszorg -p R1 --plain --lang en \
    <"$work/input" >"$work/answers" 2>"$work/errors" &
exec 3>"$work/input"

echo "before the disk was full" >&3
answered "note before the disk was full"
dd if=/dev/zero of="$disk/filler" bs=1k 2>/dev/null || true
for number in $(seq 40); do
    echo "while the disk was full $number, with words enough to fill what a page has left over" >&3
done
answered "warn not saved yet"
rm "$disk/filler"
answered "everything is on the disk again"
echo "after there was room again" >&3
answered "note after there was room again"
exec 3>&-
wait

"$LEIDRAAD" --study "$disk" verify
kept=$("$LEIDRAAD" --study "$disk" export jsonl -o - | grep -c 'the disk was full\|room again')
[ "$kept" -eq 42 ] || { echo "$kept of 42 notes are there" >&2; exit 1; }

# An export that does not fit leaves what was there, and nothing else.
echo "what was there" >"$disk/out"
dd if=/dev/zero of="$disk/filler" bs=1k 2>/dev/null || true
for format in qdpx xlsx jsonl; do
    code=0
    "$LEIDRAAD" --study "$disk" export "$format" -o "$disk/out" 2>>"$work/errors" || code=$?
    [ "$code" -eq 3 ] || { echo "$format: exit $code on a full disk" >&2; exit 1; }
done
for format in taguette maxqda; do
    code=0
    "$LEIDRAAD" --study "$disk" export "$format" -o "$disk/folder" 2>>"$work/errors" || code=$?
    [ "$code" -eq 3 ] || { echo "$format: exit $code on a full disk" >&2; exit 1; }
done
[ "$(cat "$disk/out")" = "what was there" ]
[ "$(ls -A "$disk")" = "filler
out
sessions" ] || { ls -A "$disk" >&2; exit 1; }
