"""Sheets of plain cells as a workbook, read back with openpyxl."""

import io
import re
import sys
import zipfile

import attrs
import openpyxl
import pytest

from workplan.errors import FormatError, MissingLibraryError
from workplan.render.sheet import DocumentProperties, Sheet, SheetBand, SheetCell, SheetColumn
from workplan.render.workbook import write_workbook

COLUMNS = (
    SheetColumn("任务", 10, merged=True),
    SheetColumn("措施", 20),
    SheetColumn("数", 6, centred=True),
)


def sheet(*blocks, columns=COLUMNS, **changes):
    fields = {"name": "表", "title": "题", "remarks": ("注",), "columns": columns} | changes
    return Sheet(bands=(SheetBand("一、", blocks),), **({"closing": ("年月日",)} | fields))


def line(task, text, count=1, note=""):
    return (SheetCell(task), SheetCell(text, note), SheetCell(count))


def write(*sheets, title="题", comments=""):
    return write_workbook(sheets, DocumentProperties(title, comments))


def read(*sheets):
    return openpyxl.load_workbook(io.BytesIO(write(*sheets)))


def find_part(name, *sheets):
    """A part of the file as text: what openpyxl does not give back."""
    return zipfile.ZipFile(io.BytesIO(write(*sheets))).read(name).decode()


def list_merged(page):
    return {str(area) for area in page.merged_cells.ranges}


def column(page, letter, first=5):
    return [cell.value for cell in page[letter][first - 1 : -1]]


def points(height):
    """A height as it is stored: in whole pixels, of 0.75 points."""
    return pytest.approx(height, abs=0.75)


