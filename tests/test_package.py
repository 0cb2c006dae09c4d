"""The package as a whole: its rooms, its face, and that importing it does nothing."""

import ast
import subprocess
import sys
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path

import pytest

import workplan

PACKAGE = Path(workplan.__file__).parent

# From the bottom up; a package imports only from lines below its own, never from a neighbour.
FLOORS = [
    {"errors", "data"},
    {"render"},
    {"model"},
    {"table"},
    {"matrix", "search"},
    {"plan"},
    {"interchange", "comparison"},
    {"notice"},
    {"catalog", "documents"},
    {"cli", "testing"},
    {"__main__", "__init__"},
]
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def imports(path):
    """The rooms that a file imports, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("workplan"):
            inner = node.module.split(".")[1:2]
            names = inner or [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [a.name.split(".")[1] for a in node.names if a.name.startswith("workplan.")]
        yield from names


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_imports_run_downwards_only(path):
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for imported in imports(path):
        assert imported == room or FLOOR_OF[imported] < FLOOR_OF[room], f"{room} knows {imported}"


def run(script, *options, **env):
    return subprocess.run(
        [sys.executable, "-W", "error", *options, "-c", script],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )


class TestImport:
    def test_loads_nothing_heavy_and_prints_nothing(self):
        done = run(
            "import sys, workplan\n"
            "heavy = {'cattrs', 'jieba', 'pandas', 'altair', 'hypothesis', 'json', 'logging'}\n"
            "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        )
        assert (done.stdout, done.stderr) == ("", "")

    def test_reads_no_file_but_the_packages_own_and_opens_no_socket(self):
        run(
            "import sys, attrs, cattrs, cattrs.gen, json, enum, threading, typing, hashlib\n"
            "seen = []\n"
            "def watch(event, args):\n"
            "    if event.startswith('socket'): seen.append((event, args))\n"
            "    if event == 'open' and isinstance(args[0], str):\n"
            "        if 'w' in str(args[1]) or 'a' in str(args[1]): seen.append(args)\n"
            "        if args[0].endswith(('.txt', '.json', '.cache')):\n"
            "            if 'workplan' not in args[0]: seen.append(args)\n"
            "sys.dont_write_bytecode = True\n"
            "sys.addaudithook(watch)\n"
            "import workplan\n"
            "workplan.load()\n"
            "assert not seen, seen\n"
        )

    def test_loading_the_plan_needs_neither_jieba_nor_any_extra(self):
        run(
            "import sys, workplan\n"
            "workplan.load()\n"
            "assert not {'jieba', 'pandas', 'altair', 'docx'} & set(sys.modules)\n"
        )


class TestFace:
    def test_every_public_name_is_there(self):
        for name in workplan.__all__:
            assert getattr(workplan, name) is not None

    def test_each_name_has_one_home_that_lists_it(self):
        for name in set(workplan.__all__) - {"__version__"}:
            assert getattr(workplan, name).__module__.startswith("workplan.")

    def test_tab_offers_the_public_names_only(self):
        assert dir(workplan) == sorted(workplan.__all__)

    def test_another_name_is_an_attribute_error(self):
        with pytest.raises(AttributeError, match="module 'workplan' has no attribute 'nothing'"):
            attrgetter("nothing")(workplan)

    def test_the_version_is_the_installed_one(self):
        assert workplan.__version__ == version("workplan")
