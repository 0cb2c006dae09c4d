"""The offline page in Chromium, from a file: filters, addresses, print, hostile texts."""

import json
import re
from urllib.parse import quote

import pypdfium2
import pytest

from tests.hostile_plan import ATTACK, make_hostile_plan
from workplan import Duty, OptionError, parse
from workplan.model.folding import fold

SIZES = [390, 768, 1280, 1920]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, plan):
    """A folder with the shipped plan's page in each language, and a hostile one."""
    folder = tmp_path_factory.mktemp("page")
    plan.to_page(folder / "zh.html", lang="zh")
    plan.to_page(folder / "en.html", lang="en")
    make_hostile_plan().to_page(folder / "hostile.html", lang="zh")
    return folder


class Opened:
    """A page that is open, with what it asked for and complained of."""

    def __init__(self, browser, path, fragment="", **settings):
        self.context = browser.new_context(**settings)
        self.page = self.context.new_page()
        self.requests, self.complaints, self.url = [], [], f"file://{path}"
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.goto(self.url + fragment)

    def go(self, fragment):
        """Give it another address, as somebody who types it."""
        self.page.evaluate("fragment => { location.hash = fragment }", fragment)
        self.page.wait_for_timeout(20)

    def wait(self, expression):
        """Until an expression holds; Playwright's own way is code that the policy forbids."""
        for _ in range(100):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(expression)

    def settle(self):
        """Until the page has answered: a click is over before the address has changed."""
        self.page.wait_for_timeout(30)

    def text(self, selector):
        self.settle()
        return self.page.inner_text(selector)

    @property
    def address(self):
        self.settle()
        return self.page.evaluate("decodeURIComponent(location.hash)")

    @property
    def measures(self):
        """The ids of the measures that are shown."""
        self.settle()
        script = "all => all.filter(e => e.offsetParent).map(e => e.id.slice(1))"
        return self.page.eval_on_selector_all(".m", script)

    @property
    def marked(self):
        """What is marked, in the order of the page, in the measures and headings shown."""
        return self.page.eval_on_selector_all("mark", "all => all.map(e => e.textContent)")


@pytest.fixture
def open_page(browser, folder):
    opened = []

    def run(name="zh", fragment="", **settings):
        opened.append(Opened(browser, folder / f"{name}.html", fragment, **settings))
        return opened[-1]

    yield run
    for each in opened:
        each.context.close()
        if each.context.browser:
            assert each.complaints == []
            assert {url.split("#")[0] for url in each.requests} == {each.url}


class TestFilters:
    def test_by_every_agency_and_duty_show_what_the_plan_answers(self, open_page, plan):
        page = open_page()
        for agency in plan.agencies:
            for duty in (None, *Duty):
                page.page.evaluate(
                    "f => { history.replaceState(null, '', f);"
                    " dispatchEvent(new HashChangeEvent('hashchange')) }",
                    f"#a={agency.name}" + (f"&d={duty.value}" if duty else ""),
                )
                expected = [measure.id for measure in plan.measures_of(agency, duty)]
                assert page.measures == expected, (agency.name, duty)

    def test_by_every_successor_show_what_the_plan_answers(self, open_page, plan):
        page = open_page()
        names = {link.name for agency in plan.agencies for link in agency.successors}
        for name in sorted(names):
            page.go(f"n={name}")
            assert page.measures == [m.id for m in plan.measures_of(successor=name)]
        page.go("n=市市场监管局&d=lead,配合&s=8")
        held = plan.measures_of(successor="市市场监管局", duty=["lead", "supporting"])
        inside = plan.section(8)
        assert page.measures == [m.id for m in held if m.span in inside.span]

    def test_chosen_in_the_form_are_in_the_address(self, open_page):
        page = open_page()
        assert page.text("#count") == "显示全部27项任务、45项措施。"
        assert page.page.is_disabled("#clear")
        page.page.select_option("#f-a", label="市公安局")
        assert (page.address, len(page.measures)) == ("#a=市公安局", 15)
        page.page.check("#f-d input[value=sole]")
        assert (page.address, page.measures) == ("#a=市公安局&d=sole", ["12.1"])
        assert page.text("#count") == "共27项任务、45项措施，显示1项任务、1项措施。"
        assert page.text("#stated") == "筛选条件：单位：市公安局；责任方式：单独负责"
        page.page.select_option("#f-s", value="4")
        page.page.fill("#f-q", "犯罪")
        page.wait("location.hash.includes('q=')")
        assert page.address == "#a=市公安局&d=sole&s=4&q=犯罪"
        page.page.click("#clear")
        assert (page.address, len(page.measures), page.marked) == ("", 45, [])
        assert page.page.url == page.url

    def test_of_today_are_chosen_in_the_form_too(self, open_page):
        page = open_page("en")
        page.page.select_option("#f-a", label="青岛市市场监督管理局")
        assert page.address == "#n=青岛市市场监督管理局"
        page.page.select_option("#f-s", value="3")
        assert page.address == "#n=青岛市市场监督管理局&s=3"
        page.go("a=市工商局&n=青岛市市场监督管理局")
        page.page.check("#f-d input[value=lead]")
        assert page.address == "#a=市工商局&n=青岛市市场监督管理局&d=lead"
        assert page.measures == ["8.1", "18.2"]

    def test_count_tasks_with_what_is_not_shown_of_them(self, open_page):
        page = open_page(fragment="#a=市质监局&d=sole")
        assert page.measures == ["4.2"]
        assert "本任务另有5项措施不符合筛选条件" in page.text("#t4")
        page.page.click("#t4 .rest a")
        assert (page.address, len(page.measures)) == ("#t4", 45)