class TestLayout:
    def test_title_remark_head_band_rows_and_closing_line_are_in_this_order(self):
        page = read(sheet((line("甲", "乙"),)))["表"]
        assert column(page, "A", 1) == ["题", "注", "任务", "一、", "甲"]
        assert page["A6"].value == "年月日"
        assert page["A6"].alignment.horizontal == "right"
        assert [page["B5"].value, page["C5"].value] == ["乙", 1]
        assert list_merged(page) == {"A1:C1", "A2:C2", "A4:C4", "A6:C6"}

    def test_a_block_has_one_cell_in_a_merged_column(self):
        page = read(sheet((line("甲", "乙"), line("不见", "丙")), (line("丁", "戊"),)))["表"]
        assert "A5:A6" in list_merged(page)
        assert column(page, "A") == ["甲", None, "丁"]
        assert column(page, "B") == ["乙", "丙", "戊"]

    def test_a_row_is_as_high_as_its_longest_text_needs(self):
        page = read(sheet((line("甲", "字" * 25),), (line("甲", "字"),)))["表"]
        assert page.row_dimensions[5].height == points(3 * 14.5 + 6)  # nine characters a line
        assert page.row_dimensions[6].height == points(14.5 + 6)

    def test_lines_are_counted_as_broken_before_the_character_that_closing_punctuation_follows(
        self,
    ):
        page = read(sheet((line("甲", "字" * 19 + "。"),)))["表"]  # two lines would just hold it
        assert page.row_dimensions[5].height == points(3 * 14.5 + 6)

    def test_quotes_count_as_wide_as_a_chinese_font_sets_them(self):
        page = read(sheet((line("甲", "“字”" * 6),)))["表"]  # 18 characters
        assert page.row_dimensions[5].height == points(2 * 14.5 + 6)

    def test_a_merged_cell_raises_its_rows_where_they_are_too_low(self):
        page = read(sheet((line("字" * 30, "乙"), line("", "丙"))))["表"]
        assert page.row_dimensions[5].height + page.row_dimensions[6].height >= 6 * 14

    def test_a_latin_word_longer_than_the_column_is_counted_as_broken(self):
        page = read(sheet((line("甲", "x" * 50),)))["表"]
        assert page.row_dimensions[5].height == points(3 * 14.5 + 6)

    def test_a_mark_fits_into_the_narrowest_column(self):
        columns = (SheetColumn("任务", 10), SheetColumn("局", 2, centred=True, upright=True))
        page = read(sheet(((SheetCell("甲"), SheetCell("●")),), columns=columns))["表"]
        assert page.row_dimensions[5].height == points(14.5 + 6)

    def test_a_text_too_long_for_a_row_is_continued_in_the_next_after_a_full_stop(self):
        text = ("字" * 199 + "。") * 3
        page = read(sheet((line("甲", text, 7),)))["表"]
        parts = column(page, "B")
        assert "".join(parts) == text
        assert len(parts) > 1
        assert parts[0].endswith("。")
        assert all(page.row_dimensions[row].height <= 409 for row in range(1, page.max_row + 1))

    def test_what_is_short_beside_it_is_one_cell_or_one_on_each_page(self):
        page = read(sheet((line("甲", ("字" * 199 + "。") * 3, 7),)))["表"]
        begun = {5, *(mark.id + 1 for mark in page.row_breaks.brk)}
        assert begun > {5}
        for letter, value in (("A", "甲"), ("C", 7)):
            shown = {cell.row for cell in page[letter][4:-1] if cell.value == value}
            assert shown == begun

    def test_a_text_longer_than_a_cell_holds_is_not_lost_in_any_column(self):
        text = "\U0001f600" * 33_000
        blanks = " " * 40_000 + "x"
        page = read(sheet((line(text, ""),), (line("", blanks),), title=text))["表"]
        head = next(c.row for c in page["A"] if c.value == "任务")
        values = {letter: [c.value or "" for c in page[letter][head + 1 : -1]] for letter in "AB"}
        assert "".join(values["A"]) == text
        assert "".join(values["B"]) == blanks
        assert "".join(c.value for c in page["A"][: head - 2]) == text

    def test_upright_heads_are_as_high_as_their_characters(self):
        columns = (
            SheetColumn("任务", 10),
            SheetColumn("市打击侵权假冒工作领导小组办公室", 3, upright=True),
        )
        page = read(sheet((((SheetCell("甲"), SheetCell("●"))),), columns=columns))["表"]
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
        text = "a\x00\x0b\ufffe\ud800\u202ez"
        page = read(sheet((line("甲", text, note=text),)))["表"]
        assert page["B5"].value == "a\\x00\\x0b\\ufffe\\ud800\\u202ez"
        assert page["B5"].comment.text == "a\\x00\\x0b\\ufffe\\ud800\\u202ez"

    def test_a_note_is_at_its_cell_only(self):
        page = read(sheet((line("甲", "乙", note="一\n二"),)))["表"]
        noted = {c.coordinate: c.comment.text for row in page for c in row if c.comment}
        assert noted == {"B5": "一\n二"}

    def test_a_band_has_its_note_once(self):
        band = SheetBand("长" * 2000, ((line("甲", "乙"),),), "一处")
        page = read(attrs.evolve(sheet(), bands=(band,)))["表"]
        noted = {c.coordinate: c.comment.text for row in page for c in row if c.comment}
        assert page["A5"].value.startswith("长")  # the title goes on in a second row
        assert noted == {"A4": "一处"}

    def test_numbers_stored_as_text_are_not_reported_as_errors(self):
        parts = zipfile.ZipFile(io.BytesIO(write(sheet((line("1.1", "乙"),)))))
        found = parts.read("xl/worksheets/sheet1.xml").decode()
        assert '<ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/>' in found


