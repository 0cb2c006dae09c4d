"""An invented notice for 2019: that of 2018 with twelve edits, each of another kind.

No such notice was published. Every edit is written out below, so that a reviewer can tell what a
comparison must find. Afterwards tasks are numbered anew, as a new notice would do: to be numbered
anew is no change.
"""

import re
from itertools import count
from typing import NamedTuple

import workplan
from workplan.model.numerals import write_numeral


class Edit(NamedTuple):
    """Words of the notice of 2018, which it has once, and what the notice of 2019 has there."""

    what: str
    old: str
    new: str


FOREIGN_INVESTORS = (
    "    (二十六)加强外商投资企业知识产权保护。着力解决商业秘密保护、商标恶意抢注和“傍名牌”等外商"
    "投资企业普遍关心的问题。(市打击侵权假冒领导小组办公室牵头负责,市知识产权局、市公安局、"
    "市农委、市商务局、市工商局、市文广新局、市林业局、市中级人民法院、市检察院按职责分工负责)\n"
)

EDITS = (
    Edit(
        "1. A task is added at the end of section 七.",
        "    八、深化社会共治格局\n",
        "    (零)建设智慧监管平台。汇集执法、信用、物流数据,对高风险网店自动预警。"
        "(市大数据局牵头,市公安局配合)\n"
        "    八、深化社会共治格局\n",
    ),
    Edit(
        "2. A task is removed: (十一).",
        "    (十一)加强植物新品种保护。组织开展打击制售侵权假冒伪劣种子、种苗工作,继续开展打击"
        "农业、林业植物新品种侵权行政执法活动,进一步提高植物新品种测试能力和侵权证据鉴定水平。"
        "(市农委、市林业局按职责分工分别负责)\n",
        "",
    ),
    Edit(
        "3. Two tasks are merged: what (十四) has is the second measure of (十三) now.",
        "等职务犯罪。(市人民检察院负责)\n    (十四)加大司法保护力度。依法加强",
        "等职务犯罪。(市人民检察院负责)依法加强",
    ),
    Edit(
        "4. A task is split: the third measure of (一) is a task now.",
        "市文广新局、市知识产权局按职责分工负责)强化互联网企业监管。",
        "市文广新局、市知识产权局按职责分工负责)\n    (零)规范网络企业经营。强化互联网企业监管。",
    ),
    Edit("5. A task moves, from section 九 …", FOREIGN_INVESTORS, ""),
    Edit(
        "5. … to the end of section 三.",
        "四、加强刑事打击与司法保护\n",
        f"{FOREIGN_INVESTORS}四、加强刑事打击与司法保护\n",
    ),
    Edit(
        "6. A task has another title: (八).",
        "持续加强商标专用保护行为。",
        "持续加强商标专用权保护。",
    ),
    Edit(
        "7. A measure has other words: the second of (四).",
        "建材、消费品等领域",
        "建材、儿童用品等领域",
    ),
    Edit(
        "8. A measure is rewritten, and the agency that held it alone leads: the third of (十八).",
        "将打击侵权假冒行为作为互联网诚信体系建设的重要内容,大力营造依法办网、诚信用网的良好氛围"
        "(市网络办负责)",
        "清理网店刷单炒信,公布失信商户名单,约谈平台负责人,督促平台为商户建立信用档案。"
        "(市网络办牵头负责)",
    ),
    Edit(
        "9. Of several that shared a measure one leads: (二十一).",
        "提升打击侵权假冒工作效率。(市公安局、市农委、",
        "提升打击侵权假冒工作效率。(市公安局牵头,市农委、",
    ),
    Edit(
        "10. Who led shares the measure with the others: (十).",
        "市版权局牵头,市经济信息化委、",
        "市版权局、市经济信息化委、",
    ),
    Edit(
        "11. An agency is added: to (十七) …",
        "(市税务局、市食品药品监管局等按",
        "(市税务局、市公安局、市食品药品监管局等按",
    ),
    Edit(
        "11. … and one is dropped: from (三), which has 市邮政局 for 市邮政管理局 in both years.",
        "市邮政局、市贸促会按职责分工负责",
        "市邮政局按职责分工负责",
    ),
)

