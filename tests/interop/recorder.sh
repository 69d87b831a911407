# The recorder through the real program: two voices on a private sound server, recorded in a
# pseudo-terminal and held against what a second listener heard; killed, unplugged, refused, on a full
# disk, and for ten minutes beside all that. Arguments name single checks, LEIDRAAD_RECORD_SECONDS a longer
# run.
set -eu
programs="pulseaudio pactl pacat parec espeak-ng flac ffmpeg python3"
there() { for program in $programs; do command -v "$program" >/dev/null || return 1; done; }
there || tests/interop/install pulseaudio pulseaudio-utils espeak-ng flac ffmpeg python3 python3-venv
there || exit 77

work=$(mktemp -d)
mkdir "$work/disk"
finish() {
    cat "$work"/rig-*/pid 2>/dev/null | xargs -r kill -9 2>/dev/null || true
    umount -l "$work/disk" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
mount -t tmpfs -o size=48m,mode=700 tmpfs "$work/disk" 2>/dev/null || exit 77
python=python3
python3 -c "import numpy" 2>/dev/null || {
    python3 -m venv "$work/venv" && "$work/venv/bin/pip" install --quiet --disable-pip-version-check numpy || exit 77
    python=$work/venv/bin/python
}
"$python" -B tests/interop/recorder/checks.py "$work" "$work/disk" "$@"
