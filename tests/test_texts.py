"""Texts: templates, values, rendering in a language, and the Chinese of every template."""

import ast
import copy
import json
import pickle
import re
from typing import ClassVar

import pytest

from tests import templates
from workplan import (
    AmbiguousItemError,
    ExistingFileError,
    FormatError,
    MissingLibraryError,
    NoticeError,
    OptionError,
    Text,
    UnknownAgencyError,
    UnknownItemError,
    data,
    loads,
    parse,
    texts,
)
from workplan.texts import Values, check_lang, render_error, translate

CATALOGUE = {
    "roles: {count}": "责任：{count}",
    "{caption} ({shown} of {total} shown)": "{caption}（共{total}项，显示{shown}项）",
    "is missing": "缺少此项",
    "the document": "文件",
    "is not UTF-8 (byte {byte}: {reason})": "不是UTF-8（第{byte}字节：{reason}）",
}


@pytest.fixture
def chinese(monkeypatch):
    """A catalogue typed here, in place of the shipped one."""
    monkeypatch.setattr(texts, "_catalogue", lambda: CATALOGUE)


class TestText:
    def test_is_english_as_a_string(self):
        assert str(Text("roles: {count}", count=170)) == "roles: 170"
        assert repr(Text("roles: {count}", count=170)) == "Text('roles: 170')"

    def test_is_rendered_in_either_language(self, chinese):
        text = Text("roles: {count}", count=170)
        assert text.render() == text.render("en") == "roles: 170"
        assert text.render("zh") == "责任：170"

    def test_a_text_inside_is_rendered_in_the_same_language(self, chinese):
        inner = Text("roles: {count}", count=170)
        text = Text("{caption} ({shown} of {total} shown)", caption=inner, shown=2, total=9)
        assert text.render("en") == "roles: 170 (2 of 9 shown)"
        assert text.render("zh") == "责任：170（共9项，显示2项）"

    def test_without_an_entry_it_is_english(self, chinese):
        assert Text("no {such} entry", such="x").render("zh") == "no x entry"

    def test_a_value_may_be_called_template_or_hold_braces(self):
        assert str(Text("{template} {self}", template="{self}", self=1)) == "{self} 1"

    def test_equal_texts_hash_alike_and_survive_copying(self):
        text = Text("{a} {b}", a=1, b=Text("x"))
        for again in (
            Text("{a} {b}", b=Text("x"), a=1),
            pickle.loads(pickle.dumps(text)),
            copy.deepcopy(text),
        ):
            assert again == text
            assert hash(again) == hash(text)
        assert text != Text("{a} {b}", a=2, b=Text("x"))
        assert text != Text("{a}", a=1, b=Text("x"))

    def test_is_immutable(self):
        with pytest.raises(AttributeError):
            Text("x").template = "y"

    @pytest.mark.parametrize("lang", ["de", "", None, 3])
    def test_of_an_unknown_language_is_refused(self, lang):
        for ask in (Text("x").render, check_lang):
            with pytest.raises(OptionError) as caught:
                ask(lang)
            assert str(caught.value) == f"lang must be one of en, zh, got {lang!r}"


class TestValues:
    def test_are_a_mapping(self):
        values = Values({"a": 1, "b": None})
        assert (values["a"], list(values), len(values), dict(values)) == (
            1,
            ["a", "b"],
            2,
            {"a": 1, "b": None},
        )
        assert repr(values) == "Values({'a': 1, 'b': None})"
        with pytest.raises(KeyError):
            values["c"]

    def test_of_pairs_keep_the_last_of_each_name(self):
        assert Values([("a", 1), ("a", 2)]) == {"a": 2}

    def test_equal_ones_hash_alike_in_any_order(self):
        assert Values({"a": 1, "b": 2}) == Values({"b": 2, "a": 1}) == {"a": 1, "b": 2}
        assert hash(Values({"a": 1, "b": 2})) == hash(Values({"b": 2, "a": 1}))
        assert Values({"a": 1}) != Values({"a": 2})
        assert Values() == {}

    def test_survive_copying(self):
        values = Values({"a": 1})
        assert pickle.loads(pickle.dumps(values)) == copy.deepcopy(values) == values


class TestErrors:
    def test_are_in_english_as_strings_are(self):
        error = FormatError("is missing", "id", "a.json")
        assert render_error(error) == render_error(error, "en") == str(error)

    def test_are_translated_with_their_place(self, chinese):
        assert render_error(FormatError("is missing", "id", "a.json"), "zh") == (
            "a.json: id：缺少此项"
        )
        assert render_error(FormatError("is missing"), "zh") == "文件：缺少此项"
        values = {"byte": 3, "reason": "x"}
        error = FormatError("is not UTF-8 (byte {byte}: {reason})", values=values)
        assert render_error(error, "zh") == "文件：不是UTF-8（第3字节：x）"

    def test_without_an_entry_fall_back_to_english(self, chinese):
        error = AmbiguousItemError("task", 1, ("s1.t1",))
        assert render_error(error, "zh") == str(error)
        assert render_error(NoticeError("is {x}", values={"x": "{y}"}), "zh") == "is {y}"
        assert render_error(NoticeError("is odd", file="a.txt"), "zh") == "a.txt：is odd"


