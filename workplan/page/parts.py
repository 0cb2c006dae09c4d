"""The parts of the page: letterhead, tasks, agencies, initiatives, what needs a look, provenance.

Knows which facts of a plan are shown and where; how published text is marked is `text`'s.
"""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from workplan.model import (
    Agency,
    Confidence,
    Contents,
    Correction,
    Duty,
    Field,
    InitiativeKind,
    Measure,
    Section,
    Span,
    Succession,
    Task,
)
from workplan.model.dates import datetime
from workplan.page.index import PageIndex
from workplan.page.stretches import split_task
from workplan.page.text import draw_correction, draw_text, make_fragment, name_class
from workplan.records import ReviewRow
from workplan.render import html
from workplan.render.html import Html
from workplan.texts import Lang, Text

__all__ = ["Drawing", "Letterhead"]

_MEANINGS: Mapping[Duty, Text] = {
    Duty.LEAD: Text("leads the measure; several may lead together"),
    Duty.SOLE: Text("the one body named, with no lead: responsible alone"),
    Duty.SHARED: Text("one of several bodies named, none of them as lead"),
    Duty.SUPPORTING: Text("named beside a lead or beside those who are responsible"),
}


@attrs.frozen
class Letterhead:
    """What the head of a document prints, besides its title."""

    issuer: str | None = None
    document_number: str | None = None
    date: datetime.date | None = None
    addressees: tuple[str, ...] | None = None


