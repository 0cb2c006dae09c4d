"""What every comparison obeys, and that known edits are named, all of them and no others."""

import re

import attrs
from hypothesis import given, settings, strategies as st

import workplan
from tests.properties.test_invariants import damaged, read
from tests.strategies import plans
from workplan import compare
from workplan.notice import parse
from workplan.table import columns_of

ROW_CLASSES = (
    workplan.Change, workplan.RoleChange, workplan.SectionSummary, workplan.AgencySummary,
)  # fmt: skip
TABLES = (
    ("", *workplan.Change.KINDS),
    *([column.heading for column in columns_of(kind)] for kind in ROW_CLASSES),
)
SWAPPED = {"added": "removed", "removed": "added", "gained": "lost", "lost": "gained"}

# --- invariants ----------------------------------------------------------------------------------


either = damaged().map(read).filter(bool) | plans()


@given(either)
def test_a_plan_compared_with_itself_has_not_changed(plan):
    same = compare(plan, plan, threshold=1)
    assert same.is_empty
    for level in ("sections", "tasks", "measures"):
        assert all(change.old is change.new for change in getattr(same, level))


@given(either, either, st.floats(0, 1))
@settings(max_examples=50)
def test_swapping_the_plans_swaps_every_change(old, new, threshold):
    there, back = (compare(*pair, threshold=threshold) for pair in ((old, new), (new, old)))
    for level in ("sections", "tasks", "measures"):
        assert {swap_sides(change) for change in getattr(back, level)} == set(getattr(there, level))
    assert {swap_sides(change) for change in back.roles} == set(there.roles)
    assert sum(there.counts.values()) == sum(back.counts.values())


def swap_sides(change):
    """The change as it is the other way round."""
    if isinstance(change, workplan.Change):
        kinds = tuple(SWAPPED.get(kind, kind) for kind in change.kinds)
        return attrs.evolve(change, old=change.new, new=change.old, kinds=kinds)
    kind = SWAPPED.get(change.kind, change.kind)
    sides = {"old": change.new, "new": change.old}
    return attrs.evolve(change, kind=kind, measure=swap_sides(change.measure), **sides)


@given(either, either)
@settings(max_examples=50)
def test_every_part_is_in_the_comparison_once(old, new):
    found = compare(old, new)
    for level in ("sections", "tasks", "measures"):
        changes = getattr(found, level)
        assert [c.new for c in changes if c.new] == list(getattr(new, level))
        assert {c.old for c in changes if c.old} == set(getattr(old, level))
        assert sum(c.old is not None for c in changes) == len(getattr(old, level))
    for at, kind in enumerate(workplan.Change.KINDS):
        assert sum(row.figures[at] for row in found.by_section) == found.counts[f"tasks_{kind}"]


DRAWN = {
    "html",
    "meta",
    "title",
    "div",
    "style",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "del",
    "ins",
    "p",
}


@given(either, either)
@settings(max_examples=50)
def test_no_text_of_a_plan_becomes_markup(old, new):
    found = compare(old, new)
    assert set(re.findall("<([^/! >]+)", found.to_html())) <= DRAWN
    rows = [line for line in found.to_markdown().splitlines() if line.startswith("|")]
    widths = {len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in rows}
    assert widths <= {len(columns) + 1 for columns in TABLES}


# --- known edits ---------------------------------------------------------------------------------
#
# A plan is written down as lists: sections of tasks of measures, each with a key that stays with it
# through every edit. What changed is read off the keys, never off the comparison.


@attrs.define
class Clause:
    key: str
    text: str
    leads: list
    others: list

    def duties(self):
        """Body -> duty, as the wordings of `print_duties` are read."""
        if self.leads:
            rest = dict.fromkeys(self.others, "supporting")
            return dict.fromkeys(self.leads, "lead") | rest
        return dict.fromkeys(self.others, "sole" if len(self.others) == 1 else "shared")

    def print_duties(self):
        leads, others = "、".join(self.leads), "、".join(self.others)
        if leads and others:
            return f"({leads}牵头,{others}按职责分工负责)"
        if leads:
            return f"({leads}牵头负责)"
        return f"({others}{'按职责分工' if len(self.others) > 1 else ''}负责)" if others else ""


@attrs.define
class Item:
    key: str
    title: str
    parts: list


def copy_shipped_plan():
    """The shipped plan, without the brackets inside its sentences."""
    return [
        Item(f"s{section.id}", section.title, [
            Item(f"t{task.id}", task.title, [
                Clause(
                    measure.id,
                    measure.text.translate(str.maketrans("", "", "()()\n")).rstrip("。") + "。",
                    [agency.name for agency in measure.lead],
                    [a.name for a in (*measure.sole, *measure.shared, *measure.supporting)],
                )
                for measure in task.measures
            ])
            for task in section.tasks
        ])
        for section in workplan.load().sections
    ]  # fmt: skip


TENS = ["", "十", "二十", "三十", "四十"]
ONES = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]


def write_notice(plan):
    """The notice, with numerals from one on."""
    lines, at = [], 0
    for number, section in enumerate(plan, 1):
        lines.append(f"{TENS[number // 10]}{ONES[number % 10]}、{section.title}")
        for task in section.parts:
            at += 1
            clauses = "".join(clause.text + clause.print_duties() for clause in task.parts)
            lines.append(f"({TENS[at // 10]}{ONES[at % 10]}){task.title}。{clauses}")
    return "\n".join(lines)


@attrs.frozen
class Entry:
    id: str
    place: tuple
    """Key of its parent, and its position there."""
    wording: tuple
    duties: dict


