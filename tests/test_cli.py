"""The command line, as a person and a script use it."""

import errno
import io
import json
import os
import re
import runpy
import subprocess
import sys
import unicodedata
from datetime import date
from types import SimpleNamespace

import pytest

import workplan
from tests.changed import change_measures
from tests.edited_2019 import NOTICE
from workplan import Confidence, Diagnostic, Field, Severity, Span, Text, catalog, cli
from workplan.cli import commands, main
from workplan.cli.commands import COMMANDS
from workplan.cli.language import find_language, read_windows_language
from workplan.records import TABLES


@pytest.fixture
def run(capsys):
    """Run a command; its exit code, its lines on stdout, its stderr."""

    def command(*args):
        code = main(args)
        out, err = capsys.readouterr()
        return code, out.splitlines(), err

    return command


@pytest.fixture
def plan_file(plan, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(workplan.dumps(plan), encoding="utf-8")
    return str(path)


FORMS = {"html", "md", "Markdown", "format", "Python", "to", "markdown", "GB", "T", "SHA", "sha"}
"""Latin words of Chinese texts: forms of files, options, and GB/T 15834."""


def find_foreign_words(shown, *plans):
    """The Latin words of a Chinese text that are neither the plans', nor names, ids and forms."""
    words = [*FORMS]
    for plan in plans:
        words += [plan.source.text, plan.id, plan.source.url or "", plan.source.sha256]
        words += [each.code for each in plan.diagnostics]
        words += [name for a in plan.agencies for name in (a.id, a.english_name or "")]
    return set(re.findall("[A-Za-z]+", shown)) - set(re.findall("[A-Za-z]+", " ".join(words)))


def columns(line):
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


class TestOverview:
    def test_names_every_section_every_task_and_who_leads(self, run, plan):
        code, lines, err = run()
        assert (code, err) == (0, "")
        assert lines[0] == plan.title
        assert "10 sections, 27 tasks, 45 measures, 170 roles, 32 agencies and 1 group" in lines
        assert "三、加大打击侵犯知识产权工作力度" in lines
        at = lines.index("  16  全面实施两法衔接")
        assert lines[at + 1 : at + 3] == [
            "      lead   市打击侵权假冒工作领导小组办公室、市人民检察院",
            "      10 supporting",
        ]

    def test_fits_eighty_columns_and_uses_no_character_of_ambiguous_width(self, run):
        for line in run()[1]:
            assert columns(line) <= 80 or line.startswith("http")
            assert not any(unicodedata.east_asian_width(char) == "A" for char in line)

    def test_of_a_plan_without_title_and_revision_shows_id_and_figures(self, run, tmp_path):
        path = tmp_path / "other.json"
        other = workplan.parse("(一)甲。乙。(丙局负责)\n(二)丁。戊。")
        path.write_text(workplan.dumps(other), encoding="utf-8")
        code, lines, _ = run("--plan", str(path))
        assert code == 0
        assert lines[0] == f"{other.id}, revision none"
        assert "2 sections, 2 tasks, 2 measures, 1 role, 1 agency" in lines


class TestShow:
    def test_a_task_with_its_measures_its_agencies_and_its_corrections(self, run):
        code, lines, _ = run("show", "10")
        text = "\n".join(lines)
        assert code == 0
        assert lines[0] == "10 深入推进软件正版化工作"
        assert "section 3 加大打击侵犯知识产权工作力度" in lines[1]
        assert "      lead        市版权局" in lines
        assert "融机构和[民管企业]软件正版 -> 民营企业 (certain)" in " ".join(text.split())

    def test_a_task_is_found_by_its_numeral_too(self, run):
        assert run("show", "(十)") == run("show", "10")

    def test_one_measure(self, run):
        code, lines, _ = run("show", "6.2")
        assert code == 0
        assert lines[0].startswith("6.2   罚没部门要确保")
        assert lines[-1] == "      shared      市公安局、市工商局、市食品药品监管局 等"

    def test_without_an_item_it_is_the_overview(self, run):
        assert run("show") == run()

    def test_a_measure_without_responsibility_says_so(self, run, tmp_path):
        path = tmp_path / "other.json"
        path.write_text(workplan.dumps(workplan.parse("一、甲\n(一)乙。丙。")), encoding="utf-8")
        assert run("show", "1.1", "--plan", str(path))[1][-1] == "      nobody is named"

    def test_every_line_fits(self, run):
        for number in range(1, 28):
            assert all(columns(line) <= 82 for line in run("show", str(number))[1])


class TestAgency:
    def test_by_any_name_with_its_tasks_by_duty_and_its_successor(self, run):
        code, lines, _ = run("agency", "食药监")
        assert code == 0
        assert lines[0] == "市食品药品监管局 (food-drug)"
        assert lines[1].startswith("  full name   青岛市食品药品监督管理局")
        assert any(line.startswith("  successor   青岛市市场监督管理局 (2019-01") for line in lines)
        assert "  sole: 1 task" in lines
        assert "    4   加强重点产品管理" in lines

    def test_what_is_not_known_is_not_shown(self, run):
        _, lines, _ = run("agency", "市网络办")
        assert not any("full name" in line for line in lines)
        assert lines[1] == "  kind        unknown"
        assert lines[3].startswith("  note        What 市网络办 is short for is not known")

    def test_a_body_of_today_is_answered_with_all_that_it_succeeded(self, run):
        code, lines, _ = run("agency", "市市场监管局")
        assert code == 0
        assert lines[0] == (
            "青岛市市场监督管理局 is the successor (likely) of"
            " 市工商局、市质监局、市食品药品监管局、市知识产权局"
        )
        ids = ["industry-commerce", "quality-supervision", "food-drug", "intellectual-property"]
        blank = [at for at, line in enumerate(lines) if not line]
        heads = [lines[at + 1] for at in blank if lines[at + 1].startswith("市")]
        assert [head.split("(")[1] for head in heads] == [f"{id_})" for id_ in ids]

    def test_a_short_form_that_may_mean_another_body_is_an_error_that_names_ours(self, run):
        code, _, errors = run("agency", "国资委")
        assert code == 2
        assert errors == "workplan: no agency is called '国资委'; did you mean 市国资委?\n"

    def test_an_agency_without_a_note_or_a_kind_is_shown_without(self, run, tmp_path):
        path = tmp_path / "other.json"
        path.write_text(
            workplan.dumps(workplan.parse("一、甲\n(一)乙。丙。(丁局负责)")), encoding="utf-8"
        )
        assert run("agency", "丁局", "--plan", str(path))[1][:3] == [
            "丁局",
            "  kind        unknown",
            "",
        ]


class TestRecords:
    def test_as_json(self, run, plan):
        code, lines, _ = run("records")
        assert code == 0
        assert json.loads("\n".join(lines)) == plan.records()

    def test_as_csv_into_a_file(self, run, plan, tmp_path):
        path = tmp_path / "records.csv"
        assert run("records", "--format", "csv", "-o", str(path)) == (0, [], "")
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbfplan,revision,section")
        assert content.count(b"\r\n") == 171
        head, first = content.decode("utf-8-sig").splitlines()[:2]
        assert head.startswith("plan,revision,section,task,task_position,measure,measure_position,")
        assert head.endswith(",open_ended,wording,start,end")
        assert first.startswith("qingdao-2018,2,1,1,1,1.1,1,")

    def test_the_form_is_what_the_file_ends_in(self, run, plan, tmp_path):
        path = tmp_path / "r.csv"
        assert run("records", "-o", str(path))[0] == 0
        assert path.read_bytes().startswith(b"\xef\xbb\xbfplan,")


class TestExport:
    def test_writes_what_dumps_gives(self, run, plan, tmp_path):
        path = tmp_path / "plan.json"
        assert run("export", "-o", str(path))[0] == 0
        assert path.read_text(encoding="utf-8") == workplan.dumps(plan)

    def test_does_not_overwrite_unless_forced(self, run, plan_file):
        code, lines, err = run("export", "-o", plan_file)
        assert (code, lines) == (2, [])
        assert err == f"workplan: {plan_file} exists; --force overwrites it\n"
        assert run("export", "-o", plan_file, "--force")[0] == 0

    def test_of_a_page_prints_or_writes_it(self, run, plan, tmp_path):
        path = tmp_path / "要点.html"
        assert run("page", "-o", str(path)) == (0, [], "")
        assert path.read_bytes() == plan.to_page().encode()
        assert run("page", "-o", str(path))[0] == 2
        assert run("page", "--lang", "zh", "-o", str(path), "--force")[0] == 0
        assert path.read_bytes() == plan.to_page(lang="zh").encode()
        assert run("page")[1] == plan.to_page().splitlines()

    def test_only_the_command_line_speaks_of_its_option_force(self, plan, plan_file):
        with pytest.raises(workplan.ExistingFileError) as caught:
            plan.table("roles").to_csv(plan_file)
        assert str(caught.value) == f"{plan_file} exists; pass force=True to overwrite it"


class TestVerify:
    def test_lists_every_claim_it_checked(self, run):
        code, lines, _ = run("verify")
        assert code == 0
        assert len(lines) == 11
        assert all(line.startswith("ok     ") for line in lines)

    def test_a_failure_is_exit_code_one(self, run, monkeypatch):
        failed = catalog.Check(Text("the source is the published notice"), passed=False)
        monkeypatch.setattr(catalog, "verify", lambda _: (failed,))
        assert run("verify") == (1, ["FAILED the source is the published notice"], "")


class TestCompare:
    @pytest.fixture
    def other(self, tmp_path, plan):
        text = plan.source.text.replace("市版权局牵头", "市财政局牵头")
        path = tmp_path / "other.json"
        path.write_text(
            workplan.dumps(workplan.parse(text, registry=plan.agencies)), encoding="utf-8"
        )
        return str(path)

    def test_is_exit_code_zero_when_nothing_changed(self, run, plan_file):
        code, lines, _ = run("compare", "qingdao-2018", plan_file)
        assert code == 0
        assert lines[0].startswith("2018年青岛市")
        assert "Nothing changed." in lines

    def test_is_exit_code_one_when_something_did(self, run, other):
        code, lines, _ = run("compare", "qingdao-2018", other)
        assert code == 1
        at = lines.index("held by another body, not its successor")
        assert lines[at + 1 : at + 3] == [
            "  10.1           深入推进软件正版化工作: lead: 市版权局; supporting: 市财政局 →",
            "                 lead: 市财政局",
        ]

    def test_is_exit_code_one_where_only_a_deadline_changed(self, run, tmp_path):
        text = "一、优化服务\n(一)压缩时限。平均压缩一半。(市审批局负责;完成时限:2031年{}月底前)"
        old, new = (tmp_path / name for name in ("old.txt", "new.txt"))
        old.write_text(text.format(6), encoding="utf-8")
        new.write_text(text.format(9), encoding="utf-8")
        code, lines, _ = run("compare", str(old), str(new))
        assert code == 1
        at = lines.index("deadline changed")
        assert lines[at + 1] == "  1.1            压缩时限: 2031年6月底前 → 2031年9月底前"
        code, lines, _ = run("compare", str(old), str(new), "--format", "json")
        (record,) = json.loads("\n".join(lines))
        assert code == 1
        assert (record["what"], record["new_date"]) == ("field", "2031-09-30")

    def test_as_markdown_with_all_tables(self, run, other):
        code, lines, _ = run("compare", "qingdao-2018", other, "--format", "md")
        assert code == 1
        row = "| lost | 10.1 | 10.1 | 深入推进软件正版化工作 | 市版权局 | lead |  |  |  |  |"
        assert row in lines

    def test_as_json_of_one_agency_into_a_file(self, run, other, tmp_path):
        path = str(tmp_path / "changes.json")
        args = ("--agency", "市财政局", "--format", "json", "-o", path)
        assert run("compare", "qingdao-2018", other, *args)[0] == 1
        with open(path, encoding="utf-8") as file:
            (record,) = json.load(file)
        assert (record["change"], record["new_duty"]) == ("changed", "lead")

    def test_is_exit_code_zero_for_an_agency_that_nothing_concerns(self, run, other):
        assert run("compare", "qingdao-2018", other, "--agency", "市工商局")[0] == 0
        assert run("compare", "qingdao-2018", other, "--successor", "市市场监管局")[0] == 0

    def test_as_a_page_that_a_browser_opens(self, run, other, tmp_path):
        path = tmp_path / "changes.html"
        args = ("--format", "html", "-o", str(path))
        assert run("compare", "qingdao-2018", other, *args) == (1, [], "")
        assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        assert run("compare", "qingdao-2018", other, *args)[0] == 2  # it is there already
        assert run("compare", "qingdao-2018", other, *args, "--force")[0] == 1

    def test_a_plan_that_does_not_exist_is_an_error_on_either_side(self, run):
        for args in (("nowhere.json", "qingdao-2018"), ("qingdao-2018", "nowhere.json")):
            code, _, error = run("compare", *args)
            assert (code, error) == (2, "workplan: nowhere.json: No such file or directory\n")

    def test_a_name_that_is_neither_file_nor_id_is_an_error_that_lists_the_ids(self, run, tmp_path):
        error = "workplan: no shipped plan is called 'qingdao'; there are qingdao-2018\n"
        assert run("compare", "qingdao", "qingdao-2018") == (2, [], error)
        assert "Is a directory" in run("show", "--plan", str(tmp_path))[2]

    def test_an_agency_that_neither_plan_knows_is_an_error(self, run, other):
        assert run("compare", "qingdao-2018", other, "--agency", "市气象局")[0] == 2


class TestErrors:
    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (["agency", "市气象局"], "no agency is called '市气象局'"),
            (["show", "99"], "no task is called '99'; there are 1, 2, 3, …, 26, 27"),
            (["show", "10", "--plan", "nowhere.json"], "nowhere.json: No such file or directory"),
            (["dance"], "invalid choice"),
            (["agency"], "the following arguments are required: NAME"),
            (["records", "--format", "xml"], "invalid choice: 'xml'"),
        ],
    )
    def test_are_one_line_on_stderr_and_exit_code_two(self, run, args, message):
        code, lines, err = run(*args)
        assert (code, lines) == (2, [])
        assert err.startswith("workplan: ")
        assert message in err
        assert err.count("\n") == 1

    def test_a_bad_plan_file_names_the_path_inside_it(self, run, tmp_path):
        path = tmp_path / "bad.json"
        path.write_text('{"format": 1}', encoding="utf-8")
        assert run("--plan", str(path))[2] == f"workplan: {path}: id: is missing\n"
        path.write_text("{", encoding="utf-8")
        assert run("--plan", str(path))[2].startswith(f"workplan: {path}: is not JSON (")

    def test_a_bad_registry_file_is_named_with_the_path_inside_it(self, run, tmp_path):
        notice, registry = tmp_path / "n.txt", tmp_path / "agencies.json"
        notice.write_text("一、甲\n(一)乙。丙。(市局负责)", encoding="utf-8")
        registry.write_text('[{"id": 1}]', encoding="utf-8")
        error = run("parse", str(notice), "--registry", str(registry))[2]
        assert error.startswith(f"workplan: {registry}: [0].id: expected a string, not ")

    def test_an_empty_name_of_an_output_file_is_an_error(self, run):
        error = "workplan: [Errno 2] an empty name is no file: ''\n"
        assert run("export", "-o", "") == (2, [], error)

    def test_a_folder_that_does_not_exist_is_an_error(self, run, tmp_path):
        assert run("export", "-o", str(tmp_path / "none" / "x.json"))[0] == 2


