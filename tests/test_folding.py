"""Folding of text: laws of the one function."""

import unicodedata

import pytest
from hypothesis import example, given, strategies as st

from workplan.model import Folded, fold

ODD = "ﬁßİǅΣς①㈱㎞½ＡＢａ（）\u3000 \t\n\xa0\ufeff各区市\ud800가ᄀ\u200b"
MARKS = "\u0300\u0301\u0308"


def is_mark(character: str) -> bool:
    return "\u0300" <= character <= "\u036f"


# Letters with their diacritics. A diacritic that stands alone, or behind a space, would join the
# letter before it when whitespace is removed; no notice has one.
characters = st.characters(exclude_categories=()).filter(lambda c: not is_mark(fold(c).text[:1]))
letters = st.builds(str.__add__, st.sampled_from("aÀeΣ市"), st.text(MARKS, min_size=1, max_size=2))
texts = st.lists(characters | letters | st.sampled_from(ODD), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "folded", "at"),
    [
        ("", "", ()),
        ("市工商局", "市工商局", (0, 1, 2, 3)),
        ("IP 地址", "ip地址", (0, 1, 3, 4)),
        ("各区（市）\u3000办", "各区(市)办", (0, 1, 2, 3, 4, 6)),
        ("ﬁx", "fix", (0, 0, 1)),
        ("ß①", "ss1", (0, 0, 1)),
        ("e\u0301x", "éx", (0, 2)),  # a combining mark goes with its base
        (" \t\n\xa0\u3000", "", ()),
    ],
)
def test_each_character_knows_its_place(text, folded, at):
    assert fold(text) == Folded(folded, at)


@given(texts)
@example("ﬁ")
@example("e\u0301")
def test_positions_point_into_the_original_in_order(text):
    folded = fold(text)
    assert len(folded.at) == len(folded.text)
    assert list(folded.at) == sorted(folded.at)
    assert all(0 <= at < len(text) for at in folded.at)
    for character, at in zip(folded.text, folded.at, strict=True):
        # A position is where a run begins: the character with the combining marks behind it.
        end = at + 1
        while is_mark(text[end : end + 1]):
            end += 1
        assert character in fold(text[at:end]).text


@given(texts)
def test_folding_twice_is_folding_once(text):
    once = fold(text).text
    assert fold(once).text == once


@given(texts)
def test_nothing_folded_is_whitespace_or_upper_case(text):
    folded = fold(text).text
    assert not any(character.isspace() for character in folded)
    assert folded == folded.casefold()


@given(st.text("市局办(),;:!AbZ09 各区", max_size=30))
def test_width_does_not_matter(text):
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert fold(wide).text == fold(text).text


@given(st.text("市局IPabcÀé各区", max_size=30))
def test_case_does_not_matter(text):
    assert fold(text.upper()).text == fold(text.lower()).text == fold(text).text


@given(st.lists(st.text("市局办(A①", min_size=1, max_size=5)), st.sampled_from(" \n\t\r\xa0\u3000"))
def test_whitespace_does_not_matter(parts, space):
    assert fold(space.join(parts)).text == fold("".join(parts)).text


@given(st.text("市局办ＡéÀﬁ①（", max_size=30))
def test_normal_forms_are_equal(text):
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert fold(unicodedata.normalize(form, text)).text == fold(text).text
