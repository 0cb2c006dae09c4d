"""What every comparison obeys, and that known edits are named, all of them and no others."""

import re
from collections import Counter

import attrs
from hypothesis import given, settings, strategies as st

import workplan
from tests.properties.test_invariants import damaged, read
from tests.strategies import plans
from workplan import compare
from workplan.notice import parse
from workplan.table import columns_of

ROW_CLASSES = (
    workplan.Change, workplan.FieldChange, workplan.RoleChange, workplan.SectionSummary,
    workplan.AgencySummary, workplan.SuccessionSummary, workplan.Finding,
)  # fmt: skip
TABLES = (
    ("", *workplan.Change.KINDS),
    *([column.heading for column in columns_of(kind)] for kind in ROW_CLASSES),
)
SWAPPED = {
    "added": "removed",
    "removed": "added",
    "merged": "split",
    "split": "merged",
    "gained": "lost",
    "lost": "gained",
}

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
        assert set(map(swap_sides, getattr(back, level))) == set(getattr(there, level))
    assert set(map(swap_roles, back.roles)) == set(map(list_ends, there.roles))
    assert {
        (SWAPPED.get(lead.kind, lead.kind), frozenset(map(swap_roles, lead.changes)))
        for lead in back.leads
    } == {(lead.kind, frozenset(map(list_ends, lead.changes))) for lead in there.leads}
    assert Counter(map(swap_field, back.fields)) == Counter(map(list_field_ends, there.fields))
    assert sum(there.counts.values()) == sum(back.counts.values())


def swap_sides(change):
    """The change of a part as it is the other way round."""
    kinds = tuple(SWAPPED.get(kind, kind) for kind in change.kinds)
    return attrs.evolve(change, old=change.new, new=change.old, kinds=kinds)


def list_ends(change):
    """A role change without its task, which is that of the new measure where there is one."""
    return change.kind, change.old, change.new, change.old_measure, change.new_measure, change.via


def swap_roles(change):
    kind = SWAPPED.get(change.kind, change.kind)
    return kind, change.new, change.old, change.new_measure, change.old_measure, change.via


def list_field_ends(change):
    """A change of a field without its task, which is that of the new measure."""
    return change.kind, change.old, change.new, change.old_measure, change.new_measure


def swap_field(change):
    kind = SWAPPED.get(change.kind, change.kind)
    return kind, change.new, change.old, change.new_measure, change.old_measure


@given(either, either)
@settings(max_examples=50)
def test_every_part_is_in_the_comparison_once(old, new):
    found = compare(old, new)
    for level in ("sections", "tasks", "measures"):
        changes = getattr(found, level)
        assert [c.new for c in changes if c.new] == list(getattr(new, level))
        assert {c.old for c in changes if c.old} == set(getattr(old, level))
        assert sum(c.old is not None for c in changes) == len(getattr(old, level))


@given(either, either)
@settings(max_examples=50)
def test_figures_of_sections_add_up_to_those_of_the_tasks(old, new):
    found = compare(old, new)
    sums = {
        kind: sum(getattr(row, kind) for row in found.by_section)
        for kind in workplan.SectionSummary.KINDS
    }
    counts = {kind: found.counts[f"tasks_{kind}"] for kind in workplan.Change.KINDS}
    for kind in ("kept", "reworded", "added", "removed"):
        assert sums[kind] == counts[kind]
    assert sums["moved_in"] == sums["moved_out"]
    assert sums["moved_in"] + sums["reordered"] == counts["moved"]
    for kind in ("merged", "split"):  # in one section, or in two
        assert counts[kind] <= sums[kind] <= 2 * counts[kind]


