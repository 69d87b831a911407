"""The project and the codebook as pyrefiqda reads them."""

import sys
from collections import Counter

# The file has the package's name: its own folder must not come first.
folder = sys.path.pop(0)
from pyrefiqda import RefiCodebook, RefiProject  # noqa: E402

sys.path.insert(0, folder)
from ours import compare  # noqa: E402

work = sys.argv[1]
files = f"{work}/pyrefiqda"
project = RefiProject.load(f"{work}/project.qdpx", extract_dir=files)


def codes(below):
    for code in below:
        yield code
        yield from codes(code.code)


def read(path):
    with open(f"{files}/sources/{path.removeprefix('internal://')}", encoding="utf-8", newline="") as file:
        return file.read()


names = {code.guid: code.name for code in codes(project.code_book.codes.code)}
cases = {case.guid: case for case in project.cases.case}
assert len(set(names.values())) == len(names), "a code's name is there twice"
theirs, whose = Counter(), Counter()
for source in project.sources.text_source:
    text = read(source.plain_text_path)
    for selection in source.plain_text_selection:
        quote = text[selection.start_position : selection.end_position]
        for coding in selection.coding:
            target = coding.code_ref.target_guid
            if target in cases:
                whose[cases[target].name] += 1
            else:
                theirs[source.name.split(" ")[0], names[target], quote] += 1
compare("pyrefiqda", theirs)

assert {case.name for case in cases.values()} == {f"R{number}" for number in range(1, 16)}
assert all(whose[case.name] for case in cases.values()), "each participant has a text"
notes = [read(note.plain_text_path) for note in project.notes.note]
assert "zelf gedacht, niet gezegd" in notes and len(notes) > 20

book = RefiCodebook.load(f"{work}/codes.qdc")
book = {code.guid: code.name for code in codes(book.codes.code)}
assert book and book.items() <= names.items(), "the codebook is that of the project"
