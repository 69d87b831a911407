# A workbook in LibreOffice: its formulas, worked out anew, give the numbers of `pivot`; after a concept
# is corrected in the table they give those of the corrected study; nothing that was written is run.
set -eu
cd "$(dirname "$0")/../.."
command -v soffice >/dev/null || bash tests/interop/install --no-install-recommends libreoffice-calc
command -v soffice >/dev/null || exit 77
command -v python3 >/dev/null || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Every formula is worked out anew when a file is opened, whatever result stands in it.
mkdir -p "$work/profile/user"
cat >"$work/profile/user/registrymodifications.xcu" <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XCU
calc() { # folder, workbook: each sheet as CSV
    soffice "-env:UserInstallation=file://$work/profile" --headless \
        --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' \
        --outdir "$1" "$2" >"$work/soffice.txt" 2>&1
}
leidraad() { "$LEIDRAAD" --lang en --study "$1" "${@:2}"; }

python3 - "$work" <<'PY'
import csv, random, sys
random.seed(14)
concepts = ["gemeenschap", "betrokkenheid", "doelen", "basis", "breed", "proces", "interventie", "druk",
            "inbedding", "overig", "handelen", "", "#-"]
said = ["zij kijken mee: “hoe gaat het?”", "=1+1", "+ en -", "@iedereen", "ze zei 🙂 heel zacht",
        "العمل مع المدارس", "שיחה עם המנהל", "twee\nregels", "<b>&\"quotes\"</b>", "_x0041_", " spaties "]
