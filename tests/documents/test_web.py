"""Web pages as sources: what a browser shows of them, line by line and cell by cell."""
# ruff: noqa: E501  # pages of other programs, in lines as they come

import sys
import time
import tracemalloc

import pytest
from hypothesis import example, given, strategies as st

from workplan.documents.web import load_source
from workplan.errors import MissingLibraryError, NoticeError
from workplan.model.numerals import read_numeral

DAMAGED = "is no web page, or is damaged; open it in a browser and save it as “web page, HTML only”"
ARCHIVE = (
    "is a web archive (MHTML), which is not read;"
    " open it in a browser and save it as “web page, HTML only”"
)
FRAMES = (
    "has no text, only frames that show other pages;"
    " open the page in the frame by itself and save it as “web page, HTML only”"
)
NO_TEXT = "has no text; a picture of a text is not read"


def read(page):
    return load_source(page.encode() if isinstance(page, str) else page)


def read_text(page):
    return read(page).text


def read_lines(page):
    return read(page).text.split("\n")


def fail(page):
    with pytest.raises(NoticeError) as caught:
        read(page)
    assert caught.value.diagnostics == ()
    return str(caught.value)


def cut(source, spans):
    return [source.text[span.start : span.end] for span in spans]


def read_paragraphs(page):
    source = read(page)
    return cut(source, source.layout.paragraphs)


def read_furniture(page):
    source = read(page)
    return cut(source, source.layout.furniture)


def read_cells(page):
    """Each cell as (row, column, rows, columns, text)."""
    source = read(page)
    return [
        (c.row, c.column, c.rows, c.columns, *(cut(source, [c.span]) if c.span else [""]))
        for c in source.layout.cells
    ]


def read_remarks(page):
    """Each remark as (code, the text that it is at, count)."""
    source = read(page)
    return [
        (remark.code, *cut(source, [remark.span]), remark.values["count"])
        for remark in source.layout.remarks
    ]


class TestParagraphs:
    def test_each_block_is_a_paragraph_and_inline_elements_join_it(self):
        page = (
            "<h1>关于<b>查网店</b>的<a href=x>通知</a></h1><p>甲<span>乙</span></p>丙<div>丁</div>"
        )
        assert read_text(page) == "关于查网店的通知\n甲乙\n丙\n丁"
        assert read_paragraphs(page) == ["关于查网店的通知", "甲乙", "丙", "丁"]

    def test_whitespace_is_one_blank_also_across_elements_and_none_at_the_ends(self):
        assert read_text("<p>\n a \t<b> b</b>\r\n c </p>") == "a b c"

    def test_blanks_without_break_stay_inside_and_alone_are_no_line(self):
        assert read_text("<p>　　甲&nbsp;&nbsp;乙　丙&nbsp;</p><p>&nbsp;　</p><p>丁") == (
            "甲\xa0\xa0乙　丙\n丁"
        )

    def test_a_line_break_ends_a_line_and_two_are_no_empty_line(self):
        page = "<p>甲 <br> 乙<br><br/>　丙<br></p>"
        assert read_text(page) == "甲\n乙\n丙"
        assert read_paragraphs(page) == ["甲\n乙\n丙"]

    def test_a_line_separator_ends_a_line(self):
        assert read_paragraphs("<p>甲&#8232;乙\u2029丙\x85丁") == ["甲\n乙\n丙\n丁"]

    @pytest.mark.parametrize("name", ["pre", "listing"])
    def test_preformatted_text_keeps_its_lines(self, name):
        assert read_lines(f"<{name}>\n一、甲  乙\r\n\n  （一）<b>丙\n丁</b></{name}>戊\n己") == [
            "一、甲  乙",
            "（一）丙",
            "丁",
            "戊 己",
        ]

    @pytest.mark.parametrize(
        ("space", "lines"),
        [("pre-wrap", 2), ("pre-line", 2), ("break-spaces", 2), ("nowrap", 1), ("normal", 1)],
    )
    def test_a_style_says_whether_line_ends_are_kept(self, space, lines):
        page = f"<div style='white-space: {space}'>甲\n乙</div>"
        assert read_text(page) == ("甲\n乙" if lines == 2 else "甲 乙")

    def test_a_style_makes_an_inline_element_a_block_and_the_other_way_round(self):
        assert read_lines("<span style='display:block'>甲</span>乙") == ["甲", "乙"]
        assert read_lines(
            "<p style='DISPLAY : Inline ! important'>甲</p><p style='display:inline'>乙"
        ) == ["甲乙"]

    def test_unclosed_paragraphs_end_where_the_next_begins(self):
        assert read_lines("<p>甲<p>乙<p><font>丙<p><font>丁") == ["甲", "乙", "丙", "丁"]

    def test_raised_and_lowered_text_and_the_base_of_ruby_are_read(self):
        page = "<p>100m<sup>2</sup>CO<sub>2</sub><ruby>沣<rp>(</rp><rt>fēng</rt><rp>)</rp></ruby>河"
        assert read_text(page) == "100m2CO2沣河"

    def test_a_table_does_not_join_the_words_around_it(self):
        assert read_lines("甲<table><tr><td>1<td>2</table>乙") == ["甲", "1\t2", "乙"]

    def test_characters_and_entities_are_read(self):
        assert read_text("<p>&lt;甲&gt;&amp;&#x4e59;&hellip;1<2") == "<甲>&乙…1<2"

    @given(
        st.lists(
            st.text("甲乙丙 \n\t<&　\xa0é", min_size=1).filter(lambda words: words.strip()),
            min_size=1,
        )
    )
    def test_any_paragraphs_come_back_with_their_whitespace_collapsed(self, paragraphs):
        page = "".join(
            f"<p>{words.replace('&', '&amp;').replace('<', '&lt;')}" for words in paragraphs
        )
        expected = []
        for words in paragraphs:
            for blank in "\n\t":
                words = words.replace(blank, " ")
            while "  " in words:
                words = words.replace("  ", " ")
            expected.append(words.strip())
        assert read_paragraphs(page) == expected


