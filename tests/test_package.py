"""The package as a whole: its layers, its public names, and that importing it has no effects."""

import ast
import shutil
import subprocess
import sys
import zipfile
from graphlib import TopologicalSorter
from importlib import import_module, metadata
from operator import attrgetter

import pytest

import workplan
from tests.imports import MODULES, PACKAGE, has_computed_import, read_imports

# --- layers --------------------------------------------------------------------------------------

# From the bottom up. A package imports from lines below its own only, never from its own line.
LAYERS = [
    {"errors", "data"},
    {"texts"},
    {"render"},
    {"model"},
    {"table"},
    {"records"},
    {"matrix", "search", "page"},
    {"plan"},
    {"notice", "comparison", "interchange"},
    {"documents", "catalog"},
    {"cli"},
    {"__init__", "__main__", "testing"},  # nothing imports these
]
LAYER_OF = {package: layer for layer, packages in enumerate(LAYERS) for package in packages}

# Inside a package, from the bottom up: a module imports only those before it. The package's own
# `__init__`, which exports its names, comes after all of them.
ORDERS = {
    "model": [
        "folding", "numerals", "dates", "layout", "duties", "diagnostics", "values", "doubts",
        "registry", "contents", "invariants", "display",
    ],
    "render": [
        "characters", "sheet", "html", "files", "terminal", "charts", "lines", "workbook", "pages",
        "word_package", "word",
    ],
    "matrix": ["view", "questions", "grid", "reading", "review", "measures", "sheet"],
    "search": ["tokenizer", "vocabulary", "zones", "matches", "snippets", "hits", "index"],
    "page": ["words", "text", "stretches", "index", "parts"],
    "comparison": [
        "bigrams", "alignment", "components", "agencies", "changes", "matching", "counterparts",
        "roles", "fields", "summary",
    ],
    "documents": [
        "limits", "draft", "text", "word.styles", "word", "web.layout", "web.elements", "web",
        "excel.formats", "excel.tables", "excel.parts", "excel", "pdf.streams", "pdf.page",
        "pdf.lines", "pdf.tables", "pdf.underlines", "pdf.parts", "pdf",
    ],
    "cli": ["language", "arguments", "report", "commands"],
    "data": [],
}  # fmt: skip

# The imports that run upwards, both inside functions.
UPWARDS = {
    ("model.values", "model.display"),  # Jupyter asks a value for its HTML; `display` draws it
    ("cli", "__init__"),  # `workplan --version` prints `workplan.__version__`
}

# Inside `notice`: each module or package, and those that it imports.
READER = {
    "view": set(),
    "vocabulary": set(),
    "deadlines": {"vocabulary"},
    "numbering": {"view", "vocabulary"},
    "outline": {"deadlines", "numbering", "view", "vocabulary"},
    "names": {"vocabulary"},
    "tokens": {"names"},
    "verbs": {"names", "tokens", "vocabulary"},
    "items": {"names", "tokens", "verbs", "vocabulary"},
    "labels": {"names", "verbs", "view", "vocabulary"},
    "lexer": {"items", "labels", "names", "tokens", "verbs", "view", "vocabulary"},
    "hardwrap": {"labels", "names", "numbering", "verbs", "view", "vocabulary"},
    "grammar": {"labels", "lexer", "names", "tokens", "view", "vocabulary"},
    "cells": {"deadlines", "vocabulary"},
    "rows": {
        "cells", "grammar", "labels", "lexer", "names", "numbering", "tokens", "verbs", "view",
    },
    "sites": {
        "grammar", "labels", "lexer", "names", "numbering", "tokens", "verbs", "view",
        "vocabulary",
    },
    "rules": {"verbs", "view", "vocabulary"},
    "titles": {"names", "view", "vocabulary"},
    "letterhead": {"deadlines", "names", "view", "vocabulary"},
    "registrar": {"grammar", "names", "view"},
    "pieces": {"letterhead", "view"},
    "diagnostics": {"registrar", "view", "vocabulary"},
    "builder": {
        "cells", "deadlines", "diagnostics", "grammar", "hardwrap", "letterhead", "lexer",
        "names", "numbering", "outline", "pieces", "registrar", "rows", "rules", "sites",
        "titles", "tokens", "verbs", "view", "vocabulary",
    },
    "": {"builder", "diagnostics", "registrar"},
}  # fmt: skip

