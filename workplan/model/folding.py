"""Folding of text: one width, one case, no whitespace. The only place that knows it.

Names are looked up, queries matched and measures compared in folded form; each character of the
result knows its place in the original.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

__all__ = ["Folded", "fold"]

# Chinese characters fold to themselves: they are taken in runs, since folding one at a time is what
# the index of a long notice would spend its time on. A combining mark goes with its base.
_RUN = "(?s)(?P<han>[\u4e00-\u9fff]+)|.[\u0300-\u036f]*"


class Folded(NamedTuple):
    """Folded text with the place of each of its characters."""

    text: str
    at: tuple[int, ...]
    """For each character of `text`, its index in the original."""


def fold(text: str) -> Folded:
    """Fold a text: NFKC, then case folding, then whitespace removed.

    >>> fold("各区（市） 办公室").text, fold("IP 地址")
    ('各区(市)办公室', Folded(text='ip地址', at=(0, 1, 3, 4)))
    """
    parts: list[str] = []
    at: list[int] = []
    for run in re.finditer(_RUN, text):  # compiled at first use: loading a plan folds nothing
        if run.lastgroup:
            parts.append(run[0])
            at += range(*run.span())
        else:
            folded = _fold_character(run[0])
            parts.append(folded)
            at += [run.start()] * len(folded)
    return Folded("".join(parts), tuple(at))


@cache
def _fold_character(character: str) -> str:
    return "".join(unicodedata.normalize("NFKC", character).casefold().split())
