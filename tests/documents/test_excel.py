"""Excel workbooks: a visible sheet is a table, and its cells are read as Excel shows them."""

import io
import time
import tracemalloc
import zipfile
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings, strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import get_column_letter

from workplan import NoticeError
from workplan.documents import excel
from workplan.documents.excel import formats
from workplan.documents.excel.formats import show_number, show_text
from workplan.model import Locator, Span
from workplan.model.invariants import check_source

# --- files ---------------------------------------------------------------------------------------

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DAMAGED = "is no .xlsx file, or is damaged; open it in its program and save it again"


def relate(*targets):
    """The part that lists what another refers to: kinds and targets; ids from rId1."""
    lines = (
        f'<Relationship Id="rId{i}" Type="{RELATED}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'


def list_types(*parts):
    """The part that says what each part is, by path and kind."""
    lines = (
        f'<Override PartName="/{path}" ContentType="application/vnd.openxmlformats-officedocument'
        f'.spreadsheetml.{kind}+xml"/>'
        for path, kind in parts
    )
    return f'<Types xmlns="{TYPES}">{"".join(lines)}</Types>'


def make_file(*sheets, others=None, settings=""):
    """A workbook from the inside of its ``worksheet`` elements, and other parts by name."""
    listed = "".join(
        f'<sheet name="表{i}" sheetId="{i}" r:id="rId{i}"/>' for i in range(1, len(sheets) + 1)
    )
    kinds = [("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    kinds += [("styles", "styles.xml"), ("sharedStrings", "/xl/sharedStrings.xml")]
    parts = {
        "[Content_Types].xml": list_types(
            ("xl/workbook.xml", "sheet.main"), ("xl/sharedStrings.xml", "sharedStrings")
        ),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}">{settings}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relate(*kinds),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"/>',
    }
    for i, inside in enumerate(sheets, 1):
        own = f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATED}">{inside}</worksheet>'
        parts[f"xl/worksheets/sheet{i}.xml"] = own
    parts.update(others or {})
    return pack(parts)


def pack(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def style(*formats):
    """The part of styles, with formats of cells, each an ``xf`` element."""
    return f'<styleSheet xmlns="{MAIN}"><cellXfs>{"".join(formats)}</cellXfs></styleSheet>'


def words(address, text):
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def data(*rows, after=""):
    """The rows of a sheet, each a number, its cells and its attributes."""
    made = (f'<row r="{number}" {more}>{cells}</row>' for number, cells, more in rows)
    return f"<sheetData>{''.join(made)}</sheetData>{after}"


def row(number, *cells, more=""):
    return number, "".join(cells), more


def merge(*ranges):
    made = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    return f"<mergeCells>{made}</mergeCells>"


def write(fill):
    """The bytes of a workbook that a function fills with XlsxWriter."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        fill(book)
    return file.getvalue()


@pytest.fixture
def book():
    return openpyxl.Workbook()


def save(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def load(content):
    source = excel.load_source(content)
    check_source(source)
    return source


def cells_of(source):
    """Row, column, text, rows and columns of each cell."""
    return [
        (c.row, c.column, source[c.span] if c.span else "", c.rows, c.columns)
        for c in source.layout.cells
    ]


def remarks_of(source):
    """Code, text that it is at, and values of each remark."""
    return [(r.code, source[r.span], dict(r.values)) for r in source.layout.remarks]


def problem_of(content):
    with pytest.raises(NoticeError) as caught:
        excel.load_source(content)
    return caught.value.problem


# --- sheets --------------------------------------------------------------------------------------


class TestSheet:
    def test_is_a_table_whose_cells_have_its_own_names(self, book):
        sheet = book.active
        sheet.title = "任务分工"
        for address, value in {
            "B2": "某市2025年任务分工",
            "B4": "序号",
            "C4": "任务",
            "D4": "牵头单位",
            "B5": 1,
            "C5": "查网店",
            "D5": "市甲局",
        }.items():
            sheet[address] = value
        sheet.merge_cells("B2:D2")
        source = load(save(book))
        assert source.text == "某市2025年任务分工\n序号\t任务\t牵头单位\n1\t查网店\t市甲局"
        assert cells_of(source) == [
            (2, 2, "某市2025年任务分工", 1, 3),
            (4, 2, "序号", 1, 1),
            (4, 3, "任务", 1, 1),
            (4, 4, "牵头单位", 1, 1),
            (5, 2, "1", 1, 1),
            (5, 3, "查网店", 1, 1),
            (5, 4, "市甲局", 1, 1),
        ]
        at = source.text.index("市甲局")
        place = Locator(source.text, source.layout).locate(Span(at, at + 3))
        assert str(place) == "sheet 任务分工, cell D5"
        assert remarks_of(source) == []

    def test_of_one_column_is_a_table_too(self, book):
        book.active["A1"], book.active["A2"] = "甲", "乙"
        source = load(save(book))
        assert source.text == "甲\n乙"
        assert cells_of(source) == [(1, 1, "甲", 1, 1), (2, 1, "乙", 1, 1)]
        assert source.layout.paragraphs == ()

    def test_keeps_the_places_of_a_row_but_has_no_empty_cells_behind_it(self, book):
        for address, value in {"A1": "甲", "D1": "乙", "C2": "丙", "E3": "  \n "}.items():
            book.active[address] = value
        source = load(save(book))
        assert source.text == "甲\t\t\t乙\n\t\t丙"
        assert [cell[:3] for cell in cells_of(source)] == [
            (1, 1, "甲"),
            (1, 2, ""),
            (1, 3, ""),
            (1, 4, "乙"),
            (2, 1, ""),
            (2, 2, ""),
            (2, 3, "丙"),
        ]

    def test_after_sheet_is_a_table_of_its_own(self, book):
        book.active["A1"] = "甲"
        book.create_sheet("空表")
        book.create_sheet("附表")["C3"] = "乙"
        source = load(save(book))
        assert source.text == "甲\n乙"
        assert [(p.label, source[p.span], p.is_sheet) for p in source.layout.pages] == [
            ("Sheet", "甲", True),
            ("附表", "乙", True),
        ]
        assert [(c.table, c.row, c.column) for c in source.layout.cells] == [(1, 1, 1), (2, 3, 3)]

    def test_with_rows_and_cells_without_names_counts_them(self):
        cell = "<c t='inlineStr'><is><t>{}</t></is></c>".format
        inside = (
            f"<sheetData><row>{cell('甲')}<c/>{cell('乙')}</row>"
            f"<row><c r='B2'/>{cell('丙')}</row></sheetData>"
        )
        assert [cell[:3] for cell in cells_of(load(make_file(inside)))] == [
            (1, 1, "甲"),
            (1, 2, ""),
            (1, 3, "乙"),
            (2, 1, ""),
            (2, 2, ""),
            (2, 3, "丙"),
        ]

    def test_with_formats_but_without_styles_has_plain_numbers(self):
        others = {"xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts/></styleSheet>'}
        content = make_file(data(row(1, '<c r="A1" s="0"><v>2</v></c>')), others=others)
        assert load(content).text == "2"

    def test_with_prefixes_and_without_shared_parts_is_read(self):
        parts = {
            "[Content_Types].xml": list_types(("xl/book.xml", "sheet.main")),
            "xl/book.xml": f'<x:workbook xmlns:x="{MAIN}" xmlns:q="{RELATED}"><x:sheets>'
            '<x:sheet name="表" sheetId="1" q:id="rId1"/></x:sheets></x:workbook>',
            "xl/_rels/book.xml.rels": relate(("worksheet", "sheet.xml")),
            "xl/sheet.xml": f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1">'
            '<x:c r="A1"><x:v>1.50</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        }
        assert load(pack(parts)).text == "1.5"


class TestMergedRange:
    def test_is_one_cell_in_both_directions(self, book):
        sheet = book.active
        for r, own in enumerate((("甲", "", "丙", "丁"), ("", "", "戊", "己"), ("庚", "辛")), 1):
            for c, value in enumerate(own, 1):
                sheet.cell(r, c, value or None)
        sheet.merge_cells("A1:B2")
        source = load(save(book))
        assert source.text == "甲\t丙\t丁\n\t戊\t己\n庚\t辛"
        assert cells_of(source)[:3] == [
            (1, 1, "甲", 2, 2),
            (1, 3, "丙", 1, 1),
            (1, 4, "丁", 1, 1),
        ]
        assert [cell[:2] for cell in cells_of(source)[3:]] == [(2, 3), (2, 4), (3, 1), (3, 2)]

    def test_ends_where_the_used_area_ends(self):
        rows = row(1, words("A1", "甲")), row(2, words("A2", "乙"), words("B2", "丙"))
        source = load(make_file(data(*rows, after=merge("A1:XFD1", "B2:B1048576", "D9:E10"))))
        assert cells_of(source) == [
            (1, 1, "甲", 1, 2),
            (2, 1, "乙", 1, 1),
            (2, 2, "丙", 1, 1),
        ]

    def test_without_text_keeps_its_place_from_the_first_row_with_text(self):
        rows = (
            row(1, words("A1", "甲")),
            row(2, words("A2", "乙"), words("C2", "丙")),
            row(3, words("A3", "丁"), words("C3", "戊")),
        )
        source = load(make_file(data(*rows, after=merge("B1:B3"))))
        assert source.text == "甲\n乙\t\t丙\n丁\t\t戊"
        assert (2, 2, "", 2, 1) in cells_of(source)

    def test_hides_the_text_of_its_other_cells(self):
        rows = (
            row(1, words("A1", "甲"), words("B1", "旧一"), '<c r="C1"><f>1</f></c>'),
            row(2, words("A2", "旧二"), words("D2", "乙")),
            row(3, words("A3", "旧三")),
        )
        source = load(make_file(data(*rows, after=merge("A1:C3"))))
        assert source.text == "甲\n\t乙"
        assert remarks_of(source) == [("hidden-text", "甲", {"count": 3})]

    def test_partly_hidden_shows_its_text_in_what_is_left(self):
        inside = "<cols><col min='1' max='1' hidden='1'/></cols>" + data(
            row(1, words("A1", "甲"), words("C1", "无"), more='hidden="true"'),
            row(2, words("B2", "旧"), words("C2", "乙")),
            row(3, words("C3", "丙")),
            after=merge("A1:B3", "A5:A6"),
        )
        source = load(make_file(inside))
        assert source.text == "甲\t乙\n\t丙"
        assert cells_of(source) == [
            (2, 2, "甲", 2, 1),
            (2, 3, "乙", 1, 1),
            (3, 3, "丙", 1, 1),
        ]
        assert remarks_of(source) == [
            ("hidden-cells", "甲", {"count": 1}),
            ("hidden-text", "甲", {"count": 1}),
        ]

    def test_partly_hidden_shows_its_text_even_behind_all_others(self):
        inside = "<cols><col min='3' max='3' hidden='1'/></cols>" + data(
            row(1, words("A1", "甲")),
            row(2, words("C2", "乙"), more='hidden="1"'),
            after=merge("C2:D9"),
        )
        source = load(make_file(inside))
        assert source.text == "甲\n\t\t乙"
        assert cells_of(source)[-1] == (3, 4, "乙", 1, 1)
        assert remarks_of(source) == []

    def test_partly_hidden_without_text_has_none(self):
        rows = (
            row(1, words("B1", "无"), more='hidden="1"'),
            row(2, words("A2", "旧"), words("B2", "乙")),
        )
        source = load(make_file(data(*rows, after=merge("A1:A2", "C1:C1"))))
        assert source.text == "乙"
        assert cells_of(source) == [(2, 2, "乙", 1, 1)]
        assert remarks_of(source) == [
            ("hidden-cells", "乙", {"count": 1}),
            ("hidden-text", "乙", {"count": 1}),
        ]

    def test_wholly_hidden_is_not_read(self):
        rows = (
            row(1, words("A1", "甲")),
            row(2, words("A2", "乙"), more='ht="0" customHeight="1"'),
            row(3, more='hidden="1"'),
        )
        source = load(make_file(data(*rows, after=merge("A2:A3"))))
        assert source.text == "甲"
        assert remarks_of(source) == [("hidden-cells", "甲", {"count": 1})]

    def test_covers_at_most_a_thousand_rows(self):
        rows = [row(1, words("A1", "甲"), words("B1", "一"))]
        rows += [row(n, words(f"B{n}", "二")) for n in range(2, 1003)]
        source = load(make_file(data(*rows, after=merge("A1:A1002"))))
        assert cells_of(source)[0] == (1, 1, "甲", 1000, 1)
        assert [cell for cell in cells_of(source) if cell[1] == 1][1:] == [
            (1001, 1, "", 1, 1),
            (1002, 1, "", 1, 1),
        ]

    def test_twice_is_one_but_over_another_is_damaged(self):
        rows = row(1, words("A1", "甲"), words("C1", "乙")), row(2, words("C2", "丙"))
        twice = make_file(data(*rows, after=merge("A1:B2", "A1:B2")))
        assert load(twice).text == "甲\t乙\n\t丙"
        assert problem_of(make_file(data(*rows, after=merge("A1:B2", "B2:C2")))) == DAMAGED


class TestHidden:
    def test_sheets_are_told_by_name_if_they_hold_text(self, book):
        book.active["A1"] = "甲"
        for name, state, value in (
            ("底稿", "hidden", "市乙局"),
            ("数据", "veryHidden", 1),
            ("空表", "hidden", None),
        ):
            sheet = book.create_sheet(name)
            sheet["B2"], sheet.sheet_state = value, state
        source = load(save(book))
        assert source.text == "甲"
        assert remarks_of(source) == [
            ("hidden-sheet", "甲", {"name": "底稿", "count": 1}),
            ("hidden-sheet", "甲", {"name": "数据", "count": 1}),
        ]

    def test_rows_and_columns_are_left_out_and_the_others_keep_their_numbers(self):
        def fill(book):
            sheet = book.add_worksheet("表")
            for r in range(6):
                for c in range(4):
                    sheet.write(r, c, f"{chr(65 + c)}{r + 1}")
            sheet.set_row(1, None, None, {"hidden": True})
            sheet.set_column(1, 1, None, None, {"hidden": True})
            sheet.set_column(9, 9, None, None, {"hidden": True})  # holds no text
            sheet.autofilter("A4:D6")
            sheet.filter_column("A", "x == A6")
            sheet.set_row(4, None, None, {"hidden": True})

        source = load(write(fill))
        assert source.text == "A1\tC1\tD1\nA3\tC3\tD3\nA4\tC4\tD4\nA6\tC6\tD6"
        assert [cell[:2] for cell in cells_of(source)][:4] == [(1, 1), (1, 3), (1, 4), (3, 1)]
        assert remarks_of(source) == [("hidden-cells", "A1", {"count": 3})]

    def test_columns_of_no_width_are_hidden(self):
        inside = '<cols><col min="2" max="3" width="0"/><col min="4" max="4" width="9"/></cols>'
        cells = (words("A1", "甲"), words("B1", "乙"), words("D1", "丁"))
        source = load(make_file(inside + data(row(1, *cells, more='ht="30"'))))
        assert source.text == "甲\t丁"
        assert remarks_of(source) == [("hidden-cells", "甲", {"count": 1})]

    def test_cells_without_a_value_are_none(self):
        rows = row(1, words("A1", "甲")), row(2, '<c r="A2"><f>1</f></c>', more='hidden="1"')
        assert remarks_of(load(make_file(data(*rows)))) == []

    def test_text_only_says_what_to_show(self, book):
        expected = "has text only in hidden sheets, rows or columns; show what is to be read"
        book.active["A1"] = "甲"
        book.active.row_dimensions[1].hidden = True
        assert problem_of(save(book)) == expected
        book.create_sheet("底稿")["A1"] = "乙"
        book["底稿"].sheet_state = "hidden"
        del book["Sheet"]["A1"]
        book["Sheet"].cell(1, 1).value = None
        assert problem_of(save(book)) == expected


# --- cells ---------------------------------------------------------------------------------------


class TestText:
    def test_has_its_lines(self, book):
        book.active["A1"] = "市甲局\n市乙局\r\n 市丙局\t丁 "
        book.active["B1"] = "甲"
        source = load(save(book))
        assert source.text == "市甲局\v市乙局\v市丙局 丁\t甲"

    def test_decodes_what_xml_cannot_hold(self):
        cells = (words("A1", "甲_x000D_\n乙_x005F_x000D_"), words("B1", "_x12_ _x0000_"))
        assert load(make_file(data(row(1, *cells)))).text == "甲\v乙_x000D_\t_x12_ \ufffd"

    def test_in_runs_is_joined_without_its_pronunciation(self):
        text = (
            f'<sst xmlns="{MAIN}"><si><r><t>市甲</t></r><r><rPr><strike/></rPr><t>局</t></r>'
            '<rPh sb="0" eb="1"><t>jia</t></rPh></si><si><t> </t></si><si/></sst>'
        )
        cells = "".join(
            f'<c r="{c}1" t="s"><v>{i}</v></c>' for c, i in zip("ABC", "012", strict=True)
        )
        inside = data(row(1, cells, '<c r="D1" t="s"><v/></c>', words("E1", "<!-- -->乙")))
        source = load(make_file(inside, others={"xl/sharedStrings.xml": text}))
        assert source.text == "市甲局\t\t\t\t乙"

    def test_struck_out_is_text(self, book):
        book.active["A1"] = "市甲局"
        book.active["A1"].font = Font(strike=True)
        assert load(save(book)).text == "市甲局"

    def test_in_a_number_format(self, book):
        for i, (value, code) in enumerate(
            (("甲", "@"), ("乙", '"市"@"局"'), ("丙", "0.00"), ("丁", ";;;"), ("戊", '0;0;0;"无"')),
            1,
        ):
            book.active.cell(1, i, value).number_format = code
        source = load(save(book))
        assert source.text == "甲\t市乙局\t丙\t\t无"
        assert remarks_of(source) == [("hidden-text", "甲", {"count": 1})]

    def test_that_stands_for_a_picture_of_wps_is_none(self):
        cell = '<c r="{}" t="str"><f>x</f><v>={}DISPIMG("ID_1",1)</v></c>'.format
        rows = row(1, words("A1", "甲"), cell("B1", ""), cell("C1", "_xlfn."))
        source = load(make_file(data(rows)))
        assert source.text == "甲\t\t"
        assert remarks_of(source) == [("unread-objects", "甲", {"count": 2})]


class TestValue:
    def test_of_each_kind_is_read_as_it_is_shown(self):
        cells = (
            '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c>'
            '<c r="C1" t="e"><v>#N/A</v></c>'
            '<c r="D1" t="str"><f>x</f><v>市甲局</v></c><c r="E1"><v>7.0</v></c>'
            '<c r="F1" t="n"><f>x</f><v>0.1</v></c><c r="G1"><v>2.9999999999999996</v></c>'
        )
        source = load(make_file(data(row(1, cells))))
        assert source.text == "TRUE\tFALSE\t#N/A\t市甲局\t7\t0.1\t3"
        assert remarks_of(source) == []

    @pytest.mark.parametrize(
        ("kind", "value", "shown"),
        [
            ("n", "1e999", "inf"),
            ("n", "9" * 41, "9" * 41),
            ("d", "2025-03-05T17:30:00", "2025-03-05 17:30:00"),
            ("n", "410102199001011", "410102199001011"),
        ],
    )
    def test_that_is_not_known_is_given_as_stored(self, kind, value, shown):
        cell = f'<c r="A1" t="{kind}"><v>{value}</v></c>'
        source = load(make_file(data(row(1, cell))))
        assert source.text == shown
        assert remarks_of(source) == [("unformatted-number", shown, {"count": 1})]

    def test_of_a_style_follows_its_format(self):
        styles = (
            f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="176" formatCode="000"/>'
            '</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf/>'
            '<xf numFmtId="176"/><xf numFmtId="31"/><xf numFmtId="999"/></cellXfs>'
            '<dxfs><dxf><numFmt numFmtId="176" formatCode="0%"/></dxf></dxfs></styleSheet>'
        )
        cells = "".join(
            f'<c r="{c}1" s="{s}"><v>{v}</v></c>'
            for c, s, v in (("A", 1, 7), ("B", 2, 45721), ("C", 3, 0.5), ("D", 0, 1))
        )
        source = load(make_file(data(row(1, cells)), others={"xl/styles.xml": styles}))
        assert source.text == "007\t2025年3月5日\t0.5\t1"

    @pytest.mark.parametrize(
        ("number", "shown"),
        [
            (14, "2025/3/5"),
            (22, "2025/3/5 17:30"),
            (27, "2025年3月"),
            (28, "3月5日"),
            (30, "3/5/25"),
            (31, "2025年3月5日"),
            (32, "17时30分"),
            (33, "17时30分00秒"),
            (34, "下午5时30分"),
            (46, "1097321:30:00"),
            (57, "2025年3月"),
            (58, "3月5日"),
        ],
    )
    def test_of_a_date_by_the_number_of_its_format_is_as_in_chinese_excel(self, number, shown):
        others = {"xl/styles.xml": style("<xf/>", f'<xf numFmtId="{number}"/>')}
        cell = '<c r="A1" s="1"><v>45721.7291666667</v></c>'
        source = load(make_file(data(row(1, cell)), others=others))
        assert source.text == shown
        assert remarks_of(source) == []

    def test_in_an_american_format_by_number_is_shown_so(self):
        others = {"xl/styles.xml": style("<xf/>", '<xf numFmtId="41"/>', '<xf numFmtId="37"/>')}
        cells = '<c r="A1" s="1"><v>-1234</v></c><c r="B1" s="2"><v>-1234</v></c>'
        source = load(make_file(data(row(1, cells)), others=others))
        assert source.text == "(1,234)\t-1,234"
        assert remarks_of(source) == []

    def test_of_a_date_that_is_none_is_told(self):
        others = {"xl/styles.xml": style("<xf/>", '<xf numFmtId="14"/>')}
        cells = (
            '<c r="A1" s="1"><v>2958466</v></c><c r="B1" s="1"><v>-5</v></c>'
            '<c r="C1" t="e"><v>#VALUE!</v></c>'
        )
        source = load(make_file(data(row(1, cells)), others=others))
        assert source.text == "#VALUE!\t-5\t#VALUE!"
        assert remarks_of(source) == [("unformatted-number", "#VALUE!", {"count": 2})]

    @pytest.mark.parametrize(
        "epoch", [openpyxl.utils.datetime.WINDOWS_EPOCH, openpyxl.utils.datetime.MAC_EPOCH]
    )
    def test_of_a_date_counts_from_the_year_of_the_workbook(self, book, epoch):
        book.epoch = epoch
        book.active["A1"] = date(2025, 3, 5)
        book.active["A1"].number_format = "yyyy/m/d"
        book.active["B1"] = datetime.fromisoformat("2025-12-31T17:30")
        book.active["B1"].number_format = 'yyyy"年"m"月"d"日" h:mm'
        assert load(save(book)).text == "2025/3/5\t2025年12月31日 17:30"

    def test_that_a_format_does_not_show_is_an_empty_cell(self, book):
        for i, (value, code) in enumerate(((0, "0;-0;;@"), (5, ";;;"), (1, "0")), 1):
            book.active.cell(1, i, value).number_format = code
        source = load(save(book))
        assert source.text == "1"
        assert remarks_of(source) == []


class TestFormula:
    @pytest.mark.parametrize(
        "cell",
        [
            '<c r="B1"><f>1</f></c>',
            '<c r="B1" s="0"><f>1</f><v></v></c>',
            "<c r = 'B1'> <f t='shared' si='0'/> <v/> </c>",
            '<c r="B1"><f t="array" ref="B1:B9">A1&lt;3</f><v/></c>',
        ],
    )
    def test_without_a_stored_value_is_told_in_any_form(self, cell):
        source = load(make_file(data(row(1, words("A1", "甲"), cell, words("C1", "乙")))))
        assert source.text == "甲\t\t乙"
        assert remarks_of(source) == [("unread-formula", "甲", {"count": 1})]

    def test_with_a_stored_value_is_not_told(self):
        cells = (
            '<c r="A1"><f>1</f><v>7</v></c><c r="B1"><f t="shared" si="0"/> <v>0</v></c><c r="C1"/>'
        )
        source = load(make_file(data(row(1, cells))))
        assert source.text == "7\t0"
        assert remarks_of(source) == []

    def test_without_a_stored_value_is_told_at_its_row(self, book):
        sheet = book.active
        sheet["A1"], sheet["B1"], sheet["A3"] = "甲", "=1+1", "乙"
        sheet["B2"] = "=A1"  # in a row without text, which gives no line
        source = load(save(book))
        assert source.text == "甲\t\n乙"
        assert cells_of(source)[1] == (1, 2, "", 1, 1)
        assert remarks_of(source) == [("unread-formula", "甲", {"count": 2})]

    def test_with_an_empty_text_as_its_value_is_an_empty_cell(self):
        cells = words("A1", "甲"), '<c r="B1" t="str"><f>x</f><v></v></c>'
        source = load(make_file(data(row(1, *cells))))
        assert source.text == "甲"
        assert remarks_of(source) == []

    def test_alone_without_values_says_how_to_store_them(self, book):
        book.active["A1"] = "=1+1"
        expected = "has only formulas without stored values; open it in Excel or WPS and save it"
        assert problem_of(save(book)) == expected


# --- beside the cells ----------------------------------------------------------------------------


class TestObjects:
    def test_comments_pictures_charts_and_text_boxes_are_told(self):
        picture = io.BytesIO(
            bytes.fromhex(
                "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
                "1f15c4890000000d49444154789c6360606060000000050001"
                "a5f645400000000049454e44ae426082"
            )
        )

        def fill(book):
            sheet = book.add_worksheet("表")
            sheet.write("A1", "甲")
            sheet.write_comment("A1", "批注一")
            sheet.write_comment("B9", "批注二")
            sheet.insert_image("C3", "a.png", {"image_data": picture})
            sheet.insert_textbox("D4", "由市乙局牵头")
            sheet.insert_textbox("E4", "")
            chart = book.add_chart({"type": "line"})
            chart.add_series({"values": "=表!$A$1:$A$1"})
            sheet.insert_chart("F4", chart)
            for name in ("图", "旧图"):
                chart = book.add_chart({"type": "bar"})
                chart.add_series({"values": "=表!$A$1:$A$1"})
                own = book.add_chartsheet(name)
                own.set_chart(chart)
            own.hide()

        source = load(write(fill))
        assert source.text == "甲"
        assert remarks_of(source) == [
            ("unread-comments", "甲", {"count": 2}),
            ("unread-objects", "甲", {"count": 3}),
            ("unread-pictures", "甲", {"count": 1}),
        ]

    def test_comments_of_openpyxl_are_told(self, book):
        book.active["A1"] = "甲"
        book.active["A1"].comment = Comment("批注", "某人")
        assert remarks_of(load(save(book))) == [("unread-comments", "甲", {"count": 1})]

    def test_embedded_objects_are_told_once(self):
        inside = data(row(1, words("A1", "甲"))) + (
            '<oleObjects><AlternateContent><Choice><oleObject progId="Word.Document"/></Choice>'
            '<Fallback><oleObject progId="Word.Document"/></Fallback></AlternateContent>'
            "</oleObjects>"
        )
        assert remarks_of(load(make_file(inside))) == [("unread-objects", "甲", {"count": 1})]

    def test_what_is_outside_of_the_file_is_not_looked_at(self):
        links = (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" TargetMode="External"'
            f' Type="{RELATED}/drawing" Target="http://example.com/a.xml"/>'
            f'<Relationship Id="rId2" Type="{RELATED}/printerSettings" Target="p.bin"/>'
            "</Relationships>"
        )
        others = {"xl/worksheets/_rels/sheet1.xml.rels": links}
        source = load(make_file(data(row(1, words("A1", "甲"))), others=others))
        assert remarks_of(source) == []

    def test_only_pictures_are_no_text(self):
        drawing = "<wsDr><pic/></wsDr>"
        others = {
            "xl/worksheets/_rels/sheet1.xml.rels": relate(("drawing", "../drawings/d.xml")),
            "xl/drawings/d.xml": drawing,
        }
        content = make_file(data(), others=others)
        assert problem_of(content) == "has no text; a picture of a text is not read"


# --- number formats ------------------------------------------------------------------------------

SHOWN = [
    ("0", "General", "0"),
    ("-2.50", "General", "-2.5"),
    ("0.33333333333333333", "General", "0.333333333"),
    ("33.3333333333333", "General", "33.33333333"),
    ("12345678901", "General", "12345678901"),
    ("0.0001234", "General", "0.0001234"),
    ("3", 'General"个"', "3个"),
    ("3", "", "3"),
    ("3", "@", "3"),
    ("3", "第G/通用格式项", "第3项"),
    ("3", '0"个"', "3个"),
    ("3", '"第"0"项"', "第3项"),
    ("12", "000", "012"),
    ("12345", "000", "12345"),
    ("2.5", "0", "3"),
    ("-2.5", "0", "-3"),
    ("0.005", "0.00", "0.01"),
    ("-0.001", "0.00", "0.00"),
    ("0.5", "#.##", ".5"),
    ("1.50", "0.0#", "1.5"),
    ("0", "#", ""),
    ("123", "#,##0", "123"),
    ("1234567.891", "#,##0.00", "1,234,567.89"),
    ("-1234567", "#,##0", "-1,234,567"),
    ("1234567", "0000,000", "1,234,567"),
    ("12345678", '0!.0,"万"', "1234.6万"),
    ("12345678", '0.00,,"百万"', "12.35百万"),
    ("0.125", "0%", "13%"),
    ("0.125", "0.0%", "12.5%"),
    ("13812345678", "000-0000-0000", "138-1234-5678"),
    ("-5", "0;(0)", "(5)"),
    ("0", '0;-0;"无"', "无"),
    ("-5", "[Red]0;[红色]-0", "-5"),
    ("5", "[$¥-804]#,##0.00", "¥5.00"),
    ("5", "[$US$]0", "US$5"),
    ("1234.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
    ("-5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-5.00"),
    ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
    ("5", "[DBNum1]General", "五"),
    ("5", "[DBNum1]", "五"),
    ("21", '[DBNum1][$-804]G/通用格式"、"', "二十一、"),
    ("3", '"第"[DBNum1]0"项"', "第三项"),
    ("2025", "[DBNum1]0", "二〇二五"),
    ("45721", "yyyy-m-d", "2025-3-5"),
    ("45721", "yyyy/mm/dd", "2025/03/05"),
    ("45721", "yyyy.m.d", "2025.3.5"),
    ("45721", "yy-m-d", "25-3-5"),
    ("45721", 'e"年"', "2025年"),
    ("45721", 'yyyy"年"m"月"d"日";@', "2025年3月5日"),
    ("45721", "yyyy年m月", "2025年3月"),
    ("45721", '[$-804]m"月"d"日";@', "3月5日"),
    ("45721", '[DBNum1][$-804]yyyy"年"m"月"d"日";@', "二〇二五年三月五日"),
    ("45721", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2025年3月5日"),
    ("45721.5", "[$-x-systime]h:mm:ss AM/PM", "12:00:00"),
    ("45721", "aaaa", "星期三"),
    ("45721", '"周"aaa', "周三"),
    ("45721", "[$-409]d-mmm-yy;@", "5-Mar-25"),
    ("45721", "dddd, mmmm d", "Wednesday, March 5"),
    ("45721.75", "yyyy/m/d h:mm", "2025/3/5 18:00"),
    ("0.75", "h:mm AM/PM", "6:00 PM"),
    ("0.02", '上午/下午h"时"mm"分"', "上午12时28分"),
    ("0.999999", "h:mm:ss", "0:00:00"),
    ("1.5", "[h]:mm:ss", "36:00:00"),
    ("0.01", "[mm]:ss", "14:24"),
    ("0.01", "[s]", "864"),
    ("1", "yyyy/m/d", "1900/1/1"),
    ("59", "yyyy/m/d", "1900/2/28"),
    ("61", "yyyy/m/d", "1900/3/1"),
    ("2958465", "yyyy/m/d", "9999/12/31"),
]

STORED = [
    ("1E+20", "General", "100000000000000000000"),
    ("0.00001", "General", "0.00001"),
    ("0.5", "# ?/?", "0.5"),
    ("5", "0.00E+00", "5"),
    ("5", "[>3]0;0.0", "5"),
    ("5", "[DBNum2]0", "5"),
    ("5", "0.0 General", "5"),
    ("5", '0"个', "5"),
    ("5", "b", "5"),
    ("5", "0" * 256, "5"),
    ("5", "0 上午/下午", "5"),
    ("5", "@;0", "5"),
    ("2025", "[DBNum1]General", "2025"),
    ("1.5", "[DBNum1]General", "1.5"),
    ("-5", "yyyy/m/d", "-5"),
    ("0", "yyyy/m/d", "0"),
    ("60", "yyyy/m/d", "60"),
    ("2958466", "yyyy/m/d", "2958466"),
    ("45721", "yyyy 0", "2025-3-5"),
    ("45721", "[$-804]dddd", "2025-3-5"),
    ("45721", "mmmmm", "2025-3-5"),
    ("45721", "[DBNum1]h:mm", "2025-3-5"),
    ("45721", "hhh", "2025-3-5"),
    ("0.5", "mm:ss.0", "0.5"),
]


class TestFormat:
    @pytest.mark.parametrize(("number", "code", "shown"), SHOWN)
    def test_shows_a_number_as_excel_does(self, number, code, shown):
        assert show_number(Decimal(number), code) == (shown, True)

    @pytest.mark.parametrize(("number", "code", "shown"), STORED)
    def test_that_is_not_known_gives_what_is_stored(self, number, code, shown):
        assert show_number(Decimal(number), code) == (shown, False)

    @pytest.mark.parametrize(
        ("number", "shown", "is_known"),
        [(0, "1904/1/1", True), (60, "1904/3/1", True), (2957004, "2957004", False)],
    )
    def test_of_a_date_from_1904(self, number, shown, is_known):
        assert show_number(Decimal(number), "yyyy/m/d", is_1904=True) == (shown, is_known)

    @pytest.mark.parametrize(
        ("code", "shown"),
        [
            ("General", "甲"),
            ("@", "甲"),
            ("_ @_ ", "甲"),
            ("[$-804]@", "甲"),
            ('0;0;0;@"局"', "甲局"),
            ("0;0;0;", ""),
            ("0;0;0;General", "甲"),
            ('"局"', "甲"),
        ],
    )
    def test_shows_a_text_as_excel_does(self, code, shown):
        assert show_text("甲", code) == shown

    def test_by_number_only_is_known_unless_it_has_a_fraction_or_an_exponent(self):
        codes = {**BUILTIN_FORMATS, **formats.FORMATS}
        unknown = {key for key, code in codes.items() if not show_number(Decimal(45721), code)[1]}
        assert unknown == {11, 12, 13, 47, 48}

    @given(
        st.decimals(-(10**15), 10**15, places=6),
        st.text('0#?.,%;@ymdhsae[]"\\!_*-/G年', max_size=20),
    )
    def test_of_any_kind_gives_words(self, number, code):
        shown, is_known = show_number(number, code)
        stored = f"{number:f}", show_number(number, "yyyy-m-d")[0]
        assert is_known or shown in stored
        assert ";" in code or "甲" in show_text("甲", code)

    @given(st.integers(0, 10**15))
    def test_with_commas_has_the_same_digits(self, number):
        assert show_number(Decimal(number), "#,##0") == (f"{number:,}", True)

    @given(st.dates(date(1900, 3, 1)))
    def test_of_dates_undoes_the_number_of_a_date(self, day):
        number = Decimal((day - date(1899, 12, 30)).days)
        assert show_number(number, "yyyy-mm-dd") == (day.isoformat(), True)


# --- what is refused -----------------------------------------------------------------------------

GOOD = data(row(1, words("A1", "甲")))


class TestRefused:
    def test_other_formats(self):
        old = (
            "has the format of an old Office or WPS file, or has a password;"
            " open it and save it as .xlsx without a password"
        )
        assert problem_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") == old
        assert problem_of("序号,任务\n1,查网店".encode("gbk")) == DAMAGED
        assert problem_of(b"<html><table></table></html>") == DAMAGED
        assert problem_of(b"") == DAMAGED
        binary = {"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x83\x01\x00"}
        expected = "has the format of .xlsb; open it and save it as .xlsx"
        assert problem_of(pack(binary)) == expected
        word = {
            "_rels/.rels": relate(("officeDocument", "word/document.xml")),
            "word/document.xml": "<document><body/></document>",
        }
        assert problem_of(pack(word)) == DAMAGED

    def test_a_strict_workbook(self):
        namespace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        part = f'<workbook xmlns="{namespace}"><sheets/></workbook>'
        expected = "has the format of Strict Open XML; open it and save it as .xlsx"
        assert problem_of(make_file(GOOD, others={"xl/workbook.xml": part})) == expected

    def test_another_encoding_far_from_the_start(self):
        part = f"<?xml version='1.0'{' ' * 500}encoding='gbk'?><worksheet>{GOOD}</worksheet>"
        content = make_file(GOOD, others={"xl/worksheets/sheet1.xml": part.encode("gbk")})
        assert problem_of(content) == DAMAGED

    @pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8"])
    def test_another_encoding_than_utf_8(self, encoding):
        part = (
            f"<?xml version='1.0' encoding='{encoding}'?>\n<!-- -->"
            f'<worksheet xmlns="{MAIN}">{GOOD}</worksheet>'
        )
        content = make_file(GOOD, others={"xl/worksheets/sheet1.xml": part.encode(encoding)})
        if encoding == "utf-8":
            assert load(content).text == "甲"
        else:
            assert problem_of(content) == DAMAGED

    def test_a_workbook_without_text(self, book):
        assert problem_of(save(book)) == "has no text; a picture of a text is not read"

    @pytest.mark.parametrize(
        "others",
        [
            {"[Content_Types].xml": list_types()},
            {"[Content_Types].xml": "<Types"},
            {"xl/workbook.xml": "<workbook/>"},
            {"xl/workbook.xml": '<workbook><sheet r:id="rId1"/></workbook>'},
            {"xl/workbook.xml": '<workbook><sheet name="表"/></workbook>'},
            {"xl/workbook.xml": '<workbook><sheet name="表" r:id="rId9"/></workbook>'},
            {"xl/_rels/workbook.xml.rels": relate(("worksheet", "missing.xml"))},
            {"xl/_rels/workbook.xml.rels": relate(("worksheet", "sheet.dat"))},
            {"xl/styles.xml": style('<xf numFmtId="x"/>')},
            {"xl/styles.xml": style("<xf/>").replace("</cellXfs>", "")},
            {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>甲</t></si>'},
            {"xl/worksheets/sheet1.xml": "<worksheet>"},
            {"xl/worksheets/sheet1.xml": "<worksheet><sheetData></worksheet>"},
            {"xl/worksheets/sheet1.xml": "<worksheet></sheetData></worksheet>"},
            {"xl/worksheets/sheet1.xml": "<chartsheet/>"},
            {"xl/workbook2.xml": "<workbook/>"},
            {"xl/worksheets/_rels/sheet1.xml.rels": relate(("comments", "missing.xml"))},
            {"xl/worksheets/_rels/sheet1.xml.rels": relate(("comments", "comments.bin"))},
            {"xl/worksheets/sheet1.xml": b"\xff\xfe\x00"},
        ],
    )
    def test_damaged_parts(self, others):
        assert problem_of(make_file(GOOD, others=others)) == DAMAGED

    @pytest.mark.parametrize(
        "inside",
        [
            data(row(1, words("1A", "甲"))),
            data(row(1, words("XFE1", "甲"))),
            data(row(1, words("A1048577", "甲"))),
            data(row(1, words("A0", "甲"))),
            data(row(0, "<c><v>1</v></c>")),
            data(row(1048577, "<c><v>1</v></c>")),
            data(row("x", words("A1", "甲"))),
            data(row(1, '<c r="A1" t="s"><v>0</v></c>')),
            data(row(1, '<c r="A1" t="s"><v>x</v></c>')),
            data(row(1, '<c r="A1" s="x"><v>1</v></c>')),
            data(row(1, '<c r="A1" s="1"><v>1</v></c>')),
            data(row(1, '<c r="A1"><v>nan</v></c>')),
            data(row(1, words("A1", "甲")), after=merge("A:B")),
            f'<cols><col min="-9" max="16384" hidden="1"/></cols>{GOOD}',
            f'<cols><col min="1" max="16385" hidden="1"/></cols>{GOOD}',
            f'<cols><col min="3" max="2" hidden="1"/></cols>{GOOD}',
        ],
    )
    def test_damaged_sheets(self, inside):
        assert problem_of(make_file(inside)) == DAMAGED

    def test_a_part_that_two_sheets_share(self):
        both = relate(
            ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet1.xml")
        )
        content = make_file(GOOD, GOOD, others={"xl/_rels/workbook.xml.rels": both})
        assert problem_of(content) == DAMAGED

    def test_a_drawing_that_two_sheets_share(self):
        own = relate(("drawing", "../drawings/d.xml"))
        others = {
            "xl/worksheets/_rels/sheet1.xml.rels": own,
            "xl/worksheets/_rels/sheet2.xml.rels": own,
            "xl/drawings/d.xml": "<wsDr/>",
        }
        assert problem_of(make_file(GOOD, GOOD, others=others)) == DAMAGED

    @settings(max_examples=150, deadline=None)
    @given(st.data())
    def test_damaged_bytes_give_a_source_or_an_error(self, data_):
        content = bytearray(SAMPLE)
        for _ in range(data_.draw(st.integers(1, 4))):
            content[data_.draw(st.integers(0, len(content) - 1))] = data_.draw(st.integers(0, 255))
        end = data_.draw(st.integers(0, len(content)))
        read_or_refuse(bytes(content[:end] if data_.draw(st.booleans()) else content))

    @settings(max_examples=150, deadline=None)
    @given(st.data())
    def test_damaged_xml_gives_a_source_or_an_error(self, data_):
        name = data_.draw(st.sampled_from(sorted(PARTS)))
        part = bytearray(PARTS[name])
        for _ in range(data_.draw(st.integers(1, 3))):
            part[data_.draw(st.integers(0, len(part) - 1))] = data_.draw(
                st.sampled_from(b'<>/"= 0159AZ:-')
            )
        read_or_refuse(pack({**PARTS, name: bytes(part)}))


def read_or_refuse(content):
    try:
        source = excel.load_source(content)
    except NoticeError:
        return
    check_source(source)


SAMPLE = make_file(
    data(
        row(1, words("A1", "甲"), '<c r="B1" s="1"><v>45721</v></c>'),
        row(2, words("B2", "乙"), "<c r='C2'><f>1</f></c>", more='hidden="1"'),
        row(3, words("B3", "丙"), words("D3", "丁")),
        after=merge("A1:A3", "B2:C3"),
    )
)
with zipfile.ZipFile(io.BytesIO(SAMPLE)) as sample:
    PARTS = {name: sample.read(name) for name in sample.namelist()}


@st.composite
def sheets(draw):
    """Texts at addresses, disjoint merged ranges, hidden rows and columns of a small sheet."""
    places = st.tuples(st.integers(1, 8), st.integers(1, 8))
    filled = draw(st.dictionaries(places, st.text("甲乙\n ", max_size=3), min_size=1, max_size=20))
    taken, merged = set(), []
    for r, c in draw(st.lists(places, max_size=4)):
        rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
        covered = {(i, j) for i in range(r, r + rows) for j in range(c, c + columns)}
        if not covered & taken:
            taken |= covered
            merged.append((r, c, r + rows - 1, c + columns - 1))
    hidden = st.sets(st.integers(1, 8), max_size=3)
    return filled, merged, draw(hidden), draw(hidden)


@settings(max_examples=300, deadline=None)
@given(sheets())
def test_every_visible_text_is_read_once_at_its_place(sheet):
    filled, merged, hidden_rows, hidden_columns = sheet
    rows = []
    for r in sorted({r for r, _ in filled} | hidden_rows):
        own = sorted((c, value) for (at, c), value in filled.items() if at == r)
        cells = [words(f"{get_column_letter(c)}{r}", value) for c, value in own]
        rows.append(row(r, *cells, more='hidden="1"' if r in hidden_rows else ""))
    names = [f"{get_column_letter(c)}{r}:{get_column_letter(d)}{s}" for r, c, s, d in merged]
    columns = "".join(f'<col min="{c}" max="{c}" hidden="1"/>' for c in sorted(hidden_columns))
    content = make_file(f"<cols>{columns}</cols>" + data(*rows, after=merge(*names)))

    shown = {}
    for (r, c), value in filled.items():
        value = "\v".join(filter(None, (line.strip() for line in value.split("\n"))))
        own = next((m for m in merged if m[0] <= r <= m[2] and m[1] <= c <= m[3]), (r, c, r, c))
        down = [i for i in range(own[0], own[2] + 1) if i not in hidden_rows]
        across = [j for j in range(own[1], own[3] + 1) if j not in hidden_columns]
        if value and own[:2] == (r, c) and down and across:
            shown[down[0], across[0]] = value
    if not shown:
        assert problem_of(content).startswith("has ")
        return
    source = load(content)
    assert {cell[:2]: cell[2] for cell in cells_of(source) if cell[2]} == shown


# --- hostile files -------------------------------------------------------------------------------


def measure(content, most=None):
    """The text or the problem of a file; it must be done with soon, and within so many bytes."""
    if most:  # counting bytes makes it several times slower
        tracemalloc.start()
    begun = time.process_time()
    try:
        found = excel.load_source(content).text
    except NoticeError as error:
        found = error.problem
    assert time.process_time() - begun < 20  # some 3 without coverage on an idle machine
    if most:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < most
    return found


CELLS = "has more than 200000 table cells; split it"
TOO_MUCH = "has too much that is no text; copy what is to be read into a new workbook"


class TestHostile:
    def test_a_cell_at_the_end_of_the_sheet_is_read(self):
        rows = row(1, words("A1", "甲")), row(1048576, words("XFD1048576", "乙"))
        assert measure(make_file(data(*rows)), 30_000_000) == "甲\n" + "\t" * 16383 + "乙"

    def test_rows_from_end_to_end_are_refused(self):
        rows = [row(n, words(f"A{n}", "甲"), words(f"XFD{n}", "乙")) for n in range(1, 99)]
        assert measure(make_file(data(*rows))) == CELLS

    def test_many_cells_are_refused(self):
        rows = [row(n, "<c><v>1</v></c>" * 300) for n in range(1, 700)]
        assert measure(make_file(data(*rows))) == CELLS

    def test_many_merged_ranges_are_refused(self):
        ranges = [f"A{n}:B{n}" for n in range(1, 200_002)]
        assert measure(make_file(GOOD + merge(*ranges))) == CELLS

    def test_long_merged_ranges_beside_each_other_are_refused(self):
        rows = [row(n, words(f"A{n}", "甲"), words(f"XFD{n}", "乙")) for n in range(1, 30)]
        names = [get_column_letter(n) for n in range(2, 16384)]
        ranges = [f"{name}1:{name}1048576" for name in names]
        assert measure(make_file(data(*rows, after=merge(*ranges)))) == CELLS

    def test_merged_ranges_in_hidden_rows_are_searched_once(self):
        hidden = "".join(f'<row r="{n}" hidden="1"/>' for n in range(1, 40_000))
        last = f'<row r="40000">{words("B40000", "甲")}</row>'
        ranges = [f"A{n}:A{n}" for n in range(1, 40_000)]
        inside = f"<sheetData>{hidden}{last}</sheetData>{merge(*ranges)}"
        assert measure(make_file(inside)) == "甲"

    def test_empty_cells_with_borders_are_passed_over(self):
        rows = "".join(f'<row r="{n}">{"<c/>" * 30}</row>' for n in range(2, 3000))
        first = f'<row r="1">{words("A1", "甲")}</row>'
        content = make_file(f"<sheetData>{first}{rows}</sheetData>")
        assert measure(content, 60_000_000) == "甲"

    def test_entities_are_refused(self):
        entities = "".join(
            f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "甲"}">' for i in range(12)
        )
        part = (
            f'<!DOCTYPE worksheet [{entities}]><worksheet xmlns="{MAIN}">'
            f"{data(row(1, words('A1', '&a11;')))}</worksheet>"
        )
        assert (
            measure(make_file(GOOD, others={"xl/worksheets/sheet1.xml": part}), 30_000_000)
            == DAMAGED
        )

    def test_a_long_text_in_many_cells_is_refused(self):
        text = f'<sst xmlns="{MAIN}"><si><t>{"甲" * 1_000_000}</t></si></sst>'
        rows = [row(n, f'<c r="A{n}" t="s"><v>0</v></c>') for n in range(1, 1000)]
        content = make_file(data(*rows), others={"xl/sharedStrings.xml": text})
        assert measure(content, 60_000_000) == "has more than 5000000 characters; split it"

    def test_whitespace_in_many_cells_is_looked_at_once(self):
        text = f'<sst xmlns="{MAIN}"><si><t>{" " * 10_000_000}</t></si></sst>'
        cells = '<c t="s"><v>0</v></c>' * 100_000
        others = {"xl/sharedStrings.xml": text}
        content = make_file(data(row(1, words("A1", "甲")), row(2, cells)), others=others)
        assert measure(content) == "甲"

    def test_many_texts_are_read(self):
        texts = "<si><t>甲乙</t></si>" * 50_000
        others = {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>'}
        assert measure(make_file(GOOD, others=others), 60_000_000) == "甲"

    def test_elements_inside_each_other_are_passed_over(self):
        nested = "<a>" * 100_000 + "</a>" * 100_000
        assert measure(make_file(nested + GOOD), 30_000_000) == "甲"
        within = f'<c r="B1" t="inlineStr"><is>{nested}</is></c>'
        assert measure(make_file(data(row(1, words("A1", "甲"), within))), 60_000_000) == "甲"

    def test_a_long_tag_is_read(self):
        content = make_file(f'<a b="{"c" * 20_000_000}"/>{GOOD}')
        assert measure(content, 200_000_000) == "甲"

    def test_many_sheets_are_read(self):
        assert measure(make_file(*[GOOD] * 2000)) == "\n".join("甲" * 2000)

    def test_a_long_tag_of_a_cell_is_refused(self):
        cell = f'<c r="A1" b="{"c" * 20_000_000}"/>'
        assert measure(make_file(data(row(1, cell))), 200_000_000) == DAMAGED

    @pytest.mark.parametrize("name", ["v", "f", "is", "t"])
    def test_values_without_a_cell_are_refused(self, name):
        content = make_file(f"<sheetData><row>{f'<{name}/>' * 400_001}</row></sheetData>")
        assert measure(content, 60_000_000) == TOO_MUCH

    def test_many_rows_are_refused(self):
        content = make_file(f"<sheetData>{'<row/>' * 100_001}</sheetData>")
        assert measure(content, 60_000_000) == "has more than 100000 table rows; split it"

    @pytest.mark.parametrize(
        ("name", "part"),
        [
            ("styles", style("<xf/>" * 200_001)),
            ("sharedStrings", f'<sst xmlns="{MAIN}"><si>{"<t/>" * 200_002}</si></sst>'),
            ("sharedStrings", f'<sst xmlns="{MAIN}"><si>{"<r/>" * 200_002}</si></sst>'),
            ("sharedStrings", f'<sst xmlns="{MAIN}"><si><t>{"=" * 3_000_001}</t></si></sst>'),
            ("worksheets/sheet1", f"<worksheet><cols>{'<col/>' * 200_001}</cols></worksheet>"),
        ],
        ids=["formats", "texts", "runs", "attributes", "columns"],
    )
    def test_much_beside_the_text_is_refused(self, name, part):
        assert measure(make_file(GOOD, others={f"xl/{name}.xml": part}), 60_000_000) == TOO_MUCH

    def test_what_spans_the_whole_sheet_is_passed_over(self):
        everything = "A1:XFD1048576"
        beside = (
            f'<conditionalFormatting sqref="{"A1 " * 100_000}"/>'
            f'<hyperlinks><hyperlink ref="{everything}" location="A1"/></hyperlinks>'
            f"<headerFooter><oddHeader>{'&amp;L&amp;C' * 20_000}</oddHeader></headerFooter>"
        )
        others = {
            "xl/worksheets/_rels/sheet1.xml.rels": relate(("comments", "../comments1.xml")),
            "xl/comments1.xml": f'<comments><comment ref="{everything}"/></comments>',
        }
        content = make_file(GOOD + merge(everything) + beside, others=others)
        assert measure(content, 30_000_000) == "甲"

    def test_whitespace_and_names_are_looked_at_once(self):
        others = {"xl/a.xml": " " * 20_000_000 + "a", "xl/b.xml": "<!-- -->" * 100_000}
        assert measure(make_file(GOOD, others=others)) == "甲"
        tag = "<c " + "r='A1' " * 1400 + ">"
        assert measure(make_file(data(row(1, tag * 2_000)))) == DAMAGED

    def test_an_open_tag_without_end_is_looked_at_once(self):
        assert measure(make_file("<cols " * 1_000_000 + GOOD)) == "甲"
        assert measure(make_file("<cols>" * 1_000_000 + GOOD)) == TOO_MUCH

    def test_too_many_tags_are_refused(self):
        inside = f"<sheetData><row>{'<c/>' * 3_000_001}</row></sheetData>"
        assert measure(make_file(inside)) == "holds more than 3000000 tags of XML"
