"""A table of fragments of ten participants, with texts that a careless hand-over cuts, shifts or breaks."""

import csv
import random
import sys

random.seed(20260112)
CONCEPTS = ["gemeenschap", "betrokkenheid", "doelen", "basis", "proces;doelen", "modelen;druk", "overig"]
TEXTS = [
    "wij kijken naar de doelen van de school",
    "één école, zo'n überschrift, ñandú",
    "de 👩‍👩‍👧 familie 🙂 telt mee 𝄞",
    "שלום עולם, בית הספר",
    "مرحبا بالعالم، المدرسة",
    "a <b>bold</b> & \"quoted\" ]]> 'text' &amp; &#65;",
    "tab\there  and   spaces",
    "e\u0301 combining, \u202eturned\u202c around",
    "=1+1",
    "{braces} [brackets] \\backslash/",
]
with open(f"{sys.argv[1]}/fragments.csv", "w", encoding="utf-8", newline="") as file:
    table = csv.writer(file)
    table.writerow(["participant", "concepts", "text", "kind", "theme"])
    for participant in range(1, 11):
        for number in range(30):
            text = f"{random.choice(TEXTS)} {participant}.{number}"
            kind = random.choice(["note", "note", "quote", "memo", "parked"])
            theme = random.choice(["", "", "tijd & vertrouwen", "זמן"])
            table.writerow([f"R{participant}", random.choice(CONCEPTS), text, kind, theme])