# 12. Agencies have the names of their successors. The four market bureaus are one agency now, and
# named once in a bracket.
SUCCESSORS = {
    "市食品药品监督管理局": "市市场监管局",
    "市食品药品监管局": "市市场监管局",
    "市工商局": "市市场监管局",
    "市质监局": "市市场监管局",
    "市知识产权局": "市市场监管局",
    "市农委": "市农业农村局",
    "市文广新局": "市文化和旅游局",
    "市卫生计生委": "市卫健委",
    "市卫计委": "市卫健委",
    "市林业局": "市园林和林业局",
    "、林业局": "、市园林和林业局",
    "市经济信息化委": "市工业和信息化局",
    "市环保局": "市生态环境局",
    "市电政办": "市大数据局",
    "市综治办": "市委政法委",
    "人民银行青岛市中心支行": "人民银行青岛市分行",
}


def write_notice():
    """The notice of 2019."""
    text = workplan.load().source.text.replace("\xa0", " ").replace("2018年青岛市", "2019年青岛市")
    for edit in EDITS:
        assert text.count(edit.old) == 1, edit.what
        text = text.replace(edit.old, edit.new)
    for old, new in SUCCESSORS.items():
        text = text.replace(old, new)
    text = re.sub(r"\([^()]*\)", name_regulator_once, text)
    numbers = count(1)
    return re.sub(
        r"(?m)^( *)\([一二三四五六七八九十零]+\)",
        lambda head: f"{head[1]}({write_numeral(next(numbers))})",
        text,
    )


def name_regulator_once(bracket):
    first, name, rest = bracket[0].partition("市市场监管局")
    return first + name + rest.replace(f"、{name}", "") if name else first


NOTICE = write_notice()


# --- what a reader finds -------------------------------------------------------------------------
#
# Typed from the edits above and the notice of 2018, not copied from the program's output. From 2 to
# 13 a task is numbered one higher: another was split from (一), and (二十六) came for (十一). From
# 15 to 20 it has its number again, since (十四) went; from 21 to 25 it is one higher again.

