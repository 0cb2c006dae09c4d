"""Write the derived data of the package: ``python -m tests.regenerate``.

``plan.json`` = the reading of ``notice.txt`` with the registry ``agencies.json``, plus what people
added in ``annotations.json``; ``plan.schema.json`` = what `workplan.schema` says; ``matrix.svg`` =
the matrix as the READMEs show it; ``architecture.svg`` = the imports between the packages. A test
proves that the files are what this writes, byte for byte, so that none is out of date.
"""

import json
from pathlib import Path

import attrs

import workplan
from tests import architecture, picture
from workplan.interchange import structure
from workplan.model import Agency, Correction, Initiative, Source
from workplan.model.invariants import digest
from workplan.notice import parse
from workplan.search import extract_dictionary

DATA = Path(workplan.__file__).parent / "data"
DOCS = Path(__file__).parent.parent / "docs"


def agencies() -> tuple[Agency, ...]:
    """The reviewed registry of Qingdao's agencies."""
    return structure(json.loads((DATA / "agencies.json").read_bytes()), tuple[Agency, ...])


def plan(folder: str = "qingdao-2018") -> workplan.Plan:
    """The shipped plan, made from its notice and its annotations."""
    text = (DATA / folder / "notice.txt").read_bytes().decode()
    added = json.loads((DATA / folder / "annotations.json").read_bytes())
    corrections = structure(added["corrections"], tuple[Correction, ...])
    read = parse(text, registry=agencies())
    sections = tuple(
        attrs.evolve(
            section,
            tasks=tuple(
                attrs.evolve(task, corrections=tuple(c for c in corrections if c.span in task.span))
                for task in section.tasks
            ),
        )
        for section in read.sections
    )
    return attrs.evolve(
        read,
        id=folder,
        revision=added["revision"],
        source=Source(text, added["url"], read.source.sha256),
        sections=sections,
        corrections=corrections,
        initiatives=structure(added["initiatives"], tuple[Initiative, ...]),
    )


def words(folder: str = "qingdao-2018") -> str:
    """The words of jieba's dictionary that a shipped notice has: frequency and IDF."""
    text = (DATA / folder / "notice.txt").read_bytes().decode()
    extract = extract_dictionary(text)
    rows = [
        f"{word}\t{frequency}\t{extract.idf.get(word, '')}"
        for word, frequency in sorted(extract.frequencies.items())
        if word in text
    ]
    return "\n".join([f"{digest(text)}\t{extract.total}\t{extract.median_idf}", *rows]) + "\n"


def files() -> dict[Path, str]:
    """Every derived file with what it should contain."""
    schema = json.dumps(workplan.schema(), ensure_ascii=False, indent=2) + "\n"
    made = plan()  # not the one that is shipped, which a new invariant may refuse
    return {
        DATA / "qingdao-2018" / "plan.json": workplan.dumps(made),
        DATA / "qingdao-2018" / "words.tsv": words(),
        DATA / "plan.schema.json": schema,
        DOCS / "matrix.svg": picture.svg(made),
        DOCS / "architecture.svg": architecture.draw(),
    }


if __name__ == "__main__":
    for path, text in files().items():
        path.write_bytes(text.encode())
        print(path.relative_to(DOCS.parent))
