"""The charts, as altair describes them."""

import json
import sys

import pytest

from workplan import Duty, MissingLibraryError, OptionError
from workplan.render.charts import bars, count_map, heat_map

SCALE = [("● 牵头", "●"), ("△ 配合", "△")]


def records(chart):
    """What the layers are drawn from."""
    spec = chart.to_dict()
    data = [layer["data"]["values"] for layer in spec["layer"] if "data" in layer]
    data += [spec["data"]["values"]] if "data" in spec else []
    return [row for rows in data for row in rows]


def heat(rows=(("一、", ["1 甲"]),), columns=("市局",), cells=((0, 0, 0, {"duty": "牵头"}),)):
    return heat_map(rows, columns, cells, SCALE, title="题", source="来源")


def axis(chart):
    """The labels of the vertical axis, from the top."""
    return chart.to_dict()["layer"][0]["encoding"]["y"]["scale"]["domain"]


class TestHeatMap:
    def test_of_the_plan_has_a_record_for_each_cell(self, plan):
        matrix = plan.matrix()
        marks = [row for row in records(matrix.chart()) if row.get("one")]
        filled = [(t, a) for t in matrix.rows for a in matrix.columns if matrix[t, a]]
        assert len(marks) == len(filled)
        (cell,) = [r for r in marks if r["row"].startswith("10 ") and r["column"] == "市版权局"]
        assert (cell["what"], cell["mark"]) == ("● 牵头 lead", "●")
        assert cell["duty"].startswith("10.1 牵头: 牵头,")
        assert cell["task"] == "10 深入推进软件正版化工作"
        assert cell["agency"] == "青岛市版权局"

    def test_sections_are_bands_above_their_rows(self, plan):
        labels = axis(plan.matrix().chart())
        assert labels[:2] == ["一、持续推进三大重点领域治理", "1 深化互联网领域侵权假冒治理力度"]
        assert len(labels) == 27 + 10

    def test_transposed_it_has_no_bands_and_agencies_as_rows(self, plan):
        labels = axis(plan.matrix().transposed().chart())
        assert labels == [agency.name for agency in plan.matrix().agencies]

    def test_measures_may_be_rows(self, plan):
        assert len(axis(plan.matrix(by="measure").chart())) == 45 + 10

    def test_in_chinese_title_legend_tooltips_and_controls_are_chinese(self, plan):
        chart = plan.matrix(lang="zh").chart()
        spec = chart.to_dict()
        assert spec["title"]["text"] == "任务分工：任务27项，单位33个，责任170项"
        assert "第2版" in spec["title"]["subtitle"][0]
        (order,) = [param["bind"] for param in spec["params"] if param["name"] == "order"]
        assert (order["name"], order["labels"]) == ("列的顺序：", ["按原顺序", "按任务多少"])
        cell = next(each for each in records(chart) if each.get("what") == "● 牵头")
        assert list(cell)[-4:] == ["任务", "单位", "责任方式", "措施"]

    def test_order_and_legend_can_be_clicked(self):
        names = {param["name"] for param in heat().to_dict()["params"]}
        assert names == {"order", "picked"}

    def test_says_what_it_is_and_where_it_comes_from(self, plan):
        title = plan.matrix().chart().to_dict()["title"]
        assert title["text"] == "Who is responsible for what: tasks 27, agencies 33, roles 170"
        assert "qingdao-2018" in " ".join(title["subtitle"])

    def test_an_empty_column_is_still_a_column(self):
        empty = [row for row in records(heat(columns=["市局", "市委"])) if row.get("one") == 0]
        assert [row["column"] for row in empty] == ["市委"]

    def test_of_nothing_is_a_chart(self, plan):
        nothing = plan.matrix().only(agencies="市版权局", duty=Duty.SOLE)
        assert nothing.chart().to_dict()["layer"]

    def test_equal_labels_are_made_distinct(self):
        chart = heat(rows=[("甲", ["甲", "甲"])], columns=["市局", "市局"])
        assert len(set(axis(chart))) == 3
        assert {label.strip("\u200b") for label in axis(chart)} == {"甲"}

    def test_a_text_cannot_end_the_script_that_it_is_in(self, tmp_path):
        bad = "</script><script>alert(1)</script><!--"
        chart = heat([(bad, [bad])], [bad], [(0, 0, 0, {bad[:9]: bad + "\ud800"})])
        assert "</script" not in json.dumps(chart.to_dict(), ensure_ascii=False)
        chart.save(tmp_path / "x.html")
        page = (tmp_path / "x.html").read_text(encoding="utf-8")
        assert "alert(1)</script>" not in page


