"""Invented tables in every drawn form, each with its rows as a person reads them.

Rows are printed as `table_names.print_rows` prints them: kind and number (H head, S section,
T task, C continuation, N note), then the cells; ``^`` before a merged one, ``" / "`` between the
lines of a cell. A doubt is its code, its column if it has one, and the words at its place.
"""

# ruff: noqa: E501 - texts of notices, in lines as they come

from typing import NamedTuple

from tests.notice.table_names import draw_layout
from workplan.model import Source


class Drawn(NamedTuple):
    """A text with at most one table of responsibility."""

    claim: str
    source: str | Source
    rows: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    rest: str = ""
    """The words behind the table."""


TABS = (
    Drawn(
        "tabs; an empty supporting cell is nobody; a signature behind an empty line is no cell",
        "一、任务分工\n序号\t工作任务\t牵头单位\t配合单位\t完成时限\n"
        "1\t整修步道。\t市园林局\t市财政局、市规划局\t9月\n2\t增设座椅。\t市城管局\t\t10月\n"
        "\n市政府办公室\n2030年1月2日\n",
        (
            "H: 序号 | 工作任务 | 牵头单位 | 配合单位 | 完成时限",
            "T1: 1 | 整修步道。 | 市园林局 | 市财政局、市规划局 | 9月",
            "T2: 2 | 增设座椅。 | 市城管局 |  | 10月",
        ),
        rest="市政府办公室2030年1月2日",
    ),
    Drawn(
        "a row below merged cells, copied from a browser, stands on the right",
        "序号\t内容\t措施\t牵头单位\t配合单位\n1\t查网店。\t逐户登记。\t各镇政府\t县甲局\n"
        "定期抽检。\t县乙局\t县丙局\n2\t查门店。\t走访。\t县甲局\t县乙局\n",
        (
            "H: 序号 | 内容 | 措施 | 牵头单位 | 配合单位",
            "T1: 1 | 查网店。 | 逐户登记。 | 各镇政府 | 县甲局",
            "C1: ^1 | ^查网店。 | 定期抽检。 | 县乙局 | 县丙局",
            "T2: 2 | 查门店。 | 走访。 | 县甲局 | 县乙局",
        ),
    ),
    Drawn(
        "columns of inner divisions are fields beside those of bodies",
        "序号\t内容\t牵头单位\t配合单位\t本厅内部主责科\t本厅内部协助科\n"
        "1\t查网店。\t各镇政府\t县甲局\t一科\t二科\n",
        (
            "H: 序号 | 内容 | 牵头单位 | 配合单位 | 本厅内部主责科 | 本厅内部协助科",
            "T1: 1 | 查网店。 | 各镇政府 | 县甲局 | 一科 | 二科",
        ),
    ),
    Drawn(
        "cells hold full wordings, and numbers are left out",
        "序号\t任务\t目标\t责任单位及分工\t时限\n1\t清理河道\t不留死角\t县水利局牵头,县财政局配合\t6月底\n"
        "4\t加固水库\t完成7座\t县交通局、县水利局按职责分工负责\t9月底\n",
        (
            "H: 序号 | 任务 | 目标 | 责任单位及分工 | 时限",
            "T1: 1 | 清理河道 | 不留死角 | 县水利局牵头,县财政局配合 | 6月底",
            "T4: 4 | 加固水库 | 完成7座 | 县交通局、县水利局按职责分工负责 | 9月底",
        ),
    ),
    Drawn(
        "a head of two rows with its empty cells",
        "序号\t任务\t责任分工\t\t时限\n\t\t牵头单位\t配合单位\t\n1\t植树\t县甲局\t县乙局\t5月\n",
        (
            "H: 序号 | 任务 | 责任分工 |  | 时限",
            "H:  |  | 牵头单位 | 配合单位 | ",
            "T1: 1 | 植树 | 县甲局 | 县乙局 | 5月",
        ),
    ),
    Drawn(
        "a head of two rows as a browser copies it: the lower one has its own cells only",
        "序号\t任务\t责任单位\t时限\n牵头\t配合\n1\t植树\t县甲局\t县乙局\t5月\n2\t护林\t县甲局\t\t6月\n",
        (
            "H: 序号 | 任务 | 责任单位 | 时限 | ",
            "H: 牵头 | 配合 |  |  | ",
            "T1: 1 | 植树 | 县甲局 | 县乙局 | 5月",
            "T2: 2 | 护林 | 县甲局 |  | 6月",
        ),
    ),
    Drawn(
        "a head of two rows whose group is no label itself",
        "序号\t任务\t职责划分\t时限\n牵头单位\t配合单位\n1\t植树\t县甲局\t县乙局\t5月\n",
        (
            "H: 序号 | 任务 | 职责划分 | 时限 | ",
            "H: 牵头单位 | 配合单位 |  |  | ",
            "T1: 1 | 植树 | 县甲局 | 县乙局 | 5月",
        ),
    ),
    Drawn(
        "a table by agency: its empty first cell is merged",
        "单位\t任务\n县甲局\t植树\n\t护林\n县乙局\t修渠\n",
        ("H: 单位 | 任务", "T: 县甲局 | 植树", "T: ^县甲局 | 护林", "T: 县乙局 | 修渠"),
    ),
    Drawn(
        "a table by agency as a browser copies it; the last line may be ordinary text",
        "单位\t任务\n县甲局\t植树\n护林\n县乙局\t修渠\n补坝\n",
        (
            "H: 单位 | 任务",
            "T: 县甲局 | 植树",
            "T: ^县甲局 | 护林",
            "T: 县乙局 | 修渠",
            "T: ^县乙局 | 补坝",
        ),
        ("ragged-row @补坝",),
    ),
    Drawn(
        "a bare 单位 beside a column of bodies is no responsibility, and said to look like one",
        "单位\t任务\t责任单位\n县甲局\t植树\t县乙局\n",
        ("H: 单位 | 任务 | 责任单位", "T: 县甲局 | 植树 | 县乙局"),
        ("unknown-column 单位@单位",),
    ),
    Drawn(
        "cells with line ends in the quotation marks of Excel",
        '序号\t任务\t责任单位\t时限\n1\t植树\t"市甲局\n市乙局"\t5月\n'
        '2\t"整修。\n养护。"\t"市甲局、市\n乙局"\t6月\n',
        (
            "H: 序号 | 任务 | 责任单位 | 时限",
            "T1: 1 | 植树 | 市甲局 / 市乙局 | 5月",
            "T2: 2 | 整修。 / 养护。 | 市甲局、市⏎乙局 | 6月",
        ),
    ),
    Drawn(
        "a quoted cell that begins a row; quotation marks of a text are left",
        '任务\t责任单位\n"植树。\n护林。"\t市甲局\n开展"绿色"行动\t市乙局\n"双减"\t市丙局\n',
        (
            "H: 任务 | 责任单位",
            "T: 植树。 / 护林。 | 市甲局",
            'T: 开展"绿色"行动 | 市乙局',
            'T: "双减" | 市丙局',
        ),
    ),
    Drawn(
        "lines inside a cell as U+000B",
        "序号\t任务\t责任单位\n1\t植树\t市市场监管局\v市文化和旅游局\n2\t护林\t市农业\v农村局\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 市市场监管局 / 市文化和旅游局",
            "T2: 2 | 护林 | 市农业⏎农村局",
        ),
    ),
    Drawn(
        "paragraphs of a cell as lines of their own, as Word copies them",
        "序号\t任务\t牵头单位\t配合单位\n1\t查网络。\n做好登记。\n每月一次。\t市甲局\t市乙局\n市丙局\n"
        "2\t查门店。\t市乙局\t市甲局\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 配合单位",
            "T1: 1 | 查网络。 / 做好登记。 / 每月一次。 | 市甲局 | 市乙局 / 市丙局",
            "T2: 2 | 查门店。 | 市乙局 | 市甲局",
        ),
    ),
    Drawn(
        "a name on a line of its own behind the last row may be a signature",
        "任务\t责任单位\n植树\t市甲局\n市乙局\n",
        ("H: 任务 | 责任单位", "T: 植树 | 市甲局 / 市乙局"),
        ("ragged-row @植树→市甲局⏎市乙局",),
    ),
    Drawn(
        "a name above a date is a signature",
        "任务\t责任单位\n植树\t市甲局\n市政府办公室\n2030年1月2日\n",
        ("H: 任务 | 责任单位", "T: 植树 | 市甲局"),
        rest="市政府办公室2030年1月2日",
    ),
    Drawn(
        "rest of a name behind the last row goes on surely",
        "任务\t责任单位\n植树\t市甲局、市农业\n农村局\n",
        ("H: 任务 | 责任单位", "T: 植树 | 市甲局、市农业⏎农村局"),
    ),
    Drawn(
        "numbers go on over subheadings; remarks end a table; ordinary text with tabs is none",
        "序号\t任务\t牵头单位\n一、城市管理\n1\t植树\t县甲局\n二、乡村建设\t\t\n2\t护林\t县乙局\n"
        "注：名单另发。\n三、工作要求\n各单位要落实。\t好\n",
        (
            "H: 序号 | 任务 | 牵头单位",
            "S: 一、城市管理 |  | ",
            "T1: 1 | 植树 | 县甲局",
            "S: 二、乡村建设 |  | ",
            "T2: 2 | 护林 | 县乙局",
            "N: 注：名单另发。 |  | ",
        ),
        rest="三、工作要求各单位要落实。好",
    ),
    Drawn(
        "a subheading without a number",
        "序号\t任务\t牵头单位\n城市管理\t\t\n1\t植树\t县甲局\n乡村建设\n2\t护林\t县乙局\n",
        (
            "H: 序号 | 任务 | 牵头单位",
            "S: 城市管理 |  | ",
            "T1: 1 | 植树 | 县甲局",
            "S: 乡村建设 |  | ",
            "T2: 2 | 护林 | 县乙局",
        ),
    ),
    Drawn(
        "a head repeated on the next page, and a total",
        "序号\t任务\t牵头单位\n1\t植树\t县甲局\n- 2 -\n序号\t任务\t牵头单位\n2\t护林\t县乙局\n合计\t2项\t\n",
        (
            "H: 序号 | 任务 | 牵头单位",
            "T1: 1 | 植树 | 县甲局",
            "H: 序号 | 任务 | 牵头单位",
            "T2: 2 | 护林 | 县乙局",
            "N: 合计 | 2项 | ",
        ),
    ),
    Drawn(
        "an unknown head over bodies is said",
        "序号\t任务\t牵头单位\t口径\n1\t植树\t县甲局\t县乙局\n2\t护林\t县甲局\t县丙局\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 口径",
            "T1: 1 | 植树 | 县甲局 | 县乙局",
            "T2: 2 | 护林 | 县甲局 | 县丙局",
        ),
        ("unknown-column 口径@口径",),
    ),
    Drawn(
        "a column without a head over bodies is said at its first cell",
        "序号\t任务\t牵头单位\t\n1\t植树\t县甲局\t县乙局\n2\t护林\t县甲局\t好\n",
        (
            "H: 序号 | 任务 | 牵头单位 | ",
            "T1: 1 | 植树 | 县甲局 | 县乙局",
            "T2: 2 | 护林 | 县甲局 | 好",
        ),
        ("unknown-column 县乙局@县乙局",),
    ),
    Drawn(
        "an empty lead cell of a new task may be merged or say nobody; the first row's says nobody",
        "序号\t任务\t牵头单位\t配合单位\n1\t修路\t\t县甲局\n2\t植树\t县甲局\t县乙局\n3\t护林\t\t县丙局\n4\t修渠\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 配合单位",
            "T1: 1 | 修路 |  | 县甲局",
            "T2: 2 | 植树 | 县甲局 | 县乙局",
            "T3: 3 | 护林 |  | 县丙局",
            "T4: 4 | 修渠 |  | ",
        ),
        ("empty-cell 牵头单位@3→护林→→县丙局", "empty-cell 牵头单位@4→修渠"),
    ),
    Drawn(
        "a measure of a merged task is under the task's responsibility, in doubt",
        "序号\t任务\t措施\t责任单位\n1\t植树\t选苗\t县甲局\n\t\t浇水\t\n\t\t除草\t县丙局\n2\t护林\t巡查\t县乙局\n",
        (
            "H: 序号 | 任务 | 措施 | 责任单位",
            "T1: 1 | 植树 | 选苗 | 县甲局",
            "C1: ^1 | ^植树 | 浇水 | ^县甲局",
            "C1: ^1 | ^植树 | 除草 | 县丙局",
            "T2: 2 | 护林 | 巡查 | 县乙局",
        ),
        ("empty-cell 责任单位@浇水",),
    ),
    Drawn(
        "numbers of measures under a merged task, and an area that spans tasks",
        "领域\t序号\t任务\t措施\t责任单位\n市容\t1\t植树\t选苗\t县甲局\n\t2\t\t浇水\t县乙局\n\t3\t护林\t巡查\t县丙局\n",
        (
            "H: 领域 | 序号 | 任务 | 措施 | 责任单位",
            "T1: 市容 | 1 | 植树 | 选苗 | 县甲局",
            "T2: ^市容 | 2 | ^植树 | 浇水 | 县乙局",
            "T3: ^市容 | 3 | 护林 | 巡查 | 县丙局",
        ),
    ),
    Drawn(
        "an area is not inherited across a subheading",
        "领域\t任务\t责任单位\n市容\t植树\t县甲局\n二、交通\t\t\n\t修路\t县乙局\n",
        (
            "H: 领域 | 任务 | 责任单位",
            "T: 市容 | 植树 | 县甲局",
            "S: 二、交通 |  | ",
            "T:  | 修路 | 县乙局",
        ),
    ),
    Drawn(
        "one of two plain columns may be empty; a dash says nobody",
        "任务\t责任单位\t落实单位\n植树\t县甲局\t县乙局\n护林\t\t县丙局\n修渠\t——\t无\n",
        (
            "H: 任务 | 责任单位 | 落实单位",
            "T: 植树 | 县甲局 | 县乙局",
            "T: 护林 |  | 县丙局",
            "T: 修渠 | —— | 无",
        ),
    ),
    Drawn(
        "a row with a cell too many",
        "序号\t任务\t责任单位\t责任人\n1\t植树\t县甲局\t张三\n2\t护林\t县甲局\t李四\t多余\n",
        (
            "H: 序号 | 任务 | 责任单位 | 责任人",
            "T1: 1 | 植树 | 县甲局 | 张三",
            "T2: 2 | 护林 | 县甲局 | 李四 / 多余",
        ),
        ("ragged-row @2→护林→县甲局→李四→多余",),
    ),
    Drawn(
        "empty cells too many on the right do not count",
        "任务\t责任单位\t备注\n植树\t县甲局\t\t\t\n",
        ("H: 任务 | 责任单位 | 备注", "T: 植树 | 县甲局 | "),
    ),
    Drawn(
        "without numbers a short row may stand left or right",
        "领域\t任务\t责任单位\t备注\n市容\t植树\t县甲局\t好\n护林\t县乙局\n修路\t好\n",
        (
            "H: 领域 | 任务 | 责任单位 | 备注",
            "T: 市容 | 植树 | 县甲局 | 好",
            "T: ^市容 | 护林 | 县乙局 | ",
            "T: 修路 | 好 |  | ",
        ),
        ("empty-cell 责任单位@修路→好",),
    ),
    Drawn(
        "a longer text between rows is kept, in doubt",
        "序号\t任务\t责任单位\n1\t植树\t县甲局\n做好日常养护,及时浇水。\n2\t护林\t县乙局\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局",
            "C1: ^1 | 做好日常养护,及时浇水。 | ^县甲局",
            "T2: 2 | 护林 | 县乙局",
        ),
        (
            "empty-cell 责任单位@做好日常养护,及时浇水。",
            "ragged-row @做好日常养护,及时浇水。",
        ),
    ),
    Drawn(
        "persons and other bodies' columns are fields, and a head may say more than its label",
        "序号\t任务\t责任单位及责任人\t验收单位\t责任单位联系人\n1\t植树\t县甲局\t县乙局\t张三\n",
        (
            "H: 序号 | 任务 | 责任单位及责任人 | 验收单位 | 责任单位联系人",
            "T1: 1 | 植树 | 县甲局 | 县乙局 | 张三",
        ),
    ),
    Drawn(
        "numerals of every kind in the column of numbers",
        "序号\t任务\t责任单位\n（一）\t植树\t县甲局\n②\t护林\t县乙局\n三\t修渠\t县丙局\n4.\t补坝\t县丁局\n1-1\t修路\t县戊局\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: （一） | 植树 | 县甲局",
            "T2: ② | 护林 | 县乙局",
            "T3: 三 | 修渠 | 县丙局",
            "T4: 4. | 补坝 | 县丁局",
            "T: 1-1 | 修路 | 县戊局",
        ),
    ),
    Drawn(
        "names without a place, one a line, are two",
        "任务\t责任单位\n植树\t发改委\v财政局\n护林\t市甲局、市委\v宣传部\n",
        ("H: 任务 | 责任单位", "T: 植树 | 发改委 / 财政局", "T: 护林 | 市甲局、市委⏎宣传部"),
    ),
    Drawn(
        "a line end after a whole name in a list may cut a longer one",
        "任务\t责任单位\n植树\t县甲局、县乙局\v信访局\n护林\t县丙局、县公安局\v交警大队\n",
        (
            "H: 任务 | 责任单位",
            "T: 植树 | 县甲局、县乙局⏎信访局",
            "T: 护林 | 县丙局、县公安局⏎交警大队",
        ),
        ("cut-cell 责任单位@县甲局、县乙局⏎信访局",),
    ),
    Drawn(
        "a cut that leaves no name is said",
        "任务\t责任单位\n植树\t县甲局、县检\v测\n护林\t县检测\v县丁局\n",
        ("H: 任务 | 责任单位", "T: 植树 | 县甲局、县检⏎测", "T: 护林 | 县检测 / 县丁局"),
        ("cut-cell 责任单位@县甲局、县检⏎测", "cut-cell 责任单位@县检测⏎县丁局"),
    ),
)

