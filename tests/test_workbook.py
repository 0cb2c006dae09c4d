"""Sheets of plain cells as a workbook, read back with openpyxl."""

import io
import sys

import openpyxl
import pytest

from workplan.errors import FormatError, MissingLibraryError
from workplan.workbook import Band, Cell, Column, Sheet, written

COLUMNS = (Column("任务", 10, merged=True), Column("措施", 20), Column("数", 6, centred=True))


def sheet(*blocks, columns=COLUMNS, **changes):
    fields = {"name": "表", "title": "题", "remarks": ("注",), "columns": columns} | changes
    return Sheet(bands=(Band("一、", blocks),), source="来源", **fields)


def line(task, text, count=1, note=""):
    return (Cell(task), Cell(text, note), Cell(count))


def read(*sheets):
    return openpyxl.load_workbook(io.BytesIO(written(sheets, "题")))


def column(page, letter, first=5):
    return [cell.value for cell in page[letter][first - 1 : -1]]


def points(height):
    """A height as it is stored: in whole pixels, of 0.75 points."""
    return pytest.approx(height, abs=0.75)


class TestLayout:
    def test_title_remark_head_band_lines_and_source_stand_in_this_order(self):
        page = read(sheet((line("甲", "乙"),)))["表"]
        assert column(page, "A", 1) == ["题", "注", "任务", "一、", "甲"]
        assert page["A6"].value == "来源"
        assert [page["B5"].value, page["C5"].value] == ["乙", 1]
        assert {str(r) for r in page.merged_cells.ranges} == {"A1:C1", "A2:C2", "A4:C4", "A6:C6"}

    def test_a_block_has_one_cell_in_a_merged_column(self):
        page = read(sheet((line("甲", "乙"), line("不见", "丙")), (line("丁", "戊"),)))["表"]
        assert "A5:A6" in {str(r) for r in page.merged_cells.ranges}
        assert column(page, "A") == ["甲", None, "丁"]
        assert column(page, "B") == ["乙", "丙", "戊"]

    def test_a_row_is_as_high_as_its_longest_text_needs(self):
        page = read(sheet((line("甲", "字" * 25),), (line("甲", "字"),)))["表"]
        assert page.row_dimensions[5].height == points(3 * 14 + 6)  # ten characters a line
        assert page.row_dimensions[6].height == points(14 + 6)

    def test_a_merged_cell_raises_its_rows_where_they_are_too_low(self):
        page = read(sheet((line("字" * 30, "乙"), line("", "丙"))))["表"]
        assert page.row_dimensions[5].height + page.row_dimensions[6].height >= 6 * 14

    def test_a_latin_word_longer_than_the_column_is_counted_as_broken(self):
        page = read(sheet((line("甲", "x" * 50),)))["表"]
        assert page.row_dimensions[5].height == points(3 * 14 + 6)

    def test_a_text_too_long_for_a_row_goes_on_in_the_next_after_a_stop(self):
        text = ("字" * 199 + "。") * 3
        page = read(sheet((line("甲", text, 7),)))["表"]
        parts = [part for part in column(page, "B") if part]
        assert "".join(parts) == text
        assert len(parts) > 1
        assert parts[0].endswith("。")
        last = 4 + len(parts)
        assert {f"A5:A{last}", f"C5:C{last}"} <= {str(r) for r in page.merged_cells.ranges}
        assert all(page.row_dimensions[row].height <= 409 for row in range(1, last + 1))

    def test_a_text_longer_than_a_cell_holds_is_not_lost_in_any_column(self):
        text = "\U0001f600" * 33_000
        blanks = " " * 40_000 + "x"
        page = read(sheet((line(text, blanks),), title=text))["表"]
        head = next(c.row for c in page["A"] if c.value == "任务")
        values = {letter: [c.value or "" for c in page[letter][head + 1 : -1]] for letter in "AB"}
        assert "".join(values["A"]) == text
        assert "".join(values["B"]) == blanks
        assert "".join(c.value for c in page["A"][: head - 2]) == text

    def test_upright_heads_are_as_high_as_their_characters(self):
        columns = (Column("任务", 10), Column("市打击侵权假冒工作领导小组办公室", 3, upright=True))
        page = read(sheet((((Cell("甲"), Cell("●"))),), columns=columns))["表"]
        assert page.row_dimensions[3].height == points(16 * 12.5 + 12)
        assert page["B3"].alignment.text_rotation == 255


class TestText:
    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
    def test_no_text_is_a_formula_merged_or_not(self, start):
        text = start + "1+1"
        page = read(sheet((line(text, text), line("", text)), title=text, remarks=(text,)))["表"]
        for row in page.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
        assert {page["A1"].value, page["A2"].value, page["A5"].value, page["B5"].value} == {
            "'" + text
        }

    @pytest.mark.parametrize("text", ["http://x.cn", "1", "TRUE", "{=1}", " 前后 ", "一\n二"])
    def test_a_text_stays_a_text(self, text):
        page = read(sheet((line(text, text),)))["表"]
        assert (page["A5"].value, page["A5"].data_type, page["A5"].hyperlink) == (text, "s", None)

    def test_what_xml_cannot_hold_is_written_out(self):
        text = "a\x00\x0b\ufffe\ud800z"
        page = read(sheet((line("甲", text, note=text),)))["表"]
        assert page["B5"].value.startswith("a")
        assert page["B5"].value.endswith("\\ud800z")
        assert page["B5"].comment.text == "a\\x00\\x0b\\ufffe\\ud800z"

    def test_a_note_stands_at_its_cell_alone(self):
        page = read(sheet((line("甲", "乙", note="一\n二"),)))["表"]
        noted = {c.coordinate: c.comment.text for row in page for c in row if c.comment}
        assert noted == {"B5": "一\n二"}


class TestPaper:
    def test_is_a4_across_fitted_to_the_width_with_head_and_numbers_on_each_page(self):
        page = read(sheet((line("甲", "乙"),), frozen=1))["表"]
        setup = page.page_setup
        assert (int(setup.paperSize), setup.orientation) == (9, "landscape")
        # One page wide is the default of the format, which is left out.
        assert (setup.fitToWidth, setup.fitToHeight) == (None, 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.print_title_rows == "$3:$3"
        assert page.freeze_panes == "B4"
        assert "&P" in page.oddFooter.center.text


class TestRefusals:
    def test_a_note_that_no_cell_holds(self):
        wanted = r"row 5: 20000 characters do not fit into a note, 16000 do"
        with pytest.raises(FormatError, match=wanted):
            written([sheet((line("甲", "乙", note="x" * 20_000),))], "")

    def test_more_columns_than_a_spreadsheet_has(self):
        columns = (Column("", 1),) * 16_385
        with pytest.raises(FormatError, match="16385 columns do not fit into a spreadsheet"):
            written([sheet(columns=columns)], "")

    def test_a_missing_library_is_named(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "xlsxwriter", None)
        with pytest.raises(MissingLibraryError, match="python -m pip install XlsxWriter"):
            written([], "")
