"""Tables of responsibility (任务分工表): from a document's layout or plain text to rows of cells.

Knows how a table is drawn: as cells of a document, with tabs, bars or blanks between cells, or
with a cell a line. It must not know what a label of responsibility or a name means: it asks
`read_head` and `find_names`, which the caller passes. Every position is one of the view.

Where cells cannot be told for sure the best reading is kept and a `Doubt` says so at its place:

=================  =============================================================================
code               at
=================  =============================================================================
`unknown-column`   the head of a column that holds bodies although its head says nothing of them
`empty-cell`       a row of plain text whose cell of responsibility may be merged or say nobody
`ragged-row`       a row whose cells could be aligned in several ways, or in none
`cut-cell`         a cell whose lines may be one name or two
=================  =============================================================================
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import Literal, Protocol

import attrs

from workplan.model import Duty, Layout, TableCell
from workplan.model.numerals import CIRCLED, read_numeral

__all__ = [
    "Column",
    "ColumnRole",
    "Doubt",
    "FindNames",
    "Head",
    "Names",
    "Pieces",
    "ReadHead",
    "Row",
    "RowKind",
    "Table",
    "Text",
    "find_tables",
]

# --- values --------------------------------------------------------------------------------------


class Text(Protocol):
    """What is asked of a view: characters without whitespace that know their source position."""

    @property
    def source(self) -> str:
        """The text as printed."""

    @property
    def chars(self) -> str:
        """The characters that are no whitespace, in one width of punctuation."""

    @property
    def at(self) -> Sequence[int]:
        """The position in the source of each character."""


class ColumnRole(Enum):
    """What a column holds."""

    NUMBER = "number"
    """序号."""
    AREA = "area"
    """领域, 类别, 板块: what several tasks have in common."""
    TASK = "task"
    """工作任务, 事项, 内容."""
    MEASURE = "measure"
    """具体措施, 工作目标: what a task consists of."""
    DUTY = "duty"
    """牵头单位, 责任单位: who is responsible."""
    FIELD = "field"
    """完成时限, 责任人, 备注: what is said beside."""
    UNKNOWN = "unknown"


class RowKind(Enum):
    """What a row is."""

    HEAD = "head"
    """The labels of the columns, repeated on each page of some tables."""
    SECTION = "section"
    """A subheading between rows: 一、城市管理."""
    TASK = "task"
    CONTINUATION = "continuation"
    """A row whose number or task is in a merged cell that begins above."""
    NOTE = "note"
    """A remark or a total: 备注, 注:, 合计."""


Pieces = tuple[tuple[int, int], ...]
"""The lines or paragraphs of a cell, each a non-empty stretch; none for an empty cell."""

Names = Literal["certain", "likely", "none"]
"""How surely a stretch is a list of bodies."""


@attrs.frozen
class Head:
    """The label of a column that names who is responsible."""

    words: str
    duty: Duty | None
    """``None`` for plain responsibility (责任单位), whose duty depends on who else is named."""


ReadHead = Callable[[int, int], Head | None]
"""Read a stretch as the label of a column of bodies; ``None`` where it is none."""
FindNames = Callable[[int, int], Names]
"""Judge whether a stretch is a list of bodies, with or without its verb of responsibility."""


@attrs.frozen
class Column:
    """A column, with what its head says."""

    index: int
    role: ColumnRole
    words: str
    """The head's words without whitespace; of two rows of heads the lower one's."""
    pieces: Pieces
    """Where the head is printed; none where the column has no head."""
    duty: Duty | None = None
    is_inner: bool = False
    """Whether it is about divisions of one body: 本厅内部主责科."""


@attrs.frozen
class Row:
    """A row; `cells` has an entry for each column of its table."""

    start: int
    end: int
    kind: RowKind
    number: int | None
    """What the number column says, inherited where it is merged."""
    cells: tuple[Pieces, ...]
    """Those of a merged cell are those of the row where it is printed."""
    merged: frozenset[int] = frozenset()
    """The columns whose cell is inherited from an earlier row."""


@attrs.frozen
class Doubt:
    """What a person should look at."""

    code: str
    start: int
    end: int
    values: tuple[tuple[str, str], ...] = ()


Form = Literal["layout", "bars", "open-bars", "tabs", "wide", "blank", "lines"]
"""How a table is drawn. Open bars stand between cells only, not at both ends of a row; wide is
two blanks or an ideographic one between cells, blank a single one, lines a cell a line."""


@attrs.frozen
class Table:
    """A table that has a head with a column of responsibility."""

    start: int
    end: int
    form: Form
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    """All rows in the order of the text, those of the head first."""
    doubts: tuple[Doubt, ...]

    @property
    def heads(self) -> tuple[Row, ...]:
        """The rows of the head, repeated ones too."""
        return tuple(row for row in self.rows if row.kind is RowKind.HEAD)


# --- words ---------------------------------------------------------------------------------------

_MOST_COLUMNS = 24
"""More are no table of responsibility; a bound keeps the reading of a row linear."""
_LONGEST_HEAD = 30
"""责任单位(排在第一位的为牵头单位,其余为配合单位) has 23 characters."""
_LONGEST_UNKNOWN_HEAD = 12

# A column's head that is never of a responsible body, although it may hold words that are.
_BESIDE = re.compile(
    ".*(?:责任人|负责人|联系人|联络员|领导|电话|联系方式|经办人?)"  # 责任单位联系人
    "|.{0,4}(?:验收|督办|督查|督导|监督|考核|评估|审核|复核|汇总|报送|归口|建设|施工)(?:单位|部门)"
)
_INNER = re.compile(
    "本(?:厅|局|委|办|院|部门|单位)|内部|内设|[处科股]室|(?:主责|协助|承办|责任|牵头|配合)[处科股]$"
)
_BEFORE_MORE = re.compile("(.{0,12}(?:单位|部门|主体|机构))[及和与、,/(].*")  # 责任单位及责任人
_ROLES = (
    # what a column's head says that names nobody; a head that has it
    (ColumnRole.NUMBER, re.compile("序号?|[编项]号|项次|任务[编序]号|N[oO]\\.?"), "序号"),
    (
        ColumnRole.FIELD,
        re.compile(
            ".{0,8}(?:时限|时间|期限|日期|节点|进度|进展|情况|备注|附注|说明|目标值|指标值|分值|权重"
            "|得分|评分|依据|来源|地点|资金|投资|频次|状态)(?:安排|要求)?(?:\\(.*\\))?"
        ),
        "完成时限",
    ),
    (
        ColumnRole.AREA,
        re.compile(
            ".{0,6}(?:领域|类别|[板版]块|分类|类型|大类|方面|章节|条线|专题)|专项|类|部分|一级指标"
        ),
        "重点领域",
    ),
    (
        ColumnRole.MEASURE,
        re.compile(
            ".{0,8}(?:措施|举措|做法|目标|要求|标准|成效|成果|路径|安排|步骤|指标)(?:内容)?(?:\\(.*\\))?"
        ),
        "具体措施",
    ),
    (
        ColumnRole.TASK,
        re.compile(
            ".{0,8}(?:任务|事项|内容|项目|要点|条款|问题|工作|行动|工程|职责)(?:名称|内容|分解|清单)?(?:\\(.*\\))?"
        ),
        "工作任务",
    ),
)
# The head of a table by agency (单位 | 任务); beside another column of bodies it says nothing.
_BARE_BODY = re.compile("(?:责任|市直|县直)?(?:单位|部门|主体)(?:名称)?")
# What a line end may cut from a head: 责任|单位, 完成|时限.
_HEAD_START = re.compile(
    "序|编|(?:工作|重点|主要|具体|责任|牵头|配合|协办|参与|主办|主责|完成|办结|目标|推进|实施|落实){1,2}"
)
# What stands under 责任单位 where the head has two rows.
_UNDER_GROUP = {
    "牵头": Duty.LEAD,
    "主办": Duty.LEAD,
    "主责": Duty.LEAD,
    "责任": None,
    "负责": None,
    "配合": Duty.SUPPORTING,
    "协办": Duty.SUPPORTING,
    "协助": Duty.SUPPORTING,
    "参与": Duty.SUPPORTING,
}

_NUMBER = re.compile(
    rf"[(]?([0-9]{{1,4}}|[零〇一二三四五六七八九十百]{{1,7}}|[{CIRCLED}])[)]?[.、。]?"
)
_LINE_NUMBER = re.compile("([0-9]{1,3})[.、]?")
_SECTION = re.compile(
    "[(]?[一二三四五六七八九十百]{1,5}[)、.]|第[一二三四五六七八九十]{1,3}(?:部分|[章篇类])|[(][0-9]{1,2}[)]"
)
_NOTE = re.compile(
    "(?:备注|附注|说明|注)[0-9]?[::]|(?:备注|附注|注|合计|总计|小计|共计)$|合计[::0-9]"
)
_CLOSING = re.compile("附件|抄送|主送|[(]?此件")
_NOBODY = re.compile("[-—–/\\\\×]+|无|暂无")
_SENTENCE = re.compile("[。;,!?]")
_DATE_LINE = re.compile(
    "[0-9〇零一二三四五六七八九十]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日"
)
_LONGEST_SECTION = 30
_LONGEST_SCRAP = 4
"""务中心, 办公室, 委员会 and a character more."""
_PAGE_FORMS = ("wide", "blank", "lines")
"""Those in which a line end may cut a name, as the text of a PDF has them."""
_TIME_HEAD = re.compile("时限|时间|期限|日期|节点")
_TIME = re.compile("[0-9]{4}年|[0-9]{1,2}月|长期|全年|持续|年底|季度")


class _Judge:
    """What the words of a cell are; asks the caller's functions, each stretch once."""

    def __init__(self, view: Text, read_head: ReadHead, find_names: FindNames) -> None:
        self.chars = view.chars
        self._read_head = read_head
        self._find_names = find_names
        self._known: dict[tuple[int, int], Names] = {}

    def words(self, pieces: Pieces) -> str:
        """The words of a cell."""
        return "".join(self.chars[s:e] for s, e in pieces)

    def names(self, start: int, end: int) -> Names:
        """How surely a stretch is a list of bodies; an empty one is none."""
        if start >= end:
            return "none"
        if (start, end) not in self._known:
            self._known[start, end] = self._find_names(start, end)
        return self._known[start, end]

    def strength(self, pieces: Pieces) -> Names:
        """How surely a cell holds bodies: as its weakest line does, unless a line cuts a name."""
        found = {self.names(s, e) for s, e in pieces}
        if "none" in found and len(pieces) > 1:
            found = {self.names(pieces[0][0], pieces[-1][1])}
        order: tuple[Names, ...] = ("none", "likely", "certain")
        return next((each for each in order if each in found), "none")

    def column(self, index: int, pieces: Pieces, *, is_lower: bool) -> Column:
        """What a cell is as the head of a column; `is_lower` in the second row of heads."""
        words = self.words(pieces)
        if not words or len(words) > _LONGEST_HEAD:
            return Column(index, ColumnRole.UNKNOWN, words, pieces)
        if _BESIDE.fullmatch(words) and not _BEFORE_MORE.fullmatch(words):
            return Column(index, ColumnRole.FIELD, words, pieces)
        is_inner = bool(_INNER.search(words))
        head = self._duty(pieces, words, is_lower=is_lower)
        if head is not None:
            return Column(index, ColumnRole.DUTY, head.words, pieces, head.duty, is_inner)
        if is_inner:
            return Column(index, ColumnRole.FIELD, words, pieces, None, is_inner)
        found = (role for role, pattern, _ in _ROLES if pattern.fullmatch(words))
        return Column(index, next(found, ColumnRole.UNKNOWN), words, pieces)

    def _duty(self, pieces: Pieces, words: str, *, is_lower: bool) -> Head | None:
        """The label of bodies in a cell, other words behind it left out."""
        start, end = pieces[0][0], pieces[-1][1]
        head = self._read_head(start, end)
        more = _BEFORE_MORE.fullmatch(self.chars, start, end)
        if head is None and more:
            head = self._read_head(start, more.end(1))
        if head is None and is_lower and words in _UNDER_GROUP:
            head = Head(words, _UNDER_GROUP[words])
        return head

    def columns(self, cells: Sequence[Pieces], lower: frozenset[int]) -> tuple[Column, ...]:
        """The columns of a row of heads; ``()`` where the row is none.

        `lower` are the cells that come from a second row.
        """
        if not 1 < len(cells) <= _MOST_COLUMNS:
            return ()
        found = [self.column(i, cell, is_lower=i in lower) for i, cell in enumerate(cells)]
        if not all(self._is_label(column) for column in found):
            return ()
        return _settle(found)

    def _is_label(self, column: Column) -> bool:
        """Whether a cell may be in a row of heads: no name, no sentence."""
        return column.role is not ColumnRole.UNKNOWN or (
            len(column.words) <= _LONGEST_UNKNOWN_HEAD
            and not _SENTENCE.search(column.words)
            and not column.words[:1].isdecimal()
            and (
                not column.pieces
                or self.strength(column.pieces) == "none"
                or bool(_BARE_BODY.fullmatch(column.words))
            )
        )

    def fits(self, column: Column, pieces: Pieces) -> bool:
        """Whether a filled cell may stand in a column."""
        words = self.words(pieces)
        if column.role is ColumnRole.NUMBER:
            return bool(_NUMBER.fullmatch(words))
        if column.role is ColumnRole.DUTY:
            return bool(_NOBODY.fullmatch(words)) or self.strength(pieces) != "none"
        if column.role is ColumnRole.UNKNOWN:
            return True
        is_text = column.role is not ColumnRole.FIELD
        return self.strength(pieces) != "certain" and not (is_text and words.isdecimal())