BARS = (
    Drawn(
        "Markdown, with a remark and text behind",
        "| 序号 | 工作任务 | 牵头单位 | 配合单位 |\n|---|:--:|---|---|\n"
        "| 1 | 整修步道 | 市园林局 | 市财政局、市规划局 |\n| 2 | 增设座椅 | 市城管局 | |\n"
        "| 备注 | 每月调度 | | |\n后记。\n",
        (
            "H: 序号 | 工作任务 | 牵头单位 | 配合单位",
            "T1: 1 | 整修步道 | 市园林局 | 市财政局、市规划局",
            "T2: 2 | 增设座椅 | 市城管局 | ",
            "N: 备注 | 每月调度 |  | ",
        ),
        rest="后记。",
    ),
    Drawn(
        "merged areas are printed once, behind the number of their first row; so is who is responsible",
        "| 序号 | 领域 | 任务 | 牵头单位 |\n|---|---|---|---|\n| 一、绿化行动 |\n| 1 | 河岸 | 植树 | 市甲局 |\n"
        "| 2 | 护林 | 市乙局、市丙局 |\n| 3 | 山地 | 造林 |\n| 4 | 交通 | 修路 | 市丁局 |\n| 5 | 补坝 |\n",
        (
            "H: 序号 | 领域 | 任务 | 牵头单位",
            "S: | 一、绿化行动 | |  |  | ",
            "T1: 1 | 河岸 | 植树 | 市甲局",
            "T2: 2 | ^河岸 | 护林 | 市乙局、市丙局",
            "T3: 3 | 山地 | 造林 | ",
            "T4: 4 | 交通 | 修路 | 市丁局",
            "T5: 5 | ^交通 | 补坝 | ",
        ),
        ("empty-cell 牵头单位@| 3 | 山地 | 造林 |", "empty-cell 牵头单位@| 5 | 补坝 |"),
    ),
    Drawn(
        "a row below a merged area may lack its last cells too, but not its task and the measure behind it",
        "| 序号 | 领域 | 任务 | 措施 | 牵头单位 | 时限 |\n|---|---|---|---|---|---|\n"
        "| 1 | 河岸 | 植树 | 浇水 | 市甲局 | 5月 |\n| 2 | 护林 | 巡山 | 市乙局 |\n| 3 | 修路 |\n| 市容 | 补坝 | 堆石 | 市丁局 | 7月 |\n",
        (
            "H: 序号 | 领域 | 任务 | 措施 | 牵头单位 | 时限",
            "T1: 1 | 河岸 | 植树 | 浇水 | 市甲局 | 5月",
            "T2: 2 | ^河岸 | 护林 | 巡山 | 市乙局 | ",
            "T3: 3 | 修路 |  |  |  | ",
            "C3: ^3 | 市容 | 补坝 | 堆石 | 市丁局 | 7月",
        ),
        ("empty-cell 牵头单位@| 3 | 修路 |",),
    ),
    Drawn(
        "a row that has an area and a task has nobody, one that fits in two ways is said",
        "| 序号 | 领域 | 任务 | 责任单位 |\n|---|---|---|---|\n| 1 | 河岸 | 植树 | 市甲局 |\n| 2 | 山地 | 造林 |\n"
        "| 3 | 城市 | 绿化科 |\n",
        (
            "H: 序号 | 领域 | 任务 | 责任单位",
            "T1: 1 | 河岸 | 植树 | 市甲局",
            "T2: 2 | 山地 | 造林 | ",
            "T3: 3 | 城市 | 绿化科 | ",
        ),
        (
            "empty-cell 责任单位@| 2 | 山地 | 造林 |",
            "empty-cell 责任单位@| 3 | 城市 | 绿化科 |",
        ),
    ),
    Drawn(
        "bars between cells only: the empty first cell is merged",
        "任务│责任单位\n────┼────\n植树│县甲局\n     │县乙局\n",
        ("H: 任务 | 责任单位", "T: 植树 | 县甲局", "C: ^植树 | 县乙局"),
    ),
    Drawn(
        "a drawn grid, and a line inside a cell as <br>",
        "+----+----+\n| 任务 | 责任单位 |\n+====+====+\n| 植树 | 县甲局<br>县乙局 |\n+----+----+\n文字。\n",
        ("H: 任务 | 责任单位", "T: 植树 | 县甲局 / 县乙局"),
        rest="+----+----+文字。",
    ),
    Drawn(
        "full-width bars, an escaped bar, and a row of no cell",
        "｜任务｜责任单位｜\n｜植\\|树｜县甲局｜\n｜ ｜ ｜\n｜护林｜县乙局｜\n",
        ("H: 任务 | 责任单位", "T: 植\\|树 | 县甲局", "T: 护林 | 县乙局"),
    ),
)