class TestEncoding:
    PAGE = "<html><head>{}</head><body><p>市甲局牵头，查网店。</p></body></html>"
    WORDS = "市甲局牵头，查网店。"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
    def test_unicode_and_gb_18030_need_no_declaration(self, encoding):
        assert read_text(self.PAGE.format("").encode(encoding)) == self.WORDS

    def test_utf_16_with_the_other_byte_order_is_read(self):
        assert read_text(b"\xfe\xff" + self.PAGE.format("").encode("utf-16-be")) == self.WORDS

    def test_a_byte_order_mark_is_no_text(self):
        assert read_text("<p>甲".encode("utf-8-sig")) == "甲"

    @pytest.mark.parametrize("name", ["gb2312", "GBK", "gb18030", "x-gbk"])
    @pytest.mark.parametrize(
        "declaration",
        [
            "<meta charset={}>",
            '<META http-equiv="Content-Type" content="text/html; charset={}" />',
            "<?xml version='1.0' encoding='{}'?>",
        ],
    )
    def test_every_declared_gb_is_gb_18030(self, name, declaration):
        # 镕 is in GBK only, 𠮷 in GB 18030 only; few of the characters are common ones
        page = f"{declaration.format(name)}<p>镕𠮷"
        assert read_text(page.encode("gb18030")) == "镕𠮷"

    def test_a_declared_big5_is_read(self):
        assert read_text("<meta charset=big5><p>衛生署牽頭".encode("big5")) == "衛生署牽頭"

    def test_valid_utf_8_is_utf_8_whatever_is_declared(self):
        assert read_text("<meta charset=gb2312><p>市甲局") == "市甲局"

    @pytest.mark.parametrize("name", ["utf-8", "iso-8859-1", "no-encoding"])
    def test_a_wrong_declaration_does_not_count(self, name):
        page = self.PAGE.format(f"<meta charset={name}>").encode("gb18030")
        assert read_text(page) == self.WORDS

    def test_a_declaration_far_inside_does_not_count(self):
        page = "<p>" + " " * 5000 + "<meta charset=big5><p>衛生署牽頭"
        assert fail(page.encode("big5")).endswith("save it as UTF-8")

    def test_other_encodings_are_refused(self):
        assert fail("<meta charset=iso-8859-1><p>caf\xe9 \xfcber".encode("latin-1")) == (
            "is neither UTF-8 nor GB 18030 (byte 31); save it as UTF-8"
        )
        assert fail("<meta charset=shift_jis><p>これは日本語の文章です".encode("shift_jis")) == (
            "is not UTF-8, and not Chinese in GB 18030; save it as UTF-8"
        )
        assert fail("<meta charset=gbk><p>市甲局".encode("gbk") + b"\xff") == (
            "is neither UTF-8 nor GB 18030 (byte 27); save it as UTF-8"
        )

    @pytest.mark.parametrize(
        "content", [b"\xff\xfe<\x00p\x00>\x00\x00\xd8", b"\xef\xbb\xbf<p>\xff"]
    )
    def test_a_wrong_byte_order_mark_is_damage(self, content):
        assert fail(content) == DAMAGED


