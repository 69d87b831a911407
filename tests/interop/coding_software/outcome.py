"""The outcome of a member check as qdapy reads it: each answer and each statement, with its concept."""

import json
import sys
from collections import Counter

# The file has the package's name: its own folder must not come first.
folder = sys.path.pop(0)
from qdapy import read_qdpx  # noqa: E402

sys.path.insert(0, folder)
ANSWERS = {"recognised": "herkend", "partly": "deels", "not": "niet herkend", "none": "geen mening",
           "nod": "een knik, zonder woorden", "absent": "afwezig"}

project = read_qdpx(f"{sys.argv[1]}/check.qdpx", warn=False)
names = dict(zip(project.codebook["codeId"], project.codebook["name"]))
of_participants = {row.codeId for row in project.codebook.itertuples() if row.parent == "Deelnemers"}
theirs, who = Counter(), Counter()
for row in project.fragments.itertuples():
    if row.title.endswith(" uitkomst"):
        (who if row.codeId in of_participants else theirs)[names[row.codeId], row.text] += 1

mine, ours = Counter(), Counter()
with open(f"{sys.argv[1]}/outcome.json", encoding="utf-8") as file:
    lists = json.load(file)["lists"]
for statement in (one for each in lists for one in each["statements"]):
    mine[statement["text"]] += 1
    mine.update(concluded["wording"] for concluded in statement["conclusions"] if concluded["wording"])
    for cell in statement["answers"]:
        standing = [] if cell["ms"] is None else [cell]
        for reply in cell["earlier"] + standing:
            said = ANSWERS[reply["answer"]] + (f": {reply['nuance']}" if reply["nuance"] else "")
            mine[said] += 1
            ours[cell["participant"], said] += 1
coded = Counter()
for (_, text), count in theirs.items():
    coded[text] += count
assert coded == mine, (coded - mine, mine - coded)
assert who == ours, (who - ours, ours - who)
print(f"qdapy        {sum(coded.values())} stretches of an outcome, {sum(who.values())} answers with who gave them")
