"""The charts, as altair describes them."""

import json
import sys

import pytest

from workplan import Duty, MissingLibraryError, OptionError
from workplan.render.charts import bars, heat_map

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


@pytest.mark.parametrize("draw", [heat, lambda: bars(["甲"], [[1, 0]], SCALE, title="", source="")])
def test_a_missing_library_is_named(draw, monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingLibraryError, match="python -m pip install altair"):
        draw()
