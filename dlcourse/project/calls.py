"""Which functions a project's code calls, by their full names: `np.load` is `numpy.load`."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dlcourse.notebook import syntax
from dlcourse.project.folder import SourceText


@dataclass(frozen=True)
class NamedCall:
    """One call: the full name of the function, its arguments, and the cell or file.

    `owner` is the object of which a method is called; None for a function of a module.
    """

    name: str
    owner: ast.expr | None
    arguments: tuple[ast.expr, ...]
    keywords: dict[str, ast.expr]
    where: str

    @property
    def last(self) -> str:
        """The last part of the name: `load` of `numpy.load`."""
        return self.name.rpartition(".")[2]

    @property
    def library(self) -> str:
        """The first part of the name: `numpy` of `numpy.load`."""
        return self.name.partition(".")[0]


@dataclass(frozen=True)
class Program:
    """The syntax trees of a project's code, and what its imported names stand for."""

    trees: tuple[tuple[str, ast.Module], ...]
    imported: dict[str, str]

    def nodes(self) -> Iterator[tuple[str, ast.AST]]:
        """Every part of the code, with the cell or the file where it stands."""
        for where, tree in self.trees:
            yield from ((where, node) for node in ast.walk(tree))

    def calls(self) -> Iterator[NamedCall]:
        """Every call in the code."""
        for where, node in self.nodes():
            if isinstance(node, ast.Call):
                keywords = {each.arg: each.value for each in node.keywords if each.arg}
                name, owner = self.full_name(node.func), self._owner(node.func)
                yield NamedCall(name, owner, tuple(node.args), keywords, where)

    def full_name(self, node: ast.expr) -> str:
        """The name with which a function is called, with the library that it was imported from."""
        match node:
            case ast.Name(id=name):
                return self.imported.get(name, name)
            case ast.Attribute(value=value, attr=attribute):
                return f"{self.full_name(value)}.{attribute}"
            case ast.Call(func=function):
                return f"{self.full_name(function)}()"
        return ""

    def _owner(self, function: ast.expr) -> ast.expr | None:
        """What stands before the last dot, if it is not a module."""
        owner = function.value if isinstance(function, ast.Attribute) else None
        root = owner
        while isinstance(root, ast.Attribute):
            root = root.value
        is_module = isinstance(root, ast.Name) and root.id in self.imported
        return None if is_module else owner


def read(texts: Iterable[SourceText]) -> Program:
    """The code of a project. A cell that is no Python is left out: the run shows it."""
    trees = [(each.where, tree) for each in texts if (tree := syntax.parse(each.text))]
    imported: dict[str, str] = {}
    for _, tree in trees:
        for node in ast.walk(tree):
            imported |= _names_of_import(node)
    return Program(tuple(trees), imported)


def _names_of_import(node: ast.AST) -> dict[str, str]:
    match node:
        case ast.Import(names=names):
            return {each.asname or each.name: each.name for each in names}
        case ast.ImportFrom(module=str(module), names=names, level=0):
            return {each.asname or each.name: f"{module}.{each.name}" for each in names}
    return {}
