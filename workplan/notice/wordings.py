"""What the words of responsibility mean: verbs, labels, and what stands beside them.

The tables of the wordings, each row with a phrase that has it, and the functions that find a verb
or a label with them. Knows no list of names.
"""

import re

from workplan.model import Duty
from workplan.notice.mark import Gap, View
from workplan.notice.names import is_body

__all__ = [
    "ASIDE",
    "EXCEPTIONS",
    "FIRST",
    "LABELS",
    "LEAD",
    "OTHER_LABEL",
    "RULE",
    "SUPPORTING",
    "WORDINGS",
    "column",
    "ending",
    "is_aside",
    "label",
]

LEAD, SUPPORTING = Duty.LEAD, Duty.SUPPORTING

WORDINGS: tuple[tuple[str, Duty | None, str], ...] = (
    # words that a list of names may end in; what they make of it; a phrase that has them.
    # `None`: plain responsibility, whose duty depends on who else is named.
    ("牵头", LEAD, "市版权局牵头"),
    ("总牵头", LEAD, "市商务局总牵头"),
    ("双牵头", LEAD, "市商务局、市农业农村局双牵头"),
    ("主办", LEAD, "市商务局主办"),
    ("主责", LEAD, "市商务局主责"),
    ("总负责", LEAD, "市商务局总负责"),
    ("抓总", LEAD, "市商务局牵头抓总"),
    ("为主", LEAD, "以市商务局为主"),
    ("为牵头单位", LEAD, "市商务局为牵头单位"),
    ("为牵头部门", LEAD, "市商务局为牵头部门"),
    ("为主责单位", LEAD, "市商务局为主责单位"),
    ("为主责部门", LEAD, "市商务局为主责部门"),
    ("为责任单位", None, "市商务局为责任单位"),
    ("为责任部门", None, "市商务局为责任部门"),
    ("为配合单位", SUPPORTING, "市财政局为配合单位"),
    ("为配合部门", SUPPORTING, "市财政局为配合部门"),
    ("配合", SUPPORTING, "市财政局配合"),
    ("协办", SUPPORTING, "市商务局主办,市财政局协办"),
    ("会办", SUPPORTING, "市商务局主办,市财政局会办"),
    ("协助", SUPPORTING, "市财政局协助"),
    ("协同", SUPPORTING, "市财政局协同配合"),
    ("协作", SUPPORTING, "市财政局协作"),
    ("参与", SUPPORTING, "市财政局参与"),
    ("参加", SUPPORTING, "市财政局参加"),
    ("支持", SUPPORTING, "市财政局支持"),
    ("指导", SUPPORTING, "市财政局指导"),
    ("负责", None, "市林业局负责"),
    ("落实", None, "市林业局负责落实"),
    ("组织实施", None, "市林业局组织实施"),
    ("实施", None, "市林业局具体实施"),
    ("承办", None, "市林业局承办"),
    ("办理", None, "市林业局办理"),
    ("推进", None, "市林业局统筹推进"),
    ("推动", None, "市林业局共同推动"),
    ("完成", None, "市林业局按期完成"),
    ("执行", None, "市林业局执行"),
    ("承担", None, "市林业局承担"),
    ("抓好", None, "市林业局按职责抓好落实"),
    ("做好", None, "市林业局按职责做好"),
    ("统筹", None, "市林业局统筹负责"),
    ("协调", None, "市林业局统筹协调"),
    ("主管", None, "市林业局主管"),
)
"""The verbs of responsibility (口径): the word, its duty, an example."""