class TestTables:
    def test_cells_are_in_rows_and_columns(self):
        page = (
            "<table><tbody><tr><th>任务<th>单位</tr><tr><td>查网店</td><td>市甲局</td></tr></table>"
        )
        assert read_text(page) == "任务\t单位\n查网店\t市甲局"
        assert read_cells(page) == [
            (1, 1, 1, 1, "任务"),
            (1, 2, 1, 1, "单位"),
            (2, 1, 1, 1, "查网店"),
            (2, 2, 1, 1, "市甲局"),
        ]
        assert read_paragraphs(page) == []

    def test_unclosed_rows_and_cells_end_where_the_next_begins(self):
        closed = "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
        assert read("<table><tr><td>1<td>2<tr><td>3<td>4</table>") == read(closed)
        assert read("<table><tr><td><div>1<td><div>2<tr><td>3<td>4</table>") == read(closed)
        assert read("<table><td>1<td>2<tr><td>3<td>4") == read(closed)

    def test_merged_cells_move_the_cells_behind_and_below(self):
        page = (
            "<table><tr><td rowspan=2>甲<td colspan=2>乙<td>丙"
            "<tr><td>丁<td>戊<td>己<tr><td>庚<td>辛<td>壬<td>癸</table>"
        )
        assert read_text(page) == "甲\t乙\t丙\n\t丁\t戊\t己\n庚\t辛\t壬\t癸"
        assert read_cells(page)[:6] == [
            (1, 1, 2, 1, "甲"),
            (1, 2, 1, 2, "乙"),
            (1, 4, 1, 1, "丙"),
            (2, 2, 1, 1, "丁"),
            (2, 3, 1, 1, "戊"),
            (2, 4, 1, 1, "己"),
        ]

    @pytest.mark.parametrize("rows", ["0", "3", "9", "65535", "99999999999"])
    def test_a_cell_ends_at_the_end_of_its_group_of_rows(self, rows):
        page = (
            f"<table><tbody><tr><td>1<td>2<tr><td rowspan={rows}>甲<td>3<tr><td>4<tr><td>5</tbody>"
            "<tbody><tr><td>6<td>7</tbody></table>"
        )
        expected = 1 if rows == "99999999999" else 3
        assert read_cells(page)[2] == (2, 1, expected, 1, "甲")
        assert read_cells(page)[-2:] == ([(5, 1, 1, 1, "6"), (5, 2, 1, 1, "7")])

    @pytest.mark.parametrize("rows", ["", "-2", "x", "1"])
    def test_a_cell_with_another_rowspan_has_one_row(self, rows):
        page = f"<table><tr><td rowspan='{rows}'>甲<td>乙<tr><td>丙<td>丁</table>"
        assert read_cells(page)[0] == (1, 1, 1, 1, "甲")

    @pytest.mark.parametrize(
        ("given", "columns"),
        [("3", 3), (" +3 ", 3), ("3.9", 3), ("0", 1), ("-1", 1), ("", 1), ("x", 1), ("1001", 1000)],
    )
    def test_a_cell_has_the_columns_that_a_browser_gives_it(self, given, columns):
        page = f"<table><tr><td colspan='{given}'>甲<td>乙</table>"
        assert read_cells(page) == [(1, 1, 1, columns, "甲"), (1, columns + 1, 1, 1, "乙")]

    def test_a_cell_never_covers_the_place_of_another(self):
        page = "<table><tr><td>1<td rowspan=2>2<td>3<tr><td colspan=3>4<td>5</table>"
        assert read_cells(page) == [
            (1, 1, 1, 1, "1"),
            (1, 2, 2, 1, "2"),
            (1, 3, 1, 1, "3"),
            (2, 1, 1, 1, "4"),
            (2, 3, 1, 1, "5"),
        ]

    def test_the_head_is_above_all_rows_and_the_foot_below(self):
        page = (
            "<table><tfoot><tr><td>合计<td>2</tfoot><tbody><tr><td>甲<td>1</tbody>"
            "<thead><tr><th>单位<th>数</thead><tr><td>乙<td>1<thead><tr><td>丙<td>0</table>"
        )
        assert read_lines(page) == ["单位\t数", "甲\t1", "乙\t1", "丙\t0", "合计\t2"]
        assert [cell[:2] for cell in read_cells(page)] == [
            (row, column) for row in range(1, 6) for column in (1, 2)
        ]

    def test_a_caption_is_a_paragraph_before_the_table(self):
        page = "<table><caption>表<b>1</b></caption><col><tr><td>甲<td>乙</table>"
        assert read_text(page) == "表1\n甲\t乙"
        assert read_paragraphs(page) == ["表1"]

    def test_words_outside_the_cells_are_before_the_table(self):
        page = "<table><tr><td>甲<td>乙</td>丙<tr>丁<td>戊<td>己</tr><p>庚</p></table>辛"
        assert read_lines(page) == ["丙", "丁", "庚", "甲\t乙", "戊\t己", "辛"]

    def test_paragraphs_and_lines_in_a_cell_are_its_lines(self):
        page = "<table><tr><td><p>市甲局</p><p>市乙局<br>市丙局</p><ol><li>丁</ol><td>戊</table>"
        assert read_text(page) == "市甲局\v市乙局\v市丙局\v1. 丁\t戊"

    def test_an_empty_cell_keeps_its_place_and_an_empty_row_its_number(self):
        page = "<table><tr><td>甲<td>&nbsp;<td></td><tr></tr><tr><td>乙<td>丙<td>丁</table>"
        assert read_text(page) == "甲\t\t\n乙\t丙\t丁"
        assert [cell[0] for cell in read_cells(page)] == [1, 1, 1, 3, 3, 3]

    def test_a_table_without_cells_is_nothing(self):
        assert read_text("甲<table><tr></table><table></table>乙") == "甲\n乙"

    def test_a_table_in_a_cell_is_lines_of_the_cell(self):
        page = (
            "<table><tr><td>任务：查网店，查食堂<td>一<table><tr><td>1<td>2<tr><td>3<td>4</table>二"
            "<tr><td>单位<td>市甲局</table>"
        )
        assert read_text(page) == "任务：查网店，查食堂\t一\v1 2\v3 4\v二\n单位\t市甲局"
        assert read_remarks(page) == [("nested-table", "一\v1 2\v3 4\v二", 1)]

    def test_a_table_used_as_a_frame_gives_its_text_and_the_table_in_it(self):
        page = (
            "<table width=980><tr><td width=200>栏目<td><p>关于查网店的通知</p>"
            "<table border=1><tr><td>任务<td>单位<tr><td>查网店<td>市甲局、市乙局</table>"
            "</table>"
        )
        assert read_lines(page) == [
            "栏目",
            "关于查网店的通知",
            "任务\t单位",
            "查网店\t市甲局、市乙局",
        ]
        assert read_paragraphs(page) == ["栏目", "关于查网店的通知"]
        assert len(read_cells(page)) == 4

    def test_cells_and_rows_without_a_table_are_paragraphs(self):
        assert read_lines("<tr><td>甲</td><td>乙</td></tr><tbody>丙") == ["甲", "乙", "丙"]
        assert read_cells("<tr><td>甲</td><td>乙</td></tr>") == []

    def test_a_style_cannot_join_two_cells(self):
        page = "<table style='display:inline'><tr><td style='display:inline'>甲<td style='display:inline'>乙</table>"
        assert read_text(page) == "甲\t乙"

    @given(
        st.lists(
            st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=5),
            min_size=1,
            max_size=6,
        ).filter(lambda rows: sum(map(len, rows)) > 1 and any(len(row) > 1 for row in rows)),
        st.sets(st.integers(1, 5)),
    )
    @example([[(1, 1), (2, 1), (1, 1)], [(1, 3), (1, 1)]], set())
    def test_cells_stay_in_order_and_never_share_a_place(self, rows, groups):
        page = "<table>"
        for i, row in enumerate(rows):
            page += "<tbody>" if i in groups else ""
            page += "<tr>" + "".join(f"<td rowspan={r} colspan={c}>{i + 1}" for r, c in row)
        cells = read_cells(f"{page}</table>")
        assert [cell[0] for cell in cells] == [i + 1 for i, row in enumerate(rows) for _ in row]
        assert all(str(cell[0]) == cell[4] for cell in cells)
        places = [
            (row, column)
            for top, left, height, width, _ in cells
            for row in range(top, top + height)
            for column in range(left, left + width)
        ]
        assert len(places) == len(set(places))
        assert max(row for row, _ in places) <= len(rows)
        for top, _, height, _, _ in cells:
            assert not any(top <= i < top + height - 1 for i in groups)
        assert cells == sorted(cells)


