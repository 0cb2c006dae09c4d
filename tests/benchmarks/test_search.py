"""How fast a query is answered, against named baselines in the same run.

``python -m pytest tests/benchmarks/test_search.py --benchmark-enable -s`` prints the ratios. The
aims: the first hit of a new process at most 0.20 of jieba with its cache warm (0.30 where
setuptools is installed, whose pkg_resources jieba imports), at most 0.35 of its memory; a warm
query at most 3 times a scan with ``in`` over the tasks' texts. Reported are the ranking, whose
terms are cached, and the result of a repeated query, which is cached as a whole.
"""

import subprocess
import sys
import time
from itertools import count, cycle
from timeit import repeat

import pytest
from rank_bm25 import BM25Okapi

import workplan
from workplan.notice import parse
from workplan.search import make_vocabulary

QUERY = "电商 假冒"
OURS = f"import workplan; workplan.load().search({QUERY!r})[0]"
JIEBA = f"import jieba; jieba.setLogLevel(60); jieba.lcut({QUERY!r})"
# Not ru_maxrss, which a child takes over from the process that made it.
PEAK = "; print(next(l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM')))"


def seconds(script):
    start = time.perf_counter()
    subprocess.run([sys.executable, "-X", "utf8", "-c", script], check=True, capture_output=True)
    return time.perf_counter() - start


def peak(script):
    command = [sys.executable, "-X", "utf8", "-c", script + PEAK]
    return int(subprocess.run(command, check=True, capture_output=True).stdout)


def best(function, rounds, number=1):
    return min(repeat(function, repeat=rounds, number=number)) / number


def report(benchmark, **figures):
    benchmark.extra_info.update({name: round(value, 3) for name, value in figures.items()})
    print(", ".join(f"{name} {value:.2f}" for name, value in figures.items()))


def test_first_hit_of_a_new_process_against_jieba(benchmark):
    rounds = 1 if benchmark.disabled else 15
    ours, theirs = [], []
    for _ in range(rounds):  # in turn, so that a busy moment slows both
        ours.append(seconds(OURS))
        theirs.append(seconds(JIEBA))
    report(
        benchmark,
        time_of_jieba=min(ours) / min(theirs),
        memory_of_jieba=peak(OURS) / peak(JIEBA),
    )
    benchmark.pedantic(seconds, args=(OURS,), rounds=1)
    assert len(ours) == len(theirs) == rounds


def test_warm_query_against_a_scan_and_rank_bm25(benchmark, plan):
    number = 10 if benchmark.disabled else 2_000
    texts = [task.text for task in plan.tasks]
    cut = make_vocabulary(plan.source.text, plan.id, plan.source.sha256).cut
    ranked = BM25Okapi([cut(text) for text in texts])
    scan = best(lambda: [t for t in texts if any(w in t for w in QUERY.split())], 5, number)
    other = best(lambda: ranked.get_scores(cut(QUERY)), 5, number)
    # One query in 300 spellings, in turn: the cache of results keeps 256, that of terms has it.
    spellings = cycle([QUERY + " " * spaces for spaces in range(300)])
    ranking = best(lambda: plan.search(next(spellings)), 5, number)
    again = best(lambda: plan.search(QUERY), 5, number)
    report(
        benchmark,
        ranking_of_a_scan=ranking / scan,
        ranking_of_rank_bm25=ranking / other,
        again_of_a_scan=again / scan,
    )
    hits = benchmark(plan.search, QUERY)
    assert hits


def test_index_of_a_users_plan_against_loading_jiebas_dictionary(benchmark, plan):
    import jieba

    own = parse(plan.source.text)

    def build():
        return workplan.loads(workplan.dumps(own)).search(QUERY)

    def whole():
        jieba.Tokenizer.gen_pfdict(jieba.get_dict_file())  # which closes it

    rounds = 1 if benchmark.disabled else 3
    report(benchmark, of_the_whole_dictionary=best(build, rounds) / best(whole, rounds))
    benchmark.pedantic(build, rounds=1)
    assert own.search(QUERY)


@pytest.mark.parametrize("shape", ["many tasks", "one long task"])
def test_hits_are_found_and_drawn_in_linear_time(benchmark, shape):
    """Four times the text takes about four times as long; a quadratic step would take 16."""

    def make(size):
        if shape == "many tasks":
            tasks = (f"({n})打击侵权。查处假冒商品。(市工商局负责)" for n in range(1, size))
            return parse("一、甲\n" + "\n".join(tasks))
        return parse("一、甲\n(一)打击侵权。" + "查处假冒商品,加强监管。" * size + "(市工商局负责)")

    def draw(plan, spellings):
        plan.search("假冒 商品" + next(spellings), limit=None).to_html()

    times = []
    for size in (200, 800):
        plan, spellings = make(size), map(" ".__mul__, count())  # no query is cached
        draw(plan, spellings)
        times.append(best(lambda plan=plan, of=spellings: draw(plan, of), 3))
    report(benchmark, growth=times[1] / times[0])
    benchmark.pedantic(draw, args=(plan, spellings), rounds=1)
    assert times[1] < 10 * times[0]
