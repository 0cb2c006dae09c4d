"""A sheet as a Word document, read back with python-docx and as XML."""

import io
import re
import sys
import zipfile
from collections import Counter
from datetime import UTC, datetime

import attrs
import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings, strategies as st

import workplan
from workplan.errors import ExistingFileError, MissingLibraryError, OptionError
from workplan.render.lines import break_title
from workplan.render.sheet import DocumentProperties, Sheet, SheetBand, SheetCell, SheetColumn
from workplan.render.word import write_document

COLUMNS = (
    SheetColumn("任务", 10, merged=True),
    SheetColumn("措施", 40),
    SheetColumn("数", 6, centred=True),
)
PROPERTIES = DocumentProperties("题名", "来源：某处")
TWIPS_A_MM = 1440 / 25.4


def line(task, text, count=1, note="", **more):
    return (SheetCell(task, **more), SheetCell(text, note, **more), SheetCell(count, **more))


def sheet(*blocks, columns=COLUMNS, band="一、总则", **changes):
    fields = {"name": "表", "title": "题", "remarks": ("注。",), "columns": columns} | changes
    return Sheet(bands=(SheetBand(band, blocks),), **fields)


def write(made):
    return write_document(made, PROPERTIES)


def read(made):
    return docx.Document(io.BytesIO(write(made)))


def read_part(made, name):
    with zipfile.ZipFile(io.BytesIO(write(made))) as archive:
        return archive.read(name).decode()


def find_rows(document):
    """The rows of the table below its head, as lxml elements."""
    return document.tables[0]._tbl.tr_lst[1:]


def values(element, tag, key="val"):
    return [found.get(qn(f"w:{key}")) for found in element.iter(qn(f"w:{tag}"))]


def texts(row):
    """The text of each cell, as Word shows it."""
    return [
        "".join(
            {qn("w:t"): e.text or "", qn("w:br"): "\n", qn("w:tab"): "\t"}.get(e.tag, "")
            for e in cell.iter()
        )
        for cell in row.tc_lst
    ]


class TestContent:
    def test_label_title_remarks_table_and_closing_are_in_this_order(self):
        made = sheet((line("甲", "乙"),), label="附件", closing=("单位", "日期"))
        body = list(read(made).element.body)
        assert [element.tag.split("}")[1] for element in body] == [
            *("p", "p", "p", "tbl", "p", "p", "sectPr"),
        ]
        styles = ["Label", "Title", "Remark", "Closing", "Closing"]
        assert [values(e, "pStyle")[0] for e in body if e.tag == qn("w:p")] == styles
        assert [p.text for p in read(made).paragraphs] == ["附件", "题", "注。", "单位", "日期"]

    def test_heads_sections_and_rows_are_those_of_the_sheet(self):
        document = read(sheet((line("甲", "乙", 7),), (line("丙", "丁"),)))
        assert texts(document.tables[0]._tbl.tr_lst[0]) == ["任务", "措施", "数"]
        assert [texts(row) for row in find_rows(document)] == [
            *(["一、总则"], ["甲", "乙", "7"], ["丙", "丁", "1"])
        ]
        assert values(find_rows(document)[0], "gridSpan") == ["3"]

    def test_a_section_without_title_has_no_row_for_it(self):
        assert len(find_rows(read(sheet((line("甲", "乙"),), band="")))) == 1

    def test_the_head_is_repeated_on_every_page(self):
        rows = read(sheet((line("甲", "乙"),))).tables[0]._tbl.tr_lst
        assert [len(list(row.iter(qn("w:tblHeader")))) for row in rows] == [1, 0, 0]

    def test_merged_cells_go_over_the_rows_of_a_block(self):
        rows = find_rows(read(sheet((line("甲", "乙"), line("不见", "丙")), (line("丁", "戊"),))))[
            1:
        ]
        assert [values(row, "vMerge") for row in rows] == [["restart"], ["continue"], []]
        assert [texts(row)[0] for row in rows] == ["甲", "", "丁"]

    def test_names_are_centred_and_long_texts_are_not(self):
        row = find_rows(read(sheet((line("甲", "乙"),))))[1]
        assert values(row, "pStyle") == ["Text", "Text", "Centred"]

    def test_highlighted_cells_are_shaded(self):
        rows = find_rows(read(sheet((line("甲", "乙", highlighted=True),), (line("丙", "丁"),))))
        assert [values(row, "shd", "fill") for row in rows] == [[], ["FFF2CC"] * 3, []]

    def test_choices_are_a_list_to_choose_from(self):
        columns = (*COLUMNS[:2], SheetColumn("状态", 10, choices=("未启动", '进"行"中')))
        row = find_rows(read(sheet((line("甲", "乙", ""),), columns=columns)))[1]
        assert values(row, "listItem", "displayText") == ["未启动", '进"行"中']
        assert texts(row) == ["甲", "乙", "\u3000"]  # Word's own words would be printed
        row = find_rows(read(sheet((line("甲", "乙", "未启动"),), columns=columns)))[1]
        assert texts(row)[2] == "未启动"

    def test_without_closing_lines_the_paragraph_below_the_table_takes_no_page(self):
        last = read(sheet((line("甲", "乙"),))).paragraphs[-1]
        assert (last.text, last.style.name) == ("", "表后空段")
        assert last.style.paragraph_format.line_spacing.pt == 1

    def test_a_sheet_without_rows_is_a_table_with_a_head(self):
        assert find_rows(read(Sheet("表", "题", (), COLUMNS, ()))) == []


