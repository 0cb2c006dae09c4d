"""Tables: rows, columns, and every form in which they leave Python."""

import csv
import io
import pickle
import sys
from datetime import date

import attrs
import pandas as pd
import pyarrow as pa
import pytest

from workplan import (
    Agency,
    AmbiguousItemError,
    Duty,
    ExistingFileError,
    MissingLibraryError,
    OptionError,
    Provenance,
    Table,
    Text,
    UnknownAgencyError,
    UnknownItemError,
)
from workplan.render.html import Html
from workplan.table import (
    Band,
    Column,
    as_column,
    column,
    columns_of,
    escape_markdown,
    format_markdown,
    make_table,
)

HERE = Provenance("made-up", "工作要点", "2", "http://www.example.gov.cn/", "abcd")
COMMERCE = Agency("commerce", "市商务局", "某市商务局", aliases=("商务委",))
FINANCE = Agency("finance", "市财政局", "某市财政局")


@attrs.frozen
class Row:
    """One row of every kind of value."""

    agency: Agency = attrs.field(metadata=column("Who.", attribute="name", is_key=True))
    count: int = attrs.field(metadata=column("How many."))
    share: float | None = attrs.field(metadata=column("Which part."))
    number: int | None = attrs.field(metadata=column("Printed number."))
    is_open: bool = attrs.field(metadata=column("Whether open."))
    due: date | None = attrs.field(metadata=column("Last day."))
    hidden: str = "not a column"

    @property
    @as_column(name="words", markup="marked")
    def _words(self) -> Text:
        """What it
        says.

        More of it.
        """
        return Text("Roles: {count}", count=self.count)

    @property
    @as_column()
    def duty(self) -> Duty | None:
        """As what."""
        return Duty.LEAD if self.is_open else None

    @property
    @as_column()
    def names(self) -> tuple[str, ...]:
        """All names."""
        return self.agency.names

    @property
    def marked(self) -> str:
        """The words as HTML."""
        return f"<b>{self._words}</b>"


ROWS = (
    Row(COMMERCE, 3, 0.5, 7, is_open=True, due=date(2030, 6, 30)),
    Row(FINANCE, 0, None, None, is_open=False, due=None),
)


@pytest.fixture
def table():
    return make_table(Row, ROWS, Text("Roles: {count}", count=2), HERE)


class TestColumns:
    def test_are_described_once_in_the_order_of_the_class(self):
        assert [(c.name, c.heading, c.type, c.is_optional) for c in columns_of(Row)] == [
            ("agency", "agency", str, False),
            ("count", "count", int, False),
            ("share", "share", float, True),
            ("number", "number", int, True),
            ("is_open", "is open", bool, False),
            ("due", "due", date, True),
            ("words", "words", str, False),
            ("duty", "duty", str, True),
            ("names", "names", str, False),
        ]

    def test_have_a_meaning_from_the_metadata_or_the_docstring(self):
        meanings = {c.name: c.meaning for c in columns_of(Row)}
        assert (meanings["count"], meanings["words"]) == ("How many.", "What it says.")

    def test_of_a_base_class_come_after_its_own(self):
        @attrs.frozen
        class Longer(Row):
            @property
            @as_column()
            def more(self) -> int:
                """More."""
                return 1

        names = [column.name for column in columns_of(Longer)]
        assert names[5:] == ["due", "more", "words", "duty", "names"]

    def test_lead_to_a_value_or_to_none(self):
        path = Column("x", "x", path=("agency", "successors", 0))
        assert Column("x", "x", path=("due", "year")).value(ROWS[1]) is None
        with pytest.raises(IndexError):
            path.value(ROWS[0])

    def test_of_a_class_without_any_are_none(self):
        assert columns_of(Agency) == ()


