"""Every Chinese word of the genre that the reader knows, in tables of one row a word.

A row has the word, the duty that it gives (if it gives one) and an invented phrase that has it.
Patterns and look-ups of the other modules are derived from these tables, so that a new row works
in every place where a word of its kind may be. Knows no text and no position.
"""

from collections.abc import Iterable
from typing import NamedTuple

from workplan.model import Duty

__all__ = ["TABLES", "Word", "either", "list_words"]

LEAD, SUPPORTING = Duty.LEAD, Duty.SUPPORTING


class Word(NamedTuple):
    """A word of the genre."""

    text: str
    phrase: str
    """A phrase that has it."""
    duty: Duty | None = None
    """The duty that it gives; `None` where it gives none by itself."""


def list_words(*tables: Iterable[Word]) -> tuple[str, ...]:
    """Return the words of some tables, longer ones first, as alternatives of a pattern need it."""
    return tuple(sorted({word.text for table in tables for word in table}, key=_order))


def either(*tables: Iterable[Word]) -> str:
    """Return a pattern that matches any word of some tables, the longest possible.

    >>> either((Word("局", ""), Word("管理局", "")))
    '(?:管理局|局)'
    """
    return f"(?:{'|'.join(list_words(*tables))})"


def _order(word: str) -> tuple[int, str]:
    return -len(word), word


# --- responsibility ------------------------------------------------------------------------------

VERBS = (
    # What a list of names may end in, and what a label may begin with: 甲局牵头, 牵头单位:甲局.
    # Without a duty it is plain responsibility, whose duty depends on who else is named.
    Word("牵头", "市甲局牵头", LEAD),
    Word("主办", "市甲局主办", LEAD),
    Word("主责", "市甲局主责", LEAD),
    Word("主抓", "市甲局主抓", LEAD),
    Word("主导", "市甲局主导", LEAD),
    Word("总负责", "市甲局总负责", LEAD),
    Word("负总责", "市甲局负总责", LEAD),
    Word("抓总", "市甲局抓总", LEAD),
    Word("牵总", "市甲局牵总", LEAD),
    Word("领衔", "市甲局领衔", LEAD),
    Word("挂帅", "市甲局挂帅", LEAD),
    Word("为主", "以市甲局为主", LEAD),
    Word("配合", "市甲局配合", SUPPORTING),
    Word("协办", "市甲局协办", SUPPORTING),
    Word("会办", "市甲局会办", SUPPORTING),
    Word("协助", "市甲局协助", SUPPORTING),
    Word("协同", "市甲局协同", SUPPORTING),
    Word("协作", "市甲局协作", SUPPORTING),
    Word("参与", "市甲局参与", SUPPORTING),
    Word("参加", "市甲局参加", SUPPORTING),
    Word("支持", "市甲局支持", SUPPORTING),
    Word("指导", "市甲局指导", SUPPORTING),
    Word("跟进", "市甲局跟进", SUPPORTING),
    Word("负责", "市甲局负责"),
    Word("落实", "市甲局落实"),
    Word("实施", "市甲局实施"),
    Word("承办", "市甲局承办"),
    Word("办理", "市甲局办理"),
    Word("推进", "市甲局推进"),
    Word("推动", "市甲局推动"),
    Word("完成", "市甲局完成"),
    Word("执行", "市甲局执行"),
    Word("承担", "市甲局承担"),
    Word("抓好", "市甲局抓好"),
    Word("做好", "市甲局做好"),
    Word("统筹", "市甲局统筹"),
    Word("协调", "市甲局协调"),
    Word("主管", "市甲局主管"),
    Word("开展", "市甲局开展"),
    Word("保障", "市甲局保障"),
    Word("各负其责", "市甲局、市乙局各负其责"),
    Word("各司其职", "市甲局、市乙局各司其职"),
    Word("齐抓共管", "市甲局、市乙局齐抓共管"),
    Word("履职", "市甲局、市乙局履职"),
)

OPENER = "由"
"""The one of `OPENERS` that makes a sentence a responsibility: 由甲局、乙局负责."""
GUIDANCE = "指导"
"""The one of `VERBS` that makes nobody else a lead: 甲局指导,各有关部门负责."""
VERBS_IN_NAMES = frozenset(
    ("主办", "主导", "为主", "会办", "协作", "协同", "协助", "参与", "支持", "指导", "实施", "推进", "推动")
    + ("执行", "统筹", "协调", "主管", "开展", "保障", "办理", "承办", "跟进")
)
"""Those of `VERBS` that names have, too: 市推进职能转变协调小组."""