# Inside a package of `notice`, from the bottom up, as in `ORDERS`.
READER_ORDERS = {
    "vocabulary": ["words", "responsibility", "names", "document", "dates"],
    "cells": [
        "table", "words", "page", "columns", "joins", "alignment", "fitting", "assembly",
        "borders", "unread", "grids", "barred", "row_lines", "costs", "paragraphs", "cell_lines",
        "finding",
    ],
}  # fmt: skip


def split_name(module):
    """``("model", "values")`` for ``model.values``; ``("model", "")`` for ``model``."""
    package, _, inner = module.partition(".")
    return package, inner


def all_imports(module):
    """What a module imports, without itself."""
    path = MODULES[module]
    package = ".".join(["workplan", *path.parent.relative_to(PACKAGE).parts])
    return read_imports(path.read_text(encoding="utf-8"), package) - {module}


def checked_imports(module):
    """What a module imports, without the exceptions; each as package and module inside it."""
    exceptions = {upper for lower, upper in UPWARDS if lower == module}
    return [split_name(name) for name in all_imports(module) - exceptions]


def outer_imports(module):
    """The other packages that a module imports."""
    return {package for package, _ in checked_imports(module)} - {split_name(module)[0]}


def inner_imports(module):
    """The modules of its own package that a module imports."""
    own, _ = split_name(module)
    return {inner for package, inner in checked_imports(module) if package == own}


def reader_imports(own):
    """What a module or a package inside `notice` imports of the others there."""
    modules = [m for m in MODULES if m == f"notice.{own}" or m.startswith(f"notice.{own}.")]
    imported = set().union(*map(inner_imports, modules if own else ["notice"]))
    return {inner.partition(".")[0] for inner in imported} - {own, ""}


def rank(package, inner):
    """The place of a module in the order of its package, whose `__init__` is the last."""
    order = ORDERS[package]
    return order.index(inner) if inner else len(order)


class TestLayers:
    @pytest.mark.parametrize("module", MODULES)
    def test_packages_import_from_lower_layers_only(self, module):
        own, _ = split_name(module)
        upwards = {name for name in outer_imports(module) if LAYER_OF[name] >= LAYER_OF[own]}
        assert upwards == set()

    @pytest.mark.parametrize("module", [m for m in MODULES if split_name(m)[0] in ORDERS])
    def test_modules_of_a_package_import_in_its_order(self, module):
        package, own = split_name(module)
        wrong = [i for i in inner_imports(module) if rank(package, i) >= rank(package, own)]
        assert wrong == []

    @pytest.mark.parametrize("own", READER)
    def test_modules_of_the_reader_have_exactly_these_imports(self, own):
        assert reader_imports(own) == READER[own]

    @pytest.mark.parametrize("own", READER_ORDERS)
    def test_modules_of_a_package_of_the_reader_import_in_its_order(self, own):
        order = READER_ORDERS[own]
        for i, name in enumerate(order):
            imported = inner_imports(f"notice.{own}.{name}")
            inside = {inner.partition(".")[2] for inner in imported if inner.startswith(f"{own}.")}
            assert inside <= set(order[:i]), name

    def test_the_imports_of_the_reader_have_no_cycle(self):
        assert [*TopologicalSorter(READER).static_order()][-1] == ""

    def test_every_module_has_its_place(self):
        packages = {split_name(module)[0] for module in MODULES}
        assert packages == set(LAYER_OF)
        inner = {}
        for package, name in map(split_name, MODULES):
            if (PACKAGE / package).is_dir():
                inner.setdefault(package, set()).update({name} - {""})
        reader = inner.pop("notice")
        assert inner == {package: set(order) for package, order in ORDERS.items()}
        assert {inner.partition(".")[0] for inner in reader} | {""} == set(READER)
        nested = {f"{own}.{name}" for own, order in READER_ORDERS.items() for name in order}
        assert {inner for inner in reader if "." in inner} == nested

    def test_the_exceptions_are_still_needed(self):
        assert all(upper in all_imports(module) for module, upper in UPWARDS)

    def test_only_the_public_face_imports_by_a_computed_name(self):
        sources = {module: path.read_text(encoding="utf-8") for module, path in MODULES.items()}
        assert [m for m, source in sources.items() if has_computed_import(source)] == ["__init__"]


