"""The export as Taguette imports it: the project into a database of its own, and beside that the
documents and the codebook."""

import io
import logging
import pathlib
import sys
import zipfile
from collections import Counter

# The file has the package's name: its own folder must not come first.
folder = sys.path.pop(0)
import bs4  # noqa: E402
from taguette import convert, database, extract, import_codebook  # noqa: E402

sys.path.insert(0, folder)
from ours import compare  # noqa: E402

logging.disable(logging.WARNING)
work = pathlib.Path(sys.argv[1])
out = work / "taguette"
with zipfile.ZipFile(work / "taguette.zip") as archive:
    for name in archive.namelist():
        assert archive.read(name) == (out / name).read_bytes(), name


def connect(path, **options):
    return database.connect(f"sqlite:///{path}", **options)()


# What "Import project" does.
theirs = connect(work / "taguette.sqlite3")
theirs.add(database.User(login="admin"))
theirs.commit()
project = database.copy_project(connect(out / "project.sqlite3", external=True), theirs, 1, "admin")
# Opened as it is, it is a project as well.
assert connect(out / "project.sqlite3").query(database.Highlight).count() > 300


def text(html):
    return bs4.BeautifulSoup(html, "html5lib").get_text()


documents = theirs.query(database.Document).filter(database.Document.project_id == project).all()
found, paths = Counter(), {}
for document in documents:
    session = document.name.split(" ")[0]
    contents = text(document.contents).encode()
    for highlight in document.highlights:
        quote = text(highlight.snippet)
        place = contents[highlight.start_offset : highlight.end_offset].decode()
        cut = extract.extract(document.contents, highlight.start_offset, highlight.end_offset)
        assert quote == place == text(cut), (quote, place, cut)
        for tag in highlight.tags:
            # A tag is a path, and a name may have a full stop too.
            paths[tag.path] = tag.description
            found[session, tag.path.rsplit(".", 1)[-1], quote] += 1
compare("taguette", found)

# What "Add document" and "Import codebook" do: the same texts, the same tags.
imported = {}
for path in (out / "documents").iterdir():
    imported[path.name] = convert.get_html_body(path.read_bytes())
assert imported == {document.filename: document.contents for document in documents}
tags = import_codebook.list_tags(io.BytesIO((out / "codebook.csv").read_bytes()))
tags = {tag["path"]: tag["description"] for tag in tags}
assert paths.items() <= tags.items() and any("\n" in one for one in tags.values())
print(f"{'':<12} {len(imported)} documents and {len(tags)} tags, the same by either way")
