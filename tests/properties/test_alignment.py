"""The alignment follows the documented rule, and keeps what it can of it in lists of any size."""

import random
from itertools import pairwise

import attrs
from hypothesis import example, given, settings, strategies as st

from workplan.comparison.alignment import Pairing, TitledText, align

# --- the rule, written down as nested loops ------------------------------------------------------


def split_bigrams(text):
    padded = ["^", *text, "$"]
    return set(pairwise(padded))


def dice(one, other):
    one, other = split_bigrams(one), split_bigrams(other)
    return 2 * len(one & other) / (len(one) + len(other))


def compare(one, other):
    of_texts = dice(one.text, other.text)
    if not (one.title and other.title):
        return of_texts
    return max(of_texts, (of_texts + dice(one.title, other.title)) / 2)


def align_by_loops(olds, news, threshold):
    """Rank every two items, and take the best of which both are free."""
    ranked = []
    for at, old in enumerate(olds):
        for place, new in enumerate(news):
            if (similarity := compare(old, new)) and similarity >= threshold:
                is_retitled = not old.title or old.title != new.title
                is_displaced = old.parent != new.parent
                rank = (-similarity, old.text != new.text, is_displaced, abs(at - place))
                ranked.append((is_retitled, *rank, at + place, at, place))
    new_of, old_of = {}, {}
    for *_, at, place in sorted(ranked):
        if at not in new_of and place not in old_of:
            new_of[at], old_of[place] = place, at
    old_partners = [news[new_of[at]].text if at in new_of else None for at in range(len(olds))]
    new_partners = [olds[old_of[at]].text if at in old_of else None for at in range(len(news))]
    for place, new in enumerate(news):
        if place in old_of:
            yield Pairing(old_of[place], place, compare(olds[old_of[place]], new))
        else:
            yield Pairing(None, place, *find_nearest(new, place, olds, old_partners, threshold))
    for at, old in enumerate(olds):
        if at not in new_of:
            yield Pairing(at, None, *find_nearest(old, at, news, new_partners, threshold))


def find_nearest(item, place, others, partners, threshold):
    """Similarity, place, and whether it contains the item."""
    containers, similar = [], []
    for at, (other, partner) in enumerate(zip(others, partners, strict=True)):
        rest = split_bigrams(item.text)
        if partner is not None:
            rest -= split_bigrams(partner)
        shared = len(rest & split_bigrams(other.text))
        if shared >= 20 and shared / len(rest) >= threshold:
            containers.append((-shared / len(rest), abs(at - place), at))
        if similarity := compare(item, other):
            similar.append((-similarity, abs(at - place), at))
    if not (containers or similar):
        return 0.0, None, False
    score, _, at = min(containers or similar)
    return -score, at, bool(containers)


thresholds = st.sampled_from([0, 0.3, 0.5, 0.5, 0.7, 1]) | st.floats(0, 1)
short_words = st.text("甲乙丙", max_size=4)
LONG = "深入开展质检利剑专项行动组织鉴定机构和回收企业对接推行首席官制度每季度公开自评结果"


@st.composite
def lists(draw, texts):
    """Two lists of items, many of which are equal or have a title or text in common."""
    titles = draw(st.lists(short_words, min_size=1, max_size=3))
    pool = draw(st.lists(texts, min_size=1, max_size=6))
    items = st.builds(
        TitledText, st.sampled_from(titles), st.sampled_from(pool) | texts, st.sampled_from("12")
    )
    return draw(st.lists(items, max_size=9)), draw(st.lists(items, max_size=9))


@st.composite
def cuts(draw):
    """Two or three stretches of one long text, so that some items contain others."""
    ends = st.integers(0, len(LONG))
    stretches = draw(st.lists(st.tuples(ends, ends), min_size=1, max_size=3))
    return "".join(LONG[slice(*sorted(stretch))] for stretch in stretches)


@given(lists(short_words), thresholds)
@settings(max_examples=300)
def test_short_items_are_aligned_as_the_rule_says(pair, threshold):
    assert align(*pair, threshold) == list(align_by_loops(*pair, threshold))