@attrs.frozen
class Drawing:
    """One plan being drawn in one language."""

    index: PageIndex
    letterhead: Letterhead
    lang: Lang

    @property
    def contents(self) -> Contents:
        """What the plan contains."""
        return self.index.contents

    def draw_parts(self) -> dict[str, Html]:
        """Return the parts by the name of their place in ``page.html``."""
        return {
            "title": html.text(self.title),
            "facts": self._draw_letterhead(),
            "figures": self._draw_figures(),
            "contents": self._draw_contents(),
            "legend": self._draw_legend(),
            "review": self._draw_review() if self.index.review else Html(""),
            "tasks": self._draw_sections(),
            "agencies": self._draw_agencies(),
            "initiatives": self._draw_initiatives(),
            "provenance": self._draw_provenance(),
        }

    @property
    def title(self) -> str:
        """The title of the plan, or its id."""
        return self.index.provenance.title or self.index.provenance.plan

    # --- words -----------------------------------------------------------------------------------

    @property
    def _zh(self) -> str:
        """The language of Chinese text where it is not that of the page."""
        return "zh" if self.lang == "en" else ""

    @property
    def _own(self) -> str:
        """The language of the page, for its words inside a task, which is Chinese."""
        return "en" if self.lang == "en" else ""

    def _say(self, template: Text) -> str:
        return template.render(self.lang)

    def _facts(self, rows: Iterable[tuple[Text, object]]) -> Html:
        """Names and facts as a list; empty facts are omitted."""
        pairs = (
            html.join([html.tag("dt", self._say(name)), html.tag("dd", fact, lang=self._zh)])
            for name, fact in rows
            if fact
        )
        return html.tag("dl", html.join(html.tag("div", pair) for pair in pairs), **{"class": "f"})

    # --- head ------------------------------------------------------------------------------------

    def _draw_letterhead(self) -> Html:
        head = self.letterhead
        rows = [
            (Text("issuer"), head.issuer),
            (Text("document number"), head.document_number),
            (Text("date"), head.date),
            (Text("addressees"), "、".join(head.addressees or ())),
        ]
        return self._facts(rows) if any(fact for _, fact in rows) else Html("")

    def _draw_figures(self) -> Html:
        contents = self.contents
        figures = (
            Text("Tasks: {count}", count=len(contents.tasks)),
            Text("Measures: {count}", count=len(contents.measures)),
            Text("Roles: {count}", count=len(contents.roles)),
            Text("Agencies: {count}", count=len(self.index.parts_of)),
        )
        return html.join(html.tag("li", self._say(figure)) for figure in figures)

    def _draw_contents(self) -> Html:
        if len(self.contents.sections) < 2:
            return Html("")
        title = html.tag("h2", self._say(Text("Contents")), id="toc")
        links = (
            html.tag("li", html.tag("a", self._heading(section), href=self._link_section(section)))
            for section in self.contents.sections
        )
        listed = html.tag("ul", html.join(links), lang=self._zh)
        return html.tag("nav", html.join([title, listed]), **{"aria-labelledby": "toc"})

    def _draw_legend(self) -> Html:
        rows = (
            html.tag(
                "div",
                html.join(
                    [
                        html.tag("dt", self._name_duty(duty), **{"class": name_class(duty)}),
                        html.tag("dd", self._say(meaning)),
                    ]
                ),
                **{"data-d": duty.value, "data-label": duty.label},
            )
            for duty, meaning in _MEANINGS.items()
        )
        return html.join(rows)

    def _name_duty(self, duty: Duty) -> str:
        name = self._say(Text(duty.value))
        return name if self.lang == "zh" else f"{name} ({duty.label})"

    # --- tasks -----------------------------------------------------------------------------------

    def _link_section(self, section: Section) -> str:
        return f"#{self.index.section_anchors[section.id]}"

    def _heading(self, section: Section) -> str:
        """A section's heading in words."""
        if section.numeral or section.title:
            return section.heading
        is_only = len(self.contents.sections) == 1
        return self._say(Text("(not divided into sections)" if is_only else "(no heading)"))

    def _name(self, section: Section) -> Html:
        """A section's heading, with its misprints marked."""
        if section.title_span is None:
            return html.text(self._heading(section))
        title = draw_text(
            self.contents.source, section.title_span, self.lang, self.contents.corrections
        )
        return html.join([section.heading.removesuffix(section.title), title])

    def _draw_sections(self) -> Html:
        sections, end = self.contents.sections, len(self.contents.source.text)
        starts = [*(section.span.start for section in sections), end]
        parts = [self._draw_prose(0, starts[0])]
        for section, begin, stop in zip(sections, starts, starts[1:], strict=False):
            parts.append(self._draw_section(section, begin, stop))
        return html.join(parts)

    def _draw_section(self, section: Section, begin: int, stop: int) -> Html:
        """A section with its tasks, and what follows it up to the next one."""
        anchor = self.index.section_anchors[section.id]
        spans = [task.span for task in section.tasks]
        first, last = (spans[0].start, spans[-1].end) if spans else (stop, stop)
        in_heading = [
            each
            for each in self.contents.corrections
            if section.title_span is not None and each.span in section.title_span
        ]
        parts = [
            html.tag("h3", self._name(section), lang=self._zh),
            self._draw_corrections(in_heading),
            *map(self._draw_doubt, self.index.doubts.get(anchor, ())),
            self._draw_prose(begin, first),
            *map(self._draw_task, section.tasks),
            self._draw_prose(last, stop),
        ]
        facts = {"data-s": section.id, "data-numeral": section.numeral}
        # Where a notice has one level, the heading of a section is that of its task.
        tasks = section.tasks
        is_flat = bool(tasks) and not any(task.numeral or task.title for task in tasks)
        facts["data-flat"] = "1" if is_flat else ""
        number = "" if section.number is None else str(section.number)
        return html.tag("section", html.join(parts), id=anchor, **facts, **{"data-no": number})

    def _draw_prose(self, start: int, end: int) -> Html:
        """Prose of the source between two positions, which belongs to no task."""
        found = [piece for piece in self.index.prose if start <= piece.span.start < end]
        corrections = [
            each
            for each in self.contents.corrections
            if any(each.span in piece.span for piece in found)
        ]
        prose = [
            html.tag("p", self._draw_span(piece.span, corrections), lang=self._zh)
            for piece in found
        ]
        inner = html.join([*prose, self._draw_corrections(corrections)])
        return html.tag("div", inner, **{"class": "prose"}) if prose else Html("")

    def _draw_span(self, span: Span, corrections: Iterable[Correction]) -> Html:
        return draw_text(self.contents.source, span, self.lang, corrections)

    def _draw_task(self, task: Task) -> Html:
        anchor = self.index.task_anchors[task.id]
        head, bodies = split_task(task)
        heading = self._draw_span(head, task.corrections) if head else Html("")
        if not head:
            heading = html.text(self._say(Text("task {id}", id=task.id)))
        parts = [html.tag("h4", heading, lang="" if head else self._own)]
        parts += [
            self._draw_measure(task, measure, bodies[at])
            for at, measure in enumerate(task.measures)
        ]
        parts += map(self._draw_doubt, self.index.doubts.get(anchor, ()))
        parts.append(self._draw_corrections(task.corrections))
        return html.tag("article", html.join(parts), id=anchor, lang=self._zh)

    def _draw_measure(self, task: Task, measure: Measure, body: Sequence[Span]) -> Html:
        anchor = self.index.measure_anchors[measure.id]
        number = html.tag("a", measure.id, href=f"#{anchor}", **{"class": "i"})
        own = measure.assignment_span
        parts = [number]
        for span in body:
            words = draw_text(
                self.contents.source, span, self.lang, task.corrections, measure.roles
            )
            is_assignment = own is not None and span.start == own.start
            classes = {"class": "t z" if is_assignment else "t"}
            parts.append(html.tag("p", words, **classes))
        parts.append(self._draw_holders(measure))
        parts += map(self._draw_doubt, self.index.doubts.get(anchor, ()))
        return html.tag("div", html.join(parts), id=anchor, **{"class": "m"})

    def _draw_holders(self, measure: Measure) -> Html:
        """Who is named by duty, and the labelled fields."""
        rows: list[tuple[str, object, dict[str, str]]] = []
        for duty in Duty:
            names = [self._link_agency(agency) for agency in measure.holders(duty)]
            if not names:
                continue
            more = "等" if duty in measure.open_duties else ""
            held = html.join([html.join(names, "、"), more])
            rows.append(
                (self._say(Text(duty.value)), held, {"lang": self._own, "class": name_class(duty)})
            )
        for each in measure.fields:
            own = {} if each.label else {"lang": self._own}
            rows.append((self._say(each.name), _describe_field(each), own))
        if measure.rule:
            rows.append((self._say(Text("rule of the notice")), measure.rule, {"lang": self._own}))
        notes: list[Text] = []
        if not measure.roles:
            notes.append(Text("nobody is named"))
        if measure.confidence is Confidence.LIKELY:
            notes.append(Text("likely: a name is taken for one by its position only"))
        pairs = (
            html.tag("div", html.join([html.tag("dt", name, **kind), html.tag("dd", held)]))
            for name, held, kind in rows
        )
        listed = [html.tag("dl", html.join(pairs))] if rows else []
        return html.join([*listed, *map(self._draw_note, notes)])

    def _draw_note(self, note: Text) -> Html:
        return html.tag("p", self._say(note), lang=self._own, **{"class": "none"})

    def _link_agency(self, agency: Agency) -> Html:
        return html.tag("a", agency.name, href=make_fragment("a", self.index.keys[agency.id]))

    def _draw_corrections(self, corrections: Sequence[Correction]) -> Html:
        if not corrections:
            return Html("")
        title = self._say(Text("Corrections: {count}", count=len(corrections)))
        items = html.join(draw_correction(each, self.lang) for each in corrections)
        inner = html.details(title, html.tag("ol", items))
        return html.tag("div", inner, lang=self._own) if self._own else inner

    # --- what needs a look -----------------------------------------------------------------------

    def _draw_doubt(self, row: ReviewRow) -> Html:
        """What was noticed at one place, with what to do about it."""
        said = row.message
        for advice in dict.fromkeys(each.advice_text for each in row.diagnostics):
            said = Text("{one}; {other}", one=said, other=advice) if str(advice) else said
        parts: list[object] = [html.tag("b", self._say(Text("needs a look"))), self._say(said)]
        if row.measure is None:
            parts.append(html.tag("q", row.assignment, lang=self._zh))
        parts.append(html.tag("small", self._say(row.place)))
        return html.tag("p", html.join(parts, " "), lang=self._own, **{"class": "doubt"})

    def _draw_review(self) -> Html:
        """How much needs a look, with a link to each place; what is in no section is said here."""
        parts = [html.tag("p", self._say(self.index.review_counts))]
        links: list[Html] = []
        for row in self.index.review:
            if anchor := self.index.find_anchor(row):
                name = row.measure.id if row.measure else self._say(row.place)
                links.append(html.tag("a", name, href=f"#{anchor}"))
            else:
                parts.append(self._draw_doubt(row))
        if links:
            parts.append(html.tag("p", html.join(links, " ")))
        return html.tag("div", html.join(parts), **{"class": "review"})

    # --- agencies --------------------------------------------------------------------------------

    def _draw_agencies(self) -> Html:
        cards = [
            self._draw_agency(agency, held)
            for agency in self.contents.registry
            if (held := self.index.parts_of.get(agency.id))
        ]
        return html.join(cards)

    def _draw_agency(self, agency: Agency, held: Mapping[Duty, Sequence[Measure]]) -> Html:
        key = self.index.keys[agency.id]
        name = html.tag("a", agency.name, href=make_fragment("a", key), **{"class": "n"})
        parts = [html.tag("h3", name, lang=self._zh)]
        facts: list[object] = []
        if agency.full_name and agency.full_name_confidence is not None:
            full = html.tag("span", agency.full_name, lang=self._zh, **{"class": "n"})
            sure = Text(" ({value})", value=Text(agency.full_name_confidence.value))
            facts.append(html.join([self._say(Text("full name: ")), full, self._say(sure)]))
        if agency.english_name:
            facts.append(html.tag("span", agency.english_name, lang=_unless(self.lang, "en")))
        if agency.aliases:
            names = [html.tag("i", alias) for alias in agency.aliases]
            also = html.tag("span", html.join(names, "、"), lang=self._zh)
            facts.append(html.join([self._say(Text("also: ")), also]))
        parts += [html.tag("p", fact) for fact in facts]
        rows = [self._draw_duty(duty, held[duty]) for duty in Duty if duty in held]
        parts.append(html.tag("dl", html.join(rows)))
        parts += (self._draw_succession(agency, link) for link in agency.successors)
        # Without the script the address of a name leads to this card; the script takes the id off.
        return html.tag(
            "article", html.join(parts), id=f"a={key}" if not set(key) & set(_SPACES) else "",
            **{"data-a": agency.id},
        )  # fmt: skip

    def _draw_duty(self, duty: Duty, measures: Sequence[Measure]) -> Html:
        links = [
            html.tag("a", measure.id, href=f"#{self.index.measure_anchors[measure.id]}")
            for measure in measures
        ]
        count = html.join([self._say(Text(duty.value)), " ", len(measures)])
        term = html.tag("dt", count, **{"class": name_class(duty)})
        return html.tag("div", html.join([term, html.tag("dd", html.join(links, " "))]))

    def _draw_succession(self, agency: Agency, link: Succession) -> Html:
        name = html.tag("a", link.name, lang=self._zh, href=make_fragment("n", link.name))
        # The short forms are for addresses only, and once: four agencies may have one successor.
        is_first = next(iter(self.contents.registry.find_predecessors(link.name)), agency) == agency
        names = html.join(html.tag("i", alias) for alias in link.aliases if is_first)
        when = Text(
            " ({date}, {confidence})",
            date=link.date or Text("date not known"),
            confidence=Text(link.confidence.value),
        )
        parts = [self._say(Text("successor")), " → ", name, self._say(when)]
        parts.append(html.tag("span", names, hidden="hidden") if names else "")
        return html.tag("p", html.join(parts), **{"class": "to"})

    # --- initiatives, provenance -----------------------------------------------------------------

    def _draw_initiatives(self) -> Html:
        by_kind: dict[InitiativeKind, list[Html]] = {}
        for each in self.contents.initiatives:
            places = dict.fromkeys(self._find_place(span.start) for span in each.spans)
            links = [html.tag("a", name, href=f"#{anchor}") for name, anchor in places if anchor]
            name = html.tag("span", each.name, lang=self._zh)
            item = html.tag("li", html.join([name, *links], " "))
            by_kind.setdefault(each.kind, []).append(item)
        if not by_kind:
            return Html("")
        title = self._say(Text("Initiatives: {count}", count=len(self.contents.initiatives)))
        parts = [html.tag("h2", title)]
        for kind, items in by_kind.items():
            parts += [html.tag("h3", self._say(Text(kind.value))), html.tag("ul", html.join(items))]
        return html.tag("section", html.join(parts), **{"class": "initiatives whole"})

    def _find_place(self, position: int) -> tuple[str, str]:
        """The name and the anchor of the measure at a position, or of its task or section."""
        task = self.contents.task_at(position)
        if task is not None:
            for measure in task.measures:
                if position in measure.span:
                    return measure.id, self.index.measure_anchors[measure.id]
            return task.id, self.index.task_anchors[task.id]
        section = self.contents.section_at(position)
        if section is None:
            return "", ""
        return section.numeral or section.id, self.index.section_anchors[section.id]

    def _draw_provenance(self) -> Html:
        of = self.index.provenance
        rows: list[tuple[Text, object]] = [
            (Text("id of the plan"), of.plan),
            (Text("revision"), of.revision or self._say(Text("none"))),
            (Text("Published at"), html.link(of.url) if of.url else ""),
            (Text("SHA-256 of the text"), of.sha256),
        ]
        note = Text(
            "Duties, readings of misprints, full names and successors are statements added to the"
            " notice; only the published text is the notice."
        )
        notes = [] if self.index.review else [self.index.review_counts]
        return html.join(
            [self._facts(rows), *(html.tag("p", self._say(n)) for n in (*notes, note))]
        )


_SPACES = " \t\n\f\r"
"""An id of an element has none of these."""


def _unless(lang: Lang, other: str) -> str:
    """The language of words that are in `other`, where the page is not."""
    return "" if lang == other else other


def _describe_field(field: Field) -> str:
    return f"{field.text} ({field.date.isoformat()})" if field.date else field.text
