"""The project as qdapy reads it."""

import sys
from collections import Counter

# The file has the package's name: its own folder must not come first.
folder = sys.path.pop(0)
from qdapy import read_qdpx  # noqa: E402

sys.path.insert(0, folder)
from ours import compare  # noqa: E402

project = read_qdpx(f"{sys.argv[1]}/project.qdpx", warn=False)
names = dict(zip(project.codebook["codeId"], project.codebook["name"]))
branch = {row.codeId for row in project.codebook.itertuples() if row.parent == "Deelnemers"}
theirs = Counter()
for row in project.fragments.itertuples():
    if row.codeId not in branch:
        theirs[row.title.split(" ")[0], names[row.codeId], row.text] += 1
compare("qdapy", theirs)