BLANKS = (
    Drawn(
        "a blank between cells: words too many are of the task, single characters one word",
        "2030年任务分工\n序号 工 作 任 务 牵头负责部门\n1 新增绿道 12公里 市园林局\n"
        "2 新增车位1000个 市住房城乡建设局\n以上任务 每月 调度 一次\n",
        (
            "H: 序号 | 工 作 任 务 | 牵头负责部门",
            "T1: 1 | 新增绿道 12公里 | 市园林局",
            "T2: 2 | 新增车位1000个 | 市住房城乡建设局",
        ),
        rest="以上任务每月调度一次",
    ),
    Drawn(
        "a blank between cells, and the last cell's names cut by the page",
        "序号 任务 责任单位\n1 植树 县甲局\n2 护林 县农业\n农村局\n3 修渠 县丙局、县丁\n局\n4 补坝 待定\n"
        "本表自发布之日起 施行\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局",
            "T2: 2 | 护林 | 县农业⏎农村局",
            "T3: 3 | 修渠 | 县丙局、县丁⏎局",
            "T4: 4 | 补坝 | 待定",
        ),
        ("ragged-row @4 补坝 待定", "unread-words 待定@待定"),
        rest="本表自发布之日起施行",
    ),
    Drawn(
        "wide blanks between cells lose empty ones: a lone body may lead or support",
        "序号  任务  牵头单位  配合单位  时限\n1  整修步道。  市园林局  市财政局、市规划局  9月\n"
        "2  增设座椅。  市城管局  10月\n3　护林　市林业局　市公安局　11月\n以上任务由市政府督查。\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 配合单位 | 时限",
            "T1: 1 | 整修步道。 | 市园林局 | 市财政局、市规划局 | 9月",
            "T2: 2 | 增设座椅。 | 市城管局 |  | 10月",
            "T3: 3 | 护林 | 市林业局 | 市公安局 | 11月",
        ),
        ("ragged-row @2  增设座椅。  市城管局  10月",),
        rest="以上任务由市政府督查。",
    ),
    Drawn(
        "wide blanks where one place only is left",
        "序号  任务  责任单位  时限\n1  植树  县甲局  5月\n2  护林  县乙局\n",
        (
            "H: 序号 | 任务 | 责任单位 | 时限",
            "T1: 1 | 植树 | 县甲局 | 5月",
            "T2: 2 | 护林 | 县乙局 | ",
        ),
    ),
)

