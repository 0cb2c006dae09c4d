"""`Word`, a row of a table, and the patterns that tables make. Knows no word of the genre."""

from collections.abc import Iterable
from typing import NamedTuple

from workplan.model import Duty

__all__ = ["Word", "either", "list_words", "select"]


class Word(NamedTuple):
    """A word of the genre: a row of a table."""

    text: str
    phrase: str
    """A phrase that has it."""
    duty: Duty | None = None
    """The duty that it gives; `None` where it gives none by itself."""
    value: int | str | None = None
    """What else it means: the last day of 上旬, the field of the label 发文字号."""
    also: str = ""
    """The other tables that have it, for another reason; a word is written once."""


def select(table: str, *tables: Iterable[Word]) -> tuple[Word, ...]:
    """Return those rows of some tables that `table` has, too.

    >>> select("ACTIONS", (Word("落实", "市甲局落实", also="ACTIONS"), Word("履职", "市甲局履职")))
    (Word(text='落实', phrase='市甲局落实', duty=None, value=None, also='ACTIONS'),)
    """
    rows = dict.fromkeys(word for rows in tables for word in rows)
    return tuple(word for word in rows if table in word.also.split())


def list_words(*tables: Iterable[Word]) -> tuple[str, ...]:
    """Return the words of some tables, longer ones first, as alternatives of a pattern need it."""
    return tuple(sorted({word.text for table in tables for word in table}, key=_order))


def either(*tables: Iterable[Word]) -> str:
    """Return a pattern that matches any word of some tables, the longest possible.

    >>> either((Word("局", ""), Word("管理局", "")))
    '(?:管理局|局)'
    """
    return f"(?:{'|'.join(list_words(*tables)) or '(?!)'})"


def _order(word: str) -> tuple[int, str]:
    return -len(word), word