# The rows of the summary: change, old id, new id, title, was, now.
SUMMARY = [
    # 9 and 10: one of nine leads now, and one that led is one of six.
    (
        "led or held alone now, not before", "21.1", "22.1", "加强政企合作",
        "shared: 市公安局", "lead: 市公安局",
    ),
    (
        "no longer led or held alone", "10.1", "11.1", "深入推进软件正版化工作",
        "lead: 市版权局", "shared: 市版权局",
    ),
    # 1 to 8
    (
        "task added", None, "21", "建设智慧监管平台",
        None, "lead: 市大数据局; supporting: 市公安局",
    ),
    ("task removed", "11", None, "加强植物新品种保护", "shared: 市农委、市林业局", None),
    ("task merged into another", "14", "14", "加大司法保护力度", None, "充分履行检察职能"),
    (
        "task split from another", "1", "2", "规范网络企业经营",
        "深化互联网领域侵权假冒治理力度", None,
    ),
    (
        "task moved to another section", "26", "12", "加强外商投资企业知识产权保护",
        "九、提升国际交流合作水平", "三、加大打击侵犯知识产权工作力度",
    ),
    (
        "task retitled", "8", "9", "持续加强商标专用权保护",
        "持续加强商标专用保护行为", "持续加强商标专用权保护",
    ),
    (
        "task reworded", "4", "5", "加强重点产品管理",
        "…、建材、消费品等领域…", "…、建材、儿童用品等领域…",
    ),
    (
        "task reworded", "18", "18", "加强诚信体系建设",
        "…示工作。将打击侵权假冒行为作为互联网诚信体系建设的重要内容,大力…",
        "…示工作。清理网店刷单炒信,公布失信商户名单,约谈平台负责人,督促…",
    ),
    # Six supported the lead of (十) and share with it now, of which two are one body.
    (
        "duty changed", "10.1", "11.1", "深入推进软件正版化工作",
        "supporting: 市经济信息化委、市财政局、市国资委 and others, 6 in all",
        "shared: 市工业和信息化局、市财政局、市国资委 and others, 5 in all",
    ),
    ("duty changed", "18.3", "18.3", "加强诚信体系建设", "sole: 市网络办", "lead: 市网络办"),
    # Eight shared (二十一) with who leads now, of which four are one body.
    (
        "duty changed", "21.1", "22.1", "加强政企合作",
        "shared: 市农委、市文广新局、青岛海关 and others, 8 in all",
        "supporting: 市农业农村局、市文化和旅游局、青岛海关 and others, 5 in all",
    ),
    # 11
    ("agency added", "17.1", "17.1", "加大侵权假冒涉税案件查处力度", None, "shared: 市公安局"),
    ("agency dropped", "3.1", "4.1", "加强进出口环节侵权假冒治理", "shared: 市贸促会", None),
    # 12: as often as the notice of 2018 has the name, without (十), (十一) and (二十一).
    ("successor, same duty", None, None, "18 roles", "市工商局", "市市场监管局"),  # 20 - 1 - 1
    ("successor, same duty", None, None, "10 roles", "市农委", "市农业农村局"),  # 12 - 1 - 1
    ("successor, same duty", None, None, "2 roles", "市卫生计生委", "市卫健委"),
    ("successor, same duty", None, None, "10 roles", "市质监局", "市市场监管局"),  # 11 - 1
    ("successor, same duty", None, None, "10 roles", "市食品药品监管局", "市市场监管局"),  # 11 - 1
    ("successor, same duty", None, None, "8 roles", "市林业局", "市园林和林业局"),  # 10 - 1 - 1
    ("successor, same duty", None, None, "8 roles", "市文广新局", "市文化和旅游局"),  # 9 - 1
    ("successor, same duty", None, None, "10 roles", "市知识产权局", "市市场监管局"),  # 12 - 1 - 1
    ("successor, same duty", None, None, "1 role", "市经济信息化委", "市工业和信息化局"),  # 2 - 1
    ("successor, same duty", None, None, "2 roles", "市环保局", "市生态环境局"),
    ("successor, same duty", None, None, "1 role", "人民银行青岛市中心支行", "人民银行青岛市分行"),
    ("successor, same duty", None, None, "2 roles", "市综治办", "市委政法委"),
]  # fmt: skip

# Sections of which any task changed, and how many: kept, reworded, reordered, moved in, moved out,
# added, removed, merged, split.
SECTIONS = {
    "1": (3, 0, 0, 0, 0, 0, 0, 0, 1),  # (一) kept but for what was split from it
    "2": (2, 1, 0, 0, 0, 0, 0, 0, 0),  # (四)
    "3": (3, 1, 0, 1, 0, 0, 1, 0, 0),  # (八); (二十六) came, (十一) went
    "4": (2, 0, 0, 0, 0, 0, 0, 1, 0),  # (十四) into (十三)
    "6": (1, 1, 0, 0, 0, 0, 0, 0, 0),  # (十八)
    "7": (1, 0, 0, 0, 0, 1, 0, 0, 0),
    "9": (1, 0, 0, 0, 1, 0, 0, 0, 0),  # (二十六)
}

# Measures with other words, or without partner.
MEASURES = {
    ("4.2", "5.2", "reworded"),
    (None, "18.3", "added"),
    (None, "21.1", "added"),
    ("18.3", None, "removed"),
    ("11.1", None, "removed"),
}
