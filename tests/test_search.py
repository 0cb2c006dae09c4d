"""What a query finds in the shipped plan, judged by people who read the notice."""

import json
import logging
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import attrs
import pytest
from rank_bm25 import BM25Okapi

import workplan
from tests.questions import OWN_WORDS, TRADE_WORDS
from workplan import (
    Agency,
    Confidence,
    Duty,
    Measure,
    OptionError,
    Piece,
    PieceKind,
    Plan,
    Role,
    Section,
    Source,
    Span,
    Task,
    UnknownAgencyError,
    UnknownItemError,
)
from workplan.model import fold
from workplan.notice import parse
from workplan.render.terminal import measure_width
from workplan.search import make_index, make_vocabulary
from workplan.search.matches import Expansion, find_matches
from workplan.search.vocabulary import read_lexicon, read_stop_words
from workplan.search.zones import (
    ASSIGNMENT_WEIGHT,
    CLAUSE_WEIGHT,
    HEADING_WEIGHT,
    find_zones,
)
from workplan.table import columns_of


@pytest.fixture(scope="module")
def vocabulary(plan):
    """The vocabulary that ships with the plan."""
    return make_vocabulary(plan.source.text, plan.id, plan.source.sha256)


def make_jieba_tokenizer(ours):
    """jieba's own tokenizer over the dictionary of ours."""
    import jieba

    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = (
        dict(ours.frequencies),
        ours.total,
        True,
    )
    return tokenizer


def found(plan, query, **options):
    """The numbers of the tasks that a query finds, the best first."""
    return [hit.task.number for hit in plan.search(query, limit=None, **options)]


def figures(questions, ask):
    """The mean share of expected tasks among the first five, and the mean reciprocal rank."""
    recall = reciprocal = 0.0
    for query, expected in questions:
        answer = ask(query)
        recall += sum(task in answer[:5] for task in expected) / len(expected)
        reciprocal += max((1 / (answer.index(t) + 1) for t in expected if t in answer), default=0)
    return recall / len(questions), reciprocal / len(questions)


class TestQuestionsOfPeople:
    @pytest.mark.parametrize("questions", [OWN_WORDS, TRADE_WORDS], ids=["own", "trade"])
    def test_the_expected_tasks_are_among_the_first_five(self, plan, questions):
        recall, reciprocal = figures(questions, lambda query: found(plan, query))
        print(f"recall@5 {recall:.3f}, MRR {reciprocal:.3f}")
        assert recall >= 0.95
        assert reciprocal >= 0.85

    @pytest.mark.parametrize("questions", [OWN_WORDS, TRADE_WORDS], ids=["own", "trade"])
    def test_more_is_found_than_by_bm25_without_synonyms(self, plan, vocabulary, questions):
        cut = vocabulary.cut
        ranked = BM25Okapi([cut(task.text) for task in plan.tasks])

        def ask(query):
            scores = ranked.get_scores(cut(query))
            order = sorted(range(27), key=lambda at: -scores[at])
            return [at + 1 for at in order if scores[at] > 0]

        baseline = figures(questions, ask)
        print(f"rank_bm25: recall@5 {baseline[0]:.3f}, MRR {baseline[1]:.3f}")
        ours = figures(questions, lambda query: found(plan, query))
        assert ours > baseline