class TestLists:
    def test_an_ordered_list_has_its_numbers_and_a_bullet_has_none(self):
        page = "<ol><li>甲<li>乙</ol><ul><li>丙</ul><li>丁</li>"
        assert read_lines(page) == ["1. 甲", "2. 乙", "丙", "丁"]

    def test_start_value_and_reversed_change_the_numbers(self):
        page = (
            "<ol start=3><li>甲<li value=9>乙<li>丙</ol><ol reversed><li>丁<li><ul><li>戊</ul></ol>"
        )
        assert read_lines(page) == ["3. 甲", "9. 乙", "10. 丙", "2. 丁", "1. 戊"]

    def test_a_reversed_list_counts_only_its_own_items(self):
        page = (
            "<ol><li>零</ol><ol reversed><li>甲<ol><li>子<li>丑</ol><li>乙<ol reversed><li>寅</ol>"
            "<li>丙</ol><div hidden><ol><li>x</ol></div><ol reversed start=5><li>丁<li>戊</ol>"
        )
        assert read_lines(page) == [
            "1. 零", "3. 甲", "1. 子", "2. 丑", "2. 乙", "1. 寅", "1. 丙", "5. 丁", "4. 戊",
        ]  # fmt: skip

    def test_a_hidden_list_does_not_take_the_count_of_another(self):
        page = "<ol hidden reversed><li>x</ol><li>y</li><ol reversed><li>甲<li>乙<li>丙</ol>"
        assert read_lines(page) == ["y", "3. 甲", "2. 乙", "1. 丙"]

    @pytest.mark.parametrize(
        ("attributes", "first", "last"),
        [
            ("", "1. ", "28. "),
            ("type=1", "1. ", "28. "),
            ("type=a", "a. ", "ab. "),
            ("type=A", "A. ", "AB. "),
            ("type=i", "i. ", "xxviii. "),
            ("type=I", "I. ", "XXVIII. "),
            ("type=x", "1. ", "28. "),
            ("type=a style='list-style-type: Upper-Latin'", "A. ", "AB. "),
            ("style='list-style: inside decimal-leading-zero'", "01. ", "28. "),
            ("style='list-style-type:cjk-decimal'", "一、", "二十八、"),
            ("style='list-style-type:cjk-ideographic'", "一、", "二十八、"),
            ("style='list-style-type:simp-chinese-informal'", "一、", "二十八、"),
            ("style='list-style-type:none'", "", ""),
            ("style='list-style:none'", "", ""),
            ("type=disc", "", ""),
        ],
    )
    def test_the_form_of_the_numbers_is_that_of_the_list(self, attributes, first, last):
        lines = read_lines(f"<ol {attributes}>" + "<li>款" * 28 + "</ol>")
        assert (lines[0], lines[-1]) == (f"{first}款", f"{last}款")

    def test_a_form_without_a_sign_for_a_number_has_digits(self):
        page = "<ol type=a start=0><li>甲</ol><ol type=i start=-1><li>乙<li value=4000>丙</ol>"
        assert read_lines(page) == ["0. 甲", "-1. 乙", "4000. 丙"]

    @pytest.mark.parametrize("start", ["x", "", "9999999999", "９"])
    def test_a_start_that_is_no_number_is_1(self, start):
        assert read_text(f"<ol start='{start}'><li>甲</ol>") == "1. 甲"

    def test_an_item_has_a_form_of_its_own(self):
        page = (
            "<ol><li type=A>甲<li style='list-style:none'>乙<li style='display:block'>丙<li>丁</ol>"
        )
        assert read_lines(page) == ["A. 甲", "乙", "丙", "4. 丁"]

    def test_a_bullet_list_may_have_numbers_by_its_style(self):
        assert read_lines("<ul style='list-style-type:decimal'><li>甲<li>乙</ul>") == [
            "1. 甲",
            "2. 乙",
        ]

    def test_the_number_is_before_the_first_words_of_an_item_only(self):
        page = "<ol><li><p><b>甲</b></p><p>乙</p><li> <li><ol type=a><li>丙<li></ol>丁</ol>"
        assert read_lines(page) == ["1. 甲", "乙", "3. a. 丙", "丁"]

    def test_an_item_that_begins_with_a_table_has_its_number_before_the_table(self):
        page = "<ol><li><table><tr><td>甲<td>乙</table>丙</ol>"
        assert read_lines(page) == ["1.", "甲\t乙", "丙"]

    def test_numbers_go_on_around_a_list_inside(self):
        page = "<ol><li>甲<ol><li>子</ol><li>乙<ul><li>丑</ul><li>丙</ol>"
        assert read_lines(page) == ["1. 甲", "1. 子", "2. 乙", "丑", "3. 丙"]

    @given(st.integers(1, 999))
    def test_chinese_numbers_mean_the_count(self, number):
        page = f"<ol style='list-style:cjk-ideographic' start={number}><li>甲</ol>"
        numeral, words = read_text(page).split("、")
        assert (read_numeral(numeral), words) == (number, "甲")

    @given(st.integers(1, 3999))
    def test_roman_numbers_mean_the_count(self, number):
        values = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
        roman = read_text(f"<ol type=I start={number}><li>甲</ol>").removesuffix(". 甲")
        signs = [values[sign] for sign in roman]
        total = sum(
            -value if value < behind else value
            for value, behind in zip(signs, [*signs[1:], 0], strict=True)
        )
        assert total == number
        assert not any(sign * 4 in roman for sign in values)

    @given(st.integers(1, 10**6))
    def test_letters_mean_the_count(self, number):
        letters = read_text(f"<ol type=a start={number}><li>甲</ol>").removesuffix(". 甲")
        total = 0
        for letter in letters:
            total = total * 26 + "abcdefghijklmnopqrstuvwxyz".index(letter) + 1
        assert total == number


