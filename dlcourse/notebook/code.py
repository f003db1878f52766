"""Questions that grading asks about the code of a cell."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Collection

from dlcourse.notebook.names import bindings, names_of
from dlcourse.notebook.syntax import parse

_TIMED_CELL = re.compile(r"\s*%%(timeit|memit|lprun|mprun)\b")
_TIMED_LINE = re.compile(r"[ \t]*(\w+[ \t]*=[ \t]*)?%(timeit|memit|lprun|mprun)\b")


def visible_imports(source: str, hidden: Collection[int] = ()) -> str:
    """The top-level imports of a cell, but those on hidden lines, numbered from 1."""
    tree = parse(source)
    imports = [
        ast.unparse(node)
        for node in (tree.body if tree else [])
        if isinstance(node, (ast.Import, ast.ImportFrom)) and node.lineno not in hidden
    ]
    return "\n".join(imports)


def definitions(source: str, without: Collection[str]) -> str:
    """The imports, functions and classes of a cell that can be made without these names.

    The annotations of a function go where they need one: it works without them.
    """
    tree = parse(source)
    kinds = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    found = [node for node in (tree.body if tree else []) if isinstance(node, kinds)]
    texts = (_definition(node, set(without)) for node in found)
    return "\n".join(filter(None, texts))


def _definition(node: ast.stmt, without: set[str]) -> str:
    text = ast.unparse(node)
    if _needs(text) & without and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        node.returns = None
        for part in ast.walk(node.args):
            if isinstance(part, ast.arg):
                part.annotation = None
        text = ast.unparse(node)
    return "" if _needs(text) & without else text


def _needs(source: str) -> frozenset[str]:
    names = names_of(source)
    return names.needs if names else frozenset()


def without(source: str, names: Collection[str]) -> str:
    """A cell without the statements that give a value to these names and to no others."""
    tree = parse(source) if names else None
    if tree is None:
        return source
    bound = {node: set(bindings([node])) for node in tree.body}
    return "\n".join(
        ast.unparse(node) for node in tree.body if not bound[node] or bound[node] - set(names)
    )


def without_timing(source: str) -> str:
    """A cell without the magics that only measure time, by running code again and again."""
    if _TIMED_CELL.match(source):
        return ""
    return "\n".join(line for line in source.split("\n") if not _TIMED_LINE.match(line))


def only_raises(source: str) -> bool:
    """Whether a cell holds nothing but imports and functions that do nothing but raise."""
    tree = parse(source)
    return tree is not None and all(map(_only_raises, tree.body))


def does_nothing(source: str) -> bool:
    """Whether a cell holds nothing but comments, constants, `pass` and `raise`."""
    tree = parse(source)
    return tree is not None and all(
        isinstance(node, (ast.Pass, ast.Raise)) or _is_text(node) for node in tree.body
    )


def _only_raises(node: ast.stmt) -> bool:
    if isinstance(node, ast.FunctionDef):
        *before, last = node.body
        return isinstance(last, ast.Raise) and all(map(_is_text, before))
    return isinstance(node, (ast.Import, ast.ImportFrom, ast.Raise)) or _is_text(node)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def only_called(source: str) -> set[str]:
    """The names of a cell that does nothing but `name.method()`, line by line; else none.

    The arguments may be calls with written values, such as the predictions of an explorer.
    """
    tree = parse(source)
    found = set()
    for node in tree.body if tree else ():
        match node:
            case ast.Expr(ast.Call(ast.Attribute(ast.Name(name)), arguments, [])) if all(
                _is_written_out(argument) for argument in arguments
            ):
                found.add(name)
            case _:
                return set()
    return found


def _is_written_out(argument: ast.expr) -> bool:
    """Whether an argument is `Name("text", ("text", …), …)`: nothing else of the cell is used."""
    match argument:
        case ast.Call(ast.Name(), given, []):
            known = (ast.Constant, ast.Tuple, ast.Load)
            return all(isinstance(node, known) for one in given for node in ast.walk(one))
    return False


def attributes(source: str) -> set[str]:
    """What a cell's classes call their methods and attributes."""
    tree = parse(source)
    found: set[str] = set()
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.ClassDef):
            found.update(bindings(node.body))
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
