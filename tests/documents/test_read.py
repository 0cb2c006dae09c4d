"""`read`: text in its encodings, JSON, the libraries of each format, and what is refused."""

import json
import sys

import pytest

import workplan
from workplan import FormatError, MissingLibraryError, NoticeError, documents
from workplan.documents import read_registry

NOTICE = "一、总则\r\n(一)抓落实。加强督查,确保各项任务按时完成。(市工商局牵头,市财政局配合)\r\n"


def roles(plan):
    return [(role.printed, role.duty.value) for role in plan.roles]


EXPECTED = [("市工商局", "lead"), ("市财政局", "supporting")]


class TestText:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    def test_is_read_in_its_encoding_every_character_of_it(self, tmp_path, encoding):
        path = tmp_path / "notice.txt"
        path.write_bytes(NOTICE.encode(encoding))
        plan = workplan.read(path)
        mark = "\ufeff" if encoding == "utf-8-sig" else ""
        assert plan.source.text == mark + NOTICE
        assert roles(plan) == EXPECTED

    def test_the_suffix_may_be_in_capitals_and_the_path_a_string(self, tmp_path):
        path = tmp_path / "NOTICE.TXT"
        path.write_bytes(NOTICE.encode())
        assert roles(workplan.read(str(path))) == EXPECTED

    @pytest.mark.parametrize("encoding", ["big5", "utf-16", "utf-16-le"])
    def test_in_another_encoding_is_refused_and_not_guessed(self, tmp_path, encoding):
        path = tmp_path / "notice.txt"
        traditional = "一、總則(一)落實責任。開展檢查,確保各項任務完成。" * 3
        path.write_bytes(traditional.encode(encoding))
        with pytest.raises(NoticeError) as caught:
            workplan.read(path)
        assert caught.value.file == str(path)
        assert caught.value.problem == (
            "is not UTF-8, and not Chinese in GB 18030; save it as UTF-8"
            if encoding != "utf-16"
            else "is neither UTF-8 nor GB 18030 (byte 0); save it as UTF-8"
        )

    def test_that_is_cut_inside_a_character_is_refused(self, tmp_path):
        path = tmp_path / "notice.txt"
        content = NOTICE.encode("gb18030")
        path.write_bytes(content + b"\x81")
        with pytest.raises(NoticeError) as caught:
            workplan.read(path)
        assert str(caught.value) == (
            f"{path}: is neither UTF-8 nor GB 18030 (byte {len(content)}); save it as UTF-8"
        )

    def test_without_chinese_that_is_not_utf8_is_refused(self, tmp_path):
        path = tmp_path / "notice.txt"
        path.write_bytes(b"1. caf\xe9\x80\x30 \x84\x31\xa4\x37")
        with pytest.raises(NoticeError, match="save it as UTF-8"):
            workplan.read(path)

    def test_in_gb18030_may_hold_rare_characters_and_latin(self, tmp_path):
        path = tmp_path / "notice.txt"
        text = NOTICE.replace("任务", "氿𬭎 IP")
        path.write_bytes(text.encode("gb18030"))
        assert workplan.read(path).source.text == text

    def test_with_control_characters_is_another_encoding(self, tmp_path):
        path = tmp_path / "notice.txt"
        path.write_bytes((NOTICE + "\x02").encode("gb18030"))
        with pytest.raises(NoticeError, match="is not UTF-8, and not Chinese in GB 18030"):
            workplan.read(path)
        path.write_bytes((NOTICE + "\x02").encode())  # in UTF-8 it is beyond doubt
        assert workplan.read(path).source.text == NOTICE + "\x02"

    def test_strict_and_the_registry_are_those_of_parse(self, tmp_path):
        path = tmp_path / "notice.txt"
        path.write_text("一、甲\n(一)乙。丙。(谁主管谁负责)", encoding="utf-8")
        assert [note.code for note in workplan.read(path).diagnostics] == [
            "no-responsibility",
            "unread-responsibility",
        ]
        with pytest.raises(NoticeError) as caught:
            workplan.read(path, strict=True)
        assert caught.value.file == str(path)
        assert [note.code for note in caught.value.diagnostics] == ["unread-responsibility"]
        assert "line 2, column 8: these words are about responsibility" in str(caught.value)
        path.write_bytes(NOTICE.encode())
        known = workplan.Agency("aic", "市工商局")
        assert workplan.read(path, registry=[known]).agency("aic") is known