ADVERBS = (
    # Words around the verbs, which change nothing: 共同推进, 负责具体工作.
    Word("总", "市甲局总牵头"),
    Word("双", "市甲局、市乙局双牵头"),
    Word("均", "市甲局、市乙局均为责任单位"),
    Word("各自", "市甲局、市乙局各自负责"),
    Word("分别", "市甲局、市乙局分别负责"),
    Word("共同", "市甲局、市乙局共同负责"),
    Word("联合", "市甲局、市乙局联合实施"),
    Word("分头", "市甲局、市乙局分头负责"),
    Word("组织", "市甲局组织实施"),
    Word("具体", "市甲局具体负责"),
    Word("统一", "市甲局统一负责"),
    Word("密切", "市甲局密切配合"),
    Word("积极", "市甲局积极配合"),
    Word("主动", "市甲局主动配合"),
    Word("认真", "市甲局认真落实"),
    Word("加强", "市甲局加强指导"),
    Word("全力", "市甲局全力推进"),
    Word("全面", "市甲局全面落实"),
    Word("抓紧", "市甲局抓紧实施"),
    Word("持续", "市甲局持续推进"),
    Word("兜底", "市甲局兜底保障"),
    Word("贯彻", "市甲局贯彻落实"),
    Word("督促", "市甲局督促落实"),
    Word("督导", "市甲局牵头督导"),
    Word("予以", "市甲局予以支持"),
    Word("并", "市甲局牵头并负责"),
    Word("抓", "市甲局牵头抓落实"),
    Word("属地", "各区政府属地落实"),
    Word("相关工作", "市甲局负责相关工作"),
    Word("有关工作", "市甲局负责有关工作"),
    Word("日常工作", "市甲局承担日常工作"),
    Word("工作", "市甲局配合工作"),
    Word("各项任务", "市甲局落实各项任务"),
    Word("相关任务", "市甲局落实相关任务"),
    Word("主体责任", "市甲局落实主体责任"),
    Word("监管责任", "市甲局落实监管责任"),
    Word("属地责任", "各区政府落实属地责任"),
    Word("管理责任", "各区政府落实属地管理责任"),
    Word("责任", "各区政府落实责任"),
    Word("按期", "市甲局按期完成"),
    Word("按要求", "市甲局按要求落实"),
)

# The manner in which a body is responsible: 按各自职责分工, 在职责范围内, 结合实际.
# A rule, as every combination occurs: preposition, whose, what, how far.
PREPOSITIONS = (
    Word("按照", "市甲局、市乙局按照职责负责"),
    Word("按", "市甲局、市乙局按职责负责"),
    Word("依照", "市甲局、市乙局依照职责负责"),
    Word("依据", "市甲局、市乙局依据职责负责"),
    Word("依", "市甲局、市乙局依职责负责"),
    Word("根据", "市甲局、市乙局根据职责负责"),
    Word("结合", "市甲局、市乙局结合职责负责"),
    Word("在", "市甲局、市乙局在职责范围内负责"),
)
OWNERS = (
    Word("各自", "市甲局、市乙局按各自职责负责"),
    Word("自身", "市甲局、市乙局按自身职责负责"),
    Word("部门", "市甲局、市乙局按部门职责负责"),
    Word("本部门", "市甲局、市乙局按本部门职责负责"),
    Word("本单位", "市甲局、市乙局按本单位职责负责"),
    Word("本地", "各区政府结合本地实际负责"),
    Word("工作", "市甲局、市乙局按工作职责负责"),
    Word("任务", "市甲局、市乙局按任务分工负责"),
    Word("行业", "市甲局、市乙局按行业分工负责"),
    Word("业务", "市甲局、市乙局按业务分工负责"),
    Word("有关", "市甲局、市乙局按有关职责负责"),
    Word("相关", "市甲局、市乙局按相关职责负责"),
    Word("属地", "各区政府按属地原则负责"),
    Word("管理", "各区政府按属地管理原则负责"),
)
GROUNDS = (
    Word("职责", "市甲局、市乙局按职责负责"),
    Word("职能", "市甲局、市乙局按职能负责"),
    Word("职权", "市甲局、市乙局按职权负责"),
    Word("分工", "市甲局、市乙局按分工负责"),
    Word("权限", "市甲局、市乙局按权限负责"),
    Word("实际", "各区政府结合实际负责"),
    Word("原则", "各区政府按属地原则落实"),
)
EXTENTS = (
    Word("范围", "市甲局、市乙局按职责范围负责"),
    Word("内", "市甲局、市乙局在职责范围内负责"),
)