class TestFinding:
    def test_the_literal_word_comes_before_its_synonym(self, plan):
        # (一) and (二十一) have 电商; (三) and (二十二) have 电子商务 only
        answer = found(plan, "电商")
        assert set(answer[:2]) == {1, 21}
        assert {3, 22} <= set(answer[2:])

    def test_each_match_says_how_it_came_about(self, plan):
        hits = {hit.task.number: hit for hit in plan.search("电商", limit=None)}
        assert {match.how for match in hits[21].matches} == {"text"}
        assert {match.how for match in hits[3].matches} == {"synonym"}
        for hit in hits.values():
            for match in hit.matches:
                assert plan.source[match.span] == match.text
                assert match.term == "电商"

    def test_what_the_text_should_read_is_found_and_marked(self, plan):
        (hit,) = plan.search("民营企业", limit=None)
        (match,) = hit.matches
        assert (hit.task.number, match.text, match.how) == (10, "民管企业", "reading")

    @pytest.mark.parametrize("name", ["食药监", "市食药监局", "青岛市食品药品监督管理局"])
    def test_an_agency_is_found_as_a_responsible_body_under_every_name(self, plan, name):
        answer = found(plan, name)
        assert set(answer) >= {task.number for task in plan.tasks_of("市食药监局")}
        hit = next(hit for hit in plan.search(name, limit=None) if hit.task.number == 17)
        assert ("agency", "市食品药品监管局") in {(m.how, m.text) for m in hit.matches}

    def test_what_an_agency_leads_or_holds_alone_comes_first(self, plan):
        for agency in plan.agencies:
            own = {task.number for task in plan.tasks if agency in task.accountable}
            for name in agency.names:
                assert set(found(plan, name)[: len(own)]) == own, name

    def test_a_successors_name_finds_the_tasks_of_its_predecessors(self, plan):
        assert {4, 5, 7, 8} <= set(found(plan, "市场监管局"))

    def test_a_word_that_falls_into_single_characters_does_not_score(self, plan):
        # No task has 薯片; that some have 片 is no reason to find them
        assert found(plan, "薯片") == []

    def test_one_character_is_found_literally(self, plan):
        assert found(plan, "烟") == [5]

    def test_quoted_phrases_are_exact(self, plan):
        assert found(plan, '"电商平台"') == found(plan, "“电商平台”") == [21]
        assert found(plan, '"商平"') == [21]
        assert len(found(plan, "电商平台")) > 1

    @pytest.mark.parametrize("query", ['“双随机"抽查', '双随机"抽', '"抽查,重点监管'])
    def test_an_unbalanced_quote_is_literal(self, plan, query):
        assert found(plan, query)[0] == 4

    @pytest.mark.parametrize(
        "query", ["app", "APP", "\uff21\uff30\uff30", " APP\u3000", "技术措施,加强商品", "(ip地址)"]
    )
    def test_width_case_and_whitespace_do_not_matter(self, plan, query):
        assert found(plan, query)[0] == 1

    @pytest.mark.parametrize("query", ["", " ", "\u3000\n", '""'.replace('"', " ")])
    def test_a_query_of_whitespace_finds_nothing(self, plan, query):
        assert found(plan, query) == []

    def test_an_empty_phrase_is_two_quotes(self, plan):
        assert found(plan, '""') == []
        assert found(plan, '" "') == []


class TestNarrowing:
    def test_all_terms_in_one_task(self, plan):
        assert found(plan, "卷烟 公安", match="all") == [5]
        assert 12 in found(plan, "卷烟 公安")

    def test_only_measures_where_the_agency_has_the_duty(self, plan):
        hits = plan.search("监管", agency="市工商局", duty=Duty.SOLE, limit=None)
        assert [(h.task.id, [m.id for m in h.measures]) for h in hits] == [("4", ["4.3"])]
        assert all("食品药品" not in match.text for match in hits[0].matches)

    def test_a_successors_full_name_finds_what_it_took_over(self, plan):
        whole = plan.search("青岛市市场监督管理局", limit=None)
        assert {hit.task.id for hit in whole} >= {
            task.id for task in plan.matrix().only(successor="市市场监管局")
        }
        names = {match.text for match in whole[0].matches if match.how == "agency"}
        assert names == {"市质监局", "市工商局", "市食品药品监管局"}

    def test_only_one_section(self, plan):
        assert set(found(plan, "侵权假冒", section="五")) == {15, 16, 17}
        assert set(found(plan, "侵权", duty=Duty.LEAD, section=5)) == {15, 16}

    def test_a_limit_cuts_the_hits_and_the_caption_says_so(self, plan):
        hits = plan.search("侵权", limit=3)
        assert len(hits) == 3
        assert hits.caption.endswith(", the first 3")
        assert len(plan.search("侵权", limit=0)) == 0

    def test_wrong_options_are_refused(self, plan):
        with pytest.raises(OptionError, match="match must be one of any, all, got 'some'"):
            plan.search("侵权", match="some")
        with pytest.raises(
            OptionError, match="limit must be None or a non-negative integer, got -1"
        ):
            plan.search("侵权", limit=-1)
        with pytest.raises(
            OptionError, match=r"top must be None or a non-negative integer, got 1\.5"
        ):
            plan.keywords(top=1.5)
        with pytest.raises(
            OptionError, match="format must be one of text, markdown, html, terminal"
        ):
            plan.search("侵权")[0].snippet("pdf")
        with pytest.raises(OptionError, match="query must be text, got None"):
            plan.search(None)
        with pytest.raises(OptionError, match="term must be text, got 3"):
            plan.concordance(3)
        with pytest.raises(UnknownAgencyError):
            plan.search("侵权", agency="市体育局")
        with pytest.raises(UnknownItemError):
            plan.search("侵权", section=11)

    def test_where_only_the_heading_matched_all_its_measures_are_given(self, plan):
        (hit,) = plan.search('"加强重点产品管理"', limit=None)
        assert hit.measures == plan.task(4).measures