class TestLibraries:
    @pytest.mark.parametrize(
        ("name", "missing", "message"),
        [
            ("notice.docx", "docx", "reading a Word document needs python-docx"),
            ("notice.xlsx", "openpyxl", "reading an Excel workbook needs openpyxl"),
            ("notice.html", "lxml.etree", "reading a web page needs lxml"),
            ("notice.pdf", "pypdfium2", "reading a PDF file needs pypdfium2 pdfplumber"),
            ("notice.pdf", "pdfplumber", "reading a PDF file needs pypdfium2 pdfplumber"),
        ],
    )
    def test_are_named_with_their_install_line(self, tmp_path, monkeypatch, name, missing, message):
        monkeypatch.setitem(sys.modules, missing, None)
        path = tmp_path / name
        path.write_bytes(b"")
        with pytest.raises(MissingLibraryError) as caught:
            workplan.read(path)
        library = message.partition(" needs ")[2]
        assert str(caught.value) == f"{message}: python -m pip install {library}"


class TestJson:
    def test_is_a_plan(self, tmp_path, plan):
        path = tmp_path / "plan.json"
        path.write_text(workplan.dumps(plan), encoding="utf-8")
        assert workplan.read(path) == plan

    def test_that_is_no_plan_is_refused(self, tmp_path):
        path = tmp_path / "plan.json"
        path.write_text('{"format": 1}', encoding="utf-8")
        with pytest.raises(FormatError) as caught:
            workplan.read(path)
        assert (caught.value.file, caught.value.path) == (str(path), "id")
        assert str(caught.value) == f"{path}: id: is missing"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("notice.doc", "open it in its program and save it as .docx"),
        ("notice.WPS", "open it in its program and save it as .docx"),
        ("notice.ofd", "open it in its program and save it as .docx"),
        ("notice.xls", "open it in its program and save it as .xlsx"),
        ("notice.mht", "open it in its program and save it as .html"),
        ("notice", "workplan reads .txt, .docx, .xlsx, .html, .htm, .pdf, .json, not ''"),
        ("notice.png", "workplan reads .txt, .docx, .xlsx, .html, .htm, .pdf, .json, not '.png'"),
    ],
)
def test_another_kind_of_file_is_refused_by_name(name, message):
    with pytest.raises(NoticeError) as caught:
        workplan.read(name)
    assert str(caught.value) == f"{name}: {message}"


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "notice.txt"
    path.write_bytes(NOTICE.encode())
    monkeypatch.setattr(documents, "_MOST_BYTES", len(NOTICE.encode()))
    assert roles(workplan.read(path)) == EXPECTED
    monkeypatch.setattr(documents, "_MOST_BYTES", len(NOTICE.encode()) - 1)
    with pytest.raises(NoticeError, match=r"notice\.txt: has more than \d+ bytes"):
        workplan.read(path)


def test_a_folder_is_an_os_error_of_any_name(tmp_path):
    folder = tmp_path / "notices.2018"
    folder.mkdir()
    with pytest.raises(OSError, match=r"notices\.2018"):
        workplan.read(folder)


def test_a_file_that_is_not_there_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        workplan.read(tmp_path / "nothing.txt")


class TestRegistry:
    def test_is_an_array_of_agencies(self, tmp_path):
        path = tmp_path / "agencies.json"
        path.write_text(json.dumps([{"id": "aic", "name": "市工商局"}]), encoding="utf-8")
        assert read_registry(path) == (workplan.Agency("aic", "市工商局"),)

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"\xff", "is not UTF-8 (byte 0: invalid start byte)"),
            (b"[" * 100_000, "is nested too deeply"),
            (b'[{"id": "aic"}]', "[0].name: is missing"),
            (b"{}", "expected an array, not an object"),
            (b"", "is not JSON (Expecting value: line 1 column 1 (char 0))"),
        ],
        ids=lambda value: str(value)[:12],
    )
    def test_that_is_none_is_refused_with_the_name_of_the_file(self, tmp_path, content, message):
        path = tmp_path / "agencies.json"
        path.write_bytes(content)
        with pytest.raises(FormatError) as caught:
            read_registry(str(path))
        assert str(caught.value) == f"{path}: {message}"