@given(either, either)
@settings(max_examples=50)
def test_the_summary_has_a_row_where_anything_changed_and_fits_a_page(old, new):
    found = compare(old, new)
    assert found.is_empty is not bool(found.table("summary"))
    rows = found.to_markdown().partition("\n## Figures")[0].splitlines()
    assert len(rows) <= 50
    assert ("## Nothing changed." in rows) is found.is_empty


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
    fields: dict = attrs.field(factory=dict)
    """Label -> text; printed where there are names."""

    def duties(self):
        """Body -> duty, as the wordings of `print_bracket` are read."""
        if self.leads:
            rest = dict.fromkeys(self.others, "supporting")
            return dict.fromkeys(self.leads, "lead") | rest
        return dict.fromkeys(self.others, "sole" if len(self.others) == 1 else "shared")

    def print_bracket(self):
        leads, others = "、".join(self.leads), "、".join(self.others)
        words = f"{others}{'按职责分工' if len(self.others) > 1 else ''}负责" if others else ""
        if leads:
            words = f"{leads}牵头,{others}按职责分工负责" if others else f"{leads}牵头负责"
        fields = "".join(f";{label}:{text}" for label, text in self.fields.items())
        return f"({words}{fields})" if words else ""


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


def list_clauses(plan):
    return [clause for section in plan for task in section.parts for clause in task.parts]


TENS = ["", "十", "二十", "三十", "四十"]
ONES = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]


def write_notice(plan):
    """The notice, with numerals from one on."""
    lines, at = [], 0
    for number, section in enumerate(plan, 1):
        lines.append(f"{TENS[number // 10]}{ONES[number % 10]}、{section.title}")
        for task in section.parts:
            at += 1
            clauses = "".join(clause.text + clause.print_bracket() for clause in task.parts)
            lines.append(f"({TENS[at // 10]}{ONES[at % 10]}){task.title}。{clauses}")
    return "\n".join(lines)


@attrs.frozen
class Entry:
    id: str
    parent: str
    """Key of what it is in."""
    wording: str
    """Title or text."""
    parts: tuple = ()
    """Keys of what is in it, in order."""
    duties: dict = attrs.field(factory=dict)
    fields: dict = attrs.field(factory=dict)


def index_entries(plan):
    """Each section, task and measure under its key."""
    entries, at = {}, 0
    for number, section in enumerate(plan, 1):
        keys = tuple(task.key for task in section.parts)
        entries[section.key] = Entry(str(number), "", section.title, keys)
        for task in section.parts:
            at += 1
            keys = tuple(clause.key for clause in task.parts)
            entries[task.key] = Entry(str(at), section.key, task.title, keys)
            for place, clause in enumerate(task.parts, 1):
                duties = clause.duties()
                entries[clause.key] = Entry(
                    f"{at}.{place}", task.key, clause.text, duties=duties,
                    fields=clause.fields if duties else {},
                )  # fmt: skip
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


FIELDS = {
    "完成时限": ["2031年6月底前", "2031年9月底前", "长期坚持"],
    "报告时限": ["6月底", "每季度末"],
    "责任人": ["王某", "李某"],
}
REWRITTEN = [
    "清理网店刷单炒信,公布失信商户名单,约谈平台负责人。",
    "取缔校园周边售烟摊,核查物流寄递渠道。",
]