class TestHits:
    def test_are_immutable_values(self, plan):
        hits = plan.search("电商 假冒")
        assert hits == plan.search("电商 假冒")
        assert hash(hits[0]) == hash(plan.search("电商 假冒")[0])
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            hits[0].score = 1

    def test_the_snippet_marks_what_matched(self, plan):
        hit = plan.search("回头看")[0]
        assert "【回头看】" in hit.snippet()
        assert "**回头看**" in hit.snippet("markdown")
        assert '<mark title="text">回头看</mark>' in hit.snippet("html")
        assert "\x1b[1;31m回头看\x1b[0m" in hit.snippet("terminal")
        assert hit.snippet().startswith("…")
        assert '<mark title="text">回头看</mark>' in plan.search("回头看").to_html()

    def test_a_snippet_from_the_head_of_a_task_is_not_cut_before(self, plan):
        assert (
            plan.search("深入推进软件")[0].snippet().startswith("(十)【深入推进软件】正版化工作。")
        )

    def test_markup_in_a_text_is_escaped_in_snippets(self):
        plan = parse("一、甲\n(一)乙。<b>丙</b>*丁*。(市局负责)")
        hit = plan.search("丙")[0]
        assert "&lt;b&gt;<mark" in hit.snippet("html")
        assert "\\<b\\>**丙**" in hit.snippet("markdown")

    @pytest.mark.parametrize(
        ("query", "task"),
        [("理。加", "4"), ("领导小组办公室负责)。", "27"), ("正版化工作。持续", "10")],
        ids=["of two tasks", "behind the last responsibility", "of one task"],
    )
    def test_a_phrase_that_runs_on_into_the_next_zone_is_marked(self, plan, query, task):
        # Such a hit had no match, and its snippet was a ValueError.
        hits = {hit.task.id: hit for hit in plan.search(query, limit=None)}
        assert query in [match.text for match in hits[task].matches if match.how == "text"]
        assert f"【{query}】" in hits[task].snippet()

    def test_are_shown_in_consoles_and_notebooks(self, plan):
        hits = plan.search("回头看")
        assert repr(hits[0]).startswith("<Hit 10 ")
        assert repr(hits[0].matches[0]) == "Match('回头看', 'text')"
        assert "<table>" in hits._repr_html_()
        assert hits.to_records()[0]["how"] == "text"


class TestTables:
    def test_columns_are_named_as_programs_know_them(self):
        names = {kind.__name__: [c.name for c in columns_of(kind)] for kind in ROW_CLASSES}
        assert names == {
            "Hit": ["task", "task_position", "title", "measures", "score", "how", "snippet"],
            "Keyword": ["word", "score", "count"],
            "KwicLine": ["task", "task_position", "before", "text", "after"],
        }
        assert all(column.meaning for kind in ROW_CLASSES for column in columns_of(kind))

    def test_records_are_plain_and_rounded(self, plan):
        record = plan.search("民营企业").to_records()[0]
        assert (record["task"], record["task_position"], record["measures"]) == ("10", 10, "10.1")
        assert record["score"] == round(plan.search("民营企业")[0].score, 3)
        assert record["how"] == "reading"
        assert "【民管企业】" in record["snippet"]

    def test_scores_of_keywords_are_rounded_in_records_only(self, plan):
        keywords = plan.keywords(task=10)
        assert [record["score"] for record in keywords.to_records()] == [
            round(keyword.score, 4) for keyword in keywords
        ]
        assert keywords[0].score != round(keywords[0].score, 4)

    def test_a_hit_is_found_by_its_task(self, plan):
        hits = plan.search("电商", limit=None)
        assert (
            hits.row("21") is hits.row(plan.task(21)) is hits[[h.task.id for h in hits].index("21")]
        )


