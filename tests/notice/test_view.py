"""The normalised text: one width, no whitespace, each character with its place in the source."""

import pytest

from workplan.notice.view import Gap, find_brackets, list_lines, make_view


def test_has_no_whitespace_and_one_width_of_punctuation():
    view = make_view("一、甲 乙\n\uff08丙\uff0c丁\uff1a〔戊〕[己]{庚}\uff09")
    assert view.chars == "一、甲乙(丙,丁:(戊)【己】【庚】)"


@pytest.mark.parametrize(
    "blank", ["\u200b", "\u200d", "\ufeff", "\u2060", "\u00ad", "\u3000", "\t"]
)
def test_a_character_without_width_is_whitespace(blank):
    view = make_view(f"市甲{blank}局")
    assert view.chars == "市甲局"
    assert view.span(0, 3).end == 4


@pytest.mark.parametrize(
    "page", ["— 3 —", "-3-", "－ 12 －", "第 2 页", "第2页 共5页", "第2页/共5页", "第2页，共5页"]
)
def test_the_number_of_a_page_is_not_in_it(page):
    view = make_view(f"市财\n{page}\n政局")
    assert view.chars == "市财政局"
    assert view.gaps[2] == Gap.LINE


def test_a_number_inside_a_line_is_no_page():
    assert make_view("甲\n— 3 — 乙").chars == "甲—3—乙"


def test_a_full_stop_in_half_width_is_one_only_between_words():
    assert make_view("负责.推进").chars == "负责。推进"
    assert make_view("1.5公里 www.gov.cn 1.甲").chars == "1.5公里www.gov.cn1.甲"


@pytest.mark.parametrize(
    ("blanks", "gap"),
    [
        (" ", Gap.BLANK),
        ("  ", Gap.WIDE),
        ("\t", Gap.WIDE),
        ("\n", Gap.LINE),
        ("\r\n", Gap.LINE),
        ("\r", Gap.LINE),
        ("\n\n", Gap.PARAGRAPH),
        ("\n  ", Gap.PARAGRAPH),
        ("\u3000\u3000", Gap.PARAGRAPH),
    ],
)
def test_knows_how_far_a_character_is_from_the_one_before(blanks, gap):
    assert make_view(f"甲{blanks}乙").gaps[1] == gap


def test_lists_the_lines_between_two_positions():
    view = make_view("甲乙\n丙\n丁戊")
    assert list(list_lines(view, 1, 4)) == [(1, 2), (2, 3), (3, 4)]
    assert view.line_start(4) == 3
    assert view.line_end(3, 5) == 5


def test_the_foot_and_the_head_behind_a_page_number_are_furniture_where_they_come_again():
    foot = "\n\n- {} -\n  云海省人民政府发布\n\n* * *\n\n云海省人民政府文件\n"
    once = "\n- 7 -\n\n另行通知\n甲乙丙丁\n甲乙丙戊\n甲乙丙己\n甲"
    text = f"市规划自然资{foot.format(4)}源局、市水{foot.format(5)}利局、{foot.format(6)}市{once}"
    assert (
        make_view(text).chars == "市规划自然资源局、市水利局、市另行通知甲乙丙丁甲乙丙戊甲乙丙己甲"
    )


def test_a_line_apart_from_few_page_numbers_is_text():
    text = "植树\n- 1 -\n\n市财政局牵头\n护林\n- 2 -\n\n市财政局牵头\n修渠\n- 3 -\n补坝"
    assert make_view(text).chars == "植树市财政局牵头护林市财政局牵头修渠补坝"


class TestWidth:
    @pytest.mark.parametrize(
        ("lengths", "width"),
        [
            ([20, 20, 7], 20),  # a few lines, all but the last of one length
            ([20, 19, 7], 0),
            ([10, 10, 7], 0),  # shorter than any page
            ([20, 20, 21], 0),
            ([40, 40, 39, 12, 40], 32),
            ([40, 40, 40, 40, 90], 0),  # a paragraph
            ([9, 9, 9, 9, 9], 0),
            ([40, *[10] * 20, 38], 0),  # few lines are as long as the longest
        ],
    )
    def test_is_that_of_a_page_whose_lines_are_cut(self, lengths, width):
        assert make_view("\n".join("字" * length for length in lengths)).width == width

    def test_of_no_line_is_none(self):
        assert make_view("").width == 0


class TestBrackets:
    def find(self, text):
        view = make_view(text)
        return find_brackets(view, 0, len(view.chars))

    def test_are_the_outermost_pairs(self):
        assert self.find("甲(乙(丙)丁)【戊】「己」") == ([(1, 8), (8, 11), (11, 14)], [])

    def test_without_a_partner_are_alone(self):
        assert self.find(")甲(乙)(丙") == ([(2, 5)], [0, 5])
        assert self.find("(甲】乙") == ([], [0, 2])

    def test_of_a_pair_that_is_too_long_count_the_inner_ones(self):
        text = "(甲" + "很" * 2000 + "(乙)丙)"
        assert self.find(text) == ([(2002, 2005)], [0, len(text) - 1])
