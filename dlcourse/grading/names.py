"""Which names a cell binds and which it needs when it runs, read from its syntax tree."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from IPython.core.inputtransformer2 import TransformerManager

HIDDEN = re.compile(r"\s*###\s*(BEGIN|END)\s+HIDDEN\s+TESTS?\b", re.IGNORECASE)

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler)


@dataclass(frozen=True)
class Names:
    """binds: top-level names a cell gives a value; needs: names it reads while it runs."""

    binds: frozenset[str]
    needs: frozenset[str]


def names_of(source: str) -> Names | None:
    """The names of a cell; None if it is no Python.

    The body of a function does not run when the cell runs, so it needs nothing yet.
    """
    tree = parse(source)
    if tree is None:
        return None
    binds: set[str] = set()
    needs: set[str] = set()
    _collect(tree, binds, needs, top=True)
    return Names(frozenset(binds), frozenset(needs))


def parse(source: str) -> ast.Module | None:
    """The syntax tree of a cell, magics translated; None if it is no Python."""
    try:
        text: str = TransformerManager().transform_cell(source)
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return None


def visible_imports(source: str) -> str:
    """The top-level imports of a check that are not part of its hidden tests."""
    tree = parse(source)
    hidden = hidden_lines(source)
    imports = [
        ast.unparse(node)
        for node in (tree.body if tree else [])
        if isinstance(node, (ast.Import, ast.ImportFrom)) and node.lineno not in hidden
    ]
    return "\n".join(imports)


def hidden_lines(source: str) -> set[int]:
    """Numbers, from 1, of the lines between the marks of hidden tests."""
    hidden, inside = set(), False
    for number, line in enumerate(source.splitlines(), 1):
        mark = HIDDEN.match(line)
        inside = mark[1].upper() == "BEGIN" if mark else inside
        if inside or mark:
            hidden.add(number)
    return hidden


def _collect(node: ast.AST, binds: set[str], needs: set[str], top: bool) -> None:
    if isinstance(node, ast.Name):
        if isinstance(node.ctx, ast.Load):
            needs.add(node.id)
        elif top:
            binds.add(node.id)
    elif isinstance(node, (ast.Import, ast.ImportFrom)) and top:
        binds.update((a.asname or a.name).partition(".")[0] for a in node.names)
    elif isinstance(node, DEFINITIONS) and node.name and top:
        binds.add(node.name)
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        outside = [*getattr(node, "decorator_list", []), *node.args.defaults]
        outside += [default for default in node.args.kw_defaults if default]
        for part in outside:
            _collect(part, binds, needs, top)
        return
    inner = top and not isinstance(node, ast.ClassDef)
    for child in ast.iter_child_nodes(node):
        _collect(child, binds, needs, inner)