class TestAddresses:
    @pytest.mark.parametrize(
        ("fragment", "measures"),
        [
            ("#a=市公安局&d=sole", ["12.1"]),
            (f"#a={quote('市公安局')}&d={quote('单独负责')}", ["12.1"]),
            ("#d=sole&a=public-security", ["12.1"]),
            ("#a=青岛市公安局&d=◎单独负责", None),
            ("#a=食药监&d=sole", ["4.4"]),
            ("#s=四", ["12.1", "13.1", "14.1"]),
            ("#s=4", ["12.1", "13.1", "14.1"]),
            ("#s=4&d=lead", []),
            ("#s=4&q=%", []),
            ("#s=4&&q=", ["12.1", "13.1", "14.1"]),
        ],
    )
    def test_in_any_form_are_read(self, open_page, plan, fragment, measures):
        page = open_page(fragment=fragment)
        if measures is not None:
            assert page.measures == measures
            assert page.text("#problems") == ""
        else:
            assert "没有责任方式" in page.text("#problems")

    def test_of_every_name_of_every_agency_are_read(self, open_page, plan):
        page = open_page()
        for agency in plan.agencies:
            for name in (agency.id, *agency.names):
                page.go(f"a={name}")
                assert page.page.input_value("#f-a") == f"a={agency.name}"

    def test_go_back_and_forward(self, open_page):
        page = open_page()
        page.page.select_option("#f-a", label="市公安局")
        page.page.check("#f-d input[value=sole]")
        page.page.go_back()
        assert (page.address, len(page.measures)) == ("#a=市公安局", 15)
        assert not page.page.is_checked("#f-d input[value=sole]")
        page.page.go_back()
        assert (page.address, len(page.measures)) == ("", 45)
        assert page.page.input_value("#f-a") == ""
        page.page.go_forward()
        page.page.go_forward()
        assert page.measures == ["12.1"]

    def test_typing_a_word_is_one_step_of_the_history(self, open_page):
        page = open_page()
        page.page.locator("#f-q").press_sequentially("abc", delay=250)
        page.wait("location.hash === '#q=abc'")
        page.page.go_back()
        assert page.address == ""

    @pytest.mark.parametrize(
        ("fragment", "message"),
        [
            ("#a=市某局", "责任单位中没有“市某局”。"),
            ("#n=市某局", "没有名为“市某局”的承接单位。"),
            ("#s=99", "没有编号为“99”的部分。"),
            ("#d=boss", "没有责任方式“boss”。"),
        ],
    )
    def test_with_an_unknown_value_show_nothing_and_say_so(self, open_page, fragment, message):
        page = open_page(fragment=fragment)
        assert page.text("#problems").startswith(message)
        assert page.measures == []
        assert "没有符合筛选条件的任务" in page.text("#count")
        page.page.click("#clear")
        assert len(page.measures) == 45

    def test_with_one_unknown_duty_of_two_show_the_other_and_say_so(self, open_page):
        page = open_page(fragment="#a=市公安局&d=sole,boss")
        assert page.text("#problems") == "没有责任方式“boss”。"
        assert page.measures == ["12.1"]

    @pytest.mark.parametrize(
        ("fragment", "message", "shown"),
        [
            ("#x=1", "地址中有无法识别的内容：“x=1”", 45),
            ("#a=市公安局&a=市工商局", "未采用：“a=市工商局”", 15),
            ("#t99", "本页没有地址所指的位置：“t99”", 45),
            ("#__proto__=1", "“__proto__=1”", 45),
        ],
    )
    def test_with_more_than_filters_say_so(self, open_page, fragment, message, shown):
        page = open_page(fragment=fragment)
        assert message in page.text("#problems")
        assert len(page.measures) == shown

    def test_with_a_name_that_is_near_offer_what_may_be_meant(self, open_page):
        page = open_page(fragment="#a=食品药品")
        page.page.click("#problems a")
        assert page.address == "#a=市食品药品监管局"
        page.go("a=市市场监管局")
        page.page.click("#problems a")
        assert page.address == "#n=青岛市市场监督管理局"

    def test_can_be_copied(self, open_page):
        page = open_page(fragment="#a=市公安局&d=sole")
        page.page.click("#copy")
        copied = page.page.input_value("#f-l")
        assert copied == f"{page.url}#a={quote('市公安局')}&d=sole"
        page.wait("document.getElementById('copied').textContent")
        assert page.text("#copied") in {"地址已复制。", "请按Ctrl+C复制地址。"}
        assert page.page.evaluate("getSelection().toString()") in {copied, ""}


