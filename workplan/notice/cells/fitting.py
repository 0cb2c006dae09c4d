"""Which lines of a row are which cell, where a cell has a line or several.

Knows the lines of one row and the columns of its table; not where the row begins or ends.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from workplan.notice.cells import words as w
from workplan.notice.cells.columns import LONGEST_SECTION, TEXTS, Judge
from workplan.notice.cells.joins import Joint, find_joint
from workplan.notice.cells.table import Column, ColumnRole, Pieces

_LONGEST_PERSONS = 8
"""Two persons, each with a name of four characters."""
_SEPARATOR = re.compile("[、,;]")


@attrs.frozen
class Fit:
    """The lines of a row put to the columns behind the number column."""

    cells: tuple[Pieces, ...]
    is_sure: bool
    taken: int
    """How many lines the row has."""


class Fitter:
    """Puts the lines of a row to its columns."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def fit(
        self, pieces: list[tuple[int, int]], columns: Sequence[Column], *, is_last: bool
    ) -> Fit:
        """Put lines to columns: those of text, then the names, then the fields behind.

        With `is_last` other words may be behind the row.
        """
        width = len(columns)
        own = pieces[:width]
        if len(own) == width and (is_last or len(pieces) == width) and self._is_exact(columns, own):
            is_sure = not self._may_go_on(pieces, columns, is_last=is_last)
            return Fit(tuple((piece,) for piece in own), is_sure, width)
        duties = [i for i, c in enumerate(columns) if c.role is ColumnRole.DUTY]
        first, last = duties[0], duties[-1] + 1
        begin, end = self._find_names_of(len(duties), pieces, is_behind=first > 0)
        texts_before = sum(c.role is not ColumnRole.FIELD for c in columns[:first])
        while begin > max(texts_before, 1) and self._judge.names(*pieces[begin - 1]) == "likely":
            begin -= 1  # 旅游股|甲公司, where the second is surely a body
        if begin == end:
            texts, is_text_sure = self._spread_before(columns[:first], pieces)
            if is_text_sure and not is_last and len(pieces) <= first:
                return Fit((*texts, *[()] * (width - first)), is_sure=True, taken=len(pieces))
        if last - first > len(duties) or begin == end:
            taken = min(len(pieces), width) if is_last else len(pieces)
            cells: list[Pieces] = [()] * width
            cells[: len(own)] = [(piece,) for piece in own]
            cells[-1] += tuple(pieces[width:taken])
            return Fit(tuple(cells), is_sure=False, taken=taken)
        groups = self._group(pieces[begin:end])
        after = pieces[end:]
        spilt = len(groups) - len(duties)
        behind = columns[last:]
        inner = [c for c in behind[: max(spilt, 0)] if c.is_inner]
        if spilt > 0 and len(inner) == spilt:  # 本厅内部主责科: 一科, which reads like a body
            after = [piece for group in groups[len(duties) :] for piece in group] + after
            groups = groups[: len(duties)]
        texts, is_text_sure = self._spread_before(columns[:first], pieces[:begin])
        fields, used, is_field_sure = self._spread_fields(behind, after, is_last=is_last)
        is_open = is_last and not used
        names, are_names_sure = self._spread_names(len(duties), groups, is_open=is_open)
        is_sure = is_text_sure and are_names_sure and is_field_sure
        return Fit((*texts, *names, *fields), is_sure, len(pieces) - len(after) + used)

    def _is_exact(self, columns: Sequence[Column], pieces: Sequence[tuple[int, int]]) -> bool:
        """Whether as many lines as columns may each be a cell, and none of names goes on."""
        for column, piece, after in zip(columns, pieces, [*pieces[1:], None], strict=True):
            if not self._judge.fits(column, (piece,)):
                return False
            is_beside = column.role in (ColumnRole.FIELD, ColumnRole.UNKNOWN)
            if is_beside and not column.is_inner and self._judge.names(*piece) != "none":
                return False  # another line of names, and the field is lost
            if column.role is ColumnRole.DUTY and after and not self._is_parted(piece, after):
                return False
        return True

    def _is_parted(self, left: tuple[int, int], right: tuple[int, int]) -> bool:
        """Whether two lines may surely be two cells: not 县委|丁办."""
        chars = self._judge.chars
        joint = find_joint(self._judge, left, right, is_page=True)
        if joint is Joint.CUT_BREAK and not w.BEGINS_NAME.match(chars, right[0]):
            return not (w.HOST.fullmatch(chars, *left) or w.PART.fullmatch(chars, *right))
        return joint is not Joint.JOIN

    def _may_go_on(
        self, pieces: Sequence[tuple[int, int]], columns: Sequence[Column], *, is_last: bool
    ) -> bool:
        """Whether a line of names behind the last row may be of its last cell."""
        width = len(columns)
        is_duty = columns[-1].role is ColumnRole.DUTY
        return (
            is_last
            and is_duty
            and len(pieces) > width
            and (self._judge.names(*pieces[width]) != "none")
        )

    def is_list(self, piece: tuple[int, int]) -> bool:
        """Whether a line is surely of a list of bodies, the first or last of which may be cut."""
        if self._judge.names(*piece) == "certain":
            return True
        items = list(self._items(piece))
        if len(items) < 2 or self._judge.chars[piece[1] - 1] == "。":
            return False
        held = [self._judge.names(*item) for item in items]
        return "certain" in held and held.count("none") <= 1 and "none" not in held[1:-1]

    def _items(self, piece: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """The stretches between 、 of a line."""
        at = piece[0]
        for match in _SEPARATOR.finditer(self._judge.chars, *piece):
            if at < match.start():
                yield at, match.start()
            at = match.end()
        if at < piece[1]:
            yield at, piece[1]

    def _begins_list(self, pieces: Sequence[tuple[int, int]], at: int) -> bool:
        """Whether surely bodies begin in a line, the first of which a line end may cut."""
        if self.is_list(pieces[at]):
            return True
        if at + 1 == len(pieces) or not w.BEGINS_NAME.match(self._judge.chars, pieces[at][0]):
            return False
        both = (pieces[at][0], pieces[at + 1][1])  # 县农业农|村局
        is_cut = find_joint(self._judge, pieces[at], pieces[at + 1], is_page=True) is Joint.JOIN
        return is_cut and self.is_list(both)

    def find_names(self, pieces: Sequence[tuple[int, int]], least: int) -> tuple[int, int]:
        """The first run of lines that are names or parts of such, both 0 if there is none."""
        judge = self._judge
        found = [k for k in range(least, len(pieces)) if self._begins_list(pieces, k)]
        if not found:
            found = [k for k, p in enumerate(pieces) if k >= least and judge.names(*p) == "likely"]
        if not found:
            return 0, 0
        end = found[0] + 1
        while end < len(pieces):
            left, right = (pieces[found[0]][0], pieces[end - 1][1]), pieces[end]
            is_end = judge.chars[left[1] - 1] == "。"
            is_names = self.is_list(right) or (not is_end and judge.names(*right) != "none")
            is_names = is_names or w.is_placeholder(judge.words((right,)))
            if not is_names and find_joint(judge, left, right, is_page=True) is not Joint.JOIN:
                break
            end += 1
        return found[0], end

    def _find_names_of(
        self, count: int, pieces: Sequence[tuple[int, int]], *, is_behind: bool
    ) -> tuple[int, int]:
        """The lines of `count` columns of bodies, which are behind others or the first.

        A row whose task is merged begins with its names: they are as many cells as there are
        columns, which those from its second line on are not.
        """
        begin, end = self.find_names(pieces, 1 if is_behind else 0)
        if not is_behind or len(self._group(pieces[begin:end])) == count:
            return begin, end
        first, stop = self.find_names(pieces, 0)
        is_whole = first == 0 and len(self._group(pieces[:stop])) == count
        return (first, stop) if is_whole else (begin, end)

    def _group(self, pieces: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
        """Lines of names, each group as far as a line end that parts two names."""
        groups = [[piece] for piece in pieces[:1]]
        for right in pieces[1:]:
            left = (groups[-1][0][0], groups[-1][-1][1])  # 县甲|局 is whole before 县乙局
            joint = find_joint(self._judge, left, right, is_page=True)
            if joint in (Joint.JOIN, Joint.CUT_JOIN):
                groups[-1].append(right)
            else:
                groups.append([right])
        return groups

    def _spread_names(
        self, count: int, groups: Sequence[list[tuple[int, int]]], *, is_open: bool
    ) -> tuple[list[Pieces], bool]:
        """The cells of `count` columns of bodies, and whether no other way was as good.

        Of three groups under 牵头单位 and 配合单位 each line end may be that between the cells.
        Where nothing is behind, as in the last row, another group may be a signature.
        """
        cells: list[Pieces] = [tuple(group) for group in groups[: count - 1]]
        cells.append(tuple(piece for group in groups[count - 1 :] for piece in group))
        cells += [()] * (count - len(cells))
        if count == 1:
            return cells, not (is_open and len(groups) > 1)
        parted = all(self._is_parted((a[0][0], a[-1][1]), b[0]) for a, b in pairwise(groups))
        return cells[:count], len(groups) == count and parted

    def _spread_before(
        self, columns: Sequence[Column], pieces: Sequence[tuple[int, int]]
    ) -> tuple[list[Pieces], bool]:
        """The cells of the columns before the names, and whether no other way was as good.

        A deadline or a person before the names is known by its look; merged it is printed once.
        """
        fields: list[Pieces] = []
        last = len(pieces)
        while columns and columns[-1].role is ColumnRole.FIELD:
            *columns, column = columns
            is_own = last > 1 and self._looks_like(column, pieces[last - 1])
            last -= is_own
            fields.insert(0, (pieces[last],) if is_own else ())
        texts, is_sure = _spread_texts(columns, pieces[:last])
        return [*texts, *fields], is_sure

    def _looks_like(self, column: Column, piece: tuple[int, int]) -> bool:
        """Whether a line surely is the cell of a field before the names."""
        words = self._judge.words((piece,))
        if w.TIME_HEAD.search(column.words):
            return bool(w.TIME.search(words)) and len(words) <= LONGEST_SECTION
        is_person = bool(w.PERSON_HEAD.fullmatch(column.words))
        return len(words) <= (_LONGEST_PERSONS if is_person else LONGEST_SECTION) and not (
            w.TIME.search(words) or w.SENTENCE.search(words)
        )

    def _spread_fields(
        self, columns: Sequence[Column], pieces: Sequence[tuple[int, int]], *, is_last: bool
    ) -> tuple[list[Pieces], int, bool]:
        """The cells of the columns behind the names, how many lines they take, whether surely."""
        if len(columns) == 1 and columns[0].role in TEXTS:
            taken = min(1, len(pieces)) if is_last else len(pieces)
            is_sure = len(pieces) == 1 or (taken > 0 and not is_last)
            return [tuple(pieces[:taken])], taken, is_sure
        cells: list[Pieces] = []
        used = 0
        for i, column in enumerate(columns):
            own = pieces[used : used + 1]
            if own and self._may_be_field(column, columns[i + 1 :], own[0]):
                cells.append(tuple(own))
                used += 1
            else:
                cells.append(())
        is_full = used == len(columns)
        return cells, used, is_full or not pieces or (is_last and used == 0)

    def _may_be_field(
        self, column: Column, later: Sequence[Column], piece: tuple[int, int]
    ) -> bool:
        """Whether a line may be the cell of a column behind the names."""
        words = self._judge.words((piece,))
        if w.TIME_HEAD.search(column.words):
            return bool(w.TIME.search(words)) and len(words) <= LONGEST_SECTION
        if w.TIME.search(words) and any(w.TIME_HEAD.search(c.words) for c in later):
            return False
        return len(words) <= LONGEST_SECTION and not w.SECTION.match(words)


def _spread_texts(
    columns: Sequence[Column], pieces: Sequence[tuple[int, int]]
) -> tuple[list[Pieces], bool]:
    """The cells of the columns before the names, and whether no other way was as good."""
    width = len(columns)
    if len(pieces) == width:
        return [(piece,) for piece in pieces], True
    if width <= 1:
        return [tuple(pieces)][:width], bool(width and pieces)
    areas = [i for i, c in enumerate(columns) if c.role is ColumnRole.AREA]
    cells: list[Pieces] = [(piece,) for piece in pieces[:width]]
    if len(pieces) < width:
        # The merged cell of an area is printed once.
        at = areas[0] if areas else 0
        cells[at:at] = [()] * (width - len(pieces))
        return cells, bool(areas) and len(pieces) == width - 1
    cells[-1] = tuple(pieces[width - 1 :])
    return cells, False
