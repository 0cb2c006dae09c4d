"""Tokens: a few characters of a responsibility that mean something together.

Knows the kinds of tokens; not how they are found nor what they mean together.
"""

import enum
from typing import NamedTuple

from workplan.model import Duty
from workplan.notice.names import Shape

__all__ = ["Kind", "Token"]


class Kind(enum.Enum):
    """What a token is."""

    NAME = "name"
    """市财政局."""
    VERB = "verb"
    """牵头, 负责."""
    LABEL = "label"
    """牵头单位:."""
    FIELD = "field"
    """完成时限:6月底前, the label of something that is no name with what follows."""
    MANNER = "manner"
    """按职责分工, 由, 共同: what changes no duty."""
    JOIN = "join"
    """会同: the one before leads."""
    SEPARATOR = "separator"
    """、 or 和."""
    OPEN = "open"
    """等有关部门: the list names some only."""
    REMARK = "remark"
    """下同, 长期坚持; behind a verb its object; behind a name in brackets its own duty."""
    RULE = "rule"
    """列第一位者为牵头单位: the first listed leads."""
    OTHER = "other"
    """What is none of these."""


class Token(NamedTuple):
    """A few characters of a responsibility that mean something together."""

    kind: Kind
    start: int
    end: int
    duty: Duty | None = None
    """Of a verb, a label or a remark behind a name."""
    doubt: str = ""
    """Code of a diagnostic that says why to look at it."""
    shape: Shape = Shape.NONE
    """Of a name: how much it looks like one."""
    says: bool = False
    """Whether it says 负责 of the names before it: a verb does, and 按职责分工."""
