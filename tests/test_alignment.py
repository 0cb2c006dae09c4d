"""Which items of two lists belong together, and what contains those that are left."""

import re

import pytest

from workplan import Measure
from workplan.comparison.alignment import Pairing, TitledText, align


def untitled(*texts):
    return [TitledText("", text) for text in texts]


def pairs(pairings):
    return [(pairing.old, pairing.new) for pairing in pairings]


class TestRanking:
    def test_the_same_title_comes_before_a_more_similar_text(self):
        olds = [TitledText("甲乙", "整治农村市场乱象"), TitledText("丙丁", "查处网络销售假药")]
        news = [TitledText("甲乙", "查处网络销售假药"), TitledText("丙丁", "整治农村市场乱象")]
        assert pairs(align(olds, news, 0.5)) == [(0, 0), (1, 1)]

    def test_the_same_text_comes_before_one_with_the_same_bigrams(self):
        olds = [TitledText("", "甲乙甲乙甲乙", "1"), TitledText("", "甲乙甲乙", "2")]
        (paired, _) = align(olds, [TitledText("", "甲乙甲乙", "1")], 0.5)
        assert paired == Pairing(1, 0, 1.0)

    def test_among_equal_texts_matched_parents_come_before_the_closest(self):
        olds = [TitledText("", "加强监管", parent) for parent in ("1", "2", "3")]
        news = [TitledText("", "加强监管", parent) for parent in ("3", None, "4")]
        # The third went to the front with its parent; then the second stayed where it is.
        assert pairs(align(olds, news, 0.5)) == [(2, 0), (1, 1), (0, 2)]

    def test_among_equally_similar_texts_matched_parents_come_before_the_closest(self):
        olds = [TitledText("", "加强市场监管", parent) for parent in ("1", "2")]
        news = [TitledText("", "强化市场监管", parent) for parent in ("2", "3")]
        assert pairs(align(olds, news, 0.5)) == [(1, 0), (0, 1)]

    def test_among_equal_texts_the_closest_by_place_are_paired(self):
        same = "加强监管"
        found = align(untitled(same, "甲", "乙", same), untitled("丙", "丁", same, same, same), 0.5)
        assert [pair for pair in pairs(found) if None not in pair] == [(0, 2), (3, 3)]

    def test_equally_close_ones_are_paired_from_the_front(self):
        same = "加强监管"
        found = align(untitled("甲", same), untitled(same, "乙", same), 0.5)
        assert [pair for pair in pairs(found) if None not in pair] == [(1, 0)]

    def test_a_taken_neighbour_is_passed_over_for_the_next(self):
        # All are equally similar. The second old one belongs to the new one in its place, so that
        # the first, whose closest that was, takes the one after it.
        olds = [TitledText("", "加强市场监管", "1"), TitledText("", "强化市场监管", "2")]
        news = [TitledText("", "推进市场监管", parent) for parent in (None, "2", None)]
        news[0] = TitledText("", "甲乙丙", None)
        assert pairs(align(olds, news, 0.5)) == [(None, 0), (1, 1), (0, 2)]

    def test_a_title_makes_up_for_half_of_a_text(self):
        olds = [TitledText("加强市场监管", "加强市场监管甲乙丙丁戊己庚辛")]
        news = [TitledText("加强市场监管执法", "加强市场监管子丑寅卯辰巳午未")]
        (paired,) = align(olds, news, 0.5)
        # Of 15 bigrams of the texts 6 are in both; of 7 and 9 of the titles also 6.
        assert paired.similarity == pytest.approx((2 * 6 / 30 + 2 * 6 / 16) / 2)


FIRST = "深入开展质检利剑专项行动严肃查处产品质量违法行为"
SECOND = "组织鉴定机构和回收企业对接公布销毁资质单位名录"  # 24 bigrams, both ends counted
THIRD = "推行首席质量官制度每季度公开自评结果三年内覆盖全部龙头厂商"


class TestContainment:
    def test_what_was_merged_into_another_is_contained_in_it(self):
        merged = align(untitled(FIRST + THIRD, SECOND), untitled(FIRST + SECOND + THIRD), 0.5)
        # All but its beginning and its end.
        assert merged[1] == Pairing(1, None, 22 / 24, 0, is_contained=True)

    def test_what_was_split_off_was_contained_in_the_old_one(self):
        split = align(untitled(FIRST + SECOND + THIRD), untitled(FIRST + THIRD, SECOND), 0.5)
        assert split[1] == Pairing(None, 1, 22 / 24, 0, is_contained=True)

    def test_what_its_container_had_before_is_no_evidence(self):
        twice = align(untitled(FIRST + SECOND, SECOND), untitled(FIRST + SECOND), 0.5)
        assert twice[1].nearest == 0
        assert not twice[1].is_contained

    def test_of_several_containers_the_one_with_the_larger_share_is_named(self):
        containers = FIRST + SECOND[:21] + THIRD, THIRD + SECOND + FIRST
        found = align(untitled(SECOND), untitled(*containers), 0.5)
        assert found[-1] == Pairing(0, None, 22 / 24, 1, is_contained=True)

    def test_a_short_one_is_never_contained(self):
        short = SECOND[:20]  # 21 bigrams, of which 19 are found
        found = align(untitled(FIRST + THIRD, short), untitled(FIRST + short + THIRD), 0.5)
        assert (found[1].nearest, found[1].is_contained) == (0, False)

    def test_the_threshold_is_the_least_share(self):
        longer = SECOND + "甲乙丙丁戊己庚辛"
        olds, news = untitled(FIRST + THIRD, longer), untitled(FIRST + SECOND + THIRD)
        (_, found) = align(olds, news, 0.5)
        assert found == Pairing(1, None, 22 / 32, 0, is_contained=True)
        assert align(olds, news, found.similarity)[1].is_contained
        assert not align(olds, news, found.similarity + 1e-9)[-1].is_contained

    @pytest.mark.parametrize("level", ["sections", "tasks", "measures"])
    def test_no_part_of_the_shipped_plan_is_contained_in_another(self, plan, level):
        texts = [keep_characters("".join(list_texts(part))) for part in getattr(plan, level)]
        for at, text in enumerate(texts):
            found = align(untitled(text), untitled(*texts[:at], *texts[at + 1 :]), 0.5)
            assert len(found) == len(texts)
            assert not any(pairing.is_contained for pairing in found), text

    def test_no_clauses_of_the_shipped_plan_are_contained_where_they_are_not_printed(self, plan):
        measures = [keep_characters(measure.text) for measure in plan.measures]
        clauses = list(list_clauses(plan))
        assert len(clauses) > 500
        for clause in clauses:
            others = [measure for measure in measures if clause not in measure]
            found = align(untitled(clause), untitled(*others), 0.5)
            assert not any(pairing.is_contained for pairing in found), clause


def keep_characters(text):
    return "".join(filter(str.isalnum, text))


def list_texts(part):
    """The texts of a measure, or of all measures of a task or section."""
    for below in getattr(part, "tasks", ()) or getattr(part, "measures", ()):
        yield from list_texts(below)
    if isinstance(part, Measure):
        yield part.text


def list_clauses(plan):
    """Every clause, and all that stand in a row in one sentence."""
    for measure in plan.measures:
        for sentence in re.split("[。;;\n]", measure.text):
            clauses = re.split("[,,]", sentence)
            for start in range(len(clauses)):
                for end in range(start + 1, len(clauses) + 1):
                    yield keep_characters("".join(clauses[start:end]))
