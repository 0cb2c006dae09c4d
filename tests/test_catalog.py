"""The shipped plans."""

import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import attrs
import pytest

import workplan
from workplan import Text, UnknownPlanError, catalog, data, parse


def test_the_available_plans_are_the_folders_of_the_data():
    data = Path(workplan.__file__).parent / "data"
    assert set(workplan.available()) == {path.parent.name for path in data.glob("*/plan.json")}


@pytest.mark.parametrize("name", ["beijing-2018", "", None, "../data", 3])
def test_an_unknown_plan_is_an_error_that_names_the_shipped_ones(name):
    with pytest.raises(UnknownPlanError) as caught:
        workplan.load(name)
    assert caught.value.available == ("qingdao-2018",)
    assert str(caught.value) == f"no shipped plan is called {name!r}; there are qingdao-2018"


def test_load_gives_the_same_object_every_time():
    assert workplan.load() is workplan.load("qingdao-2018")


def test_thirty_two_threads_get_the_same_object_at_first_use(monkeypatch):
    monkeypatch.setattr(catalog, "_loaded", {})
    barrier = threading.Barrier(32)
    found = []

    def touch():
        barrier.wait()
        found.append(catalog.load())

    threads = [threading.Thread(target=touch) for _ in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 32
    assert len(set(map(id, found))) == 1


def test_a_shipped_file_is_read_out_of_a_zip(tmp_path):
    package = Path(workplan.__file__).parent
    archive = tmp_path / "workplan.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for path in package.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                zipped.write(path, path.relative_to(package.parent))
    script = (
        f"import sys; sys.path.insert(0, {str(archive)!r})\n"
        "import workplan; assert '.zip' in workplan.__file__, workplan.__file__\n"
        "print(len(workplan.load().roles))\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, check=True, text=True
    )
    assert done.stdout == "170\n"


class TestVerify:
    def test_passes_on_the_shipped_plan(self, plan):
        checks = catalog.verify(plan)
        assert len(checks) == 11
        assert all(check.passed for check in checks)

    def test_fails_when_the_record_is_not_the_one_that_ships(self, plan):
        other = attrs.evolve(plan, revision="1")
        failed = [check.claim for check in catalog.verify(other) if not check.passed]
        assert failed == [Text("the record is the one that this version ships")]

    def test_fails_when_the_notice_is_another(self, plan, monkeypatch):
        monkeypatch.setattr(data, "read", lambda *_: "一、总则\n(一)甲。乙。(丙局负责)".encode())
        failed = [check.claim for check in catalog.verify(plan) if not check.passed]
        assert failed == [
            Text("the source is the published notice"),
            Text("reading the notice again gives the same roles and pieces"),
        ]

    def test_of_a_plan_that_is_not_shipped_checks_the_invariants_only(self):
        other = parse("一、总则\n(一)甲。乙。(丙局负责)")
        assert [(str(check.claim), check.passed) for check in catalog.verify(other)] == [
            ("the source has its stated digest, and its layout is inside it", True),
            ("every id is unique", True),
            ("every text is at its span, in order, inside its parent", True),
            ("the pieces tile the source, no character twice and none left out", True),
            ("every role names an agency of the plan, where the assignment prints it", True),
            (
                "every labelled field is where the responsibility of its measure prints it",
                True,
            ),
            ("every correction and initiative is where it says", True),
            ("every responsibility says how sure its reading is, as its diagnostics do", True),
        ]

    def test_finds_what_breaks_an_invariant(self, plan):
        # No such plan can be made; only a stand-in with its parts can be checked.
        class Broken:
            id = "broken"
            contents = plan.contents
            initiatives = ()
            pieces = plan.pieces[1:]
            diagnostics = plan.diagnostics

        failed = [str(check.claim) for check in catalog.verify(Broken()) if not check.passed]
        assert failed == ["the pieces tile the source, no character twice and none left out"]
