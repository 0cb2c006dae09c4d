"""The words of tables: what the head of a column may say, and what is in and between rows.

Tables of one row a word, each with an invented phrase that has it, and the patterns derived from
them. Knows no position and no table; words of responsibility and of names are in `vocabulary`.
"""

import re

from workplan.model import Duty
from workplan.model.numerals import CIRCLED
from workplan.notice.cells.table import ColumnRole
from workplan.notice.deadlines import DAY, MONTH
from workplan.notice.vocabulary import (
    LABEL_ENDINGS,
    LABEL_NOUNS,
    LABEL_STEMS,
    OVERSIGHT,
    PRINTED,
    VERBS,
    Word,
    either,
)

__all__ = [
    "BARE_BODY",
    "BEFORE_MORE",
    "BEGINS_NAME",
    "BESIDE",
    "CLOSING",
    "DIVISION_HEAD",
    "DIVISION_LIST",
    "HEAD_NOUN",
    "HEAD_START",
    "HEAD_STEM",
    "HOST",
    "INNER",
    "ITEM_END",
    "LINE_NUMBER",
    "LIST_NUMBER",
    "NOBODY",
    "NOTE",
    "NUMBER",
    "NUMBER_HEAD",
    "PART",
    "PERSON_HEAD",
    "REMARK",
    "ROLES",
    "SECTION",
    "SENTENCE",
    "SIGNED",
    "TABLES",
    "TIME",
    "TIME_CELL",
    "TIME_HEAD",
    "UNDER_GROUP",
    "is_placeholder",
]

# --- heads of columns ----------------------------------------------------------------------------

