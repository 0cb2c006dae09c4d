"""The invented notices are read as a person reads them."""

import pytest

from tests.notice.notices import NOTICES
from workplan import parse


def ids(notice):
    return notice.name


def roles(measure):
    """The roles as the table writes them."""
    lists = {}
    for role in measure.roles:
        lists.setdefault(role.duty, []).append(plain(role.printed))
    return " ".join(
        f"{duty.value}{'+' if duty in measure.open_duties else ''}:{'、'.join(names)}"
        for duty, names in lists.items()
    )


def plain(words):
    """Marks in half width, and no blanks, as the table has them."""
    marks = {"\uff08": "(", "\uff09": ")", "\uff0c": ",", "\n": ""}
    return words.translate(str.maketrans(marks))


@pytest.mark.parametrize("notice", NOTICES, ids=ids)
class TestNotice:
    def test_its_sections_and_tasks_have_these_numerals_and_titles(self, notice):
        plan = parse(notice.text)
        sections = tuple(f"{s.numeral} {plain(s.title)}" for s in plan.sections)
        tasks = tuple(f"{t.numeral} {plain(t.title)}" for t in plan.tasks)
        assert (sections, tasks) == (notice.sections, notice.tasks)

    def test_these_are_responsible(self, notice):
        plan = parse(notice.text)
        assert tuple(roles(m) for m in plan.measures if m.roles) == notice.roles

    def test_its_pieces_tile_it(self, notice):
        assert "".join(piece.text for piece in parse(notice.text).pieces) == notice.text


def test_there_are_more_than_fifteen():
    assert len(NOTICES) > 15
