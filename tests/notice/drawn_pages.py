"""Invented tables in the forms that web pages and PDF text have, with their rows as a person reads.

Printed as in `drawn_tables`.
"""

# ruff: noqa: E501 - texts of notices, in lines as they come

from tests.notice.drawn_tables import Drawn
from tests.notice.table_names import draw_layout

BARRED = (
    Drawn(
        "a bar on a line of its own between cells; the rows have numbers, their head says nothing of them",
        "工作任务\n|\n具体要求\n|\n责任科室\n|\n时限要求\n|\n绿化\n|\n1\n|\n在河边植树。\n|\n甲科\n|\n5月\n|\n"
        "2\n|\n护林。\n|\n各科室\n|\n长期\n|\n交通\n|\n3\n|\n修路。\n|\n乙科\n丙科\n|\n6月\n|\n",
        (
            "H: 工作任务 |  | 具体要求 | 责任科室 | 时限要求",
            "T1: 绿化 | 1 | 在河边植树。 | 甲科 | 5月",
            "T2: ^绿化 | 2 | 护林。 | 各科室 | 长期",
            "T3: 交通 | 3 | 修路。 | 乙科 / 丙科 | 6月",
        ),
        rest="|",
    ),
    Drawn(
        "lines that end in a bar, a column of persons, and a cell of nobody",
        "序号 |\n任务 |\n分管县领导 |\n牵头责任单位 |\n责任单位 |\n80 |\n植树。\n护林。 |\n张 三李 四 |\n县甲局 |\n"
        "县各有关单位 |\n81 |\n修路。 |\n王 五 |\n县乙局 |\n |\n备注:按月调度。\n",
        (
            "H: 序号 | 任务 | 分管县领导 | 牵头责任单位 | 责任单位",
            "T80: 80 | 植树。 / 护林。 | 张 三李 四 | 县甲局 | 县各有关单位",
            "T81: 81 | 修路。 | 王 五 | 县乙局 | ",
        ),
        rest="||备注：按月调度。",
    ),
    Drawn(
        "merged cells printed once, between bars",
        "领域 |\n任务 |\n责任单位 |\n绿化 |\n植树 |\n县甲局 |\n护林 |\n县乙局、县丙局 |\n交通 |\n修路 |\n县丁局 |\n",
        (
            "H: 领域 | 任务 | 责任单位",
            "T: 绿化 | 植树 | 县甲局",
            "T: ^绿化 | 护林 | 县乙局、县丙局",
            "T: 交通 | 修路 | 县丁局",
        ),
        rest="|",
    ),
    Drawn(
        "a head repeated, and a last cell without a bar",
        "序号\n|\n任务\n|\n责任单位\n|\n1\n|\n植树\n|\n县甲局\n|\n序号\n|\n任务\n|\n责任单位\n|\n2\n|\n护林\n|\n县乙局\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局",
            "H: 序号 | 任务 | 责任单位",
            "T2: 2 | 护林 | 县乙局",
        ),
    ),
    Drawn(
        "a cell lost between bars costs its own row",
        "序号\n|\n任务\n|\n责任单位\n|\n1\n|\n植树\n|\n县甲局\n|\n2\n|\n县乙局\n|\n3\n|\n修渠\n|\n县丙局\n|\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局",
            "T2: 2 |  | 县乙局",
            "T3: 3 | 修渠 | 县丙局",
        ),
        ("ragged-row @2⏎|⏎县乙局",),
        rest="|",
    ),
    Drawn(
        "a column for remarks whose head is not known",
        "任务 |\n口径 |\n责任单位 |\n植树 |\n甲类 |\n县甲局 |\n | \n | \n | \n护林 |\n乙类 |\n县乙局 |\n",
        (
            "H: 任务 | 口径 | 责任单位",
            "T: 植树 | 甲类 | 县甲局",
            "T: 护林 | 乙类 | 县乙局",
        ),
        rest="|",
    ),
    Drawn(
        "numbers in front that the head says nothing of",
        "任务 |\n责任单位 |\n1 |\n植树 |\n县甲局 |\n2 |\n护林 |\n县乙局 |\n",
        ("H:  | 任务 | 责任单位", "T1: 1 | 植树 | 县甲局", "T2: 2 | 护林 | 县乙局"),
        rest="|",
    ),
    Drawn("labels before values between bars are no table", "责任单位 |\n市财政局 |\n植树 |\n", ()),
    Drawn("a head between bars without rows is no table", "任务\n|\n责任单位\n|\n县甲局\n", ()),
    Drawn("a last line before a bar is no table", "植树\n责任单位\n", ()),
    Drawn(
        "a head between bars that a sentence follows is no table",
        "任务 |\n责任单位 |\n" + "落实。\n" * 61,
        (),
    ),
)