class TestNotes:
    def test_are_comments_with_fixed_author_and_time(self):
        document = read(sheet((line("甲", "乙", note="一\n二<b>"), line("丙", "丁", note="三"))))
        found = list(document.comments)
        assert [comment.text for comment in found] == ["一\n二<b>", "三"]
        assert {(c.author, c.initials, c.timestamp) for c in found} == {
            ("workplan", "wp", datetime(1980, 1, 1, tzinfo=UTC))
        }

    def test_are_at_their_words(self):
        row = find_rows(read(sheet((line("甲", "乙", note="注"),))))[1]
        start = next(row.iter(qn("w:commentRangeStart")))
        assert start.getnext().text == "乙"
        assert start.getnext().getnext().tag == qn("w:commentRangeEnd")
        assert values(row, "commentReference", "id") == ["0"]

    def test_a_section_may_have_one_and_a_merged_cell_has_its_own_once(self):
        block = tuple((SheetCell("甲", "题注"), SheetCell("长" * 400), SheetCell(1)) for _ in "123")
        made = attrs.evolve(sheet(), bands=(SheetBand("一、", (block,), "节注"),))
        assert [comment.text for comment in read(made).comments] == ["节注", "题注"]

    def test_without_any_there_are_no_comments_in_the_file(self):
        with zipfile.ZipFile(io.BytesIO(write(sheet((line("甲", "乙"),))))) as archive:
            assert "word/comments.xml" not in archive.namelist()


