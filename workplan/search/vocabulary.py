"""The words that search knows: jieba's for a text, the lexicon, synonyms and stop words.

Knows words, their frequencies and their IDF; not a plan, and not how a text is cut. Of jieba's
dictionary (350,000 words, half a second) only the words that can occur in the text are taken; for
a shipped plan they are shipped too (``words.tsv``).
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import attrs

from workplan import data
from workplan.model import fold
from workplan.search.tokenizer import Tokenizer, read_jieba_lines

__all__ = [
    "DictionaryExtract",
    "Vocabulary",
    "extract_dictionary",
    "find_longest",
    "make_vocabulary",
    "read_lexicon",
    "read_stop_words",
    "read_synonyms",
]

_SHIPPED_ID = re.compile("[a-z0-9-]+")
"""Ids that may be the name of a data folder; any text can be the id of a plan."""
_CHINESE_WORD = re.compile("[\u4e00-\u9fff]+")


@attrs.frozen(repr=False, eq=False)
class Vocabulary:
    """The words of a text, and how rare each is in Chinese at large.

    >>> vocabulary = make_vocabulary("打击侵权假冒", "", None)
    >>> vocabulary.cut("打击侵权假冒"), vocabulary.find_subwords("侵权假冒")
    (['打击', '侵权假冒'], ['侵权', '假冒'])
    """

    tokenizer: Tokenizer
    """Its dictionary is jieba's words that can occur in the text, and the lexicon."""
    idf: Mapping[str, float]
    """jieba's inverse document frequency of each word that has one."""
    median_idf: float
    """jieba's median, for words that have none."""

    def cut(self, text: str) -> list[str]:
        """Return the words of a text; see `Tokenizer.cut`."""
        return self.tokenizer.cut(text)

    def find_subwords(self, word: str) -> list[str]:
        """Return the shorter words of two or three characters inside a word."""
        parts = (word[i : i + n] for n in (2, 3) if len(word) > n for i in range(len(word) - n + 1))
        return [part for part in parts if self.tokenizer.frequencies.get(part)]

    def idf_of(self, word: str) -> float:
        """Return the inverse document frequency of a word in Chinese at large."""
        return self.idf.get(word, self.median_idf)

    def __repr__(self) -> str:
        return f"<Vocabulary: {len(self.tokenizer.frequencies)} words>"


def make_vocabulary(text: str, plan: str, sha256: str | None) -> Vocabulary:
    """Make the vocabulary of a text: shipped for a shipped plan, else from jieba's dictionary.

    `plan` is the id of the plan that `text` is of, `sha256` the digest of the text.
    """
    shipped = _read_shipped_extract(plan, sha256) if sha256 else None
    extract = shipped or extract_dictionary(text)
    frequencies, total = dict(extract.frequencies), extract.total
    for word, frequency in read_lexicon():
        total += frequency - frequencies.get(word, 0)
        frequencies[word] = frequency
    tokenizer = Tokenizer(frequencies, total)
    return Vocabulary(tokenizer, MappingProxyType(extract.idf), extract.median_idf)


# --- jieba's dictionary --------------------------------------------------------------------------


class DictionaryExtract(NamedTuple):
    """What is taken from jieba's dictionary for one text."""

    frequencies: dict[str, int]
    """Frequency of each word that can occur in the text."""
    total: int
    """Sum of the frequencies of the whole dictionary."""
    idf: dict[str, float]
    """Inverse document frequency of these words, where jieba has one."""
    median_idf: float
    """Median over the whole dictionary."""


def extract_dictionary(text: str) -> DictionaryExtract:
    """Extract the words of jieba's dictionary that can occur in a text.

    One pass over the dictionary, of which nothing else is kept: a word is taken when each pair of
    neighbouring characters in it occurs in the text.
    """
    pairs = {text[i : i + 2] for i in range(len(text) - 1)} | set(text)
    frequencies: dict[str, int] = {}
    total = 0
    for line in read_jieba_lines("dict.txt"):
        word, frequency, _ = line.split(" ", 2)
        total += int(frequency)
        if word[:2] in pairs and all(word[i : i + 2] in pairs for i in range(1, len(word) - 1)):
            frequencies[word] = int(frequency)
    idf: dict[str, float] = {}
    weights: list[float] = []
    for line in read_jieba_lines("analyse", "idf.txt"):
        word, _, weight = line.rstrip("\n").rpartition(" ")
        weights.append(float(weight))
        if word in frequencies:
            idf[word] = weights[-1]
    return DictionaryExtract(frequencies, total, idf, sorted(weights)[len(weights) // 2])


def _read_shipped_extract(plan: str, sha256: str) -> DictionaryExtract | None:
    """The extract that ships with a plan, if that plan's text has this digest."""
    if not _SHIPPED_ID.fullmatch(plan):
        return None
    try:
        lines = data.read(plan, "words.tsv").decode().splitlines()
    except OSError:
        return None
    digest, total, median_idf = lines[0].split("\t")
    if digest != sha256:
        return None
    rows = [line.split("\t") for line in lines[1:]]
    frequencies = {word: int(frequency) for word, frequency, _ in rows}
    idf = {word: float(weight) for word, _, weight in rows if weight}
    return DictionaryExtract(frequencies, int(total), idf, float(median_idf))


# --- lexicon, stop words, synonyms ---------------------------------------------------------------


@cache
def read_lexicon() -> tuple[tuple[str, int], ...]:
    """Return the terms of the subject with their frequencies, as in a user dictionary of jieba."""
    lines = data.read("lexicon.txt").decode().splitlines()
    return tuple((word, int(count)) for word, count, _ in (line.split(" ") for line in lines))


@cache
def read_stop_words() -> frozenset[str]:
    """Return the stop words: frequent in every notice, whatever its subject."""
    return frozenset(data.read("stop_words.txt").decode().split())


@cache
def read_synonyms() -> Mapping[str, tuple[str, ...]]:
    """Return the synonyms of each term, folded.

    >>> "电子商务" in read_synonyms()["电商"]
    True
    """
    table: dict[str, tuple[str, ...]] = {}
    for entry in json.loads(data.read("synonyms.json")):
        terms, finds = (list(map(_fold_word, entry[key])) for key in ("terms", "finds"))
        for term in terms:
            others = (word for word in (*finds, *terms) if word != term)
            table[term] = tuple(dict.fromkeys((*table.get(term, ()), *others)))
    return MappingProxyType(table)


def _fold_word(word: str) -> str:
    # Chinese characters fold to themselves: to fold the 1,900 words of the table regardless would
    # take 2 ms of the first search.
    return word if _CHINESE_WORD.fullmatch(word) else fold(word).text


def find_longest(text: str, words: Iterable[str]) -> list[str]:
    """Return the words that occur in a text, longest match first, non-overlapping.

    >>> find_longest("网购假药", ["假药", "网购", "药"])
    ['假药', '网购']
    """
    found: list[str] = []
    for word in sorted({word for word in words if word in text}, key=lambda w: (-len(w), w)):
        if word in text:
            found.append(word)
            text = text.replace(word, "\0")
    return found