@attrs.define
class Editor:
    """Changes a plan, one thing at a time."""

    plan: list
    draw: object
    settled: set = attrs.field(factory=set)
    """Keys of tasks whose title or measures changed: either must tell which task it is."""

    def choose_task(self, is_eligible):
        """A section and a task of it, if any is eligible."""
        found = [
            (section, task) for section in self.plan for task in section.parts if is_eligible(task)
        ]
        return self.draw(st.sampled_from(found)) if found else None

    def choose_unsettled(self, fewest=1):
        """A section and a task of it with so many measures that is not settled, if any."""
        return self.choose_task(
            lambda task: task.key not in self.settled and len(task.parts) >= fewest
        )

    def edit(self):
        changes = [
            self.retitle, self.reword, self.move, self.remove, self.add, self.merge, self.split,
            self.rewrite, self.reorder_measures, self.move_measure, self.move_section,
            self.change_duty, self.change_body, self.reorganize, self.change_field,
        ]  # fmt: skip
        self.draw(st.sampled_from(changes))()

    # --- parts ---

    def retitle(self):
        if found := self.choose_unsettled():
            _, task = found
            words = self.draw(st.sampled_from(["落实任务", "巩固成果", "狠抓到位"]))
            task.title = words + task.title[:2]
            self.settled.add(task.key)

    def reword(self):
        clause = self.choose_clause()
        clause.text = self.draw(st.sampled_from(["切实", "坚决", "力争"])) + clause.text

    def move(self):
        if found := self.choose_task(lambda _: True):
            home, task = found
            home.parts.remove(task)
            target = self.draw(st.sampled_from(self.plan))
            target.parts.insert(self.draw(st.integers(0, len(target.parts))), task)

    def remove(self):
        if found := self.choose_unsettled():
            home, task = found
            home.parts.remove(task)

    def add(self):
        title, text = self.draw(st.sampled_from(INVENTED))
        if all(task.key != f"t+{title}" for section in self.plan for task in section.parts):
            home = self.draw(st.sampled_from(self.plan))
            home.parts.append(
                Item(f"t+{title}", title, [Clause(f"+{title}", text, [], [NEWCOMERS[0]])])
            )
            self.settled.add(f"t+{title}")

    def merge(self):
        """The measures of one task become the last ones of another."""
        one, other = self.choose_unsettled(), self.choose_unsettled()
        if one and other and one[1] is not other[1]:
            (home, task), (_, target) = one, other
            home.parts.remove(task)
            target.parts += task.parts
            self.settled |= {task.key, target.key}

    def split(self):
        """The last measure of a task becomes a task."""
        found = self.choose_unsettled(fewest=2)
        # Not just a stock phrase: 18.4 has 27 characters, of which the task's title has six.
        if found and len(found[1].parts[-1].text) > 30:
            home, task = found
            clause = task.parts.pop()
            place = home.parts.index(task) + 1
            home.parts.insert(place, Item(f"t/{task.key}", "另行部署", [clause]))
            self.settled |= {task.key, f"t/{task.key}"}

    def rewrite(self):
        """A measure has none of its words any more."""
        text = self.draw(st.sampled_from(REWRITTEN))
        used = {clause.key for clause in list_clauses(self.plan)}
        if f"+{text}" not in used and (found := self.choose_unsettled()):
            _, task = found
            clause = self.draw(st.sampled_from(task.parts))
            clause.key, clause.text = f"+{text}", text
            self.settled.add(task.key)

    def reorder_measures(self):
        if found := self.choose_unsettled(fewest=2):
            _, task = found
            task.parts[:] = self.draw(st.permutations(task.parts))

    def move_measure(self):
        found = self.choose_unsettled(fewest=2)
        other = self.choose_unsettled()
        if found and other and found[1] is not other[1]:
            _, task = found
            clause = task.parts.pop(self.draw(st.integers(0, len(task.parts) - 1)))
            other[1].parts.append(clause)
            self.settled |= {task.key, other[1].key}

    def move_section(self):
        section = self.plan.pop(self.draw(st.integers(0, len(self.plan) - 1)))
        self.plan.insert(self.draw(st.integers(0, len(self.plan))), section)

    # --- roles ---

    def choose_clause(self):
        return self.draw(st.sampled_from(list_clauses(self.plan)))

    def change_duty(self):
        clause = self.choose_clause()
        clause.leads, clause.others = clause.others[:1], clause.leads + clause.others[1:]

    def change_body(self):
        clause = self.choose_clause()
        names = self.draw(st.sampled_from([clause.leads, clause.others]))
        newcomer = self.draw(st.sampled_from(NEWCOMERS))
        if newcomer not in clause.leads + clause.others:
            names[self.draw(st.integers(0, 1)) :] = [newcomer]

    def reorganize(self):
        clause = self.choose_clause()
        for names in (clause.leads, clause.others):
            names[:] = dict.fromkeys(SUCCESSORS.get(body, body) for body in names)
        clause.others = [body for body in clause.others if body not in clause.leads]

    # --- fields ---

    def change_field(self):
        """A field comes or goes, or has other words."""
        clause = self.choose_clause()
        label = self.draw(st.sampled_from(sorted(FIELDS)))
        text = self.draw(st.sampled_from([None, *FIELDS[label]]))
        clause.fields.pop(label, None)
        if text:
            clause.fields[label] = text


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_exactly_the_edits_that_were_made_are_named(data):
    before, after = copy_shipped_plan(), copy_shipped_plan()
    for at in data.draw(st.lists(st.integers(0, 44), max_size=4)):
        for plan in (before, after):
            list_clauses(plan)[at].fields["完成时限"] = "2031年3月底前"
    editor = Editor(after, data.draw)
    for _ in range(data.draw(st.integers(0, 8))):
        editor.edit()
    text = write_notice(after)
    for name, alias in data.draw(st.sampled_from([{}, ALIASES])).items():
        text = text.replace(name, alias)
    registry = workplan.load().agencies
    found = compare(parse(write_notice(before), registry=registry), parse(text, registry=registry))

    was, now = index_entries(before), index_entries(after)
    assert find_kinds(found, was, now) == {
        key: expect_kinds(key, was, now) for key in was.keys() | now.keys()
    }
    keys = [
        {entry.id: key for key, entry in side.items() if key[0] not in "st"} for side in (was, now)
    ]
    pairs = pair_measures(was, now)
    assert {describe_change(change, keys) for change in found.roles} == {
        expected for pair in pairs for expected in expect_roles(pair, was, now)
    }
    changed = [(*find_keys(change, keys), change.label, *change.texts) for change in found.fields]
    assert sorted(changed, key=repr) == sorted(
        (expected for pair in pairs if all(pair) for expected in expect_fields(pair, was, now)),
        key=repr,
    )
    pair_of = {(side, pair[side]): pair for pair in pairs for side in (0, 1)}
    assert {
        (lead.kind, pair_of[side, key])
        for lead in found.leads
        for change in lead.changes
        for side, key in enumerate(find_keys(change, keys))
        if key
    } == {
        (kind, pair)
        for pair in pairs
        if all(pair) and (kind := expect_lead_change(*list_duties(pair, was, now)))
    }