@given(lists(cuts()), thresholds)
@settings(max_examples=100)
def test_long_items_are_aligned_as_the_rule_says(pair, threshold):
    assert align(*pair, threshold) == list(align_by_loops(*pair, threshold))


equal_items = st.lists(
    st.builds(TitledText, st.just(""), st.sampled_from("甲甲乙"), st.sampled_from("123")),
    max_size=30,
)


@given(equal_items, equal_items)
# The pairs under matched parents leave gaps among which the closest of the others are found.
@example(
    [TitledText("", "甲", parent) for parent in "21211"],
    [TitledText("", "甲", parent) for parent in "1131"],
)
def test_equal_items_are_aligned_as_the_rule_says(olds, news):
    assert align(olds, news, 0.5) == list(align_by_loops(olds, news, 0.5))


# --- lists in which not every pair is scored -----------------------------------------------------

SIZE = 200
"""Of these items each shares a bigram with nearly every other: more than are visited."""


def make_large_lists(seed, titles):
    chance = random.Random(seed)

    def make():
        text = "".join(chance.choices("甲乙丙丁", k=chance.randint(12, 24)))
        return TitledText(chance.choice(titles), text, chance.choice("123"))

    olds = [make() for _ in range(SIZE)]
    kept = chance.sample(olds, SIZE // 4)
    news = [*kept, *(make() for _ in range(chance.randint(SIZE // 4, SIZE)))]
    chance.shuffle(news)
    return olds, news


large = st.builds(
    make_large_lists,
    st.integers(0, 10**9),
    st.sampled_from([("",), ("子丑",), ("", "子丑", "丑寅")]),
)


def swap(pairing):
    return attrs.evolve(pairing, old=pairing.new, new=pairing.old)


@given(large, thresholds)
@settings(max_examples=20, deadline=None)
def test_swapping_large_lists_swaps_every_pairing(pair, threshold):
    there, back = align(*pair, threshold), align(*reversed(pair), threshold)
    assert set(map(swap, back)) == set(there)


@given(large, thresholds)
@settings(max_examples=20, deadline=None)
def test_pairs_of_large_lists_are_what_the_rule_allows(pair, threshold):
    olds, news = pair
    found = align(olds, news, threshold)
    assert sorted(p.new for p in found if p.new is not None) == list(range(len(news)))
    assert sorted(p.old for p in found if p.old is not None) == list(range(len(olds)))
    for pairing in found:
        if pairing.old is not None and pairing.new is not None:
            assert pairing.similarity == compare(olds[pairing.old], news[pairing.new])
            assert pairing.similarity >= threshold


@given(large)
@settings(max_examples=20, deadline=None)
def test_equal_texts_and_equal_titles_find_each_other_in_large_lists(pair):
    olds, news = pair
    found = align(olds, news, 0.5)
    alone = [
        [olds[p.old] for p in found if p.new is None],
        [news[p.new] for p in found if p.old is None],
    ]
    for key in ("text", "title"):
        left = [{getattr(item, key) for item in items} - {""} for items in alone]
        assert not set.intersection(*left)


def test_all_that_are_alike_find_a_partner_though_others_crowd_them_out():
    """A hundred measures went to another place, and what was there has none like it close by."""
    texts = ["".join(map(chr, range(at, at + 5))) for at in range(0x5000, 0x7000, 8)][:800]
    texts = ["加强市场监管执法严厉打击违法犯罪" + text for text in texts]
    olds = [TitledText("", text) for text in texts[:400]]
    news = [TitledText("", text) for text in texts[400:]]
    news[200:300] = [TitledText("", text + "甲") for text in texts[100:200]]
    found = align(olds, news, 0.5)
    partners = [pairing.old for pairing in found]
    assert partners[200:300] == list(range(100, 200))
    assert sorted(partners[100:200]) == list(range(200, 300))
    assert partners[:100] + partners[300:] == [*range(100), *range(300, 400)]
