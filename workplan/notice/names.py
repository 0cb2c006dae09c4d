"""What a list of names is made of: what ends like a body, what joins names, what leaves them open.

Knows names, and no verb. Works on the characters of a `View`.
"""

import re
from collections.abc import Iterator

__all__ = ["is_body", "is_group", "is_placed", "is_surely_body", "joined", "names"]

# What a body's name ends in. The first kind makes one of a name by itself; the second also ends
# other words (试行, 园区), and counts only under a label or a verb.
_SURE = (
    "局", "委", "办", "院", "部", "厅", "署", "会", "海关", "分行", "支行", "银行", "政府",
    "公司", "集团", "国企", "中心", "办公室", "供销社", "总社", "新华社", "联社",
    "工商联", "残联", "文联", "妇联", "科协", "侨联", "总队", "支队",
    "大队", "专班", "小组", "工作组", "军区", "警备区", "军分区", "电视台",
    "人行", "督查室", "研究室", "团中央", "单位", "部门", "开发区",
)  # fmt: skip
_LIKELY = (
    "行", "社", "关", "室", "处", "科", "组", "队", "所", "站", "台", "馆", "团", "联", "协",
    "军", "学", "校", "厂", "园", "库", "港", "网", "报", "市", "县", "区", "州",
    "省", "镇", "乡", "旗", "盟", "村", "街道", "各地", "地方", "机构", "企业", "组织",
    "方面", "电力", "石油", "石化", "电信", "移动", "联通", "铁塔", "供电", "机场",
    "铁路", "街", "庭", "司", "营", "局等", "主体", "级",
    "基地", "书记", "供销", "运营商",
)  # fmt: skip
_NO_BODY = ("全部", "内部", "外部", "干部", "局部", "机会", "社会", "试行", "暂行", "执行", "进行",
            "参会", "开会", "与会", "例会")  # fmt: skip
_REMARK = re.compile(r"\([^()]{0,30}\)$")  # 各区(市), 市委办公厅(室)

# Generic words for bodies, which are no name by themselves: 各区、县级市 is one group.
_PLACE = (
    "(?:县级市|自治区|直辖市|自治县|自治州|县市区|市县|区县|县区|市区|县乡|镇街|街镇|乡镇|镇乡|街道|社区"
    "|园区|功能区|开发区|高新区|新区|管理区|市|县|区|州|盟|旗|乡|镇|村|省)"
)
_BARE = re.compile(
    rf"(?:省|市|县|区)?(?:直属|直|级|属|有关|相关)?"
    rf"(?:{_PLACE}(?:\([^()]{{1,20}}\))?(?:级)?(?:党委|党工委)?(?:人民政府|政府|管委会|办事处|街道办事处)?"
    rf"|(?:市|县|区|乡镇)(?![直级属各有相])[\u4e00-\u9fff]{{2,6}}部门"
    rf"|部门|单位|地区|地方|机构|直属机构|企业|组织|政府|人民政府|管委会|街道办事处|办事处|党委)(?:\([^()]{{1,20}}\))?"
)
_HALF = re.compile(  # …、县级市: what such a word may follow
    rf"(?:国务院|[省市区县]政府|[省市区县][直级属]?)?(?:各有关|各相关|各级|各|有关|相关)?{_PLACE}(?:\([^()]{{1,20}}\))?(?:党委|人民政府|政府)?"
    r"|(?:国务院|[省市区县]政府|[省市区县][直级属]?)?(?:各有关|各相关|各级|各|有关|相关)"
    r"(?:部门|单位|地区|机构|企业)"
)
_LEVELLED = re.compile("[省市县区](?:直|级|有关|相关)")  # …人民政府和省有关部门 are two
_GROUP = re.compile(
    "各|全体|上述|前述|.*以上|所有|有关|相关|其他|地方|其它|成员单位|.*(?:有关|相关|成员|各级|牵头|责任|配合)(?:部门|单位|地区|地方|机构|企业|政府)"
)  # 各地区, 国务院相关部门, 各项目牵头单位
_PLACED = re.compile("[国省市区县州旗镇乡各]|中央|中共|中国|全国")
_JOINER = re.compile("以及|及(?!其)|和|与")
_EACH = re.compile("各[^各()]{1,10}(?=各.)")
_OPEN = re.compile("(?<![高中初平对优同])等(?![级额离])")
# Before the first name: 由市商务局牵头, 省级层面由省发展改革委负责, 以市商务局为主.
_LEADING = re.compile(
    "[^、由]{0,4}(?<!自)由|以及|以(?!上(?:各|述|部门|单位|机构|地区|成员|有关|相关))|会同|会商|联合|商(?=[国省市区县各])|请|及|和|与|并|其中|:"
)