# What became of sections, tasks and measures.


def find_kinds(found, was, now):
    """Key -> what became of it in the comparison; fails where two keys were paired."""
    kinds = {}
    for level, letters in (("sections", "s"), ("tasks", "t"), ("measures", "+0123456789")):
        key_of = [
            {entry.id: key for key, entry in side.items() if key[0] in letters}
            for side in (was, now)
        ]
        for change in getattr(found, level):
            parts = zip(key_of, (change.old, change.new), strict=True)
            (key,) = {keys[part.id] for keys, part in parts if part is not None}
            kinds[key] = change.kinds
    return kinds


def expect_kinds(key, was, now):
    old, new, links = was.get(key), now.get(key), link_tasks(was, now)
    if new is None:
        return ("merged",) if any(key == before for before, _ in links) else ("removed",)
    if old is None:
        return ("split",) if any(key == after for _, after in links) else ("added",)
    contents = [list_contents(key, one, was, now, links) for one in (was, now)]
    reworded = old.wording != new.wording or (key[0] == "t" and contents[0] != contents[1])
    if old.parent == new.parent:
        siblings = [
            one[old.parent].parts if old.parent else [k for k in one if k[0] == "s"]
            for one in (was, now)
        ]
        moved = is_displaced(key, *siblings)
    else:
        moved = (old.parent, new.parent) not in links
    kinds = {"reworded": reworded, "moved": moved}
    return tuple(kind for kind, did in kinds.items() if did) or ("kept",)