class TestWhatIsLeftOut:
    @pytest.mark.parametrize(
        "part",
        [
            "<script>var x = '<p>乙</p>'</script>",
            "<style>p { color: red }</style>",
            "<!-- <p>乙</p> -->",
            "<!--[if gte mso 9]><xml><w:View>乙</w:View></xml><![endif]-->",
            "<xml><o:Author>乙</o:Author></xml>",
            "<select><optgroup label=x><option>乙<option>丁</select>",
            "<input value=乙>",
            "<datalist><option>乙</datalist>",
            "<progress>乙</progress>",
            "<div hidden>&nbsp; </div>",
            "<noscript><img src=x></noscript>",
            "<img src=x width=1 height=1><img width=0 style='height: 1px'>",
            "<iframe width=0 height=0></iframe>",
        ],
    )
    def test_what_is_no_text_leaves_nothing(self, part):
        assert read(f"<div>甲{part}丙</div>") == read("<div>甲丙</div>")

    @pytest.mark.parametrize(
        "part",
        [
            "<span hidden>乙</span>",
            "<span hidden='until-found'>乙<b>丁</b></span>",
            "<div style='display:none'>乙<p>丁</p></div>",
            "<div style='color:red; DISPLAY: None !important'>乙</div>",
            "<span style='visibility: hidden'>乙</span>",
            "<span style='mso-hide:all;display:none'>乙</span>",
            "<template><p>乙</p></template>",
            "<noscript>乙</noscript>",
            "<textarea>乙</textarea>",
            "<dialog>乙</dialog>",
        ],
    )
    def test_hidden_text_is_counted_at_its_place(self, part):
        page = f"<p>零</p><div>甲{part}丙</div><div>{part}丁</div>"
        assert read_text(page) == "零\n甲丙\n丁"
        assert read_remarks(page) == [("hidden-text", "甲丙", 2)]

    @pytest.mark.parametrize(
        "part",
        [
            "<del>乙</del>",
            "<s>乙</s>",
            "<strike>乙</strike>",
            "<span style='text-decoration: red line-through'>乙</span>",
            "<span style='text-decoration-line:line-through'>乙</span>",
        ],
    )
    def test_struck_text_is_counted_at_its_place(self, part):
        page = f"<p>零</p><div>甲{part}丙</div><div>{part}丁</div>"
        assert read_text(page) == "零\n甲丙\n丁"
        assert read_remarks(page) == [("struck-text", "甲丙", 2)]

    def test_inserted_text_details_buttons_and_open_dialogs_are_read(self):
        page = "<p>甲<ins>乙</ins><button>丙</button><label>丁</label><details><summary>戊</summary>己</details><dialog open>庚"
        assert read_lines(page) == ["甲乙丙丁", "戊", "己", "庚"]
        assert read_remarks(page) == []

    @pytest.mark.parametrize(
        "part",
        [
            "<p style='text-decoration:line-through'>x</p>",
            "<del>x<p>y</p></del>",
            "<s>x<br>y</s>",
        ],
    )
    def test_a_struck_block_parts_the_words_around_it(self, part):
        # 市甲 and 局 on two lines are not 市甲局
        assert read_lines(f"<div>市甲{part}局</div>") == ["市甲", "局"]

    def test_a_hidden_block_takes_no_room(self):
        assert read_lines("<div>市甲<p hidden>x</p>局</div>") == ["市甲局"]

    def test_hidden_text_before_all_text_is_told_at_the_first(self):
        assert read_remarks("<p hidden>乙</p><p>甲</p>") == [("hidden-text", "甲", 1)]

    def test_a_hidden_cell_gives_up_its_place_and_an_invisible_one_keeps_it(self):
        page = (
            "<table><tr><td>1<td hidden>x<td style='visibility:hidden'>y<td>2"
            "<tr style='display:none'><td>z<tr style='text-decoration:line-through'><td>w<tr><td>3</table>"
        )
        assert read_cells(page) == [
            (1, 1, 1, 1, "1"),
            (1, 2, 1, 1, ""),
            (1, 3, 1, 1, "2"),
            (3, 1, 1, 1, "3"),
        ]
        assert read_remarks(page) == [("hidden-text", "1", 3), ("struck-text", "2", 1)]

    def test_a_style_sheet_is_not_read(self):
        page = "<style>.x { display: none }</style><p class=x>甲</p>"
        assert read_text(page) == "甲"