class TestSequence:
    def test_is_immutable_equal_by_value_and_survives_pickling(self, table):
        assert table == make_table(Row, ROWS, Text("Roles: {count}", count=2), HERE)
        assert hash(table) == hash(pickle.loads(pickle.dumps(table)))
        assert pickle.loads(pickle.dumps(table)) == table
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            table.rows = ()

    def test_is_indexed_iterated_and_counted(self, table):
        assert (len(table), table[0], table[-1], list(table)) == (2, *ROWS, list(ROWS))
        assert ROWS[1] in table

    def test_a_slice_is_a_table_whose_caption_says_so(self, table):
        assert isinstance(table[:1], Table)
        assert table[:1].caption == "Roles: 2 (1 of 2 shown)"
        assert attrs.evolve(table, lang="zh")[:1].caption == "责任：2项（共2行，列出1行）"
        assert table[:].caption == table.caption

    def test_repr_shows_the_first_rows_as_text(self, table):
        many = make_table(Row, ROWS * 10, Text("Roles: {count}", count=20), HERE)
        assert repr(table) == table.to_text()
        assert repr(many).endswith("… 8 more")
        assert repr(many).count("市商务局") > repr(table).count("市商务局")


class TestRow:
    @pytest.mark.parametrize("key", ["commerce", "市商务局", "商务局", "商务委", COMMERCE])
    def test_of_an_agency_is_found_by_any_of_its_names(self, table, key):
        assert table.row(key) is ROWS[0]

    def test_of_an_unknown_agency_is_an_error_with_suggestions(self, table):
        with pytest.raises(UnknownAgencyError, match=r"'市商局'; did you mean 市商务局"):
            table.row("市商局")

    def test_of_an_item_is_found_by_its_id_or_itself(self, plan):
        measures = plan.table("measures")
        assert measures.row("10.1") is measures.row(plan.measure("10.1"))
        with pytest.raises(UnknownItemError) as caught:
            measures.row("99.1")
        assert str(caught.value) == ("no row is called '99.1'; there are 1.1, 1.2, 1.3, 2.1, 2.2")

    def test_of_a_copy_with_the_same_id_is_found_too(self, plan):
        other = attrs.evolve(plan.task(3), title="x")
        assert plan.table("tasks").row(other).task is plan.task(3)

    def test_of_an_object_of_another_class_is_unknown(self, plan):
        # Section 3 and task 3 have the same id.
        with pytest.raises(UnknownItemError, match=r"^no row is called <Task 3 "):
            plan.table("sections").row(plan.task(3))
        with pytest.raises(UnknownAgencyError, match=r"^no agency is called <Task 3 "):
            plan.table("agencies").row(plan.task(3))

    def test_of_a_table_without_key_is_refused(self, plan):
        with pytest.raises(OptionError) as caught:
            plan.table("roles").row("1")
        assert str(caught.value) == (
            "the table of row() must be one with a row for each agency, section, task or measure, "
            "got 'Roles: 170'"
        )

    def test_is_found_also_where_the_key_is_not_shown(self, plan):
        leads = plan.matrix().workload().select("lead")
        assert leads.row("市工商局").lead == 2

    def test_of_an_empty_table_is_unknown(self, table):
        with pytest.raises(UnknownItemError) as caught:
            attrs.evolve(table, rows=()).row("市商务局")
        assert str(caught.value) == "no row is called '市商务局'"

    def test_that_several_rows_have_is_ambiguous(self, table):
        with pytest.raises(AmbiguousItemError) as caught:
            make_table(Row, ROWS[:1] * 2, table.caption_text, HERE).row("市商务局")
        assert caught.value.candidates == ("0", "1")
        assert str(caught.value) == "several rows are called '市商务局'; use an index (0, 1)"


class TestSelect:
    def test_gives_these_columns_in_this_order(self, table):
        assert table.select("count", "agency").to_records()[0] == {
            "plan": "made-up", "revision": "2", "count": 3, "agency": "市商务局",
        }  # fmt: skip

    def test_an_unknown_column_is_refused(self, table):
        with pytest.raises(OptionError) as caught:
            table.select("count", "lead")
        assert str(caught.value) == (
            "a column must be one of agency, count, share, number, is_open, due, words, duty, "
            "names, got 'lead'"
        )

    @pytest.mark.parametrize("names", [(), ("count", "count")])
    def test_no_column_and_one_column_twice_are_refused(self, table, names):
        with pytest.raises(OptionError, match=r"^the columns must be one name or several, each on"):
            table.select(*names)


