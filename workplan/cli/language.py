"""The language in which the command line speaks: what is asked for, else what the system has.

The only module that looks at the environment; the library never does.
"""

import ctypes
import re
from collections.abc import Callable, Mapping
from typing import Any

from workplan.texts import Lang

__all__ = ["find_language", "read_windows_language"]

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is set decides (POSIX.1, 8.2, for messages)."""
_CHINESE = 0x04
"""LANG_CHINESE, the primary language of every Chinese locale of Windows."""


def find_language(
    environ: Mapping[str, str], read_system: Callable[[], Lang | None] = lambda: None
) -> Lang:
    """Return the language of the environment, else of the system, else English.

    >>> find_language({"LANG": "zh_CN.UTF-8"}), find_language({"LC_ALL": "C", "LANG": "zh_CN"})
    ('zh', 'en')
    """
    for name in _VARIABLES:
        if locale := environ.get(name, ""):
            return "zh" if re.match("zh(?![a-z])", locale.lower()) else "en"
    return read_system() or "en"


def read_windows_language() -> Lang | None:
    """Return the language of the user interface of Windows; ``None`` on another system."""
    windll: Any = getattr(ctypes, "windll", None)
    if windll is None:
        return None
    # The low ten bits are the primary language (MAKELANGID).
    is_chinese = windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _CHINESE
    return "zh" if is_chinese else "en"