def link_tasks(was, now):
    """Tasks of which either is in one plan only, and has a measure that the other one has."""
    pairs = {(was[key].parent, now[key].parent) for key in was.keys() & now.keys()}
    return {
        (old, new) for old, new in pairs if old[:1] == "t" and (old not in now or new not in was)
    }


def list_contents(key, side, was, now, links):
    """The measures of a task with their words, without those that it shares with another task."""
    return [
        (measure, side[measure].wording)
        for measure in side[key].parts
        if measure not in was
        or measure not in now
        or (was[measure].parent, now[measure].parent) not in links
    ]


def is_displaced(key, before, after):
    """Whether the others alone have as long an increasing chain, so that some has it without."""
    places = [before.index(each) for each in after if each in before]
    others = [place for place in places if place != before.index(key)]
    return find_longest_chain(places) == find_longest_chain(others)


def find_longest_chain(places):
    lengths = []
    for at, place in enumerate(places):
        shorter = [lengths[i] for i in range(at) if places[i] < place]
        lengths.append(1 + max(shorter, default=0))
    return max(lengths, default=0)


# Who is responsible.


def pair_measures(was, now):
    """Keys of measures whose roles are compared, old and new; ``None`` for nothing."""
    gone = [key for key in was if key[0] not in "st" and key not in now]
    come = [key for key in now if key[0] not in "st" and key not in was]
    rewritten = [(old, new) for old in gone for new in come if was[old].parent == now[new].parent]
    paired = {key for pair in rewritten for key in pair}
    return [
        *((key, key) for key in was if key[0] not in "st" and key in now),
        *rewritten,
        *((key, None) for key in gone if key not in paired),
        *((None, key) for key in come if key not in paired),
    ]


def list_duties(pair, was, now):
    return [side[key].duties if key else {} for side, key in zip((was, now), pair, strict=True)]


def find_keys(change, keys):
    measures = zip(keys, (change.old_measure, change.new_measure), strict=True)
    return [measure and side[measure.id] for side, measure in measures]


def describe_change(change, keys):
    """The keys of the measures, the kind, and agency and duty before and after."""
    ends = [
        (role.agency.name, role.duty.value) if role else None for role in (change.old, change.new)
    ]
    assert (change.via is not None) == (change.kind == "succeeded")
    return (*find_keys(change, keys), change.kind, *ends)


def expect_roles(pair, was, now):
    """Every change between the duties of two measures, by hand."""
    old, new = pair
    before, after = list_duties(pair, was, now)
    lost, gained = before.keys() - after.keys(), after.keys() - before.keys()
    for body in before.keys() & after.keys():
        if before[body] != after[body]:
            yield old, new, "changed", (body, before[body]), (body, after[body])
    for body in lost:
        if (successor := SUCCESSORS.get(body)) in gained:
            ends = (body, before[body]), (successor, after[successor])
            yield old, new, "succeeded", *ends
        else:
            yield old, new if new == old else None, "lost", (body, before[body]), None
    for body in gained - {SUCCESSORS.get(body) for body in lost}:
        yield old if old == new else None, new, "gained", None, (body, after[body])


def expect_fields(pair, was, now):
    """Every label of which the text differs between two measures."""
    before, after = (side[key].fields for side, key in zip((was, now), pair, strict=True))
    for label in before.keys() | after.keys():
        if before.get(label) != after.get(label):
            yield *pair, label, before.get(label), after.get(label)


def expect_lead_change(before, after):
    """What became of who is accountable, from one table of duties to another, by hand."""
    had = {body for body, duty in before.items() if duty in ("lead", "sole")}
    has = {body for body, duty in after.items() if duty in ("lead", "sole")}
    if not had or not has:
        return "lost" if had else "gained" if has else None
    heirs = {body: SUCCESSORS.get(body) for body in had if body not in after}
    dropped = {body for body in had - has if heirs.get(body) not in has}
    taken = has - had - set(heirs.values())
    return "replaced" if dropped and taken else None
