"""What is coded with what, as `export jsonl` has it."""

import json
import sys
import unicodedata
from collections import Counter

SAID = {"note", "quote", "fragment", "nuance", "addition", "disagreement"}


def plain(text):
    """Control characters are spaces in every text that is handed over."""
    return "".join(" " if unicodedata.category(c) == "Cc" and c not in "\n\t" else c for c in text)


def codings(folder):
    """How often each text of each session is coded with each code."""
    found = Counter()
    with open(f"{folder}/ours.jsonl", encoding="utf-8") as file:
        for record in map(json.loads, file):
            text = plain(record["text"])
            chosen = record["kind"] in SAID or record["origin"] != "default"
            codes = list(record["concept_names"]) if chosen else []
            codes += [record["theme"]] if record["theme"] else []
            for code in codes if text else []:
                found[record["session"], code, text] += 1
    return found


def compare(client, theirs):
    """Says how many quotations are the same, and fails when one is not."""
    mine = codings(sys.argv[1])
    lost, strange = mine - theirs, theirs - mine
    for what, some in (("lost", lost), ("not ours", strange)):
        for one in list(some)[:5]:
            print(f"{client}: {what}: {one!r}")
    assert not lost and not strange, f"{client}: {sum(lost.values())} lost, {sum(strange.values())} strange"
    assert sum(mine.values()) > 300
    print(f"{client:<12} {sum(theirs.values())} quotations, each to the letter")