LINES = (
    Drawn(
        "a cell a line, cut by a narrow page",
        "序号\n事项\n牵头部门\n参与部门\n1\n规范门店\n县甲乙委\n县丙局、县委\n丁办、县检测服\n务中心\n"
        "2\n规范网店\n县甲局\n县乙局\n",
        (
            "H: 序号 | 事项 | 牵头部门 | 参与部门",
            "T1: 1 | 规范门店 | 县甲乙委 | 县丙局、县委⏎丁办、县检测服⏎务中心",
            "T2: 2 | 规范网店 | 县甲局 | 县乙局",
        ),
    ),
    Drawn(
        "a cell a line, with a column of dates",
        "一、任务分工\n序号\n工作任务\n牵头单位\n完成时限\n1\n整修步道\n市园林局\n9月底前\n2\n增设座椅\n市城管局\n长期坚持\n",
        (
            "H: 序号 | 工作任务 | 牵头单位 | 完成时限",
            "T1: 1 | 整修步道 | 市园林局 | 9月底前",
            "T2: 2 | 增设座椅 | 市城管局 | 长期坚持",
        ),
    ),
    Drawn(
        "a cell a line without numbers; a signature over a date is no row",
        "工作任务\n牵头单位\n配合单位\n整修步道。\n市园林局\n市财政局、市规划局\n增设座椅。\n市城管局\n各有关部门\n"
        "特此通知。\n县政府办公室\n2030年1月1日\n",
        (
            "H: 工作任务 | 牵头单位 | 配合单位",
            "T: 整修步道。 | 市园林局 | 市财政局、市规划局",
            "T: 增设座椅。 | 市城管局 | 各有关部门",
        ),
        rest="特此通知。县政府办公室2030年1月1日",
    ),
    Drawn(
        "subheadings between rows, numbers left out, a figure on a line of its own",
        "序号\n工作任务\n牵头单位\n配合单位\n产业园区\n3\n新建道路\n市建设局\n市财政局、各街道。\n"
        "商圈改造升级\n5\n改造商圈\n市商务局\n市规划局\n6\n投资95亿元\n95\n市发改委\n市财政局\n",
        (
            "H: 序号 | 工作任务 | 牵头单位 | 配合单位",
            "S: 产业园区 |  |  | ",
            "T3: 3 | 新建道路 | 市建设局 | 市财政局、各街道。",
            "S: 商圈改造升级 |  |  | ",
            "T5: 5 | 改造商圈 | 市商务局 | 市规划局",
            "T6: 6 | 投资95亿元 / 95 | 市发改委 | 市财政局",
        ),
    ),
    Drawn(
        "three bodies under two heads, or one, are told apart by nobody",
        "序号\n任务\n牵头单位\n配合单位\n1\n植树\n市甲局\n市乙局\n市丙局\n2\n护林\n市甲局\n3\n修渠\n市乙局\n市丙局\n"
        "四、要求\n各单位落实。\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 配合单位",
            "T1: 1 | 植树 | 市甲局 | 市乙局 / 市丙局",
            "T2: 2 | 护林 | 市甲局 | ",
            "T3: 3 | 修渠 | 市乙局 | 市丙局",
        ),
        ("ragged-row @1⏎植树⏎市甲局⏎市乙局⏎市丙局", "ragged-row @2⏎护林⏎市甲局"),
        rest="四、要求各单位落实。",
    ),
    Drawn(
        "a merged area is printed once; of three lines in two columns of text one is cut",
        "序号\n领域\n任务\n责任单位\n备注\n1\n市容\n植树\n市甲局\n2\n护林\n市甲局\n长期\n"
        "3\n交通\n修渠造林\n补坝修路\n市乙局\n\n市政府办公室\n",
        (
            "H: 序号 | 领域 | 任务 | 责任单位 | 备注",
            "T1: 1 | 市容 | 植树 | 市甲局 | ",
            "T2: 2 | ^市容 | 护林 | 市甲局 | 长期",
            "T3: 3 | 交通 | 修渠造林 / 补坝修路 | 市乙局 | ",
        ),
        ("ragged-row @3⏎交通⏎修渠造林⏎补坝修路⏎市乙局",),
        rest="市政府办公室",
    ),
    Drawn(
        "two bodies in a cell, and a lost date",
        "任务\n责任单位\n时限\n植树\n县甲局\n5月\n护林\n县乙局\n县丙局\n修渠\n县甲局\n6月\n\n后记很长。\n",
        (
            "H: 任务 | 责任单位 | 时限",
            "T: 植树 | 县甲局 | 5月",
            "T: 护林 | 县乙局 / 县丙局 | ",
            "T: 修渠 | 县甲局 | 6月",
        ),
        rest="后记很长。",
    ),
    Drawn(
        "heads and names cut by line ends",
        "序号\n任务\n责任\n单位\n完成\n时限\n1\n植树\n县农业农\n村局\n5月\n2\n护林\n县甲局、\n县乙局\n6月\n",
        (
            "H: 序号 | 任务 | 责任⏎单位 | 完成⏎时限",
            "T1: 1 | 植树 | 县农业农⏎村局 | 5月",
            "T2: 2 | 护林 | 县甲局、⏎县乙局 | 6月",
        ),
    ),
    Drawn(
        "a table by agency, a cell a line: the lines up to the next agency are its tasks",
        "单位\n任务\n县甲局\n植树\n县乙局\n修渠\n补坝\n县丙局\n护林\n",
        ("H: 单位 | 任务", "T: 县甲局 | 植树", "T: 县乙局 | 修渠 / 补坝", "T: 县丙局 | 护林"),
    ),
    Drawn(
        "an area before the numbers",
        "领域\n序号\n任务\n责任单位\n市容\n1\n植树\n县甲局\n2\n护林\n县乙局\n交通\n3\n修路\n县丙局\n",
        (
            "H: 领域 | 序号 | 任务 | 责任单位",
            "T1: 市容 | 1 | 植树 | 县甲局",
            "T2: ^市容 | 2 | 护林 | 县乙局",
            "T3: 交通 | 3 | 修路 | 县丙局",
        ),
    ),
    Drawn(
        "an unknown head before the first number, and divisions behind bodies",
        "序号\n任务\n责任单位\n口径\n1\n植树\n县甲局\n甲类\n2\n护林\n县乙局\n县丁局\n乙类\n",
        (
            "H: 序号 | 任务 | 责任单位 | 口径",
            "T1: 1 | 植树 | 县甲局 | 甲类",
            "T2: 2 | 护林 | 县乙局 / 县丁局 | 乙类",
        ),
    ),
    Drawn(
        "inner divisions behind bodies, a cell a line",
        "序号\n任务\n牵头单位\n配合单位\n本局主责科\n1\n植树\n县甲局\n县乙局\n一科\n2\n护林\n县甲局、\n县丙局\n县丁局\n二科\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 配合单位 | 本局主责科",
            "T1: 1 | 植树 | 县甲局 | 县乙局 | 一科",
            "T2: 2 | 护林 | 县甲局、⏎县丙局 | 县丁局 | 二科",
        ),
    ),
    Drawn(
        "a dash for nobody, a merged task, and a subheading between rows, a cell a line",
        "序号\n任务\n牵头部门\n配合部门\n工作安排\n一、城市绿化\n1\n植树\n甲处\n—\n5月种完。\n2\n乙处\n丙处\n6月种完。\n"
        "二、城市交通\n3\n修路\n县甲局\n无\n7月修完。\n四、甲\n4\n乙处\n—\n8月修完。\n",
        (
            "H: 序号 | 任务 | 牵头部门 | 配合部门 | 工作安排",
            "S: 一、城市绿化 |  |  |  | ",
            "T1: 1 | 植树 | 甲处 | — | 5月种完。",
            "T2: 2 | ^植树 | 乙处 | 丙处 | 6月种完。",
            "S: 二、城市交通 |  |  |  | ",
            "T3: 3 | 修路 | 县甲局 | 无 | 7月修完。 / 四、甲",
            "T4: 4 | ^修路 | 乙处 | — | 8月修完。",
        ),
        ("ragged-row @2⏎乙处⏎丙处⏎6月种完。", "ragged-row @4⏎乙处⏎—⏎8月修完。"),
    ),
    Drawn(
        "a head repeated on the next page of a cell a line",
        "序号\n任务\n责任单位\n1\n植树\n县甲局\n- 2 -\n序号\n任务\n责任单位\n2\n护林\n县乙局\n备注：按月调度\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局",
            "H: 序号 | 任务 | 责任单位",
            "T2: 2 | 护林 | 县乙局",
        ),
        rest="备注：按月调度",
    ),
)

