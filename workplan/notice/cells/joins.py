"""What the line ends inside a cell of names are: the end of a name, or a cut in one.

Knows lines of names; neither columns nor rows.
"""

from enum import Enum

from workplan.notice.cells import words as w
from workplan.notice.cells.columns import Judge
from workplan.notice.cells.table import Pieces


class Joint(Enum):
    """What a line end inside a cell of bodies is."""

    JOIN = "join"
    """It cuts a name, or is where punctuation parts names already."""
    BREAK = "break"
    """It parts two names."""
    CUT_JOIN = "cut join"
    """It seems to cut a name, but may part two."""
    CUT_BREAK = "cut break"
    """It seems to part two names, but may cut one."""


_GOES_ON = "、,;(:和及与"
_GOES_BACK = "、,;()等"


_LONGEST_NAME = 80
"""How far back a name is looked for, so that a cell of many lines is read in linear time."""


def find_joint(
    judge: Judge, left: tuple[int, int], right: tuple[int, int], *, is_page: bool
) -> Joint:
    """Say what the line end between two lines of a cell is.

    `is_page` where lines are as wide as a column of a page, as in the text of a PDF; otherwise a
    line end was typed.
    """
    chars = judge.chars
    if left[1] != right[0] or chars[left[1] - 1] == "。":
        return Joint.BREAK
    if judge.is_parted(left[1], right[0]):
        return Joint.BREAK
    if _skip_number(judge, right) != right or judge.begins_label(*right):
        return Joint.BREAK
    if w.NOBODY.fullmatch(chars, *left) or w.NOBODY.fullmatch(chars, *right):
        return Joint.BREAK
    if chars[left[1] - 1] in _GOES_ON or chars[right[0]] in _GOES_BACK:
        return Joint.JOIN
    near = max(left[0], left[1] - _LONGEST_NAME)
    last = max((m.end() for m in w.ITEM_END.finditer(chars, near, left[1])), default=near)
    mark = w.ITEM_END.search(chars, *right)
    first = mark.start() if mark else right[1]
    before, after = judge.names(last, left[1]), judge.names(right[0], first)
    whole = judge.names(last, first)
    if left[1] - last == 1:  # 各市、县|(区)人民政府; 市|财政局
        return Joint.JOIN
    if w.BEGINS_NAME.match(chars, right[0]):
        return Joint.CUT_BREAK if before == "none" else Joint.BREAK
    if before == "none" or after == "none":
        return Joint.JOIN if whole != "none" else Joint.CUT_JOIN
    if "、" in chars[near : right[1]]:
        # 县丙局、县委|丁办: where 、 parts names a line end does not.
        is_sure = before == "likely" or w.HOST.fullmatch(chars, last, left[1])
        is_sure = is_sure or w.PART.fullmatch(chars, right[0], first)
        return Joint.JOIN if is_sure else Joint.CUT_JOIN
    return Joint.CUT_BREAK if is_page else Joint.BREAK


def join_lines(judge: Judge, lines: Pieces, *, is_page: bool) -> tuple[Pieces, bool]:
    """The names' lines of a cell, those that a line end cuts put together; whether in doubt.

    Numbers before them are left out.
    """
    made = list(lines[:1])
    is_cut = False
    for line in lines[1:]:
        joint = find_joint(judge, made[-1], line, is_page=is_page)
        is_cut = is_cut or joint in (Joint.CUT_JOIN, Joint.CUT_BREAK)
        if joint in (Joint.JOIN, Joint.CUT_JOIN):
            made[-1] = (made[-1][0], line[1])
        else:
            made.append(line)
    return tuple(_skip_number(judge, line) for line in made), is_cut


def _skip_number(judge: Judge, line: tuple[int, int]) -> tuple[int, int]:
    """A line without the number before its names; a number alone may be the next row's."""
    number = w.LIST_NUMBER.match(judge.chars, *line)
    return (number.end(), line[1]) if number and number.end() < line[1] else line