class TestPicturesAndObjects:
    @pytest.mark.parametrize(
        "part",
        [
            "<img src=x alt=y>",
            "<img width=1 height=20>",
            "<canvas>x</canvas>",
            "<video><p>x</p></video>",
            "<svg><title>x</title><path d=''/></svg>",
            "<svg><defs><text>x</text></defs><desc>y</desc></svg>",
        ],
    )
    def test_a_picture_without_text_is_counted(self, part):
        page = f"<p>甲</p><p>乙{part}丙</p><p>{part}</p>"
        assert read_text(page) == "甲\n乙丙"
        assert read_remarks(page) == [("unread-pictures", "乙丙", 2)]

    def test_the_text_of_a_drawing_is_read(self):
        page = "<p>甲</p><svg><g><text>乙<tspan>丙</tspan></text><text>丁</text></g></svg><text>戊</text>己"
        assert read_lines(page) == ["甲", "乙丙", "丁", "戊己"]
        assert read_remarks(page) == []

    @pytest.mark.parametrize(
        "part",
        [
            "<iframe src=x><p>x</p></iframe>",
            "<object data=x><embed src=y>x</object>",
            "<embed src=x>",
            "<audio controls>x</audio>",
            "<applet>x</applet>",
        ],
    )
    def test_an_object_is_counted(self, part):
        page = f"<p>甲</p><p>乙{part}丙</p>"
        assert read_text(page) == "甲\n乙丙"
        assert read_remarks(page) == [("unread-objects", "乙丙", 1)]

    def test_pictures_in_cells_are_told_with_the_words_before_them(self):
        page = (
            "<p>零</p><table><tr><td>甲<p><img></p>乙<p><img></p><td><img>"
            "<tr><td>丙<img><td><p>丁</p></table>"
        )
        assert read_text(page) == "零\n甲\v乙\t\n丙\t丁"
        assert read_remarks(page) == [("unread-objects", "甲\v乙", 3), ("unread-objects", "丙", 1)]

    def test_a_picture_behind_a_table_in_a_cell_is_told_before_the_outer_table(self):
        page = (
            "<p>零</p><table><tr><td>任务和单位<table><tr><td>1<td>2</table><p><img></p>"
            "<tr><td>甲<td>乙</table>"
        )
        assert read_text(page) == "零\n任务和单位\v1 2\n甲\t乙"
        assert read_remarks(page) == [
            ("unread-pictures", "零", 1),
            ("nested-table", "任务和单位\v1 2", 1),
        ]

    @pytest.mark.parametrize(
        "name", ["embed", "wbr", "source", "track", "area", "param", "keygen", "bgsound"]
    )
    def test_words_behind_an_element_without_end_are_read(self, name):
        # libxml2 does not know all of them, and takes what follows for their content
        assert read_text(f"<p>甲<{name}>乙<p>丙") == "甲乙\n丙"

    def test_a_hidden_picture_is_not_counted(self):
        assert read_remarks("<p>甲<span style='display:none'><img></span><img hidden>") == []


class TestFurniture:
    @pytest.mark.parametrize(
        "part",
        [
            "<nav>首页</nav>",
            "<header><div><p>首页</p></div></header>",
            "<footer>首页</footer>",
            "<aside>首页</aside>",
            "<div role=navigation>首页</div>",
            "<span role='x BANNER'>首页</span>",
            "<div role=contentinfo>首页</div>",
            "<div role=complementary>首页</div>",
            "<main><nav>首页</nav></main>",
            "<article><aside>首页</aside></article>",
            "<nav><table><tr><td>首页</table></nav>",
            "<nav><article><header>首页</header></article></nav>",
        ],
    )
    def test_navigation_and_margins_of_the_page_are_furniture(self, part):
        page = f"<div>{part}通知</div>"
        assert read_text(page) == "首页\n通知"
        assert read_furniture(page) == ["首页"]
        assert read_paragraphs(page) == ["通知"]

    @pytest.mark.parametrize("name", ["article", "main", "section", "td"])
    def test_the_header_of_a_text_is_text(self, name):
        page = f"<{name}><header>标题</header><footer>落款</footer></{name}>"
        assert read_paragraphs(page) == ["标题", "落款"]
        assert read_furniture(page) == []

    def test_a_class_makes_no_furniture(self):
        assert read_furniture("<div class=nav id=footer>甲</div>") == []


class TestRealForms:
    def test_filtered_html_of_word(self):
        page = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<title>关于查网店的通知</title><style><!-- p.MsoNormal {margin:0cm} --></style></head>
<body lang=ZH-CN style='text-justify-trim:punctuation'><div class=WordSection1 style='layout-grid:15.6pt'>
<p class=MsoNormal align=center><b><span style='font-family:黑体'>关于查网店的通知</span></b></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-36.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US style='mso-fareast-font-family:宋体'><span style='mso-list:Ignore'>一、<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>查网店。<span lang=EN-US>(</span>市甲局牵头<span lang=EN-US>)<o:p></o:p></span></p>
<p class=MsoNormal><span style='display:none;mso-hide:all'>内部</span>附件<s>二</s></p>
<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=276><p class=MsoNormal>任务<o:p></o:p></p></td>
<td width=276><p class=MsoNormal>单位</p></td></tr><tr><td><p class=MsoNormal>查网店</p></td><td><p class=MsoNormal>市甲局</p>
<p class=MsoNormal>市乙局</p></td></tr></table></div></body></html>"""
        assert read_lines(page.encode("gb18030")) == [
            "关于查网店的通知",
            "一、\xa0\xa0 查网店。(市甲局牵头)",
            "附件",
            "任务\t单位",
            "查网店\t市甲局\v市乙局",
        ]
        assert read_remarks(page) == [("hidden-text", "附件", 1), ("struck-text", "附件", 1)]

    def test_html_of_wps(self):
        page = """<html xmlns:v="urn:schemas-microsoft-com:vml"><head><meta charset=gbk><title></title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
