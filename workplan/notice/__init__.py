"""The reader: how a notice of the genre is written, and what that means.

The only place that knows what 牵头 means. Three steps, each a module: `mark` finds numerals,
brackets and paragraphs in the text; `arrange` makes sections, tasks and measures of them; `read`
makes roles of the words of a responsibility. Each step sees the text only through spans.
"""

from collections.abc import Iterable

from workplan.errors import NoticeError
from workplan.model import Agency, Source
from workplan.notice.arrange import arranged
from workplan.notice.read import Registrar
from workplan.plan import Plan, digest

__all__ = ["parse"]


def parse(text: str, registry: Iterable[Agency] | None = None) -> Plan:
    """Read a notice into a plan whose pieces tile `text` exactly.

    `registry` are the agencies that its names may mean; a name that none of them goes by becomes
    an agency of its own. Raises `NoticeError` where nothing looks like a section or a task.

    >>> plan = parse("一、总则\\n(一)抓落实。加强督查。(市工商局负责)")
    >>> plan.task(1).sole
    (Agency('市工商局', '市工商局'),)
    """
    registrar = Registrar(registry or ())
    layout = arranged(text, registrar)
    if not layout.sections:
        raise NoticeError("no numbered section or task (一、 or (一)) begins any line of the text")
    sha256 = digest(text)
    return Plan(
        id=f"notice-{sha256[:12]}",
        title=layout.title,
        revision="",
        source=Source(text, None, sha256),
        sections=layout.sections,
        agencies=registrar.agencies,
        pieces=layout.pieces,
    )