def test_help_and_version_are_exit_code_zero(run):
    assert run("--help")[0] == 0
    assert run("--version") == (0, [f"workplan {workplan.__version__}"], "")


def test_plan_is_accepted_before_and_after_the_command(run, plan_file):
    assert run("--plan", plan_file, "show", "10") == run("show", "10", "--plan", plan_file)
    assert run("show", "10", "--plan", "qingdao-2018") == run("show", "10")


class TestScript:
    """What the installed command does around `main`."""

    def end(self, monkeypatch, stdout, *args):
        monkeypatch.setattr(sys, "argv", ["workplan", *args])
        monkeypatch.setattr(sys, "stdout", stdout)
        with pytest.raises(SystemExit) as ended:
            runpy.run_module("workplan", run_name="__main__")
        return ended.value.code

    def test_writes_utf8_on_a_console_that_is_not(self, monkeypatch):
        console = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
        assert self.end(monkeypatch, console, "show", "10") == 0
        assert "市版权局" in console.buffer.getvalue().decode()

    def test_a_closed_pipe_is_no_error(self, monkeypatch, tmp_path):
        class ClosedPipe(io.StringIO):
            def write(self, _):
                raise BrokenPipeError

            def fileno(self):
                return spare.fileno()

        with open(tmp_path / "spare", "w", encoding="utf-8") as spare:
            assert self.end(monkeypatch, ClosedPipe(), "show", "10") == 0

    def test_the_package_runs_nothing_when_its_main_is_only_imported(self):
        assert runpy.run_module("workplan.__main__")["script"]


