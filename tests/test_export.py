"""Text and files that other programs read."""

import csv
import io
import os
import stat

import pytest

from workplan.render.files import csv_text, save, save_all


class TestCsv:
    @pytest.mark.parametrize(
        "text",
        [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\uff1d1",
            "\uff0b1",
            "\uff0d1",
            "\uff201",
            "\t=1",
            "\r=1",
            " =1",
        ],
    )
    def test_no_text_can_be_taken_for_a_formula(self, text):
        (_, row) = csv.reader(io.StringIO(csv_text(["a"], [[text]]), newline=""))
        assert row == [f"'{text}"]

    def test_numbers_and_chinese_stay_as_they_are(self):
        text = csv_text(["单位", "起"], [["市商务局", -3]])
        assert text == "\ufeff单位,起\r\n市商务局,-3\r\n"

    def test_commas_quotes_and_line_ends_come_back(self):
        text = csv_text(["a"], [['一,"二"\n三']])
        assert list(csv.reader(io.StringIO(text, newline="")))[1] == ['一,"二"\n三']


class TestSave:
    def test_writes_the_file_with_the_usual_rights(self, tmp_path):
        path = tmp_path / "x.json"
        save(path, b"1")
        assert path.read_bytes() == b"1"
        plain = tmp_path / "plain"
        plain.touch()
        assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)

    def test_does_not_overwrite_unless_forced(self, tmp_path):
        path = tmp_path / "x.json"
        path.write_bytes(b"old")
        with pytest.raises(FileExistsError, match="exists; --force overwrites it"):
            save(path, b"new")
        assert path.read_bytes() == b"old"
        save(path, b"new", force=True)
        assert path.read_bytes() == b"new"

    def test_writes_whole_or_not_at_all(self, tmp_path, monkeypatch):
        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "replace", full)
        with pytest.raises(OSError, match="No space left"):
            save(tmp_path / "x.json", b"1")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("name", ["", "folder"])
    def test_what_is_no_file_is_told_by_its_own_name(self, tmp_path, monkeypatch, name):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "folder").mkdir()
        with pytest.raises(OSError, match=f": '{name}'$"):
            save(name, b"1", force=True)
        assert [path.name for path in tmp_path.iterdir()] == ["folder"]

    def test_a_missing_folder_is_an_error(self, tmp_path):
        with pytest.raises(FileNotFoundError):
            save(tmp_path / "none" / "x.json", b"1")


class TestSaveAll:
    def test_makes_the_folder_and_writes_every_file(self, tmp_path):
        save_all(tmp_path / "a" / "b", {"1": b"x", "2": b"y"})
        assert {p.name: p.read_bytes() for p in (tmp_path / "a" / "b").iterdir()} == {
            "1": b"x",
            "2": b"y",
        }

    def test_one_that_exists_keeps_all_from_being_written(self, tmp_path):
        (tmp_path / "2").write_bytes(b"old")
        with pytest.raises(FileExistsError, match="2 exists; --force overwrites it"):
            save_all(tmp_path, {"1": b"x", "2": b"y"})
        assert [p.name for p in tmp_path.iterdir()] == ["2"]
        save_all(tmp_path, {"1": b"x", "2": b"y"}, force=True)
        assert (tmp_path / "2").read_bytes() == b"y"

    def test_a_failure_on_the_way_leaves_nothing_new(self, tmp_path, monkeypatch):
        replace = os.replace

        def full(draft, path):
            if path.endswith("2"):
                raise OSError(28, "No space left on device")
            replace(draft, path)

        monkeypatch.setattr(os, "replace", full)
        with pytest.raises(OSError, match="No space left"):
            save_all(tmp_path / "new", {"1": b"x", "2": b"y"})
        assert list(tmp_path.iterdir()) == []
        (tmp_path / "1").write_bytes(b"old")
        with pytest.raises(OSError, match="No space left"):
            save_all(tmp_path, {"1": b"x", "2": b"y", "3": b"z"}, force=True)
        assert [p.name for p in tmp_path.iterdir()] == ["1"]
