"""Every Chinese word of the genre that the reader knows, in tables of one row a word.

A row has the word, a phrase that has it, the duty that it gives (if it gives one) and what else it
means. Patterns and look-ups of the other modules are derived from these tables, so that a new row
works in every place where a word of its kind may be. A word stands in one row: where another
table needs it for another reason, the row says so (`Word.also`). Knows no text and no position.
"""

from workplan.notice.vocabulary.dates import (
    AFTERWARDS as AFTERWARDS,
    BY as BY,
    DAYS as DAYS,
    DONE as DONE,
    ENDS as ENDS,
    HALVES as HALVES,
    HOURS as HOURS,
    LIMITS as LIMITS,
    MONTHS as MONTHS,
    ONGOING as ONGOING,
    QUARTERS as QUARTERS,
    RANGES as RANGES,
    RELATIVE as RELATIVE,
    SINCE as SINCE,
    TENTHS as TENTHS,
    THIS_YEAR as THIS_YEAR,
    WHOLE_YEAR as WHOLE_YEAR,
    YEARS as YEARS,
)
from workplan.notice.vocabulary.document import (
    ABOUT as ABOUT,
    ANNEXES as ANNEXES,
    ARTICLES as ARTICLES,
    CHAPTERS as CHAPTERS,
    CITES as CITES,
    COPIES as COPIES,
    DOCUMENT_KINDS as DOCUMENT_KINDS,
    ENUMERATED as ENUMERATED,
    FOOTERS as FOOTERS,
    FORWARDS as FORWARDS,
    KINDS_IN_NAMES as KINDS_IN_NAMES,
    LETTER_KINDS as LETTER_KINDS,
    LETTER_LABELS as LETTER_LABELS,
    NO_KINDS as NO_KINDS,
    NOTICES as NOTICES,
    PAPERS as PAPERS,
    PRINTED as PRINTED,
    PUBLISHED as PUBLISHED,
    SEALS as SEALS,
)
from workplan.notice.vocabulary.names import (
    BRANCHES as BRANCHES,
    COUNTERS as COUNTERS,
    CUT_ENDINGS as CUT_ENDINGS,
    EACH as EACH,
    ENDINGS as ENDINGS,
    FUSED_LEVELS as FUSED_LEVELS,
    GENERIC_NOUNS as GENERIC_NOUNS,
    GROUP_COUNTERS as GROUP_COUNTERS,
    GROUP_NOUNS as GROUP_NOUNS,
    GROUP_WORDS as GROUP_WORDS,
    HOTLINES as HOTLINES,
    LARGER_PLACES as LARGER_PLACES,
    LEVEL_COMPOUNDS as LEVEL_COMPOUNDS,
    LEVELS as LEVELS,
    NO_ENDINGS as NO_ENDINGS,
    OFFICES as OFFICES,
    OWN_LEVELS as OWN_LEVELS,
    PARTY_BODIES as PARTY_BODIES,
    PLACE_BODIES as PLACE_BODIES,
    PLACES as PLACES,
    RANKS as RANKS,
    SMALLER_PLACES as SMALLER_PLACES,
    STATIONED as STATIONED,
    VARIANTS as VARIANTS,
    VERTICAL as VERTICAL,
    WEAK_ENDINGS as WEAK_ENDINGS,
    WHOLE_NAMES as WHOLE_NAMES,
    ZONES as ZONES,
)
from workplan.notice.vocabulary.responsibility import (
    ACTIONS as ACTIONS,
    ADVERBS as ADVERBS,
    BARE_LABELS as BARE_LABELS,
    BEFORE_COMMA as BEFORE_COMMA,
    CITATIONS as CITATIONS,
    COMPANIONS as COMPANIONS,
    COPULAS as COPULAS,
    DEADLINES as DEADLINES,
    EXTENTS as EXTENTS,
    FIELDS as FIELDS,
    FIRST_PLACE as FIRST_PLACE,
    GROUNDS as GROUNDS,
    GUIDANCE as GUIDANCE,
    JOINERS as JOINERS,
    LABEL_ENDINGS as LABEL_ENDINGS,
    LABEL_NOUNS as LABEL_NOUNS,
    LABEL_QUALIFIERS as LABEL_QUALIFIERS,
    LABEL_STEMS as LABEL_STEMS,
    LATER as LATER,
    LEAD as LEAD,
    NAMELESS_STEMS as NAMELESS_STEMS,
    NO_OPENERS as NO_OPENERS,
    NOT_OPEN as NOT_OPEN,
    OPEN as OPEN,
    OPENERS as OPENERS,
    OVERSIGHT as OVERSIGHT,
    OWNERS as OWNERS,
    PARTICLES as PARTICLES,
    PERIODS as PERIODS,
    PERSONS as PERSONS,
    PLAIN_VERBS as PLAIN_VERBS,
    POSSESSED as POSSESSED,
    PREPOSITIONS as PREPOSITIONS,
    REMARKS as REMARKS,
    SENTENCE_OPENERS as SENTENCE_OPENERS,
    SENTENCE_WORDS as SENTENCE_WORDS,
    SUPPORTING as SUPPORTING,
    SURE_COMPANIONS as SURE_COMPANIONS,
    UNPOSSESSED as UNPOSSESSED,
    VERBS as VERBS,
    VERBS_IN_NAMES as VERBS_IN_NAMES,
)
from workplan.notice.vocabulary.words import Word, either, list_words, select

TABLES: dict[str, tuple[Word, ...]] = {
    name: table
    for name, table in list(globals().items())
    if isinstance(table, tuple) and table and isinstance(table[0], Word)
}
"""Every table by its name."""

__all__ = ["LEAD", "SUPPORTING", "TABLES", "Word", "either", "list_words", "select", *TABLES]  # noqa: PLE0604