def _settle(found: list[Column]) -> tuple[Column, ...]:
    """The columns of a head, each with its role beside the others; ``()`` without responsibility.

    Divisions of one body are fields beside bodies (本厅内部主责科), and a bare 单位 is who is
    responsible where nothing else is.
    """
    duties = [c for c in found if c.role is ColumnRole.DUTY]
    if any(not c.is_inner for c in duties):
        found = [
            attrs.evolve(c, role=ColumnRole.FIELD, duty=None) if c.is_inner else c for c in found
        ]
    elif not duties:
        bare = next((c for c in found if _BARE_BODY.fullmatch(c.words)), None)
        if bare is None or not any(c.role in _TEXTS for c in found):
            return ()
        found[bare.index] = attrs.evolve(bare, role=ColumnRole.DUTY)
    has_other = any(c.pieces and c.role is not ColumnRole.DUTY for c in found)
    return tuple(found) if has_other else ()


_TEXTS = frozenset((ColumnRole.TASK, ColumnRole.MEASURE))
_NONE_LOWER: frozenset[int] = frozenset()


def _number(words: str) -> int | None:
    """The number that a cell of the number column says."""
    match = _NUMBER.fullmatch(words)
    return read_numeral(match[1]) if match else None


# --- lines of a cell -----------------------------------------------------------------------------


class _Joint(Enum):
    """What a line end inside a cell of bodies is."""

    JOIN = "join"
    """It cuts a name, or stands where punctuation parts names already."""
    BREAK = "break"
    """It parts two names."""
    CUT_JOIN = "cut join"
    """It seems to cut a name, but may part two."""
    CUT_BREAK = "cut break"
    """It seems to part two names, but may cut one."""


_GOES_ON = "、,;(:和及与"
_GOES_BACK = "、,;()等"
_BEGINS = re.compile(  # 县丙局: a name that begins with its place; not 市场服务中心
    "(?!市场|市政(?!府|协|法|务)|区域|县域|国际)[国省市区县州旗盟镇乡各]|中央|中共|全[国省市县区]"
)
_ITEM_END = re.compile("[、,;。:]")
_LONGEST_NAME = 80
"""How far back a name is looked for, so that a cell of many lines is read in linear time."""
# 县委|丁办, 县政府|办公室: bodies whose name goes on with that of a part of theirs.
_HOST = re.compile(".*(?:委|政府|人大|政协|法院|检察院)")
_PART = re.compile(".*(?:支队|大队|总队|分局|办公室|中心|[处科所站])")


def _joint(
    judge: _Judge, left: tuple[int, int], right: tuple[int, int], *, is_page: bool
) -> _Joint:
    """Say what the line end between two lines of a cell is.

    `is_page` where lines are as wide as a column of a page, as in the text of a PDF; otherwise a
    line end was typed.
    """
    chars = judge.chars
    if left[1] != right[0] or chars[left[1] - 1] == "。":
        return _Joint.BREAK
    if chars[left[1] - 1] in _GOES_ON or chars[right[0]] in _GOES_BACK:
        return _Joint.JOIN
    near = max(left[0], left[1] - _LONGEST_NAME)
    last = max((m.end() for m in _ITEM_END.finditer(chars, near, left[1])), default=near)
    mark = _ITEM_END.search(chars, *right)
    first = mark.start() if mark else right[1]
    before, after = judge.names(last, left[1]), judge.names(right[0], first)
    whole = judge.names(last, first)
    if left[1] - last == 1:  # 各市、县|(区)人民政府; 市|财政局
        return _Joint.JOIN
    if _BEGINS.match(chars, right[0]):
        return _Joint.CUT_BREAK if before == "none" else _Joint.BREAK
    if before == "none" or after == "none":
        return _Joint.JOIN if whole != "none" else _Joint.CUT_JOIN
    if "、" in chars[near : right[1]]:
        # 县丙局、县委|丁办: where 、 parts names a line end does not.
        is_sure = before == "likely" or _HOST.fullmatch(chars, last, left[1])
        is_sure = is_sure or _PART.fullmatch(chars, right[0], first)
        return _Joint.JOIN if is_sure else _Joint.CUT_JOIN
    return _Joint.CUT_BREAK if is_page else _Joint.BREAK