PERSONS = (
    # Heads of persons beside those of bodies, whatever is before or behind.
    Word("责任人", "责任人"),
    Word("负责人", "单位负责人"),
    Word("联系人", "责任单位联系人"),
    Word("联络员", "联络员"),
    Word("领导", "分管县领导"),
    Word("电话", "联系电话"),
    Word("联系方式", "联系方式"),
    Word("经办", "经办"),
    Word("经办人", "经办人"),
)
BUILDERS = (
    # Heads of bodies that carry out a project and are not responsible for the task.
    Word("建设", "建设单位"),
    Word("施工", "施工单位"),
)
DIVISIONS = (
    # Heads about divisions of one body.
    Word("本厅", "本厅主责科"),
    Word("本局", "本局主责科"),
    Word("本委", "本委主责科"),
    Word("本办", "本办主责科"),
    Word("本院", "本院主责科"),
    Word("本部门", "本部门主责人员"),
    Word("本单位", "本单位主责人员"),
    Word("内部", "内部主责科"),
    Word("内设", "内设机构"),
    Word("处室", "责任处室"),
    Word("科室", "责任科室"),
    Word("股室", "责任股室"),
)
NUMBERS = (
    Word("序", "序"),
    Word("项号", "项号"),
    Word("项次", "项次"),
    Word("No", "No."),
    Word("NO", "NO."),
)
SERIALS = (
    Word("序号", "项目序号"),
    Word("编号", "任务编号"),
)
FIELDS = (
    Word("时限", "完成时限"),
    Word("时间", "完成时间"),
    Word("期限", "办理期限"),
    Word("日期", "截止日期"),
    Word("节点", "时间节点"),
    Word("进度", "进度安排"),
    Word("进展", "工作进展"),
    Word("情况", "落实情况"),
    Word("备注", "备注"),
    Word("附注", "附注"),
    Word("说明", "说明"),
    Word("目标值", "目标值"),
    Word("指标值", "指标值"),
    Word("分值", "分值"),
    Word("权重", "权重"),
    Word("得分", "得分"),
    Word("评分", "评分"),
    Word("依据", "政策依据"),
    Word("来源", "任务来源"),
    Word("地点", "建设地点"),
    Word("资金", "所需资金"),
    Word("投资", "年度投资"),
    Word("频次", "检查频次"),
    Word("状态", "状态"),
)
AREAS = (
    Word("领域", "重点领域"),
    Word("类别", "类别"),
    Word("板块", "板块"),
    Word("版块", "版块"),
    Word("分类", "任务分类"),
    Word("类型", "类型"),
    Word("大类", "大类"),
    Word("方面", "方面"),
    Word("章节", "章节"),
    Word("条线", "条线"),
    Word("专题", "专题"),
)
BARE_AREAS = (
    # Areas with nothing before them.
    Word("专项", "专项"),
    Word("类", "类"),
    Word("部分", "部分"),
    Word("一级指标", "一级指标"),
    Word("指标", "指标"),
)
MEASURES = (
    Word("措施", "具体措施"),
    Word("举措", "主要举措"),
    Word("做法", "做法"),
    Word("目标", "工作目标"),
    Word("要求", "具体要求"),
    Word("标准", "标准"),
    Word("成效", "预期成效"),
    Word("成果", "成果"),
    Word("路径", "实施路径"),
    Word("安排", "工作安排"),
    Word("步骤", "步骤"),
    Word("计划", "2030年工作计划"),
    Word("指标", "年度指标"),
)
TASKS = (
    Word("任务", "工作任务"),
    Word("事项", "民生事项"),
    Word("实事", "民生实事"),
    Word("内容", "主要内容"),
    Word("项目", "项目名称"),
    Word("要点", "要点"),
    Word("条款", "条款"),
    Word("问题", "问题清单"),
    Word("工作", "重点工作"),
    Word("行动", "行动"),
    Word("工程", "工程"),
    Word("职责", "职责"),
)
BARE_BODIES = (
    # Without a word of responsibility; nothing beside another column of bodies.
    Word("单位", "单位"),
    Word("部门", "部门"),
    Word("主体", "主体"),
    Word("责任单位", "责任单位名称"),
    Word("市直单位", "市直单位"),
    Word("市直部门", "市直部门"),
    Word("县直单位", "县直单位"),
    Word("县直部门", "县直部门"),
)
HEAD_STEMS = (
    # What a line end may cut from a head: 责任|单位, 完成|时限.
    Word("序", "序|号"),
    Word("编", "编|号"),
    Word("工作", "工作|任务"),
    Word("重点", "重点|工作"),
    Word("主要", "主要|内容"),
    Word("具体", "具体|措施"),
    Word("责任", "责任|单位"),
    Word("牵头", "牵头|单位"),
    Word("配合", "配合|单位"),
    Word("协办", "协办|单位"),
    Word("参与", "参与|单位"),
    Word("主办", "主办|单位"),
    Word("主责", "主责|单位"),
    Word("完成", "完成|时限"),
    Word("办结", "办结|时限"),
    Word("目标", "目标|任务"),
    Word("推进", "推进|措施"),
    Word("实施", "实施|路径"),
    Word("落实", "落实|单位"),
)
DIVISION_NOUNS = (
    # What a division of a body is called, and what a head about divisions ends in.
    Word("处", "承办处"),
    Word("科", "主责科"),
    Word("股", "责任股"),
    Word("处室", "责任处室"),
    Word("科室", "责任科室"),
    Word("股室", "责任股室"),
)

