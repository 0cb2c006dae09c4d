"""Files that are written whole or not at all."""

import errno
import os
import re
import stat
import subprocess
import sys
import threading

import pytest

from workplan import ExistingFileError
from workplan.render import files
from workplan.render.files import make_file_name, save, save_all, save_text


def names(folder):
    return sorted(path.name for path in folder.iterdir())


class _FullDisk:
    """A file to which nothing can be written."""

    def __init__(self, handle, mode):
        self._handle = handle

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self._handle)

    def write(self, content):
        os.write(self._handle, content[:1])
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def full_disk(monkeypatch):
    monkeypatch.setattr(files, "open", _FullDisk, raising=False)


class TestSave:
    def test_writes_the_file(self, tmp_path):
        save(tmp_path / "x.json", b"1")
        save(str(tmp_path / "y.json"), b"")
        assert (tmp_path / "x.json").read_bytes() == b"1"
        assert (tmp_path / "y.json").read_bytes() == b""
        assert names(tmp_path) == ["x.json", "y.json"]

    def test_does_not_overwrite_unless_forced(self, tmp_path):
        path = tmp_path / "x.json"
        path.write_bytes(b"old")
        with pytest.raises(ExistingFileError) as caught:
            save(path, b"new")
        assert str(caught.value) == f"{path} exists; pass force=True to overwrite it"
        assert caught.value.path == str(path)
        assert path.read_bytes() == b"old"
        save(path, b"new", force=True)
        assert path.read_bytes() == b"new"
        assert names(tmp_path) == ["x.json"]

    def test_on_a_full_disk_leaves_nothing(self, tmp_path, full_disk):
        with pytest.raises(OSError, match="No space left on device"):
            save(tmp_path / "x.json", b"123")
        assert names(tmp_path) == []

    def test_on_a_full_disk_keeps_the_old_file(self, tmp_path, full_disk):
        path = tmp_path / "x.json"
        path.write_bytes(b"old")
        with pytest.raises(OSError, match="No space left on device"):
            save(path, b"new", force=True)
        assert path.read_bytes() == b"old"
        assert names(tmp_path) == ["x.json"]

    def test_whose_draft_cannot_be_moved_names_the_file_and_leaves_nothing(
        self, tmp_path, monkeypatch
    ):
        def refuse(*_):
            raise PermissionError(errno.EACCES, "Permission denied", "draft")

        monkeypatch.setattr(os, "replace", refuse)
        path = tmp_path / "x.json"
        with pytest.raises(PermissionError) as caught:
            save(path, b"1")
        assert str(caught.value) == f"[Errno 13] Permission denied: '{path}'"
        assert names(tmp_path) == []

    def test_that_is_interrupted_leaves_nothing(self, tmp_path, monkeypatch):
        def interrupt(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "replace", interrupt)
        with pytest.raises(KeyboardInterrupt):
            save(tmp_path / "x.json", b"1")
        assert names(tmp_path) == []

    @pytest.mark.parametrize("name", ["", "folder"])
    def test_of_what_is_no_file_fails_with_its_name(self, tmp_path, monkeypatch, name):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "folder").mkdir()
        with pytest.raises(OSError, match=f": '{name}'$"):
            save(name, b"1", force=True)
        assert names(tmp_path) == ["folder"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
    def test_over_what_is_no_regular_file_is_refused_even_if_forced(self, tmp_path):
        path = tmp_path / "pipe"
        os.mkfifo(path)
        with pytest.raises(OSError, match="is no regular file") as caught:
            save(path, b"x", force=True)
        assert caught.value.filename == str(path)
        assert stat.S_ISFIFO(path.stat().st_mode)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no links for everybody")
    def test_over_a_link_writes_what_it_leads_to(self, tmp_path):
        target, link = tmp_path / "a.txt", tmp_path / "b.txt"
        target.write_bytes(b"old")
        link.symlink_to(target)
        with pytest.raises(ExistingFileError):
            save(link, b"new")
        save(link, b"new", force=True)
        assert link.is_symlink()
        assert target.read_bytes() == b"new"

    def test_into_a_missing_folder_names_the_file(self, tmp_path):
        path = tmp_path / "none" / "x.json"
        with pytest.raises(FileNotFoundError, match=f"{re.escape(str(path))}'$"):
            save(path, b"1")

    def test_of_a_text_is_utf8_and_escapes_a_lone_surrogate(self, tmp_path):
        path = tmp_path / "x.txt"
        save_text(path, "市局\r\n\ud800")
        assert path.read_bytes() == "市局\r\n\\ud800".encode()
        with pytest.raises(ExistingFileError):
            save_text(path, "x")
        save_text(path, "x", force=True)
        assert path.read_bytes() == b"x"


class TestPermissions:
    def test_are_those_of_any_new_file(self, tmp_path):
        save(tmp_path / "x", b"1")
        (tmp_path / "plain").touch()
        modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("x", "plain")}
        assert len(modes) == 1

    @pytest.mark.parametrize("umask", ["022", "077", "000"])
    def test_follow_the_umask(self, tmp_path, umask):
        script = (
            "import os, sys\n"
            "from workplan.render.files import save\n"
            "os.umask(int(sys.argv[1], 8))\n"
            "save('saved', b'1')\n"
            "open('plain', 'wb').close()\n"
            "print(oct(os.stat('saved').st_mode), oct(os.stat('plain').st_mode))\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, umask],
            cwd=tmp_path,
            capture_output=True,
            check=True,
            text=True,
        )
        saved, plain = done.stdout.split()
        assert saved == plain

    def test_never_change_the_umask_of_other_threads(self, tmp_path, monkeypatch):
        # To read the umask is to set it, for every thread of the process.
        calls = []
        monkeypatch.setattr(os, "umask", calls.append)
        barrier = threading.Barrier(2)

        def write(name):
            barrier.wait()
            for i in range(20):
                save(tmp_path / f"{name}{i}", b"1")

        threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(names(tmp_path)) == 40
        assert calls == []
        assert len({stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}) == 1

    def test_two_threads_at_one_path_leave_one_whole_file(self, tmp_path):
        barrier = threading.Barrier(2)

        def write(content):
            barrier.wait()
            for _ in range(50):
                save(tmp_path / "x", content, force=True)

        contents = (b"1" * 10_000, b"2" * 10_000)
        threads = [threading.Thread(target=write, args=(each,)) for each in contents]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (tmp_path / "x").read_bytes() in contents
        assert names(tmp_path) == ["x"]