WRAPPED = (
    Drawn(
        "the names of the last cell go on over several lines",
        "序号 任务 责任单位 配合单位\n1 植树 县甲局 县乙局、县农\n业农村局,县丙局,县丁\n局。\n2 护林 县甲局 县乙局\n",
        (
            "H: 序号 | 任务 | 责任单位 | 配合单位",
            "T1: 1 | 植树 | 县甲局 | 县乙局、县农⏎业农村局,县丙局,县丁⏎局。",
            "T2: 2 | 护林 | 县甲局 | 县乙局",
        ),
    ),
    Drawn(
        "lines that fit nothing before the row of the next number are of the row before, in doubt",
        "序号 任务 责任单位\n1 植树 县甲局\n好好干吧\n好好干呀\n好好干啊\n好好干哦\n2 护林 县乙局\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局⏎好好干吧⏎好好干呀⏎好好干啊⏎好好干哦",
            "T2: 2 | 护林 | 县乙局",
        ),
        (
            "ragged-row @1 植树 县甲局⏎好好干吧⏎好好干呀⏎好好干啊⏎好好干哦",
            "cut-cell 责任单位@县甲局⏎好好干吧⏎好好干呀⏎好好干啊⏎好好干哦",
        ),
    ),
)

MERGED = (
    Drawn(
        "a paragraph in the first cell is no subheading",
        "序号\t任务\t责任单位\n1\t植树\t县甲局\n以上任务由县政府督查,按月调度。\t\t\n2\t护林\t县乙局\n",
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局",
            "T: 以上任务由县政府督查,按月调度。 |  | ",
            "T2: 2 | 护林 | 县乙局",
        ),
        ("empty-cell 责任单位@以上任务由县政府督查,按月调度。",),
    ),
    Drawn(
        "rows of an empty column of numbers are tasks",
        "序号\t任务\t责任单位\n\t植树\t县甲局\n\t护林\t县乙局\n",
        ("H: 序号 | 任务 | 责任单位", "T:  | 植树 | 县甲局", "T:  | 护林 | 县乙局"),
    ),
    Drawn(
        "an area goes on behind a repeated head, and ends at a subheading",
        "领域\t任务\t责任单位\n绿化\t植树\t县甲局\n领域\t任务\t责任单位\n\t护林\t县乙局\n二、其他\t\t\n\t修路\t县丙局\n",
        (
            "H: 领域 | 任务 | 责任单位",
            "T: 绿化 | 植树 | 县甲局",
            "H: 领域 | 任务 | 责任单位",
            "T: ^绿化 | 护林 | 县乙局",
            "S: 二、其他 |  | ",
            "T:  | 修路 | 县丙局",
        ),
    ),
    Drawn(
        "a merged cell of a real table goes on behind a subheading",
        draw_layout(
            [
                ["领域", "任务", "责任单位"],
                [("绿化", 3, 1), "植树", ("县甲局", 3, 1)],
                [""],
                ["护林"],
            ]
        ),
        (
            "H: 领域 | 任务 | 责任单位",
            "T: 绿化 | 植树 | 县甲局",
            "T: ^绿化 | 护林 | ^县甲局",
        ),
    ),
    Drawn(
        "an empty cell of bodies between a number and a task is a doubt, a field is not merged",
        "序号\t责任单位\t时限\t任务\n1\t县甲局\t5月\t植树\n2\t\t\t护林\n",
        (
            "H: 序号 | 责任单位 | 时限 | 任务",
            "T1: 1 | 县甲局 | 5月 | 植树",
            "T2: 2 |  |  | 护林",
        ),
        ("empty-cell 责任单位@2→→→护林",),
    ),
    Drawn(
        "a deadline before the task is not merged",
        "时限\t任务\t责任单位\n5月\t植树\t县甲局\n\t护林\t县乙局\n",
        ("H: 时限 | 任务 | 责任单位", "T: 5月 | 植树 | 县甲局", "T:  | 护林 | 县乙局"),
    ),
    Drawn(
        "a number is not merged into another area",
        "领域\t序号\t任务\t责任单位\n绿化\t1\t植树\t县甲局\n交通\t\t修路\t县乙局\n",
        (
            "H: 领域 | 序号 | 任务 | 责任单位",
            "T1: 绿化 | 1 | 植树 | 县甲局",
            "C: 交通 |  | 修路 | 县乙局",
        ),
    ),
    Drawn(
        "a table by agency between bars",
        "单位 |\n任务 |\n县甲局 |\n植树 |\n县乙局 |\n修路 |\n",
        ("H: 单位 | 任务", "T: 县甲局 | 植树", "T: 县乙局 | 修路"),
        rest="|",
    ),
)

