"""Which numerals begin a part of a notice, at which level, and which are words of a sentence."""

import pytest

from workplan.notice.numbering import begins_with_numeral, find_headings, numeral_end
from workplan.notice.view import make_view

# A text, and the numerals that begin a part, each with its level.
ROWS = (
    # every form, in the order of the levels
    ("第一部分 甲\n第二章 乙\n第三篇 丙", "1一 1二 1三"),
    ("一、甲\n(一)乙\n1.丙\n(1)丁\n①戊", "2一 3一 41 51 6①"),
    ("一.甲\n二。乙", "2一 2二"),
    ("1、甲\n2﹒乙\n3.丙", "41 42 43"),
    ("第一条 甲。\n第二条 乙。", "2一 2二"),
    ("百零一、甲", "2百零一"),
    # an article is a heading at the head of a line with a blank behind it
    ("第一条 甲。依据第二条 乙。\n第二条办理。\n第二条 丙。", "2一 2二"),
    # inside a bracket a number counts the items of a list
    ("一、甲(1.乙局牵头;2.丙局配合)", "2一"),
    # numerals that are counted up in a sentence
    ("一、加快一、二、三产业融通", "2一"),
    ("一、甲。统筹\n二、三产业发展", "2一"),
    # a decimal is none; a number without a blank carries the numbering on
    ("1.建设1.5公里步道。\n2.12项清单。", "41 42"),
    ("1.甲。\n3.5公里步道。", "41"),
    # at the head of a line, unless the sentence before goes on
    ("一、甲\n二、乙", "2一 2二"),
    ("一、甲。包括乙、\n二、丙", "2一"),
    ("一、甲。坚持质量和\n二、效益", "2一"),
    ("1.鼓励社会各界参与\n2.乙", "41 42"),
    ("一、推进全县主要河湖水系的岸线清理工作\n五、乙", "2一 2五"),
    ("一、甲\n推进全县主要河湖水系的岸线清理工作\n五、乙", "2一"),
    # behind a sentence, where it carries the numbering on or one is lost
    ("一、甲。乙。二、丙。四、丁。九、戊。", "2一 2二 2四"),
    ("(一)甲。实现标准的统一。乙。", "3一"),
    # where the line end between a list and a heading is lost
    ("1.甲。责任单位:乙局、各农商行 2.丙。", "41 42"),
    ("1.甲。责任单位:乙局、各农商行 4.丙。", "41"),
    # the first of a level right behind a title
    ("一、甲(一)乙。丙(二)丁。", "2一 3一"),
    ("一、甲。(一)乙。", "2一 3一"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_these_numerals_begin_a_part(text, expected):
    headings = find_headings(make_view(text))
    assert " ".join(f"{h.level}{h.numeral}" for h in headings) == expected


def test_a_heading_knows_where_its_numeral_is_and_what_number_it_is():
    (heading,) = find_headings(make_view("(十二)甲"))
    assert (heading.start, heading.end, heading.number) == (0, 4, 12)


@pytest.mark.parametrize(
    ("text", "end"), [("一、甲", 2), ("(一)甲", 3), ("12.甲", 3), ("①甲", 1), ("甲一", 0)]
)
def test_a_numeral_ends_behind_its_mark(text, end):
    assert numeral_end(make_view(text), 0) == end
    assert begins_with_numeral(make_view(text), 0) is (end > 0)
