"""Keyword search in the tasks of a plan, keywords, and concordances.

Knows `Contents` and tables; not the plan, and not the matrix. jieba is imported when the first
index is made, not with this package.
"""

from workplan.search.hits import Hit, Keyword, KwicLine
from workplan.search.index import Index, MatchMode, make_index
from workplan.search.matches import Expansion, Match, MatchKind
from workplan.search.snippets import SnippetFormat
from workplan.search.vocabulary import (
    DictionaryExtract,
    Vocabulary,
    extract_dictionary,
    make_vocabulary,
)

__all__ = [
    "DictionaryExtract",
    "Expansion",
    "Hit",
    "Index",
    "Keyword",
    "KwicLine",
    "Match",
    "MatchKind",
    "MatchMode",
    "SnippetFormat",
    "Vocabulary",
    "extract_dictionary",
    "make_index",
    "make_vocabulary",
]