class TestPaper:
    def test_is_landscape_a4_fitted_to_the_width_with_head_and_numbers_on_each_page(self):
        page = read(sheet((line("甲", "乙"),), frozen=1))["表"]
        setup = page.page_setup
        assert (int(setup.paperSize), setup.orientation) == (9, "landscape")
        # One page wide is the default of the format, which is left out.
        assert (setup.fitToWidth, setup.fitToHeight) == (None, 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.print_title_rows == "$3:$3"
        assert page.freeze_panes == "B4"
        assert "&P" in page.oddFooter.center.text

    def test_columns_are_measured_by_a_font_whose_substitutes_are_as_wide(self):
        book = read(sheet((line("甲", "乙"),)))
        font = book._named_styles["Normal"].font
        assert (font.name, font.sz) == ("Arial", 10)


def breaks(*sheets):
    """The first row of each page but the first, of the last of the sheets."""
    return [mark.id + 1 for mark in read(*sheets).worksheets[-1].row_breaks.brk]


HIGH = line("甲", "字" * 72)  # eight lines, 122 points


def high(count):
    """Blocks of one high row each.

    A page has 486.6 points for rows, 0.97 of A4 across less its margins. Title, remark, head and
    band take 94.3 of the first, a head takes 20.5 of every other: three blocks fit on any.
    """
    return ((HIGH,),) * count


class TestPages:
    def test_a_sheet_that_fits_on_one_has_no_page_break(self):
        assert breaks(sheet(*high(2))) == []

    def test_each_has_what_fits_below_the_repeated_head(self):
        # Rows 1 to 4 are title, remark, head, band.
        assert breaks(sheet(*high(9))) == [8, 11]

    @pytest.mark.parametrize("before", range(1, 8))
    def test_none_ends_in_the_title_of_a_band(self, before):
        bands = (
            SheetBand("一、", high(before)),
            SheetBand("二、", high(2)),
            SheetBand("三、", high(2)),
        )
        made = attrs.evolve(sheet(), bands=bands)
        page, begun = read(made)["表"], breaks(made)
        assert begun
        last = [page.cell(row - 1, 1).value for row in begun]
        assert set(last) == {"甲"}

    def test_the_title_of_a_band_is_kept_with_its_first_block_and_not_with_all(self):
        # The first band leaves room for the second and two of its three blocks.
        made = attrs.evolve(sheet(), bands=(SheetBand("一、", high(1)), SheetBand("二、", high(3))))
        assert breaks(made) == [9]

    def test_one_may_end_between_the_measures_of_a_task(self):
        assert breaks(sheet(*high(2), (HIGH, HIGH))) == [8]

    def test_a_cell_over_several_measures_is_repeated_below_a_break(self):
        block = (line("丁", "字" * 72, note="一"), HIGH)
        page = read(sheet(*high(2), block))["表"]
        assert column(page, "A") == ["甲", "甲", "丁", "丁"]
        assert not [area for area in list_merged(page) if area.startswith("A7")]
        assert [c.coordinate for row in page for c in row if c.comment] == ["B7"]

    def test_a_cell_over_several_measures_has_a_note_on_the_first_page_only(self):
        noted = (SheetCell("丁", "一"), *line("", "字" * 72)[1:])
        page = read(sheet(*high(2), (noted, HIGH)))["表"]
        assert [c.coordinate for row in page for c in row if c.comment] == ["A7"]

    def test_above_a_break_a_cell_over_several_measures_has_room_for_its_text(self):
        # Of two short measures the first would leave too little for the name of the task.
        short = line("", "字")
        block = (line("字" * 24, "字"), short, short, short)  # six lines, 93 points
        page = read(sheet(*high(2), (HIGH,), block))["表"]
        assert breaks(sheet(*high(2), (HIGH,), block)) == [8]
        assert "A8:A11" in list_merged(page)

    def test_what_is_left_of_it_below_a_break_has_room_too(self):
        block = (line("字" * 24, "字" * 72), line("", "字"))  # six lines; 122 and 20.5 points
        made = sheet(*high(2), block)
        page = read(made)["表"]
        assert breaks(made) == [8]
        assert page["A8"].value == "字" * 24
        assert page.row_dimensions[8].height == points(6 * 14.5 + 6)

    def test_a_row_that_would_leave_too_much_blank_is_cut_and_goes_on_on_the_next(self):
        made = sheet(*high(2), (line("丁", "字" * 49 + "，" + "字" * 100, 5),))
        page, begun = read(made)["表"], breaks(made)
        # 94.3 and 244 points are used, and 148.3 of 486.6 are left: more than 0.3.
        assert begun == [8]
        assert column(page, "A")[2:] == ["丁", "丁"]
        assert column(page, "C")[2:] == [5, 5]
        assert column(page, "B")[2:] == ["字" * 49 + "，" + "字" * 31, "字" * 69]

    def test_a_text_is_cut_after_a_comma_of_the_last_lines(self):
        made = sheet(*high(2), (line("丁", "字" * 75 + "，" + "字" * 74),))
        assert column(read(made)["表"], "B")[2:] == ["字" * 75 + "，", "字" * 74]

    def test_a_cut_cell_over_several_measures_goes_on_too(self):
        tall = line("", "字" * 150)
        made = sheet(*high(1), (line("丁", "字" * 72), tall, HIGH))
        page = read(made)["表"]
        assert breaks(made) == [8]
        assert {"A6:A7", "A8:A9"} <= list_merged(page)
        assert [page["A6"].value, page["A8"].value] == ["丁", "丁"]

    def test_a_band_above_a_tall_row_is_not_put_off_to_the_next(self):
        tall = ((line("丁", "字" * 200),),)  # 23 lines, 339.5 points
        made = attrs.evolve(sheet(), bands=(SheetBand("一、", high(1)), SheetBand("二、", tall)))
        page = read(made)["表"]
        assert page["A6"].value == "二、"
        assert breaks(made) == [8]
        assert column(page, "A")[2:] == ["丁", "丁"]

    def test_the_closing_line_is_not_alone_on_one(self):
        # Above the last row of one line 84.3 points are left.
        fits = sheet(*high(2), (line("甲", "字" * 36),), (line("丁", "字"),))
        assert breaks(attrs.evolve(fits, closing=("年月日",) * 3)) == []
        assert breaks(attrs.evolve(fits, closing=("年月日",) * 4)) == [8]

    def test_a_tall_last_row_goes_on_above_the_closing_line(self):
        # Of ten lines, 151 points, nine would fit into 148.3.
        made = sheet(*high(2), (line("丁", "字" * 90),))
        assert breaks(made) == [8]
        assert column(read(made)["表"], "B")[2:] == ["字" * 72, "字" * 18]

    def test_without_closing_lines_the_table_ends_the_sheet(self):
        page = read(sheet(*high(1), closing=()))["表"]
        assert page.max_row == 5

    def test_a_short_last_row_is_not_cut_for_closing_lines(self):
        made = sheet(*high(2), (line("丁", "字"),), closing=("年月日",) * 7)
        assert breaks(made) == [7]

    def test_closing_lines_longer_than_one_go_on_on_the_next(self):
        made = sheet(*high(1), closing=("年月日",) * 40)
        assert column(read(made)["表"], "A", 1).count("年月日") == 39  # all but the last row

    def test_rows_under_no_title_follow_the_head(self):
        made = attrs.evolve(sheet(), bands=(SheetBand("", high(1)),))
        assert column(read(made)["表"], "A", 1) == ["题", "注", "任务", "甲"]

    def test_a_sheet_without_rows_has_its_head(self):
        page = read(sheet(closing=()))["表"]
        assert [cell.value for cell in page["A"]] == ["题", "注", "任务", "一、"]

    def test_a_wide_sheet_is_printed_smaller_and_holds_more(self):
        columns = (
            SheetColumn("任务", 10, merged=True),
            SheetColumn("措施", 20),
            SheetColumn("数", 250),
        )
        assert breaks(sheet(*high(9), columns=columns)) == [11]


class TestOnTheScreen:
    def test_rows_can_be_filtered_from_the_head_to_the_last_row(self):
        page = read(sheet((line("甲", "乙"),), is_filtered=True))["表"]
        assert page.auto_filter.ref == "A3:C5"
        assert read(sheet((line("甲", "乙"),)))["表"].auto_filter.ref is None

    def test_a_table_without_rows_is_not_filtered(self):
        made = attrs.evolve(sheet(is_filtered=True), bands=())
        assert read(made)["表"].auto_filter.ref is None

    def test_a_filter_finds_every_row_of_a_merged_cell(self):
        made = sheet((line("甲", "乙"), line("", "丙")))
        cells = find_part("xl/worksheets/sheet1.xml", made)
        # openpyxl drops what a merged cell covers; Excel keeps it, and filters by it.
        first, second = (re.search(rf'<c r="{at}"[^>]*><v>(\d+)</v>', cells) for at in ("A5", "A6"))
        assert first[1] == second[1]

    def test_a_column_with_choices_has_a_drop_down(self):
        columns = (SheetColumn("状态", 10, choices=("未启动", "已完成")),)
        page = read(sheet(((SheetCell(""),),), columns=columns))["表"]
        (rule,) = page.data_validations.dataValidation
        assert (str(rule.sqref), rule.type, rule.formula1) == ("A4:A5", "list", '"未启动,已完成"')

    def test_a_highlighted_cell_is_shaded_and_no_other(self):
        row = (SheetCell("甲", highlighted=True), SheetCell("乙"), SheetCell(1))
        page = read(sheet((row,)))["表"]
        assert [page[at].fill.fgColor.rgb for at in ("A5", "B5")] == ["FFFFF2CC", "00000000"]

    def test_texts_are_indented_and_centred_columns_are_not(self):
        page = read(sheet((line("甲", "乙"),)))["表"]
        shown = [(page[at].alignment.horizontal, page[at].alignment.indent) for at in ("B5", "C5")]
        assert shown == [("left", 1), ("center", 0)]

    def test_a_label_is_above_the_title(self):
        page = read(sheet((line("甲", "乙"),), label="附件"))["表"]
        assert column(page, "A", 1)[:2] == ["附件", "题"]

    def test_the_properties_are_the_title_and_where_it_comes_from(self):
        content = write(sheet(), title="题" * 300, comments="来源\x00")
        book = openpyxl.load_workbook(io.BytesIO(content))
        assert book.properties.title == "题" * 250
        assert book.properties.description == "来源\\x00"


class TestOnePage:
    def test_has_the_orientation_that_prints_larger(self):
        tall = read(sheet(*high(5), one_page=True))["表"]
        assert tall.page_setup.orientation == "portrait"
        columns = (
            SheetColumn("任务", 10, merged=True),
            SheetColumn("措施", 20),
            SheetColumn("数", 120),
        )
        broad = read(sheet(*high(4), columns=columns, one_page=True))["表"]
        assert broad.page_setup.orientation == "landscape"
        for page in (tall, broad):
            assert page.sheet_properties.pageSetUpPr.fitToPage
            # One page wide and high is the default of the format, which is left out.
            assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (None, None)
            assert page.row_breaks.brk == []

    def test_is_landscape_where_neither_orientation_needs_a_reduction(self):
        assert read(sheet(*high(1), one_page=True))["表"].page_setup.orientation == "landscape"

    def test_is_given_up_where_nobody_could_read_it(self):
        # Ten blocks are 1,220 points, of which a page upright has 748.
        page = read(sheet(*high(10), one_page=True))["表"]
        assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
        assert page.row_breaks.brk


class TestRefusals:
    def test_a_note_that_no_cell_holds(self):
        wanted = r"row 5: 20000 characters do not fit into a note, 16000 do"
        with pytest.raises(FormatError, match=wanted):
            write(sheet((line("甲", "乙", note="x" * 20_000),)))

    def test_more_columns_than_a_spreadsheet_has(self):
        columns = (SheetColumn("", 1),) * 16_385
        with pytest.raises(FormatError, match="16385 columns do not fit into a spreadsheet"):
            write(sheet(columns=columns))

    def test_a_missing_library_is_named(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "xlsxwriter", None)
        with pytest.raises(MissingLibraryError, match="python -m pip install XlsxWriter"):
            write()