class TestPaper:
    def test_is_a4_across_with_the_margins_of_the_standard_turned(self):
        section = read(sheet((line("甲", "乙"),))).sections[0]
        sizes = (section.page_width, section.page_height, section.left_margin, section.right_margin)
        sizes += (section.top_margin, section.bottom_margin)
        assert [round(size.mm) for size in sizes] == [297, 210, 35, 37, 28, 26]
        assert section.orientation == docx.enum.section.WD_ORIENT.LANDSCAPE

    def test_the_table_is_as_wide_as_the_text(self):
        table = read(sheet((line("甲", "乙"),))).tables[0]._tbl
        widths = [int(width) for width in values(table, "gridCol", "w")]
        assert sum(widths) == pytest.approx(225 * TWIPS_A_MM, abs=len(widths))
        assert widths[1] - 170 == pytest.approx(4 * (widths[0] - 170), abs=4)
        assert values(table, "tblLayout", "type") == ["fixed"]

    def test_a_column_of_short_cells_is_wide_enough_for_them(self):
        columns = (SheetColumn("序号", 6, centred=True), SheetColumn("措施", 300))
        rows = ((SheetCell("（二十七）"), SheetCell("乙")),)
        table = read(sheet(rows, columns=columns)).tables[0]._tbl
        # Ten half-width characters of 5.25 points, one more for the end of a line, and the margins.
        assert int(values(table, "gridCol", "w")[0]) == 11 * 105 + 170

    def test_the_page_number_is_between_dashes_right_on_odd_pages_and_left_on_even(self):
        document = read(sheet((line("甲", "乙"),)))
        section = document.sections[0]
        assert document.settings.odd_and_even_pages_header_footer
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            paragraph = footer.paragraphs[0]
            assert "".join(e.text for e in paragraph._p.iter(qn("w:t"))) == "— 1 —"
            assert values(paragraph._p, "fldSimple", "instr") == [" PAGE "]
            style = paragraph.style.element
            assert values(style, "jc") == [side]
            assert values(style, "ind", side) == ["280"]  # one character of 14 points
            assert (paragraph.style.font.name, paragraph.style.font.size.pt) == ("宋体", 14)

    @pytest.mark.parametrize(
        ("style", "font", "points", "line"),
        [
            ("Normal", "仿宋_GB2312", 16, 28),
            ("附件标识", "黑体", 16, 28),
            ("Title", "方正小标宋简体", 22, 34),
            ("表前说明", "仿宋_GB2312", 12, 20),
            ("表头", "黑体", 10.5, 16),
            ("表内标题", "黑体", 10.5, 16),
            ("表内文字", "仿宋_GB2312", 10.5, 16),
            ("表内居中", "仿宋_GB2312", 10.5, 16),
            ("落款", "仿宋_GB2312", 16, 28),
        ],
    )
    def test_every_style_names_its_font_for_all_scripts_and_has_fixed_lines(
        self, style, font, points, line
    ):
        found = read(sheet()).styles[style]
        fonts = next(found.element.iter(qn("w:rFonts")))
        assert {fonts.get(qn(f"w:{s}")) for s in ("ascii", "hAnsi", "eastAsia", "cs")} == {font}
        assert (found.font.size.pt, found.paragraph_format.line_spacing.pt) == (points, line)
        assert values(found.element, "spacing", "lineRule") == ["exact"]

    def test_every_font_has_an_alternative_that_each_machine_has(self):
        found = re.findall(
            r'<w:font w:name="([^"]+)"><w:altName w:val="([^"]+)"/>',
            read_part(sheet(), "word/fontTable.xml"),
        )
        assert dict(found) == {
            "仿宋_GB2312": "宋体",
            "黑体": "宋体",
            "方正小标宋简体": "宋体",
            "宋体": "SimSun",
        }

    def test_the_language_is_chinese(self):
        document = read(sheet())
        assert set(values(document.styles.element, "lang")) == {"zh-CN"}
        assert values(document.settings.element, "themeFontLang", "eastAsia") == ["zh-CN"]

    def test_a_line_has_as_many_characters_as_its_width_says(self):
        document = read(sheet())
        defaults = next(document.styles.element.iter(qn("w:pPrDefault")))
        for setting in ("overflowPunct", "autoSpaceDE", "autoSpaceDN", "widowControl"):
            assert values(defaults, setting) == ["0"]
        settings = document.settings.element
        assert values(settings, "characterSpacingControl") == ["doNotCompress"]
        assert values(settings, "compatSetting") == ["15"]


HIGH = "字" * 200


