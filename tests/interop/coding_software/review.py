"""What a coder made of the transcripts, as a journal of theirs, which is written here as docs/journal.md
has it: stretches of turns, within them and over several, in letters of all kinds."""

import hashlib
import json
import pathlib
import random
import sys

random.seed(20260113)
CONCEPTS = ["gemeenschap", "betrokkenheid", "doelen", "basis", "proces", "druk"]


def journal(header, deeds):
    """The lines of a journal: each with the digest of its data and the hash of the line before."""
    last = hashlib.sha256(header).hexdigest()
    for seq, (kind, data) in enumerate(deeds):
        at = f"2026-01-13T09:{seq // 60:02}:{seq % 60:02}.000Z"
        data = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        salt = random.randbytes(16).hex()
        digest = hashlib.sha256((salt + data).encode()).hexdigest()
        last = hashlib.sha256(f"{last}\n{seq}\n{at}\n{seq}\n{kind}\n{digest}".encode()).hexdigest()
        yield (
            f'{{"seq":{seq},"at":"{at}","ms":{seq},"kind":"{kind}","data":{data},'
            f'"salt":"{salt}","digest":"{digest}","hash":"{last}"}}\n'
        )


for path in sorted(pathlib.Path(sys.argv[1]).glob("sessions/*/transcript/*.json")):
    turns = json.loads(path.read_text(encoding="utf-8"))["turns"]
    deeds = [
        ("opened", {"format": 1, "program": "leidraad", "author": "ab"}),
        ("round", {"round": 1, "from": None}),
    ]
    for _ in range(40):
        first = random.randrange(len(turns))
        last = min(first + random.choice([0, 0, 0, 1, 3]), len(turns) - 1)
        end = random.randint(1, len(turns[last]["text"]))
        begin = random.randrange(end if first == last else len(turns[first]["text"]))
        place = {"from": {"turn": first + 1, "char": begin}, "to": {"turn": last + 1, "char": end}}
        marked = {"transcript": path.stem, **place, "concepts": random.sample(CONCEPTS, 2)}
        unit = f"fragment:ab:{len(deeds)}"
        deeds.append(("marked", marked))
        if random.random() < 0.3:
            deeds.append(("themed", {"unit": unit, "theme": random.choice(["ritme 🙂", "זמן"])}))
        if random.random() < 0.3:
            deeds.append(("remarked", {"unit": unit, "text": "zie ook <R9> & R10"}))
    folder = path.parent.parent / "reviews" / "ab"
    folder.mkdir(parents=True)
    header = b'role = "review"\nauthor = "ab"\n'
    (folder / "session.toml").write_bytes(header)
    (folder / "journal.jsonl").write_text("".join(journal(header, deeds)), encoding="utf-8")