</head><body style="tab-interval:21pt;"><!--StartFragment--><div class="Section0">
<p class=MsoNormal align=center style="text-align:center;"><b><span class="15">县政府通知</span></b><b><span><o:p></o:p></span></b></p>
<p class=MsoNormal style="text-indent:32pt;"><span style="mso-spacerun:'yes';">1.</span><span><font face="仿宋">县甲局牵头。</font></span>
<!--[if gte vml 1]><v:shape><v:imagedata src=x></v:shape><![endif]--><img width="20" height="20" src="x.png" ></p>
</div><!--EndFragment--></body></html>"""
        assert read_lines(page.encode("gbk")) == ["县政府通知", "1.县甲局牵头。"]
        assert read_remarks(page) == [("unread-pictures", "1.县甲局牵头。", 1)]

    def test_a_page_of_a_government_site(self):
        page = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><meta charset="utf-8">
<title>通知_某市政府</title><meta name="ArticleTitle" content="通知"><script>var a="<div>";</script></head><body>
<div class="top"><a href="/">首页</a> <a href="/a">公开</a></div>
<div class="pages-title">关于查网店的通知</div>
<div class="pages_content" id="UCAP-CONTENT"><div class=TRS_Editor><style type="text/css">.TRS_Editor P{line-height:2}</style>
<p align="justify">　　一、查网店。市甲局牵头，<br>　　市乙局配合。</p><P>　　<STRONG>二、查食堂。</STRONG>市丙局负责。</P>
<p style="text-align: right;">2019年3月1日　　</p></div></div>
<div id="qr" style="display:none">扫一扫</div><iframe src="/count" width="0" height="0"></iframe></body></html>"""
        assert read_lines(page) == [
            "首页 公开",
            "关于查网店的通知",
            "一、查网店。市甲局牵头，",
            "市乙局配合。",
            "二、查食堂。市丙局负责。",
            "2019年3月1日",
        ]
        assert read_remarks(page) == [("hidden-text", "2019年3月1日", 1)]

    def test_an_old_page_in_tables_in_tables(self):
        text = "".join(f"<p>　　第{i}段。</p>" for i in range(1, 13))
        page = (
            "<TABLE width=760><TR><TD colSpan=2><IMG src=banner.jpg></TD></TR><TR><TD>导航</TD>"
            f"<TD><TABLE><TR><TD class=title>通知</TD></TR><TR><TD>{text}</TD></TR></TABLE></TD></TR></TABLE>"
        )
        assert read_lines(page) == ["导航", "通知", *(f"第{i}段。" for i in range(1, 13))]
        assert read_cells(page) == []
        assert read_remarks(page) == [("unread-pictures", "导航", 1)]


class TestRefusals:
    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"   ",
            "没有标记的文字。\n第二行。".encode(),
            b"1 < 2",
            b"\x89PNG\r\n\x1a\n\x00\x00<p>",
            b"PK\x03\x04\x14\x00<p>",
            b"PK\x03\x04\x14\x00<p>\xff\xff",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00<p>",
            b"%PDF-1.4\n1 0 obj <</Type/Catalog>>",
            b"{\\rtf1 <p>",
            "<p>甲\0乙".encode(),
            "<p>甲<!-- 乙".encode(),
            "<p>甲<script>乙".encode(),
            "<p>甲<p title='乙".encode(),
        ],
    )
    def test_what_is_no_web_page_or_has_lost_its_end_is_refused(self, content):
        assert fail(content) == DAMAGED

    @pytest.mark.parametrize(
        "begin",
        [
            "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
            "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?x?=\r\n =?utf-8?Q?y?=\r\nMIME-Version: 1.0\r\n\r\n",
            'From: "由 Microsoft Internet Explorer 11 保存"\nmime-version: 1.0\n\n',
        ],
    )
    def test_a_web_archive_is_refused(self, begin):
        assert fail(f"{begin}<html><p>=E7=94=B2</html>") == ARCHIVE

    def test_a_page_that_speaks_of_mail_is_no_archive(self):
        assert read_text("<p>From: a</p><p>MIME-Version: 1.0</p>") == "From: a\nMIME-Version: 1.0"

    @pytest.mark.parametrize(
        "page",
        [
            "<frameset cols=20,80><frame src=a><frame src=b></frameset>",
            "<frameset><frame src=a><noframes><p>浏览器不支持框架</noframes></frameset>",
            "<body><iframe src=a></iframe></body>",
        ],
    )
    def test_a_page_that_only_shows_others_is_refused(self, page):
        assert fail(page) == FRAMES

    @pytest.mark.parametrize(
        "page", ["<p></p>", "<img src=x>", "<p hidden>甲", "<title>甲</title>"]
    )
    def test_a_page_without_text_is_refused(self, page):
        assert fail(page) == NO_TEXT

    def test_a_missing_library_is_told(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "lxml.etree", None)
        with pytest.raises(MissingLibraryError) as caught:
            read("<p>甲")
        assert str(caught.value) == "reading a web page needs lxml: python -m pip install lxml"

    def test_an_error_of_the_library_is_damage(self, monkeypatch):
        def explode(*_):
            raise RuntimeError

        monkeypatch.setattr("lxml.etree.fromstring", explode)
        assert fail("<p>甲") == DAMAGED

    def test_words_behind_the_last_tag_are_not_lost(self):
        assert read_text("<html><body><p>甲</p></body></html>乙<workplan-end>丙") == "甲\n乙丙"

    @given(st.binary(max_size=300))
    @example(b"<a ")
    @example(b"</")
    @example(b"<table><tr></table></td></table>")
    @example(b"<svg></p><text></svg></text>x")
    def test_any_bytes_are_read_or_refused(self, content):
        for page in (content, b"<p>x" + content, b"\xff\xfe" + content):
            try:
                source = load_source(page)
            except NoticeError:
                continue
            assert source.text.strip()

    PARTS = (
        "<table>", "</table>", "<tr>", "<td>", "<td rowspan=0>", "<td hidden>", "</td>", "<thead>",
        "<tfoot>", "<ol>", "<ol reversed>", "</ol>", "<li>", "</li>", "<p>", "</p>", "<div>",
        "</div>", "<del>", "</del>", "<svg>", "</svg>", "<text>", "<img>", "<br>", "<nav>",
        "</nav>", "<div style='display:none'>", "<caption>", "<pre>", "</pre>", "<iframe>",
        "</iframe>", "<b>", "</b>",
    )  # fmt: skip

    @given(st.lists(st.sampled_from(PARTS), max_size=30))
    def test_no_word_is_lost_or_doubled_whatever_tags_are_around(self, tags):
        page = "".join(f"{tag}词{i}。" for i, tag in enumerate(tags)) + "</iframe>尾"
        is_hiding = any(name in page for name in ("<td hidden>", "<del>", "none", "<iframe>"))
        try:
            text = read_text(page)
        except NoticeError:
            assert is_hiding
            return
        counts = {text.count(f"词{i}。") for i in range(len(tags))}
        assert counts <= ({0, 1} if is_hiding else {1})
        assert is_hiding or text.count("尾") == 1


