"""Invented tables with a cell in each paragraph, as a Word file saved as text has them.

Printed as in `drawn_tables`; `_spread` puts an empty line between the cells.
"""

# ruff: noqa: E501 - texts of notices, in lines as they come

from tests.notice.drawn_tables import Drawn


def _spread(*rows: str) -> str:
    """The text of rows whose cells are parted by ``|``; ``/`` is a line end inside one."""
    cells = (cell.strip() for row in rows for cell in row.split("|"))
    return "\n\n".join(cell.replace("/", "\n") for cell in cells if cell) + "\n"


PARAGRAPHS = (
    Drawn(
        "numbers that begin anew below subheadings, a head repeated, merged tasks, nobody in support",
        "附件3\n\n某区任务分工表\n\n"
        + _spread(
            "序号 | 任务 | 措施 | 牵头单位 | 配合单位",
            "— | 绿化行动",
            "（一） | 植树 | 春季植树。 | 区林业/专班 | 区甲局、属地街镇",
            "秋季补种。 | 区乙局 | ——",
            "序号 | 任务 | 措施 | 牵头单位 | 配合单位",
            "（二） | 护林 | 巡山。 | 区丙局 | 区甲局",
            "二 | 交通行动",
            "（一） | 修路 | 整修桥梁。 | 区丁局 | 区乙局",
            "备注:按月调度。",
        ),
        (
            "H: 序号 | 任务 | 措施 | 牵头单位 | 配合单位",
            "S: 绿化行动 |  |  |  | ",
            "T1: （一） | 植树 | 春季植树。 | 区林业⏎专班 | 区甲局、属地街镇",
            "C1: ^（一） | ^植树 | 秋季补种。 | 区乙局 | ——",
            "H: 序号 | 任务 | 措施 | 牵头单位 | 配合单位",
            "T2: （二） | 护林 | 巡山。 | 区丙局 | 区甲局",
            "S: 交通行动 |  |  |  | ",
            "T1: （一） | 修路 | 整修桥梁。 | 区丁局 | 区乙局",
            "N: 备注:按月调度。 |  |  |  | ",
        ),
    ),
    Drawn(
        "an area is printed once, a supporting cell is lost, and a cell has several bodies",
        _spread(
            "项目序号 | 任务/类型 | 改革任务 | 完成时间 | 责任单位 | 配合单位 | 备注",
            "1 | 移交 | 编制方案 | 6月 | 区甲局/（区乙局） | 各成员单位",
            "2 | 清单建立 | 9月 | 区甲局/区丙公司 | 区丁公司/区戊公司",
            "3 | 意愿征询 | 12月底前 | 区丙公司/区丁公司",
            "一、运营",
            "4 | 运营 | 防汛 | 2030年5月 | 区丙公司 | 区甲局/（区乙局） | 分期",
        )
        + "\n二、保障措施\n\n各单位要抓好落实，按时报送情况，不得拖延。\n",
        (
            "H: 项目序号 | 任务 / 类型 | 改革任务 | 完成时间 | 责任单位 | 配合单位 | 备注",
            "T1: 1 | 移交 | 编制方案 | 6月 | 区甲局⏎（区乙局） | 各成员单位 | ",
            "T2: 2 | ^移交 | 清单建立 | 9月 | 区甲局 / 区丙公司 | 区丁公司 / 区戊公司 | ",
            "T3: 3 | ^移交 | 意愿征询 | 12月底前 | 区丙公司 / 区丁公司 |  | ",
            "S: 一、运营 |  |  |  |  |  | ",
            "T4: 4 | 运营 | 防汛 | 2030年5月 | 区丙公司 | 区甲局⏎（区乙局） | 分期",
        ),
        ("ragged-row @3⏎⏎意愿征询⏎⏎12月底前⏎⏎区丙公司⏎区丁公司",),
        rest="二、保障措施各单位要抓好落实,按时报送情况,不得拖延。",
    ),
    Drawn(
        "a task may end as a body does; several paragraphs of bodies are one cell, in doubt beside another",
        _spread(
            "序号 | 内容 | 牵头部门 | 配合部门 | 工作安排",
            "1 | 迁建政务服务中心 | 县甲局 | 县乙局 | 县丙局 | 5月开工。",
            "2 | 建成老年大学。 | 县丁局 | — | 6月开工。 | 9月完工。",
            "3 | 甲处 | 乙处 | 7月开工。",
            "4 | 修渠 | 各有关方面 | 县甲局 | 8月开工。",
            "5 | 建设监测平台 | 乙处 | — | 9月开工。",
        )
        + "\n某县人民政府\n\n2030年1月2日\n",
        (
            "H: 序号 | 内容 | 牵头部门 | 配合部门 | 工作安排",
            "T1: 1 | 迁建政务服务中心 | 县甲局 | 县乙局 / 县丙局 | 5月开工。",
            "T2: 2 | 建成老年大学。 | 县丁局 | — | 6月开工。 / 9月完工。",
            "T3: 3 | ^建成老年大学。 | 甲处 | 乙处 | 7月开工。",
            "T4: 4 | 修渠 | 各有关方面 | 县甲局 | 8月开工。",
            "T5: 5 | 建设监测平台 | 乙处 | — | 9月开工。",
        ),
        (
            "ragged-row @1⏎⏎迁建政务服务中心⏎⏎县甲局⏎⏎县乙局⏎⏎县丙局⏎⏎5月开工。",
            "ragged-row @2⏎⏎建成老年大学。⏎⏎县丁局⏎⏎—⏎⏎6月开工。⏎⏎9月完工。",
            "ragged-row @3⏎⏎甲处⏎⏎乙处⏎⏎7月开工。",
        ),
        rest="某县人民政府2030年1月2日",
    ),
    Drawn(
        "a deadline is no text, and a task whose body is merged is below it",
        _spread(
            "序号 | 任务 | 责任单位 | 完成时限",
            "1 | 植树。 | 县甲局 | 县乙局 | 12月底前",
            "2 | 护林。 | 县丙局 | 5月底前动工",
            "开工建设老年大学。 | 6月底前",
            "3 | 修路。 | 县丁局 | 9月投入使用",
        )
        + "\n分享到:\n",
        (
            "H: 序号 | 任务 | 责任单位 | 完成时限",
            "T1: 1 | 植树。 | 县甲局 / 县乙局 | 12月底前",
            "T2: 2 | 护林。 | 县丙局 | 5月底前动工",
            "C2: ^2 | 开工建设老年大学。 | ^县丙局 | 6月底前",
            "T3: 3 | 修路。 | 县丁局 | 9月投入使用",
        ),
        (
            "empty-cell 责任单位@开工建设老年大学。⏎⏎6月底前",
            "ragged-row @开工建设老年大学。⏎⏎6月底前",
        ),
        rest="分享到：",
    ),
    Drawn(
        "what stands under a head of bodies and is none is kept, in doubt",
        _spread(
            "序号 | 任务 | 责任单位 | 分管领导",
            "1 | 植树 | 绿化组 | 张某",
            "2 | 护林 | 县甲局 | 李某",
        ),
        (
            "H: 序号 | 任务 | 责任单位 | 分管领导",
            "T1: 1 | 植树 | 绿化组 | 张某",
            "T2: 2 | 护林 | 县甲局 | 李某",
        ),
        (),
    ),
    Drawn(
        "inner divisions behind bodies, and a subheading without a numeral",
        _spread(
            "序号 | 任务 | 责任单位 | 本局主责科",
            "城市绿化",
            "1 | 植树 | 县甲局 | 一科",
            "城市交通",
            "2 | 修路 | 县乙局 | 县丙局 | 二科",
        ),
        (
            "H: 序号 | 任务 | 责任单位 | 本局主责科",
            "S: 城市绿化 |  |  | ",
            "T1: 1 | 植树 | 县甲局 | 一科",
            "S: 城市交通 |  |  | ",
            "T2: 2 | 修路 | 县乙局 / 县丙局 | 二科",
        ),
        ("ragged-row @2⏎⏎修路⏎⏎县乙局⏎⏎县丙局⏎⏎二科",),
    ),
    Drawn(
        "scores, years and targets are no numbers of rows",
        _spread(
            "序号 | 任务 | 目标值 | 责任单位 | 完成时限 | 分值",
            "1 | 植树 | 50 | 县甲局 | 2030 | 10",
            "2 | 护林 | 60 | 县乙局 | 2031",
            "3 | 修渠 | 县丙局 | 2031 | 20",
        ),
        (
            "H: 序号 | 任务 | 目标值 | 责任单位 | 完成时限 | 分值",
            "T1: 1 | 植树 | 50 | 县甲局 | 2030 | 10",
            "T2: 2 | 护林 | 60 | 县乙局 | 2031 | ",
            "T3: 3 | 修渠 |  | 县丙局 | 2031 | 20",
        ),
        ("ragged-row @2⏎⏎护林⏎⏎60⏎⏎县乙局⏎⏎2031",),
    ),
    Drawn(
        "the number after the last one is that of a row, even if its task is merged",
        _spread(
            "序号 | 任务 | 责任单位 | 分值",
            "1 | 植树 | 县甲局",
            "2 | 县乙局 | 20",
            "3 | 修渠 | 县丙局 | 4",
            *(f"{i} | 县丁局" for i in range(4, 9)),
        ),
        (
            "H: 序号 | 任务 | 责任单位 | 分值",
            "T1: 1 | 植树 | 县甲局 | ",
            "T2: 2 |  | 县乙局 | 20",
            "T3: 3 | 修渠 | 县丙局 | 4",
            *(f"T{i}: {i} |  | 县丁局 | " for i in range(4, 9)),
        ),
        ("ragged-row @2⏎⏎县乙局⏎⏎20", *(f"ragged-row @{i}⏎⏎县丁局" for i in range(4, 9))),
    ),
    Drawn(
        "another body before a number is of the cell before it, and no subheading",
        _spread(
            "序号 | 领域 | 任务 | 责任单位",
            "1 | 绿化 | 植树 | 县甲局 | 县乙局",
            "2 | 护林 | 县丙局",
            "浇水",
            "3 | 交通 | 修路 | 县丁局、各镇政府。",
        ),
        (
            "H: 序号 | 领域 | 任务 | 责任单位",
            "T1: 1 | 绿化 | 植树 | 县甲局 / 县乙局",
            "T2: 2 | ^绿化 | 护林 | 县丙局",
            "C2: ^2 | ^绿化 | 浇水 | ^县丙局",
            "T3: 3 | 交通 | 修路 | 县丁局、各镇政府。",
        ),
        ("empty-cell 责任单位@浇水", "ragged-row @浇水"),
    ),
    Drawn(
        "below a subheading without a numeral another one may stand, but no bodies and no deadline",
        _spread(
            "序号 | 任务 | 牵头单位 | 配合单位 | 时限",
            "城市绿化",
            "1 | 植树 | 县甲局 | 县乙局 | 县丙局 | 5月底前",
            "2 | 护林 | 县甲局 | 县丙局 | 6月底前",
            "城市交通",
            "3 | 修路 | 县丁局 | 县甲局 | 6月底前",
        )
        + "\n某县人民政府\n\n2030年4月6日\n",
        (
            "H: 序号 | 任务 | 牵头单位 | 配合单位 | 时限",
            "S: 城市绿化 |  |  |  | ",
            "T1: 1 | 植树 | 县甲局 | 县乙局 / 县丙局 | 5月底前",
            "T2: 2 | 护林 | 县甲局 | 县丙局 | 6月底前",
            "S: 城市交通 |  |  |  | ",
            "T3: 3 | 修路 | 县丁局 | 县甲局 | 6月底前",
        ),
        ("ragged-row @1⏎⏎植树⏎⏎县甲局⏎⏎县乙局⏎⏎县丙局⏎⏎5月底前",),
        rest="某县人民政府2030年4月6日",
    ),
    *(
        Drawn(
            f"what is behind the last row is not of it: {name}",
            _spread("序号 | 任务 | 责任单位", "1 | 植树 | 县甲局", "2 | 护林 | 县乙局")
            + f"\n{behind}\n",
            (
                "H: 序号 | 任务 | 责任单位",
                "T1: 1 | 植树 | 县甲局",
                "T2: 2 | 护林 | 县乙局",
            ),
            rest=behind.replace("\n", "").replace("（", "(").replace("）", ")").replace("，", ","),
        )
        for name, behind in (
            ("who printed it", "某县人民政府办公室\n\n2030年1月2日印发"),
            ("a month", "某县人民政府办公室\n\n二〇三〇年一月"),
            ("a date in brackets", "某县人民政府办公室\n\n（2030年1月2日）"),
            ("a labelled date", "某县人民政府办公室\n\n日期：2030年1月2日"),
            (
                "copies",
                "抄送：县委办公室，县人大办公室。\n\n某县人民政府办公室\n\n2030年1月2日印发",
            ),
            ("an annex", "附件2\n\n某县名单\n\n县丙局\n\n县丁局"),
            ("an annex of one body", "附件2\n\n县丙局"),
            ("a chapter", "二、保障措施\n\n（一）加强领导\n\n县丙局\n\n（二）督查\n\n县丁局"),
            ("a sentence", "县丙局负责督查。"),
        )
    ),
    *(
        Drawn(
            f"bodies behind the last row may be of it, in doubt: {name}",
            _spread("序号 | 任务 | 责任单位", "1 | 植树 | 县甲局", *rows),
            ("H: 序号 | 任务 | 责任单位", "T1: 1 | 植树 | " + first, *more),
            (doubt,),
        )
        for name, rows, first, more, doubt in (
            (
                "a signature",
                ("县政府办公室",),
                "县甲局 / 县政府办公室",
                (),
                "ragged-row @1⏎⏎植树⏎⏎县甲局⏎⏎县政府办公室",
            ),
            (
                "a measure",
                ("浇水 | 县乙局",),
                "县甲局",
                ("C1: ^1 | 浇水 | 县乙局",),
                "ragged-row @浇水⏎⏎县乙局",
            ),
        )
    ),
    Drawn(
        "an annex's title parts two tables with the same heads",
        _spread(
            "序号 | 任务 | 责任单位",
            "1 | 植树 | 县甲局",
            "某县分工表",
            "序号 | 任务 | 责任单位",
            "1 | 浇水 | 县乙局",
        ),
        (
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局",
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 浇水 | 县乙局",
        ),
    ),
    Drawn(
        "deadlines may be whole dates",
        _spread(
            "序号 | 任务 | 责任单位 | 时限",
            "1 | 植树 | 县甲局 | 2030年1月2日",
            "2 | 护林 | 县乙局 | 2030年3月4日",
            "3 | 修渠 | 县丙局 | 5月",
        ),
        (
            "H: 序号 | 任务 | 责任单位 | 时限",
            "T1: 1 | 植树 | 县甲局 | 2030年1月2日",
            "T2: 2 | 护林 | 县乙局 | 2030年3月4日",
            "T3: 3 | 修渠 | 县丙局 | 5月",
        ),
    ),
    Drawn(
        "below a subheading the last bodies before a number are no other one",
        _spread(
            "序号 | 任务 | 责任单位",
            "城市绿化",
            "1 | 植树 | 县甲局 | 县乙局",
            "城市交通",
            "2 | 修路 | 县丙局",
        ),
        (
            "H: 序号 | 任务 | 责任单位",
            "S: 城市绿化 |  | ",
            "T1: 1 | 植树 | 县甲局 / 县乙局",
            "S: 城市交通 |  | ",
            "T2: 2 | 修路 | 县丙局",
        ),
    ),
    Drawn(
        "bodies before a number are rather of the cell before it than a subheading",
        _spread(
            "序号 | 任务 | 责任单位", "城市绿化", "1 | 植树 | 县甲局 | 县乙局", "2 | 修路 | 县丙局"
        ),
        (
            "H: 序号 | 任务 | 责任单位",
            "S: 城市绿化 |  | ",
            "T1: 1 | 植树 | 县甲局 / 县乙局",
            "T2: 2 | 修路 | 县丙局",
        ),
    ),
    Drawn(
        "a table may have as many columns as there are at most",
        _spread(
            "序号 | 任务 | 责任单位 | " + " | ".join(["备注"] * 21),
            "1 | 植树 | 县甲局 | " + " | ".join(["好"] * 21),
        ),
        (
            "H: 序号 | 任务 | 责任单位" + " | 备注" * 21,
            "T1: 1 | 植树 | 县甲局" + " | 好" * 21,
        ),
    ),
    *(
        Drawn(
            f"right behind a number stands a task: {task}",
            _spread("序号 | 任务 | 责任单位", "1 | 植树 | 县甲局", f"2 | {task} | 县乙局"),
            ("H: 序号 | 任务 | 责任单位", "T1: 1 | 植树 | 县甲局", f"T2: 2 | {task} | 县乙局"),
        )
        for task in ("责任单位", "附件2所列任务")
    ),
    Drawn(
        "the number of a row that is not read is said",
        _spread(
            "序号 | 任务 | 责任单位",
            "1 | 植树 | 县甲局",
            "附件2所列任务 | 2 | 护林 | 县乙局",
        ),
        ("H: 序号 | 任务 | 责任单位", "T1: 1 | 植树 | 县甲局"),
        ("ragged-row @2",),
    ),
    Drawn(
        "paragraphs of prose behind a head are no rows",
        _spread(
            "序号 | 任务 | 责任单位",
            "做好植树。",
            "做好护林。",
            "序号 | 任务 | 责任单位",
            "1 | 修路 | 县甲局",
        ),
        ("H: 序号 | 任务 | 责任单位", "T1: 1 | 修路 | 县甲局"),
    ),
)
