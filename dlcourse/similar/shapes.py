"""Code as it is when names do not count, and when ways to write the same are one."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property

from dlcourse.notebook import names

Place = ast.stmt | ast.expr  # the nodes that know where they stand

_NOT_COUNTED = (ast.expr_context, ast.stmt, ast.excepthandler, ast.match_case)
_EITHER_ORDER = (ast.Add, ast.Mult, ast.BitAnd, ast.BitOr, ast.And, ast.Or, ast.Eq, ast.NotEq)
_TURNED = {ast.Gt: ast.Lt, ast.GtE: ast.LtE}


@dataclass(frozen=True)
class Shape:
    """A part of the syntax tree. own: the name, if the answer itself defines it; else ""."""

    label: str
    own: str = ""
    parts: tuple[Shape, ...] = ()

    @cached_property
    def words(self) -> int:
        """How many names, numbers and operations are in it."""
        return 1 + sum(part.words for part in self.parts)

    @cached_property
    def without_names(self) -> str:
        """The shape as text, in which all own names are the same."""
        return f"{self.label}({','.join(part.without_names for part in self.parts)})"

    def key(self, numbers: dict[str, int]) -> str:
        """The shape as text, in which the own names are numbered as they come."""
        number = numbers.setdefault(self.own, len(numbers)) if self.own else ""
        return f"{self.label}{number}({','.join(part.key(numbers) for part in self.parts)})"


class Shapes:
    """The shapes of the nodes of one syntax tree, which `one_way` has changed.

    own: the names that the answer defines. attributes: those that its classes define.
    """

    def __init__(self, own: frozenset[str], attributes: frozenset[str]) -> None:
        self._own, self._attributes = own, attributes
        self._made: dict[ast.AST, Shape] = {}

    def of(self, node: ast.AST) -> Shape:
        """The shape of an expression, of a short statement, or of a long one's first line."""
        if node not in self._made:
            self._made[node] = self._make(node)
        return self._made[node]

    def _make(self, node: ast.AST) -> Shape:
        match node:
            case ast.Name(id=name) | ast.arg(arg=name):
                return Shape("_", own=name) if name in self._own else Shape(name)
            case ast.Constant(value=value):
                return Shape(_constant(value))
            case ast.Attribute(attr=name):
                label = "._" if name in self._attributes else f".{name}"
            case ast.keyword(arg=name):
                label = f"{name}="
            case _:
                label = type(node).__name__
        parts = [self.of(child) for child in inner(node)]
        if any(isinstance(child, _EITHER_ORDER) for child in inner(node)):
            parts.sort(key=lambda part: part.without_names)
        return Shape(label, parts=tuple(parts))


def inner(node: ast.AST) -> list[ast.AST]:
    """What a node consists of. Of a long statement, this is its first line alone."""
    return [child for child in ast.iter_child_nodes(node) if not isinstance(child, _NOT_COUNTED)]


def defined(tree: ast.Module) -> frozenset[str]:
    """All names that the code defines, in its functions too."""
    nodes = [node for node in ast.walk(tree) if not isinstance(node, ast.Import | ast.ImportFrom)]
    stored = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    arguments = {node.arg for node in nodes if isinstance(node, ast.arg)}
    functions = names.bindings([n for n in nodes if isinstance(n, ast.FunctionDef | ast.ClassDef)])
    return frozenset(stored | arguments | functions.keys())


def one_way(tree: ast.Module) -> ast.Module:
    """The same program, where what can be written in two ways is written in one.

    Annotations, docstrings and imports are left out.
    """
    changed: ast.Module = _OneWay(defined(tree)).visit(tree)
    return changed


class _OneWay(ast.NodeTransformer):
    def __init__(self, own: frozenset[str]) -> None:
        self._own = own

    def visit_Import(self, node: ast.Import) -> None:
        """Left out."""

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """Left out."""

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        """A docstring is left out."""
        return None if isinstance(node.value, ast.Constant) else self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """What it returns is not said."""
        node.returns = None
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        """Without its annotation."""
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST | None:
        """`a: int = b` is `a = b`."""
        if node.value is None:
            return None
        plain = ast.Assign([node.target], node.value)
        return self.generic_visit(ast.copy_location(plain, node))

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        """`a += b` is `a = a + b`."""
        value = ast.copy_location(ast.BinOp(node.target, node.op, node.value), node)
        return self.generic_visit(ast.copy_location(ast.Assign([node.target], value), node))

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """`a > b` is `b < a`."""
        if len(node.ops) == 1 and type(node.ops[0]) in _TURNED:
            node.ops = [_TURNED[type(node.ops[0])]()]
            node.left, node.comparators = node.comparators[0], [node.left]
        return self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """`x[i]` in a loop over i is `x` in a loop over x."""
        self.generic_visit(node)
        is_own = isinstance(node.slice, ast.Name) and node.slice.id in self._own
        return ast.copy_location(node.value, node) if is_own else node


def _constant(value: object) -> str:
    """1 and 1.0 are the same, and a whole number may be too long to be written with digits."""
    if isinstance(value, int) and abs(value) >= 2**53:
        return hex(value)
    return repr(float(value) if isinstance(value, int) else value)