def _join_lines(judge: _Judge, lines: Pieces, *, is_page: bool) -> tuple[Pieces, bool]:
    """The names' lines of a cell, those that a line end cuts put together; whether in doubt."""
    made = list(lines[:1])
    is_cut = False
    for line in lines[1:]:
        joint = _joint(judge, made[-1], line, is_page=is_page)
        is_cut = is_cut or joint in (_Joint.CUT_JOIN, _Joint.CUT_BREAK)
        if joint in (_Joint.JOIN, _Joint.CUT_JOIN):
            made[-1] = (made[-1][0], line[1])
        else:
            made.append(line)
    return tuple(made), is_cut


# --- a table being built -------------------------------------------------------------------------


@attrs.define
class _Draft:
    """A row before merged cells are filled."""

    start: int
    end: int
    cells: list[Pieces]
    kind: RowKind | None = None
    """``None`` for a row of tasks."""
    merged: frozenset[int] = frozenset()
    """Columns known to be merged with the row above."""
    is_ragged: bool = False
    more: list[tuple[int, int]] = attrs.Factory(list[tuple[int, int]])
    """Lines of the last cell that follow the row."""

    @property
    def last_line(self) -> tuple[int, int] | None:
        """The last line of the last cell, if that is filled."""
        return self.more[-1] if self.more else next(iter(self.cells[-1][-1:]), None)


class _Builder:
    """Collects the rows of one table, then fills merged cells and says what is doubtful."""

    def __init__(self, judge: _Judge, form: Form, columns: tuple[Column, ...]) -> None:
        self.judge = judge
        self.form: Form = form
        self.columns = columns
        self.drafts: list[_Draft] = []
        self.last_row: _Draft | None = None
        """The last row of tasks."""
        self._doubts: list[Doubt] = []
        roles = [column.role for column in columns]
        self.number = roles.index(ColumnRole.NUMBER) if ColumnRole.NUMBER in roles else None
        texts = [i for i, role in enumerate(roles) if role is ColumnRole.TASK]
        texts = texts or [i for i, role in enumerate(roles) if role is ColumnRole.MEASURE]
        others = [i for i, role in enumerate(roles) if role is not ColumnRole.DUTY]
        self.text = (texts or others)[0]
        """The column that says what is to be done."""

    @property
    def has_rows(self) -> bool:
        """Whether there is a row of tasks."""
        return self.last_row is not None

    def add(
        self,
        start: int,
        end: int,
        cells: Sequence[Pieces],
        *,
        merged: Iterable[int] = (),
        is_ragged: bool = False,
    ) -> None:
        """Keep a row that has a cell for each column; a note and a subheading are known here."""
        filled = [i for i, cell in enumerate(cells) if cell]
        first = self.judge.words(cells[filled[0]])
        kind = None
        if _NOTE.match(first):
            kind = RowKind.NOTE
        elif filled == [0] and self.is_section(0, first):
            kind = RowKind.SECTION
        is_ragged = kind is None and (is_ragged or self._has_label(cells))
        draft = _Draft(start, end, list(cells), kind, frozenset(merged), is_ragged)
        self.drafts.append(draft)
        if kind is None:
            self.last_row = draft

    def _has_label(self, cells: Sequence[Pieces]) -> bool:
        """Whether a column of bodies holds a label: a row of heads that fits no head above."""
        duties = [c.index for c in self.columns if c.role is ColumnRole.DUTY and cells[c.index]]
        found = (self.judge.column(i, cells[i], is_lower=False) for i in duties)
        return any(column.role is ColumnRole.DUTY for column in found)

    def is_section(self, index: int, words: str) -> bool:
        """Whether a row's only filled cell is a subheading: 一、城市管理; 城市管理 under 序号."""
        if _SECTION.match(words):
            return not _NUMBER.fullmatch(words)
        role = self.columns[index].role
        is_free = role in (ColumnRole.NUMBER, ColumnRole.AREA) and not _NUMBER.fullmatch(words)
        return is_free and len(words) <= _LONGEST_SECTION and not _SENTENCE.search(words)

    def put(self, start: int, end: int, kind: RowKind, cells: Sequence[Pieces] = ()) -> None:
        """Keep a row that is none of tasks; without `cells` its words stand in the first one."""
        own = [*cells, *[()] * len(self.columns)][: len(self.columns)] if cells else []
        own = own or [((start, end),), *[()] * (len(self.columns) - 1)]
        self.drafts.append(_Draft(start, end, own, kind))

    def extend(self, start: int, end: int, *, is_ragged: bool) -> None:
        """Put a line to the last cell of the last row."""
        draft = self.drafts[-1]
        draft.more.append((start, end))
        draft.end = end
        draft.is_ragged = draft.is_ragged or is_ragged

    def finish(self) -> Table:
        """The table, merged cells filled."""
        columns = self.columns
        index = self.number
        numbered = index is not None and any(d.cells[index] for d in self.drafts if d.kind is None)
        key = index if index is not None and numbered else self.text
        above: list[Pieces] = [()] * len(columns)
        rows: list[Row] = []
        for draft in self.drafts:
            if draft.kind is not None:
                rows.append(Row(draft.start, draft.end, draft.kind, None, tuple(draft.cells)))
                if draft.kind is RowKind.SECTION and self.form != "layout":
                    above = [()] * len(columns)  # a merged cell does not go on behind it
                continue
            row = self._row(draft, key, above)
            above = [own or old for own, old in zip(row.cells, above, strict=True)]
            rows.append(row)
        self._doubt_columns(rows)
        if self.form in _PAGE_FORMS:
            self._doubt_scraps(rows)
        start, end = min(row.start for row in rows), max(row.end for row in rows)
        doubts = sorted(self._doubts, key=lambda doubt: (doubt.start, doubt.end))
        return Table(start, end, self.form, columns, tuple(rows), tuple(doubts))

    def _row(self, draft: _Draft, key: int, above: Sequence[Pieces]) -> Row:
        """A row of tasks with its merged cells, where `above` are the cells so far."""
        cells = [self._join(column, draft) for column in self.columns]
        inherited = set(draft.merged)
        if self.form != "layout":
            inherited |= self._guess(cells)
        is_task = bool(cells[key]) or not any(above)
        if self.form != "layout":
            inherited |= self._doubt_empty(draft, cells, above, is_task=is_task)
        merged = frozenset(i for i in inherited if not cells[i] and above[i])
        full = tuple(above[i] if i in merged else cell for i, cell in enumerate(cells))
        if draft.is_ragged:
            self._doubts.append(Doubt("ragged-row", draft.start, draft.end))
        kind = RowKind.TASK if is_task else RowKind.CONTINUATION
        printed = self.judge.words(full[self.number]) if self.number is not None else ""
        return Row(draft.start, draft.end, kind, _number(printed), full, merged)

    def _join(self, column: Column, draft: _Draft) -> Pieces:
        """A cell whose line ends, in a column of bodies, part names and cut none."""
        lines = draft.cells[column.index]
        if column.index == len(self.columns) - 1:
            lines += tuple(draft.more)
        if column.role is not ColumnRole.DUTY:
            return lines
        is_page = self.form in _PAGE_FORMS
        made, is_cut = _join_lines(self.judge, lines, is_page=is_page)
        if is_cut:
            values = (("column", column.words),)
            self._doubts.append(Doubt("cut-cell", made[0][0], made[-1][1], values))
        return made

    def _guess(self, cells: Sequence[Pieces]) -> set[int]:
        """The empty cells of plain text that are surely merged: what a row's own cells stand under.

        An area spans tasks, a task measures, and the agency of a table by agency its tasks.
        """
        texts = [c.index for c in self.columns if c.role in _TEXTS and cells[c.index]]
        last = max(texts, default=-1)
        first = next(i for i, cell in enumerate(cells) if cell)
        found: set[int] = set()
        for column in self.columns:
            i, role = column.index, column.role
            if role is ColumnRole.DUTY:
                is_merged = i < first and i < last
            elif role in (ColumnRole.FIELD, ColumnRole.UNKNOWN):
                is_merged = False
            else:
                is_merged = (
                    i < first
                    or role is ColumnRole.AREA
                    or (role is not ColumnRole.NUMBER and i < last)
                )
            if is_merged:
                found.add(i)
        return found

    def _doubt_empty(
        self, draft: _Draft, cells: Sequence[Pieces], above: Sequence[Pieces], *, is_task: bool
    ) -> set[int]:
        """Note the empty cells that may be merged or say nobody; those inherited all the same.

        A row under a merged task is under its responsibility too; a new task may have none.
        Nobody in support is common: 配合单位 is no doubt.
        """
        duties = [c for c in self.columns if c.role is ColumnRole.DUTY]
        settled = draft.merged | self._guess(cells)
        accountable = any(cells[c.index] for c in duties if c.duty is not Duty.SUPPORTING)
        found: set[int] = set()
        for column in duties:
            i = column.index
            if cells[i] or not above[i] or i in settled:
                continue
            if column.duty is Duty.LEAD or (column.duty is None and not accountable):
                values = (("column", column.words),)
                self._doubts.append(Doubt("empty-cell", draft.start, draft.end, values))
            has_own = any(cells[c.index] for c in duties)
            if not is_task and not has_own:
                found.add(i)
        return found

    def _doubt_scraps(self, rows: Sequence[Row]) -> None:
        """Note the short names without a place where most have one.

        县服务中心 whose first line was put to another cell leaves 务中心.
        """
        duties = [c for c in self.columns if c.role is ColumnRole.DUTY]
        own = [
            (column, row.cells[column.index])
            for row in rows
            if row.kind in (RowKind.TASK, RowKind.CONTINUATION)
            for column in duties
            if row.cells[column.index] and column.index not in row.merged
        ]
        scraps = [(column, cell) for column, cell in own if self._has_scrap(cell)]
        if 2 * len(scraps) >= len(own) and len(own) > len(duties):
            return  # names are short in this table
        for column, cell in scraps:
            values = (("column", column.words),)
            self._doubts.append(Doubt("cut-cell", cell[0][0], cell[-1][1], values))

    def _has_scrap(self, cell: Pieces) -> bool:
        """Whether a line of a cell begins with what may be the end of a name."""
        for start, end in cell:
            mark = _ITEM_END.search(self.judge.chars, start, end)
            stop = mark.start() if mark else end
            if stop - start <= _LONGEST_SCRAP and self.judge.names(start, stop) == "likely":
                return True
        return False

    def _doubt_columns(self, rows: Sequence[Row]) -> None:
        """Note the columns of unknown heads most of whose cells are surely bodies."""
        tasks = [row for row in rows if row.kind in (RowKind.TASK, RowKind.CONTINUATION)]
        for column in self.columns:
            if column.role is not ColumnRole.UNKNOWN:
                continue
            cells = [row.cells[column.index] for row in tasks if column.index not in row.merged]
            held = [self.judge.strength(cell) == "certain" for cell in cells if cell]
            if held and 2 * sum(held) >= len(held):
                at = column.pieces or next(cell for cell in cells if cell)
                values = (("column", column.words),)
                self._doubts.append(Doubt("unknown-column", at[0][0], at[-1][1], values))