class TestRecordsAndCsv:
    def test_a_record_is_plain(self, table):
        assert table.to_records() == [
            {
                "plan": "made-up", "revision": "2", "agency": "市商务局", "count": 3, "share": 0.5,
                "number": 7, "is_open": True, "due": date(2030, 6, 30), "words": "Roles: 3",
                "duty": "lead", "names": "市商务局、某市商务局、商务委",
            },
            {
                "plan": "made-up", "revision": "2", "agency": "市财政局", "count": 0, "share": None,
                "number": None, "is_open": False, "due": None, "words": "Roles: 0", "duty": None,
                "names": "市财政局、某市财政局",
            },
        ]  # fmt: skip

    def test_csv_has_names_plain_values_and_no_byte_order_mark(self, table):
        assert table.to_csv() == (
            "plan,revision,agency,count,share,number,is_open,due,words,duty,names\r\n"
            "made-up,2,市商务局,3,0.5,7,true,2030-06-30,Roles: 3,lead,"
            "市商务局、某市商务局、商务委\r\n"
            "made-up,2,市财政局,0,,,false,,Roles: 0,,市财政局、某市财政局\r\n"
        )

    def test_csv_for_people_has_headings_and_words_in_their_language(self, table):
        head, first, _ = table.to_csv(lang="zh").splitlines()
        assert head == "要点,数据版次,单位,次数,share,编号,is open,due,words,责任方式,单位名称"
        assert first.startswith("made-up,2,市商务局,3,0.5,7,是,2030-06-30,责任：3项,牵头,")

    def test_csv_in_an_unknown_language_is_refused(self, table):
        with pytest.raises(OptionError, match=r"^lang must be one of en, zh, got 'de'$"):
            table.to_csv(lang="de")

    def test_a_csv_file_has_a_byte_order_mark_unless_not_wanted(self, table, tmp_path):
        path = tmp_path / "t.csv"
        assert table.to_csv(path) == table.to_csv()
        assert path.read_bytes() == b"\xef\xbb\xbf" + table.to_csv().encode()
        with pytest.raises(ExistingFileError, match="pass force=True to overwrite it"):
            table.to_csv(path)
        table.to_csv(path, bom=False, force=True)
        assert path.read_bytes() == table.to_csv().encode()

    def test_what_a_spreadsheet_takes_for_a_formula_is_text(self):
        rows = [attrs.evolve(ROWS[1], agency=Agency("x", "=1+1"))]
        lines = list(csv.reader(io.StringIO(make_table(Row, rows, Text("x"), HERE).to_csv())))
        assert lines[1][2] == "'=1+1"
        assert make_table(Row, rows, Text("x"), HERE).to_records()[0]["agency"] == "=1+1"


