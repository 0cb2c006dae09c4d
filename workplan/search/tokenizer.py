"""The words of a text: jieba with a dictionary of our own, folding, and the trade's synonyms.

Knows text and words, and no plan. The tokenizer is private: it reads no dictionary and no cache
but what is given to it, is handed runs of Han characters only, and shares no state with `jieba.dt`
or with what an application did to the jieba module.
"""

import json
import re
import unicodedata
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import attrs

from workplan import data

if TYPE_CHECKING:
    from jieba import Tokenizer

__all__ = [
    "Extract",
    "Folded",
    "Vocabulary",
    "extract",
    "folded",
    "lexicon",
    "longest",
    "stop_words",
    "synonyms",
    "vocabulary",
]

_RUNS = re.compile("(?P<han>[\u4e00-\u9fff]+)|.", re.DOTALL)
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_SHIPPED = re.compile("[a-z0-9-]+")
_import_lock = Lock()


class Folded(NamedTuple):
    """Text as it is compared: one width, one case, no blanks; each character knows its place."""

    text: str
    at: tuple[int, ...]
    """For each character of `text`, where it stands in what was folded."""


def folded(text: str) -> Folded:
    """Fold a text.

    >>> folded("IP 地址").text
    'ip地址'
    """
    parts: list[str] = []
    at: list[int] = []
    for run in _RUNS.finditer(text):
        if run.lastgroup:  # Chinese characters are as they are compared
            parts.append(run[0])
            at += range(*run.span())
        else:
            new = _fold(run[0])
            parts.append(new)
            at += [run.start()] * len(new)
    return Folded("".join(parts), tuple(at))


@cache
def _fold(char: str) -> str:
    return "".join(unicodedata.normalize("NFKC", char).casefold().split())


@attrs.frozen(repr=False, eq=False)
class Vocabulary:
    """The words that a text is cut into.

    >>> vocabulary("打击侵权假冒", "", None).cut("打击侵权假冒")
    ['打击', '侵权假冒']
    """

    frequencies: Mapping[str, int]
    """jieba's frequency of each word, and of our lexicon's; 0 of what only begins one."""
    total: int
    idf: Mapping[str, float]
    """jieba's inverse document frequency of each word that has one."""
    usual: float
    """jieba's median, for words that it has no weight for."""
    tokenizer: "Tokenizer"

    def cut(self, text: str) -> list[str]:
        """The words of a text, most probable cut, no guessing (HMM off); other runs left out."""
        return [word for run in _HAN.findall(text) for word in self._cut(run)]

    def within(self, word: str) -> list[str]:
        """The shorter words of two or three characters that stand in a word."""
        found = (word[i : i + n] for n in (2, 3) if len(word) > n for i in range(len(word) - n + 1))
        return [part for part in found if self.frequencies.get(part)]

    def rarity(self, word: str) -> float:
        """How rare a word is in Chinese at large: jieba's inverse document frequency."""
        return self.idf.get(word, self.usual)

    def _cut(self, run: str) -> Iterator[str]:
        # `Tokenizer.cut` splits by a pattern of its module's, which an application may replace;
        # the graph and the best way through it depend on nothing but our own dictionary.
        graph = self.tokenizer.get_DAG(run)
        route: dict[int, tuple[float, int]] = {}
        self.tokenizer.calc(run, graph, route)
        at = 0
        while at < len(run):
            end = route[at][1] + 1
            yield run[at:end]
            at = end

    def __repr__(self) -> str:
        return f"<Vocabulary: {len(self.frequencies)} words>"


def vocabulary(text: str, plan: str, sha256: str | None) -> Vocabulary:
    """The vocabulary for a text: shipped for a shipped plan, else out of jieba's dictionary."""
    shipped = _shipped(plan, sha256) if sha256 else None
    known = shipped or extract(text)
    frequencies, total = dict(known.frequencies), known.total
    for word, frequency in lexicon():
        total += frequency - frequencies.get(word, 0)
        frequencies[word] = frequency
    for word in list(frequencies):
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
    made = _jieba().Tokenizer()
    made.FREQ, made.total, made.initialized = frequencies, total, True
    return Vocabulary(
        MappingProxyType(frequencies), total, MappingProxyType(known.idf), known.usual, made
    )


