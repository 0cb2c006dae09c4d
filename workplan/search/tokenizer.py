"""`Tokenizer`: cuts Chinese text into words. The only module that touches jieba.

Knows jieba's classes and files; not which words it is given, nor what they are used for. It shares
no state with `jieba.dt`, nor with what an application did to the jieba module: it has a dictionary
of its own, reads and writes no cache, and hands runs of Chinese characters only to jieba.
"""

import os
import re
import warnings
from collections.abc import Iterator, Mapping
from importlib import import_module
from threading import Lock
from types import MappingProxyType
from typing import Any

__all__ = ["Tokenizer", "read_jieba_lines"]

_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_import_lock = Lock()


class Tokenizer:
    """Cuts text with jieba's model over a dictionary of our own.

    Made of words with their frequencies, and the sum of the frequencies of the whole dictionary
    that they are from, which makes them probabilities.

    >>> Tokenizer({"打击": 9, "侵权": 5, "假冒": 5}, 1000).cut("打击侵权(假冒)")
    ['打击', '侵权', '假冒']
    """

    __slots__ = ("_jieba", "frequencies", "total")

    frequencies: Mapping[str, int]
    """Frequency of each word; 0 of what is only the beginning of one."""
    total: int
    """Sum of the frequencies of the whole dictionary."""

    def __init__(self, words: Mapping[str, int], total: int) -> None:
        frequencies = dict(words)
        for word in words:
            # jieba walks along a word one character at a time, and stops at what begins no word.
            for end in range(1, len(word)):
                frequencies.setdefault(word[:end], 0)
        self.frequencies = MappingProxyType(frequencies)
        self.total = total
        self._jieba = _import_jieba().Tokenizer()
        self._jieba.FREQ, self._jieba.total = frequencies, total
        self._jieba.initialized = True  # or it reads the dictionary and the cache of its package

    def cut(self, text: str) -> list[str]:
        """Return the words of the most probable cut, unknown words not guessed (HMM off).

        Only Chinese characters make words; everything else separates them.
        """
        return [word for run in _CHINESE.findall(text) for word in self._cut_run(run)]

    def _cut_run(self, run: str) -> Iterator[str]:
        # `jieba.Tokenizer.cut` splits by a pattern of its module, which an application may replace;
        # the graph and the best path through it depend on nothing but our dictionary.
        graph = self._jieba.get_DAG(run)
        route: dict[int, tuple[float, int]] = {}
        self._jieba.calc(run, graph, route)
        at = 0
        while at < len(run):
            end = route[at][1] + 1
            yield run[at:end]
            at = end

    def __repr__(self) -> str:
        return f"<Tokenizer: {len(self.frequencies)} words>"


def read_jieba_lines(*parts: str) -> Iterator[str]:
    """Read the lines of a file of jieba's package, ``"dict.txt"`` or ``"analyse", "idf.txt"``."""
    path = os.path.join(os.path.dirname(_import_jieba().__file__), *parts)
    with open(path, encoding="utf-8") as file:
        yield from file


def _import_jieba() -> Any:
    # Importing it may warn: of pkg_resources, and of escapes where it was not yet compiled.
    with _import_lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module("jieba")