CUT = (
    *(
        Drawn(
            f"the next row behind what ends a table is said: {name}",
            head + between + behind,
            ("H: 序号 | 任务 | 责任单位", "T1: 1 | 植树 | 县甲局"),
            (f"ragged-row @{row}",),
        )
        for name, head, between, behind, row in (
            (
                "tabs",
                "序号\t任务\t责任单位\n1\t植树\t县甲局\n",
                "附件2所列任务\n",
                "2\t护林\t县乙局\n3\t修路\t县丁局\n",
                "2→护林→县乙局",
            ),
            (
                "bars",
                "| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | 植树 | 县甲局 |\n",
                "\n以下各项另行说明，请各单位按照要求抓好落实。\n\n" * 4,
                "| 2 | 护林 | 县乙局 |\n",
                "| 2 | 护林 | 县乙局 |",
            ),
        )
    ),
    Drawn(
        "numbers of the next table are not those of the one before",
        "序号\t任务\t责任单位\n1\t植树\t县甲局\n\n序号\t事项\t责任单位\n1\t护林\t县乙局\n2\t修路\t县丁局\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局",
            "H: 序号 | 事项 | 责任单位",
            "T1: 1 | 护林 | 县乙局",
            "T2: 2 | 修路 | 县丁局",
        ),
    ),
)

