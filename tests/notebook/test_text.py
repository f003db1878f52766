"""Small questions about text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.notebook import text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[?25lhidden \x1b[38;5;196mcursor", "hidden cursor"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("a\tb\nc\r\nd\re", "a\tb\nc\nd\ne"),
        ("nul\0, bell\a, delete\x7f, c1\x9b", "nul, bell, delete, c1"),
        ("half \ud83d sign", "half ? sign"),
        ("ü → 🙂", "ü → 🙂"),
        (ValueError("an error\x1b[0m"), "an error"),
    ],
)
def test_clean_text(written: object, shown: str) -> None:
    assert text.clean_text(written) == shown


@given(st.text(st.characters(codec=None)))
def test_clean_text_can_be_stored_and_stays_clean(written: str) -> None:
    clean = text.clean_text(written)
    assert clean.encode().decode() == clean == text.clean_text(clean)
    assert not any(ord(sign) < 32 and sign not in "\t\n" for sign in clean)


@pytest.mark.parametrize(
    ("source", "other", "missing"),
    [
        ("a\nb\nc", "a\nc", {2}),
        ("a\nb\nc", "a\nb\nc\nd", set()),
        ("a  \nb", "a\nb\t", set()),
        ("a\nb\na", "a", {2, 3}),
        ("a", "", {1}),
        ("x\n" * 300 + "y", "x\n" * 300, {301}),
    ],
)
def test_lines_that_another_text_does_not_have(source: str, other: str, missing: set[int]) -> None:
    assert text.lines_missing_in(source, other) == missing