# Words around the verbs, which change nothing: 按职责分工分别负责.
_ADVERBS = (
    "按照各自职责", "按照部门职责", "按照职责",
    "按各自职责", "按职能分工", "按照职能分工", "按部门职责",
    "按职责", "按分工", "按照分工", "根据各自职责", "根据职责",
    "依据职责", "依职责", "依照职责", "依照各自职责", "结合职责",
    "在各自职责范围内", "在职责范围内", "按照职责范围", "各自", "各负其责", "分工", "职责",
    "分别", "共同", "组织", "具体", "统一", "联合", "分头", "密切", "积极", "主动", "认真", "加强",
    "全力", "全面", "抓紧", "并", "贯彻", "相关工作", "有关工作", "工作", "抓",
    "结合实际", "结合各自实际", "结合本地实际", "结合工作实际", "属地", "按属地原则",
    "按照属地原则", "按属地管理原则", "按照属地管理原则", "按期", "持续", "按要求", "督促", "督导",
    "予以", "属地责任", "属地管理责任", "属地管理", "主体责任", "监管责任",
    "日常工作", "各项任务", "相关任务",
)  # fmt: skip
_SUFFIXES = sorted(
    [(word, True, duty) for word, duty, _ in WORDINGS] + [(word, False, None) for word in _ADVERBS],
    key=lambda row: -len(row[0]),
)
_BY_LAST = {
    char: [row for row in _SUFFIXES if row[0][-1] == char]
    for char in {row[0][-1] for row in _SUFFIXES}
}  # a hundred comparisons less for each name
_ALONE = ("分工", "职责", "各负其责")  # adverbs that say 负责 by themselves: 甲局、乙局按职责分工

LABELS: tuple[tuple[str, Duty | None, str], ...] = (
    # words of a label; what they make of the list after it; a label that has them.
    ("牵头", LEAD, "牵头单位:"),
    ("主办", LEAD, "主办单位:"),
    ("主责", LEAD, "主责部门:"),
    ("配合", SUPPORTING, "配合单位:"),
    ("协办", SUPPORTING, "协办单位:"),
    ("协助", SUPPORTING, "协助单位:"),
    ("协同", SUPPORTING, "协同单位:"),
    ("协作", SUPPORTING, "协作单位:"),
    ("参与", SUPPORTING, "参与单位:"),
    ("参加", SUPPORTING, "参加单位:"),
    ("支持", SUPPORTING, "支持单位:"),
    ("指导", SUPPORTING, "指导单位:"),
    ("会同", SUPPORTING, "会同单位:"),
    ("成员", SUPPORTING, "成员单位:"),
    ("责任", None, "责任单位:"),
    ("负责", None, "负责单位:"),
    ("落实", None, "落实单位:"),
    ("实施", None, "实施单位:"),
    ("承办", None, "承办单位:"),
    ("办理", None, "办理单位:"),
    ("执行", None, "执行单位:"),
    ("完成", None, "完成单位:"),
    ("推进", None, "推进单位:"),
    ("主管", None, "主管部门:"),
)
"""The labels before a list of names: the word, its duty, an example."""

_LABEL_WORDS = "|".join(word for word, _, _ in LABELS)
_LABEL = re.compile(
    rf"[【〔(]?(?P<words>(?:主要|共同|具体|第一|总|省级|市级|区级|县级|相关|及|和|与|、|{_LABEL_WORDS}){{1,6}}"
    r"(?P<body>单位|部门|机构|处室|科室|主体|地区|方)?(?:及?分工|名单)?(?:\([^():]{1,8}\))?)(?P<end>[】〕)]?(?::|——)|[】〕)]|(?<=单位|部门)[为是])?"
)
# 牵头考核单位: with other words between.
_LONG_LABEL = re.compile(
    r"[【〔(]?(?P<words>[\u4e00-\u9fff]{2,12}(?P<body>单位|部门|机构))(?P<end>[】〕)]?:)"
)
_NAME = re.compile("[^、,;。:]{2,40}")
# 完成时限:2021年12月底: what follows such a label is no name.
OTHER_LABEL = re.compile(
    "[\u4e00-\u9fff]{0,4}(?:领导|负责同志|电话):|(?:完成|整改|办结|时间|时限|进度|责任人|责任领导|负责人|分管|包联|联系|目标|分值|备注|来源|措施|要求"
    "|(?:验收|督办|督查|督导|监督|考核|评估|审核|复核|汇总|报送|归口|抄送|主送)(?:单位|部门|机构)"
    "|类别|序号|事项|任务|步骤|阶段|实施时间|考核)[^:、,;]{0,8}:"
)
ASIDE = re.compile(  # beside the bodies: dates, scores, progress
    "[0-9一二三四五六七八九十]+(?:年|月|日|分|个|季度).*|长期.*|持续.*|常态.*|全年.*|每[年半季月周日两旬].*|按[年月季周].*|已.{0,6}完成.*|正在.*|(?:基本|未|尚未)完成"
    "|[^、]{0,8}率[0-9.]+%|详见.*|见附件.*|年底.*|即时.*|立即.*"
    "|[^、]{0,20}(?:底前|日前|之前|年内|时限|完毕)|下同|以下.{0,3}同|以下简称.*|按规定.*|其他.{0,3}[为是].*|其余.{0,3}[为是].*"
    "|[0-9.]+"
)
FIRST = re.compile("(?:第一|首位|排首|列首|居首|最前)[^。;,()]{0,12}(?:牵头|主办|负总责)")
"""列第一位者为牵头单位,下同: the first listed leads, in whatever words a document states it."""
RULE = re.compile(f"[^。;,()]{{0,12}}{FIRST.pattern}[^。;()]{{0,12}}")
"""The whole of such a statement, as an item of a list."""