PAGES = (
    Drawn(
        "a head over two lines, persons and deadlines before the bodies that are printed once for many rows",
        "序号\n领域\n工作任务\n完成时限\n责任领导\n责任股室\n(单位)\n备注\n1\n绿化\n植树。\n12月底前\n张某\n绿化股\n"
        "林场管理站\n2\n护林。\n绿化股\n3\n选苗。\n4\n交通\n修路。\n5月底前\n李 某\n养路股\n县甲公司\n5\n修渠。\n水利股\n",
        (
            "H: 序号 | 领域 | 工作任务 | 完成时限 | 责任领导 | 责任股室⏎(单位) | 备注",
            "T1: 1 | 绿化 | 植树。 | 12月底前 | 张某 | 绿化股 / 林场管理站 | ",
            "T2: 2 | ^绿化 | 护林。 |  |  | 绿化股 | ",
            "T3: 3 | ^绿化 | 选苗。 |  |  |  | ",
            "T4: 4 | 交通 | 修路。 | 5月底前 | 李 某 | 养路股 / 县甲公司 | ",
            "T5: 5 | ^交通 | 修渠。 |  |  | 水利股 | ",
        ),
        (
            "cut-cell 责任股室(单位)@绿化股⏎林场管理站",
            "empty-cell 责任股室(单位)@3⏎选苗。",
        ),
    ),
    Drawn(
        "of a row of blanks the names go on below: a cell with commas has no line for each of them",
        "序号 任务 责任单位 协同配合单位\n1 植树。 县甲局 县各部门,各乡镇人民政府。\n2 护林。 县甲局\n县乙局\n"
        "县丙局,各乡镇人民政府。\n3 修路。 县丁局 县丙局。\n",
        (
            "H: 序号 | 任务 | 责任单位 | 协同配合单位",
            "T1: 1 | 植树。 | 县甲局 | 县各部门,各乡镇人民政府。",
            "T2: 2 | 护林。 | 县甲局 / 县乙局 | 县丙局,各乡镇人民政府。",
            "T3: 3 | 修路。 | 县丁局 | 县丙局。",
        ),
        ("ragged-row @2 护林。 县甲局⏎县乙局⏎县丙局,各乡镇人民政府。",),
    ),
    Drawn(
        "of a row of blanks the names go on below, each on a line: the last one supports",
        "序号 任务 牵头单位 配合单位\n1 植树 县甲局 县乙局\n2 护林 县甲局\n县乙局\n县丙局\n3 修路 县丁局 县丙局\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 配合单位",
            "T1: 1 | 植树 | 县甲局 | 县乙局",
            "T2: 2 | 护林 | 县甲局 / 县乙局 | 县丙局",
            "T3: 3 | 修路 | 县丁局 | 县丙局",
        ),
        ("ragged-row @2 护林 县甲局⏎县乙局⏎县丙局",),
    ),
    Drawn(
        "a row of blanks that lacks two cells of bodies, with one line below it",
        "序号 任务 牵头单位 配合单位 协办单位\n1 植树 县甲局 县乙局 县丙局\n2 护林 县甲局\n县乙局\n3 修路 县甲局 县乙局 县丙局\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 配合单位 | 协办单位",
            "T1: 1 | 植树 | 县甲局 | 县乙局 | 县丙局",
            "T2: 2 | 护林 | 县甲局 | 县乙局 | ",
            "T3: 3 | 修路 | 县甲局 | 县乙局 | 县丙局",
        ),
        ("ragged-row @2 护林 县甲局⏎县乙局",),
    ),
    Drawn(
        "an extract of a longer table, a cell a line: a subheading before the first row is no column",
        "序号\n任务\n牵头单位\n配合单位\n时限\n推动研发\n48\n植树。\n县甲局\n县乙局、县丙局\n长期坚持\n49\n护林。\n县甲局\n"
        "无\n5月\n59\n修路95里。\n县丁局\n县乙局\n6月\n76\n修渠。\n县丙局\n县乙局\n7月\n优化环境\n87\n补坝。\n县丙局\n县丁局\n"
        "8月\n88\n补路。\n县丙局\n县丁局\n9月\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 配合单位 | 时限",
            "S: 推动研发 |  |  |  | ",
            "T48: 48 | 植树。 | 县甲局 | 县乙局、县丙局 | 长期坚持",
            "T49: 49 | 护林。 | 县甲局 | 无 | 5月",
            "T59: 59 | 修路95里。 | 县丁局 | 县乙局 | 6月",
            "T76: 76 | 修渠。 | 县丙局 | 县乙局 | 7月",
            "S: 优化环境 |  |  |  | ",
            "T87: 87 | 补坝。 | 县丙局 | 县丁局 | 8月",
            "T88: 88 | 补路。 | 县丙局 | 县丁局 | 9月",
        ),
    ),
    Drawn(
        "persons beside bodies are no bodies",
        "序号\t任务\t责任领导\t责任单位\t责任人\n1\t植树\t张某\t县甲局\t李某\n2\t护林\t王某\t县乙局\t赵某\n",
        (
            "H: 序号 | 任务 | 责任领导 | 责任单位 | 责任人",
            "T1: 1 | 植树 | 张某 | 县甲局 | 李某",
            "T2: 2 | 护林 | 王某 | 县乙局 | 赵某",
        ),
    ),
    Drawn(
        "a head with a blank between its characters, one cut by a line end, and prose that has the words",
        "各责任\n单位要抓好落实。\n责任单位  抓好落实。\n序 号 任 务 责 任 单 位\n1 植树 县甲局\n",
        (),
    ),
    Drawn(
        "a column of bodies whose head is cut inside a quoted cell",
        '任务\t"牵头责任\n单位"\t备注\n植树\t县甲局\t长期\n',
        ("H: 任务 | 牵头责任 / 单位 | 备注", "T: 植树 | 县甲局 | 长期"),
    ),
    Drawn(
        "names between two rows are no subheading",
        "序号\n任务\n责任单位\n时限\n1\n植树\n县甲局\n5月\n县丁局、县戊局\n6月\n2\n护林\n县乙局\n6月\n",
        (
            "H: 序号 | 任务 | 责任单位 | 时限",
            "T1: 1 | 植树 | 县甲局 | 5月",
            "C1: ^1 | 县丁局、县戊局 | ^县甲局 | 6月",
            "T2: 2 | 护林 | 县乙局 | 6月",
        ),
        (
            "empty-cell 责任单位@县丁局、县戊局⏎6月",
            "ragged-row @县丁局、县戊局⏎6月",
        ),
    ),
    Drawn(
        "a remark below an unknown head is another head",
        "序号\n口径\n(好)\n任务\n责任单位\n1\n甲类\n甲\n植树\n县甲局\n2\n乙类\n甲\n护林\n县乙局\n",
        (
            "H: 序号 | 口径 | (好) | 任务 | 责任单位",
            "T1: 1 | 甲类 | 甲 | 植树 | 县甲局",
            "T2: 2 | 乙类 | 甲 | 护林 | 县乙局",
        ),
    ),
    Drawn(
        "a long line with words of heads is no head",
        "各责任单位要高度重视这项工作，认真组织实施，按时完成任务，按月向县政府办公室报告进展情况。\n",
        (),
    ),
    Drawn(
        "a row of blanks that lacks a cell of bodies, and words there that may be none",
        "序号 任务 牵头单位 配合单位\n1 植树 县甲局 县乙局\n2 护林 待定\n3 修路 县丁局\n4 修渠 县丁局 县丙局\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 配合单位",
            "T1: 1 | 植树 | 县甲局 | 县乙局",
            "T2: 2 | 护林 | 待定 | ",
            "T3: 3 | 修路 | 县丁局 | ",
            "T4: 4 | 修渠 | 县丁局 | 县丙局",
        ),
        ("ragged-row @2 护林 待定", "ragged-row @3 修路 县丁局", "unread-words 待定@待定"),
    ),
)