class TestConsole:
    """What only a real process can show."""

    def command(self, *args, **env):
        return [sys.executable, "-m", "workplan", *args], {**os.environ, **env}

    def test_output_is_utf8_in_a_c_locale_and_when_piped(self):
        args, env = self.command("show", "10", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
        done = subprocess.run(args, env=env, capture_output=True, check=True)
        assert "市版权局" in done.stdout.decode("utf-8")
        assert done.stderr == b""

    def test_output_is_utf8_where_the_console_has_another_encoding(self):
        args, env = self.command("agency", "市工商局", PYTHONIOENCODING="cp1252")
        done = subprocess.run(args, env=env, capture_output=True, check=True)
        assert done.stdout.decode("utf-8").startswith("市工商局")

    @pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
    def test_a_closed_pipe_is_no_traceback(self):
        args, env = self.command("export")
        process = subprocess.Popen(args, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait(30) == 0

    def test_the_exit_code_of_the_process_is_that_of_the_command(self):
        args, env = self.command("show", "99")
        assert subprocess.run(args, env=env, capture_output=True, check=False).returncode == 2


def test_json_has_dates_as_text():
    assert json.loads(commands._format_json([{"date": date(2030, 6, 30)}])) == [
        {"date": "2030-06-30"}
    ]


class TestParse:
    NOTICE = (
        "一、总则\n(一)抓落实。加强督查。(市工商局负责)\n(二)强宣传。办好讲座。(谁主管谁负责)\n"
    )

    @pytest.fixture
    def notice_file(self, tmp_path):
        path = tmp_path / "notice.txt"
        path.write_text(self.NOTICE, encoding="utf-8")
        return str(path)

    def test_prints_the_figures_and_each_diagnostic_with_its_place(self, run, notice_file):
        code, lines, err = run("parse", notice_file)
        assert (code, err) == (0, "")
        assert "1 section, 2 tasks, 2 measures, 1 role, 1 agency" in lines
        at = lines.index(f"{notice_file}:3:13: error [unread-responsibility] (二)")
        assert lines[at + 1] == "    words: “(谁主管谁负责)”"
        assert " ".join(line.strip() for line in lines[at + 2 : at + 4]) == (
            "these words are about responsibility, but no list of names could be read;"
            " check whether they name anybody; the reader assigns nothing when in doubt"
        )

    def test_ends_with_what_needs_a_look_and_how_much_that_is(self, run, notice_file):
        _, lines, _ = run("parse", notice_file)
        assert lines[-1] == "0 of 1 responsibilities need a look, and 1 other places"

    def test_lists_errors_before_the_rest(self, run, notice_file):
        _, lines, _ = run("parse", notice_file)
        heads = [line.split()[1] for line in lines if line.startswith(notice_file)]
        assert heads == ["error", "info"]  # in the text, the info is first

    def test_in_chinese_says_how_bad_where_what_and_what_to_do(self, run, notice_file):
        _, lines, _ = run("parse", notice_file, "--lang", "zh")
        at = lines.index(f"【错误】第3行第13列 (二) [unread-responsibility] {notice_file}")
        assert lines[at + 1 : at + 4] == [
            "    原文：“(谁主管谁负责)”",
            "    此处涉及责任分工，但未能识别出单位名单；请核对其中是否列有单位；存疑之处，程",
            "    序不认定责任",
        ]
        assert lines[-1] == "责任分工共1处，需要核对0处；另有1处其他问题需要核对"

    def test_names_the_measures_whose_names_are_only_likely(self, run, tmp_path):
        path = tmp_path / "notice.txt"
        path.write_text(
            "(一)甲。乙。责任单位：顺丰速运\n(二)丙。丁。(市甲局负责)", encoding="utf-8"
        )
        _, lines, _ = run("parse", str(path), "--lang", "zh")
        assert "".join(lines[-3:-1]).endswith("认定（很可能）：一、甲")

    def test_names_the_tasks_that_only_have_supporters(self, run, tmp_path):
        path = tmp_path / "notice.txt"
        path.write_text(
            "一、甲\n(一)乙。丙。(市甲局配合)\n(二)丁。戊。(市甲局负责)", encoding="utf-8"
        )
        _, lines, _ = run("parse", str(path), "--lang", "zh")
        assert lines[-2] == "下列任务只列配合单位，未列牵头或责任单位：(一)"

    def test_of_a_document_names_the_cell(self, run, tmp_path):
        path = tmp_path / "notice.html"
        path.write_text(
            "<table><tr><th>序号</th><th>任务</th><th>牵头单位</th></tr>"
            "<tr><td>1</td><td>查网店</td><td>谁主管谁负责</td></tr></table>",
            encoding="utf-8",
        )
        _, lines, _ = run("parse", str(path), "--lang", "zh")
        assert f"【警告】表1第2行第3列 1 [doubtful-name] {path}" in lines

    def test_of_a_place_outside_every_task_has_no_number(self, run, tmp_path):
        path = tmp_path / "notice.txt"
        path.write_text("(市甲局负责)\n一、甲\n(一)乙。丙。(丁局负责)", encoding="utf-8")
        _, lines, _ = run("parse", str(path))
        assert f"{path}:1:1: error [stray-responsibility]" in lines

    def test_lists_a_responsibility_that_needs_a_look_and_cuts_a_long_one(self, run, tmp_path):
        names = "、".join(["某市某某局"] * 20)
        read = workplan.parse(f"一、甲\n(一)乙。丙。({names}负责)")
        measure = read.measure("1.1")
        odd = Diagnostic("unbalanced-bracket", {}, Severity.ERROR, measure.assignment_span)
        changes = {"1.1": {"confidence": Confidence.POSSIBLE}}
        plan = change_measures(read, changes, diagnostics=(odd,))
        path = tmp_path / "plan.json"
        path.write_text(workplan.dumps(plan), encoding="utf-8")
        _, lines, _ = run("parse", str(path))
        assert "".join(line.strip() for line in lines[-5:-3]) == (
            f"words: “{measure.assignment[:60]}…”"
        )
        assert lines[-6] == f"{path}:2:8: error [unbalanced-bracket] (一)"
        assert lines[-3:] == [
            "    this bracket has no partner; check whether a responsibility follows it",
            "",
            "1 of 1 responsibilities need a look",
        ]
        _, lines, _ = run("show", "1.1", "--plan", str(path))
        assert lines[-1] == "      needs a look"

    def test_says_who_issued_a_notice_and_what_fields_it_has(self, run, tmp_path):
        read = workplan.parse("一、甲\n(一)乙。丙。(丁局负责)")
        start = read.measure("1.1").assignment_span.start
        field = Field("时限", "丁局", Span(start + 1, start + 3))
        plan = change_measures(
            read, {"1.1": {"fields": (field,)}}, issuer="戊局", document_number="戊发〔2030〕1号",
            date=date(2030, 1, 5),
        )  # fmt: skip
        path = tmp_path / "plan.json"
        path.write_text(workplan.dumps(plan), encoding="utf-8")
        _, lines, _ = run("parse", str(path))
        assert [line.split() for line in lines[2:5]] == [
            ["issuer", "戊局"],
            ["doc.", "number", "戊发〔2030〕1号"],
            ["dated", "2030-01-05"],
        ]
        _, lines, _ = run("show", "1.1", "--plan", str(path))
        assert lines[-1].split() == ["时限", "丁局"]

    def test_writes_the_plan_where_asked(self, run, notice_file, tmp_path):
        path = tmp_path / "plan.json"
        code, lines, _ = run("parse", notice_file, "-o", str(path))
        assert code == 0
        assert len(lines) > 3
        assert workplan.read(path) == workplan.read(notice_file)
        code, _, err = run("parse", notice_file, "-o", str(path))
        assert code == 2
        assert "exists; --force overwrites it" in err

    def test_strict_refuses_errors_and_lists_them(self, run, notice_file):
        code, lines, err = run("parse", notice_file, "--strict")
        assert code == 2
        assert [line.split("[")[1][:-1] for line in lines[::3]] == ["unread-responsibility"]
        assert err.startswith(
            f"workplan: {notice_file}: line 3, column 13: these words are about responsibility"
        )
        assert err.count("\n") == 1

    def test_takes_a_registry_file(self, run, notice_file, tmp_path):
        registry = tmp_path / "agencies.json"
        registry.write_text('[{"id": "aic", "name": "市工商局"}]', encoding="utf-8")
        path = tmp_path / "plan.json"
        assert run("parse", notice_file, "--registry", str(registry), "-o", str(path))[0] == 0
        assert [agency.id for agency in workplan.read(path).agencies] == ["aic"]

    def test_of_a_text_that_is_no_notice_is_an_error_in_one_line(self, run, tmp_path):
        path = tmp_path / "notice.txt"
        path.write_text("没有编号。", encoding="utf-8")
        code, lines, err = run("parse", str(path))
        assert (code, lines) == (2, [])
        assert err.startswith(f"workplan: {path}: no numbered section or task")

    def test_every_command_takes_a_notice_for_a_plan(self, run, notice_file):
        code, lines, _ = run("show", "1", "--plan", notice_file)
        assert code == 0
        assert lines[0].split() == ["1", "抓落实"]
        assert run("records", "--plan", notice_file)[0] == 0
        assert run("agency", "市工商局", "--plan", notice_file)[0] == 0
        assert run("compare", notice_file, notice_file)[0] == 0


class TestMatrix:
    def test_fits_a_terminal_and_explains_its_letters(self, run):
        _, out, _ = run("matrix")
        assert "L lead, A sole (alone), S shared, H supporting (helps)" in out
        assert any(" 8 市版权局" in line for line in out)

    def test_narrows_to_an_agency_a_section_and_a_duty(self, run):
        _, out, _ = run("matrix", "--agency", "市质监局", "--section", "二", "--duty", "lead")
        assert out[-4:] == ["  1", "5 L", "", " 1 市质监局"]

    def test_nothing_left_is_exit_code_1(self):
        assert main(["matrix", "--section", "七", "--duty", "lead"]) == 1
        assert main(["workload", "--section", "七", "--duty", "lead"]) == 1

    @pytest.mark.parametrize(
        ("form", "words"),
        [
            ("csv", "plan,revision,section,task,task_position,measure"),
            ("md", "| 10 |"),
            ("html", '<div class="workplan">'),
            ("json", '"duty": "shared"'),
        ],
    )
    def test_has_the_forms_that_other_programs_read(self, run, form, words):
        code, out, _ = run("matrix", "--format", form)
        assert code == 0
        assert words in "\n".join(out)

    def test_a_file_that_exists_stays_unless_forced(self, tmp_path, capsys):
        path = tmp_path / "m.csv"
        path.write_text("old")
        order = ["matrix", "--format", "csv", "-o", str(path)]
        assert main(order) == 2
        assert "exists; --force overwrites it" in capsys.readouterr().err
        assert path.read_text() == "old"
        assert main([*order, "--force"]) == 0
        assert path.read_text(encoding="utf-8").count("\n") == 171

    def test_the_workload_lists_the_busiest_agency_first(self, run):
        _, lines, _ = run("workload")
        assert lines[3].split() == ["市工商局", "2", "1", "11", "6", "20", "15"]
        code, out, _ = run("workload", "--format", "json")
        assert code == 0
        assert json.loads("\n".join(out))[0] == {
            "plan": "qingdao-2018", "revision": "2", "agency": "市工商局",
            "lead": 2, "sole": 1, "shared": 11, "supporting": 6, "measures": 20, "tasks": 15,
        }  # fmt: skip


class TestSearch:
    def test_shows_the_best_task_first_with_matches_marked(self, run):
        code, out, _ = run("search", "民营企业", "--limit", "1")
        assert (code, out[0]) == (0, "Tasks found for 民营企业: 1")
        assert out[2].startswith(
            "10    深入推进软件正版化工作  (section 3; reading; ".replace("  (", " (")
        )
        assert "【民管企业】" in "".join(out[3:])

    def test_narrows_by_options_and_can_require_every_term(self, run):
        _, out, _ = run("search", "卷烟", "公安", "--all")
        assert out[0] == "Tasks found for 卷烟 公安: 1"
        args = ("--agency", "市工商局", "--duty", "sole", "--section", "2")
        _, out, _ = run("search", "监管", *args)
        assert out[0] == "Tasks found for 监管: 1"

    def test_colour_is_for_terminals(self, run, monkeypatch):
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        _, out, _ = run("search", "回头看")
        assert "\x1b[1;31m回头看\x1b[0m" in "".join(out)

    def test_control_characters_of_a_notice_are_escaped_on_a_terminal(
        self, run, tmp_path, monkeypatch
    ):
        path = tmp_path / "n.txt"
        path.write_text("一、甲\n(一)乙。丙\x1b[2J丁\u202e。(市\x07局负责)", encoding="utf-8")
        command = ("search", "丙", "--plan", str(path))
        assert "丙】\x1b[2J丁\u202e" in "\n".join(run(*command)[1])  # into a pipe as it is
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        shown = "\n".join(run(*command)[1])
        assert "\x1b[1;31m丙\x1b[0m\\x1b[2J丁\\u202e" in shown
        assert run("show", "\x1b[2J")[2].startswith("workplan: no task is called '\\x1b[2J'")

    def test_a_duty_may_be_given_by_its_chinese_label(self, run):
        assert run("search", "监管", "--duty", "牵头") == run("search", "监管", "--duty", "lead")
        assert run("workload", "--duty", "领导")[2].startswith(
            "workplan: duty must be one of lead, sole"
        )

    def test_a_dash_is_the_screen(self, run):
        assert run("search", "回头看", "-o", "-") == run("search", "回头看")

    def test_json_has_a_record_for_each_hit(self, run):
        _, out, _ = run("search", "回头看", "--format", "json")
        (record,) = json.loads("\n".join(out))
        assert (record["task"], record["how"], record["plan"]) == ("10", "text", "qingdao-2018")

    @pytest.mark.parametrize(
        "command", [["search", "薯片"], ["concordance", "薯片"], ["keywords", "--top", "0"]]
    )
    def test_nothing_found_is_exit_code_1(self, run, command):
        assert run(*command)[0] == 1

    def test_a_wrong_limit_is_one_line_on_stderr(self, run):
        code, _, err = run("search", "侵权", "--limit", "-1")
        assert (code, err.count("\n")) == (2, 1)

    def test_keywords_of_a_task_and_occurrences_of_a_term(self, run):
        assert run("keywords", "10")[1][3].split()[0] == "软件正版化"
        _, out, _ = run("concordance", "双随机")
        assert [line.split()[0] for line in out[3:]] == ["2", "4"]


class TestSpreadsheets:
    def test_one_file_is_what_python_writes(self, run, plan, tmp_path):
        path = tmp_path / "表.xlsx"
        assert run("matrix", "--format", "xlsx", "-o", str(path))[0] == 0
        assert path.read_bytes() == plan.matrix().to_xlsx()
        assert run("matrix", "--format", "xlsx", "-o", str(path))[0] == 2

    def test_of_one_agency_or_several(self, run, plan, tmp_path):
        one, two = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
        agency = ["--agency", "青岛市版权局"]
        assert run("matrix", "--format", "xlsx", *agency, "-o", str(one))[0] == 0
        assert one.read_bytes() == plan.matrix().to_xlsx(agency="市版权局")
        both = [*agency, "--agency", "市公安局"]
        assert run("matrix", "--format", "xlsx", *both, "-o", str(two))[0] == 0
        assert two.read_bytes() == plan.matrix().only(agencies=["市版权局", "市公安局"]).to_xlsx()

    def test_each_agency_gets_a_file_in_the_folder(self, run, plan, tmp_path):
        folder = tmp_path / "各单位"
        command = ["matrix", "--section", "三", "--each-agency", "-o", str(folder)]
        assert run(*command)[0] == 0
        names = sorted(path.name for path in folder.iterdir())
        assert len(names) == len(plan.matrix().only(section=3).agencies)
        assert "08 市版权局.xlsx" in names
        code, _, error = run(*command)
        assert code == 2
        assert "exists; --force overwrites it" in error
        assert run(*command, "--force", "--agency", "市版权局")[0] == 0

    def test_a_word_document_is_what_python_writes(self, run, plan, tmp_path):
        path = tmp_path / "表.docx"
        assert run("matrix", "-o", str(path))[0] == 0
        assert path.read_bytes() == plan.matrix().to_docx()
        assert run("matrix", "-o", str(path), "--agency", "公安局", "--force")[0] == 0
        assert path.read_bytes() == plan.matrix().to_docx(agency="市公安局")

    def test_each_agency_gets_a_word_document(self, run, plan, tmp_path):
        folder = tmp_path / "各单位"
        command = ["matrix", "--each-agency", "--format", "docx", "--agency", "公安局"]
        assert run(*command, "-o", str(folder))[0] == 0
        found = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert found == {"05 市公安局.docx": plan.matrix().to_docx(agency="市公安局")}

    @pytest.mark.parametrize("form", ["xlsx", "docx"])
    def test_columns_and_readings_are_chosen(self, run, plan, tmp_path, form):
        path = tmp_path / f"表.{form}"
        options = ["--columns", "工作任务，lead、备注", "--reading"]
        assert run("matrix", *options, "-o", str(path))[0] == 0
        matrix = plan.matrix()
        write = {"xlsx": matrix.to_xlsx, "docx": matrix.to_docx}[form]
        assert path.read_bytes() == write(columns=["task", "lead", "remark"], reading=True)

    def test_columns_and_readings_are_of_such_files_only(self, run, tmp_path):
        for option in (["--columns", "lead"], ["--reading"]):
            code, _, error = run("matrix", *option)
            assert code == 2
            assert error == (
                "workplan: --columns and --reading are for Word and Excel files:"
                " add -o with a name that ends in .docx or .xlsx\n"
            )
        path = str(tmp_path / "a.docx")
        code, _, error = run("matrix", "--columns", "nothing", "-o", path)
        assert (code, error.count("\n")) == (2, 1)
        assert error.startswith("workplan: columns must be one of number (序号), ")

    def test_nothing_found_is_exit_code_1_and_no_output_file_is_an_error(self, run, tmp_path):
        nobody = ["--duty", "sole", "--section", "3", "--each-agency"]
        code, _, error = run("matrix", *nobody, "-o", str(tmp_path / "x"))
        assert (code, error) == (1, "workplan: nobody has a part in what was asked for\n")
        assert not (tmp_path / "x").exists()
        code, _, error = run("matrix", "--format", "xlsx")
        assert code == 2
        assert error == "workplan: a Word or Excel file needs a name: add -o FILE\n"
        code, _, error = run("matrix", "--each-agency")
        assert code == 2
        assert error == "workplan: --each-agency needs a folder to write to: add -o FOLDER\n"


class TestNobody:
    """An agency without a part in what was asked for gets no file."""

    @pytest.mark.parametrize("form", ["xlsx", "docx"])
    def test_of_one_agency_is_exit_code_1_and_no_file(self, run, tmp_path, form):
        path = tmp_path / f"a.{form}"
        narrow = ["--agency", "市财政局", "--duty", "lead"]
        assert run("matrix", *narrow, "-o", str(path)) == (
            1, [], "workplan: nobody has a part in what was asked for\n",
        )  # fmt: skip
        assert not path.exists()

    def test_an_agency_that_is_named_twice_is_one(self, run, tmp_path):
        path = tmp_path / "a.docx"
        assert (
            run("matrix", "--agency", "市财政局", "--agency", "市财政局", "-o", str(path))[0] == 0
        )
        assert path.read_bytes() == workplan.load().matrix().to_docx(agency="市财政局")

    def test_a_point_in_a_name_is_no_ending(self, run, tmp_path):
        text = tmp_path / "a.txt"
        text.write_text("(一)甲。乙。(丙局负责)", encoding="utf-8")
        assert run("parse", str(text), "-o", str(tmp_path / "2018.5月"))[0] == 0
        assert run("page", "-o", str(tmp_path / "a.htm"))[0] == 0

    def test_a_folder_is_not_called_as_a_file(self, run, tmp_path):
        code, _, err = run(
            "matrix", "--each-agency", "-o", str(tmp_path / "a.docx"), "--lang", "zh"
        )
        assert code == 2
        assert "--each-agency 生成的是文件夹" in err
        assert list(tmp_path.iterdir()) == []


class TestRegressions:
    """Faults that a reader of the command line found, each once."""

    @pytest.fixture
    def notice_file(self, tmp_path):
        path = tmp_path / "n.txt"
        path.write_text("一、总则\n(一)抓落实。加强督查。(市教育局牵头)", encoding="utf-8")
        return str(path)

    def test_the_plan_option_works_before_and_after_a_command(self, run, notice_file):
        before = run("--plan", notice_file, "matrix")
        assert before == run("matrix", "--plan", notice_file)
        assert before[1][0].endswith("tasks 1, agencies 1, roles 1")

    @pytest.mark.parametrize(
        ("name", "start"),
        [
            ("m.xlsx", b"PK"),
            ("m.docx", b"PK"),
            ("m.csv", b"\xef\xbb\xbf"),
            ("m.html", b"<!DOCTYPE html>\n"),
            ("m.txt", b"Who is"),
        ],
    )
    def test_the_form_is_what_the_file_ends_in(self, run, tmp_path, name, start):
        path = tmp_path / name
        assert run("matrix", "-o", str(path))[0] == 0
        assert path.read_bytes().startswith(start)

    def test_a_format_that_a_command_does_not_write_is_refused(self, run, tmp_path):
        code, _, err = run("workload", "-o", str(tmp_path / "w.xlsx"))
        assert code == 2
        assert err == (
            "workplan: this command does not write .xlsx files;"
            " name one that ends in .txt, .csv, .md, .html, .json\n"
        )
        text = tmp_path / "notice.txt"
        text.write_text("(一)甲。乙。(丙局负责)", encoding="utf-8")
        others = [["export"], ["page"], ["parse", str(text)]]
        for command in (["records"], ["compare", "qingdao-2018", "qingdao-2018"], *others):
            assert run(*command, "-o", str(tmp_path / "r.xls"))[0] == 2
        code, _, err = run("matrix", "--format", "csv", "--each-agency", "-o", str(tmp_path / "d"))
        assert code == 2
        assert "--each-agency writes Word or Excel files" in err
        assert run("page", "-o", str(tmp_path / "p.txt"), "--lang", "zh")[2] == (
            "workplan: 此命令不能生成 .txt 文件，文件名的扩展名可用：.html\n"
        )
        assert list(tmp_path.iterdir()) == [text]

    def test_an_error_in_writing_names_the_file_that_the_user_named(self, run, tmp_path):
        path = tmp_path / "none" / "m.csv"
        assert run("matrix", "-o", str(path))[2].startswith(f"workplan: {path}: No such file")

    def test_a_file_that_breaks_an_invariant_fails_to_verify(self, run, plan, tmp_path):
        path = tmp_path / "p.json"
        path.write_text(workplan.dumps(plan).replace("民管企业", "民营企业"), encoding="utf-8")
        code, out, _ = run("verify", "--plan", str(path))
        assert code == 1
        assert out[0].startswith("FAILED ")
        assert run("show", "10", "--plan", str(path))[0] == 2

    def test_a_missing_standard_output_is_an_error(self, monkeypatch, capsys):
        with monkeypatch.context() as closed:
            closed.setattr(sys, "stdout", None)
            with pytest.raises(SystemExit) as end:
                cli.script()
        assert end.value.code == 2
        assert capsys.readouterr().err == "workplan: there is no standard output to write to\n"


class TestOptions:
    """Each option gives what the Python call gives."""

    @pytest.mark.parametrize(
        ("args", "ask"),
        [
            (
                ["matrix", "--successor", "市市场监管局"],
                lambda p: p.matrix().only(successor="市市场监管局").to_csv(),
            ),
            (
                ["workload", "--successor", "市市场监管局"],
                lambda p: p.matrix().only(successor="市市场监管局").workload().to_csv(),
            ),
            (["keywords", "10", "--top", "3"], lambda p: p.keywords(task=10, top=3).to_csv()),
            (["keywords", "--section", "三"], lambda p: p.keywords(section=3).to_csv()),
            (["keywords", "--agency", "公安局"], lambda p: p.keywords(agency="公安局").to_csv()),
            (
                ["keywords", "--successor", "市卫健委"],
                lambda p: p.keywords(successor="市卫健委").to_csv(),
            ),
            (
                ["search", "侵权假冒", "--section", "五"],
                lambda p: p.search("侵权假冒", section=5).to_csv(),
            ),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else "",
    )
    def test_as_csv(self, run, plan, tmp_path, args, ask):
        path = tmp_path / "answer.csv"
        assert run(*args, "-o", str(path))[0] == 0
        assert path.read_bytes().decode() == "\ufeff" + ask(plan)
        usual = run(args[0], *(["侵权假冒"] if args[0] == "search" else []), "--format", "csv")
        assert "\n".join(usual[1]) != ask(plan).replace("\r\n", "\n").rstrip("\n")

    def test_as_text(self, run, plan):
        by, order = plan.matrix("measure").to_text(), plan.matrix(order="load").to_text()
        assert run("matrix", "--by", "measure")[1] == by.splitlines()
        assert run("matrix", "--order", "load")[1] == order.splitlines()

    @pytest.mark.parametrize("option", ["--by=measure", "--order=load"])
    def test_in_the_spreadsheet(self, run, plan, tmp_path, option):
        usual, other = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
        assert run("matrix", "-o", str(usual))[0] == run("matrix", option, "-o", str(other))[0] == 0
        assert usual.read_bytes() == plan.matrix().to_xlsx() != other.read_bytes()

    def test_only_the_agencies_that_are_named_get_a_file(self, run, tmp_path):
        folder = tmp_path / "d"
        named = ["--agency", "市版权局", "--agency", "公安局"]
        assert run("matrix", "--each-agency", *named, "-o", str(folder))[0] == 0
        assert sorted(path.name for path in folder.iterdir()) == [
            "05 市公安局.xlsx",
            "08 市版权局.xlsx",
        ]

    def test_an_agencys_file_is_not_overwritten_and_one_without_a_part_is_exit_code_1(
        self, run, tmp_path
    ):
        path = str(tmp_path / "a.xlsx")
        command = ["matrix", "--agency", "市版权局", "-o", path]
        assert (run(*command)[0], run(*command)[0], run(*command, "--force")[0]) == (0, 2, 0)
        nobody = ["--duty", "sole", "--section", "3", "-o", str(tmp_path / "b.xlsx")]
        assert run("matrix", *nobody)[0] == 1

    def test_compare_and_parse_load_no_plan_but_their_own(self, run, tmp_path):
        path = tmp_path / "n.txt"
        path.write_text("一、甲\n(一)乙。丙。(丁局负责)", encoding="utf-8")
        assert run("--plan", "nowhere.json", "parse", str(path))[0] == 0
        same = ["compare", "qingdao-2018", "qingdao-2018", "--plan", "nowhere.json"]
        assert run(*same)[0] == 0

    def test_control_characters_in_an_error_are_escaped(self, run):
        assert run("show", "--plan", "a\x1b[2J.txt")[2].startswith(
            "workplan: a\\x1b[2J.txt: No such"
        )


class TestLanguage:
    """``--lang``, else the environment, else the system, else English."""

    @pytest.mark.parametrize(
        ("environ", "expected"),
        [
            ({}, "en"),
            ({"LANG": "zh_CN.UTF-8"}, "zh"),
            ({"LANG": "zh-Hans"}, "zh"),
            ({"LANG": "ZH_TW"}, "zh"),
            ({"LANG": "en_US.UTF-8"}, "en"),
            ({"LANG": "zha_CN"}, "en"),  # Zhuang
            ({"LANG": "zh"}, "zh"),
            ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
            ({"LANG": "C", "LC_ALL": "zh_CN"}, "zh"),
            ({"LANG": "C", "LC_MESSAGES": "zh_CN"}, "zh"),
            ({"LANG": "zh_CN", "LC_ALL": ""}, "zh"),  # POSIX: an empty one is not set
        ],
    )
    def test_of_the_environment(self, environ, expected):
        assert find_language(environ) == expected

    @pytest.mark.parametrize(("system", "expected"), [("zh", "zh"), ("en", "en"), (None, "en")])
    def test_of_the_system_where_the_environment_says_nothing(self, system, expected):
        assert find_language({}, lambda: system) == expected
        assert find_language({"LANG": "zh_CN"}, lambda: system) == "zh"

    @pytest.mark.parametrize(
        ("number", "expected"), [(0x0804, "zh"), (0x0404, "zh"), (0x0409, "en")]
    )
    def test_of_windows_is_that_of_its_user_interface(self, monkeypatch, number, expected):
        kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: number)
        monkeypatch.setattr("ctypes.windll", SimpleNamespace(kernel32=kernel), raising=False)
        assert read_windows_language() == expected

    def test_of_another_system_is_not_asked_for(self, monkeypatch):
        monkeypatch.delattr("ctypes.windll", raising=False)
        assert read_windows_language() is None

    @pytest.mark.parametrize(
        "args",
        [
            ("show", "10.1", "--lang", "zh"),
            ("--lang=zh", "show", "10.1"),
            ("--la", "zh", "show", "10.1"),
        ],
    )
    def test_is_asked_for_before_and_after_the_command(self, run, args):
        code, lines, _ = run(*args)
        assert code == 0
        assert lines[-3].split() == ["牵头", "市版权局"]

    def test_of_the_environment_is_overruled_by_what_is_asked_for(self, run, monkeypatch):
        monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
        assert run("show", "10.1")[1][-3].split() == ["牵头", "市版权局"]
        assert run("show", "10.1", "--lang", "en")[1][-3].split() == ["lead", "市版权局"]

    def test_of_help_and_of_errors_is_the_same(self, run, monkeypatch):
        assert run("search", "--help", "--lang", "zh")[1][0].startswith("用法：workplan search ")
        assert run("show", "99", "--lang", "zh")[2].startswith("workplan: 没有编号")
        monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
        assert run("--lang", "fr")[2] == (
            "workplan: 参数“--lang”有误：“fr”不在可选范围内；可选：zh、en"
            "（用法见 workplan --help）\n"
        )

    @pytest.mark.parametrize("form", ["text", "md", "html"])
    def test_of_what_people_read_is_that_of_the_environment(self, run, monkeypatch, form):
        monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
        for command in (["matrix"], ["workload"], ["keywords"], ["concordance", "双随机"]):
            page = "\n".join(run(*command, "--format", form)[1])
            assert re.search("任务分工：任务27项|各单位|关键词|“双随机”", page), command

    def test_of_files_for_programs_is_english_unless_asked_for(self, run, monkeypatch):
        monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
        for command in (["matrix"], ["workload"], ["records"], ["search", "电商"]):
            assert run(*command, "--format", "csv")[1][0].startswith("plan,revision,")
            asked = run(*command, "--format", "csv", "--lang", "zh")[1][0]
            assert asked.startswith("要点,数据版次,")
            assert '"plan": "qingdao-2018"' in "".join(run(*command, "--format", "json")[1])

    def test_of_a_csv_file_is_the_same(self, run, tmp_path):
        path = tmp_path / "表.csv"
        assert run("workload", "-o", str(path), "--lang", "zh")[0] == 0
        assert path.read_text(encoding="utf-8-sig").startswith("要点,数据版次,单位,牵头")


class TestDoubts:
    """How much of a notice needs a look, on stderr."""

    @pytest.fixture
    def notice(self, tmp_path):
        def write(text):
            path = tmp_path / "notice.txt"
            path.write_text(text, encoding="utf-8")
            return str(path)

        return write

    DOUBTFUL = "一、总则\n(一)抓落实。加强督查。(责任单位:王某某)\n"
    CLEAR = "一、总则\n(一)抓落实。加强督查。(市甲局负责)\n"

    @pytest.mark.parametrize(
        "command", [["matrix"], ["records"], ["workload"], ["show"], ["search", "督查"]]
    )
    def test_are_reported_wherever_a_notice_is_used(self, run, notice, command):
        file = notice(self.DOUBTFUL)
        _, _, err = run(*command, "--plan", file)
        assert err == f"workplan: {file}: 1 of 1 responsibilities need a look\n"

    def test_are_reported_in_chinese(self, run, notice):
        file = notice(self.DOUBTFUL)
        _, _, err = run("matrix", "--plan", file, "--lang", "zh")
        assert err == f"workplan: {file}：责任分工共1处，需要核对1处\n"

    def test_that_are_none_are_reported_where_a_file_is_written(self, run, notice, tmp_path):
        file = notice(self.CLEAR)
        assert run("matrix", "--plan", file)[2] == ""
        count = f"workplan: {file}: 0 of 1 responsibilities need a look\n"
        assert run("matrix", "--plan", file, "-o", str(tmp_path / "a.csv"))[2] == count
        assert run("parse", file, "-o", str(tmp_path / "a.json"))[2] == count
        assert run("parse", file)[2] == ""  # its last line says so

    def test_of_two_notices_that_are_compared_are_reported_for_each(self, run, notice, plan_file):
        file = notice(self.DOUBTFUL)
        assert run("compare", file, file)[2].count("1 of 1 responsibilities") == 2
        assert run("compare", plan_file, "qingdao-2018")[2] == ""


class TestInChinese:
    def test_help_is_chinese_throughout(self, run):
        for command in ("", *(command.name for command in COMMANDS)):
            _, lines, _ = run(*command.split(), "--help", "--lang", "zh")
            words = re.sub(r"--?[a-z-]+|\{[^}]*\}|\.\w+|（[a-z]+|[A-Z]+", "", "\n".join(lines))
            names = {"workplan", "text", "json", "load", "measure"}
            assert set(re.findall("[A-Za-z]+", words)) <= names | {each.name for each in COMMANDS}
            assert not [line for line in lines if columns(line) > 80], command

    @pytest.mark.parametrize(
        "command",
        [
            (),
            *(("show", str(number)) for number in range(1, 28)),
            ("agency", "市市场监管局"),
            ("matrix",),
            ("matrix", "--by", "measure", "--successor", "市市场监管局", "--duty", "牵头"),
            ("workload",),
            ("search", "电商", "假货"),
            ("keywords",),
            ("concordance", "双随机"),
            ("verify",),
            ("compare", "qingdao-2018", "qingdao-2018"),
        ],
        ids=" ".join,
    )
    def test_what_is_printed_of_the_shipped_plan_is_chinese(self, run, plan, command):
        """All Latin words are the notice's own, or names, ids and forms of files."""
        code, lines, err = run(*command, "--lang", "zh")
        assert (code, err) == (0, "")
        assert find_foreign_words("\n".join(lines), plan) == set()

    @pytest.mark.parametrize("name", TABLES)
    def test_a_table_of_the_shipped_plan_is_chinese(self, plan, name):
        table = plan.table(name, lang="zh")
        shown = [table.caption, *table.headings, *(c for row in table.list_cells() for c in row)]
        assert find_foreign_words("\n".join(shown), plan) == set()

    def test_a_table_about_the_matrix_of_the_shipped_plan_is_chinese(self, plan):
        matrix = plan.matrix(lang="zh")
        for name in ("workload", "without_lead", "without_accountable", "open_ended", "overlap"):
            table = getattr(matrix, name)()
            assert find_foreign_words(table.to_text(), plan) == set()

    @pytest.mark.parametrize("form", ["to_text", "to_markdown"])
    def test_a_comparison_is_chinese(self, plan, form):
        new = workplan.parse(NOTICE)
        shown = getattr(workplan.compare(plan, new), form)(lang="zh")
        assert find_foreign_words(shown, plan, new) == set()

    def test_each_command_and_each_option_has_a_chinese_help(self):
        for command in COMMANDS:
            for about in (command.about, *(option.about for option in command.options)):
                assert re.search("[\u4e00-\u9fff]", about.render("zh")), about
                assert about.render("zh") != about.render("en")

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (
                ["records", "--format", "xml"],
                "参数“--format”有误：“xml”不在可选范围内；可选：json、csv",
            ),
            (["agency"], "缺少参数：NAME"),
            (["--bad"], "无法识别的参数：--bad"),
            (
                ["matrix", "通知.docx"],
                (
                    "无法识别的参数：通知.docx；指定通知请用“--plan 文件名”，"
                    "文件名中有空格的请加半角双引号"
                ),
            ),
            (["matrix", "—plan", "a"], "无法识别的参数：—plan a；选项以两个半角短横线（--）开头"),
            (["records", "--format"], "参数“--format”有误：缺少取值"),
            (["search"], "缺少参数：TERM"),
            (["search", "甲", "--limit", "x"], "参数“--limit”有误：“x”不是整数"),
            (["matrix", "--forc=1"], "参数“--force”有误：此选项不带取值，却给出了“1”"),
            (["matrix", "--fo"], "选项 --fo 不明确，可能指 --format、--force"),
        ],
    )
    def test_a_wrong_argument_is_reported_in_chinese(self, run, args, message):
        code, _, err = run(*args, "--lang", "zh")
        assert code == 2
        assert err == f"workplan: {message}（用法见 workplan --help）\n"

    def test_a_message_of_argparse_that_is_not_known_stays_as_it_is(self, capsys):
        with pytest.raises(SystemExit):
            cli.make_parser("zh").error("something else")
        assert capsys.readouterr().err.startswith("workplan: something else（")

    @pytest.mark.parametrize(
        ("number", "message"),
        [
            (errno.ENOENT, "没有这个文件或文件夹"),
            (errno.EACCES, "没有权限"),
            (errno.EISDIR, "这是文件夹，不是文件"),
            (errno.ENOTDIR, "路径中有一级不是文件夹"),
            (errno.ENOSPC, "磁盘空间不足"),
            (errno.EROFS, "磁盘为只读"),
            (errno.ENAMETOOLONG, "文件名过长"),
            (errno.ENOTSUP, "这不是普通文件"),
            (errno.EIO, os.strerror(errno.EIO)),  # none of those that people meet
        ],
    )
    def test_an_error_of_the_system_is_reported_in_chinese(self, run, monkeypatch, number, message):
        def fail(*_):
            raise OSError(number, os.strerror(number), "甲.txt")

        monkeypatch.setattr(commands, "_load", fail)
        assert run("show", "--lang", "zh")[2] == f"workplan: 甲.txt：{message}\n"

    def test_a_file_that_exists_is_reported_in_chinese(self, run, plan_file):
        _, _, err = run("export", "-o", plan_file, "--lang", "zh")
        assert err == f"workplan: {plan_file} 已存在；如需覆盖，请加 --force\n"

    def test_verify_reports_a_fault_in_chinese(self, run, tmp_path):
        path = tmp_path / "p.json"
        path.write_text('{"format": 1}', encoding="utf-8")
        assert run("verify", "--plan", str(path), "--lang", "zh")[:2] == (
            1,
            [f"未通过 {path}: id：缺少此项"],
        )
        lines = run("verify", "--lang", "zh")[1]
        assert "通过   原文即公开发布的通知" in lines

    def test_an_overview_names_duties_in_chinese(self, run):
        lines = run("--lang", "zh")[1]
        assert "标识 qingdao-2018，数据第2版" in lines
        assert "10个部分，27项任务，45项措施，170项责任，32个单位，另有1个单位统称" in lines
        at = lines.index("  16  全面实施两法衔接")
        assert lines[at + 1].startswith("      牵头 ")
        assert lines[at + 2] == "      配合10家"

    def test_a_task_of_a_section_without_a_title(self, run, tmp_path):
        path = tmp_path / "notice.txt"
        path.write_text(
            "序号\t任务\t责任单位\n1\t植树\t县甲局\n2\t护林\t县乙局\n", encoding="utf-8"
        )
        assert run("show", "2", "--plan", str(path), "--lang", "zh")[1][1] == "    第s1部分"

    def test_a_task_and_an_agency(self, run):
        assert "勘误（以上正文照原文刊载）：" in run("show", "10", "--lang", "zh")[1]
        lines = run("agency", "市工商局", "--lang", "zh")[1]
        assert lines[1] == "  全称        青岛市工商行政管理局（很可能，本库判断）"
        assert "  单独负责：1项任务" in lines

    def test_what_was_found_says_how(self, run):
        lines = run("search", "电商", "--lang", "zh")[1]
        assert lines[0] == "检索“电商”找到的任务：5项"
        assert (
            "1     深化互联网领域侵权假冒治理力度（第1部分，匹配：同义词、原文，得分3.97）" in lines
        )