LABEL_STEMS = (
    # What a label may begin with beside a verb: 责任单位:甲局.
    Word("责任", "责任单位:市甲局"),
    Word("会同", "会同单位:市甲局", SUPPORTING),
    Word("联合", "联合单位:市甲局", SUPPORTING),
    Word("成员", "成员单位:市甲局", SUPPORTING),
)
LABEL_QUALIFIERS = (
    Word("主要", "主要责任单位:市甲局"),
    Word("共同", "共同责任单位:市甲局"),
    Word("具体", "具体责任单位:市甲局"),
    Word("第一", "第一责任单位:市甲局"),
    Word("总", "总牵头单位:市甲局"),
    Word("相关", "相关责任单位:市甲局"),
    Word("省级", "省级责任单位:省甲厅"),
    Word("市级", "市级责任单位:市甲局"),
    Word("区级", "区级责任单位:区甲局"),
    Word("县级", "县级责任单位:县甲局"),
    Word("省", "省责任单位:省甲厅"),
    Word("市", "市责任单位:市甲局"),
    Word("区", "区责任单位:区甲局"),
    Word("县", "县责任单位:县甲局"),
)
LABEL_NOUNS = (
    Word("单位", "责任单位:市甲局"),
    Word("部门", "责任部门:市甲局"),
    Word("机构", "责任机构:市甲局"),
    Word("处室", "责任处室:甲处"),
    Word("科室", "责任科室:甲科"),
    Word("主体", "责任主体:市甲局"),
    Word("方", "责任方:市甲局"),
)
LABEL_ENDINGS = (
    Word("分工", "责任分工:市甲局"),
    Word("及分工", "责任单位及分工:市甲局"),
    Word("及责任人", "责任单位及责任人:市甲局"),
    Word("名单", "责任单位名单:市甲局"),
)

COMPANIONS = (
    # Between a lead and those who support it: 甲局会同乙局.
    Word("会同", "市甲局会同市乙局负责", SUPPORTING),
    Word("会商", "市甲局会商市乙局负责", SUPPORTING),
    Word("联合", "市甲局联合市乙局负责", SUPPORTING),
    Word("商", "市甲局商市乙局负责", SUPPORTING),
)
OPENERS = (
    # Before the first name of a list: 由市甲局牵头.
    Word("由", "由市甲局牵头"),
    Word("以", "以市甲局为主"),
    Word("请", "请市甲局牵头"),
    Word("其中", "其中市甲局牵头"),
)

FIELDS = (
    # What the label of a field has that names nobody: 完成时限:6月底前, 责任人:张三.
    Word("时限", "责任单位:市甲局;完成时限:6月底"),
    Word("时间", "责任单位:市甲局;完成时间:6月底"),
    Word("期限", "责任单位:市甲局;办结期限:6月底"),
    Word("进度", "责任单位:市甲局;进度:6月底"),
    Word("节点", "责任单位:市甲局;时间节点:6月底"),
    Word("完成", "责任单位:市甲局;计划完成:6月底"),
    Word("整改", "责任单位:市甲局;限期整改:6月底"),
    Word("办结", "责任单位:市甲局;限时办结:6月底"),
    Word("责任人", "责任单位:市甲局;责任人:王某"),
    Word("负责人", "责任单位:市甲局;负责人:王某"),
    Word("联系人", "责任单位:市甲局;联系人:王某"),
    Word("领导", "责任单位:市甲局;责任领导:王某"),
    Word("同志", "责任单位:市甲局;负责同志:王某"),
    Word("电话", "责任单位:市甲局;电话:1234"),
    Word("分管", "责任单位:市甲局;分管:王某"),
    Word("包联", "责任单位:市甲局;包联:王某"),
    Word("联系", "责任单位:市甲局;联系:王某"),
    Word("目标", "责任单位:市甲局;目标值:9成"),
    Word("分值", "责任单位:市甲局;分值:10"),
    Word("备注", "责任单位:市甲局;备注:下同"),
    Word("来源", "责任单位:市甲局;来源:报告"),
    Word("范围", "责任单位:市甲局;适用范围:乙园区"),
    Word("考核", "责任单位:市甲局;考核:10分"),
)
DEADLINES = ("时限", "时间", "期限", "进度", "节点", "完成", "整改", "办结")
"""Those of `FIELDS` whose field is a deadline."""