class TestReadImports:
    """Of the test's own tool: no form of import escapes it."""

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("import workplan", {"__init__"}),
            ("import workplan.model", {"model"}),
            ("import workplan.model.values as v", {"model.values"}),
            ("import os, workplan.table", {"table"}),
            ("from workplan import Duty", {"__init__"}),
            ("from workplan import records, texts", {"records", "texts"}),
            ("from workplan.model import Duty", {"model"}),
            ("from workplan.model import display, Duty", {"model.display", "model"}),
            ("from workplan.model.values import Task", {"model.values"}),
            ("def f():\n    from workplan.plan import Plan", {"plan"}),
            ("if TYPE_CHECKING:\n    from workplan.matrix import By", {"matrix"}),
            ("from . import view", {"matrix.view"}),
            ("from .view import View", {"matrix.view"}),
            ("from .. import plan", {"plan"}),
            ("from ..render.html import box", {"render.html"}),
            ("importlib.import_module('workplan.cli')", {"cli"}),
            ("__import__('workplan.cli')", {"cli"}),
            ("import_module(name)", set()),
            ("import json\nfrom workplanner import x", set()),
        ],
    )
    def test_each_form_of_import_counts(self, source, expected):
        assert read_imports(source, "workplan.matrix") == expected

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("import_module('jieba')", False),
            ("import_module(name)", True),
            ("import_module(name=x)", True),
            ("importlib.import_module(f'workplan.{x}')", True),
            ("call(name)", False),
            ("(lambda: 0)()", False),
        ],
    )
    def test_a_name_that_is_not_literal_is_computed(self, source, expected):
        assert has_computed_import(source) is expected


# --- importing -----------------------------------------------------------------------------------