KEYWORDS = [
    "电商",
    "APP",
    "app",
    "ｉｐ地址",
    "知识产权",
    "市公安局",
    "社会共治",
    "双随机",
    "范围",
    "“",
    "。",
]


class TestKeywords:
    @pytest.mark.parametrize("word", KEYWORDS)
    def test_are_counted_as_the_library_folds_texts(self, open_page, plan, word):
        wanted = fold(word).text
        hits, shown = 0, []
        for task in plan.tasks:
            heading = plan.source.text[task.span.start : task.measures[0].span.start]
            in_heading = wanted in fold(heading).text
            hits += fold(heading).text.count(wanted)
            for at, measure in enumerate(task.measures):
                following = task.measures[at + 1 :]
                end = following[0].span.start if following else task.span.end
                text = fold(plan.source.text[measure.span.start : end]).text
                names = "\n".join(role.agency.name for role in measure.roles)
                if in_heading or wanted in text or wanted in fold(names).text:
                    shown.append(measure.id)
                hits += text.count(wanted)
        hits += sum(fold(section.heading).text.count(wanted) for section in plan.sections)
        page = open_page(fragment=f"#q={quote(word)}")
        assert set(shown) <= set(page.measures)
        assert f"关键词在所显示的原文中出现{hits}处。" in page.text("#count")
        for id_ in set(page.measures) - set(shown):  # found in a reading
            assert any(
                wanted in fold(c.reading or "").text
                for c in plan.task_of(plan.measure(id_)).corrections
            )

    def test_are_marked_across_names_and_unmarked_again(self, open_page):
        page = open_page()
        before = page.page.inner_html("main")
        page.go("q=商务局、青岛海关")
        assert "".join(page.marked[:3]) == "商务局、青岛海关"
        page.go("")
        assert page.page.inner_html("main") == before

    def test_of_a_reading_only_are_counted_apart(self, open_page):
        page = open_page(fragment="#q=版权监管范围")
        assert page.measures == ["1.2"]
        assert "出现0处。 另有1项措施仅勘误后的文字或者单位名称含有关键词。" in page.text("#count")
        assert "".join(page.marked) == "版权监管范围"

    def test_in_the_heading_of_a_notice_of_one_level_find_its_task(self, browser, tmp_path):
        path = tmp_path / "flat.html"
        notice = parse("一、抓落实。做事。(市局负责)\n二、强宣传。做事。(市局负责)")
        notice.to_page(path, lang="zh")
        page = Opened(browser, path, "#q=抓")
        assert page.measures == ["s1.t1.m1"]
        assert page.page.query_selector(".inheading") is None
        page.context.close()

    def test_that_are_a_body_offer_its_filter(self, open_page):
        page = open_page(fragment="#q=青岛市公安局")
        page.page.click("#problems a")
        assert page.address == "#a=市公安局"

    def test_in_a_heading_of_a_section_lead_to_it(self, open_page):
        page = open_page(fragment="#q=加大打击侵犯知识产权工作力度")
        assert page.measures == []
        page.page.click(".inheading a")
        assert page.address == "#s=3"

    def test_that_look_like_code_are_text(self, open_page):
        page = open_page()
        page.go(f"q={quote('<img src=x onerror=alert(1)>')}")
        assert page.measures == []
        assert "<img" in page.text("#stated")