OVERSIGHT = (
    # Whoever checks the work has no part in it: 验收单位:甲局.
    Word("验收", "验收单位:市甲局;责任单位:市乙局"),
    Word("督办", "督办单位:市甲局;责任单位:市乙局"),
    Word("督查", "督查单位:市甲局;责任单位:市乙局"),
    Word("督导", "督导单位:市甲局;责任单位:市乙局"),
    Word("监督", "监督单位:市甲局;责任单位:市乙局"),
    Word("考核", "考核单位:市甲局;责任单位:市乙局"),
    Word("评估", "评估单位:市甲局;责任单位:市乙局"),
    Word("审核", "审核单位:市甲局;责任单位:市乙局"),
    Word("复核", "复核单位:市甲局;责任单位:市乙局"),
    Word("汇总", "汇总单位:市甲局;责任单位:市乙局"),
    Word("报送", "报送单位:市甲局;责任单位:市乙局"),
    Word("归口", "归口单位:市甲局;责任单位:市乙局"),
    Word("抄送", "抄送单位:市甲局;责任单位:市乙局"),
    Word("主送", "主送单位:市甲局;责任单位:市乙局"),
)

# --- names ---------------------------------------------------------------------------------------

ENDINGS = (
    # What makes a body's name of a word by itself.
    Word("局", "市甲局"), Word("委", "市甲委"), Word("办", "市甲办"), Word("院", "市法院"),
    Word("部", "市委甲部"), Word("厅", "省甲厅"), Word("署", "省审计署"), Word("会", "市甲会"),
    Word("海关", "临江海关"), Word("银行", "临江银行"), Word("分行", "人民银行临江分行"),
    Word("支行", "人民银行临江支行"), Word("政府", "市政府"), Word("公司", "市甲公司"),
    Word("集团", "市甲集团"), Word("国企", "市属国企"), Word("中心", "市甲中心"),
    Word("办公室", "市甲办公室"), Word("供销社", "市供销社"), Word("总社", "市供销总社"),
    Word("新华社", "新华社"), Word("联社", "市供销联社"), Word("工商联", "市工商联"),
    Word("残联", "市残联"), Word("文联", "市文联"), Word("妇联", "市妇联"), Word("科协", "市科协"),
    Word("侨联", "市侨联"), Word("总队", "省甲总队"), Word("支队", "市甲支队"),
    Word("大队", "县甲大队"), Word("专班", "市甲专班"), Word("小组", "市甲小组"),
    Word("工作组", "市甲工作组"), Word("军区", "省军区"), Word("警备区", "市警备区"),
    Word("军分区", "市军分区"), Word("电视台", "市电视台"), Word("人行", "市人行"),
    Word("督查室", "市督查室"), Word("研究室", "市研究室"), Word("团中央", "共青团中央"),
    Word("单位", "市直单位"), Word("部门", "市直部门"), Word("开发区", "甲开发区"),
    Word("工会", "市总工会"), Word("合作社", "市供销合作社"), Word("联盟", "市甲联盟"),
    Word("协会", "市甲协会"), Word("法庭", "市甲法庭"),
)  # fmt: skip
WEAK_ENDINGS = (
    # What a body's name may end in, and other words too (试行, 园区): a name where others say so.
    Word("行", "市农商行"), Word("社", "临江日报社"), Word("关", "市税关"), Word("室", "市甲室"),
    Word("处", "甲处"), Word("科", "甲科"), Word("组", "甲组"), Word("队", "甲队"),
    Word("所", "市研究所"), Word("站", "市甲站"), Word("台", "市气象台"), Word("馆", "市博物馆"),
    Word("团", "县文工团"), Word("联", "市社科联"), Word("协", "市作协"), Word("军", "驻军"),
    Word("学", "甲大学"), Word("校", "市党校"), Word("厂", "甲厂"), Word("园", "甲园"),
    Word("库", "甲库"), Word("港", "甲港"), Word("网", "国家电网"), Word("报", "临江日报"),
    Word("市", "甲市"), Word("县", "甲县"), Word("区", "甲区"), Word("州", "甲州"),
    Word("省", "甲省"), Word("镇", "甲镇"), Word("乡", "甲乡"), Word("旗", "甲旗"),
    Word("盟", "甲盟"), Word("村", "甲村"), Word("街道", "甲街道"), Word("地方", "各地方"),
    Word("机构", "甲机构"), Word("企业", "甲企业"), Word("组织", "甲党组织"), Word("方面", "甲方面"),
    Word("电力", "国网临江电力"), Word("石油", "临江石油"), Word("石化", "临江石化"),
    Word("电信", "临江电信"), Word("移动", "临江移动"), Word("联通", "临江联通"),
    Word("铁塔", "临江铁塔"), Word("供电", "国网临江供电"), Word("机场", "临江机场"),
    Word("铁路", "临江铁路"), Word("街", "甲街"), Word("庭", "甲庭"), Word("司", "甲司"),
    Word("营", "甲营"), Word("主体", "甲主体"), Word("级", "甲级"), Word("基地", "甲基地"),
    Word("供销", "市供销"), Word("运营商", "三大运营商"), Word("平台", "甲平台"), Word("片区", "甲片区"),
)  # fmt: skip
NO_ENDINGS = (
    # Words that end as bodies do: 全部, 社会.
    Word("全部", "全部"), Word("内部", "内部"), Word("外部", "外部"), Word("干部", "干部"),
    Word("局部", "局部"), Word("机会", "机会"), Word("社会", "社会"), Word("试行", "试行"),
    Word("暂行", "暂行"), Word("执行", "执行"), Word("进行", "进行"), Word("参会", "参会"),
    Word("开会", "开会"), Word("与会", "与会"), Word("例会", "例会"), Word("境内", "境内"),
    Word("履行", "市甲局履行"), Word("推行", "市甲局推行"), Word("实行", "市甲局实行"),
    Word("督办", "市甲局督办"), Word("查处", "市甲局查处"), Word("部署", "市甲局部署"),
    Word("把关", "市甲局把关"), Word("攻关", "市甲局攻关"), Word("包联", "市甲局包联"),
    Word("包村", "市甲局包村"), Word("帮办", "市甲局帮办"), Word("领办", "市甲局领办"),
    Word("经办", "市甲局经办"), Word("交办", "市甲局交办"), Word("承办", "市甲局承办"),
    Word("协办", "市甲局协办"), Word("主办", "市甲局主办"), Word("会办", "市甲局会办"),
)  # fmt: skip
PLACES = (
    # Kinds of places, whose bodies a group names: 各区、县级市; 各旗、县政府.
    Word("设区的市", "各设区的市、县"), Word("县级市", "各区、县级市"), Word("自治区", "各省、自治区"), Word("直辖市", "各省、直辖市"),
    Word("自治县", "各县、自治县"), Word("自治州", "各市、自治州"), Word("街道", "各镇、街道"),
    Word("社区", "各村、社区"), Word("市", "各县、市"), Word("县", "各市、县"),
    Word("区", "各县、区"), Word("州", "各市、州"), Word("盟", "各市、盟"), Word("旗", "各县、旗"),
    Word("乡", "各镇、乡"), Word("镇", "各乡、镇"), Word("村", "各镇、村"), Word("街", "各镇、街"),
    Word("省", "各市、省"), Word("特区", "各市、特区"), Word("地", "各市、地"),
)  # fmt: skip
ZONES = (
    # Places with a body of their own kind, which no 各区县 before them governs: 各区县、开发区.
    Word("园区", "各区、园区"), Word("功能区", "各区、功能区"), Word("开发区", "各区、开发区"),
    Word("高新区", "各区、高新区"), Word("新区", "各区、新区"), Word("管理区", "各区、管理区"),
)  # fmt: skip
PLACE_BODIES = (
    # What governs a place: 各市、县人民政府.
    Word("人民政府", "各市、县人民政府"),
    Word("政府", "各市、县政府"),
    Word("管委会", "各区、园区管委会"),
    Word("管理委员会", "各区、园区管理委员会"),
    Word("党委", "各乡、镇党委"),
    Word("党工委", "各镇、街道党工委"),
    Word("办事处", "各镇、街道办事处"),
)
PARTY_BODIES = (
    # Of the Party, named before the government of the same places: 各级党委、政府.
    Word("党委", "各级党委、政府"), Word("党工委", "各街道党工委、办事处"),
)  # fmt: skip
HOTLINES = (
    # What a body with a telephone number for a name has: 12345政务服务热线办.
    Word("热线", "12345便民热线办"), Word("平台", "12345便民平台办"), Word("中心", "120急救中心"),
)  # fmt: skip
LEVELS = (
    # What a body's name begins with, its level or place: 市财政局, 国务院.
    Word("国", "国务院、财政部"), Word("中央", "中央甲部"), Word("中共", "中共甲委"),
    Word("中国", "中国甲局"), Word("全国", "全国甲会"), Word("省", "省甲厅"), Word("市", "市甲局"),
    Word("区", "区甲局"), Word("县", "县甲局"), Word("州", "州甲局"), Word("旗", "旗甲局"),
    Word("盟", "盟甲局"), Word("镇", "镇甲办"), Word("乡", "乡甲办"), Word("各", "各甲局"),
)  # fmt: skip
GROUP_WORDS = (
    # What makes a group of a noun: 有关部门, 各地区.
    Word("各", "各地区"), Word("有关", "有关部门"), Word("相关", "相关部门"),
    Word("其他", "其他部门"), Word("其它", "其它部门"), Word("所有", "所有部门"),
    Word("全体", "全体成员单位"), Word("上述", "上述单位"), Word("前述", "前述单位"),
    Word("以上", "以上单位"), Word("成员", "成员单位"), Word("各级", "各级部门"),
    Word("所属", "所属单位"), Word("直属", "直属单位"), Word("市直", "市直单位"),
    Word("省直", "省直单位"), Word("区直", "区直单位"), Word("县直", "县直单位"),
    Word("州直", "州直单位"), Word("行业", "行业主管部门"), Word("职能", "职能部门"),
)  # fmt: skip
GROUP_NOUNS = (
    # What a group consists of: 各有关部门, 有抽检任务的科室.
    Word("部门", "各有关部门"), Word("单位", "各有关单位"), Word("地区", "各有关地区"),
    Word("地方", "各地方"), Word("各地", "各地"), Word("机构", "各有关机构"),
    Word("企业", "各有关企业"), Word("组织", "各有关组织"), Word("科室", "各有关科室"),
    Word("处室", "各有关处室"), Word("院校", "各有关院校"), Word("高校", "各有关高校"),
    Word("学校", "各有关学校"), Word("主体", "各有关主体"), Word("方面", "各有关方面"),
)  # fmt: skip
JOINERS = (
    # Between the last two names of a list: 甲局和乙局.
    Word("以及", "市甲局以及市乙局负责"),
    Word("及", "市甲局及市乙局负责"),
    Word("和", "市甲局和市乙局负责"),
    Word("与", "市甲局与市乙局负责"),
    Word("并", "市甲局并市乙局负责"),
)
POSSESSED = (
    # After 及 or 和: what belongs to the body before, and is no body of its own: 甲局及其所属单位.
    Word("其", "市甲局及其所属单位负责"),
)
NOT_OPEN = (
    # Words whose 等 opens no list: 高等院校.
    Word("高等", "各高等院校负责"), Word("初等", "市初等教育局负责"), Word("中等", "市中等教育局负责"),
    Word("平等", "市平等就业办负责"), Word("同等", "市同等学力办负责"), Word("对等", "市对等合作办负责"),
    Word("优等", "市优等品中心负责"), Word("等级", "市等级评定委负责"), Word("等额", "市等额办负责"),
    Word("等离", "市等离子中心负责"),
)  # fmt: skip
COUNTERS = (
    # After a number in a name: 9个包联小组牵头单位.
    Word("个", "9个包联小组牵头单位"), Word("家", "3家金融机构"), Word("大", "3大运营商"),
    Word("类", "3类部门"), Word("所", "3所高校"), Word("名", "3名组长单位"), Word("号", "3号院管委会"),
   
    Word("部门", "10部门"),
   
)  # fmt: skip

