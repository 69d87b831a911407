# A study goes to the software it is coded in, and every coded quotation is compared, to the letter, with
# what `export jsonl` says: through Taguette itself, and through qdapy and pyrefiqda, which read REFI-QDA
# projects. The projects hold to the schema.
set -eu
here=$PWD/tests/interop
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Kept between runs: installing takes longer than checking.
venv=$PWD/target/interop/coding
if [ ! -e "$venv/ready" ]; then
    rm -rf "$venv"
    python3 -m venv "$venv" 2>/dev/null || exit 77
    "$venv/bin/pip" install --quiet --disable-pip-version-check taguette qdapy pyrefiqda || exit 77
    "$venv/bin/pip" download --quiet --disable-pip-version-check --no-deps --dest "$venv" \
        'qualitative-coding>=1.7' || exit 77
    touch "$venv/ready"
fi
python=$venv/bin/python
command -v xmllint >/dev/null || "$here/install" libxml2-utils
command -v xmllint >/dev/null || exit 77
"$python" - "$venv" "$work" <<'PY'
import glob, sys, zipfile
wheel, = glob.glob(f"{sys.argv[1]}/qualitative_coding-*.whl")
with zipfile.ZipFile(wheel) as package, open(f"{sys.argv[2]}/schema.xsd", "wb") as schema:
    schema.write(package.read("qualitative_coding/refi_qda/schema.xsd"))
PY

study=$work/study
leidraad() { "$LEIDRAAD" --study "$study" "$@"; }
"$python" "$here/coding_software/study.py" "$work"
PYTHON=$python bash "$here/coding_software/study.sh" "$study" "$work" 2>"$work/study.txt"

leidraad export jsonl -o "$work/ours.jsonl"
leidraad export qdpx -o "$work/project.qdpx" 2>"$work/said.txt"
leidraad export qdpx -o "$work/again.qdpx" 2>/dev/null
cmp "$work/project.qdpx" "$work/again.qdpx"
leidraad export qdc -o "$work/codes.qdc"
leidraad export taguette -o "$work/taguette"
leidraad export taguette -o "$work/taguette.zip"
grep -q "NVivo" "$work/said.txt"
if grep -r -l -i -E 'karin|jansen|vries' "$work/taguette" "$work/ours.jsonl"; then
    printf 'a name is in what goes out\n'
    exit 1
fi

mkdir "$work/unzipped"
"$python" -m zipfile -e "$work/project.qdpx" "$work/unzipped"
xmllint --noout --schema "$work/schema.xsd" "$work/unzipped/project.qde"

for reader in qdapy pyrefiqda taguette; do
    "$python" "$here/coding_software/$reader.py" "$work"
done

# What a member check came to is a coded text.
leidraad study outcome --format json >"$work/outcome.json"
leidraad export qdpx --phase member-check -o "$work/check.qdpx" 2>/dev/null
mkdir "$work/check"
"$python" -m zipfile -e "$work/check.qdpx" "$work/check"
xmllint --noout --schema "$work/schema.xsd" "$work/check/project.qde"
"$python" "$here/coding_software/outcome.py" "$work"
