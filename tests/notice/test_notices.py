"""The invented notices: the reader finds what a person typed beside each."""

import pytest

from tests.notice.notices import NOTICES
from workplan import parse


def describe_roles(measure):
    """The roles as the table writes them."""
    lists = {}
    for role in measure.roles:
        lists.setdefault(role.duty, []).append(to_half_width(role.printed))
    return " ".join(
        f"{duty.value}{'+' if duty in measure.open_duties else ''}:{'、'.join(names)}"
        for duty, names in lists.items()
    )


def to_half_width(text):
    """Half-width punctuation and no line feeds, as the table has them."""
    marks = {"\uff08": "(", "\uff09": ")", "\uff0c": ",", "\n": ""}
    return text.translate(str.maketrans(marks))


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.name)
class TestNotice:
    def test_has_these_sections_and_tasks(self, notice):
        plan = parse(notice.text)
        sections = tuple(f"{s.numeral} {to_half_width(s.title)}" for s in plan.sections)
        tasks = tuple(f"{t.numeral} {to_half_width(t.title)}" for t in plan.tasks)
        assert (sections, tasks) == (notice.sections, notice.tasks)

    def test_has_these_roles(self, notice):
        plan = parse(notice.text)
        assert tuple(describe_roles(m) for m in plan.measures if m.roles) == notice.roles

    def test_is_tiled_by_its_pieces(self, notice):
        assert "".join(piece.text for piece in parse(notice.text).pieces) == notice.text


def test_there_are_more_than_fifteen_notices():
    assert len(NOTICES) > 15
