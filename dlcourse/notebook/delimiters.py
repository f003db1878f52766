"""The regions that nbgrader takes out of a notebook when it is released, and the words around them.

As in nbgrader, a line that holds the words anywhere begins or ends a region.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from dlcourse.notebook.text import lines

if TYPE_CHECKING:
    from traitlets.config import Config


CODE_STUB = "raise NotImplementedError()"  # as nbgrader writes it


class Delimiters(BaseModel):
    """The words that mark hidden regions, and what stands in the place of a solution.

    Each pair is what begins and what ends a region. The defaults are those of nbgrader.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    solution: tuple[str, str] = ("BEGIN SOLUTION", "END SOLUTION")
    hidden_tests: tuple[str, str] = ("BEGIN HIDDEN TESTS", "END HIDDEN TESTS")
    mark_scheme: tuple[str, str] = ("BEGIN MARK SCHEME", "END MARK SCHEME")
    code_stub: str = f"# YOUR CODE HERE\n{CODE_STUB}"
    text_stub: str = "YOUR ANSWER HERE"

    @property
    def regions(self) -> tuple[tuple[str, str], ...]:
        """The pairs of words, one for each kind of region."""
        return self.solution, self.hidden_tests, self.mark_scheme


def from_nbgrader(settings: Config) -> Delimiters:
    """The words that an nbgrader course has set in its nbgrader_config.py."""
    from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, ClearSolutions

    solutions, tests, schemes = (
        step(config=settings) for step in (ClearSolutions, ClearHiddenTests, ClearMarkScheme)
    )
    stub: Any = solutions.code_stub.get("python", Delimiters().code_stub)
    return Delimiters(
        solution=(solutions.begin_solution_delimeter, solutions.end_solution_delimeter),
        hidden_tests=(tests.begin_test_delimeter, tests.end_test_delimeter),
        mark_scheme=(schemes.begin_mark_scheme_delimeter, schemes.end_mark_scheme_delimeter),
        code_stub=stub,
        text_stub=solutions.text_stub,
    )


def hidden_lines(source: str, delimiters: Delimiters) -> set[int]:
    """The numbers, from 1, of the lines of all hidden regions, with those of their delimiters."""
    numbered = list(enumerate(lines(source), start=1))
    left = numbered
    for begin, end in delimiters.regions:  # as nbgrader does: one kind after the other
        left = list(_outside(left, begin, end))
    return {number for number, _ in numbered} - {number for number, _ in left}


def outside(source: str, delimiters: tuple[str, str]) -> list[str]:
    """The lines of a source that stand outside one kind of hidden region."""
    return [line for _, line in _outside(list(enumerate(lines(source))), *delimiters)]


def _outside(numbered: list[tuple[int, str]], begin: str, end: str) -> Iterator[tuple[int, str]]:
    """The lines outside one kind of region; one that does not end goes on to the last line."""
    inside = False
    for number, line in numbered:
        inside = begin in line or (inside and end not in line)
        if not inside and end not in line:
            yield number, line