OTHERS = (
    Drawn(
        "a form with labels before values is no table", "责任单位\t市财政局\n工作任务\t植树\n", ()
    ),
    Drawn("words of a sentence are no head", "请各责任单位 抓好落实 工作任务\n1 植树 县甲局\n", ()),
    Drawn("a head without rows is no table", "序号\t任务\t责任单位\n\n后记。\n", ()),
    Drawn("a table without responsibility is none", "序号\t任务\t时限\n1\t植树\t5月\n", ()),
    Drawn("responsibility alone is no table", "牵头单位\t配合单位\n县甲局\t县乙局\n", ()),
    Drawn("nothing is no table", " \n\n", ()),
)

LAYOUTS = (
    Drawn(
        "a real table: a title across, merged cells, a subheading, text with tabs before",
        draw_layout(
            [
                [("分工表", 1, 4)],
                ["序号", "任务", "牵头单位", "配合单位"],
                ["1", ("植树", 2, 1), "市甲局\n市乙局", ("市丙局", 2, 1)],
                ["2", "市丁局"],
                [("其他工作", 1, 4)],
                ["3", "护林", "市甲局", ""],
            ],
            "前言\t注意\n",
        ),
        (
            "H: 序号 | 任务 | 牵头单位 | 配合单位",
            "T1: 1 | 植树 | 市甲局 / 市乙局 | 市丙局",
            "T2: 2 | ^植树 | 市丁局 | ^市丙局",
            "S: 其他工作 |  |  | ",
            "T3: 3 | 护林 | 市甲局 | ",
        ),
    ),
    Drawn(
        "a real table with a head of two rows, and an empty cell that says nobody",
        draw_layout(
            [
                [("序号", 2, 1), ("任务", 2, 1), ("责任分工", 1, 2), ("时限", 2, 1)],
                ["牵头单位", "配合单位"],
                ["1", "植树", "县甲局", "", "5月"],
                ["2", "护林", "", "县乙局", ""],
            ]
        ),
        (
            "H: 序号 | 任务 | 责任分工 |  | 时限",
            "H:  |  | 牵头单位 | 配合单位 | ",
            "T1: 1 | 植树 | 县甲局 |  | 5月",
            "T2: 2 | 护林 |  | 县乙局 | ",
        ),
    ),
    Drawn(
        "one cell across two columns of bodies does not say who leads",
        draw_layout([["任务", "牵头单位", "配合单位"], ["护林", ("市甲局、市乙局", 1, 2)]]),
        ("H: 任务 | 牵头单位 | 配合单位", "T: 护林 | 市甲局、市乙局 | "),
        ("ragged-row @护林→市甲局、市乙局",),
    ),
    Drawn(
        "a merged responsibility over several tasks, notes, and a head repeated",
        draw_layout(
            [
                ["序号", "任务", "责任单位"],
                ["1", "植树", ("县甲局", 2, 1)],
                ["2", "护林"],
                ["序号", "任务", "责任单位"],
                ["3", "修渠", "县乙局"],
                [("备注：按月调度", 1, 3)],
            ]
        ),
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局",
            "T2: 2 | 护林 | ^县甲局",
            "H: 序号 | 任务 | 责任单位",
            "T3: 3 | 修渠 | 县乙局",
            "N: 备注：按月调度 |  | ",
        ),
    ),
    Drawn(
        "a real table without responsibility is none, and its tabs are no table either",
        draw_layout(
            [["序号", "任务", "县甲局"], ["任务", "责任单位", "5月"], ["植树", "县甲局", "6月"]]
        ),
        (),
    ),
)