REMARK = re.compile(r"\([^()]{1,10}\)")
_REMARK = r"(?:\(.*\))?"
_PERSON = f".*{either(PERSONS)}(?:姓名)?{_REMARK}"
PERSON_HEAD = re.compile(_PERSON)
BESIDE = re.compile(f"{_PERSON}|.{{0,4}}{either(OVERSIGHT, BUILDERS)}(?:单位|部门)")
"""A head that is never of a responsible body, although it may hold words that are."""
_STEM = either(VERBS, LABEL_STEMS)
INNER = re.compile(f"{either(DIVISIONS)}|{_STEM}{either(DIVISION_NOUNS)}$")
DIVISION_HEAD = re.compile(f"({_STEM}){either(DIVISION_NOUNS)}")
"""Divisions that are responsible where no body is."""
DIVISION_LIST = re.compile(r"(?:[、,]?[\u4e00-\u9fff]{1,7}(?:股|科|[处科股]室)){1,9}")
BEFORE_MORE = re.compile("(.{0,12}(?:单位|部门|主体|机构|[处科股]室))[及和与、,/(].*")
"""A head with more behind its label: 责任单位及责任人, 责任股室(单位)."""
ROLES = (
    (ColumnRole.NUMBER, re.compile(rf"[^\d]{{0,4}}{either(SERIALS)}|{either(NUMBERS)}\.?")),
    (ColumnRole.FIELD, re.compile(f".{{0,8}}{either(FIELDS)}(?:安排|要求)?{_REMARK}")),
    (ColumnRole.AREA, re.compile(f".{{0,6}}{either(AREAS)}|{either(BARE_AREAS)}")),
    (ColumnRole.MEASURE, re.compile(f".{{0,8}}{either(MEASURES)}(?:内容)?{_REMARK}")),
    (
        ColumnRole.TASK,
        re.compile(f".{{0,8}}{either(TASKS)}(?:名称|内容|分解|清单)?{_REMARK}"),
    ),
)
"""What a head says that names nobody; the first that matches counts."""
BARE_BODY = re.compile(f"{either(BARE_BODIES)}(?:名称)?")
HEAD_STEM = re.compile(f"{either(HEAD_STEMS)}{{1,2}}")
UNDER_GROUP = {word.text: word.duty for word in (*VERBS, *LABEL_STEMS)}
"""What is under 责任单位 where the head has two rows: 牵头, 配合."""
HEAD_START = re.compile(f"{either(HEAD_STEMS, PERSONS, NUMBERS, SERIALS)}")

# --- rows ----------------------------------------------------------------------------------------

NOTES = (
    # Before a colon, or alone in a row.
    Word("备注", "备注:按月调度"),
    Word("附注", "附注:按月调度"),
    Word("注", "注:按月调度"),
)
TOTALS = (
    # Alone in a row.
    Word("合计", "合计"),
    Word("总计", "总计"),
    Word("小计", "小计"),
    Word("共计", "共计"),
)
ENDINGS = (
    # A line that is behind a table.
    Word("附件", "附件:名单"),
    Word("抄送", "抄送:县委办"),
    Word("主送", "主送:县甲局"),
    Word("此件", "(此件公开发布)"),
)
PLACEHOLDERS = (
    # A cell that names nobody.
    Word("无", "无"),
    Word("暂无", "暂无"),
)
TIMES = (
    # What tells a deadline from a name or a remark.
    Word("长期", "长期坚持"),
    Word("全年", "全年"),
    Word("持续", "持续推进"),
    Word("年底", "年底前"),
    Word("季度", "每季度末"),
)
TIME_HEADS = FIELDS[:5]
PLACES = tuple(
    # What a name begins with: 县丙局.
    Word(place, f"{place}丙局")
    for place in ("国", "省", "市", "区", "县", "州", "旗", "盟", "镇", "乡", "各", "中央", "中共")
)
NO_PLACES = (
    # 市 and 区 that are none.
    Word("市场", "市场服务中心"),
    Word("区域", "区域合作办"),
    Word("县域", "县域经济办"),
    Word("国际", "国际合作办"),
)
HOSTS = (
    # A body whose name goes on with that of a part of it: 县委|丁办.
    Word("委", "县委"),
    Word("政府", "县政府"),
    Word("人大", "县人大"),
    Word("政协", "县政协"),
    Word("法院", "县法院"),
    Word("检察院", "县检察院"),
)
PARTS = (
    Word("支队", "甲支队"),
    Word("大队", "甲大队"),
    Word("总队", "甲总队"),
    Word("分局", "甲分局"),
    Word("办公室", "县政府|办公室"),
    Word("中心", "服务中心"),
    Word("处", "管理处"),
    Word("科", "管理科"),
    Word("所", "管理所"),
    Word("站", "管理站"),
)

_LEADS = [word for word in VERBS if word.duty is Duty.LEAD]
_LAST = "".join(sorted({word.text[-1] for word in (*VERBS, *LABEL_STEMS)}))
HEAD_NOUN = re.compile(
    f"{either(LABEL_NOUNS, LABEL_ENDINGS, BARE_BODIES, _LEADS)}"
    f"|(?<=[{_LAST}]){either(DIVISION_NOUNS)}"
)
"""What the head of some column of responsibility has."""

