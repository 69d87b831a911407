# Half a million fragments of a thousand participants: imported, listed, counted; DuckDB counts the
# same rows from the CSV and from the journals and must agree. Then it is exported in each format. Says what
# each took.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" 2>/dev/null || exit 77
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb || exit 77

mkdir -p "$work/study/sessions"
"$work/venv/bin/python" - "$work" <<'PY'
import random, sys
random.seed(20260112)
concepts = ["gemeenschap", "betrokkenheid", "verbinden", "gezamenlijk", "doelen", "basis", "breed", "proces",
            "interventie", "ondersteunen", "modelen", "perifeer", "instrumenten", "druk", "ingrijpen",
            "inbedding", "overig"]
words = "school bestuurder doelen team gesprek kwaliteit jaarplan taal rekenen samen vertrouwen steun".split()
with open(f"{sys.argv[1]}/fragments.csv", "w", encoding="utf-8") as file:
    file.write("participant,concept,text\n")
    for number in range(500_000):
        text = " ".join(random.choices(words, k=14))
        file.write(f"R{number % 1000 + 1},{random.choice(concepts)},{text} {number}\n")
PY

took() { # what, command …
    local what=$1; shift
    local start end
    start=$(date +%s.%N)
    "$@"
    end=$(date +%s.%N)
    awk -v what="$what" -v took="$(echo "$end $start" | awk '{print $1 - $2}')" \
        'BEGIN { printf "%-28s %6.2f s\n", what, took }'
}
leidraad() { "$LEIDRAAD" --study "$work/study" "$@"; }

import() { leidraad import fragments "$work/fragments.csv" >"$work/import.txt"; }
list() { leidraad list >"$work/list.txt"; }
pivot() { leidraad pivot --format csv >"$work/ours.csv"; }
duckdb() { "$work/venv/bin/python" "$work/count.py" "$1" >"$work/$1.csv"; }

cat >"$work/count.py" <<PY
import sys, duckdb
headings = {"gemeenschap": "gemeenschap betrokkenheid verbinden gezamenlijk", "doelen": "doelen basis breed proces",
            "interventie": "interventie ondersteunen modelen perifeer instrumenten druk ingrijpen",
            "inbedding": "inbedding", "overig": "overig"}
rows = {
    "csv": "select participant, concept from read_csv('$work/fragments.csv')",
    "journals": """select data.participant, unnest(data.concepts) as concept from (select
        json_extract(json, '\$.data')::json as raw, split_part(split_part(filename, 'sessions/', 2), '-', 4) as participant,
        json_extract_string(json, '\$.data.concepts[*]') as concepts
        from read_ndjson_objects('$work/study/sessions/*/journal.jsonl', filename = true)
        where json_extract_string(json, '\$.kind') = 'note') as data""",
}[sys.argv[1]]
sums = ", ".join(f"""sum((concept in ({', '.join(repr(c) for c in below.split())}))::int) as {heading}"""
                 for heading, below in headings.items())
counted = duckdb.sql(f"select participant, {sums}, count(*) as total from ({rows}) group by participant")
found = sorted(counted.fetchall(), key=lambda row: int(row[0][1:]))
print("participant," + ",".join(headings) + ",total")
for row in found:
    print(",".join(str(cell) for cell in row))
print("total," + ",".join(str(sum(row[column] for row in found)) for column in range(1, 7)))
PY

took "import" import
took "list" list
took "pivot" pivot
took "pivot, once more" pivot
took "DuckDB over the CSV" duckdb csv
took "DuckDB over the journals" duckdb journals
cmp "$work/ours.csv" "$work/csv.csv"
cmp "$work/ours.csv" "$work/journals.csv"

# The journals are 300 MB; no format takes them into memory together.
cat >"$work/export.py" <<'PY'
import resource, subprocess, sys, time
leidraad, study, format, out = sys.argv[1:]
begin = time.monotonic()
subprocess.run([leidraad, "--study", study, "export", format, "-o", out], check=True, stderr=subprocess.DEVNULL)
took = time.monotonic() - begin
megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"{'export ' + format:<28} {took:6.2f} s {megabytes:8.0f} MB")
sys.exit(megabytes > 150)
PY
for format in csv jsonl md qdpx qdc taguette maxqda; do
    "$work/venv/bin/python" "$work/export.py" "$LEIDRAAD" "$work/study" "$format" "$work/out.$format"
    rm -rf "$work/out.$format"
done