# --- what stands beside the names ----------------------------------------------------------------

REMARKS = (
    # What an item of a list begins with that is no name: 长期坚持, 下同.
    Word("长期", "市甲局负责,长期坚持"), Word("持续", "市甲局负责,持续推进"),
    Word("常态化", "市甲局负责,常态化"), Word("全年", "市甲局负责,全年工作"),
    Word("贯穿", "市甲局负责,贯穿全年"), Word("正在", "市甲局负责,正在办"),
    Word("已", "市甲局负责,已完成"), Word("基本", "市甲局负责,基本完成"),
    Word("未", "市甲局负责,未完成"), Word("尚未", "市甲局负责,尚未完成"),
    Word("详见", "市甲局负责,详见附表"), Word("见附", "市甲局负责,见附件"),
    Word("年底", "市甲局负责,年底前完成"), Word("即时", "市甲局负责,即时启动"),
    Word("立即", "市甲局负责,立即启动"), Word("立行立改", "市甲局负责,立行立改"),
    Word("下同", "市甲局负责,下同"), Word("不再", "市甲局负责,不再列出"),
    Word("不另", "市甲局负责,不另列出"), Word("不一一", "市甲局负责,不一一写明"),
    Word("均需", "市甲局负责,均需落实"),
    Word("按规定", "市甲局负责,按规定办"), Word("其他", "市甲局负责,其他为辅"),
    Word("其余", "市甲局负责,其余为辅"), Word("按节点", "按节点推进,市甲局负责"),
    Word("按进度", "按进度推进,市甲局负责"), Word("按时序", "按时序推进,市甲局负责"),
    Word("按计划", "按计划推进,市甲局负责"), Word("每", "市甲局负责,每季度通报"),
    Word("按年", "市甲局负责,按年通报"), Word("按月", "市甲局负责,按月通报"),
    Word("按季", "市甲局负责,按季通报"), Word("按周", "市甲局负责,按周通报"),
    Word("同上", "责任单位:同上"), Word("同前", "责任单位:同前"), Word("待定", "责任单位:待定"),
    Word("另行", "责任单位:另行通知"), Word("责任人", "市甲局负责,责任人王某"),
    Word("联系人", "市甲局负责,联系人王某"), Word("负责人", "市甲局负责,负责人王某"),
    Word("适时", "市甲局负责,适时启动"), Word("同步", "市甲局负责,同步启动"),
)  # fmt: skip
LATER = (
    # What a remark on other items of the document begins with; whoever it names is named there.
    Word("以下", "市甲局负责,以下均需各区政府落实"), Word("此后", "市甲局负责,此后均需各区政府落实"),
    Word("后续", "市甲局负责,后续均需各区政府落实"), Word("今后", "市甲局负责,今后均需各区政府落实"),
)  # fmt: skip
PERIODS = (
    # What ends a remark of time: 6月底前, 四季度, 10分.
    Word("年", "市甲局负责,2030年"), Word("月", "市甲局负责,6月"), Word("日", "市甲局负责,6月3日"),
    Word("分", "市甲局负责,10分"), Word("季度", "市甲局负责,四季度"),
    Word("底前", "市甲局负责,国庆底前"), Word("日前", "市甲局负责,国庆日前"),
    Word("之前", "市甲局负责,国庆之前"), Word("年内", "市甲局负责,本年内"),
    Word("完毕", "市甲局负责,国庆前完毕"), Word("完成", "市甲局负责,国庆前完成"),
)  # fmt: skip
FIRST_PLACE = (
    # The first listed leads, in whatever words a document states it: 列第一位者为牵头单位,下同.
    Word("第一", "市甲局、市乙局负责。列第一位者为牵头单位"),
    Word("首位", "市甲局、市乙局负责。列首位者为牵头单位"),
    Word("排首", "市甲局、市乙局负责。排首者为牵头单位"),
    Word("列首", "市甲局、市乙局负责。列首者为牵头单位"),
    Word("居首", "市甲局、市乙局负责。居首者为牵头单位"),
    Word("最前", "市甲局、市乙局负责。排最前者为牵头单位"),
    Word("逗号前", "市甲局、市乙局,市丙局负责。逗号前为牵头单位"),
)
BEFORE_COMMA = "逗号前"
"""The one of `FIRST_PLACE` by which all lead that are before the comma."""
CITATIONS = (
    # What a bracket begins with that is no responsibility: 以下简称甲局, 含甲局.
    Word("以下", "以下简称市甲局"), Word("简称", "简称市甲局"), Word("含", "含市甲局"),
    Word("包括", "包括市甲局"), Word("不含", "不含市甲局"), Word("不包括", "不包括市甲局"),
    Word("如", "如市甲局"), Word("见", "见市甲局"), Word("即", "即市甲局"),
    Word("例如", "例如市甲局"), Word("详见", "详见市甲局"), Word("附", "附市甲局"),
    Word("注", "注:市甲局"), Word("除", "除市甲局"), Word("其中", "其中包括市甲局"), Word("原", "原市甲局"),
    Word("此件", "此件公开"), Word("试行", "试行"), Word("暂行", "暂行"),
)  # fmt: skip
SENTENCE_WORDS = (
    # Words of a sentence, which no name has: 市甲局要加强检查.
    Word("的", "责任单位:甲的乙"), Word("应当", "责任单位:甲应当乙"), Word("必须", "责任单位:甲必须乙"),
    Word("不得", "责任单位:甲不得乙"), Word("可以", "责任单位:甲可以乙"),
    Word("进一步", "责任单位:甲进一步乙"), Word("是", "责任单位:甲是乙"),
    Word("本部门", "责任单位:甲本部门乙"), Word("本单位", "责任单位:甲本单位乙"),
    Word("认真", "责任单位:甲认真乙"), Word("切实", "责任单位:甲切实乙"),
    Word("每个", "责任单位:甲每个乙"), Word("均", "责任单位:甲均乙"), Word("都要", "责任单位:甲都要乙"), Word("需要", "责任单位:甲需要乙"),
)  # fmt: skip
ACTIONS = (
    # What a clause that says what to do begins with, and no body's name: 加强检查, 制定办法.
    Word("加强", "责任单位:加强检查"), Word("完善", "责任单位:完善机制"), Word("建立", "责任单位:建立机制"),
    Word("开展", "责任单位:开展检查"), Word("落实", "责任单位:落实政策"), Word("制定", "责任单位:制定办法"),
    Word("组织", "责任单位:组织检查"), Word("督促", "责任单位:督促检查"), Word("指导", "责任单位:指导检查"),
    Word("配合", "责任单位:配合检查"), Word("协调", "责任单位:协调检查"), Word("做好", "责任单位:做好检查"),
    Word("确保", "责任单位:确保实效"), Word("推动", "责任单位:推动实施"), Word("推进", "责任单位:推进实施"),
    Word("健全", "责任单位:健全机制"), Word("强化", "责任单位:强化检查"), Word("支持", "责任单位:支持创新"),
    Word("实施", "责任单位:实施工程"), Word("加快", "责任单位:加快建设"), Word("整理", "责任单位:整理清单"),
    Word("对", "责任单位:对标先进"), Word("将", "责任单位:将其公开"), Word("把", "责任单位:把关"),
    Word("通过", "责任单位:通过检查"), Word("为", "责任单位:为群众办事"), Word("要", "责任单位:要公开"),
    Word("力争", "责任单位:力争上游"), Word("严格", "责任单位:严格检查"), Word("深入", "责任单位:深入检查"),
    Word("公布", "责任单位:公布清单"), Word("公开", "责任单位:公开清单"), Word("提升", "责任单位:提升服务"),
    Word("优化", "责任单位:优化服务"), Word("打造", "责任单位:打造品牌"), Word("结合", "责任单位:结合检查"),
    Word("按照", "责任单位:按照规定"), Word("根据", "责任单位:根据规定"), Word("报", "责任单位:报备"),
    Word("明确", "责任单位:明确分工"), Word("实现", "责任单位:实现覆盖"), Word("构建", "责任单位:构建体系"),
)  # fmt: skip