ODD = (
    Drawn(
        "punctuation alone on a line of a cell",
        "任务\t责任单位\n植树\t市甲局\v。\n",
        ("H: 任务 | 责任单位", "T: 植树 | 市甲局⏎。"),
    ),
    Drawn(
        "one real table with two heads is two tables",
        draw_layout(
            [
                ["任务", "责任单位", "备注"],
                ["一、城管", "", ""],
                ["植树", "县甲局", ""],
                ["", "", ""],
                ["序号", "任务", "牵头单位"],
                ["1", "护林", "县乙局"],
            ]
        ),
        (
            "H: 任务 | 责任单位 | 备注",
            "S: 一、城管 |  | ",
            "T: 植树 | 县甲局 | ",
            "H: 序号 | 任务 | 牵头单位",
            "T1: 1 | 护林 | 县乙局",
        ),
    ),
    Drawn(
        "a real head without rows before another is no table",
        draw_layout([["任务", "责任单位"], ["事项", "牵头单位"], ["护林", "县乙局"]]),
        ("H: 事项 | 牵头单位", "T: 护林 | 县乙局"),
    ),
    Drawn(
        "a row of other labels above a head is no part of it",
        "工作任务\t时间安排\n任务\t责任单位\n植树\t县甲局\n",
        ("H: 任务 | 责任单位", "T: 植树 | 县甲局"),
    ),
    Drawn(
        "labels under two groups belong to neither for sure",
        "任务\t责任单位\t落实单位\n牵头单位\t配合单位\n植树\t县甲局\t县乙局\n",
        (
            "H: 任务 | 责任单位 | 落实单位",
            "T:  | 牵头单位 | 配合单位",
            "T: 植树 | 县甲局 | 县乙局",
        ),
        ("ragged-row @牵头单位→配合单位",),
    ),
    Drawn(
        "a head with an unknown column is no second row of another",
        "任务\t口径\n牵头单位\t甲类\n县甲局\t植树\n",
        ("H: 牵头单位 | 甲类", "T: 县甲局 | 植树"),
    ),
    Drawn(
        "labels under words that are no head",
        "甲\t乙\n牵头单位\t配合单位\n植树\t县甲局\n",
        (),
    ),
    Drawn(
        "a character that nobody sees is no cell; single characters are one word",
        "序号 任务 责任单位\n1 \u200b 植树 县甲局\n2 甲 乙 县乙局\n",
        ("H: 序号 | 任务 | 责任单位", "T1: 1 | 植树 | 县甲局", "T2: 2 | 甲 乙 | 县乙局"),
    ),
    Drawn(
        "a blank too many or too few in a row of two texts",
        "序号 任务 措施 责任单位\n1 植树 护林 选苗 县甲局\n2 植树 选苗 县甲局\n3 植树 县丁局\n",
        (
            "H: 序号 | 任务 | 措施 | 责任单位",
            "T1: 1 | 植树 | 护林 | 选苗 / 县甲局",
            "T2: 2 | 植树 | 选苗 | 县甲局",
            "T3: 3 | 植树 |  | 县丁局",
        ),
        (
            "ragged-row @1 植树 护林 选苗 县甲局",
            "cut-cell 责任单位@选苗 县甲局",
            "ragged-row @3 植树 县丁局",
        ),
    ),
    Drawn(
        "an unknown head with a blank on each side is a word",
        "工作任务 口径 责任单位\n植树 甲类 县甲局\n",
        (),
    ),
    Drawn(
        "a table behind a table",
        "任务\t责任单位\n植树\t县甲局\n序号\t任务\t牵头单位\n1\t护林\t县乙局\n",
        (
            "H: 任务 | 责任单位",
            "T: 植树 | 县甲局",
            "H: 序号 | 任务 | 牵头单位",
            "T1: 1 | 护林 | 县乙局",
        ),
    ),
    Drawn(
        "a row of bars with no words",
        "|任务|责任单位|\n|<br>||\n|植树|县甲局|\n",
        ("H: 任务 | 责任单位", "T: 植树 | 县甲局"),
    ),
    Drawn(
        "an empty line does not go on a name",
        "序号 任务 责任单位\n1 植树 县甲\n\n2 护林 县乙局\n",
        ("H: 序号 | 任务 | 责任单位", "T1: 1 | 植树 | 县甲", "T2: 2 | 护林 | 县乙局"),
        ("ragged-row @1 植树 县甲",),
    ),
    Drawn(
        "a short row does not swallow the next one",
        "序号\t任务\t牵头单位\t配合单位\n1\t查网络。\n2\t查门店。\t市甲局\t市乙局\n"
        "3\t查市场。\n好\t的\t吗\n4\t查\n好\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 配合单位",
            "T1: 1 | 查网络。 |  | ",
            "T2: 2 | 查门店。 | 市甲局 | 市乙局",
            "T3: 3 | 查市场。 |  | ",
            "T: 好 | 的 | 吗 | ",
            "T4: 4 | 查 |  | ",
        ),
        (
            "empty-cell 牵头单位@3→查市场。",
            "ragged-row @好→的→吗",
            "empty-cell 牵头单位@4→查",
        ),
        rest="好",
    ),
    Drawn("a number without a row", "序号\n任务\n责任单位\n1\n", ()),
    Drawn(
        "remarks, subheadings and other text between numbered lines; rows without a body",
        "序号\n任务\n责任单位\n1\n植树\n县甲局\n备注：好\n二、交通\n2\n修路\n县乙局\n"
        "本页由县甲局制作，仅供参考。\n3\n护林\n待定\n4\n修渠\n待\n定\n好\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局",
            "N: 备注：好 |  | ",
            "S: 二、交通 |  | ",
            "T2: 2 | 修路 | 县乙局",
            "C2: ^2 | 本页由县甲局制作，仅供参考。 | ^县乙局",
            "T3: 3 | 护林 | 待定",
            "T4: 4 | 修渠 | 待",
        ),
        (
            "empty-cell 责任单位@本页由县甲局制作，仅供参考。",
            "ragged-row @本页由县甲局制作，仅供参考。",
            "ragged-row @3⏎护林⏎待定",
            "ragged-row @4⏎修渠⏎待",
            "unread-words 待定@待定",
        ),
        rest="定好",
    ),
    Drawn(
        "lines without numbers: numbered subheadings, repeated heads, an end at an empty line",
        "任务\n责任单位\n城管\n植树\n县甲局\n一、交通\n修路\n县乙局\n— 2 —\n任务\n责任单位\n修渠\n县丙局\n"
        "按月调度\n任务\n责任单位\n护林\n县丁局\n\n另\n护路\n县丁局\n",
        (
            "H: 任务 | 责任单位",
            "T: 城管 / 植树 | 县甲局",
            "S: 一、交通 | ",
            "T: 修路 | 县乙局",
            "H: 任务 | 责任单位",
            "T: 修渠 | 县丙局",
            "N: 按月调度 | ",
            "H: 任务 | 责任单位",
            "T: 护林 | 县丁局",
        ),
        rest="另护路县丁局",
    ),
    Drawn(
        "short names a line may be two, or one that a line end cuts",
        "序号\n任务\n责任单位\n1\n植树\n发改委\n2\n护林\n财政局\n农业局\n3\n修路\n、县甲局、\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 发改委",
            "T2: 2 | 护林 | 财政局 / 农业局",
            "T3: 3 | 修路 | 、县甲局、",
        ),
        ("cut-cell 责任单位@财政局⏎农业局",),
    ),
    Drawn(
        "the rest of a name whose beginning stands elsewhere",
        "序号\n任务\n责任单位\n1\n植树\n县甲局\n2\n护林\n县乙局、县丁局\n3\n修县路\n务中心\n4\n修渠\n县甲局\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局",
            "T2: 2 | 护林 | 县乙局、县丁局",
            "T3: 3 | 修县路 | 务中心",
            "T4: 4 | 修渠 | 县甲局",
        ),
        ("cut-cell 责任单位@务中心",),
    ),
    Drawn(
        "of two fields one is lost",
        "序号\n任务\n责任单位\n责任人\n完成时限\n1\n植树\n县甲局\n5月\n2\n护林\n县乙局\n张三\n6月\n"
        "3\n修渠\n县丙局\n李四\n",
        (
            "H: 序号 | 任务 | 责任单位 | 责任人 | 完成时限",
            "T1: 1 | 植树 | 县甲局 |  | 5月",
            "T2: 2 | 护林 | 县乙局 | 张三 | 6月",
            "T3: 3 | 修渠 | 县丙局 | 李四 | ",
        ),
        ("ragged-row @1⏎植树⏎县甲局⏎5月", "ragged-row @3⏎修渠⏎县丙局⏎李四"),
    ),
    Drawn(
        "names on both sides of a field, a cell a line",
        "序号\n任务\n牵头单位\n责任人\n配合单位\n1\n植树\n县甲局\n张三\n县乙局\n2\n护林\n县丙局\n县丁局\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 责任人 | 配合单位",
            "T1: 1 | 植树 | 县甲局 | 张三 | 县乙局",
            "T2: 2 | 护林 | 县丙局 | 县丁局 | ",
        ),
        ("ragged-row @2⏎护林⏎县丙局⏎县丁局",),
    ),
    Drawn(
        "two cells of text are lost",
        "序号\n领域\n任务\n措施\n责任单位\n1\n植树\n县甲局\n",
        ("H: 序号 | 领域 | 任务 | 措施 | 责任单位", "T1: 1 |  |  | 植树 | 县甲局"),
        ("ragged-row @1⏎植树⏎县甲局",),
    ),
    Drawn(
        "the same head twice",
        "序号\n任务\n任务\n责任单位\n1\n植树\n县甲局\n",
        ("H: 序号 | 任务 | 任务 | 责任单位", "T1: 1 |  | 植树 | 县甲局"),
        ("ragged-row @1⏎植树⏎县甲局",),
    ),
    Drawn(
        "divisions are responsible where no body is",
        "任务\t责任科室\n植树\t一科\n",
        ("H: 任务 | 责任科室", "T: 植树 | 一科"),
    ),
    Drawn(
        "wide blanks without numbers: a lone body may lead or support",
        "任务  牵头单位  配合单位  时限\n植树  县甲局  5月\n",
        ("H: 任务 | 牵头单位 | 配合单位 | 时限", "T: 植树 | 县甲局 |  | 5月"),
        ("ragged-row @植树  县甲局  5月",),
    ),
    Drawn(
        "a body on a line of its own between rows of blanks is of the row before",
        "序号 任务 责任单位\n1 植树 县甲局\n县乙局\n2 护林 县丙局\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局 / 县乙局",
            "T2: 2 | 护林 | 县丙局",
        ),
    ),
    Drawn(
        "a paragraph ends a table, although a line with more tabs follows",
        "任务\t责任单位\n植树\t县甲局\n好好干,努力。\n甲\t乙\t丙\n",
        ("H: 任务 | 责任单位", "T: 植树 | 县甲局"),
        rest="好好干,努力。甲乙丙",
    ),
    Drawn(
        "unknown words behind a head without numbers are text",
        "任务\n责任单位\n甲类\n乙类\n丙类\n县甲局\n",
        ("H: 任务 | 责任单位", "T: 甲类 / 乙类 / 丙类 | 县甲局"),
    ),
    Drawn(
        "the beginning of a head that does not go on is text",
        "任务\n责任单位\n责任\n植树\n县甲局\n",
        ("H: 任务 | 责任单位", "T: 责任 / 植树 | 县甲局"),
    ),
    Drawn(
        "a head at once repeated",
        "序号\n任务\n责任单位\n序号\n任务\n责任单位\n1\n植树\n县甲局\n",
        ("H: 序号 | 任务 | 责任单位", "H: 序号 | 任务 | 责任单位", "T1: 1 | 植树 | 县甲局"),
    ),
    Drawn(
        "a line of bodies that begins and ends with a separator",
        "任务\n责任单位\n植树\n、县甲局、县乙局、县丙、\n县丁局\n",
        ("H: 任务 | 责任单位", "T: 植树 | 、县甲局、县乙局、县丙、⏎县丁局"),
    ),
    Drawn(
        "a total alone in its row is a note",
        "序号\t任务\t责任单位\n1\t植树\t县甲局\n合　计\t\t\n",
        ("H: 序号 | 任务 | 责任单位", "T1: 1 | 植树 | 县甲局", "N: 合　计 |  | "),
    ),
    Drawn(
        "a lone body in a short row may lead or support",
        "序号\t任务\t牵头单位\t配合单位\n1\t植树\t县甲局\t县乙局\n2\t护林\t县丙局\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 配合单位",
            "T1: 1 | 植树 | 县甲局 | 县乙局",
            "T2: 2 | 护林 | 县丙局 | ",
        ),
        ("ragged-row @2→护林→县丙局",),
    ),
    Drawn(
        "a list of annexes and a chapter behind are no rows",
        "任务\t责任单位\n植树\t县甲局\n护林\t县乙局\n附件：名单\n三、要求\n1.各单位\t落实\n",
        ("H: 任务 | 责任单位", "T: 植树 | 县甲局", "T: 护林 | 县乙局"),
        rest="附件：名单三、要求1.各单位落实",
    ),
    Drawn(
        "a name that is whole after two lines ends there",
        "序号\n任务\n牵头单位\n配合单位\n1\n植树\n县甲乙\n委\n县丙局、县委\n丁办\n2\n护林\n县甲\n局\n县乙局\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 配合单位",
            "T1: 1 | 植树 | 县甲乙⏎委 | 县丙局、县委⏎丁办",
            "T2: 2 | 护林 | 县甲⏎局 | 县乙局",
        ),
    ),
    Drawn(
        "a subheading between rows whose cell of bodies says nothing known",
        "序号\t任务\t责任单位\n1\t植树\t县甲局\n二、其他\n2\t护林\t待定\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局",
            "S: 二、其他 |  | ",
            "T2: 2 | 护林 | 待定",
        ),
        ("unread-words 待定@待定",),
    ),
)

CASES = (*TABS, *BARS, *BLANKS, *LINES, *CUT, *OTHERS, *LAYOUTS, *ODD)