class TestFrame:
    def test_has_types_and_provenance(self, table):
        frame = table.to_frame()
        assert frame.dtypes.astype(str).to_dict() == {
            "agency": "object", "count": "int64", "share": "Float64", "number": "Int64",
            "is_open": "bool", "due": "object", "words": "object", "duty": "object",
            "names": "object",
        }  # fmt: skip
        assert frame.attrs == {
            "caption": "Roles: 2", "plan": "made-up", "title": "工作要点", "revision": "2",
            "url": "http://www.example.gov.cn/", "sha256": "abcd",
        }  # fmt: skip
        assert frame["number"].isna().tolist() == [False, True]
        assert frame["due"].tolist() == [date(2030, 6, 30), None]

    def test_without_rows_keeps_the_types(self, table):
        empty = make_table(Row, [], Text("Roles: {count}", count=0), HERE).to_frame()
        assert (empty.dtypes == table.to_frame().dtypes).all()

    def test_in_an_unknown_language_is_refused(self, table):
        with pytest.raises(OptionError, match=r"^lang must be one of en, zh, got 'de'$"):
            table.to_frame(lang="de")

    def test_for_people_is_in_their_language(self, table):
        frame = table.to_frame(lang="zh")
        assert frame.columns[0] == "单位"
        assert frame["责任方式"].isna().tolist() == [False, True]
        assert frame["责任方式"].max() == "牵头"
        assert frame["责任方式"].cat.categories.tolist() == ["配合", "分工负责", "单独负责", "牵头"]
        assert frame.attrs["caption"] == "责任：2项"

    def test_for_people_has_no_offsets_unless_they_are_selected(self, plan):
        table = plan.table("corrections")
        assert "start" in table.to_frame()
        assert {"start", "end"}.isdisjoint(table.to_frame(lang="en"))
        assert list(table.select("start", "task").to_frame(lang="en")) == ["start", "task"]
        assert list(table.to_frame(lang="en"))[:2] == ["task", "task title"]

    @pytest.mark.parametrize("names", [([],), ({},), (None,), (3,)])
    def test_of_what_is_no_name_is_refused(self, table, names):
        with pytest.raises(OptionError):
            table.select(*names)

    def test_without_pandas_names_the_install_line(self, table, monkeypatch):
        monkeypatch.setitem(sys.modules, "pandas", None)
        with pytest.raises(MissingLibraryError) as caught:
            table.to_frame()
        assert str(caught.value) == "a data frame needs pandas: python -m pip install pandas"

    def test_of_two_columns_with_one_heading_keeps_both(self, table):
        columns = (*table.columns[1:2], attrs.evolve(table.columns[3], heading="count"))
        frame = attrs.evolve(table, columns=columns).to_frame(lang="en")
        assert list(frame.columns) == ["count", "count"]
        assert isinstance(frame["count"], pd.DataFrame)


class TestArrow:
    def test_has_the_schema_of_the_columns(self, table):
        arrow = table.to_arrow()
        assert [(f.name, str(f.type), f.nullable) for f in arrow.schema] == [
            ("plan", "string", False),
            ("revision", "string", False),
            ("agency", "string", False),
            ("count", "int64", False),
            ("share", "double", True),
            ("number", "int64", True),
            ("is_open", "bool", False),
            ("due", "date32[day]", True),
            ("words", "string", False),
            ("duty", "string", True),
            ("names", "string", False),
        ]
        assert arrow.to_pylist() == table.to_records()
        assert arrow.schema.metadata[b"title"].decode() == "工作要点"

    def test_without_rows_has_the_same_schema(self, table):
        empty = attrs.evolve(table, rows=()).to_arrow()
        assert empty.schema == table.to_arrow().schema
        assert isinstance(empty, pa.Table)

    def test_without_pyarrow_names_the_install_line(self, table, monkeypatch):
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(MissingLibraryError) as caught:
            table.to_arrow()
        assert str(caught.value) == "an Arrow table needs pyarrow: python -m pip install pyarrow"


