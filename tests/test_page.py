"""The offline page: what is in its HTML, in any browser and without one."""

import base64
import hashlib
import os
import re
import subprocess
import sys
import zipfile
from html import unescape
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
import tinycss2
from hypothesis import given
from justhtml import JustHTML

import workplan
from tests import strategies
from tests.hostile_plan import ATTACK, make_hostile_plan
from tests.merged_cell import make_merged_plan
from workplan import (
    Confidence,
    Correction,
    CorrectionKind,
    ExistingFileError,
    Initiative,
    InitiativeKind,
    Measure,
    OptionError,
    Piece,
    PieceKind,
    Span,
    Task,
    parse,
    read,
)
from workplan.page import words
from workplan.page.stretches import split_task
from workplan.page.text import make_anchor

FILES = Path(workplan.__file__).parent / "page"


def check(page):
    """The page, after it was parsed without a fault, its ids are unique, and its links lead on."""
    parsed = JustHTML(page, strict=True, sanitize=False)
    ids = [element.attrs["id"] for element in parsed.query("[id]")]
    assert len(ids) == len(set(ids))
    for link in parsed.query("a[href^='#']"):
        target = link.attrs["href"][1:]
        assert target in ids or target.startswith(("a=", "n="))
    for name in ("for", "aria-labelledby", "aria-describedby"):
        for element in parsed.query(f"[{name}]"):
            assert element.attrs[name] in ids
    assert not parsed.query("[style]")
    assert not [
        (element.name, name)
        for element in parsed.query("*")
        for name in element.attrs
        if name.startswith("on")
    ]
    return parsed


def text_of(element):
    return element.to_text(separator="", strip=False)


def published(element):
    """The published text of an element: without what a misprint should read."""
    return "".join(
        text_of(child) if child.name == "#text" else published(child)
        for child in element.children
        if child.name != "ins"
    )


def squeeze(words):
    return "".join(words.split())


@pytest.fixture(scope="module", params=["en", "zh"])
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def page(plan, lang):
    return plan.to_page(lang=lang)


@pytest.fixture(scope="module")
def parsed(page):
    return check(page)


