"""From the text of a code cell to Python's own reading of it, whoever wrote the text."""

from __future__ import annotations

import ast
import re
import warnings

MAX_CODE = 500_000  # characters of a cell that are still parsed
# IPython reads the whole cell again for every magic line. More than this many characters times
# magic lines would take seconds, so they are left as they are.
MAX_MAGIC = 300_000

_BODY_RUNS_HERE = re.compile(r"\s*%%(time|capture|prun)\b[^\n]*\n")
_TIMED = re.compile(r"^([ \t]*)%time[ \t]+(?=\S)", re.MULTILINE)  # what follows runs here, too
_MAGIC_LINE = re.compile(r"^[ \t]*[%!?,;/]|=[ \t]*[%!]|\?[ \t]*$", re.MULTILINE)


def read(source: str) -> tuple[str, ast.Module] | None:
    """A code cell as plain Python, magics translated, with its syntax tree.

    None if it is no Python, is nested too deeply for Python, or is too long to be honest.
    """
    if len(source) > MAX_CODE:
        return None
    if tree := _tree(source):
        return source, tree
    text = plain_python(source)  # much slower, and most cells have no magics
    tree = _tree(text) if text != source else None
    return (text, tree) if tree else None


def parse(source: str) -> ast.Module | None:
    """The syntax tree of a code cell; None if `read` finds none."""
    found = read(source)
    return found[1] if found else None


def is_too_deep(source: str) -> bool:
    """Whether a cell is nested so deeply that Python's own parser gives it up."""
    try:
        _parsed(source)
    except (MemoryError, RecursionError):
        return True
    except (SyntaxError, ValueError):
        return False
    return False


def plain_python(source: str) -> str:
    """A code cell as plain Python: magics and shell lines as IPython's calls.

    What cannot be translated stays as it is.
    """
    from IPython.core.inputtransformer2 import TransformerManager

    if body := _BODY_RUNS_HERE.match(source):
        source = source[body.end() :]
    magics = 1 + sum(1 for _ in _MAGIC_LINE.finditer(source))
    if magics * len(source) > MAX_MAGIC:
        return source
    try:
        return str(TransformerManager().transform_cell(_TIMED.sub(r"\1", source)))
    except Exception:  # of IPython's own parser, on text that is meant to break it
        return source


def same_code(one: str, other: str) -> bool:
    """Equal but for blank lines and comments: Python reads the same program."""
    if _code_lines(one) == _code_lines(other):
        return True
    first, second = parse(one), parse(other)
    if first is None or second is None:
        return False
    try:
        return ast.dump(first) == ast.dump(second)
    except (RecursionError, MemoryError):
        return False


def _code_lines(source: str) -> list[str]:
    return [line.rstrip() for line in source.splitlines() if line.strip()]


def _tree(text: str) -> ast.Module | None:
    try:
        return _parsed(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _parsed(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)