class TestPages:
    def test_a_row_is_on_one_page(self):
        rows = find_rows(read(sheet((line("甲", "乙"), line("甲", HIGH)))))
        assert [len(list(row.iter(qn("w:cantSplit")))) for row in rows] == [1, 1, 1]

    def test_a_row_longer_than_a_page_is_continued_on_the_next(self):
        rows = find_rows(read(sheet((line("甲", "长" * 1500),), (line("乙", "短"),))))
        assert [len(list(row.iter(qn("w:cantSplit")))) for row in rows] == [1, 0, 1]
        assert values(rows[1], "trHeight") == []
        assert set(values(rows[1], "vAlign")) == {"top"}  # the names are on its first page
        assert set(values(rows[2], "vAlign")) == {"center"}

    def test_a_merged_cell_begins_again_on_each_page(self):
        rows = find_rows(read(sheet([line("甲", HIGH)] * 12)))[1:]
        merged = [values(row, "vMerge") for row in rows]
        assert merged.count(["restart"]) > 1
        assert [texts(row)[0] for row in rows] == [
            "" if merge == ["continue"] else "甲" for merge in merged
        ]

    def test_rows_are_as_high_as_their_lines_and_a_long_merged_cell(self):
        # A line of a task has nine characters, of a measure 41: one less than fit, for kinsoku.
        block = (line("甲" * 81, "乙"), line("", "丙"))
        rows = find_rows(read(sheet(block, (line("丁", "字" * 42),))))[1:]
        heights = [int(values(row, "trHeight")[0]) for row in rows]
        assert heights == [(9 * 320 + 90) // 2] * 2 + [2 * 320 + 90]

    def test_a_section_is_kept_with_its_first_row_and_the_last_row_with_the_closing_lines(self):
        made = sheet((line("甲", "乙"),), (line("丙", "丁"),), closing=("单位", "日期"))
        document = read(made)
        assert [len(list(row.iter(qn("w:keepNext")))) for row in find_rows(document)] == [1, 0, 3]
        kept = [p._p.pPr.keepNext is not None for p in document.paragraphs]
        assert kept == [False, False, True, False]


class TestTitle:
    def test_that_fits_is_one_line(self):
        assert break_title("某市工作要点任务分工表", 57) == ["某市工作要点任务分工表"]

    def test_is_not_broken_inside_a_word_that_the_text_has(self):
        title = "2018年青岛市打击侵犯知识产权和制售假冒伪劣商品工作要点任务分工表"
        text = workplan.load().source.text
        assert break_title(title, 57, text) == [
            *("2018年青岛市打击侵犯知识产权和", "制售假冒伪劣商品工作要点任务分工表"),
        ]

    @pytest.mark.parametrize(
        ("title", "lines"),
        [
            ("关于印发方案的通知书", ["关于印发方案的", "通知书"]),
            ("甲乙丙丁《戊己庚辛壬》", ["甲乙丙丁", "《戊己庚辛壬》"]),
            ("甲乙丙丁戊，己庚辛壬", ["甲乙丙丁戊，", "己庚辛壬"]),
            ("甲乙丙丁2018年己庚", ["甲乙丙丁", "2018年己庚"]),
            ("x" * 30, ["x" * 30]),
        ],
    )
    def test_is_broken_where_it_reads_well(self, title, lines):
        assert break_title(title, 16) == lines

    @pytest.mark.parametrize("mark", "、，。；：！？》）”’」』】〕,.;:!?)]}%％")
    def test_has_no_line_that_begins_with_closing_punctuation(self, mark):
        title = f"甲乙丙丁戊{mark}己庚辛壬"  # five characters a line allow no other place
        assert break_title(title, 10) == [title]

    @pytest.mark.parametrize("mark", "《（“‘「『【〔([{")
    def test_has_no_line_that_ends_with_opening_punctuation(self, mark):
        title = f"甲乙丙丁{mark}戊己庚辛壬"
        assert break_title(title, 10) == [title]

    @pytest.mark.parametrize("mark", "、，；：》）”的")
    def test_is_best_broken_after_these(self, mark):
        lines = break_title(f"甲乙丙{mark}丁戊己庚辛壬", 16)
        assert lines == [f"甲乙丙{mark}", "丁戊己庚辛壬"]

    @pytest.mark.parametrize("mark", "《（“")
    def test_is_best_broken_before_these(self, mark):
        assert break_title(f"甲乙丙{mark}丁戊己庚辛壬", 16) == ["甲乙丙", f"{mark}丁戊己庚辛壬"]

    def test_that_is_none_is_left_to_word(self):
        assert break_title("题" * 50_000, 57) == ["题" * 50_000]
        assert break_title("", 57) == [""]

    @given(st.text("甲乙，。《》的x20年", max_size=60), st.integers(2, 30))
    def test_loses_no_character(self, title, width):
        assert "".join(break_title(title, width)) == title

    def test_is_broken_before_its_subject_where_one_line_is_too_short(self):
        made = sheet((line("甲", "乙"),), title="题" * 25 + "任务分工表", subject="任务分工表")
        assert read(made).paragraphs[0].text == "题" * 25 + "\n任务分工表"
        made = attrs.evolve(made, title="题任务分工表")
        assert read(made).paragraphs[0].text == "题任务分工表"
        made = attrs.evolve(made, title="题" * 30, subject="题" * 30)
        assert read(made).paragraphs[0].text == "题" * 15 + "\n" + "题" * 15

    def test_has_its_lines_in_the_document(self):
        document = read(sheet((line("甲", "乙"),), title="题" * 40))
        assert document.paragraphs[0].text == "题" * 20 + "\n" + "题" * 20


class TestText:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("<script>&'\"", "<script>&'\""),
            ("=1+1", "=1+1"),
            ("一\n二\x0b三\r\n四\r五", "一\n二\n三\n四\n五"),
            ("一\t二", "一\t二"),
            (" 前后 ", " 前后 "),
            ("a\x00\x1b\ufffe\ud800\u202ez", "a\\x00\\x1b\\ufffe\\ud800\\u202ez"),
            ("\ue5e5\U0001f600", "\ue5e5\U0001f600"),
        ],
    )
    def test_of_any_kind_is_shown(self, text, shown):
        made = sheet((line("甲", text, note=text),), band=text, title=text, closing=(text,))
        document = read(attrs.evolve(made, remarks=(text,), label=text))
        rows = find_rows(document)
        assert texts(rows[0]) == [shown]
        assert texts(rows[1])[1] == shown
        assert [p.text for p in document.paragraphs] == [shown] * 4
        assert next(iter(document.comments)).text == shown

    def test_of_any_length_is_whole(self):
        text = "字" * 4_000_000  # 12 million bytes, more than a parser takes in one piece
        assert texts(find_rows(read(sheet((line("甲", text),))))[1])[1] == text

    @settings(max_examples=30)
    @given(st.text(st.characters(), max_size=40))
    def test_never_breaks_the_file(self, text):
        read(sheet((line(text, text, note=text),), title=text, remarks=(text,), band=text))

    def test_a_thousand_tasks_are_written(self):
        blocks = [(line("甲" * 10, HIGH), line("", HIGH)) for _ in range(1000)]
        assert len(find_rows(read(sheet(*blocks)))) == 2001