class TestShippedPlan:
    def test_is_one_small_file(self, page):
        assert len(page.encode()) <= 120_000
        assert not re.search(
            r"""(src|href)=["']?(https?:)?//""", page.replace('href="http://www.ip', "")
        )

    def test_is_the_same_each_time(self, plan, page, lang):
        assert plan.to_page(lang=lang) == page

    def test_has_every_text_as_published(self, parsed, plan):
        for task in plan.tasks:
            (article,) = parsed.query(f"#t{task.id}")
            parts = [*article.query("h4"), *article.query(".t")]
            assert squeeze("".join(map(published, parts))) == squeeze(task.text)
        (prose,) = parsed.query(".prose p")
        assert squeeze(published(prose)).startswith("2018年,全市打击侵权假冒工作要认真学习贯彻")
        headings = [squeeze(published(h)) for h in parsed.query("[data-s] > h3")]
        assert headings == [section.heading for section in plan.sections]

    def test_has_every_role_by_duty_in_the_list_and_in_the_text(self, parsed, plan):
        classes = {"l": "lead", "a": "sole", "s": "shared", "h": "supporting"}
        for at, measure in enumerate(plan.measures):
            shown = parsed.query(".m")[at]
            listed = [
                (classes[pair.query("dt")[0].attrs["class"]], text_of(link))
                for pair in shown.query("dl > div")
                for link in pair.query("a")
            ]
            roles = [(role.duty.value, role.agency.name) for role in measure.roles]
            assert sorted(listed) == sorted(roles)
            marked = [(classes[b.attrs["class"]], squeeze(text_of(b))) for b in shown.query(".z b")]
            assert marked == [(role.duty.value, role.printed) for role in measure.roles]

    def test_says_where_a_list_is_open(self, parsed, plan):
        for at, measure in enumerate(plan.measures):
            lists = [text_of(dd) for dd in parsed.query(".m")[at].query("dd")]
            assert [each.endswith("等") for each in lists].count(True) == len(measure.open_duties)

    def test_has_every_misprint_with_its_reading_in_place_and_in_a_list(self, parsed, plan):
        readings = [text_of(ins) for ins in parsed.query("ins")]
        expected = [each.reading for each in plan.corrections if each.reading]
        assert [each for each in readings if each in expected] == expected
        assert len(readings) == len(plan.corrections)
        assert len(parsed.query("details li")) == len(plan.corrections)
        uncertain = [c for c in plan.corrections if c.confidence is not Confidence.CERTAIN]
        assert len(parsed.query("ins.u")) == len(uncertain)

    def test_has_every_agency_with_names_counts_and_successors(self, parsed, plan):
        workload = {row.agency.id: row for row in plan.matrix().workload()}
        cards = {card.attrs["data-a"]: card for card in parsed.query("[data-a]")}
        assert list(cards) == [agency.id for agency in plan.agencies]
        for agency in plan.agencies:
            card = cards[agency.id]
            shown = text_of(card)
            names = (*agency.names, agency.english_name or "", *(s.name for s in agency.successors))
            assert all(name in shown for name in names)
            counts = [int(text_of(dt).split()[-1]) for dt in card.query("dt")]
            row = workload[agency.id]
            assert counts == [n for n in (row.lead, row.sole, row.shared, row.supporting) if n]

    def test_has_every_initiative_with_its_places(self, parsed, plan):
        (section,) = parsed.query(".initiatives")
        for each in plan.initiatives:
            assert each.name in text_of(section)
        items = {text_of(li.query("span")[0]): li for li in section.query("li")}
        places = [text_of(a) for a in items["两法衔接"].query("a")]
        assert places == ["16", "16.1", "27.1"]  # in the heading of task 16 too

    def test_says_what_each_duty_means(self, parsed):
        meanings = {row.attrs["data-d"]: row for row in parsed.query(".legend > div")}
        assert list(meanings) == [duty.value for duty in workplan.Duty]
        for duty in workplan.Duty:
            row = meanings[duty.value]
            assert row.attrs["data-label"] == duty.label
            assert duty.label in text_of(row.query("dt")[0])
            assert text_of(row.query("dd")[0])

    def test_says_which_plan_it_is(self, parsed, plan):
        (footer,) = parsed.query("footer")
        for fact in (plan.id, plan.revision, plan.source.url, plan.source.sha256):
            assert fact in text_of(footer)
        assert text_of(parsed.query("h1")[0]) == plan.title

    def test_has_headings_in_order(self, parsed):
        levels = [int(h.name[1]) for h in parsed.query("h1, h2, h3, h4")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels) if before > 1)

    def test_marks_the_language_of_chinese_in_english(self, plan):
        parsed = check(plan.to_page())
        assert parsed.query("html")[0].attrs["lang"] == "en"
        for selector in ("h1", "article[id^=t]", "nav ul", "[data-s] > h3", "[data-a] h3"):
            assert all(element.attrs.get("lang") == "zh" for element in parsed.query(selector))
        for selector in ("article[id^=t] dt", "article[id^=t] details"):
            assert all(
                "en" in (element.attrs.get("lang"), element.parent.attrs.get("lang"))
                for element in parsed.query(selector)
            )

    def test_speaks_chinese_in_chinese(self, plan):
        parsed = check(plan.to_page(lang="zh"))
        assert parsed.query("html")[0].attrs["lang"] == "zh"
        for note in parsed.query("[lang=en]"):
            note.parent.remove_child(note)
        for card in parsed.query("[data-a] p"):
            card.parent.remove_child(card)
        said = text_of(parsed.query("body > header, .page, footer")[0]) + "".join(
            text_of(element) for element in parsed.query("label, legend, button, h2, dt, summary")
        )
        assert not re.search("[a-z]{3}", said.replace("workplan", ""))