EXCEPTIONS = re.compile(  # what a bracket opens with that is no responsibility
    "以下|简称|含|包括|不含|不包括|如|见|即|例如|详见|附|注:|除|其中|原|此件|试行|暂行"
)


def label(view: View, at: int, end: int) -> tuple[int, str, Duty | None] | None:
    """The label that begins at a position: where its list begins, its words, its duty.

    >>> from workplan.notice.mark import viewed
    >>> label(viewed("牵头单位:市商务局"), 0, 9)
    (5, '牵头单位', Duty.LEAD)
    """
    match = _LABEL.match(view.chars, at, end)
    if match is None or match["end"] is None:
        match = _long_label(view, at, end) or match
    if match is None:
        return None
    stop, words = match.end(), match["words"]
    if match["end"] is None:
        # 牵头单位<tab>市商务局, as a table's cells come out
        if not match["body"] or stop >= end or view.gaps[stop] == Gap.NONE:
            return None
        first = _NAME.match(view.chars, stop, end)
        if first is None or not _is_list(view, stop, first.end()):
            return None  # the head of a table
    elif match["end"] in tuple(")】〕") and match[0][0] not in "(【〔":
        return None
    found = _duty_of(words)
    return (stop, words, found[0]) if found else None


def _is_list(view: View, start: int, end: int) -> bool:
    """Whether a cell, or what stands in it as far as the next mark, ends like a body."""
    cell = next((i for i in range(start + 1, end) if view.gaps[i] >= Gap.WIDE), end)
    if _LABEL.fullmatch(view.chars, start, cell):
        return False
    return is_body(view.chars[start:cell]) or is_body(view.chars[start:end])


def column(view: View, start: int, end: int) -> tuple[str, Duty | None] | None:
    """The words and the duty of a column's head, where it is a label: 牵头单位."""
    match = _LABEL.fullmatch(view.chars, start, end)
    if match is None or not (match["body"] or match["words"].endswith("分工")):
        return None
    found = _duty_of(match["words"])
    return (match["words"], found[0]) if found else None


def _duty_of(words: str) -> tuple[Duty | None] | None:
    """The duty that the words of a label give, ``None`` if they are no label."""
    found = [duty for word, duty, _ in LABELS if word in words]
    return (next((d for d in (LEAD, SUPPORTING) if d in found), None),) if found else None


def is_aside(view: View, at: int) -> bool:
    """Whether a label begins at a position that names nobody: 完成时限:."""
    return bool(OTHER_LABEL.match(view.chars, at))


def _long_label(view: View, at: int, end: int) -> "re.Match[str] | None":
    """A label with other words in it, unless a blank inside begins one: 市商务局|配合单位:."""
    match = _LONG_LABEL.match(view.chars, at, end)
    if match is not None:
        blanks = (i for i in range(at + 1, match.end()) if view.gaps[i])
        inner = (_LABEL.match(view.chars, i, end) for i in blanks)
        if any(found is not None and found["end"] for found in inner):
            return None
    return match


def ending(chars: str, start: int, end: int) -> tuple[str, Duty | None, int]:
    """The words at the end of a stretch that are a verb of responsibility, and its duty."""
    duties: list[Duty | None] = []
    at, is_verb = end, False
    while True:
        rows = _BY_LAST.get(chars[at - 1 : at], [])
        row = next((r for r in rows if chars.endswith(r[0], start, at)), None)
        if row is None:
            break
        at -= len(row[0])
        is_verb = is_verb or row[1] or row[0].endswith(_ALONE)
        if row[1]:
            duties.append(row[2])
    if not is_verb:
        return "", None, end
    words = chars[at:end]
    duty = next((d for d in (LEAD, SUPPORTING) if d in duties), None)
    return words, duty, at