ROW_CLASSES = (workplan.Hit, workplan.Keyword, workplan.KwicLine)


class TestKeywords:
    def test_tell_what_a_task_is_about(self, plan):
        assert plan.keywords(task=10)[0].word == "软件正版化"
        (first,) = plan.keywords(task=12, top=1)
        assert (first.word, first.count) == ("集群战役", 2)

    def test_have_no_stop_words_and_no_agencies_unless_asked(self, plan):
        all_ = {keyword.word for keyword in plan.keywords(top=None)}
        assert not all_ & read_stop_words()
        names = {
            name for agency in plan.agencies for name in (*agency.names, *agency.ambiguous_names)
        }
        assert not all_ & names
        assert names & {k.word for k in plan.keywords(top=None, agencies=True)}

    def test_of_a_section_or_an_agency(self, plan):
        assert "卷烟打假" in {k.word for k in plan.keywords(section=2, top=60)}
        assert "商标" in {k.word for k in plan.keywords(agency="市工商局", top=40)}
        assert repr(plan.keywords(task=10)[0]).startswith("Keyword('软件正版化', ")

    def test_a_plan_without_measures_has_none(self):
        assert len(parse("一、甲\n二、乙\n").keywords()) == 0


class TestConcordance:
    def test_gives_each_occurrence_in_context_with_the_term_in_one_column(self, plan):
        lines = plan.concordance("双随机")
        assert [(line.task.number, line.text) for line in lines] == [(2, "双随机"), (4, "双随机")]
        assert all(plan.source[line.span] == "双随机" for line in lines)
        shown = lines.to_text().splitlines()[-2:]
        assert len({measure_width(line.partition("双随机")[0]) for line in shown}) == 1
        assert '<td class="wp-n">' in lines.to_html()
        assert repr(plan.concordance("假海淘")[0]) == (
            "<KwicLine 1: 网医疗服务发展。打击异地上线的“[假海淘]”、“假代购”,督促寄递企业严格>"
        )

    def test_counts_every_occurrence(self, plan):
        text = "".join(task.text for task in plan.tasks)
        assert len(plan.concordance("侵权假冒")) == text.count("侵权假冒")
        assert len(plan.concordance("")) == 0


class TestVocabulary:
    def test_the_words_of_the_lexicon_are_not_split(self, vocabulary):
        assert [word for word, _ in read_lexicon() if vocabulary.cut(word) != [word]] == []

    @pytest.mark.parametrize("hmm", [True, False])
    @pytest.mark.parametrize("mode", ["cut", "cut_for_search"])
    def test_the_extract_cuts_the_notice_as_the_whole_dictionary_does(
        self, plan, vocabulary, hmm, mode, tmp_path
    ):
        import jieba

        whole = jieba.Tokenizer()
        whole.tmp_dir = str(tmp_path)
        whole.initialize()
        for word, frequency in read_lexicon():
            whole.total += frequency - whole.FREQ.get(word, 0)
            whole.FREQ[word] = frequency
            for end in range(1, len(word)):
                whole.FREQ.setdefault(word[:end], 0)
        extract = make_jieba_tokenizer(vocabulary.tokenizer)
        text = plan.source.text
        cut = [list(getattr(t, mode)(text, HMM=hmm)) for t in (extract, whole)]
        assert cut[0] == cut[1]

    def test_our_cut_is_jiebas_with_hmm_off(self, plan, vocabulary):
        jiebas = make_jieba_tokenizer(vocabulary.tokenizer)
        for task in plan.tasks:
            for run in re.findall("[\u3400-\u4dbf\u4e00-\u9fff]+", task.text):
                assert vocabulary.cut(run) == jiebas.lcut(run, HMM=False)

    def test_the_same_text_read_by_a_user_is_cut_as_the_shipped_plan(self, plan):
        own = parse(plan.source.text, registry=plan.agencies)
        assert found(own, "电商 假冒") == found(plan, "电商 假冒")
        assert own.keywords(task=10).rows == plan.keywords(task=10).rows

    @pytest.mark.parametrize("change", [{"id": "nowhere"}, {"id": "../x"}])
    def test_another_plan_does_not_take_the_shipped_extract(self, plan, change):
        assert found(attrs.evolve(plan, **change), "回头看") == [10]

    def test_another_text_under_the_same_id_does_not_take_it_either(self):
        plan = parse("一、甲\n(一)乙。销售电视。(市局负责)")
        own = make_vocabulary(plan.source.text, "qingdao-2018", plan.source.sha256)
        assert own.cut("销售电视") == ["销售", "电视"]

    def test_shows_how_many_words_it_has(self, plan):
        index = make_index(plan.contents, plan.provenance)
        assert repr(index.vocabulary).startswith("<Vocabulary: ")
        assert repr(index.vocabulary.tokenizer).startswith("<Tokenizer: ")
        assert repr(index) == "<Index: 27 tasks, 45 measures>"

    def test_every_synonym_has_a_reason_and_is_in_the_notice_or_names_an_agency(self, plan):
        entries = json.loads(workplan.data.read("synonyms.json"))
        every = plan.source.text + "".join(task.reading for task in plan.tasks)
        for entry in entries:
            assert entry["reason"].endswith(".")
            names = [word for word in entry["finds"] if word not in every]
            for name in names:
                plan.agency(name)