class TestLinks:
    def test_of_an_agency_filter_and_show_its_counts(self, open_page):
        page = open_page()
        page.page.click("#m12\\.1 dd a")
        assert page.address == "#a=市公安局"
        assert page.page.evaluate("document.activeElement.id") == "tasks"
        panel = page.text("#panel")
        assert "青岛市公安局" in panel
        assert re.search("单独负责 1\\s+12.1", panel)
        page.page.click("#panel dt a >> nth=0")
        assert page.address == "#a=市公安局&d=sole"
        assert page.page.eval_on_selector_all(
            "[id]", "a => a.length === new Set(a.map(e => e.id)).size"
        )

    def test_of_a_measure_lead_to_it_in_the_whole_plan(self, open_page):
        page = open_page(fragment="#a=市公安局&d=sole")
        page.page.click("#panel a[href='#m20.1']")
        assert (page.address, len(page.measures)) == ("#m20.1", 45)
        page.wait("Math.abs(document.getElementById('m20.1').getBoundingClientRect().top) < 60")
        page.page.go_back()
        assert page.measures == ["12.1"]
        page.wait("document.getElementById('panel').getBoundingClientRect().bottom > 0")

    def test_of_the_contents_leave_the_filters(self, open_page):
        page = open_page(fragment="#a=市公安局")
        page.page.click("nav a >> nth=3")
        assert page.address == "#a=市公安局"
        assert page.page.evaluate("document.activeElement.id") == "s4"

    def test_name_a_duty_by_symbol_and_word_and_a_misprint_by_its_reading(self, open_page):
        page = open_page()
        text = page.text("#m1\\.2")
        assert "范国范围" in text.replace("\n", "")
        assert "分工负责" in text
        style = "e => getComputedStyle(e, '::before').content"
        assert page.page.eval_on_selector("#m1\\.2 .z b", style).startswith('"○')
        assert page.page.eval_on_selector("#m1\\.2 ins", style) == '"〔"'


class TestKeyboard:
    def test_reaches_everything_in_order(self, open_page):
        page = open_page()
        page.page.keyboard.press("Tab")
        assert page.page.evaluate("document.activeElement.className") == "skip"
        assert page.page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
        page.page.keyboard.press("Tab")
        assert page.page.evaluate("document.activeElement.id") == "f-a"
        outline = "getComputedStyle(document.activeElement).outlineWidth"
        assert page.page.evaluate(outline) == "3px"
        page.page.keyboard.press("ArrowDown")
        assert page.address == "#a=市工商局"
        page.page.keyboard.press("Tab")
        page.page.keyboard.press("Space")
        assert page.address == "#a=市工商局&d=lead"
        for _ in range(5):
            page.page.keyboard.press("Tab")
        assert page.page.evaluate("document.activeElement.id") == "f-q"
        page.page.keyboard.type("信用")
        page.page.keyboard.press("Enter")
        page.wait("location.hash.includes('q=')")
        assert page.measures == ["18.2"]
        page.page.keyboard.press("Tab")
        assert page.page.evaluate("document.activeElement.id") == "clear"
        page.page.keyboard.press("Enter")
        assert page.address == ""
        assert page.page.evaluate("document.activeElement.id") == "f-a"

    def test_unfolds_corrections(self, open_page):
        page = open_page()
        page.page.focus("#t1 summary")
        page.page.keyboard.press("Enter")
        assert "字形相近" in page.text("#t1 details")

    def test_skips_to_the_tasks_and_keeps_the_filters(self, open_page):
        page = open_page(fragment="#a=市公安局")
        page.page.keyboard.press("Tab")
        page.page.keyboard.press("Enter")
        assert page.address == "#a=市公安局"
        assert page.page.evaluate("document.activeElement.id") == "tasks"