class TestSaveAll:
    def test_makes_the_folder_and_writes_every_file(self, tmp_path):
        save_all(tmp_path / "a" / "b", {"1": b"x", "2": b"y"})
        assert {p.name: p.read_bytes() for p in (tmp_path / "a" / "b").iterdir()} == {
            "1": b"x",
            "2": b"y",
        }

    def test_one_that_exists_keeps_all_from_being_written(self, tmp_path):
        (tmp_path / "2").write_bytes(b"old")
        with pytest.raises(ExistingFileError) as caught:
            save_all(tmp_path, {"1": b"x", "2": b"y"})
        assert str(caught.value) == f"{tmp_path / '2'} exists; pass force=True to overwrite it"
        assert names(tmp_path) == ["2"]
        save_all(tmp_path, {"1": b"x", "2": b"y"}, force=True)
        assert (tmp_path / "2").read_bytes() == b"y"

    def test_a_failure_on_the_way_leaves_nothing_new(self, tmp_path, monkeypatch):
        replace = os.replace

        def fail(draft, path):
            if path.endswith("2"):
                raise OSError(errno.ENOSPC, "No space left on device")
            replace(draft, path)

        monkeypatch.setattr(os, "replace", fail)
        with pytest.raises(OSError, match="No space left"):
            save_all(tmp_path / "new", {"1": b"x", "2": b"y"})
        assert names(tmp_path) == []
        (tmp_path / "1").write_bytes(b"old")
        with pytest.raises(OSError, match="No space left"):
            save_all(tmp_path, {"1": b"x", "2": b"y", "3": b"z"}, force=True)
        assert names(tmp_path) == ["1"]

    def test_on_a_full_disk_removes_every_draft_and_a_new_folder(self, tmp_path, full_disk):
        with pytest.raises(OSError, match="No space left"):
            save_all(tmp_path / "new", {"1": b"x", "2": b"y"})
        assert names(tmp_path) == []
        with pytest.raises(OSError, match="No space left"):
            save_all(tmp_path, {"1": b"x"})
        assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("市局/甲:乙?", "市局_甲_乙_"),
        ('a\\b*c"d<e>f|g', "a_b_c_d_e_f_g"),
        (" 市局 ", "市局"),
        ("甲\n\u202e乙", "甲__乙"),
        ("局" * 60, "局" * 50),
    ],
)
def test_a_file_name_is_one_that_any_system_takes(words, name):
    assert make_file_name(words) == name