class TestColours:
    @pytest.mark.parametrize("name", ["matrix", "sections", "bars"])
    def test_let_the_page_show_through(self, plan, name):
        matrix = plan.matrix()
        charts = {"matrix": matrix, "sections": plan.matrix("section"), "bars": matrix.workload()}
        spec = charts[name].chart().to_dict()
        assert spec["background"] == "transparent"
        grey, line = "#767676", "rgba(128,128,128,.35)"  # readable on white and on black
        colours = {"labelColor": grey, "gridColor": line, "domainColor": line, "tickColor": line}
        assert spec["config"]["axis"] == colours
        assert spec["config"]["legend"] == {"labelColor": grey, "titleColor": grey}
        assert spec["config"]["title"] == {"color": grey, "subtitleColor": grey}
        assert spec["config"]["view"]["stroke"] == line
        assert "#ffffff" not in json.dumps(spec)


class TestCountMap:
    def test_has_the_number_of_measures_of_each_agency_in_each_section(self, plan):
        chart = plan.matrix("section").chart()
        numbers = {(r["row"], r["column"]): r["mark"] for r in records(chart) if r.get("one")}
        assert axis(chart) == [section.heading for section in plan.sections]
        for section in plan.sections:
            for agency in plan.agencies[:33]:
                count = sum(
                    any(role.agency == agency for role in measure.roles)
                    for task in section.tasks
                    for measure in task.measures
                )
                assert numbers.get((section.heading, agency.name), 0) == count

    def test_its_tooltips_name_the_measures_and_the_strongest_duty(self, plan):
        for lang, label in (("en", "● 牵头 lead"), ("zh", "● 牵头")):
            found = records(plan.matrix("section", lang=lang).chart())
            (cell,) = [r for r in found if r["column"] == "市版权局" and r.get("one")]
            section, agency, measures, duty = list(cell.values())[-4:]
            assert section == "三、加大打击侵犯知识产权工作力度"
            assert (agency, measures, duty) == ("青岛市版权局", "10.1", label)

    def test_transposed_agencies_are_rows_and_sections_columns(self, plan):
        chart = plan.matrix("section", order="load").transposed().chart()
        assert axis(chart)[:2] == ["市工商局", "市公安局"]
        assert {r["column"] for r in records(chart) if "column" in r} == {
            section.heading for section in plan.sections
        }

    def test_by_load_the_column_with_most_measures_is_first(self, plan):
        found = records(plan.matrix("section").chart())
        (first,) = {r["column"] for r in found if r.get("rank") == 0}
        assert first == "市工商局"

    def test_of_nothing_is_a_chart(self, plan):
        nothing = plan.matrix("section").only(agencies="市版权局", duty=Duty.SOLE)
        assert nothing.chart().to_dict()["layer"]

    def test_escapes_hostile_names_and_keeps_empty_columns(self):
        bad = "</script><script>alert(1)</script>\ud800"
        chart = count_map(
            [("", [bad])], [bad, "市局"], [(0, 0, 3, {bad: bad})], title=bad, source=bad
        )
        assert "</script" not in json.dumps(chart.to_dict(), ensure_ascii=False)
        assert [r["column"] for r in records(chart) if r.get("one") == 0] == ["市局"]


class TestBars:
    def test_of_the_workload_add_up_to_its_counts(self, plan):
        workload = plan.matrix().workload()
        found = records(workload.chart())
        assert sum(row["count"] for row in found) == 170
        first = [row for row in found if row["label"] == "市工商局"]
        assert [(r["mark"], r["from"], r["to"]) for r in first] == [
            ("●2", 0, 2),
            ("◎1", 2, 3),
            ("○11", 3, 14),
            ("△6", 14, 20),
        ]
        assert axis(workload.chart()) == [row.agency.name for row in workload]

    def test_of_the_overlap_name_both(self, plan):
        overlap = plan.matrix().overlap()[:3]
        assert axis(overlap.chart()) == [f"{r.first.name} · {r.second.name}" for r in overlap]

    def test_in_chinese_legend_and_tooltips_are_chinese(self, plan):
        workload = plan.matrix(lang="zh").workload()
        assert records(workload.chart())[0]["what"] == "● 牵头"
        tooltip = workload.chart().to_dict()["layer"][0]["encoding"]["tooltip"]
        assert [line["title"] for line in tooltip] == ["单位", "类别", "次数"]

    def test_rows_that_count_nothing_are_refused(self, plan):
        wanted = "^the table of a chart must be one with counts, such as workload"
        with pytest.raises(OptionError, match=wanted):
            plan.matrix().without_lead().chart()


class TestOffline:
    def test_a_saved_page_has_its_scripts_inside(self, plan, tmp_path):
        path = tmp_path / "x.html"
        plan.matrix().workload().chart().save(path, inline=True)
        page = path.read_text(encoding="utf-8")
        assert "<script src" not in page
        assert 'src="http' not in page
        assert "市工商局" in page or "\\u5e02\\u5de5" in page


@pytest.mark.parametrize(
    "draw",
    [
        heat,
        lambda: count_map([], [], [], title="", source=""),
        lambda: bars(["甲"], [[1, 0]], SCALE, title="", source=""),
    ],
)
def test_a_missing_library_is_named(draw, monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingLibraryError, match="python -m pip install altair"):
        draw()