class TestLimits:
    BYTES = "has more than 10000000 bytes; save it as “web page, HTML only”, without its pictures"
    DEPTH = "has more than 1000 elements inside each other; copy its text into a Word document"
    CELLS = "has more than 200000 table cells"
    LINES = "has more than 100000 paragraphs"

    @pytest.mark.parametrize(
        ("begin", "part", "count", "message"),
        [
            ("<p>", "x", 10_000_000, BYTES),
            ("", "<b>", 1_000_001, "has more than 1000000 tags; split it"),
            ("", "<div>", 400_000, DEPTH),
            ("<div hidden>", "<b>", 400_000, DEPTH),
            ("", "<table><td>", 100_000, "has more than 20 tables inside each other"),
            ("<table>" + "<td colspan=1000 rowspan=0>" * 199, "<tr><td>", 100_000, CELLS),
            ("<table>", "<tr><td rowspan=65534>x", 100_000, CELLS),
            ("<table>", "<tr><td rowspan=0 colspan=400>x", 500, CELLS),
            ("<table>", "<td>", 200_001, CELLS),
            ("<table><td>", "甲<br>", 100_001, LINES),
            ("<pre>", "甲\n", 1_000_000, LINES),
            ("<p>", "\u2028", 1_000_000, LINES),
            ("", "<p>甲", 100_001, LINES),
            ("<p>", "x", 5_000_001, "has more than 5000000 characters"),
        ],
    )
    def test_a_page_larger_than_is_read_is_refused_soon(self, begin, part, count, message):
        content = (begin + part * count + "甲").encode()
        begun = time.process_time()
        assert fail(content).startswith(message)
        assert time.process_time() - begun < 20  # 3 at most, where nothing else runs

    @pytest.mark.parametrize(
        ("begin", "part", "count"),
        [
            ("", "<table><td>", 100_000),
            ("<table>" + "<td colspan=1000 rowspan=0>" * 199, "<tr><td>", 100_000),
            ("<pre>", "甲\n", 1_000_000),
            ("<p>", "\u2028", 1_000_000),
            ("<p>", "x", 9_000_000),
        ],
    )
    def test_a_page_larger_than_is_read_takes_little_memory(self, begin, part, count):
        content = (begin + part * count).encode()
        tracemalloc.start()
        fail(content)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 60_000_000

    def test_the_largest_of_each_kind_is_read(self):
        assert read_text("<div>" * 990 + "甲" + "</div>" * 990) == "甲"
        assert read_text("<table><td>" * 20 + "甲") == "甲"
        assert read_text("<p>" + "x" * 5_000_000) == "x" * 5_000_000
        page = "<table><tr><td colspan=1000 rowspan=199>甲" + "<tr>" * 198 + "<tr><td>乙<td>丙"
        assert read_cells(page) == [
            (1, 1, 199, 1000, "甲"),
            (200, 1, 1, 1, "乙"),
            (200, 2, 1, 1, "丙"),
        ]

    def test_a_page_that_takes_too_long_is_refused_while_it_is_read(self, monkeypatch):
        monkeypatch.setattr("workplan.documents.draft._MOST_SECONDS", -1)
        assert fail("<b></b>" * 10_000).startswith("takes over -1 s")

    def test_a_long_page_is_read_to_its_end(self):
        row = "<tr><td><p><span>查网店</span></p><td><p><span>市甲局</span></p>"
        source = read("<table>" + row * 5_000 + "</table><p>尾")
        assert len(source.layout.cells) == 10_000
        assert source.text.endswith("查网店\t市甲局\n尾")

    def test_end_tags_without_a_beginning_cost_little_time(self):
        begun = time.process_time()
        assert read_text("甲" + "<b>" * 990 + "</x>" * 300_000 + "乙") == "甲乙"
        assert time.process_time() - begun < 20