# --- the file ------------------------------------------------------------------------------------

# The order of children in ECMA-376 (CT_PPr, CT_RPr, CT_TcPr, CT_TblPr, CT_Style, CT_Settings, …),
# of those that we write: Word refuses a file with another.
ORDERS = {
    "pPr": "pStyle keepNext widowControl overflowPunct autoSpaceDE autoSpaceDN spacing ind jc",
    "rPr": "rStyle rFonts sz szCs lang",
    "tcPr": "tcW gridSpan vMerge shd vAlign",
    "tblPr": "tblW jc tblInd tblBorders tblLayout tblCellMar",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "trPr": "cantSplit trHeight tblHeader",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "style": "name basedOn qFormat pPr rPr tblPr",
    "styles": "docDefaults style",
    "docDefaults": "rPrDefault pPrDefault",
    "font": "altName charset family pitch",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat"
    " themeFontLang",
    "compat": "useFELayout compatSetting",
    "sdt": "sdtPr sdtContent",
    "sectPr": "footerReference pgSz pgMar cols docGrid",
}


@pytest.fixture
def rich():
    """A sheet that has everything."""
    columns = (*COLUMNS, SheetColumn("状态", 10, choices=("是", "否")))
    rows = tuple((*line("甲", HIGH, note="注", highlighted=True), SheetCell("")) for _ in "12")
    return sheet(rows, columns=columns, label="附件", closing=("单位",))