def read_pdf(content):
    document = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return re.sub(r"\s", "", text)


class TestPaper:
    @pytest.mark.parametrize("scripts", [True, False])
    def test_has_every_task_and_what_is_folded(self, open_page, plan, scripts):
        page = open_page(java_script_enabled=scripts)
        text = read_pdf(page.page.pdf(prefer_css_page_size=True))
        for task in plan.tasks:
            assert f"({task.numeral})" in text
        for agency in plan.agencies:
            assert agency.name in text
        assert "字形相近" in text
        assert plan.source.sha256 in text
        assert "复制地址" not in text

    def test_of_a_filtered_view_states_the_filters(self, open_page):
        page = open_page(fragment="#a=市公安局&d=sole")
        text = read_pdf(page.page.pdf(prefer_css_page_size=True))
        assert "筛选条件：单位：市公安局；责任方式：单独负责" in text
        assert "显示1项任务、1项措施" in text
        assert "(十二)" in text
        assert "(十三)" not in text
        page.page.emulate_media(media="screen")
        assert page.page.eval_on_selector_all("details[open]", "all => all.length") == 0


class TestWithoutScripts:
    def test_the_page_has_everything_but_the_controls(self, open_page, plan):
        page = open_page("en", java_script_enabled=False)
        text = page.text("main")
        for task in plan.tasks:
            assert f"({task.numeral})" in text
        assert not page.page.is_visible("form")
        assert not page.page.is_visible("#count")

    def test_a_name_leads_to_the_agency(self, open_page):
        page = open_page(java_script_enabled=False)
        page.page.click("#m12\\.1 dd a")
        card = page.page.locator("[data-a=public-security]")
        page.page.wait_for_timeout(1500)  # it scrolls smoothly
        assert page.page.url.endswith(quote("市公安局"))
        assert card.bounding_box()["y"] < 800
        card.locator("a[href='#m12.1']").click()
        assert page.page.url.endswith("#m12.1")


CONTRAST = """() => {
  const channel = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const parse = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => {
    const [r, g, b] = parse(c).map(channel);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor;
      if (!/, 0\\)/.test(c) && c !== 'transparent') return c;
    }
    return 'rgb(255,255,255)';
  };
  const bad = [];
  for (const e of document.querySelectorAll('body *')) {
    const hasText = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!hasText || !e.checkVisibility()) continue;
    if (e.matches(':disabled, script, style, template, option, optgroup')) continue;
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < 4.5) bad.push([e.tagName, e.className, ratio.toFixed(2), e.textContent]);
  }
  return bad;
}"""


class TestLooks:
    @pytest.mark.parametrize("name", ["zh", "en", "hostile"])
    @pytest.mark.parametrize("fragment", ["", "#a=市食品药品监管局&q=监管", "#a=x&z=1"])
    def test_no_width_scrolls_sideways(self, open_page, name, fragment):
        page = open_page(name, fragment)
        for width in SIZES:
            page.page.set_viewport_size({"width": width, "height": 900})
            assert page.page.evaluate("document.documentElement.scrollWidth") == width

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("name", ["zh", "hostile"])
    def test_every_text_has_the_contrast_of_wcag_aa(self, open_page, scheme, name):
        page = open_page(name, color_scheme=scheme)
        page.page.eval_on_selector_all("details", "all => all.forEach(e => { e.open = true })")
        for fragment in ("q=监管", "a=市某局", "a=市公安局"):
            page.go(fragment)
            assert page.page.evaluate(CONTRAST) == []

    def test_dark_is_dark(self, open_page):
        grounds = [
            open_page(color_scheme=scheme).page.evaluate(
                "getComputedStyle(document.body).backgroundColor"
            )
            for scheme in ("light", "dark")
        ]
        assert grounds == ["rgb(255, 255, 255)", "rgb(20, 23, 27)"]

    def test_motion_is_reduced_on_request(self, open_page):
        style = "getComputedStyle(document.documentElement).scrollBehavior"
        assert open_page().page.evaluate(style) == "smooth"
        assert open_page(reduced_motion="reduce").page.evaluate(style) == "auto"