_CHINESE = "零〇一二三四五六七八九十百"
NUMBER = re.compile(rf"[(]?([0-9]{{1,4}}|[{_CHINESE}]{{1,7}}|[{CIRCLED}])[)]?[.、。]?")
NUMBER_HEAD = re.compile(rf"^[ \t|]*({either(SERIALS)})(?=[ \t|]|$)", re.MULTILINE)
"""序号, the first head of most tables."""
LIST_NUMBER = re.compile(
    rf"[(](?:[0-9]{{1,2}}|[{_CHINESE}]{{1,3}})[)]"
    rf"|(?:[0-9]{{1,2}}|[{_CHINESE}]{{1,3}})[、.](?![0-9])|[{CIRCLED}]"
)
"""What a line of a cell begins with where its names are counted: 1.县甲局, (2)县乙局."""
LINE_NUMBER = re.compile("([0-9]{1,3})[.、]?")
SECTION = re.compile(
    "[(]?[一二三四五六七八九十百]{1,5}[)、.]|第[一二三四五六七八九十]{1,3}(?:部分|[章篇类])"
    "|[(][0-9]{1,2}[)]"
)
NOTE = re.compile(f"{either(NOTES)}(?:[0-9]?:|$)|{either(TOTALS)}[:0-9]|{either(TOTALS)}$")
CLOSING = re.compile(rf"\(?{either(ENDINGS)}")
NOBODY = re.compile(rf"[-—–/\\×]+|{either(PLACEHOLDERS)}")
ITEM_END = re.compile("[、,;。:]")
SENTENCE = re.compile("[。;,!?]")
SIGNED = re.compile(rf"[(]?(?:[^。,;]{{0,4}}:)?(?:{DAY}|{MONTH})[)]?{either(PRINTED)}?")
"""The date below a signature: 2030年4月6日, 二〇三〇年四月, 2030年4月6日印发."""
TIME_HEAD = re.compile(either(TIME_HEADS))
TIME = re.compile(f"[0-9]{{4}}年|[0-9]{{1,2}}月|{either(TIMES)}")
TIME_CELL = re.compile(
    f"(?:[0-9]{{4}}年)?(?:[0-9]{{1,2}}月|{either(TIMES)})(?:[底末初中上下旬日0-9]{{0,3}}前?|坚持|推进)"
)
BEGINS_NAME = re.compile(
    f"(?!{either(NO_PLACES)}|市政(?!府|协|法|务)){either(PLACES)}|全[国省市县区]"
)
HOST = re.compile(f".*{either(HOSTS)}")
PART = re.compile(f".*{either(PARTS)}")


def is_placeholder(words: str) -> bool:
    """Return whether the words of a cell say that there is nobody: 无, —.

    >>> is_placeholder("无"), is_placeholder("市甲局")
    (True, False)
    """
    return bool(NOBODY.fullmatch(words))


TABLES = {
    "PERSONS": (PERSONS, BESIDE),
    "BUILDERS": (BUILDERS, BESIDE),
    "DIVISIONS": (DIVISIONS, INNER),
    "DIVISION_NOUNS": (DIVISION_NOUNS, INNER),
    "NUMBERS": (NUMBERS, ROLES[0][1]),
    "SERIALS": (SERIALS, ROLES[0][1]),
    "FIELDS": (FIELDS, ROLES[1][1]),
    "AREAS": (AREAS, ROLES[2][1]),
    "BARE_AREAS": (BARE_AREAS, ROLES[2][1]),
    "MEASURES": (MEASURES, ROLES[3][1]),
    "TASKS": (TASKS, ROLES[4][1]),
    "BARE_BODIES": (BARE_BODIES, BARE_BODY),
    "NOTES": (NOTES, NOTE),
    "TOTALS": (TOTALS, NOTE),
    "ENDINGS": (ENDINGS, CLOSING),
    "PLACEHOLDERS": (PLACEHOLDERS, NOBODY),
    "TIMES": (TIMES, TIME),
    "PLACES": (PLACES, BEGINS_NAME),
    "HOSTS": (HOSTS, HOST),
    "PARTS": (PARTS, PART),
}
"""Each table with the pattern that has its words."""
