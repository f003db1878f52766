"""Which names a cell binds and which it needs when it runs, read from its syntax tree."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Collection
from dataclasses import dataclass

from IPython.core.inputtransformer2 import TransformerManager

HIDDEN = re.compile(r"\s*###\s*(BEGIN|END)\s+HIDDEN\s+TESTS?\b", re.IGNORECASE)

# Calls that change or look at the process they are made in, which is not that of the answers.
ONLY_HERE = {
    *("patch", "redirect_stdout", "redirect_stderr", "capture_output", "globals"),
    *("getsource", "getsourcelines", "exists", "isfile", "is_file"),
}
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


def calls_only_here(source: str) -> list[str]:
    """The calls in a check that an answer in another process does not notice, or is not seen by."""
    tree = parse(source)
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call)) if tree else ()
    return sorted({name for call in calls for name in ast.unparse(call).split(".")} & ONLY_HERE)


def definitions(source: str, without: Collection[str]) -> str:
    """The imports, functions and classes of a cell that can be made without these names."""
    tree = parse(source)
    kinds = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
    found = [node for node in (tree.body if tree else []) if isinstance(node, kinds)]
    needs: dict[ast.stmt, set[str]] = {node: set() for node in found}
    for node in found:
        _collect(node, set(), needs[node], top=True)
    return "\n".join(ast.unparse(node) for node in found if not needs[node] & set(without))


def only_raises(source: str) -> bool:
    """Whether a cell holds nothing but imports and functions that do nothing but raise."""
    tree = parse(source)
    return tree is not None and all(map(_only_raises, tree.body))


def _only_raises(node: ast.stmt) -> bool:
    if isinstance(node, ast.FunctionDef):
        *before, last = node.body
        return isinstance(last, ast.Raise) and all(map(_is_text, before))
    return isinstance(node, (ast.Import, ast.ImportFrom, ast.Raise)) or _is_text(node)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def only_called(source: str) -> set[str]:
    """The names of a cell that does nothing but `name.method()`, line by line; else none."""
    tree = parse(source)
    found = set()
    for node in tree.body if tree else ():
        match node:
            case ast.Expr(ast.Call(ast.Attribute(ast.Name(name)), [], [])):
                found.add(name)
            case _:
                return set()
    return found


def attributes(source: str) -> set[str]:
    """What a cell's classes call their methods and attributes."""
    tree = parse(source)
    found: set[str] = set()
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.ClassDef):
            for inner in node.body:
                _collect(inner, found, set(), top=True)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            found.add(node.attr)
    return found


def signatures(source: str) -> dict[str, inspect.Signature]:
    """The parameters, by name only, of the functions that a cell defines."""
    tree = parse(source)
    functions = [node for node in (tree.body if tree else []) if isinstance(node, ast.FunctionDef)]
    return {node.name: _signature(node.args) for node in functions}


def _signature(args: ast.arguments) -> inspect.Signature:
    named = [
        *((arg, inspect.Parameter.POSITIONAL_ONLY) for arg in args.posonlyargs),
        *((arg, inspect.Parameter.POSITIONAL_OR_KEYWORD) for arg in args.args),
        *([(args.vararg, inspect.Parameter.VAR_POSITIONAL)] if args.vararg else []),
        *((arg, inspect.Parameter.KEYWORD_ONLY) for arg in args.kwonlyargs),
        *([(args.kwarg, inspect.Parameter.VAR_KEYWORD)] if args.kwarg else []),
    ]
    return inspect.Signature([inspect.Parameter(arg.arg, kind) for arg, kind in named])


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