class TestForPeople:
    def test_a_date_is_written_as_iso_8601(self, table):
        due = table.select("due")
        assert due.to_text().splitlines()[-2:] == ["2030-06-30", ""]
        assert "| 2030-06-30 |" in due.to_markdown()
        assert ">2030-06-30</td>" in due.to_html()

    def test_text_is_aligned_below_the_caption(self, table):
        assert table.select("agency", "count", "duty").to_text() == (
            "Roles: 2\n\nagency    count  duty\n市商务局      3  lead\n市财政局      0\n"
        )

    def test_markdown_is_between_caption_and_provenance(self, table):
        small = attrs.evolve(table.select("agency", "is_open"), legend="● 牵头")
        assert small.to_markdown() == (
            "Roles: 2\n\n"
            "| agency | is open |\n| --- | --- |\n| 市商务局 | true |\n| 市财政局 | false |\n\n"
            "● 牵头\n\n"
            "工作要点 (made-up, revision 2, sha256 abcd), http://www.example.gov.cn/\n"
        )

    def test_in_chinese_headings_values_and_provenance_are_chinese(self, table):
        small = attrs.evolve(table.select("agency", "duty"), lang="zh")
        assert small.to_text().splitlines()[2:4] == ["单位      责任方式", "市商务局  牵头"]
        assert "工作要点（标识 made-up，数据第2版，SHA-256 abcd）" in small.to_markdown()

    def test_in_chinese_every_enumeration_is_translated(self, plan):
        shown = plan.table("agencies", lang="zh").to_text()
        assert "市政府部门" in shown
        assert "municipal" not in shown
        assert "municipal_department" in plan.table("agencies", lang="zh").to_csv()

    def test_html_escapes_text_and_takes_markup_as_it_is(self):
        rows = [attrs.evolve(ROWS[0], agency=Agency("x", "<b>"))]
        made = make_table(Row, rows, Text("Roles: {count}", count=1), HERE).to_html()
        assert ">&lt;b&gt;</td>" in made
        assert "><b>Roles: 3</b></td>" in made
        assert '<td class="wp-n">3</td>' in made
        assert ">true</td>" in made
        assert make_table(Row, rows, Text("x"), HERE)._repr_html_().startswith("<div")

    def test_a_column_may_be_aligned_to_the_right(self, table):
        columns = (attrs.evolve(table.columns[0], align="right"),)
        right = attrs.evolve(table, columns=columns)
        assert '<td class="wp-n">市商务局</td>' in right.to_html()
        assert right.draw().startswith('<div class="wp-scroll">')

    def test_marks_stand_in_bands_under_upright_headings_with_tooltips(self, table):
        columns = (
            Column("agency", "agency", path=("agency", "name")),
            Column("duty", "duty", path=("duty",), is_mark=True, title="At length",
                   tooltip=("agency", "full_name")),
        )  # fmt: skip
        grid = attrs.evolve(table, columns=columns, bands=(Band("甲", 0), Band("", 1)))
        made = grid.to_html()
        assert '<span title="某市商务局">●</span>' in made
        assert '<span title="At length">duty</span>' in made
        assert made.count('class="wp-band"') == 1
        assert "市财政局" in attrs.evolve(grid, bands=()).to_html()
        assert grid.to_markdown().count("●") == 1
        assert isinstance(made, Html)

    def test_a_chart_needs_columns_that_add_up(self, table):
        with pytest.raises(OptionError) as caught:
            table.chart()
        assert str(caught.value) == (
            "the table of a chart must be one with counts, such as workload() or overlap(), "
            "got 'Roles: 2'"
        )

    def test_a_chart_is_one_stacked_bar_for_each_row(self, table):
        @attrs.frozen
        class Counts:
            agency: Agency = attrs.field(metadata=column("Who.", attribute="name", is_key=True))
            lead: int = attrs.field(metadata=column("How many it leads.", mark="●"))
            all: int = attrs.field(metadata=column("All."))

        rows = [Counts(COMMERCE, 3, 5), Counts(FINANCE, 1, 1)]
        spec = make_table(Counts, rows, Text("Roles: {count}", count=6), HERE).chart().to_dict()
        bars = spec["data"]["values"]
        assert [(bar["label"], bar["what"], bar["count"]) for bar in bars] == [
            ("市商务局", "● lead", 3),
            ("市财政局", "● lead", 1),
        ]
        assert spec["title"]["text"] == "Roles: 6"
        assert spec["title"]["subtitle"] == [
            "工作要点 (made-up, revision 2, sha256 abcd), http://www.example.gov.cn/"
        ]


class TestMarkdown:
    def test_takes_nothing_for_markup(self):
        assert escape_markdown("<b>*甲*|乙\n丙") == "\\<b\\>\\*甲\\*\\|乙 丙"
        assert escape_markdown(None) == ""

    def test_has_a_head_without_rows_too(self):
        assert format_markdown(["a", "b"], []) == "| a | b |\n| --- | --- |\n"