class TestFile:
    def test_elements_are_in_the_order_of_the_schema(self, rich):
        from lxml import etree

        seen = set()
        with zipfile.ZipFile(io.BytesIO(write(rich))) as archive:
            for name in archive.namelist():
                if name.startswith("word/") and name.endswith(".xml"):
                    for element in etree.fromstring(archive.read(name)).iter("{*}*"):
                        kind = etree.QName(element).localname
                        order = ORDERS.get(kind, "").split()
                        children = [etree.QName(child).localname for child in element]
                        if order and "theme" not in name:
                            assert children == sorted(children, key=order.index), (name, kind)
                            seen.add(kind)
        assert seen == set(ORDERS)

    def test_each_part_is_known_and_none_is_of_the_template(self, rich):
        with zipfile.ZipFile(io.BytesIO(write(rich))) as archive:
            assert sorted(archive.namelist()) == [
                "[Content_Types].xml",
                "_rels/.rels",
                "docProps/core.xml",
                "word/_rels/document.xml.rels",
                "word/comments.xml",
                "word/document.xml",
                "word/fontTable.xml",
                "word/footer1.xml",
                "word/footer2.xml",
                "word/settings.xml",
                "word/styles.xml",
                "word/theme/theme1.xml",
            ]
            assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert {part.create_system for part in archive.infolist()} == {0}

    def test_every_style_that_is_used_is_there(self, rich):
        styles = read_part(rich, "word/styles.xml")
        used = {
            name
            for part in ("document", "comments", "footer1", "footer2")
            for name in re.findall(
                r'<w:[pr]Style w:val="(\w+)"', read_part(rich, f"word/{part}.xml")
            )
        }
        assert used == {
            "Label", "Title", "Remark", "Head", "Band", "Text", "Centred", "Closing", "Odd", "Even",
            "CommentText", "CommentReference",
        }  # fmt: skip
        assert all(f'w:styleId="{name}"' in styles for name in used)

    def test_the_same_sheet_gives_the_same_bytes(self, rich):
        assert write(rich) == write(rich)

    def test_says_where_it_is_from(self):
        long = DocumentProperties("题\x00" * 200, "源" * 300)
        for properties, title, comments in [
            (PROPERTIES, "题名", "来源：某处"),
            (long, ("题\\x00" * 200)[:255], "源" * 255),
        ]:
            document = docx.Document(io.BytesIO(write_document(sheet(), properties)))
            core = document.core_properties
            assert (core.title, core.comments) == (title, comments)
            assert (core.author, core.last_modified_by, core.language) == (
                *("workplan", "workplan", "zh-CN"),
            )
            assert core.created == core.modified == datetime(1980, 1, 1, tzinfo=UTC)
            assert core.revision == 1

    def test_a_missing_library_is_named(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "docx", None)
        wanted = r"a Word document needs python-docx: python -m pip install python-docx"
        with pytest.raises(MissingLibraryError, match=wanted):
            write(sheet())


# --- the responsibility table --------------------------------------------------------------------

INVENTED = """一、总则
(一)抓好落实。加强督查。(市教育局牵头，市公安局、市财政局按职责分工负责)定期通报。(市统计局负责)
(二)加强宣传。广泛宣传政策。(市委宣传部、市司法局等按职责分工负责)
二、保障措施
(三)落实经费。(市财政局负责，市审计局配合)
"""


def count_roles(plan):
    return Counter((role.agency.name, role.duty) for role in plan.roles)


class TestResponsibilityTable:
    def test_has_the_rows_and_sections_of_the_plan(self, plan):
        document = docx.Document(io.BytesIO(plan.matrix().to_docx()))
        rows = [texts(row) for row in find_rows(document)]
        assert [row[0] for row in rows if len(row) == 1] == [s.heading for s in plan.sections]
        heads = texts(document.tables[0]._tbl.tr_lst[0])
        at = heads.index("具体措施")
        assert [row[at] for row in rows if len(row) > 1] == [m.text for m in plan.measures]
        assert document.paragraphs[0].text == "附件"
        assert plan.source.sha256 in document.core_properties.comments

    def test_of_one_agency_has_its_measures(self, plan):
        document = docx.Document(io.BytesIO(plan.matrix().to_docx(agency="公安局")))
        rows = [row for row in find_rows(document) if len(row.tc_lst) > 1]
        assert len(rows) == len(plan.measures_of("市公安局"))
        assert "（市公安局）" in document.paragraphs[1].text

    def test_columns_and_readings_are_chosen(self, plan):
        content = plan.matrix().to_docx(columns=["工作任务", "lead"], reading=True)
        table = docx.Document(io.BytesIO(content)).tables[0]._tbl
        assert texts(table.tr_lst[0]) == ["工作任务", "牵头单位", "勘误"]
        with pytest.raises(OptionError, match="columns must be one of"):
            plan.matrix().to_docx(columns=["nothing"])

    def test_is_read_again_with_the_same_roles(self, plan, tmp_path):
        invented = workplan.parse(INVENTED, title="某市工作要点")
        for at, each in enumerate((plan, invented)):
            path = tmp_path / f"{at}.docx"
            content = each.matrix().to_docx(path)
            assert path.read_bytes() == content
            assert count_roles(workplan.read(path)) == count_roles(each)

    def test_a_file_is_overwritten_only_by_force(self, plan, tmp_path):
        path = tmp_path / "表.docx"
        path.write_bytes(b"mine")
        with pytest.raises(ExistingFileError):
            plan.matrix().to_docx(path)
        assert path.read_bytes() == b"mine"
        assert plan.matrix().to_docx(path, force=True) == path.read_bytes()
