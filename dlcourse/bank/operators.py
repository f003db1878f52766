"""Small changes of code, such as mistakes make them: each operator gives the wrong versions of one
part of a syntax tree.

The operators are those of mutation testing, and those of numerical code: axes, sums for means, a
dropped copy. `ast` does what is needed, because both versions are written anew from their trees.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from typing import TypeVar

Node = TypeVar("Node", bound=ast.AST)
Operator = Callable[[ast.AST], Iterator[ast.AST]]

ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
}
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_PAIRS = (
    ("mean", "sum"),
    ("max", "argmax"),
    ("min", "argmin"),
    ("maximum", "minimum"),
    ("max", "min"),
    ("argmax", "argmin"),
    ("amax", "amin"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("var", "std"),
    ("floor", "ceil"),
    ("all", "any"),
    ("cumsum", "cumprod"),
    ("prod", "sum"),
    ("sin", "cos"),
    ("normal", "uniform"),
    ("permutation", "arange"),
    ("train", "eval"),
)
CHANGE_NO_VALUE = frozenset({"strict", "dtype"})  # keywords
SYMMETRIC = frozenset(
    {"maximum", "minimum", "max", "min", "zip", "isinstance", "hasattr", "getattr", "range", "gcd"}
)
COPIES = frozenset({"copy", "clone", "detach", "deepcopy"})
WRAPPERS = frozenset({"sqrt", "abs", "exp", "log", "square", "sign", "tanh"})


def arithmetic(node: ast.AST) -> Iterator[ast.AST]:
    """Another operation, or only one of the two operands."""
    if isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in ARITHMETIC:
        yield _with(node, op=ARITHMETIC[type(node.op)]())
    if isinstance(node, ast.BinOp):
        if isinstance(node.op, ast.MatMult):
            yield _with(node, left=node.right, right=node.left)
        else:
            yield node.left
        if isinstance(node.op, ast.Mult | ast.Add):
            yield node.right
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not):
        yield node.operand


def comparison(node: ast.AST) -> Iterator[ast.AST]:
    """Another comparison; `or` for `and`."""
    if isinstance(node, ast.Compare):
        for place, op in enumerate(node.ops):
            for other in COMPARISONS[type(op)]:
                yield _with(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]])
    if isinstance(node, ast.BoolOp):
        yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def constant(node: ast.AST) -> Iterator[ast.AST]:
    """Another number, also of an axis or a place."""
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
        if value:
            yield ast.Constant(value - 1)
    elif isinstance(value, float):
        yield ast.Constant(2 * value if value else 1.0)
        if value:
            yield ast.Constant(0.0)


def condition(node: ast.AST) -> Iterator[ast.AST]:
    """A condition that is always true, or never."""
    if isinstance(node, ast.If):
        yield _with(node, test=ast.Constant(True))
        yield _with(node, test=ast.Constant(False))
    if isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse
    if isinstance(node, ast.comprehension) and node.ifs:
        yield _with(node, ifs=[])
    if isinstance(node, ast.Call) and _name(node) == "where" and len(node.args) == 3:
        yield node.args[1]
        yield node.args[2]


def call(node: ast.AST) -> Iterator[ast.AST]:
    """Another function of the same kind, swapped arguments, a keyword that is left out."""
    if not isinstance(node, ast.Call):
        return
    name = _name(node)
    for one, other in (*_PAIRS, *((b, a) for a, b in _PAIRS)):
        if name == one:
            yield _renamed(node, other)
    args = node.args
    if len(args) == 2 and name not in SYMMETRIC and not any(map(_is_starred, args)):
        yield _with(node, args=args[::-1])
    if name == "where" and len(args) == 3:
        yield _with(node, args=[args[0], args[2], args[1]])
    for keyword in node.keywords:
        if keyword.arg not in (None, *CHANGE_NO_VALUE):
            yield _with(node, keywords=[k for k in node.keywords if k is not keyword])


def wrapper(node: ast.AST) -> Iterator[ast.AST]:
    """A value without its copy, its root, its size, or not transposed."""
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    if isinstance(node, ast.Call):
        name, method = _name(node), isinstance(node.func, ast.Attribute)
        if name in COPIES and not node.args and isinstance(node.func, ast.Attribute):
            yield node.func.value
        elif name in COPIES | WRAPPERS and len(node.args) == 1 and (method or name in WRAPPERS):
            yield node.args[0]


def counting(node: ast.AST) -> Iterator[ast.AST]:
    """A range or a part of an array that begins or ends elsewhere."""
    if isinstance(node, ast.Call) and _name(node) == "range" and len(node.args) in (1, 2):
        *start, stop = node.args
        yield _with(node, args=[*start, ast.BinOp(stop, ast.Sub(), ast.Constant(1))])
        yield _with(node, args=[*start, ast.BinOp(stop, ast.Add(), ast.Constant(1))])
        if not start:
            yield _with(node, args=[ast.Constant(1), stop])
    if isinstance(node, ast.Slice):
        if node.lower is not None:
            yield _with(node, lower=None)
        if node.upper is not None:
            yield _with(node, upper=None)
        if node.step is not None:
            yield _with(node, step=None)


def order(node: ast.AST) -> Iterator[ast.AST]:
    """Two values that are returned in the other order."""
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
        parts = node.value.elts
        if len(parts) == 2:
            yield _with(node, value=_with(node.value, elts=parts[::-1]))


def statement(node: ast.AST) -> Iterator[ast.AST]:
    """A statement that is left out, where a name has had a value before."""
    dropped = isinstance(node, ast.AugAssign | ast.Break | ast.Continue)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        dropped = True
    if isinstance(node, ast.Assign):
        inside = (ast.Subscript, ast.Attribute)
        dropped = any(isinstance(target, inside) for target in node.targets)
    if dropped:
        yield ast.Pass()
    if isinstance(node, ast.AugAssign):
        target = copy.deepcopy(node.target)
        yield ast.Assign(targets=[target], value=node.value)


OPERATORS: tuple[Operator, ...] = (
    arithmetic,
    comparison,
    constant,
    condition,
    call,
    wrapper,
    counting,
    order,
    statement,
)


def _name(node: ast.Call) -> str:
    """What a call calls, without the module or the object in front."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _renamed(node: ast.Call, name: str) -> ast.Call:
    if isinstance(node.func, ast.Attribute):
        return _with(node, func=_with(node.func, attr=name))
    return _with(node, func=ast.Name(name, ast.Load()))


def _is_starred(node: ast.AST) -> bool:
    return isinstance(node, ast.Starred)


def _with(node: Node, **parts: object) -> Node:
    """The node with other parts; the node itself stays as it is."""
    changed = copy.copy(node)
    for part, value in parts.items():
        setattr(changed, part, value)
    return changed