def test_translate_leaves_english_and_unknown_templates(chinese):
    assert translate("is missing", "zh") == "缺少此项"
    assert translate("is missing", "en") == "is missing"
    assert translate("no such template", "zh") == "no such template"


def test_the_shipped_catalogue_is_a_table_of_texts():
    assert translate("no such template {x}", "zh") == "no such template {x}"


class TestErrorsInChinese:
    """With the shipped catalogue, as a person meets them."""

    @pytest.mark.parametrize(
        ("error", "message"),
        [
            (UnknownItemError("section", 11, ("1", "2")), "没有编号或标识为11的部分；现有：1、2"),
            (
                OptionError("limit", -1, ("None or a non-negative integer",)),
                "“limit”应为非负整数或 None，实际为-1",
            ),
            (OptionError("a column", "x", ("a", "b")), "“列名”应为a、b之一，实际为“x”"),
            (FormatError("is missing", "title"), "title：缺少此项"),
            (
                MissingLibraryError("a chart", "altair"),
                "作图需要 altair，安装命令：python -m pip install altair",
            ),
            (
                MissingLibraryError("workplan.testing", "hypothesis"),
                "workplan.testing需要 hypothesis，安装命令：python -m pip install hypothesis",
            ),
            (ExistingFileError("'甲'"), "'甲' 已存在；如需覆盖，请传入 force=True"),
            (UnknownItemError("task", "甲" * 70), f"没有编号或标识为“{'甲' * 59}…”的任务"),
            (UnknownItemError("task", "it's"), "没有编号或标识为“it's”的任务"),
            (
                UnknownAgencyError("市卫健委", ("市卫计委",), "某市卫生健康委员会", "likely"),
                (
                    "要点中没有名为“市卫健委”的单位；某市卫生健康委员会是市卫计委的承接单位"
                    "（很可能），请按承接单位查询（Python中用 successor=，命令行用 --successor）"
                ),
            ),
            (
                NoticeError("has more than {most} pages", file="task", values={"most": 3}),
                "task：超过3页",
            ),
        ],
    )
    def test_translate_their_words_and_no_names(self, error, message):
        assert render_error(error, "zh") == message

    def test_of_json_are_chinese_throughout(self):
        with pytest.raises(FormatError) as caught:
            loads('{"format": 1, "id": 3}')
        assert render_error(caught.value, "zh") == "id：应为字符串，而不是整数"

    def test_of_a_strict_reading_are_chinese_throughout(self):
        with pytest.raises(NoticeError) as caught:
            parse("一、总则\n(一)抓落实。加强督查。(市局负责", strict=True)
        message = render_error(caught.value, "zh")
        assert message.startswith("第2行第13列：此括号不成对")
        assert not re.search("[a-z]{2}", message)

    def test_in_another_language_are_refused(self):
        with pytest.raises(OptionError, match=r"^lang must be one of en, zh, got 'fr'"):
            render_error(FormatError("is missing", "id"), "fr")


class TestCatalogue:
    """The Chinese of every template: ``python -m tests.templates`` lists what is missing."""

    CATALOGUE: ClassVar = json.loads(data.read("texts.zh.json"))

    def test_has_every_template_of_the_package(self):
        assert templates.missing() == []

    def test_has_no_entry_that_the_package_does_not_use(self):
        assert sorted(self.CATALOGUE.keys() - templates.collect()) == []

    def test_fills_the_same_placeholders_in_both_languages(self):
        for template, chinese in self.CATALOGUE.items():
            found = templates.placeholders(chinese)
            # English has a singular, where the number is written out.
            assert found <= templates.placeholders(template), template
            assert templates.placeholders(template) <= found, template

    def test_is_chinese_with_chinese_punctuation(self):
        for chinese in self.CATALOGUE.values():
            words = re.sub(r"\{\w+\}", "甲", chinese).replace("[起点, 终点]", "")  # as in JSON
            assert re.search("[\u4e00-\u9fff]", words)
            assert not re.search("[\u4e00-\u9fff][,;:?()]", words), chinese

    def test_an_f_string_is_no_template(self):
        with pytest.raises(TypeError, match="line 1: an f-string is no template"):
            list(templates.calls_in(ast.parse('Text(f"{x} roles")')))

    def test_a_template_is_found_in_a_variable_and_in_a_choice(self):
        code = 'one, many = "a", "b"\nText(one if n == 1 else many)\nFormatError("c", values={})'
        assert list(templates.calls_in(ast.parse(code))) == ["a", "b", "c"]