# --- a real table --------------------------------------------------------------------------------


@attrs.frozen
class _Grid:
    """A row of a real table: the cells that begin in it, and those that reach into it."""

    own: tuple[Pieces, ...]
    carried: tuple[Pieces, ...]
    wide: frozenset[int]
    """The columns beyond the first that a cell of its own covers."""

    @property
    def extent(self) -> tuple[int, int]:
        pieces = [piece for cell in self.own for piece in cell]
        return min(s for s, _ in pieces), max(e for _, e in pieces)


def _read_layout(page: "_Page", judge: _Judge, cells: Sequence[TableCell]) -> Iterator[Table]:
    """The tables of responsibility in one table of a document: a new head begins another."""
    grids = _read_grids(page, cells)
    builder: _Builder | None = None
    at = 0
    while at < len(grids):
        columns, count = _read_grid_head(judge, grids, at)
        if columns and (builder is None or not _is_same(builder.columns, columns)):
            if builder is not None and builder.has_rows:
                yield builder.finish()
            builder = _Builder(judge, "layout", columns)
        if builder is not None:
            for grid in grids[at : at + count]:
                _add_grid(builder, grid, is_head=bool(columns))
        at += count
    if builder is not None and builder.has_rows:
        yield builder.finish()


def _read_grids(page: "_Page", cells: Sequence[TableCell]) -> list[_Grid]:
    """The rows that have text of their own."""
    filled = [cell.column for cell in cells if cell.span]
    width = min(max(filled, default=0), _MOST_COLUMNS)
    by_row: dict[int, list[TableCell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    carried: list[tuple[Pieces, int]] = [((), 0)] * width
    grids: list[_Grid] = []
    for number in sorted(by_row):
        held = tuple(pieces if last >= number else () for pieces, last in carried)
        own: list[Pieces] = [()] * width
        wide: set[int] = set()
        for cell in by_row[number]:
            covered = range(cell.column - 1, min(cell.column + cell.columns - 1, width))
            pieces = page.split_lines(cell.span.start, cell.span.end) if cell.span else ()
            for i in covered[:1]:
                own[i] += pieces
                carried[i] = (own[i], number + cell.rows - 1)
            for i in covered[1:]:
                wide.add(i)
                carried[i] = ((), 0)
        if any(own):
            grids.append(_Grid(tuple(own), held, frozenset(wide)))
    return grids


def _read_grid_head(
    judge: _Judge, grids: Sequence[_Grid], at: int
) -> tuple[tuple[Column, ...], int]:
    """The columns of the head that begins at a row, and how many rows it has; ``()``, 1 if none."""
    upper = grids[at].own
    if at + 1 < len(grids):
        lower = grids[at + 1].own
        columns = _read_pair(judge, upper, lower)
        if columns:
            return columns, 2
    return judge.columns(upper, _NONE_LOWER), 1


def _add_grid(builder: _Builder, grid: _Grid, *, is_head: bool) -> None:
    """Keep a row of a real table."""
    start, end = grid.extent
    filled = [i for i, cell in enumerate(grid.own) if cell]
    if is_head:
        builder.put(start, end, RowKind.HEAD, grid.own)
    elif filled == [0] and 1 in grid.wide and not _NOTE.match(builder.judge.words(grid.own[0])):
        builder.put(start, end, RowKind.SECTION, grid.own)
    else:
        merged = [i for i, cell in enumerate(grid.carried) if cell and not grid.own[i]]
        own = [()] * len(builder.columns)
        cells = [cell or old for cell, old in zip(grid.own, own, strict=False)]
        duties = [c.index for c in builder.columns if c.role is ColumnRole.DUTY]
        # One cell across 牵头单位 and 配合单位 does not say who leads.
        is_ragged = any(i in grid.wide and i - 1 in duties for i in duties)
        builder.add(start, end, cells, merged=merged, is_ragged=is_ragged)


def _read_pair(
    judge: _Judge, upper: Sequence[Pieces], lower: Sequence[Pieces]
) -> tuple[Column, ...]:
    """The columns of a head of two rows: 牵头单位 and 配合单位 under 责任分工; ``()`` if none."""
    labels = [judge.column(i, cell, is_lower=True) for i, cell in enumerate(lower) if cell]
    if not any(c.role is ColumnRole.DUTY for c in labels):
        return ()
    if any(c.role is ColumnRole.UNKNOWN for c in labels):
        return ()
    above = [judge.column(i, cell, is_lower=False) for i, cell in enumerate(upper)]
    if all(c.role is ColumnRole.UNKNOWN for c in above):
        return ()
    if len(upper) == len(lower):
        if all(lower):
            return ()  # a head of its own, below the title of the table
        cells = [low or up for up, low in zip(upper, lower, strict=True)]
        return judge.columns(cells, frozenset(i for i, cell in enumerate(lower) if cell))
    # Copied from a browser the lower row has its own cells only.
    groups = [c.index for c in above if c.role is ColumnRole.DUTY]
    groups = groups or [c.index for c in above if c.role is ColumnRole.UNKNOWN and c.pieces]
    own = [cell for cell in lower if cell]
    if len(groups) != 1 or len(own) < 2:
        return ()
    group = groups[0]
    cells = [*upper[:group], *own, *upper[group + 1 :]]
    return judge.columns(cells, frozenset(range(group, group + len(own))))


def _is_same(columns: Sequence[Column], others: Sequence[Column]) -> bool:
    """Whether a head repeats another, as on the next page."""
    return [c.words for c in columns] == [c.words for c in others]


# --- lines of a text, and their cells ------------------------------------------------------------


@attrs.frozen
class _Line:
    """A line that has characters, by positions of the source and of the view."""

    begin: int
    stop: int
    start: int
    end: int
    is_apart: bool
    """Whether an empty line stands before it."""


_ROW = re.compile(r"[^\n\r\f]+")
# Excel puts a cell with line ends in quotation marks, and doubles those inside. Only beside a tab.
_QUOTED = re.compile(r'(?<=\t)"(?:[^"]|"")*+"(?=[\t\n\r]|\Z)|^"(?:[^"]|"")*+"(?=\t)', re.MULTILINE)
_INNER_END = re.compile(r"[\n\r\x0b]+|<br */?>")
_BAR = re.compile(r"(?<!\\)[|｜│┃]")
_WIDE = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*")
_WORD = re.compile(r"[^ \u00a0\u3000]+")
_RULE = re.compile(r"[\s|｜:\-+=│┃─━—┄┈├┤┼┬┴┌┐└┘╋┣┫┳┻┏┓┗┛╔╗╚╝║═]+")


class _Page:
    """The lines of a text, and the cells of a line in each form."""

    def __init__(self, view: Text) -> None:
        self._view = view
        self._source = view.source
        self.lines = list(self._read_lines())

    def _read_lines(self) -> Iterator[_Line]:
        """The lines with characters; a quoted cell's line ends end none."""
        source = self._source
        inner = [m.span() for m in _QUOTED.finditer(source) if "\n" in m[0] or "\r" in m[0]]
        quoted = iter([*inner, (len(source) + 1, 0)])
        opened, closed = next(quoted)
        begin, before = -1, 0
        for match in _ROW.finditer(source):
            begin = match.start() if begin < 0 else begin
            while closed and closed <= match.end():
                opened, closed = next(quoted)
            if opened < match.end():
                continue  # the line ends inside a quoted cell
            start, end = self.position(begin), self.position(match.end())
            if start < end:
                gap = source[before:begin]
                yield _Line(begin, match.end(), start, end, gap.count("\n") > 1)
                before = match.end()
            begin = -1

    def position(self, at: int) -> int:
        """The position in the view of the first character from a position of the source on."""
        return bisect_left(self._view.at, at)

    def split_lines(self, begin: int, stop: int) -> Pieces:
        """The lines of a cell, by positions of the source."""
        ends = [(m.start(), m.end()) for m in _INNER_END.finditer(self._source, begin, stop)]
        bounds = [begin, *(bound for end in ends for bound in end), stop]
        pieces = (
            (self.position(a), self.position(b))
            for a, b in zip(bounds[::2], bounds[1::2], strict=True)
        )
        return tuple(piece for piece in pieces if piece[0] < piece[1])

    def is_rule(self, line: _Line) -> bool:
        """Whether a line only draws: |---|:--:|, +----+."""
        return bool(_RULE.fullmatch(self._source, line.begin, line.stop))

    def forms(self, line: _Line) -> tuple[Form, ...]:
        """The forms in which a line has several cells, the surest first."""
        source, begin, stop = self._source, line.begin, line.stop
        if _BAR.search(source, begin, stop):
            words = source[begin:stop].strip()
            return ("bars",) if _BAR.match(words) and len(words) > 1 else ("open-bars",)
        if source.find("\t", begin, stop) >= 0:
            return ("tabs",)
        if not _WORD.fullmatch(source, begin, stop):
            return ("wide", "blank")
        return ()

    def is_lone(self, line: _Line, form: Form) -> bool:
        """Whether a line has nothing that parts cells of a form."""
        source, begin, stop = self._source, line.begin, line.stop
        if form in ("bars", "open-bars"):
            return not _BAR.search(source, begin, stop)
        if form == "tabs":
            return source.find("\t", begin, stop) < 0
        return len(self.split(line, form)) < 2

    def split(self, line: _Line, form: Form) -> list[Pieces]:
        """The cells of a line, empty ones too."""
        if form in ("bars", "open-bars"):
            return self._split_bars(line, has_outer=form == "bars")
        if form == "tabs":
            return self._split_tabs(line)
        if form == "wide":
            begin = line.begin
            bounds = [begin]
            for match in _WIDE.finditer(self._source, begin, line.stop):
                bounds += match.span()
            bounds.append(line.stop)
            cells = [self.split_lines(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
            return [cell for cell in cells if cell]
        return self._split_blanks(line)

    def _split_bars(self, line: _Line, *, has_outer: bool) -> list[Pieces]:
        """The cells between bars; those outside the outer bars are none."""
        bars = [m.start() for m in _BAR.finditer(self._source, line.begin, line.stop)]
        bounds = [line.begin - 1, *bars, line.stop]
        cells = [self.split_lines(a + 1, b) for a, b in pairwise(bounds)]
        if has_outer and not cells[0]:
            del cells[0]
        if has_outer and len(cells) > 1 and not cells[-1]:
            del cells[-1]
        return cells

    def _split_tabs(self, line: _Line) -> list[Pieces]:
        """The cells between tabs, without the quotation marks of Excel."""
        source, begin = self._source, line.begin
        cells: list[Pieces] = []
        while begin <= line.stop:
            stop = source.find("\t", begin, line.stop)
            stop = line.stop if stop < 0 else stop
            words = source[begin:stop]
            is_quoted = len(words) > 2 and words[0] == words[-1] == '"'
            if is_quoted and _INNER_END.search(words):
                cells.append(self.split_lines(begin + 1, stop - 1))
            else:
                cells.append(self.split_lines(begin, stop))
            begin = stop + 1
        return cells

    def _split_blanks(self, line: _Line) -> list[Pieces]:
        """The words between blanks; single characters are one word (工 作 任 务)."""
        cells: list[Pieces] = []
        is_spaced = False
        for match in _WORD.finditer(self._source, line.begin, line.stop):
            pieces = self.split_lines(*match.span())
            if not pieces:
                continue  # characters that the view leaves out
            is_single = len(match[0]) == 1 and not match[0].isdecimal()
            if is_spaced and is_single:
                cells[-1] = ((cells[-1][0][0], pieces[-1][1]),)
            else:
                cells.append(pieces)
            is_spaced = is_single
        return cells


# --- alignment -----------------------------------------------------------------------------------


def _align(
    judge: _Judge, columns: Sequence[Column], cells: Sequence[Pieces], form: Form
) -> tuple[list[Pieces], frozenset[int], bool]:
    """Put the cells of a row to columns: the cells, the columns merged, whether it is sure.

    Text copied from a browser lacks the merged cells on the left; editors drop the empty ones on
    the right. Where several places fit, or none, the first is taken and not sure.
    """
    width = len(columns)
    if len(cells) == width:
        is_sure = form not in ("wide", "blank") or _fit_at(judge, columns, cells, 0)
        return list(cells), frozenset(), is_sure
    if len(cells) > width:
        absorbed = _absorb(judge, columns, cells) if form == "blank" else None
        if absorbed is not None:
            return absorbed, frozenset(), True
        rest = tuple(piece for cell in cells[width - 1 :] for piece in cell)
        return [*cells[: width - 1], rest], frozenset(), False
    room = width - len(cells)
    if form == "blank":  # 本办法自发布之日起 施行 is no row: every row must have all its cells
        return _place(judge, columns, cells)[0], frozenset(), False
    if form == "wide":
        found, count = _place(judge, columns, cells)
        return found, frozenset(), count == 1
    fitting = [i for i in range(room + 1) if _fit_at(judge, columns, cells, i)]
    # Where several fit the row lacks what is merged, on the left, rather than what is empty.
    if not fitting:
        return _place(judge, columns, cells)[0], frozenset(), False
    at = fitting[-1]
    found = [*[()] * at, *cells, *[()] * (room - at)]
    # A lone body under 牵头单位 and 配合单位 may be either: the other's cell is merged or dropped.
    duties = {i for i, column in enumerate(columns) if column.role is ColumnRole.DUTY}
    held = duties & set(range(at, at + len(cells)))
    return found, frozenset(range(at)), len(fitting) == 1 and held in (set(), duties)


def _fit_at(judge: _Judge, columns: Sequence[Column], cells: Sequence[Pieces], offset: int) -> bool:
    """Whether each filled cell may stand in its column, the first in that of an offset."""
    return all(
        not cell or judge.fits(column, cell)
        for cell, column in zip(cells, columns[offset:], strict=False)
    )


def _absorb(
    judge: _Judge, columns: Sequence[Column], cells: Sequence[Pieces]
) -> list[Pieces] | None:
    """The cells where the blanks too many stand in the one column of text: 新增绿道 12公里."""
    texts = [c.index for c in columns if c.role in _TEXTS]
    if len(texts) != 1:
        return None
    text, behind = texts[0], len(columns) - texts[0] - 1
    stop = len(cells) - behind
    words = ((cells[text][0][0], cells[stop - 1][-1][1]),)
    found = [*cells[:text], words, *cells[stop:]]
    return found if _fit_at(judge, columns, found, 0) else None


def _place(
    judge: _Judge, columns: Sequence[Column], cells: Sequence[Pieces]
) -> tuple[list[Pieces], int]:
    """The first way to put filled cells to columns in their order, and how many ways there are.

    Two stands for more. Without any, the cells stand from the left.
    """
    filled = [cell for cell in cells if cell]
    width = len(columns)
    # ways[i][j]: how many ways there are for the cells from i on in the columns from j on.
    ways = [[0] * (width + 1) for _ in filled] + [[1] * (width + 1)]
    for i in range(len(filled) - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            here = ways[i + 1][j + 1] if judge.fits(columns[j], filled[i]) else 0
            ways[i][j] = min(2, here + ways[i][j + 1])
    count = ways[0][0]
    found: list[Pieces] = [()] * width
    if not count:
        found[: len(filled)] = filled
        return found, 0
    i = 0
    for j in range(width):
        fits = i < len(filled) and ways[i + 1][j + 1] and judge.fits(columns[j], filled[i])
        if fits:
            found[j] = filled[i]
            i += 1
    return found, count


# --- a row on each line --------------------------------------------------------------------------

_NEAR = 3
"""How many lines after a line without cells a row may follow: a subheading and a remark."""
_MOST_PARAGRAPHS = 20
"""How many lines a cell may have whose paragraphs are lines of the text."""


class _RowReader:
    """Reads a table that has a row on each line, from its head on."""

    def __init__(self, page: _Page, judge: _Judge, at: int, stop: int, form: Form) -> None:
        self._page = page
        self._judge = judge
        self._form: Form = form
        self._stop = stop
        """The line before which the table must end."""
        self.at = at
        """The next line to read."""

    def read(self) -> Table | None:
        """The table whose head begins here, ``None`` if there is none; `at` is behind it."""
        columns, count = self._head(self.at)
        if not columns:
            return None
        self._columns = columns
        self._builder = _Builder(self._judge, self._form, columns)
        self._put_head(count)
        self.at += count
        while self.at < self._stop:
            taken = self._step()
            if not taken:
                break
            self.at += taken
        return self._builder.finish() if self._builder.has_rows else None

    def _cells(self, at: int) -> list[Pieces]:
        return self._page.split(self._page.lines[at], self._form)

    def _head(self, at: int) -> tuple[tuple[Column, ...], int]:
        """The columns of the head that begins in a line, and how many lines it has."""
        upper = self._cells(at)
        if not 1 < len(upper) <= _MOST_COLUMNS:
            return (), 1
        if at + 1 < self._stop and not self._page.is_lone(self._page.lines[at + 1], self._form):
            lower = self._cells(at + 1)
            columns = _read_pair(self._judge, upper, lower[: len(upper)])
            if columns:
                return columns, 2
        columns = self._judge.columns(upper, _NONE_LOWER)
        if self._form == "blank" and any(c.role is ColumnRole.UNKNOWN for c in columns):
            return (), 1  # 县甲局 工作任务 责任单位: words of a sentence
        return columns, 1

    def _put_head(self, count: int) -> None:
        for line in self._page.lines[self.at : self.at + count]:
            self._builder.put(
                line.start, line.end, RowKind.HEAD, self._page.split(line, self._form)
            )

    def _step(self) -> int:
        """Read what begins in the next line: how many lines it has, 0 where the table ends."""
        line = self._page.lines[self.at]
        if self._page.is_rule(line):
            return 1
        if self._page.is_lone(line, self._form):
            return self._read_lone(line)
        columns, count = self._head(self.at)
        if columns:
            if not (self._builder.has_rows and _is_same(columns, self._columns)):
                return 0  # another table, or this one has no rows and begins again
            self._put_head(count)
            return count
        return self._read_row(line)

    def _read_row(self, line: _Line) -> int:
        """Read a line that has several cells."""
        cells = self._cells(self.at)
        while len(cells) > len(self._columns) and not cells[-1]:
            cells.pop()
        if not any(cells):
            return 1
        words = self._judge.words(cells[0])
        is_alone = not any(cells[1:])
        is_section = is_alone and bool(words) and not _NOTE.match(words)
        if is_section and self._builder.is_section(0, words):
            self._builder.put(line.start, line.end, RowKind.SECTION)
            return 1
        joined, count = self._join_cut(cells) if self._is_page else self._join_paragraphs(cells)
        found, merged, is_sure = _align(self._judge, self._columns, joined, self._form)
        if not is_sure and self._is_page and not self._is_expected(joined):
            return 0  # a line of ordinary text
        end = self._page.lines[self.at + count - 1].end
        self._builder.add(line.start, end, found, merged=merged, is_ragged=not is_sure)
        return count

    @property
    def _is_page(self) -> bool:
        """Whether blanks part the cells, as in the text of a page."""
        return self._form in ("wide", "blank")

    def _is_expected(self, cells: Sequence[Pieces]) -> bool:
        """Whether a line whose cells fit no column, or several, is a row all the same."""
        if self._is_next(cells):
            return True
        if (
            self._form == "wide"
            and len(cells) <= len(self._columns)
            and _place(self._judge, self._columns, cells)[1]
        ):
            return True
        return self._goes_on(self.at + 1)

    def _is_next(self, cells: Sequence[Pieces]) -> bool:
        """Whether a line begins with the number after that of the last row."""
        number = _number(self._judge.words(cells[0])) if self._builder.number == 0 else None
        return number is not None and number == self._last_number + 1

    @property
    def _last_number(self) -> int:
        """The number of the row before; 0 before the first."""
        row = self._builder.last_row
        return _number(self._judge.words(row.cells[0])) or 0 if row else 0

    def _join_cut(self, cells: list[Pieces]) -> tuple[list[Pieces], int]:
        """The cells of a row whose last name goes on in the next line, and how many lines."""
        count = 1
        if len(cells) != len(self._columns) or self._columns[-1].role is not ColumnRole.DUTY:
            return cells, count
        for line in self._page.lines[self.at + 1 : min(self.at + _MOST_PARAGRAPHS, self._stop)]:
            left, own = cells[-1][-1], (line.start, line.end)
            if not self._page.is_lone(line, self._form) or line.is_apart:
                break
            joint = _joint(self._judge, left, own, is_page=True)
            if joint is not _Joint.JOIN or self._judge.names(left[0], own[1]) == "none":
                break
            cells = [*cells[:-1], (*cells[-1][:-1], (left[0], own[1]))]
            count += 1
        return cells, count

    def _join_paragraphs(self, cells: list[Pieces]) -> tuple[list[Pieces], int]:
        """The cells of a row with those of the lines in which it goes on, and how many lines.

        Copied from Word, the paragraphs of a cell are lines, so that a row of four cells comes
        as ``1<tab>查网络。`` and ``做好登记。<tab>市甲局<tab>市乙局``.
        """
        width = len(self._columns)
        if self._form != "tabs" or len(cells) >= width:
            return cells, 1
        if _fit_at(self._judge, self._columns, cells, width - len(cells)):
            return cells, 1
        made = list(cells)
        for at in range(self.at + 1, min(self.at + _MOST_PARAGRAPHS, self._stop)):
            more = self._cells(at)
            if len(made) + len(more) - 1 > width or self._is_number(more[0]):
                break
            made = [*made[:-1], made[-1] + more[0], *more[1:]]
            if len(made) == width and len(more) > 1:
                fits = _fit_at(self._judge, self._columns, made, 0)
                return (made, at - self.at + 1) if fits else (cells, 1)
        return cells, 1

    def _is_number(self, cell: Pieces) -> bool:
        has_numbers = self._builder.number == 0
        return has_numbers and bool(_LINE_NUMBER.fullmatch(self._judge.words(cell)))

    def _read_lone(self, line: _Line) -> int:
        """Read a line that is a single cell: a remark, a subheading, a line of the cell before."""
        judge, builder = self._judge, self._builder
        words = judge.chars[line.start : line.end]
        if _NOTE.match(words):
            builder.put(line.start, line.end, RowKind.NOTE)
            return 1
        if _CLOSING.match(words):
            return 0
        goes_on = self._goes_on(self.at + 1)
        if goes_on and _SECTION.match(words) and len(words) <= 2 * _LONGEST_SECTION:
            builder.put(line.start, line.end, RowKind.SECTION)
            return 1
        if self._extends(line):
            return 1
        is_short = len(words) <= _LONGEST_SECTION
        cells: list[Pieces] = [()] * len(self._columns)
        own = ((line.start, line.end),)
        if self._columns[-1].role in _TEXTS and is_short and (goes_on or not line.is_apart):
            # 单位 | 任务: a row whose agency is merged; the last of all may be ordinary text.
            cells[-1] = own
            merged = range(len(cells) - 1)
            builder.add(line.start, line.end, cells, merged=merged, is_ragged=not goes_on)
        elif not goes_on:
            return 0
        elif is_short and not _SENTENCE.search(words):
            builder.put(line.start, line.end, RowKind.SECTION)
        else:
            cells[builder.text] = own
            builder.add(line.start, line.end, cells, is_ragged=True)
        return 1

    def _extends(self, line: _Line) -> bool:
        """Put a line to the last cell of the row before, if it holds bodies and goes on here.

        A name that a line end cuts goes on surely. Whole names do before another row; after the
        last one they may be a signature.
        """
        judge, builder = self._judge, self._builder
        before = builder.drafts[-1]
        last = before.last_line
        is_duty = self._columns[-1].role is ColumnRole.DUTY
        if before.kind is not None or not is_duty or last is None or line.is_apart:
            return False
        own = (line.start, line.end)
        joint = _joint(judge, last, own, is_page=self._is_page)
        names = judge.names(*own)
        is_cut = joint is _Joint.JOIN and judge.names(last[0], own[1]) != "none"
        if not is_cut and names == "none":
            return False
        if not is_cut and self._is_date(self.at + 1):
            return False  # 市政府办公室|2021年4月6日
        goes_on = self._goes_on(self.at + 1)
        builder.extend(*own, is_ragged=not is_cut and not (goes_on and names == "certain"))
        return True

    def _is_date(self, at: int) -> bool:
        if at >= self._stop:
            return False
        line = self._page.lines[at]
        return bool(_DATE_LINE.fullmatch(self._judge.chars, line.start, line.end))

    def _goes_on(self, at: int) -> bool:
        """Whether a row follows within a few lines, so that what stands before is in the table."""
        for line in self._page.lines[at : min(at + _NEAR, self._stop)]:
            if self._page.is_rule(line) or self._page.is_lone(line, self._form):
                continue
            cells = self._page.split(line, self._form)
            if len(cells) > len(self._columns) and self._form != "blank":
                continue
            found, _, is_sure = _align(self._judge, self._columns, cells, self._form)
            if any(cells) and (
                (is_sure and _fit_at(self._judge, self._columns, found, 0)) or self._is_next(cells)
            ):
                return True
        return False


# --- a cell on each line -------------------------------------------------------------------------

_MOST_LINES = 60
"""How many lines a row may have; a bound keeps the look ahead, and so the reading, linear."""
_MOST_LEFT_OUT = 6
"""How many numbers a table may leave out, as an extract of a longer one does."""
_MOST_UNFITTING = 6
"""How many lines of text too many a row without a number may have."""
_MOST_UNKNOWN_HEADS = 3
"""How many unknown heads may follow one another: 主责科, 协助科, and one to spare."""


@attrs.frozen
class _Fit:
    """The lines of a row put to the columns behind the number column."""

    cells: tuple[Pieces, ...]
    is_sure: bool
    taken: int
    """How many lines the row has."""


class _LineReader:
    """Reads a table that has a cell, or a line of a cell, on each line, from its head on."""

    def __init__(self, page: _Page, judge: _Judge, at: int, stop: int) -> None:
        self._page = page
        self._judge = judge
        self._stop = stop
        self.at = at

    def read(self) -> Table | None:
        """The table whose head begins here, ``None`` if there is none; `at` is behind it."""
        columns, count = self._head(self.at)
        if not columns:
            return None
        self._columns = columns
        self._builder = _Builder(self._judge, "lines", columns)
        self._is_spaced = any(
            line.is_apart for line in self._page.lines[self.at + 1 : self.at + count]
        )
        self._put_head(count)
        if columns[0].role is ColumnRole.NUMBER:
            self._read_numbered()
        else:
            self._read_cyclic()
        return self._builder.finish() if self._builder.has_rows else None

    # Heads.

    def _head(self, at: int) -> tuple[tuple[Column, ...], int]:
        """The columns of the head whose cells are lines from here on, and how many lines it has.

        An unknown head (主责科) counts between known ones, or before the number of the first row.
        """
        cells: list[Pieces] = []
        known, k, known_lines = 0, at, 0
        while (
            k < self._stop
            and len(cells) < _MOST_COLUMNS
            and len(cells) - known < _MOST_UNKNOWN_HEADS
        ):
            cell, count = self._head_cell(k, len(cells))
            if cell is None or (not cells and count < 0):
                break
            if cells and self._judge.words(cell) == self._judge.words(cells[0]):
                break  # the head is repeated, as on the next page
            cells.append(cell)
            k += abs(count)
            if count > 0:
                known, known_lines = len(cells), k - at
        if self._is_row_number(k) and known and self._number_words(cells[0]):
            known, known_lines = len(cells), k - at
        return self._judge.columns(cells[:known], _NONE_LOWER), max(known_lines, 1)

    def _head_cell(self, at: int, index: int) -> tuple[Pieces | None, int]:
        """A line, or two, as the cell of a head: how many lines, negative if it is unknown."""
        line = self._page.lines[at]
        piece = (line.start, line.end)
        column = self._judge.column(index, (piece,), is_lower=False)
        if column.role is not ColumnRole.UNKNOWN or _BARE_BODY.fullmatch(column.words):
            return (piece,), 1
        words = column.words
        if len(words) > _LONGEST_UNKNOWN_HEAD or _SENTENCE.search(words) or words[0].isdecimal():
            return None, 0
        if at + 1 < self._stop and _HEAD_START.fullmatch(words):
            both = (line.start, self._page.lines[at + 1].end)
            if self._judge.column(index, (both,), is_lower=False).role is not ColumnRole.UNKNOWN:
                return (both,), 2
        if self._judge.names(*piece) != "none":
            return None, 0
        return (piece,), -1

    def _number_words(self, cell: Pieces) -> bool:
        return self._judge.column(0, cell, is_lower=False).role is ColumnRole.NUMBER

    def _is_row_number(self, at: int) -> bool:
        return at < self._stop and bool(_LINE_NUMBER.fullmatch(self._words(at)))

    def _put_head(self, count: int) -> None:
        lines = self._page.lines[self.at : self.at + count]
        self._builder.put(
            lines[0].start,
            lines[-1].end,
            RowKind.HEAD,
            [column.pieces for column in self._columns],
        )
        self.at += count

    def _words(self, at: int) -> str:
        line = self._page.lines[at]
        return self._judge.chars[line.start : line.end]

    def _piece(self, at: int) -> tuple[int, int]:
        line = self._page.lines[at]
        return line.start, line.end

    # Rows with numbers.

    def _read_numbered(self) -> None:
        """Read rows that begin with a number: each goes to the next number."""
        begin = self._next_number(self.at, 0, has_names=True)
        while begin is not None:
            self._read_between(self.at, begin)
            number = int(self._words(begin).rstrip(".、"))
            following = self._next_number(begin + 1, number, has_names=False)
            stop = self._row_end(begin + 1) if following is None else following
            fit = self._fit(begin + 1, stop, self._columns[1:], is_last=following is None)
            if not fit.taken:
                return
            end = begin + 1 + fit.taken
            self._builder.add(
                self._page.lines[begin].start,
                self._page.lines[end - 1].end,
                [(self._piece(begin),), *fit.cells],
                is_ragged=not fit.is_sure,
            )
            self.at, begin = end, following

    def _next_number(self, at: int, last: int, *, has_names: bool) -> int | None:
        """The line of the next row's number: one more than the last, or, once a body stood, a few.

        A figure on a line of its own (95) is none.
        """
        for k in range(at, min(at + _MOST_LINES, self._stop)):
            match = _LINE_NUMBER.fullmatch(self._words(k))
            if match:
                step = int(match[1]) - last
                if step == 1 or (1 < step <= _MOST_LEFT_OUT and has_names):
                    return k
            has_names = has_names or self._judge.names(*self._piece(k)) == "certain"
        return None

    def _read_between(self, at: int, stop: int) -> None:
        """Read what stands between rows: repeated heads, subheadings, remarks, other text."""
        while at < stop:
            columns, count = self._head(at)
            if columns and _is_same(columns, self._columns):
                self.at = at
                self._put_head(count)
                at += count
                continue
            piece, words = self._piece(at), self._words(at)
            if _NOTE.match(words):
                self._builder.put(*piece, RowKind.NOTE)
            elif self._is_subheading(words) and stop - at <= _NEAR:
                self._builder.put(*piece, RowKind.SECTION)
            else:
                cells: list[Pieces] = [()] * len(self._columns)
                cells[self._builder.text] = (piece,)
                self._builder.add(*piece, cells, is_ragged=True)
            at += 1

    def _is_subheading(self, words: str) -> bool:
        return bool(_SECTION.match(words)) or (
            len(words) <= _LONGEST_SECTION and not _SENTENCE.search(words)
        )

    def _row_end(self, at: int) -> int:
        """The line before which the last row surely ends: an empty line, a remark, a signature."""
        stop = min(at + _MOST_LINES, self._stop)
        return next((k for k in range(at, stop) if self._is_behind(k, at)), stop)

    def _is_behind(self, at: int, begin: int) -> bool:
        """Whether a line is surely behind the row that begins before a line."""
        words = self._words(at)
        if at == begin:
            return False
        is_apart = self._page.lines[at].is_apart and not self._is_spaced
        return is_apart or bool(_NOTE.match(words) or _SECTION.match(words)) or self._is_signed(at)

    def _is_signed(self, at: int) -> bool:
        """Whether a line is the signature above a date: 市政府办公室|2021年4月6日."""
        if at + 1 >= self._stop or any(_TIME_HEAD.search(c.words) for c in self._columns):
            return False
        is_date = bool(_DATE_LINE.fullmatch(self._words(at + 1)))
        return is_date and self._judge.names(*self._piece(at)) != "none"

    # Rows without numbers.

    def _read_cyclic(self) -> None:
        """Read rows that have no number: each goes to the text before the next names."""
        while self._read_row():
            pass

    def _read_row(self) -> bool:
        """Read the next row without a number; ``False`` where there is none."""
        roles = [column.role for column in self._columns]
        before = roles.index(ColumnRole.DUTY)
        behind = roles[::-1].index(ColumnRole.DUTY)
        begin = self._next_names(self.at, self.at + before)
        if begin is None or self._is_signed(begin):
            return False
        if self._put_repeated_head(begin):
            return True
        extra = begin - self.at - before
        if extra == 1 and _SECTION.match(self._words(self.at)):
            self._builder.put(*self._piece(self.at), RowKind.SECTION)
            self.at += 1
        elif any(self._is_behind(k, self.at - 1) for k in range(self.at, begin + 1)):
            return False
        end = self._names_end(begin)
        following = self._next_names(end, end + behind + before)
        if following is None:
            stop = min(end + behind, self._row_end(end - 1))
        elif before:
            stop = end + min(behind, max(0, following - end - before))
        else:
            stop = following
        fit = self._fit(self.at, stop, self._columns, is_last=following is None)
        last = self.at + fit.taken - 1
        start = self._page.lines[self.at].start
        self._builder.add(start, self._page.lines[last].end, fit.cells, is_ragged=not fit.is_sure)
        self.at = last + 1
        return True

    def _put_repeated_head(self, begin: int) -> bool:
        """Keep a head that is repeated before the next names."""
        for at in range(self.at, min(begin, self.at + 2)):
            columns, count = self._head(at)
            if columns and _is_same(columns, self._columns):
                if at > self.at:
                    self._builder.put(*self._piece(self.at), RowKind.NOTE)
                self.at = at
                self._put_head(count)
                return True
        return False

    def _next_names(self, at: int, expected: int) -> int | None:
        """The next line of surely bodies, or of likely ones where they are expected."""
        for k in range(at, min(expected + _MOST_UNFITTING, self._stop)):
            names = self._judge.names(*self._piece(k))
            if self._is_list(self._piece(k)) or (k == expected and names == "likely"):
                return k
        return None

    def _names_end(self, begin: int) -> int:
        pieces = [self._piece(k) for k in range(begin, min(begin + _MOST_LINES, self._stop))]
        return begin + self._find_names(pieces, 0)[1]

    # The lines of one row.

    def _fit(self, at: int, stop: int, columns: Sequence[Column], *, is_last: bool) -> _Fit:
        """Put lines to columns: those of text, then the names, then the fields behind."""
        pieces = [self._piece(k) for k in range(at, stop)]
        width = len(columns)
        own = pieces[:width]
        if len(own) == width and (is_last or len(pieces) == width) and self._is_exact(columns, own):
            is_sure = not self._may_go_on(pieces, columns, is_last=is_last)
            return _Fit(tuple((piece,) for piece in own), is_sure, width)
        duties = [i for i, c in enumerate(columns) if c.role is ColumnRole.DUTY]
        first, last = duties[0], duties[-1] + 1
        begin, end = self._find_names(pieces, 1 if first else 0)
        if last - first > len(duties) or begin == end:
            taken = min(len(pieces), width) if is_last else len(pieces)
            cells: list[Pieces] = [()] * width
            cells[: len(own)] = [(piece,) for piece in own]
            cells[-1] += tuple(pieces[width:taken])
            return _Fit(tuple(cells), is_sure=False, taken=taken)
        groups = self._group(pieces[begin:end])
        after = pieces[end:]
        spilt = len(groups) - len(duties)
        behind = columns[last:]
        inner = [c for c in behind[: max(spilt, 0)] if c.is_inner]
        if spilt > 0 and len(inner) == spilt:  # 本厅内部主责科: 一科, which reads like a body
            after = [piece for group in groups[len(duties) :] for piece in group] + after
            groups = groups[: len(duties)]
        texts, is_text_sure = _spread_texts(columns[:first], pieces[:begin])
        fields, used, is_field_sure = self._spread_fields(behind, after, is_last=is_last)
        is_open = is_last and not used
        names, are_names_sure = self._spread_names(len(duties), groups, is_open=is_open)
        is_sure = is_text_sure and are_names_sure and is_field_sure
        return _Fit((*texts, *names, *fields), is_sure, len(pieces) - len(after) + used)

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
        joint = _joint(self._judge, left, right, is_page=True)
        if joint is _Joint.CUT_BREAK and not _BEGINS.match(chars, right[0]):
            return not (_HOST.fullmatch(chars, *left) or _PART.fullmatch(chars, *right))
        return joint is not _Joint.JOIN

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

    def _is_list(self, piece: tuple[int, int]) -> bool:
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
        for match in re.compile("[、,;]").finditer(self._judge.chars, *piece):
            if at < match.start():
                yield at, match.start()
            at = match.end()
        if at < piece[1]:
            yield at, piece[1]

    def _begins_list(self, pieces: Sequence[tuple[int, int]], at: int) -> bool:
        """Whether surely bodies begin in a line, the first of which a line end may cut."""
        if self._is_list(pieces[at]):
            return True
        if at + 1 == len(pieces) or not _BEGINS.match(self._judge.chars, pieces[at][0]):
            return False
        both = (pieces[at][0], pieces[at + 1][1])  # 县农业农|村局
        is_cut = _joint(self._judge, pieces[at], pieces[at + 1], is_page=True) is _Joint.JOIN
        return is_cut and self._is_list(both)

    def _find_names(self, pieces: Sequence[tuple[int, int]], least: int) -> tuple[int, int]:
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
            is_names = self._is_list(right) or (not is_end and judge.names(*right) != "none")
            if not is_names and _joint(judge, left, right, is_page=True) is not _Joint.JOIN:
                break
            end += 1
        return found[0], end

    def _group(self, pieces: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
        """Lines of names, each group as far as a line end that parts two names."""
        groups = [[pieces[0]]]
        for right in pieces[1:]:
            left = (groups[-1][0][0], groups[-1][-1][1])  # 县甲|局 is whole before 县乙局
            joint = _joint(self._judge, left, right, is_page=True)
            if joint in (_Joint.JOIN, _Joint.CUT_JOIN):
                groups[-1].append(right)
            else:
                groups.append([right])
        return groups

    def _spread_names(
        self, count: int, groups: Sequence[list[tuple[int, int]]], *, is_open: bool
    ) -> tuple[list[Pieces], bool]:
        """The cells of `count` columns of bodies, and whether no other way was as good.

        Of three groups under 牵头单位 and 配合单位 each line end may be that between the cells.
        Where nothing stands behind, as in the last row, another group may be a signature.
        """
        cells: list[Pieces] = [tuple(group) for group in groups[: count - 1]]
        cells.append(tuple(piece for group in groups[count - 1 :] for piece in group))
        cells += [()] * (count - len(cells))
        if count == 1:
            return cells, not (is_open and len(groups) > 1)
        parted = all(self._is_parted((a[0][0], a[-1][1]), b[0]) for a, b in pairwise(groups))
        return cells[:count], len(groups) == count and parted

    def _spread_fields(
        self, columns: Sequence[Column], pieces: Sequence[tuple[int, int]], *, is_last: bool
    ) -> tuple[list[Pieces], int, bool]:
        """The cells of the columns behind the names, how many lines they take, whether surely."""
        if len(columns) == 1 and columns[0].role in _TEXTS:
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
        if _TIME_HEAD.search(column.words):
            return bool(_TIME.search(words)) and len(words) <= _LONGEST_SECTION
        if _TIME.search(words) and any(_TIME_HEAD.search(c.words) for c in later):
            return False
        return len(words) <= _LONGEST_SECTION and not _SECTION.match(words)


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


# --- all of them ---------------------------------------------------------------------------------


def find_tables(
    view: Text, layout: Layout, read_head: ReadHead, find_names: FindNames
) -> tuple[Table, ...]:
    """Return the tables of responsibility in the order of the text.

    Where the layout has a table its cells are read, and no table is guessed from the text there.
    """
    judge = _Judge(view, read_head, find_names)
    page = _Page(view)
    by_table: dict[int, list[TableCell]] = {}
    for cell in layout.cells:
        by_table.setdefault(cell.table, []).append(cell)
    found = [table for cells in by_table.values() for table in _read_layout(page, judge, cells)]
    begin = 0
    for start, stop in _free_lines(page, by_table.values()):
        begin = start
        while begin < stop:
            table, begin = _read_plain(page, judge, begin, stop)
            if table is not None:
                found.append(table)
    return tuple(sorted(found, key=lambda table: (table.start, table.end)))


def _free_lines(page: _Page, tables: Iterable[Sequence[TableCell]]) -> Iterator[tuple[int, int]]:
    """The stretches of lines outside the real tables."""
    spans = [[cell.span for cell in cells if cell.span] for cells in tables]
    taken = sorted((min(s.start for s in own), max(s.end for s in own)) for own in spans if own)
    stops = [line.stop for line in page.lines]
    begins = [line.begin for line in page.lines]
    at = 0
    for start, end in taken:
        first, behind = bisect_left(stops, start + 1), bisect_left(begins, end)
        if at < first:
            yield at, first
        at = max(at, behind)
    if at < len(page.lines):
        yield at, len(page.lines)


def _read_plain(page: _Page, judge: _Judge, at: int, stop: int) -> tuple[Table | None, int]:
    """The table whose head is in a line, and the line behind it."""
    if page.is_rule(page.lines[at]):
        return None, at + 1
    for form in page.forms(page.lines[at]):
        rows = _RowReader(page, judge, at, stop, form)
        table = rows.read()
        if table is not None:
            return table, rows.at
    lines = _LineReader(page, judge, at, stop)
    table = lines.read()
    return (table, lines.at) if table is not None else (None, at + 1)