class TestNarrow:
    def test_a_view_that_was_sent_opens_at_its_results(self, open_page):
        for fragment, anchor in (("#a=市公安局&d=sole", "tasks"), ("#m20.1", "m20.1"), ("", None)):
            page = open_page(fragment=fragment, viewport={"width": 390, "height": 844})
            top = f"document.getElementById('{anchor}').getBoundingClientRect().top"
            page.wait(f"Math.abs({top}) < 60" if anchor else "scrollY === 0")


class TestHostileNotice:
    def test_does_nothing(self, open_page):
        page = open_page("hostile")
        assert "alert(1)" in page.text("h1")
        assert (
            page.page.eval_on_selector_all("img, main script, main style", "all => all.length") == 0
        )
        assert len(page.measures) == 1
        page.page.click(".m dd a")
        assert len(page.measures) == 1
        assert page.page.is_visible("#panel")
        page.page.click("#panel .to a")
        assert len(page.measures) == 1
        assert "alert(1)" in page.text("#stated")
        page.page.click("#copy")
        page.go(f"q={quote(ATTACK[:60])}")
        assert "<script>alert(1)" in page.text("#stated")
        assert len(page.measures) == 1

    def test_in_an_address_does_nothing(self, open_page):
        page = open_page()
        for key in "ansdqx":
            page.go(f"{key}={quote(ATTACK, errors='replace')}")
            assert page.page.eval_on_selector_all("img", "all => all.length") == 0
        page.go("a=%E5%B8%&q=%FF")
        assert "“%E5%B8%”" in page.text("#problems")


NOTICES = {
    "without sections": "1.抓落实。加强督查。(市局负责)\n2.抓宣传。报道。(甲局牵头,乙局配合)",
    "with repeated numbers": "一、甲\n1.乙。丙。(市局负责)\n二、丁\n1.戊。己。(甲局负责)",
    "with nobody": "一、甲\n(一)乙。丙。\n(二)丁。戊。",
    "with doubts": "一、甲\n(一)抓落实。加强督查。(市局牵头,公安和负责\n(三)宣传。报道。(甲局负责)",
}


@pytest.mark.parametrize("text", NOTICES.values(), ids=NOTICES)
def test_any_notice_works(browser, tmp_path, text):
    plan = parse(text)
    plan.to_page(tmp_path / "page.html")
    page = Opened(browser, tmp_path / "page.html")
    assert len(page.measures) == len(plan.measures)
    for agency in plan.agencies:
        page.go(f"a={agency.name}")
        assert page.measures == [m.id for m in plan.measures_of(agency)]
    page.go("d=lead")
    assert page.measures == [m.id for m in plan.measures if m.lead]
    assert page.complaints == []
    page.context.close()


def test_the_words_of_the_script_are_all_on_the_page(browser, folder):
    page = Opened(browser, folder / "en.html")
    script = page.page.evaluate("document.querySelector('script').textContent")
    used = set(re.findall(r'say\("(\w+)"', script)) | set(
        re.findall(r'"(unknown\w+|ambiguous)"', script)
    )
    given = page.page.evaluate(
        "[...document.getElementById('words').content.children].map(e => e.dataset.w)"
    )
    assert used <= set(given), json.dumps(sorted(used - set(given)))
    page.context.close()


def test_another_language_is_refused(plan):
    with pytest.raises(OptionError, match="lang must be one of en, zh, got 'de'"):
        plan.to_page(lang="de")