def index_entries(plan):
    """Each task and measure under its key."""
    entries, at = {}, 0
    for section in plan:
        for task in section.parts:
            at += 1
            wording = (task.title, *(clause.text for clause in task.parts))
            entries[task.key] = Entry(str(at), (section.key, at), wording, {})
            for number, clause in enumerate(task.parts, 1):
                id_, place = f"{at}.{number}", (task.key, number)
                entries[clause.key] = Entry(id_, place, (clause.text,), clause.duties())
    return entries


INVENTED = [
    ("推行首席质量官", "鼓励龙头厂商聘请专人把关工艺,每季度公开自评结果。"),
    ("建设吹哨热线", "受理匿名来电,七日内回复,泄露身份者从严追责。"),
    ("培训基层骨干", "分批轮训乡镇干部,考试合格后持证上岗。"),
]
NEWCOMERS = ["市气象局", "市体育局", "市水务局"]
ALIASES = {"市食品药品监管局": "市食药监局", "市卫生计生委": "市卫计委", "市人民检察院": "市检察院"}
MARKET = ["市质监局", "市工商局", "市食品药品监管局", "市知识产权局"]
SUCCESSORS = dict.fromkeys(MARKET, "市市场监管局") | {
    "市农委": "市农业农村局",
    "市环保局": "市生态环境局",
}


def edit(plan, draw):
    """Change one thing."""
    home = draw(st.sampled_from([section for section in plan if section.parts]))
    task = draw(st.sampled_from(home.parts))
    clause = draw(st.sampled_from(task.parts))
    match draw(
        st.sampled_from(["title", "words", "move", "remove", "add", "duty", "body", "successor"])
    ):
        case "title":
            task.title = (
                draw(st.sampled_from(["落实任务", "巩固成果", "狠抓到位"])) + task.title[:2]
            )
        case "words":
            clause.text = draw(st.sampled_from(["切实", "坚决", "力争"])) + clause.text
        case "move":
            home.parts.remove(task)
            target = draw(st.sampled_from(plan))
            target.parts.insert(draw(st.integers(0, len(target.parts))), task)
        case "remove":
            home.parts.remove(task)
        case "add":
            title, text = draw(st.sampled_from(INVENTED))
            if not any(task.key == f"t+{title}" for section in plan for task in section.parts):
                measure = Clause(f"+{title}", text, [], [NEWCOMERS[0]])
                home.parts.append(Item(f"t+{title}", title, [measure]))
        case "duty":
            clause.leads, clause.others = clause.others[:1], clause.leads + clause.others[1:]
        case "body":
            names = draw(st.sampled_from([clause.leads, clause.others]))
            newcomer = draw(st.sampled_from(NEWCOMERS))
            if newcomer not in clause.leads + clause.others:
                names[draw(st.integers(0, 1)) :] = [newcomer]
        case "successor":
            for names in (clause.leads, clause.others):
                names[:] = dict.fromkeys(SUCCESSORS.get(body, body) for body in names)
            clause.others = [body for body in clause.others if body not in clause.leads]


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_exactly_the_edits_that_were_made_are_named(data):
    before, after = copy_shipped_plan(), copy_shipped_plan()
    for _ in range(data.draw(st.integers(0, 8))):
        edit(after, data.draw)
    text = write_notice(after)
    for name, alias in data.draw(st.sampled_from([{}, ALIASES])).items():
        text = text.replace(name, alias)
    registry = workplan.load().agencies
    found = compare(parse(write_notice(before), registry=registry), parse(text, registry=registry))

    was, now = index_entries(before), index_entries(after)
    assert find_kinds(found, was, now) == {
        key: expect_kinds(was.get(key), now.get(key)) for key in was.keys() | now.keys()
    }
    assert {describe_change(change, was, now) for change in found.roles} == {
        (key, *change)
        for key in was.keys() | now.keys()
        for change in list_role_changes(
            *(side[key].duties if key in side else {} for side in (was, now))
        )
    }


def find_kinds(found, was, now):
    """Key -> what became of it in the comparison; fails where two keys were paired."""
    key_of = [{entry.id: key for key, entry in side.items()} for side in (was, now)]
    kinds = {}
    for change in (*found.tasks, *found.measures):
        parts = zip(key_of, (change.old, change.new), strict=True)
        (key,) = {keys[part.id] for keys, part in parts if part is not None}
        kinds[key] = change.kinds
    return kinds


def describe_change(change, was, now):
    """The key of the measure, the kind, and agency and duty before and after."""
    sides = ((was, change.measure.old), (now, change.measure.new))
    (key,) = {key for side, m in sides if m for key, entry in side.items() if entry.id == m.id}
    ends = [
        (role.agency.name, role.duty.value) if role else None for role in (change.old, change.new)
    ]
    assert (change.via is not None) == (change.kind == "succeeded")
    return (key, change.kind, *ends)


def expect_kinds(was, now):
    if was is None or now is None:
        return ("removed",) if now is None else ("added",)
    reworded = ("reworded",) if was.wording != now.wording else ()
    moved = ("moved",) if was.place != now.place else ()
    return (*reworded, *moved) or ("kept",)


def list_role_changes(before, after):
    """Every change from one table of duties to another, by hand."""
    lost, gained = before.keys() - after.keys(), after.keys() - before.keys()
    for body in before.keys() & after.keys():
        if before[body] != after[body]:
            yield "changed", (body, before[body]), (body, after[body])
    for body in lost:
        if (successor := SUCCESSORS.get(body)) in gained:
            yield "succeeded", (body, before[body]), (successor, after[successor])
        else:
            yield "lost", (body, before[body]), None
    for body in gained - {SUCCESSORS.get(body) for body in lost}:
        yield "gained", None, (body, after[body])
