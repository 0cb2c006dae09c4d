"""What the site makes from the code: that the reference and the dictionary leave nothing out."""

import enum
import importlib.util
import re
import shlex
from pathlib import Path

import docx
import pytest

import workplan
from tests.imports import MODULES
from workplan.cli import main
from workplan.notice.grammar import DUTY_RULES
from workplan.notice.vocabulary import TABLES

DOCS = Path(__file__).parent.parent / "docs"
PUBLIC = sorted(set(workplan.__all__) - {"__version__"})
CLASSES = [getattr(workplan, name) for name in PUBLIC if name[0].isupper()]
VALUES = [kind for kind in CLASSES if not issubclass(kind, Exception)]


@pytest.fixture(scope="module")
def pages():
    spec = importlib.util.spec_from_file_location("pages", DOCS / "pages.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def tables(pages):
    """The dictionary as a person sees it: for each heading the cells of its rows."""
    parts = re.split(r"^## ", pages.dictionary(), flags=re.MULTILINE)[1:]
    return {
        part.split("\n")[0]: [
            [re.sub("<[^>]*>", "", cell).strip() for cell in re.findall("<td.*?>(.*?)</td>", row)]
            for row in re.findall("<tr>(.*?)</tr>", part)[1:]
        ]
        for part in parts
    }


def test_the_reference_has_an_entry_for_each_public_name_and_for_no_other(pages):
    entries = re.findall(r"^\.\. auto\w+:: workplan\.(\w+)$", pages.api(), re.MULTILINE)
    assert sorted(entries) == PUBLIC


def test_the_reference_has_a_heading_for_each_room(pages):
    assert len(re.findall(r"^## ", pages.api(), re.MULTILINE)) == 11


class TestDictionary:
    def test_has_a_table_for_each_public_class(self, tables):
        assert set(tables) == {kind.__name__ for kind in VALUES} | {"Errors"}

    def test_leaves_no_cell_blank(self, tables):
        blank = [(name, row) for name, rows in tables.items() for row in rows if "" in row]
        assert not blank

    @pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
    def test_has_a_row_for_each_field_property_and_member(self, tables, kind):
        rows = [row[0] for row in tables[kind.__name__]]
        if issubclass(kind, enum.Enum):
            members = [f"{kind.__name__}.{member}" for member in kind.__members__]
            assert rows == [*members, *(name for name in vars(kind) if is_property(kind, name))]
        else:
            assert len(rows) == len(set(rows))
            assert {name for name in dir(kind) if is_datum(kind, name)} == set(rows)

    def test_says_what_each_error_says(self, tables):
        errors = {kind.__name__ for kind in CLASSES} - set(tables)
        assert {row[0] for row in tables["Errors"]} == errors - {"WorkplanError"}

    def test_shows_no_mark_of_markdown_in_a_cell(self, tables):
        assert not [row for rows in tables.values() for row in rows if "`" in "".join(row)]


def test_the_reading_rules_print_every_word_that_the_reader_knows(pages):
    tables = (pages.reader_verbs, pages.reader_labels, pages.reader_companions)
    page = "".join(made() for made in (*tables, pages.reader_vocabulary))
    words = {word.text for table in TABLES.values() for word in table}
    assert {word for word in words if word not in page} == set()


def test_the_reading_rules_print_the_decision_table_of_duties(pages):
    page = pages.reader_duties()
    assert [rule.phrase for rule in DUTY_RULES if rule.phrase not in page] == []


def test_the_office_guide_shows_what_its_commands_print(tmp_path, monkeypatch, capsys):
    """Every command of the page runs on the notice of the page, and prints what is shown."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    page = (DOCS / "office-zh.md").read_text(encoding="utf-8").partition("虚构")[2]
    (_, notice), *blocks = re.findall(r"(?ms)^```(sh|text)\n(.*?)^```", page)
    document = docx.Document()
    for line in notice.splitlines():
        document.add_paragraph(line)
    document.save("通知.docx")
    printed = listed = ""
    for kind, body in blocks:
        if kind == "text":
            pattern = re.escape(body).replace("…", ".*")
            assert any(re.fullmatch(pattern, each, re.DOTALL) for each in (printed, listed)), body
            continue
        printed = ""
        for command in body.splitlines():
            code = main(shlex.split(command.partition(" > ")[0])[1:])
            out, err = capsys.readouterr()
            assert code == (2 if "已存在" in err else 0), command
            printed += err + out
        listed = "".join(f"{each.name}\n" for each in sorted(Path("分发").glob("*")))
    assert listed


def test_the_architecture_names_every_module():
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([\w/.]+)` \| (.*) \|$", page, re.MULTILINE))
    for module in MODULES.keys() - {"__init__", "__main__"}:
        package, _, inner = module.rpartition(".")
        own = module.replace(".", "/")
        row = rows.get(f"{package.replace('.', '/')}/", rows.get(f"{own}/", rows.get(f"{own}.py")))
        assert row is not None, module
        assert not package or f"`{inner}`" in row, module


def is_datum(kind, name):
    """Whether an attribute is a field, a property or a constant, and public."""
    return not name.startswith("_") and not callable(getattr(kind, name))


def is_property(kind, name):
    return isinstance(vars(kind)[name], property)
