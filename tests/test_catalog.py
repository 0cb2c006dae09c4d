"""The shipped plans."""

import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import attrs
import pytest

import workplan
from workplan import UnknownPlanError, catalog, data


def test_the_available_plans_are_the_folders_of_the_data():
    data = Path(workplan.__file__).parent / "data"
    assert set(workplan.available()) == {path.parent.name for path in data.glob("*/plan.json")}


@pytest.mark.parametrize("name", ["beijing-2018", "", None, "../data", 3])
def test_an_unknown_plan_is_an_error_that_names_those_there_are(name):
    with pytest.raises(UnknownPlanError) as caught:
        workplan.load(name)
    assert caught.value.available == ("qingdao-2018",)


def test_load_gives_the_same_object_every_time():
    assert workplan.load() is workplan.load("qingdao-2018")


def test_thirty_two_threads_get_the_same_object_at_first_touch(monkeypatch):
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
        assert len(checks) == 9
        assert all(check.passed for check in checks)

    def test_fails_when_the_record_is_not_the_one_that_ships(self, plan):
        other = attrs.evolve(plan, revision="2")
        failed = [check.claim for check in catalog.verify(other) if not check.passed]
        assert failed == ["the record is the one that this version ships"]

    def test_fails_when_the_notice_is_another(self, plan, monkeypatch):
        monkeypatch.setattr(data, "read", lambda *_: "一、总则\n(一)甲。乙。(丙局负责)".encode())
        failed = [check.claim for check in catalog.verify(plan) if not check.passed]
        assert failed == [
            "the source is the published notice",
            "reading the notice again gives the same roles and pieces",
        ]

    def test_of_a_plan_that_is_not_shipped_proves_the_laws_only(self):
        from workplan.notice import parse

        other = parse("一、总则\n(一)甲。乙。(丙局负责)")
        assert [check.passed for check in catalog.verify(other)] == [True] * 6