# --- the document --------------------------------------------------------------------------------

DOCUMENT_KINDS = (
    # What a document's title ends in: …工作要点.
    Word("通知", "某市关于节水的通知"), Word("意见", "某市关于节水的意见"),
    Word("方案", "某市节水方案"), Word("要点", "某市节水要点"), Word("计划", "某市节水计划"),
    Word("规划", "某市节水规划"), Word("办法", "某市节水办法"), Word("措施", "某市节水措施"),
    Word("政策", "某市节水政策"), Word("决定", "某市节水决定"), Word("安排", "某市节水安排"),
    Word("细则", "某市节水细则"), Word("清单", "某市节水清单"), Word("分解表", "某市节水分解表"),
    Word("分工表", "某市节水分工表"), Word("任务分工", "某市节水任务分工"), Word("条", "某市节水二十条"),
    Word("纲要", "某市节水纲要"), Word("规定", "某市节水规定"), Word("举措", "某市节水八大举措"),
)  # fmt: skip

ANNEXES = (
    # What a line begins with that begins an annex, or a list of annexes: 附件:1.清单.
    Word("附件", "附件:1.清单"), Word("附表", "附表1"), Word("附录", "附录1"),
)  # fmt: skip
COPIES = (
    # Who else gets the document, below it: 抄送:市委办公室.
    Word("抄送", "抄送:市委办公室"), Word("主送", "主送:各区政府"),
)  # fmt: skip
FOOTERS = (
    # Words of a web page below the document.
    Word("版权", "版权所有,不得复制"), Word("转载", "欢迎转载,注明出处"),
    Word("关闭", "关闭窗口,返回顶部"), Word("打印", "打印本页,返回顶部"),
)  # fmt: skip

TABLES = {
    name: table
    for name, table in list(globals().items())
    if isinstance(table, tuple) and table and isinstance(table[0], Word)
}
"""Every table by its name."""