def run(script, *options):
    """The output of a script in a new process, where warnings are errors."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", "utf8", *options, "-c", script],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    return done.stdout


BASE = {"errors", "data", "texts"}
MODEL = BASE | {"model"}
TABLE = MODEL | {
    "table", "render.characters", "render.files", "render.html", "render.sheet", "render.terminal",
}  # fmt: skip
WORD = {"render.pages", "render.word", "render.word_package"}
MATRIX = TABLE | {"records", "matrix", "render.charts", "render.lines", "render.workbook"} | WORD
PLAN = MODEL | {"plan"}

# What naming it, or using it, loads: packages, the modules of `render`, and other libraries.
NEEDED = {
    "WorkplanError": {"errors"},
    "__version__": set(),
    "Text": BASE,
    "available()": BASE | {"catalog"},
    "Duty": MODEL,
    "Contents": MODEL,
    "Registry": MODEL,
    "Table": TABLE,
    "MeasureRow": TABLE | {"records"},
    "ResponsibilityMatrix": MATRIX,
    "Workload": MATRIX,
    "Hit": TABLE | {"search"},
    "Plan": PLAN,
    "parse": PLAN | {"notice"},
    "parse('一、甲\\n(一)乙。丙。(丁局负责)').roles": PLAN | {"notice"},
    "compare": PLAN | TABLE | {"comparison"},
    "load().to_page()": (PLAN | TABLE | {"interchange", "catalog", "cattrs", "records", "page"}),
    "loads": PLAN | {"interchange", "cattrs"},
    "load().tasks": PLAN | {"interchange", "catalog", "cattrs"},
    "read": PLAN | {"interchange", "notice", "documents", "cattrs"},
}
LIBRARIES = {
    "altair", "cattrs", "docx", "hypothesis", "jieba", "openpyxl", "pandas", "pyarrow",
    "xlsxwriter",
}  # fmt: skip


def loaded_by(expression):
    """What a new process has loaded after `expression`, as in `NEEDED`."""
    printed = run(f"import sys, workplan\nworkplan.{expression}\nprint(*sys.modules)")
    modules = printed.split()
    ours = {name.removeprefix("workplan.") for name in modules if name.startswith("workplan.")}
    drawing = {name for name in ours if name.startswith("render.")}
    packages = {split_name(name)[0] for name in ours - drawing} - {"render"}
    return packages | drawing | (LIBRARIES & set(modules))


class TestImport:
    def test_loads_nothing_heavy_and_prints_nothing(self):
        printed = run(
            "import sys, workplan\n"
            "heavy = {'attrs', 'cattrs', 'jieba', 'pandas', 'altair', 'hypothesis', 'json',"
            " 'logging'}\n"
            "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
            "assert not [name for name in sys.modules if name.startswith('workplan.')]\n"
        )
        assert printed == ""

    @pytest.mark.parametrize(("expression", "needed"), NEEDED.items(), ids=NEEDED)
    def test_a_name_loads_only_the_modules_that_it_needs(self, expression, needed):
        assert loaded_by(expression) == needed

    def test_opens_no_socket_and_reads_only_the_files_of_the_package(self):
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


# --- public names --------------------------------------------------------------------------------


def read_face():
    """The module of each name in ``__init__.py``, as type checkers and as Python see it."""
    tree = ast.parse(MODULES["__init__"].read_text(encoding="utf-8"))
    (branch,) = (node for node in tree.body if isinstance(node, ast.If))
    for_checkers = {
        (alias.name, alias.asname): (node.module or "").removeprefix("workplan.")
        for node in branch.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    (table,) = (
        node.value
        for node in branch.orelse
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
    )
    return for_checkers, ast.literal_eval(table)


class TestFace:
    def test_every_public_name_can_be_imported(self):
        for name in workplan.__all__:
            assert getattr(workplan, name) is not None

    def test_type_checkers_see_the_names_that_python_finds(self):
        for_checkers, modules = read_face()
        assert for_checkers == {(name, name): module for name, module in modules.items()}
        assert sorted(workplan.__all__) == sorted([*modules, "__version__"])

    def test_each_name_is_a_public_name_of_its_module(self):
        _, modules = read_face()
        for name, module in modules.items():
            home = import_module(f"workplan.{module}")
            assert name in home.__all__
            assert getattr(workplan, name) is getattr(home, name)
            assert getattr(home, name).__module__.startswith(f"workplan.{module}")

    def test_tab_completion_offers_the_public_names_only(self):
        assert dir(workplan) == sorted(workplan.__all__)

    def test_another_name_is_an_attribute_error(self):
        with pytest.raises(AttributeError, match="module 'workplan' has no attribute 'nothing'"):
            attrgetter("nothing")(workplan)


class TestVersion:
    def test_is_the_installed_one(self):
        assert workplan.__version__ == metadata.version("workplan")

    def test_is_unknown_without_installed_metadata(self, monkeypatch):
        def find_nothing(name):
            raise metadata.PackageNotFoundError(name)

        monkeypatch.setattr(metadata, "version", find_nothing)
        assert workplan.__version__ == "0+unknown"

    @pytest.mark.parametrize("form", ["folder", "zip"])
    def test_is_unknown_of_a_copy_on_the_path(self, tmp_path, form):
        copy = tmp_path / "workplan"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        place = tmp_path
        if form == "zip":
            place = tmp_path / "workplan.zip"
            with zipfile.ZipFile(place, "w") as archive:
                for path in sorted(copy.rglob("*.py")):
                    archive.write(path, path.relative_to(tmp_path))
            shutil.rmtree(copy)
        # Without `site`, so that the installed metadata are not on the path.
        printed = run(
            f"import sys; sys.path.insert(0, {str(place)!r})\n"
            "import workplan; print(workplan.__file__, workplan.__version__)",
            "-I",
            "-S",
        )
        assert printed.split() == [str(place / "workplan" / "__init__.py"), "0+unknown"]