def run(script, *options):
    return subprocess.run(
        [sys.executable, "-X", "utf8", *options, "-c", script],
        capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip


ASK = "print([h.task.id for h in workplan.load().search('电商 假冒 电商平台', limit=None)])\n"


class TestIsolation:
    def test_the_classes_of_rows_load_without_jieba(self):
        out = run(
            "import sys, workplan\n"
            "workplan.Hit, workplan.Match, workplan.Keyword, workplan.KwicLine\n"
            "print('jieba' in sys.modules)\n"
        ).stdout
        assert out == "False\n"

    def test_an_application_that_changes_jieba_changes_no_result(self):
        plain = run(f"import workplan\n{ASK}").stdout
        spoilt = run(
            "import jieba, re, logging\n"
            "jieba.setLogLevel(logging.ERROR)\n"
            "jieba.add_word('商平', 10**9); jieba.del_word('电商'); jieba.del_word('平台')\n"
            "jieba.suggest_freq(('假', '冒'), True)\n"
            "jieba.re_han_default = re.compile('(x)')\n"
            "import workplan\n" + ASK
        ).stdout
        assert plain == spoilt

    def test_jiebas_own_tokenizer_stays_as_it_was(self):
        out = run(
            "import jieba, logging, workplan\n"
            "jieba.setLogLevel(logging.ERROR)\n"
            "before = jieba.lcut('打击侵权假冒两法衔接'), len(jieba.dt.FREQ), jieba.dt.total\n"
            "workplan.load().search('两法衔接 假冒')\n"
            "after = jieba.lcut('打击侵权假冒两法衔接'), len(jieba.dt.FREQ), jieba.dt.total\n"
            "print(before == after)\n"
        ).stdout
        assert out == "True\n"

    @pytest.mark.parametrize("own", [False, True])
    def test_nothing_is_printed_logged_warned_read_or_written_elsewhere(self, own, tmp_path):
        plan = "workplan.loads(workplan.dumps(workplan.load()).replace('qingdao-2018','own'))"
        done = run(
            "import sys, os, tempfile, workplan\n"
            "temp, seen = tempfile.gettempdir(), []\n"
            "own = tuple(map(os.path.realpath, (sys.prefix, os.path.dirname(workplan.__file__))))\n"
            "def watch(event, args):\n"
            "    if event == 'open' and str(args[0]).startswith(temp + os.sep):\n"
            "        if not os.path.realpath(args[0]).startswith(own): seen.append(args)\n"
            "    if event.startswith(('socket', 'os.rename', 'tempfile')): seen.append(args)\n"
            "sys.dont_write_bytecode = True\n"
            "sys.addaudithook(watch)\n"
            f"plan = {plan if own else 'workplan.load()'}\n"
            "plan.search('电商'); plan.keywords(); plan.concordance('电商')\n"
            "assert not seen, seen\n"
            "assert 'jieba.analyse' not in sys.modules and 'jieba.posseg' not in sys.modules\n",
            "-W", "error",
        )  # fmt: skip
        assert (done.stdout, done.stderr) == ("", "")

    def test_search_works_without_setuptools(self):
        done = run(
            "import sys\n"
            "sys.modules['pkg_resources'] = None\n"
            "import workplan\n" + ASK,
            "-W", "error",
        )  # fmt: skip
        assert done.stdout == run(f"import workplan\n{ASK}", "-W", "error").stdout

    def test_many_threads_get_the_same_answer(self, plan):
        fresh = workplan.loads(workplan.dumps(plan))
        with ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda _: tuple(found(fresh, "电商 假冒")), range(64)))
        assert set(answers) == {tuple(found(plan, "电商 假冒"))}

    def test_nothing_reaches_the_log(self, plan, caplog):
        with caplog.at_level(logging.DEBUG):
            workplan.loads(workplan.dumps(plan)).search("电商")
        assert caplog.records == []