class TestPolicy:
    def test_admits_exactly_the_style_and_the_script_of_the_page(self, page, parsed):
        (meta,) = parsed.query("meta[http-equiv]")
        hashes = []
        for name in ("style", "script"):
            (code,) = re.findall(f"<{name}>(.*?)</{name}>", page, re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
            hashes.append(f"{name}-src 'sha256-{digest}'")
        assert meta.attrs["content"] == (
            f"default-src 'none'; {hashes[0]}; {hashes[1]}; base-uri 'none'; form-action 'none'"
        )

    def test_comes_before_what_it_admits(self, page):
        assert (
            page.index("Content-Security-Policy") < page.index("<style>") < page.index("<script>")
        )


class TestHostileNotice:
    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_adds_no_element_and_no_attribute(self, language):
        page = make_hostile_plan().to_page(lang=language)
        parsed = check(page)
        assert len(parsed.query("script")) == len(parsed.query("style")) == 1
        assert not parsed.query("img")
        assert "alert(1)" in text_of(parsed.query("h1")[0])

    def test_has_its_control_characters_shown(self, tmp_path):
        page = make_hostile_plan().to_page(tmp_path / "page.html")
        assert not re.search(
            "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe]", page
        )
        assert r"\u202e\u2066\x00\x1b\x85\ud800\ufffe" in page
        assert (tmp_path / "page.html").read_bytes() == page.encode()

    def test_gets_anchors_by_position_and_addresses_that_are_encoded(self):
        parsed = check(make_hostile_plan().to_page())
        assert [e.attrs["id"] for e in parsed.query(".m, article[id^=t], [data-s]")] == [
            "s-1",
            "t-1",
            "m-1",
        ]
        (link,) = parsed.query(".m dd a[href^='#a=']")
        assert link.attrs["href"].startswith("#a=%3C%2Fscript%3E")
        assert ATTACK[:9] not in link.attrs["href"]

    def test_is_no_link(self):
        parsed = check(make_hostile_plan().to_page())
        assert all(link.attrs["href"].startswith("#") for link in parsed.query("a"))


NOTICES = {
    "no sections": "序号\t任务\t责任单位\n1\t加强督查。\t市工商局\n2\t报道。\t市公安局",
    "no numerals": "(一)抓落实。加强督查。(市局负责)\n(二)乙。\n丙。",
    "repeated numbers": "一、甲\n1.乙。丙。(市局负责)\n1.丁。戊。(甲局负责)",
    "nobody": "一、甲\n(一)乙。丙。\n(二)丁。戊。",
    "an empty section": "一、甲\n二、乙\n(一)丙。丁。(市局负责)",
}


class TestAnyNotice:
    @pytest.mark.parametrize("text", NOTICES.values(), ids=NOTICES)
    def test_has_its_texts(self, text):
        plan = parse(text)
        parsed = check(plan.to_page())
        shown = squeeze(published(parsed.query("main")[0]))
        for measure in plan.measures:
            assert squeeze(measure.text) in shown
        assert len(parsed.query(".m")) == len(plan.measures)

    def test_without_headings_says_so(self):
        plan = parse(NOTICES["no sections"])
        assert "(not divided into sections)" in plan.to_page()
        assert not check(plan.to_page()).query("nav")
        several = attrs.evolve(
            parse(NOTICES["an empty section"]),
            sections=tuple(
                attrs.evolve(s, numeral="", title="", title_span=None)
                for s in parse(NOTICES["an empty section"]).sections
            ),
        )
        assert several.to_page(lang="zh").count("（标题未识别）") == 4
        assert "task s1.t1" in parse(NOTICES["no numerals"]).to_page()

    def test_shows_the_letterhead_that_is_printed(self):
        text = (
            "某市政府关于印发要点的通知\n某政办发〔2030〕1号\n各区政府:\n请执行。\n"
            + NOTICES["nobody"]
        )
        plan = parse(text + "\n某市人民政府\n2030年1月2日\n")
        assert plan.document_number
        header = text_of(check(plan.to_page(lang="zh")).query("header")[0])
        for fact in (plan.issuer, plan.document_number, plan.date, *plan.addressees):
            assert str(fact) in header
        main = text_of(check(plan.to_page()).query("main")[0])
        assert "请执行" in main

    def test_shows_deadlines_rules_and_readings_by_position(self):
        text = (
            "一、甲\n牵头单位列首位。\n(一)乙。丙。\n责任单位:市工商局、融媒体中、市公安局\n"
            "完成时限:2030年6月底前"
        )
        plan = parse(text)
        measure = attrs.evolve(plan.measures[0], rule="列首位的牵头", confidence=Confidence.LIKELY)
        task = attrs.evolve(plan.tasks[0], measures=(measure,))
        section = attrs.evolve(plan.sections[0], tasks=(task,))
        shown = attrs.evolve(plan, sections=(section,), diagnostics=()).to_page(lang="zh")
        for words_ in (
            "2030年6月底前 (2030-06-30)",
            "列首位的牵头",
            "很可能：有的名称仅据所在位置认定",
        ):
            assert words_ in shown

    def test_shows_what_is_between_a_heading_and_a_clause(self):
        text = "(一)甲。另:乙。(丙局负责)。"
        measure = Measure("1.1", "乙。", Span(7, 9), "(丙局负责)", Span(9, 15))
        task = Task("1", 1, "一", "甲", Span(3, 4), text, Span(0, 16), (measure,))
        head, bodies = split_task(task)
        assert text[head.start : head.end] == "(一)甲。"
        assert [text[s.start : s.end] for s in bodies[0]] == ["另:", "乙。", "(丙局负责)。"]

    def test_repeats_a_merged_responsibility_at_each_of_its_rows(self):
        plan = make_merged_plan()
        parsed = check(plan.to_page())
        assert [published(z) for z in parsed.query(".z")] == ["市公安局牵头", "市公安局牵头"]

    def test_marks_a_name_with_two_duties_twice(self):
        (first, second) = check(make_merged_plan().to_page()).query(".m")
        assert len(first.query(".z b")) == 1
        assert [b.attrs["class"] for b in second.query(".z b")] == ["h", "l"]

    def test_marks_what_overlaps(self, plan):
        measure = plan.measure("10.1")
        role = measure.roles[0]
        across = Span(role.span.start + 2, role.span.end + 1)
        more = Correction(
            across, plan.source[across], "", CorrectionKind.TYPO, "见附件", Confidence.CERTAIN
        )
        task = plan.task(10)
        corrections = tuple(sorted((*task.corrections, more), key=lambda each: each.span))
        every = tuple(sorted((*plan.corrections, more), key=lambda each: each.span))
        sections = tuple(
            attrs.evolve(
                s,
                tasks=tuple(
                    attrs.evolve(t, corrections=corrections) if t == task else t for t in s.tasks
                ),
            )
            for s in plan.sections
        )
        page = attrs.evolve(plan, sections=sections, corrections=every).to_page(lang="zh")
        parsed = check(page)
        names = list(parsed.query("[id='m10.1'] .z b"))
        assert [(b.attrs["class"], text_of(b)) for b in names[:2]] == [
            ("l", "市版"),
            ("l on", "权局"),
        ]
        assert names[1].parent.name == "u"
        assert published(parsed.query("[id='m10.1'] .z")[0]) == measure.assignment

    def test_addresses_an_agency_by_its_id_where_its_name_is_anothers_too(self, plan):
        first, second = plan.agencies[:2]
        renamed = attrs.evolve(second, aliases=(*second.aliases, first.name))
        text = plan.to_page()
        assert f'href="#a={first.name}"' in text
        page = replace_agency(plan, renamed).to_page()
        assert f'href="#a={first.name}"' not in page
        assert f'href="#a={first.id}"' in page

    @given(strategies.plans())
    def test_is_well_formed_and_whole(self, plan):
        parsed = check(plan.to_page(lang="zh"))
        assert len(parsed.query(".m")) == len(plan.measures)
        assert len(parsed.query(".m dl a")) == sum(
            len(measure.holders(duty)) for measure in plan.measures for duty in workplan.Duty
        )
        assert len(parsed.query(".m .doubt")) == sum(
            measure.confidence is Confidence.POSSIBLE for measure in plan.measures
        )

    @given(strategies.plans())
    def test_every_character_of_a_task_is_in_one_stretch(self, plan):
        for task in plan.tasks:
            head, bodies = split_task(task)
            stretches = sorted(
                [*([head] if head else []), *(span for body in bodies for span in body)]
            )
            assert squeeze("".join(plan.source[span] for span in stretches)) == squeeze(task.text)


def replace_agency(plan, agency):
    """The plan with another agency of the same id."""

    def evolve(role):
        return attrs.evolve(role, agency=agency) if role.agency.id == agency.id else role

    sections = tuple(
        attrs.evolve(
            section,
            tasks=tuple(
                attrs.evolve(
                    task,
                    measures=tuple(
                        attrs.evolve(m, roles=tuple(map(evolve, m.roles))) for m in task.measures
                    ),
                )
                for task in section.tasks
            ),
        )
        for section in plan.sections
    )
    agencies = tuple(agency if each.id == agency.id else each for each in plan.agencies)
    return attrs.evolve(plan, sections=sections, agencies=agencies)


class TestAnchors:
    @pytest.mark.parametrize("id_", ["asks", "10-1", "a", "", "s1.t"])
    def test_of_odd_ids_are_made_of_positions(self, id_):
        assert make_anchor("t", id_, 9) == "t-9"

    @pytest.mark.parametrize("id_", ["10", "10.1", "s2", "s2.t1", "s2.t1.m3"])
    def test_of_others_are_made_of_the_ids(self, id_):
        assert make_anchor("m", id_, 9) == f"m{id_}"

    def test_sections_of_a_notice_of_one_level_are_marked(self):
        flat = "一、抓落实。做事。(市局负责)\n二、强宣传。做事。(市局负责)"
        assert parse(flat).to_page().count('data-flat="1"') == 2
        assert "data-flat" not in workplan.load().to_page().split("<script>")[0]


class TestDoubts:
    TEXT = (
        "一、甲\n(一)抓落实。加强督查。(市局牵头,公安和负责\n"
        "(二)抓宣传。报道。责任单位:市委宣传部、融媒体、市文化局\n(四)总结。上报。"
    )

    def test_are_at_their_place_and_in_a_list_with_links(self):
        plan = parse(self.TEXT)
        parsed = check(plan.to_page(lang="zh"))
        (review,) = parsed.query(".review")
        assert "责任分工共1处，需要核对1处；另有2处其他问题需要核对" in text_of(review)
        assert [a.attrs["href"] for a in review.query("a")] == ["#t1", "#m2.1", "#t4"]
        assert "融媒体" in text_of(parsed.query("[id='m2.1'] .doubt")[0])
        said = text_of(parsed.query("#t1 > .doubt")[0])
        assert said == "需要核对 此括号不成对；请核对其后是否列有责任单位 ( 第2行第13列"

    def test_of_a_section_and_of_none_are_shown_too(self):
        plan = parse("前言(没有结尾\n" + self.TEXT)
        heading = plan.sections[0]
        doubts = tuple(
            workplan.Diagnostic(
                "number-gap", {"number": 2, "previous": 1}, workplan.Severity.WARNING, span, 1, 1
            )
            for span in (Span(0, 2), heading.title_span)
        )
        parsed = check(attrs.evolve(plan, diagnostics=(*doubts, *plan.diagnostics)).to_page())
        assert len(parsed.query(".review > .doubt")) >= 1
        assert len(parsed.query("[data-s] > .doubt")) == 1

    def test_of_no_section_are_shown_in_the_list_only(self):
        plan = parse("前言。\n一、甲\n(一)乙。丙。(市局负责)")
        doubt = workplan.Diagnostic("number-gap", {}, workplan.Severity.WARNING, Span(0, 2))
        parsed = check(attrs.evolve(plan, diagnostics=(doubt,)).to_page())
        (review,) = parsed.query(".review")
        assert len(review.query(".doubt")) == len(parsed.query(".doubt")) == 1
        assert not review.query("a")

    def test_of_a_shipped_plan_are_counted_below(self, plan):
        parsed = check(plan.to_page())
        assert not parsed.query(".review, .doubt")
        assert "0 of 45 responsibilities need a look" in text_of(parsed.query("footer")[0])


class TestInitiatives:
    def test_lead_to_a_section_or_nowhere_where_no_task_names_them(self):
        text = "前言行动。\n一、整治行动\n(一)乙。丙。(市局负责)"
        plan = parse(text)
        spans = (Span(2, 4), Span(text.index("整治行动") + 2, text.index("整治行动") + 4))
        named = Initiative(InitiativeKind.CAMPAIGN, "行动", spans, ("行动", "行动"))
        parsed = check(attrs.evolve(plan, initiatives=(named,)).to_page())
        (item,) = parsed.query(".initiatives li")
        links = [(text_of(link), link.attrs["href"]) for link in item.query("a")]
        assert links == [("一", "#s1")]

    def test_of_a_plan_without_any_are_left_out(self):
        assert not check(parse(NOTICES["nobody"]).to_page()).query(".initiatives")


class TestProse:
    def test_is_shown_with_its_misprints(self, plan):
        preamble = next(piece for piece in plan.pieces if piece.kind is PieceKind.PREAMBLE)
        span = Span(preamble.span.start + 4, preamble.span.start + 6)
        found = Correction(
            span, plan.source[span], "某", CorrectionKind.TYPO, "A reason.", Confidence.CERTAIN
        )
        page = attrs.evolve(plan, corrections=(found, *plan.corrections)).to_page()
        (prose,) = check(page).query(".prose")
        assert text_of(prose.query("ins")[0]) == "某"
        assert len(prose.query("li")) == 1

    def test_after_the_last_task_is_shown_after_it(self):
        plan = parse(NOTICES["nobody"] + "\n附件:任务分工表\n")
        closing = [piece.text for piece in plan.pieces if piece.kind is PieceKind.CLOSING]
        assert [text_of(p) for p in check(plan.to_page()).query(".prose p")] == closing != []

    def test_of_whitespace_is_none(self):
        source = "\n\n" + NOTICES["nobody"]
        plan = parse(source)
        pieces = (
            Piece(PieceKind.PREAMBLE, "\n\n", Span(0, 2)),
            Piece(PieceKind.TEXT, source[2:], Span(2, len(source))),
        )
        assert not check(attrs.evolve(plan, pieces=pieces).to_page()).query(".prose")


class TestToPage:
    def test_writes_what_it_returns(self, plan, tmp_path):
        path = tmp_path / "要点.html"
        page = plan.to_page(path, lang="zh")
        assert path.read_bytes() == page.encode()
        with pytest.raises(ExistingFileError):
            plan.to_page(path)
        assert plan.to_page(path, force=True) != page

    @pytest.mark.parametrize("other", ["de", "", None, 1])
    def test_refuses_another_language(self, plan, other, tmp_path):
        with pytest.raises(OptionError, match="lang must be one of en, zh"):
            plan.to_page(tmp_path / "x.html", lang=other)
        assert not (tmp_path / "x.html").exists()

    def test_reads_its_files_from_a_zip(self, plan, tmp_path):
        package = FILES.parent
        with zipfile.ZipFile(tmp_path / "workplan.zip", "w") as archive:
            for path in sorted(package.rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts:
                    archive.write(path, path.relative_to(package.parent))
        script = (
            f"import sys; sys.path.insert(0, {str(tmp_path / 'workplan.zip')!r})\n"
            "import workplan; assert 'workplan.zip' in workplan.__file__\n"
            "sys.stdout.buffer.write(workplan.load().to_page().encode())"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
        assert done.stdout.decode() == plan.to_page()

    def test_reads_a_plan_again(self, plan, tmp_path):
        path = tmp_path / "plan.json"
        path.write_text(workplan.dumps(plan), encoding="utf-8")
        assert read(path).to_page() == plan.to_page()


class TestFiles:
    """page.html, page.css and page.js as they are written."""

    def test_the_html_is_well_formed(self):
        JustHTML((FILES / "page.html").read_text(encoding="utf-8"), strict=True)

    def test_the_html_has_a_place_for_every_word(self):
        places = set(re.findall(r"\$(\w+)", (FILES / "page.html").read_text(encoding="utf-8")))
        assert set(words.LABELS) <= places

    def test_the_css_has_no_fault(self):
        rules = tinycss2.parse_stylesheet((FILES / "page.css").read_text(encoding="utf-8"))
        assert list(css_faults(rules)) == []

    def test_the_css_uses_no_variable_that_is_not_set_and_styles_no_class_that_is_not_there(self):
        css = (FILES / "page.css").read_text(encoding="utf-8")
        css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
        used = set(re.findall(r"var\((--[\w-]+)\)", css))
        assert used == set(re.findall(r"(--[\w-]+):", css))
        script = (FILES / "page.js").read_text(encoding="utf-8")
        pages = workplan.load().to_page() + make_hostile_plan().to_page() + script
        present = set(
            re.findall(r"[\w-]+", " ".join(re.findall(r'class(?:Name)?[=:] ?"([^"]*)"', pages)))
        )
        present |= {"filtered", "on", "none"}  # of texts that these two plans do not have
        selectors = re.sub(r"\{[^{}]*\}", " ", css)
        assert set(re.findall(r"\.([a-z][\w-]*)", selectors)) <= present

    def test_the_script_puts_text_only_as_text(self):
        script = (FILES / "page.js").read_text(encoding="utf-8")
        for word in (
            "innerHTML",
            "outerHTML",
            "insertAdjacent",
            "document.write",
            "eval",
            "Function(",
        ):
            assert word not in script
        for word in ("fetch", "XMLHttpRequest", "import(", "localStorage", "cookie"):
            assert word not in script

    def test_the_script_has_comments_that_can_be_left_out(self):
        for line in (FILES / "page.js").read_text(encoding="utf-8").splitlines():
            assert line.count("`") % 2 == 0, line
            assert "/*" not in line

    def test_the_script_passes_the_linter(self, tmp_path):
        linter = Path(sys.executable).parent / "deno"
        # `window` is what the script is for.
        command = [linter, "lint", "--rules-exclude=no-window,no-window-prefix", FILES / "page.js"]
        environ = os.environ | {
            "DENO_DIR": str(tmp_path),
            "NO_COLOR": "1",
            "DENO_NO_UPDATE_CHECK": "1",
        }
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", env=environ, check=False
        )
        assert done.returncode == 0, done.stderr

    def test_the_script_says_only_what_the_page_has(self):
        script = (FILES / "page.js").read_text(encoding="utf-8")
        said = set(re.findall(r'say\("(\w+)"', script)) | set(re.findall(r'"(unknown\w+)"', script))
        said |= set(re.findall(r'say\([^)]*\? "(\w+)" : "(\w+)"', script)[0])
        given = set(re.findall(r'data-w="(\w+)"', unescape(words.draw_messages("en"))))
        assert given - said == {"perhaps"}  # which a list of links says
        assert said <= given


def css_faults(rules):
    """Every parse error in a style sheet, in its rules and declarations."""
    for rule in rules:
        if rule.type == "error":
            yield rule.message
        if rule.type == "at-rule" and rule.lower_at_keyword == "media":
            yield from css_faults(tinycss2.parse_rule_list(rule.content, skip_comments=True))
        elif rule.type in {"qualified-rule", "at-rule"} and rule.content is not None:
            content = tinycss2.parse_blocks_contents(rule.content, skip_comments=True)
            yield from (part.message for part in content if part.type == "error")
            yield from (
                part.name for part in content if part.type == "declaration" and not part.value
            )