class Extract(NamedTuple):
    """What is taken of jieba's dictionary for one text."""

    frequencies: dict[str, int]
    total: int
    idf: dict[str, float]
    usual: float


def extract(text: str) -> Extract:
    """The words of jieba's dictionary that may occur in a text, their IDF, and jieba's total.

    One pass over the dictionary, of which nothing else is kept: a word is taken when each pair of
    neighbouring characters in it stands in the text.
    """
    pairs = {text[i : i + 2] for i in range(len(text) - 1)} | set(text)
    frequencies: dict[str, int] = {}
    total = 0
    for line in _jieba_file("dict.txt"):
        word, frequency, _ = line.split(" ", 2)
        total += int(frequency)
        if word[:2] in pairs and all(word[i : i + 2] in pairs for i in range(1, len(word) - 1)):
            frequencies[word] = int(frequency)
    idf, weights = {}, []
    for line in _jieba_file("analyse", "idf.txt"):
        word, _, weight = line.rstrip("\n").rpartition(" ")
        weights.append(float(weight))
        if word in frequencies:
            idf[word] = weights[-1]
    return Extract(frequencies, total, idf, sorted(weights)[len(weights) // 2])


def _shipped(plan: str, sha256: str) -> Extract | None:
    """The extract made for a shipped plan, if this is that plan's text."""
    if not _SHIPPED.fullmatch(plan):
        return None
    try:
        lines = data.read(plan, "words.tsv").decode().splitlines()
    except OSError:
        return None
    digest, total, usual = lines[0].split("\t")
    if digest != sha256:
        return None
    rows = [line.split("\t") for line in lines[1:]]
    frequencies = {word: int(frequency) for word, frequency, _ in rows}
    weights = {word: float(idf) for word, _, idf in rows if idf}
    return Extract(frequencies, int(total), weights, float(usual))


def _jieba_file(*parts: str) -> Iterator[str]:
    import os

    path = os.path.join(os.path.dirname(_jieba().__file__), *parts)
    with open(path, encoding="utf-8") as file:
        yield from file


@cache
def _jieba():  # type: ignore[no-untyped-def]  # noqa: ANN202 - jieba has no types
    # Importing it may warn: of pkg_resources, and of escapes where it was not yet compiled.
    with _import_lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    return jieba


@cache
def lexicon() -> tuple[tuple[str, int], ...]:
    """Our words of the trade with their frequencies, as jieba's user dictionaries have them."""
    lines = data.read("lexicon.txt").decode().splitlines()
    return tuple((word, int(count)) for word, count, _ in (line.split(" ") for line in lines))


@cache
def stop_words() -> frozenset[str]:
    """Words that stand in every notice and say nothing of its subject."""
    return frozenset(data.read("stop_words.txt").decode().split())


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """What each word of the trade stands for in the words of a notice, folded.

    >>> "电子商务" in synonyms()["电商"]
    True
    """
    table: dict[str, tuple[str, ...]] = {}
    for entry in json.loads(data.read("synonyms.json")):
        terms, finds = map(_folded_all, (entry["terms"], entry["finds"]))
        for term in terms:
            others = (word for word in (*finds, *terms) if word != term)
            table[term] = tuple(dict.fromkeys((*table.get(term, ()), *others)))
    return MappingProxyType(table)


def _folded_all(words: list[str]) -> list[str]:
    # Nearly all are Chinese characters, which folding leaves alone.
    return [word if _HAN.fullmatch(word) else folded(word).text for word in words]


def longest(text: str, words: Iterable[str]) -> list[str]:
    """The words that stand in a text, the longest first, none inside another's place.

    >>> longest("网购假药", ["假药", "网购", "药"])
    ['假药', '网购']
    """
    found = []
    for word in sorted({word for word in words if word in text}, key=lambda w: (-len(w), w)):
        if word in text:
            found.append(word)
            text = text.replace(word, "\0")
    return found