class TestHostileQueries:
    @pytest.mark.parametrize(
        "query",
        ["假" * 100_000, "\x00\x01\x1f", "\ud800", ".*(", "[", "<b>&amp;", "“" * 5_000,
         '" ' * 5_000, "\n".join("电商假冒" * 2_000), "%s{0}"],
        ids=["long", "control", "surrogate", "regex", "bracket", "html", "open", "quotes", "lines",
             "format"],
    )  # fmt: skip
    def test_give_hits_of_the_usual_kind(self, plan, query):
        for hit in plan.search(query, limit=None):
            assert hit.task in plan.tasks
            assert hit.snippet("html")


class TestZones:
    def test_are_the_heading_the_clauses_and_the_responsibilities(self, plan):
        zones = [
            (plan.source[Span(zone.start, zone.start + 4)], zone.weight)
            for zone in find_zones(plan.task(10))
        ]
        assert zones == [
            ("(十)深", HEADING_WEIGHT),
            ("持续开展", CLAUSE_WEIGHT),
            ("(\xa0市版", ASSIGNMENT_WEIGHT),
        ]

    def test_a_heading_counts_for_every_measure_and_the_others_for_one(self, plan):
        task = plan.task(2)
        heading, *others = find_zones(task)
        assert heading.measures == task.measures
        assert [len(zone.measures) for zone in others] == [1] * 6

    def test_a_task_that_is_only_a_heading_is_one_zone_and_its_responsibility(self):
        (task,) = parse("一、甲\n(一)开展专项检查(市局负责)。").tasks
        assert [zone.weight for zone in find_zones(task)] == [HEADING_WEIGHT, ASSIGNMENT_WEIGHT]

    def test_a_measure_that_names_nobody_has_no_zone_of_a_responsibility(self):
        (task,) = parse("一、甲\n(一)乙。开展专项检查。").tasks
        assert [zone.weight for zone in find_zones(task)] == [HEADING_WEIGHT, CLAUSE_WEIGHT]


class TestMatches:
    def test_of_measures_that_are_not_searched_are_left_out(self, plan):
        """A misprint in one measure of a task is no match of another measure."""
        seen = 0
        for task in plan.tasks:
            for correction in task.corrections:
                others = tuple(m for m in task.measures if correction.span not in m.span)
                if correction.reading and len(others) == len(task.measures) - 1:
                    word = Expansion("x", "text", fold(correction.reading).text)
                    assert all(
                        match.span != correction.span
                        for match in find_matches(task, others, [word])
                    )
                    seen += 1
        assert seen > 0

    def test_a_task_whose_agency_is_printed_elsewhere_is_found_without_a_match(self):
        """Under a merged table cell the name is beside the first of several tasks."""
        city = Agency("city", "市公安局")
        text = "排查。市公安局牵头整改。"
        role = Role(city, Duty.LEAD, "市公安局", Span(3, 7))
        tasks = tuple(
            Task(
                id_, int(id_), id_, "", None, text[start:end], Span(start, end),
                (Measure(f"{id_}.1", words, at, text[3:9], Span(3, 9), "牵头", (role,),
                         confidence=Confidence.CERTAIN),),
            )
            for id_, start, end, words, at in [
                ("1", 0, 9, "排查。", Span(0, 3)),
                ("2", 9, 12, "整改。", Span(9, 12)),
            ]
        )  # fmt: skip
        section = Section("1", 1, "一", "", None, Span(0, 12), tasks)
        piece = Piece(PieceKind.TEXT, text, Span(0, 12))
        plan = Plan("merged", "", "", Source(text), (section,), (city,), pieces=(piece,))
        hits = plan.search("市公安局")
        assert {hit.task.id: hit.snippet() for hit in hits} == {
            "1": "排查。【市公安局】牵头",
            "2": "整改。",
        }
