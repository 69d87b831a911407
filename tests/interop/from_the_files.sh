# The programs in docs/from-the-files.md, in DuckDB, Python and R, count a study straight from its
# files as `leidraad pivot` does: one with half a thousand participants, undone steps, review and a
# torn journal.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
doc=$PWD/docs/from-the-files.md
study=$work/study

command -v Rscript >/dev/null || tests/interop/install --no-install-recommends r-base-core r-cran-jsonlite
command -v Rscript >/dev/null || exit 77
Rscript -e 'library(jsonlite)' >/dev/null 2>&1 || tests/interop/install --no-install-recommends r-cran-jsonlite
python3 -m venv "$work/venv" 2>/dev/null || exit 77
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb || exit 77

leidraad() { "$LEIDRAAD" --study "$study" "$@"; }
program() { sed -n "/^\`\`\`$1/,/^\`\`\`/p" "$doc" | sed '1d;$d' >"$work/program.$1"; }

mkdir -p "$study/sessions"
python3 - "$work/fragments.csv" <<'PY'
import random, sys
random.seed(7)
concepts = ["gemeenschap", "verbinden", "doelen", "basis", "doelen;druk", "basis;breed", "modelen", "inbedding",
            "overig", "", "#-"]
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write("participant,concept,text,kind\n")
    for number in range(10_000):
        kind = random.choice(["note", "note", "quote", "memo"])
        file.write(f"R{number % 500 + 100},{random.choice(concepts)},wat ze zei \u2026 \u05e9\u05dc\u05d5\u05dd {number},{kind}\n")
PY
leidraad import fragments "$work/fragments.csv" >/dev/null
printf '%s\n' 'dit #doelen' '/next' '> citaat' '/tag 2 #druk' 'weg #basis' '/undo' 'terug #basis' '/undo' '/redo' \
    'nog #proces' '/strike 4' '= memo' '/tag 1 #basis' '/undo' |
    leidraad run kwaliteitszorg -p R7 --plain >/dev/null
printf '%s\n' '@R8 samen #verbinden' 'iemand #inbedding' '@R9 > ja #doelen' |
    leidraad run kwaliteitszorg -p R8,R9 --plain >/dev/null
printf '%s\n' 'oefening #doelen' | leidraad run kwaliteitszorg -p R7 --phase pilot --plain >/dev/null
printf '{"seq":' >>"$(ls -d "$study"/sessions/*-R100-*)/journal.jsonl"

leidraad pivot --format csv >"$work/ours.csv" 2>/dev/null
for language in sql python r; do
    program "$language"
    [ -s "$work/program.$language" ]
done
cd "$study"
python3 "$work/program.python" >"$work/python.csv"
Rscript "$work/program.r" >"$work/r.csv"
"$work/venv/bin/python" - "$work" <<'PY'
import sys, duckdb
query = open(f"{sys.argv[1]}/program.sql", encoding="utf-8").read().rstrip().removesuffix(";")
duckdb.sql(f"copy ({query}) to '{sys.argv[1]}/sql.csv' (header)")
PY
for language in sql python r; do
    cmp "$work/ours.csv" "$work/$language.csv"
done
echo "$(wc -l <"$work/ours.csv") rows, the same from DuckDB, Python and R"
