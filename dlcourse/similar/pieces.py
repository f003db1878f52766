"""An answer as a set of pieces that stay the same when names, order and comments change.

A piece of code is an expression, a short statement or the first line of a long one. The names that
the answer defines are numbered in the order in which the piece uses them, so that other names give
the same piece. A piece of a text is a few words in a row.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator
from itertools import accumulate

from dlcourse.models import Data
from dlcourse.notebook import code, syntax, text
from dlcourse.similar.shapes import Place, Shapes, defined, inner, one_way

LEAST_WORDS = 4  # a smaller expression, such as x + 1, says nothing
WORDS_IN_A_ROW = 4
DEEPEST = 50  # expressions inside each other: what is deeper was written to do harm


class Piece(Data):
    """A piece of an answer.

    key: equal for pieces that say the same. words: how many names, numbers and operations are in
    it, and in no smaller piece. start, end: where it stands, in characters of the answer's text.
    """

    key: str
    words: int
    start: int
    end: int


def of_code(source: str) -> tuple[str, tuple[Piece, ...]] | None:
    """The text of a code cell, its magics translated, and the pieces in it; None if it is no
    Python, or too deep to be read."""
    read = syntax.read(source)
    if read is None:
        return None
    plain, tree = read
    try:
        return plain, tuple(_PieceReader(plain, tree, code.attributes(source)).pieces())
    except RecursionError:
        return None


def of_text(source: str) -> tuple[Piece, ...]:
    """Every few words in a row. Neither case nor signs count."""
    words = list(re.finditer(r"\w+", source))
    rows = (words[i : i + WORDS_IN_A_ROW] for i in range(len(words) - WORDS_IN_A_ROW + 1))
    return tuple(
        Piece(
            key=" ".join(word[0].casefold() for word in row),
            words=1,
            start=row[0].start(),
            end=row[-1].end(),
        )
        for row in rows
    )


class _PieceReader:
    """Reads the pieces of one answer."""

    def __init__(self, source: str, tree: ast.Module, attributes: set[str]) -> None:
        own = defined(tree) - {*dir(builtins)}
        self._tree = one_way(tree)
        self._shapes = Shapes(own, frozenset(attributes))
        self._lines = text.lines(source)
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]

    def pieces(self) -> Iterator[Piece]:
        for node in ast.walk(self._tree):
            if isinstance(node, ast.stmt):
                yield from self._of(node, DEEPEST)

    def _of(self, node: ast.AST, depth: int) -> Iterator[Piece]:
        """The pieces of a node, each after the smaller ones that are in it."""
        if depth == 0 or isinstance(node, ast.JoinedStr):  # whose parts do not know their place
            return
        inside = 0
        for child in inner(node):
            smaller = list(self._of(child, depth - 1))
            inside += sum(piece.words for piece in smaller)
            yield from smaller
        shape = self._shapes.of(node)
        if isinstance(node, Place) and shape.words >= LEAST_WORDS:
            start, end = self._place(node)
            yield Piece(key=shape.key({}), words=shape.words - inside, start=start, end=end)

    def _place(self, node: Place) -> tuple[int, int]:
        """Of a long statement, the place of its first line."""
        last = (node.end_lineno or node.lineno, node.end_col_offset or 0)
        body = getattr(node, "body", None)
        if isinstance(body, list):
            first = body[0] if body else node  # one line: up to what is in it
            line_end = len(self._lines[node.lineno - 1].encode())
            last = min((first.lineno, first.col_offset), (node.lineno, line_end))
        start = self._character(node.lineno, node.col_offset)
        return start, max(start, self._character(*last))

    def _character(self, line: int, byte: int) -> int:
        """The place of a byte in a line, in characters of the whole text."""
        before = self._lines[line - 1].encode()[:byte]
        return self._starts[line - 1] + len(before.decode(errors="ignore"))
