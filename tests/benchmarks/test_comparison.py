"""How long a comparison takes as plans grow, and an alignment of the hardest lists.

``python -m pytest tests/benchmarks/test_comparison.py --benchmark-enable -s`` measures 27, 100, 300
and 1,000 tasks against as many; the aim is 1,000 against 1,000 in well under a minute. The tasks
are mixtures of the shipped plan's own clauses, so that nearly every two have something in common.

An alignment is compared with counting the bigrams of both lists once, in the same run. Its aim is a
ratio that does not grow with the lists, beyond what sorting costs: four times the items then take
about four times as long, where a step that compares every two would take 16 times.
"""

import random
from collections import Counter
from itertools import pairwise
from timeit import repeat

import pytest

import workplan
from workplan import compare
from workplan.comparison.alignment import TitledText, align
from workplan.notice import parse

DIGITS = "零一二三四五六七八九"


def numeral(number):
    """A Chinese numeral below a thousand."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += f"{DIGITS[tens]}十" if text or tens > 1 else "十"
    elif text and ones:
        text += "零"
    return text + (DIGITS[ones] if ones else "")


def mixture(tasks, seed):
    """A plan of so many tasks, twenty in a section, numbered from one in each."""
    plan = workplan.load()
    chance = random.Random(seed)
    clauses = [c for m in plan.measures for c in m.text.split("。") if len(c) > 8 and "(" not in c]
    lines = []
    for at in range(tasks):
        if at % 20 == 0:
            lines.append(f"{numeral(at // 20 + 1)}、{chance.choice(clauses)[:15]}")
        body = "。".join(chance.choices(clauses, k=4))
        heading = chance.choice(clauses)[:12]
        lines.append(f"({numeral(at % 20 + 1)}){heading}。{body}。(市公安局、市农委按职责分工负责)")
    return parse("\n".join(lines))


@pytest.mark.parametrize("tasks", [27, 100, 300, 1000])
def test_growth(benchmark, tasks):
    size = min(tasks, 30) if benchmark.disabled else tasks
    old, new = mixture(size, 1), mixture(size, 2)
    found = benchmark.pedantic(compare, args=(old, new), rounds=1)
    assert len([change for change in found.tasks if change.new]) == size
    assert compare(old, old).is_empty


def list_sentences():
    texts = [m.text for m in workplan.load().measures]
    sentences = (filter(str.isalnum, sentence) for text in texts for sentence in text.split("。"))
    return [text for text in map("".join, sentences) if len(text) > 8]


def mix_sentences(size, seed):
    """Texts of two sentences each."""
    return ["".join(chosen) for chosen in choose(list_sentences(), 2, size, seed)]


def draw_characters(size, seed):
    """Texts of sixty characters."""
    characters = list(map(chr, range(0x4E00, 0x9FA0)))
    return ["".join(chosen) for chosen in choose(characters, 60, size, seed)]


def choose(pool, count, size, seed):
    chance = random.Random(seed)
    return [chance.choices(pool, k=count) for _ in range(size)]


def number(verb, size):
    """Texts that differ in nothing but a number."""
    return [f"{verb}第{at}项市场监管工作严厉打击制售假冒伪劣商品违法行为" for at in range(size)]


def edit(texts):
    """The texts with a tenth of their characters changed, in another order."""
    chance = random.Random(3)
    edited = ["".join("甲" if chance.random() < 0.1 else c for c in text) for text in texts]
    chance.shuffle(edited)
    return edited


SAME = "加强市场监管严厉打击制售假冒伪劣商品违法行为"
LISTS = {
    "equal": lambda size: ([SAME] * size, [SAME] * size),
    "equal, reworded": lambda size: ([SAME] * size, [SAME.replace("加强", "强化")] * size),
    "equal, each reworded": lambda size: ([SAME] * size, number("加强", size)),
    "different": lambda size: (draw_characters(size, 1), draw_characters(size, 2)),
    "numbered": lambda size: (number("加强", size), number("强化", size)),
    "numbered, after others": lambda size: (
        number("加强", size), draw_characters(size, 1) + number("强化", size),
    ),
    "sentences": lambda size: (mix_sentences(size, 1), mix_sentences(size, 2)),
    "sentences, edited": lambda size: (mix_sentences(size, 1), edit(mix_sentences(size, 1))),
}  # fmt: skip
CASES = [(name, "") for name in LISTS] + [("different", "加强监管"), ("sentences", "加强监管")]


def count_bigrams(*lists):
    return [Counter(pairwise(item.text)) for items in lists for item in items]


def best(function, *args):
    return min(repeat(lambda: function(*args), repeat=2, number=1))


@pytest.mark.parametrize(("name", "title"), CASES)
def test_alignment_against_counting_bigrams(benchmark, name, title):
    sizes = (10, 40) if benchmark.disabled else (1_000, 4_000)
    ratios = []
    for size in sizes:
        pair = [[TitledText(title, title + text) for text in texts] for texts in LISTS[name](size)]
        ratios.append(best(align, *pair, 0.5) / best(count_bigrams, *pair))
    figures = dict(zip(map("of_counting_at_{}".format, sizes), ratios, strict=True))
    benchmark.extra_info.update(figures | {"growth": ratios[1] / ratios[0]})
    print(name, title, {name: round(ratio, 2) for name, ratio in benchmark.extra_info.items()})
    found = benchmark.pedantic(align, args=(*pair, 0.5), rounds=1)
    assert [pairing.new for pairing in found if pairing.new is not None] == [*range(len(pair[1]))]
