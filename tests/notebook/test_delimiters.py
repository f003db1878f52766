"""Hidden lines are those that nbgrader takes out when it releases a notebook."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme
from traitlets.config import Config

from dlcourse.notebook.delimiters import Delimiters, from_nbgrader, hidden_lines
from dlcourse.notebook.text import lines

CONFIG = Config(
    {
        "ClearHiddenTests": {"begin_test_delimeter": "VVV", "end_test_delimeter": "^^^"},
        "ClearSolutions": {"begin_solution_delimeter": "<sol>", "code_stub": {"python": "pass"}},
        "ClearMarkScheme": {"end_mark_scheme_delimeter": "</scheme>"},
    }
)
OWN = from_nbgrader(CONFIG)


def kept_by_nbgrader(source: str, config: Config) -> str | None:
    """What nbgrader leaves of a check; None if it refuses it."""
    cell = new_code_cell(source)
    try:
        ClearHiddenTests(config=config)._remove_hidden_test_region(cell)
        ClearMarkScheme(config=config)._remove_mark_scheme_region(cell)
    except RuntimeError:
        return None
    return str(cell.source)


LINES = st.sampled_from(
    [
        "x = 1",
        "### BEGIN HIDDEN TESTS",
        "  # END HIDDEN TESTS here",
        "# begin hidden tests",
        "print('BEGIN MARK SCHEME')",
        "END MARK SCHEME",
        "VVV",
        "  ## ^^^",
        "</scheme>",
        "a\fb\u2028c",
        "",
    ]
)


@given(st.lists(LINES, max_size=12), st.booleans())
def test_nbgrader_takes_out_the_same_lines(written: list[str], own_words: bool) -> None:
    config, source = CONFIG if own_words else Config(), "\n".join(written)
    kept = kept_by_nbgrader(source, config)
    hidden = hidden_lines(source, from_nbgrader(config))
    ours = "\n".join(line for number, line in enumerate(written, 1) if number not in hidden)
    assert kept is None or ours == kept


def test_a_region_without_an_end_is_hidden_to_the_last_line() -> None:
    assert hidden_lines("a\n# BEGIN HIDDEN TESTS\nb\nc", Delimiters()) == {2, 3, 4}


def test_the_words_of_a_course() -> None:
    assert from_nbgrader(Config()) == Delimiters()
    assert OWN.hidden_tests == ("VVV", "^^^")
    assert OWN.solution == ("<sol>", "END SOLUTION")
    assert OWN.mark_scheme == ("BEGIN MARK SCHEME", "</scheme>")
    assert (OWN.code_stub, OWN.text_stub) == ("pass", "YOUR ANSWER HERE")


def test_a_stub_for_other_languages_only_leaves_that_of_python() -> None:
    config = Config({"ClearSolutions": {"code_stub": {"R": "fail()"}}})
    assert from_nbgrader(config).code_stub == Delimiters().code_stub


def test_lines_are_counted_as_python_does() -> None:
    source = "a = '\f'\nb = '\u2028'\r\nc = 1\rraise ValueError"
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - raised by the line above
        exec(compile(source, "cell", "exec"), {})
    number = caught.traceback[-1].lineno + 1
    assert lines(source)[number - 1] == "raise ValueError"