def is_surely_body(name: str) -> bool:
    """Whether a name ends as only a body's does: 市财政局.

    >>> is_surely_body("市财政局"), is_surely_body("园区"), is_surely_body("全部")
    (True, False, False)
    """
    name = _REMARK.sub("", name)
    return len(name) > 1 and name.endswith(_SURE) and not name.endswith(_NO_BODY)


def is_body(name: str) -> bool:
    """Whether a name ends as a body's may, where other words say that it is one."""
    name = _REMARK.sub("", name)
    return is_surely_body(name) or (
        len(name) > 1 and name.endswith(_LIKELY) and not name.endswith(_NO_BODY)
    )


def is_placed(name: str) -> bool:
    """Whether a name begins as one does, with its place or its level: 市财政局, 国务院."""
    return bool(_PLACED.match(name))


def is_group(name: str) -> bool:
    """Whether a name is of several bodies: 各地区, 国务院相关部门."""
    return bool(_GROUP.match(name))


def joined(left: str, right: str) -> bool:
    """Whether two stretches between which 、 stands are one name.

    >>> joined("各区", "县级市"), joined("市、县", "乡镇人民政府"), joined("各地区", "各部门")
    (True, True, False)
    """
    last = left.rpartition("、")[2]
    return bool(_HALF.fullmatch(last) and _BARE.fullmatch(right))


def names(chars: str, start: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    """The names in a stretch without 、, and whether 等 leaves the list open.

    >>> names("体育总局等国务院相关部门及各地区", 0, 16)
    ([(0, 4), (13, 16)], True)
    """
    while leading := _LEADING.match(chars, start, end):
        start = leading.end()
    opened = next(
        (m for m in _OPEN.finditer(chars, start, end) if not _inside(chars, start, m)), None
    )
    if opened is None:
        return list(_split(chars, start, end)), False
    found = list(_split(chars, start, opened.start()))
    # What follows 等 says what sort of bodies: 等国务院相关部门; only what is joined to it counts.
    rest = opened.end()
    joiner = _JOINER.search(chars, rest, end)
    while joiner is not None and _BARE.fullmatch(chars, joiner.end(), end):
        joiner = _JOINER.search(chars, joiner.end(), end)  # 等部门和单位
    if joiner is not None:
        found += _split(chars, joiner.end(), end)
    return found, True


def _split(chars: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names between 和, 与 or 及 where these join names and not inside them."""
    if inner := _EACH.match(chars, start, end):  # 各地区各部门
        yield start, inner.end()
        start = inner.end()
    joiners = [m for m in _JOINER.finditer(chars, start, end) if not _inside(chars, start, m)]
    after = [joiner.start() for joiner in joiners[1:]] + [end]
    for joiner, stop in zip(joiners, after, strict=False):
        left, right = chars[start : joiner.start()], chars[joiner.end() : stop]
        # 发展和改革委员会 has no body on the left, 国务院相关部门和单位 none on the right.
        joined_right = _BARE.fullmatch(right) and not _LEVELLED.match(right)
        if not is_body(left) or joined_right or len(chars[joiner.end() : end]) < 2:
            continue
        if is_surely_body(left) or is_group(left) or is_body(right):
            yield start, joiner.start()
            start = joiner.end()
    if start < end:
        yield start, end


def _inside(chars: str, start: int, match: "re.Match[str]") -> bool:
    """Whether a match stands inside brackets."""
    return chars.count("(", start, match.start()) > chars.count(")", start, match.start())
