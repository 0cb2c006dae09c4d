"""PDF files: made by reportlab or written by hand, with the text and layout that a person reads."""

import io
import sys
import time
import zlib
from base64 import a85encode
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from workplan.documents.pdf import load_source
from workplan.errors import MissingLibraryError, NoticeError
from workplan.model import Page, Span, TableCell

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

SIZE = 16
WIDTH, HEIGHT = 600, 800


def make(*pages, **options):
    """A PDF file with a page for each function, which draws it."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), **options)
    for draw in pages:
        canvas.setFont("STSong-Light", SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def write(canvas, *lines, x=72, y=700, step=24):
    for i, line in enumerate(lines):
        canvas.drawString(x, y - i * step, line)


def lines_of(*lines, **place):
    return lambda canvas: write(canvas, *lines, **place)


def table(canvas, rows, *, xs=(72, 200, 400), top=700, step=30, rules=True):
    """Rows of words in ruled cells; a word may have several lines."""
    bottom = top - step * len(rows)
    if rules:
        for x in xs:
            canvas.line(x, top, x, bottom)
        for i in range(len(rows) + 1):
            canvas.line(xs[0], top - i * step, xs[-1], top - i * step)
    for i, row in enumerate(rows):
        for x, words in zip(xs, row, strict=False):
            for k, line in enumerate(words.split("\n")):
                canvas.drawString(x + 4, top - i * step - 20 - 18 * k, line)


def table_of(rows, **place):
    return lambda canvas: table(canvas, rows, **place)


def merged_of(rows, *, xs, top=700, step=30):
    """Rows of words in ruled cells; ``None`` goes on from the cell above, or the page before."""

    def draw(canvas):
        bottom = top - step * len(rows)
        for x in xs:
            canvas.line(x, top, x, bottom)
        for column, (left, right) in enumerate(pairwise(xs)):
            canvas.line(left, bottom, right, bottom)
            for i, row in enumerate(rows):
                if row[column] is not None or not i:
                    canvas.line(left, top - i * step, right, top - i * step)
        table(canvas, [[words or "" for words in row] for row in rows], xs=xs, rules=False)

    return draw


def together(*drawings):
    def draw(canvas):
        for drawing in drawings:
            drawing(canvas)

    return draw


def read_text(*pages, **options):
    return load_source(make(*pages, **options)).text


def read_cells(source):
    """The cells: table, row, column, words, and how many rows and columns where more than one."""
    return [
        (c.table, c.row, c.column, source.text[c.span.start : c.span.end] if c.span else "")
        + ((c.rows, c.columns) if (c.rows, c.columns) != (1, 1) else ())
        for c in source.layout.cells
    ]


def read_remarks(source):
    return [
        (r.code, source.text[r.span.start : r.span.end], dict(r.values))
        for r in source.layout.remarks
    ]


def read_furniture(source):
    return [source.text[span.start : span.end] for span in source.layout.furniture]


def fail(content):
    with pytest.raises(NoticeError) as caught:
        load_source(content)
    return str(caught.value)


# --- lines ---------------------------------------------------------------------------------------


class TestLines:
    def test_the_lines_of_a_page_are_no_paragraphs(self):
        content = make(
            lines_of("关于印发2018年工作要点的通知", "各区、市人民政府："),
            lines_of("二、加强监管"),
        )
        source = load_source(content)
        assert source.text == "关于印发2018年工作要点的通知\n各区、市人民政府：\n二、加强监管"
        assert source.layout.paragraphs == ()
        assert source.layout.pages == (Page("1", Span(0, 26)), Page("2", Span(27, 33)))
        assert source.layout.remarks == ()

    def test_the_small_gap_beside_digits_is_no_blank(self):
        def draw(canvas):
            canvas.drawString(72, 700, "印发")
            canvas.drawString(72 + 32 + 4, 700, "2018")
            canvas.drawString(72 + 32 + 4 + 30 + 4, 700, "年")

        assert read_text(draw) == "印发2018年"

    def test_a_gap_of_half_a_character_is_a_blank_and_a_wide_one_two(self):
        def draw(canvas):
            canvas.drawString(72, 700, "签")
            canvas.drawString(72 + 16 + 14, 700, "名")
            canvas.drawString(72 + 200, 700, "盖章")

        assert read_text(draw) == "签 名  盖章"

    def test_words_in_latin_letters_are_parted_by_a_smaller_gap(self):
        def draw(canvas):
            canvas.setFont("Helvetica", 12)
            canvas.drawString(72, 700, "WTO")
            canvas.drawString(72 + canvas.stringWidth("WTO", "Helvetica", 12) + 4, 700, "TRIPS")

        assert read_text(draw) == "WTO TRIPS"

    def test_printed_blanks_are_kept_inside_a_line(self):
        assert read_text(lines_of(" 签 名\u3000\u3000张三 ")) == "签 名\u3000\u3000张三"

    def test_a_tab_character_is_a_blank(self):
        assert read_text(lines_of("甲\u00a0乙")) == "甲 乙"

    def test_a_hyphen_at_the_end_of_a_line_is_kept(self):
        assert read_text(lines_of("word co-", "operate")) == "word co-\noperate"

    @pytest.mark.parametrize("shift", [0, 0.3, 1, 2.5, 4])
    def test_a_character_printed_twice_for_bold_is_one(self, shift):
        def draw(canvas):
            write(canvas, "牵头单位")
            write(canvas, "牵头单位", x=72 + shift)

        assert read_text(draw) == "牵头单位"

    def test_a_page_printed_twice_for_bold_is_read_once(self):
        words = [f"第{i}项牵头单位" for i in range(20)]
        draw = together(lines_of(*words), lines_of(*words, x=73))
        assert read_text(draw).split("\n") == words

    def test_equal_characters_beside_each_other_are_kept(self):
        assert read_text(lines_of("（1111）……——ll，，")) == "（1111）……——ll，，"

    def test_invisible_text_is_left_out_and_told(self):
        source = load_source(make(together(lines_of("甲局牵头"), lines_not_painted("乙局牵头"))))
        assert source.text == "甲局牵头"
        assert read_remarks(source) == [("hidden-text", "甲局牵头", {"count": 1})]

    def test_text_outside_what_clips_it_is_left_out_and_told(self):
        def draw(canvas):
            write(canvas, "甲局牵头")
            path = canvas.beginPath()
            path.rect(72, 600, 20, 60)
            canvas.clipPath(path, stroke=0, fill=0)
            write(canvas, "乙局牵头", y=640)

        source = load_source(make(draw))
        assert source.text == "甲局牵头\n乙"
        assert read_remarks(source) == [("hidden-text", "乙", {"count": 1})]

    def test_a_clip_of_many_sides_and_one_in_a_drawing_are_not_followed(self):
        def draw(canvas):
            canvas.beginForm("text")
            path = canvas.beginPath()
            path.rect(0, 0, 20, 20)
            canvas.clipPath(path, stroke=0, fill=0)
            canvas.setFont("STSong-Light", SIZE)
            write(canvas, "丙局配合", y=660)
            canvas.endForm()
            canvas.doForm("text")
            path = canvas.beginPath()
            path.circle(10, 10, 5)
            path.circle(10, 10, 4)
            path.circle(10, 10, 3)
            canvas.clipPath(path, stroke=0, fill=0)
            write(canvas, "甲局牵头")

        assert read_text(draw) == "甲局牵头\n丙局配合"

    def test_a_rare_character_beyond_the_first_plane_is_one(self):
        assert read_text(lines_of("𠮷林省")) == "𠮷林省"

    def test_digits_written_after_the_words_come_into_their_line(self):
        def draw(canvas):
            canvas.drawString(72, 700, "印发")
            canvas.drawString(140, 700, "年要点")
            canvas.drawString(72, 660, "第二行")
            canvas.drawString(106, 700, "2018")

        assert read_text(draw) == "印发2018年要点\n第二行"

    def test_what_is_written_later_but_stands_higher_is_read_first(self):
        assert read_text(together(lines_of("正文", y=600), lines_of("标题"))) == "标题\n正文"

    def test_two_columns_are_read_as_the_file_has_them(self):
        draw = together(lines_of("左一", "左二"), lines_of("右一", "右二", x=320))
        assert read_text(draw) == "左一\n左二\n右一\n右二"

    def test_an_indented_line_has_two_blanks(self):
        draw = together(
            lines_of("各区、市："),
            lines_of("现印发给你们。", x=104, y=676),
            lines_of("请执行。", y=652),
        )
        assert read_text(draw) == "各区、市：\n\u3000\u3000现印发给你们。\n请执行。"

    def test_a_page_without_a_common_margin_has_no_indented_lines(self):
        assert read_text(together(lines_of("甲"), lines_of("乙", x=300, y=600))) == "甲\n乙"

    def test_a_blank_page_is_left_out(self):
        source = load_source(make(lines_of("甲"), lambda _: None, lines_of("乙")))
        assert source.text == "甲\n乙"
        assert [page.label for page in source.layout.pages] == ["1", "3"]

    @pytest.mark.parametrize("words", ["第一行", "第一行 第二行"])
    def test_a_line_of_blanks_is_none(self, words):
        assert read_text(lines_of(words, "  ")) == words

    HEAD = staticmethod(lines_of("某市人民政府公报", y=760))
    BODY = ("一、加强监管", "市甲局牵头，市", "乙局配合")

    def test_running_heads_and_page_numbers_are_furniture(self):
        def page(number, *lines, head=self.HEAD):
            return together(head, lines_of(*lines), lines_of(f"— {number} —", x=300, y=40))

        source = load_source(make(page(1, *self.BODY[:2]), page(2, self.BODY[2])))
        assert source.text == (
            "某市人民政府公报\n一、加强监管\n市甲局牵头，市\n— 1 —"
            "\n某市人民政府公报\n乙局配合\n— 2 —"
        )
        assert read_furniture(source) == ["某市人民政府公报", "— 1 —", "某市人民政府公报", "— 2 —"]

    @pytest.mark.parametrize(
        ("ys", "top"),
        [((754, 754), 730), ((760, 750), 700), ((700, 700), 650)],
        ids=["near the text", "at two heights", "not in the margin"],
    )
    def test_equal_lines_that_do_not_stand_apart_in_the_margin_are_text(self, ys, top):
        pages = (
            together(lines_of("责任单位：市教育局", y=y), lines_of(*self.BODY, y=top)) for y in ys
        )
        assert read_furniture(load_source(make(*pages))) == []

    def test_a_line_with_a_wide_gap_is_text_on_the_first_page(self):
        head = together(lines_of("序号", y=760), lines_of("任务", x=200, y=760))
        source = load_source(make(*(together(head, lines_of(*self.BODY)) for _ in "12")))
        assert source.text.count("序号  任务") == 2
        assert read_furniture(source) == ["序号  任务"]

    def test_pages_of_one_equal_line_are_running_heads_only(self):
        source = load_source(make(self.HEAD, self.HEAD, together(self.HEAD, lines_of(*self.BODY))))
        assert read_furniture(source) == ["某市人民政府公报"] * 3

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.text("一二三市局、（）2018abc", min_size=1, max_size=20), min_size=1))
    def test_no_character_is_lost_or_doubled(self, lines):
        assert read_text(lines_of(*lines[:20])).split("\n") == lines[:20]


class TestTurned:
    def test_a_page_that_is_turned_is_read_as_it_is_shown(self):
        def draw(canvas):
            canvas.setPageRotation(90)
            canvas.translate(WIDTH, 0)
            canvas.rotate(90)
            table(canvas, [["甲局", "乙局"], ["丙局", ""]], top=500)
            write(canvas, "附表", y=540)

        source = load_source(make(draw))
        assert source.text == "附表\n甲局\t乙局\n丙局\t"

    @pytest.mark.parametrize("angle", [0, 90, 180, 270])
    def test_a_table_that_is_turned_on_its_page_is_read_in_its_own_direction(self, angle):
        def draw(canvas):
            canvas.translate(300, 400)
            canvas.rotate(angle)
            table(canvas, [["甲局", "乙局"], ["丙局", "丁局"]], xs=(-200, 0, 200), top=60)
            write(canvas, "附表", x=-200, y=90)

        assert load_source(make(draw)).text == "附表\n甲局\t乙局\n丙局\t丁局"

    def test_turned_words_stand_in_their_cell(self):
        def draw(canvas):
            table(canvas, [["", "第一项工作任务"], ["", "第二项工作任务"]], step=60)
            canvas.rotate(90)
            canvas.drawString(600, -150, "监管")

        assert load_source(make(draw)).text == "\t第一项工作任务\n监管\t第二项工作任务"

    def test_a_watermark_does_not_get_into_the_cells(self):
        def draw(canvas):
            table(canvas, [["甲局", "乙局"], ["丙局", "丁局"]])
            canvas.translate(120, 620)
            canvas.rotate(45)
            write(canvas, "内部资料", x=0, y=0)

        assert load_source(make(draw)).text == "甲局\t乙局\n丙局\t丁局\n内部资料"

    def test_what_stands_outside_the_shown_part_is_told(self):
        def draw(canvas):
            canvas.setCropBox((0, 100, WIDTH, HEIGHT))
            write(canvas, "甲局牵头")
            write(canvas, "裁掉的字", y=50)

        source = load_source(make(draw))
        assert source.text == "甲局牵头"
        assert read_remarks(source) == [("hidden-text", "甲局牵头", {"count": 1})]


# --- tables --------------------------------------------------------------------------------------

XS, YS = (72, 200, 400), (700, 670, 620)


def draw_lines(canvas):
    for x in XS:
        canvas.line(x, YS[0], x, YS[-1])
    for y in YS:
        canvas.line(XS[0], y, XS[-1], y)


def draw_boxes(canvas):
    for left, right in ((72, 200), (200, 400)):
        canvas.rect(left, 670, right - left, 30)
        canvas.rect(left, 620, right - left, 50)


def draw_thin_rectangles(canvas):
    for x in XS:
        canvas.rect(x, YS[-1], 0.5, 80, stroke=0, fill=1)
    for y in YS:
        canvas.rect(XS[0], y, 328, 0.5, stroke=0, fill=1)


def draw_dashes(canvas):
    canvas.setDash(3, 3)
    draw_lines(canvas)
    canvas.setDash()


def draw_short_pieces(canvas):
    for x in XS:
        for y in range(620, 700, 6):
            canvas.line(x, y, x, y + 3)
        canvas.line(x, 698, x, 700)
    for y in YS:
        for x in range(72, 400, 4):
            canvas.line(x, y, x + 2, y)


def draw_double_lines(canvas):
    draw_lines(canvas)
    canvas.rect(70, 618, 332, 84)


def draw_open_sides(canvas):
    canvas.line(200, 700, 200, 620)
    for y in YS:
        canvas.line(72, y, 400, y)


def draw_open_foot(canvas):
    for x in XS:
        canvas.line(x, 700, x, 620)
    for y in YS[:-1]:
        canvas.line(72, y, 400, y)


def draw_form(canvas):
    canvas.beginForm("grid")
    canvas.scale(0.5, 0.5)
    for x in XS:
        canvas.line(2 * x, 1400, 2 * x, 1240)
    for y in YS:
        canvas.line(144, 2 * y, 800, 2 * y)
    canvas.endForm()
    canvas.doForm("grid")


def draw_one_path(canvas):
    path = canvas.beginPath()
    for x in XS:
        path.moveTo(x, 700)
        path.lineTo(x, 620)
    for y in YS:
        path.moveTo(72, y)
        path.lineTo(400, y)
    canvas.drawPath(path)


class TestTables:
    @pytest.mark.parametrize(
        "draw",
        [
            draw_lines,
            draw_boxes,
            draw_thin_rectangles,
            draw_dashes,
            draw_short_pieces,
            draw_double_lines,
            draw_open_sides,
            draw_open_foot,
            draw_form,
            draw_one_path,
        ],
    )
    def test_rules_of_every_kind_make_the_same_cells(self, draw):
        rows = [["任务", "牵头单位"], ["查网店", "市甲局\n市乙局"]]
        source = load_source(make(together(draw, table_of(rows, rules=False))))
        assert source.text == "任务\t牵头单位\n查网店\t市甲局\v\v市乙局"
        assert source.layout.cells == (
            TableCell(1, 1, 1, Span(0, 2)),
            TableCell(1, 1, 2, Span(3, 7)),
            TableCell(1, 2, 1, Span(8, 11)),
            TableCell(1, 2, 2, Span(12, 20)),
        )
        assert source.layout.paragraphs == ()
        assert source.layout.remarks == ()

    def test_merged_cells_are_one_and_empty_ones_are_kept(self):
        def draw(canvas):
            canvas.rect(72, 610, 328, 90)
            canvas.line(200, 610, 200, 670)
            canvas.line(300, 610, 300, 670)
            canvas.line(72, 670, 400, 670)
            canvas.line(200, 640, 400, 640)
            write(canvas, "责任分工", x=150, y=680)
            write(canvas, "领域", x=76, y=630)
            write(canvas, "任务一", x=204, y=650)
            write(canvas, "任务二", x=204, y=620)
            write(canvas, "市甲局", x=304, y=620)

        source = load_source(make(draw))
        assert source.text == "责任分工\n领域\t任务一\t\n\t任务二\t市甲局"
        assert read_cells(source) == [
            (1, 1, 1, "责任分工", 1, 3),
            (1, 2, 1, "领域", 2, 1),
            (1, 2, 2, "任务一"),
            (1, 2, 3, ""),
            (1, 3, 2, "任务二"),
            (1, 3, 3, "市甲局"),
        ]

    def test_a_table_stands_between_the_lines_around_it(self):
        draw = together(
            lines_of("责任分工表", y=720),
            table_of([["任务一", "市甲局"]]),
            lines_of("注：自印发之日起施行。", y=640),
            table_of([["任务二", "市乙局"]], top=620),
        )
        source = load_source(make(draw))
        assert source.text == ("责任分工表\n任务一\t市甲局\n注：自印发之日起施行。\n任务二\t市乙局")
        assert read_cells(source) == [
            (1, 1, 1, "任务一"),
            (1, 1, 2, "市甲局"),
            (2, 1, 1, "任务二"),
            (2, 1, 2, "市乙局"),
        ]

    @pytest.mark.parametrize("rise", [-2, 5], ids=["under", "through"])
    @pytest.mark.parametrize("left", [72, 76], ids=["beside the side", "inside"])
    def test_words_that_are_underlined_or_struck_out_are_no_cells(self, rise, left):
        def draw(canvas):
            table(canvas, [["任务一", ""], ["任务二", ""]], xs=(20, 72, 400))
            for y in (680, 650):
                canvas.drawString(left, y, "市水利局")
                canvas.line(left, y + rise, left + 4 * SIZE, y + rise)

        source = load_source(make(draw))
        assert source.text == "任务一\t市水利局\n任务二\t市水利局"

    def test_a_rule_under_huge_words_is_kept(self):
        def draw(canvas):
            table(canvas, [["任务一", "市甲局"]], top=300)
            canvas.setFont("STSong-Light", 120)
            canvas.drawString(72, 500, "公报")
            canvas.line(72, 490, 312, 490)

        assert read_text(draw) == "公报\n任务一\t市甲局"

    @staticmethod
    def draw_columns(canvas, closed, ends=(700, 610)):
        """Columns without words; those that are not closed have no rules across."""
        top, bottom = ends
        for x in (72, 120, 200, 300, 400):
            canvas.line(x, top, x, bottom)
        for left, right in closed:
            for y in (670, 640):
                canvas.line(left, y, right, y)

    @pytest.mark.parametrize(
        "closed",
        [
            [(72, 120), (200, 300)],
            [(120, 200), (300, 400)],
            [(72, 200), (300, 400)],
            [(120, 200)],
        ],
    )
    def test_columns_that_merged_cells_fill_from_end_to_end_are_columns(self, closed):
        words = [["1", "甲", "乙", "丙"], ["", "", "", ""], ["2", "丁", "戊", "己"]]
        free = [x for x in (72, 120, 200, 300) if not any(a <= x < b for a, b in closed)]
        xs = (72, 120, 200, 300, 400)
        rows = [
            ["" if x in free and i else w for x, w in zip(xs, r, strict=False)]
            for i, r in enumerate(words)
        ]
        draw = together(lambda c: self.draw_columns(c, closed), table_of(rows, xs=xs, rules=False))
        source = load_source(make(draw))
        merged = [cell[2] for cell in read_cells(source) if cell[4:] == (3, 1)]
        assert merged == [xs.index(x) + 1 for x in free]

    def test_two_tables_abreast_stay_two(self):
        rows = [["任务一", "市甲局"], ["任务二", "市乙局"]]
        left, right = table_of(rows, xs=(72, 150, 250)), table_of(rows, xs=(300, 380, 480))
        middle = (partial(Canvas.line, x1=x, y1=700, x2=x, y2=640) for x in (270, 280))
        source = load_source(make(together(left, right, *middle)))
        assert [cell.table for cell in source.layout.cells] == [1] * 4 + [2] * 4

    def test_a_table_nearly_as_high_as_its_cell_is_in_it(self):
        def draw(canvas):
            table(canvas, [["外框", ""]], xs=(60, 100, 400), step=60)
            table(canvas, [["任务一", "市甲局"]], xs=(104, 200, 390), top=696, step=52)

        assert read_cells(load_source(make(draw))) == [
            (1, 1, 1, "外框"),
            (1, 1, 2, "任务一  市甲局"),
        ]

    def test_a_frame_around_the_page_is_no_table(self):
        def draw(canvas):
            canvas.rect(40, 40, 520, 720)
            canvas.line(40, 720, 560, 720)
            table(canvas, [["任务一", "市甲局"]])
            write(canvas, "正文第一行", "正文第二行", y=600)

        source = load_source(make(draw))
        assert source.text == "任务一\t市甲局\n正文第一行\n正文第二行"
        assert len(source.layout.cells) == 2

    def test_a_box_around_a_text_underlines_and_the_red_rule_are_no_tables(self):
        def draw(canvas):
            canvas.rect(60, 640, 300, 90)
            write(canvas, "框内第一行", "框内第二行")
            canvas.line(72, 674, 152, 674)
            canvas.setStrokeColorRGB(1, 0, 0)
            canvas.line(60, 600, 540, 600)
            canvas.line(60, 597, 540, 597)

        source = load_source(make(draw))
        assert source.text == "框内第一行\n框内第二行"
        assert source.layout.cells == ()

    def test_a_picture_of_a_circle_a_curve_and_slanted_lines_are_no_rules(self):
        def draw(canvas):
            canvas.circle(300, 400, 60)
            canvas.line(72, 300, 400, 200)
            canvas.rect(72, 500, 100, 100, stroke=0, fill=1)
            canvas.linearGradient(0, 0, 100, 100, ("#ffffff", "#eeeeee"))
            write(canvas, "甲局")

        source = load_source(make(draw))
        assert source.text == "甲局"
        assert source.layout.cells == ()

    def test_a_path_that_only_clips_is_no_rule(self):
        def draw(canvas):
            for left in (72, 200):
                path = canvas.beginPath()
                path.rect(left, 640, 128, 60)
                canvas.saveState()
                canvas.clipPath(path, stroke=0, fill=0)
                canvas.drawString(left + 4, 670, "甲局")
                canvas.restoreState()

        assert load_source(make(draw)).layout.cells == ()

    def test_a_table_in_a_cell_is_text_of_the_cell(self):
        def draw(canvas):
            table(canvas, [["任务一", ""]], step=100)
            table(canvas, [["市甲局", "市乙局"]], xs=(210, 290, 390), top=680)

        source = load_source(make(draw))
        assert read_cells(source) == [(1, 1, 1, "任务一"), (1, 1, 2, "市甲局  市乙局")]
        assert read_remarks(source) == [("nested-table", "市甲局  市乙局", {"count": 1})]

    def test_what_stands_in_a_region_that_is_no_rectangle_is_read_beside_the_cells(self):
        def draw(canvas):
            canvas.rect(72, 640, 328, 60)
            canvas.line(200, 670, 200, 700)
            canvas.line(200, 670, 400, 670)
            write(canvas, "甲", x=80, y=680)
            write(canvas, "丁", x=210, y=680)
            write(canvas, "丙", x=210, y=650)

        source = load_source(make(draw))
        assert source.text == "甲\t丁\n丙"
        assert read_cells(source) == [(1, 1, 1, "甲", 1, 2), (1, 1, 2, "丁")]

    def test_what_stands_around_a_hanging_box_is_read_as_a_line(self):
        def draw(canvas):
            canvas.rect(72, 610, 330, 90)
            canvas.rect(182, 640, 110, 30)
            canvas.line(182, 670, 182, 700)
            for x, words in ((80, "左"), (190, "中"), (300, "右")):
                write(canvas, words, x=x, y=650)

        source = load_source(make(draw))
        assert source.text == "左  中  右"
        assert source.layout.cells == ()

    def test_rules_without_text_are_nothing(self):
        source = load_source(make(together(table_of([["", ""]]), lines_of("甲局", y=500))))
        assert source.text == "甲局"
        assert source.layout.cells == ()

    @settings(max_examples=25, deadline=None)
    @given(st.data())
    def test_every_merged_region_is_one_cell(self, data):
        rows, columns = data.draw(st.integers(1, 5)), data.draw(st.integers(2, 5))
        free = {(i, j) for i in range(rows) for j in range(columns)}
        regions = []
        while free:
            i, j = min(free)
            height = data.draw(st.integers(1, rows - i))
            width = data.draw(st.integers(1, columns - j))
            squares = {(i + a, j + b) for a in range(height) for b in range(width)}
            if not squares <= free:
                height = width = 1
                squares = {(i, j)}
            free -= squares
            regions.append((i, j, height, width))
        tops = sorted({i for i, *_ in regions})
        lefts = sorted({j for _, j, *_ in regions})
        if len(lefts) < 2:
            return

        def draw(canvas):
            for number, (i, j, height, width) in enumerate(regions):
                left, top = 50 + 90 * j, 750 - 40 * i
                canvas.rect(left, top - 40 * height, 90 * width, 40 * height)
                canvas.drawString(left + 5, top - 20, f"格{number}")

        def span(starts, at, size):
            return sum(at <= start < at + size for start in starts)

        expected = [
            (tops.index(i) + 1, lefts.index(j) + 1, span(tops, i, h), span(lefts, j, w), f"格{n}")
            for n, (i, j, h, w) in enumerate(regions)
        ]
        source = load_source(make(draw))
        found = [
            (c.row, c.column, c.rows, c.columns, source.text[c.span.start : c.span.end])
            for c in source.layout.cells
        ]
        assert sorted(found) == sorted(expected)


class TestTablesOverPages:
    FIRST = (("任务一", "市甲局"), ("任务二", "市乙局"))

    def test_rows_go_on_counting_behind_page_numbers_and_running_heads(self):
        def page(number, rows):
            return together(
                lines_of("青岛市人民政府文件", y=760),
                table_of(rows),
                lines_of(f"— {number} —", x=300, y=40),
            )

        content = make(
            page(1, self.FIRST),
            page(2, [["任务三", "市丙局"]]),
            together(page(3, [["任务四", "市丁局"]]), lines_of("附注", y=500)),
        )
        source = load_source(content)
        assert source.text == (
            "青岛市人民政府文件\n任务一\t市甲局\n任务二\t市乙局\n任务三\t市丙局\n任务四\t市丁局"
            "\n— 1 —\n青岛市人民政府文件\n— 2 —\n青岛市人民政府文件\n附注\n— 3 —"
        )
        assert [cell[:3] for cell in read_cells(source)] == [
            (1, row, column) for row in (1, 2, 3, 4) for column in (1, 2)
        ]
        assert [(p.label, source.text[p.span.start :][:3]) for p in source.layout.pages] == [
            ("1", "青岛市"),
            ("2", "任务三"),
            ("3", "任务四"),
        ]
        assert read_furniture(source) == [
            words for i in (1, 2, 3) for words in ("青岛市人民政府文件", f"— {i} —")
        ]
        assert source.layout.remarks == ()

    def test_an_empty_cell_under_a_single_one_is_told_and_not_joined(self):
        xs = (72, 150, 300, 450)
        source = load_source(
            make(
                table_of([["领域", "任务一是查", "市甲局"]], xs=xs),
                table_of([["", "网店", ""], ["领域二", "任务二", "市乙局"]], xs=xs),
            )
        )
        assert source.text == "领域\t任务一是查\t市甲局\n\t网店\t\n领域二\t任务二\t市乙局"
        assert all(len(cell) == 4 for cell in read_cells(source))
        assert read_remarks(source) == [("cut-table", "网店", {"page": "2", "count": 1})]

    XS = (72, 110, 180, 300, 450)
    NUMBERED = (
        ("序号", "领域", "任务", "牵头单位"),
        ("1", "管理", "修订定额", "市甲局"),
        ("2", "", "改造管网一", "市发展和"),
    )

    def test_a_row_with_a_number_is_no_rest_though_it_goes_on_in_front(self):
        after = [["3", "", "宣传", "市丙局"], ["4", "服务", "督查", "市丁局"]]
        source = load_source(make(table_of(self.NUMBERED, xs=self.XS), table_of(after, xs=self.XS)))
        assert source.text.endswith("\n3\t\t宣传\t市丙局\n4\t服务\t督查\t市丁局")
        assert source.layout.remarks == ()

    def test_a_row_without_a_number_is_the_rest_of_the_one_above_and_told(self):
        after = [["", "", "百公里", "改革委"], ["3", "服务", "督查", "市丁局"]]
        source = load_source(make(table_of(self.NUMBERED, xs=self.XS), table_of(after, xs=self.XS)))
        assert source.text == (
            "序号\t领域\t任务\t牵头单位\n1\t管理\t修订定额\t市甲局"
            "\n2\t\t改造管网一\v百公里\t市发展和\v改革委\n3\t服务\t督查\t市丁局"
        )
        assert read_cells(source)[8:] == [
            (1, 3, 1, "2"),
            (1, 3, 2, ""),
            (1, 3, 3, "改造管网一\v百公里"),
            (1, 3, 4, "市发展和\v改革委"),
            (1, 4, 1, "3"),
            (1, 4, 2, "服务"),
            (1, 4, 3, "督查"),
            (1, 4, 4, "市丁局"),
        ]
        assert [(p.label, source.text[p.span.start :][:2]) for p in source.layout.pages] == [
            ("1", "序号"),
            ("2", "3\t"),
        ]
        assert read_remarks(source) == [("cut-table", "2", {"page": "2", "count": 1})]

    def test_the_rest_of_a_cell_that_is_empty_above_is_kept(self):
        above = (*self.NUMBERED[:2], ("2", "", "改造管网", ""))
        after = [["", "", "百公里", "市乙局"], ["3", "服务", "督查", "市丁局"]]
        source = load_source(make(table_of(above, xs=self.XS), table_of(after, xs=self.XS)))
        assert "\n2\t\t改造管网\v百公里\t市乙局\n3" in source.text

    def test_a_rest_behind_a_repeated_head_is_joined_and_the_head_is_furniture(self):
        after = [self.NUMBERED[0], ["", "", "百公里", "改革委"], ["3", "服务", "督查", "市丁局"]]
        source = load_source(make(table_of(self.NUMBERED, xs=self.XS), table_of(after, xs=self.XS)))
        assert source.text == (
            "序号\t领域\t任务\t牵头单位\n1\t管理\t修订定额\t市甲局"
            "\n2\t\t改造管网一\v百公里\t市发展和\v改革委\n3\t服务\t督查\t市丁局"
            "\n序号  领域  任务  牵头单位"
        )
        assert read_furniture(source) == ["序号  领域  任务  牵头单位"]
        assert read_remarks(source) == [("cut-table", "2", {"page": "2", "count": 1})]

    def test_a_page_that_has_only_the_rest_of_a_row_begins_behind_it(self):
        rest = table_of([["", "", "百公里", "改革委"]], xs=self.XS)
        content = make(table_of(self.NUMBERED, xs=self.XS), together(rest, lines_of("附注", y=500)))
        source = load_source(content)
        assert source.text.endswith("\n2\t\t改造管网一\v百公里\t市发展和\v改革委\n附注")
        assert [(p.label, source.text[p.span.start :][:2]) for p in source.layout.pages] == [
            ("1", "序号"),
            ("2", "附注"),
        ]

    HEADS = (("序号", "任务", "牵头单位", "配合单位"),)
    MERGED = (
        *HEADS,
        ("1.", "修订定额", "市水利局", "市财政局"),
        ("2.", "改造管网", None, "市住建局"),
    )

    @pytest.mark.parametrize("heads", [(), HEADS], ids=["no head", "a repeated head"])
    def test_a_merged_cell_goes_on_wherever_it_stands(self, heads):
        after = [
            *heads,
            ("3.", "开展宣传", "", "市教育局"),
            ("4.", "开展督查", None, ""),
            ("5.", "开展评比", "市民政局", ""),
        ]
        source = load_source(make(*(merged_of(r, xs=self.XS) for r in (self.MERGED, after))))
        assert [cell for cell in read_cells(source) if cell[2] == 3] == [
            (1, 1, 3, "牵头单位"),
            (1, 2, 3, "市水利局", 4, 1),
            (1, 6, 3, "市民政局"),
        ]
        assert read_remarks(source) == []

    def test_a_merged_cell_goes_on_behind_a_head_of_two_rows(self):
        heads = (("序号", "任务", "责任单位", ""), (None, None, "牵头", "配合"))
        above = (*heads, ("1", "修订定额", "市水利局", "市财政局"), ("2", "改造", None, "市住建局"))
        after = (*heads, ("3", "开展宣传", "", "市教育局"), ("4", "督查", None, "团市委"))
        source = load_source(make(*(merged_of(rows, xs=self.XS) for rows in (above, after))))
        assert (1, 3, 3, "市水利局", 4, 1) in read_cells(source)
        assert read_furniture(source) == ["序号  任务  责任单位", "牵头  配合"]
        assert source.layout.cells[-1].row == 6

    def test_the_words_of_a_merged_cell_may_be_in_its_second_part(self):
        above = (*self.HEADS, ("1", "修订", "", "市财政局"), ("2", "改造", None, "市住建局"))
        after = (("3", "宣传", "市水利局", "团市委"), ("4", "督查", None, "市民政局"))
        source = load_source(make(*(merged_of(rows, xs=self.XS) for rows in (above, after))))
        assert (1, 2, 3, "市水利局", 4, 1) in read_cells(source)
        assert read_remarks(source) == []

    def test_a_merged_cell_behind_a_single_empty_one_is_told(self):
        above = (*self.HEADS, ("1", "修订", "市财政局", "市住建局"), ("2", "改造", "", "市住建局"))
        after = (("3", "宣传", "市水利局", "团市委"), ("4", "督查", None, "市民政局"))
        source = load_source(make(*(merged_of(rows, xs=self.XS) for rows in (above, after))))
        assert (1, 3, 3, "") in read_cells(source)
        assert read_remarks(source) == [("cut-table", "3", {"page": "2", "count": 1})]

    def test_a_merged_cell_that_covers_the_page_between_two_others_is_told(self):
        between = (("3", "宣传", None, "团市委"), ("4", "督查", None, "市民政局"))
        after = (("5", "评比", "市体育局", "团市委"), ("6", "总结", None, "市民政局"))
        pages = (self.MERGED, between, after)
        source = load_source(make(*(merged_of(rows, xs=self.XS) for rows in pages)))
        assert read_remarks(source) == [("cut-table", "5", {"page": "3", "count": 1})]

    def test_nothing_goes_on_from_a_head_at_the_foot_of_a_page(self):
        after = (
            ("1", "修订", None, "市财政局"),
            ("2", "改造", None, ""),
            ("3", "督查", "市体育局", ""),
        )
        source = load_source(make(*(merged_of(rows, xs=self.XS) for rows in (self.HEADS, after))))
        assert read_cells(source)[2] == (1, 1, 3, "牵头单位")
        assert (1, 2, 3, "", 2, 1) in read_cells(source)

    def test_a_row_under_a_merged_number_is_told_and_not_joined(self):
        above = (*self.HEADS, ("1", "修订", "市水利局", "市财政局"), (None, "改造", "市城管局", ""))
        after = (
            (None, "宣传", "市教育局", "团市委"),
            ("2", "督查", "市体育局", ""),
            ("3", "评比", "", ""),
        )
        source = load_source(make(*(merged_of(rows, xs=self.XS) for rows in (above, after))))
        assert "1\t修订\t市水利局\t市财政局\n\t改造\t市城管局\t\n\t宣传\t市教育局" in source.text
        assert read_remarks(source) == [("cut-table", "宣传", {"page": "2", "count": 1})]

    def test_a_row_of_which_every_cell_goes_on_is_the_one_above(self):
        above = [("领域", "任务一", "市甲局"), (None, "任务二", None)]
        after = [("", "", ""), ("领域二", None, "市乙局")]
        xs = (72, 150, 300, 450)
        source = load_source(make(*(merged_of(rows, xs=xs) for rows in (above, after))))
        assert read_cells(source) == [
            (1, 1, 1, "领域", 2, 1),
            (1, 1, 2, "任务一"),
            (1, 1, 3, "市甲局", 2, 1),
            (1, 2, 2, "任务二", 2, 1),
            (1, 3, 1, "领域二"),
            (1, 3, 3, "市乙局"),
        ]

    def test_an_empty_row_at_the_top_of_a_page_is_no_rest(self):
        after = [["", "", "", ""], ["3", "服务", "督查", "市丁局"]]
        source = load_source(make(table_of(self.NUMBERED, xs=self.XS), table_of(after, xs=self.XS)))
        assert source.text.endswith("市发展和\n\t\t\t\n3\t服务\t督查\t市丁局")
        assert source.layout.remarks == ()

    def test_an_empty_cell_under_an_empty_one_does_not_go_on(self):
        source = load_source(
            make(table_of([["", "市甲局"]]), table_of([["", "市乙局"], ["任务二", "市丙局"]]))
        )
        assert read_cells(source)[:4] == [
            (1, 1, 1, ""),
            (1, 1, 2, "市甲局"),
            (1, 2, 1, ""),
            (1, 2, 2, "市乙局"),
        ]
        assert read_remarks(source) == [("cut-table", "市乙局", {"page": "2", "count": 1})]

    def test_a_repeated_head_without_numbers_is_furniture_and_its_row_is_told(self):
        head = ["任务", "责任单位"]
        source = load_source(
            make(
                table_of([head, ["查网店", "市甲局、"]]),
                table_of([head, ["", "市乙局"], ["查药店", "市丙局"]]),
            )
        )
        assert source.text == (
            "任务\t责任单位\n查网店\t市甲局、\n\t市乙局\n查药店\t市丙局\n任务  责任单位"
        )
        assert all(len(cell) == 4 for cell in read_cells(source))
        assert read_remarks(source) == [("cut-table", "市乙局", {"page": "2", "count": 1})]

    def test_a_row_with_fewer_filled_cells_is_told(self):
        source = load_source(make(table_of(self.FIRST), table_of([["任务三", ""]])))
        assert read_remarks(source) == [("cut-table", "任务三", {"page": "2", "count": 1})]

    def test_a_first_row_without_text_is_nothing_to_tell(self):
        source = load_source(make(table_of(self.FIRST), table_of([["", ""], ["任务三", "市丙局"]])))
        assert source.layout.remarks == ()
        assert len(source.layout.cells) == 8

    def test_a_table_with_other_columns_is_another(self):
        narrow = table_of([["任务三", "市丙局"]], xs=(72, 300, 400))
        three = table_of([["任务三", "市丙局", "市丁局"]], xs=(72, 150, 300, 400))
        for other in (narrow, three):
            source = load_source(make(table_of(self.FIRST), other))
            assert [cell.table for cell in source.layout.cells][:6] == [1, 1, 1, 1, 2, 2]
            assert source.layout.remarks == ()

    def test_a_table_with_other_columns_that_begins_empty_is_told(self):
        other = table_of([["", "市丙局"], ["任务三", "市丁局"]], xs=(72, 300, 400))
        source = load_source(make(table_of(self.FIRST), other))
        assert read_remarks(source) == [("cut-table", "市丙局", {"page": "2", "count": 1})]
        assert source.layout.cells[-1].table == 2

    def test_a_table_behind_a_heading_is_another(self):
        other = together(lines_of("附件2", y=740), table_of([["任务三", "市丙局"]]))
        source = load_source(make(table_of(self.FIRST), other))
        assert source.text == "任务一\t市甲局\n任务二\t市乙局\n附件2\n任务三\t市丙局"
        assert source.layout.cells[-1].table == 2

    @pytest.mark.parametrize(
        "words", ["续表", "（续表1）", "表2（续）", "附表1 续", "责任分工表（续）"]
    )
    def test_a_line_that_says_so_does_not_part_a_table(self, words):
        after = together(lines_of(words, y=710), table_of([["任务三", "市丙局"]]))
        source = load_source(make(table_of(self.FIRST), after))
        assert source.text == f"任务一\t市甲局\n任务二\t市乙局\n任务三\t市丙局\n{words}"
        assert read_furniture(source) == [words]

    def test_a_head_that_only_the_second_page_has_does_not_part_a_table(self):
        after = together(lines_of("某市人民政府公报", y=760), table_of([["任务三", "市丙局"]]))
        source = load_source(make(table_of(self.FIRST), after))
        assert source.layout.cells[-1].row == 3
        assert read_furniture(source) == ["某市人民政府公报"]

    @pytest.mark.parametrize("title", ["附件2", "二、加强督查", "督查任务分工表"])
    def test_a_title_above_the_second_table_parts_it(self, title):
        other = together(lines_of(title, y=760), table_of([["任务三", "市丙局"]]))
        source = load_source(make(table_of(self.FIRST), other))
        assert source.layout.cells[-1].table == 2
        assert read_furniture(source) == []

    @pytest.mark.parametrize("xs", [(172, 300, 500), (72, 208, 400), (60, 244, 520)])
    def test_a_table_goes_on_at_another_place_or_scale(self, xs):
        source = load_source(make(table_of(self.FIRST), table_of([["任务三", "市丙局"]], xs=xs)))
        assert source.layout.cells[-1].row == 3

    def test_a_page_may_end_one_table_and_begin_another(self):
        middle = together(
            table_of([["任务三", "市丙局"]]),
            lines_of("附件2", y=600),
            table_of([["任务四", "市丁局"]], top=580),
        )
        source = load_source(make(table_of(self.FIRST), middle, table_of([["任务五", "市戊局"]])))
        assert source.text == (
            "任务一\t市甲局\n任务二\t市乙局\n任务三\t市丙局\n附件2\n任务四\t市丁局\n任务五\t市戊局"
        )
        assert [c.table for c in source.layout.cells] == [1] * 6 + [2] * 4
        assert [page.label for page in source.layout.pages] == ["1", "2", "3"]

    def test_a_page_between_that_is_a_picture_parts_a_table(self):
        source = load_source(
            make(table_of(self.FIRST), draw_scan, table_of([["任务三", "市丙局"]]))
        )
        assert source.layout.cells[-1].table == 2
        assert read_remarks(source) == [("unread-page", "市乙局", {"page": "2", "count": 1})]


# --- what is not text ----------------------------------------------------------------------------

PICTURE = zlib.compress(bytes(3))


def draw_picture(canvas, x, y, width, height):
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("RGB", (2, 2))), x, y, width, height)


def draw_scan(canvas):
    draw_picture(canvas, 0, 0, WIDTH, HEIGHT)


def lines_not_painted(*lines, y=660):
    def draw(canvas):
        text = canvas.beginText(72, y)
        text.setTextRenderMode(3)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)

    return draw


class TestPictures:
    def test_a_scan_is_refused(self):
        assert fail(make(draw_scan, draw_scan)) == (
            "is a scan: its pages are pictures without text; have it recognised (OCR)"
            " and save it as .docx or a PDF with text"
        )

    def test_a_scan_with_a_scanners_mark_is_refused(self):
        content = make(together(draw_scan, lines_of("扫描全能王 创建", y=20)))
        assert fail(content).startswith("is a scan")

    def test_text_drawn_as_paths_is_a_scan(self):
        assert fail(make(lambda canvas: canvas.circle(300, 300, 50))).startswith("is a scan")

    def test_a_page_that_is_a_picture_is_told(self):
        source = load_source(make(draw_scan, lines_of("甲局牵头")))
        assert source.text == "甲局牵头"
        assert read_remarks(source) == [("unread-page", "甲局牵头", {"page": "1", "count": 1})]

    def test_a_recognised_scan_is_read_and_told(self):
        words = ["市甲局、市乙局、市丙局、市丁局、市戊局、市己局"] * 3
        source = load_source(make(together(draw_scan, lines_not_painted(*words))))
        assert source.text == "\n".join(words)
        assert read_remarks(source) == [("recognised-text", words[0], {"page": "1", "count": 1})]

    def test_words_over_a_picture_behind_the_page_are_read(self):
        words = ["市甲局、市乙局、市丙局、市丁局、市戊局、市己局"] * 3
        source = load_source(make(together(draw_scan, lines_of(*words))))
        assert source.text == "\n".join(words)
        assert read_remarks(source) == [("unread-pictures", words[0], {"count": 1})]

    def test_a_large_picture_is_told_and_a_seal_is_not(self):
        def draw(canvas):
            write(canvas, "甲局牵头")
            draw_picture(canvas, 100, 100, 300, 200)
            draw_picture(canvas, 100, 400, 120, 120)

        source = load_source(make(draw))
        assert read_remarks(source) == [("unread-pictures", "甲局牵头", {"count": 1})]

    def test_a_file_without_anything_is_refused(self):
        assert fail(make(lambda _: None)) == "has no text; a picture of a text is not read"

    def test_comments_and_fields_are_told_and_links_are_not(self):
        def draw(canvas):
            write(canvas, "甲局牵头")
            canvas.textAnnotation("批注", Rect=(100, 100, 200, 200))
            canvas.linkURL("http://a.cn", (100, 300, 200, 320))
            canvas.acroForm.textfield(name="f", value="x", x=100, y=500)

        source = load_source(make(draw))
        assert source.text == "甲局牵头"
        assert read_remarks(source) == [
            ("unread-comments", "甲局牵头", {"count": 1}),
            ("unread-objects", "甲局牵头", {"count": 1}),
        ]


class TestUnknownCharacters:
    def test_a_file_whose_fonts_say_no_characters_is_refused(self):
        assert fail(make(lines_of("\ue001\ue002\ue003"))) == (
            "has fonts that do not say which characters they show; save the original document as"
            " .docx, or print it to PDF again"
        )

    def test_a_page_of_such_characters_is_told_and_not_read(self):
        source = load_source(make(lines_of("甲局牵头"), lines_of("\ue001\ue002甲局")))
        assert source.text == "甲局牵头"
        assert read_remarks(source) == [("unread-page", "甲局牵头", {"page": "2", "count": 1})]

    def test_bullets_for_private_use_do_no_harm(self):
        words = "\uf0b7市甲局牵头负责网店检查工作，市乙局配合"
        assert read_text(lines_of(words)) == words


# --- what is refused -----------------------------------------------------------------------------


def build(*objects):
    """A PDF file of objects written by hand, the first of which is its catalog."""
    parts, places = [b"%PDF-1.7\n"], []
    length = len(parts[0])
    for number, each in enumerate(objects, 1):
        places.append(length)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, each))
        length += len(parts[-1])
    content = b"".join(parts)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, start = len(objects) + 1, len(content)
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (count, table, count, start)
    )


def stream(data, entries=b""):
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def build_page(content, *others, resources=b"/XObject<</X 5 0 R>>", contents=b"4 0 R"):
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %s/Resources<<%s>>>>" % (
        contents,
        resources,
    )
    return build(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        content,
        *others,
    )


FONT = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"


class TestRefusals:
    @pytest.mark.parametrize("content", [b"", b"abc", "关于印发".encode(), b"PK\x03\x04" * 9])
    def test_other_files_are_refused(self, content):
        assert fail(content) == (
            "is no PDF file; open it in its program and save it as .docx or .pdf"
        )

    @pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n" * 500])
    def test_damaged_files_are_refused(self, content):
        assert fail(content) == (
            "is no PDF file, or is damaged; open it in its program and print it to PDF again"
        )

    def test_a_file_with_a_password_is_refused(self):
        content = make(lines_of("甲局"), encrypt=StandardEncryption("secret"))
        assert fail(content) == (
            "has a password; open it with the password and print it to PDF without one"
        )

    def test_a_file_that_is_locked_against_changes_only_is_read(self):
        lock = StandardEncryption("", ownerPassword="secret", canModify=0)
        assert read_text(lines_of("甲局牵头"), encrypt=lock) == "甲局牵头"

    def test_a_bomb_in_a_locked_file_is_refused(self):
        lock = StandardEncryption("", ownerPassword="secret")
        content = make(lambda canvas: canvas._code.append(" " * 5_000_000), encrypt=lock)
        assert fail(content) == "has a page with more than 200000 drawing operators"

    @pytest.mark.parametrize("library", ["pypdfium2", "pdfplumber"])
    def test_a_missing_library_is_named(self, monkeypatch, library):
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(MissingLibraryError) as caught:
            load_source(make(lines_of("甲局")))
        assert str(caught.value) == (
            "reading a PDF file needs pypdfium2 pdfplumber:"
            " python -m pip install pypdfium2 pdfplumber"
        )

    def test_too_many_pages_are_refused(self):
        kids = b"3 0 R " * 2001
        content = build(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count 2001>>" % kids,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>",
        )
        assert fail(content) == "has more than 2000 pages"

    def test_too_many_lines_are_refused(self):
        data = b"".join(b"0 %d m 500 %d l S " % (y, y) for y in range(0, 40_000, 10))
        text = b"BT /F 10 Tf 10 10 Td (a) Tj ET"
        content = build_page(stream(data + text), resources=FONT)
        assert fail(content) == "has a page with more than 3000 lines"

    def test_too_many_characters_are_refused(self):
        data = b"BT /F 10 Tf 0 0 Td " + b"(%s) Tj " % (b"a" * 30_000) * 2 + b"ET"
        content = build_page(stream(data), resources=FONT)
        assert fail(content) == "has a page with more than 50000 characters"

    def test_too_many_crossing_lines_are_refused(self):
        data = b"".join(
            b"0 %d m 8000 %d l S %d 0 m %d 8000 l S " % (at, at, at, at)
            for at in range(0, 7000, 20)
        )
        text = b"BT /F 10 Tf 10 10 Td (a) Tj ET"
        content = build_page(stream(data + text), resources=FONT).replace(b"600 800", b"9000 9000")
        assert fail(content) == "has a page with over 10000 crossing lines"

    def test_a_point_beyond_all_numbers_is_no_rule(self):
        data = b"0 0 m 99999999999999999999999999999999999999999 0 l S "
        text = b"BT /F 10 Tf 10 10 Td (abc) Tj ET"
        assert load_source(build_page(stream(data + text), resources=FONT)).text == "abc"

    @settings(max_examples=150, deadline=None)
    @given(st.data())
    def test_a_damaged_file_is_read_or_refused(self, data):
        content = bytearray(DAMAGED)
        for _ in range(data.draw(st.integers(1, 8))):
            at = data.draw(st.integers(0, len(content) - 1))
            kind = data.draw(st.sampled_from(("change", "cut", "double")))
            if kind == "change":
                content[at] = data.draw(st.integers(0, 255))
            elif kind == "cut":
                del content[at : at + data.draw(st.integers(1, 50))]
            else:
                content[at:at] = content[at : at + 50]
            if not content:
                return
        try:
            words = load_source(bytes(content)).text
        except NoticeError as error:
            words = str(error)
        assert words.strip()


DAMAGED = make(
    together(lines_of("甲局牵头"), table_of([["任务", "乙局"]], top=600)), pageCompression=0
)


def nest_forms(depth, calls):
    forms = []
    for i in range(depth):
        is_last = i == depth - 1
        entries = b"" if is_last else b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + i)
        body = b"0 0 9 9 re f" if is_last else b"/X Do " * calls
        forms.append(stream(body, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]" + entries))
    return build_page(stream(b"/X Do"), *forms)


BLANKS = zlib.compress(b" " * 61_000_000, 9)
FULL = zlib.compress(b" " * 50_000_000, 9)
MANY = "has a page with more than 200000 drawing operators"
MUCH = "has a part of more than 60000000 bytes unpacked"
FLATE = b"/Filter/FlateDecode"


class TestBombs:
    """Small files that PDFium would unpack to gigabytes; each is refused before it does."""

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (build_page(stream(BLANKS, FLATE)), MUCH),
            (build_page(stream(zlib.compress(BLANKS), b"/Filter[/FlateDecode/FlateDecode]")), MUCH),
            (build_page(stream(BLANKS, FLATE + b"/Subtype/Image")), MUCH),
            (build_page(stream(BLANKS, b"/Fi#6cter/Fl#61teDecode/Type/ObjStm")), MUCH),
            (
                build_page(
                    stream(a85encode(BLANKS) + b"~>", b"/Filter[/ASCII85Decode/FlateDecode]")
                ),
                MUCH,
            ),
            (
                build_page(stream(BLANKS.hex().encode(), b"/Filter[/ASCIIHexDecode/FlateDecode]")),
                MUCH,
            ),
            (
                build_page(stream(b""), *[stream(FULL, FLATE)] * 5),
                "holds more than 200000000 bytes unpacked",
            ),
            (
                build_page(stream(b"x" * 30_001, b"/Filter/LZWDecode")),
                "has a part of more than 30000 bytes that is packed with LZW",
            ),
            (build_page(stream(zlib.compress(b"0 0 m 9 9 l S " * 250_000), FLATE)), MANY),
            (build_page(stream(zlib.compress(b"1 1 9 9 re " * 210_000 + b"S"), FLATE)), MANY),
            (build_page(stream(zlib.compress(b"0 0 m " + b"9 9 l " * 210_000), FLATE)), MANY),
            (build_page(stream(zlib.compress(b"1 1 2 2 3 3 c " * 210_000), FLATE)), MANY),
            (build_page(stream(zlib.compress(b" " * 4_100_000), FLATE)), MANY),
            (nest_forms(9, 10), MANY),
            (build_page(stream(b"/X Do " * 9), contents=b"[%s]" % (b"4 0 R " * 40_000)), MANY),
            (build(*[b""] * 500_001), "has more than 500000 objects"),
        ],
        ids=[
            "packed",
            "packed twice",
            "said to be a picture",
            "packed objects",
            "ASCII85",
            "hexadecimal",
            "many parts",
            "LZW",
            "operators",
            "rectangles",
            "lines",
            "curves",
            "blanks",
            "forms in forms",
            "content repeated",
            "objects",
        ],
    )
    def test_a_small_file_that_grows_is_refused_at_once(self, content, message):
        begun = time.monotonic()
        assert fail(content) == message
        assert time.monotonic() - begun < 10

    def test_resources_are_found_where_they_are_named(self):
        form = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources 6 0 R"
        forms = [stream(b"/X Do " * 10, form.replace(b"6 0", b"%d 0" % i)) for i in range(9, 13)]
        places = [b"<</XObject<</X %d 0 R>>>>" % i for i in (6, 7, 8, 13)]
        last = stream(b"/X Do " * 10 + b"0 0 9 9 re f " * 100, form.replace(b"6 0", b"999 0"))
        assert fail(build_page(stream(b"/X Do"), *forms, *places, last)) == MANY

    def test_a_form_that_calls_itself_is_called_once(self):
        form = stream(
            b"/X Do BT /F 10 Tf 10 10 Td (abc) Tj ET",
            b"/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 5 0 R>>%s>>" % FONT,
        )
        assert load_source(build_page(stream(b"/X Do"), form)).text == "abc"

    def test_the_word_stream_outside_an_object_does_no_harm(self):
        text = stream(b"BT /F 10 Tf 10 10 Td (abc) Tj ET")
        assert load_source(build_page(text, resources=FONT) + b"\nstream\n").text == "abc"

    def test_packed_objects_of_a_usual_size_do_no_harm(self):
        text = stream(b"BT /F 10 Tf 10 10 Td (abc) Tj ET")
        packed = stream(zlib.compress(b"9 0 <</A 5 0 R>>"), b"/Type/ObjStm/N 1/First 4" + FLATE)
        assert load_source(build_page(text, packed, resources=FONT)).text == "abc"

    def test_a_large_font_is_no_drawing(self):
        text = stream(b"BT /F 10 Tf 10 10 Td (abc) Tj ET")
        font = stream(zlib.compress(b" " * 5_000_000), FLATE)
        content = build_page(text, font, b"<</FontFile2 5 0 R>>", resources=FONT)
        assert load_source(content).text == "abc"

    def test_text_packed_in_odd_ways_is_read(self):
        text = b"BT /F 10 Tf 10 10 Td (abc) Tj ET"
        packed = [
            stream(text),
            stream(zlib.compress(text), FLATE),
            stream(a85encode(text) + b"~>", b"/Filter/ASCII85Decode"),
            stream(text.hex().encode() + b">", b"/Filter/ASCIIHexDecode"),
        ]
        for each in packed:
            assert load_source(build_page(each, resources=FONT)).text == "abc"