for name in ["first", "corrected"]:
    random.seed(14)
    with open(f"{sys.argv[1]}/{name}.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["participant", "concepts", "text", "kind", "theme", "origin"])
        for number in range(1400):
            several = ";".join(random.sample(concepts[:-2], random.choice([1, 1, 2, 3])))
            one = random.choice([several, random.choice(concepts)])
            kind = random.choice(["note", "note", "quote", "memo", "parked"])
            if name == "corrected" and number == 0:
                one, kind = "basis; druk;doelen", "quote"
            out.writerow([f"R{number % 14 + 1}", one, random.choice(said), kind,
                          random.choice(["", "tijd"]), random.choice(["chosen", "reviewed"])])
PY
cat >"$work/participants.toml" <<'TOML'
[R1]
sector = "po"
[R2]
sector = "vo"
TOML
for study in first corrected; do
    mkdir -p "$work/$study/sessions"
    cp "$work/participants.toml" "$work/$study"
    leidraad "$work/$study" import fragments "$work/$study.csv" 2>/dev/null
    leidraad "$work/$study" pivot --format csv >"$work/$study.pivot.csv" 2>/dev/null
done
leidraad "$work/first" export xlsx -o "$work/as_it_is.xlsx"

# One copy with every result wrong, one in which a row was corrected besides.
python3 - "$work" <<'PY'
import re, sys, zipfile
work = sys.argv[1]

def changed(name, correct):
    with zipfile.ZipFile(f"{work}/as_it_is.xlsx") as old, zipfile.ZipFile(f"{work}/{name}.xlsx", "w") as new:
        for part in old.namelist():
            xml = old.read(part).decode()
            if part.startswith("xl/worksheets/sheet"):
                xml = re.sub(r"</f><v>\d+</v>", "</f><v>777</v>", xml)
            if correct and part == "xl/worksheets/sheet1.xml":
                heads = re.findall(r"<t [^>]*>([^<]*)</t>", re.search(r'<row r="1"[^>]*>.*?</row>', xml).group())
                row = re.search(r'<row r="2"[^>]*>.*?</row>', xml, re.S).group()
                fixed = row
                for head, value in [("concepts", "basis; druk;doelen"), ("kind", "quote"), ("outside", None)]:
                    at, letters = heads.index(head), ""
                    while at >= 0:
                        letters, at = chr(65 + at % 26) + letters, at // 26 - 1
                    cell = f'<c r="{letters}2" t="inlineStr"><is><t>{value}</t></is></c>'
                    if value is None:
                        cell = f'<c r="{letters}2" t="b"><v>0</v></c>'
                    pattern = rf'<c r="{letters}2"[^>]*>.*?</c>'
                    if re.search(pattern, fixed, re.S):
                        fixed = re.sub(pattern, cell, fixed, flags=re.S)
                    else:
                        raise SystemExit(f"no cell {letters}2 to correct")
                xml = xml.replace(row, fixed)
            new.writestr(part, xml)

changed("first", False)
changed("corrected", True)
PY

for study in first corrected; do
    calc "$work/out" "$work/$study.xlsx"
    rows=$(wc -l <"$work/$study.pivot.csv")
    tail -n +2 "$work/$study.pivot.csv" >"$work/ours"
    head -n "$rows" "$work/out/$study-pivot.csv" | tail -n +2 >"$work/theirs"
    cmp "$work/ours" "$work/theirs"
    printf 'LibreOffice agrees with pivot: %s, %s rows\n' "$study" "$((rows - 1))"
done

# What LibreOffice saved goes in again, and counts the same.
mkdir -p "$work/again/sessions"
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to xlsx --outdir "$work/saved" \
    "$work/as_it_is.xlsx" >"$work/soffice.txt" 2>&1
cp "$work/participants.toml" "$work/again"
leidraad "$work/again" import fragments "$work/saved/as_it_is.xlsx"
leidraad "$work/again" pivot --format csv 2>/dev/null | cmp "$work/first.pivot.csv" -

# The texts arrive as they were.
leidraad "$work/first" export csv -o "$work/ours.csv"
python3 - "$work" <<'PY'
import csv, sys
read = lambda name: [row["text"] for row in csv.DictReader(open(f"{sys.argv[1]}/{name}", encoding="utf-8-sig", newline=""))]
plain = lambda text: text[1:] if text[:2] in ("'=", "'+", "'-", "'@") else text
ours, theirs = [plain(text) for text in read("ours.csv")], read("out/first-fragments.csv")
assert ours == theirs, [pair for pair in zip(ours, theirs) if pair[0] != pair[1]][:3]
print(f"{len(ours)} texts are the same in LibreOffice")
PY

# A member check in two groups: LibreOffice counts the answers to each statement as `study outcome` has them.
mkdir -p "$work/check/sessions"
python3 - "$work" <<'PY'
import random, sys
random.seed(7)
words = ["recognised", "partly only in large schools", "partly", "not", "none", "nod", "absent"]
for group, first in [("one", 15), ("two", 21)]:
    with open(f"{sys.argv[1]}/{group}.txt", "w", encoding="utf-8") as lines:
        for topic in range(1, 4):
            for number in range(1, 3):
                for who in range(first, first + 6):
                    for _ in range(random.choice([0, 1, 1, 2])):
                        print(f"/answer M{topic}.s{number} R{who} {random.choice(words)}", file=lines)
PY
for group in R15,R16,R17,R18,R19,R20:one R21,R22,R23,R24,R25,R26:two; do
    leidraad "$work/check" run kwaliteitszorg-member-check -p "${group%:*}" --plain \
        <"$work/${group#*:}.txt" >/dev/null 2>&1
done
leidraad "$work/check" study outcome --format csv >"$work/check.csv"
leidraad "$work/check" export xlsx -o "$work/right.xlsx"
python3 - "$work" <<'PY'
import re, sys, zipfile
work = sys.argv[1]
with zipfile.ZipFile(f"{work}/right.xlsx") as old, zipfile.ZipFile(f"{work}/check.xlsx", "w") as new:
    for part in old.namelist():
        xml = old.read(part).decode()
        new.writestr(part, re.sub(r"</f><v>\d+</v>", "</f><v>777</v>", xml))
PY
calc "$work/out" "$work/check.xlsx"
python3 - "$work" <<'PY'
import collections, csv, sys
read = lambda name: list(csv.DictReader(open(f"{sys.argv[1]}/{name}", encoding="utf-8-sig", newline="")))
ours = collections.Counter((row["statement"], row["answer"] or "open") for row in read("check.csv"))
theirs = read("out/check-statements.csv")
for row in theirs:
    for answer in ["recognised", "partly", "not", "none", "nod", "absent", "open"]:
        assert int(row[answer]) == ours[row["statement"], answer], (row, answer)
    assert int(row["participants"]) == 12, row
print(f"the answers to {len(theirs)} statements are the same in LibreOffice")
PY
