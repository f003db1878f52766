"""Wrong answers that are made out of a model answer, each by one small change."""

from __future__ import annotations

import ast
import copy
import difflib
import re
from collections.abc import Iterator

from dlcourse.bank.operators import CHANGE_NO_VALUE, OPERATORS
from dlcourse.models import Data

REGION = re.compile(r"### (BEGIN|END) SOLUTION")
PER_QUESTION = 60  # more than these are thinned out evenly
GROWS = frozenset({"append", "extend", "add", "update", "insert", "setdefault"})
RESHAPES = frozenset({"reshape", "view"})
STATE = "state"  # the parameter in which a pure function gets what it has to remember
IGNORED = {"float": "1.0", "int": "1", "bool": "False"}  # annotation → a value in its place
ARRAYS = ("ndarray", "Tensor")
FIRST = ("[:1]", "[:, :1]")  # only the first sample counts, only the first channel or feature
REMEMBERS_STATE = """

_kept = {{}}
_fresh_{name} = {name}

def {name}({before}, *args, **kwargs):
    new, later = _fresh_{name}({before}, _kept, *args[1:], **kwargs)
    _kept.update(later)
    return new, {{}}
"""


class Mutant(Data):
    """A wrong answer that was made; it may turn out to be a right one.

    Parameters
    ----------
    question
        The question it answers.
    operator
        What kind of change was made.
    change
        The lines that are other ones, with - and + in front: it names the mutant.
    source
        The whole answer cell.
    """

    question: str
    operator: str
    change: str
    source: str


def of_answer(question: str, cell: str) -> list[Mutant]:
    """The wrong answers that one change makes out of a model answer.

    Parameters
    ----------
    question
        The question's id.
    cell
        The source of the instructor's answer cell. Only what is between the delimiters of its
        solution is changed.

    Returns
    -------
    list of Mutant
        No two with the same code.
    """
    tree = ast.parse(cell)
    within = _solution_lines(cell)
    original = ast.unparse(tree)
    made = [*_changed_parts(tree, within), *_changed_functions(tree, within)]
    found: dict[str, Mutant] = {}
    for operator, source in made:
        if source != original and source not in found and _compiles(source):
            change = _distinct(_change(original, source), [m.change for m in found.values()])
            found[source] = Mutant(
                question=question, operator=operator, change=change, source=source
            )
    return list(found.values())


def thinned(mutants: list[Mutant]) -> list[Mutant]:
    """So many of a question's mutants as are tried, from all parts of its answer."""
    count = len(mutants)
    if count <= PER_QUESTION:
        return mutants
    return [mutants[number * count // PER_QUESTION] for number in range(PER_QUESTION)]


def _changed_parts(tree: ast.Module, within: set[int]) -> Iterator[tuple[str, str]]:
    """Each operator on each part of the solution."""
    silent = _texts(tree)
    for place, node in enumerate(ast.walk(tree)):
        if node in silent or _line(node) not in within:
            continue
        for operator in OPERATORS:
            for replacement in operator(node):
                changed = _Replaced(place, replacement).of(tree)
                yield operator.__name__, ast.unparse(ast.fix_missing_locations(changed))


class _Replaced(ast.NodeTransformer):
    """A tree with another node in one place."""

    def __init__(self, place: int, replacement: ast.AST) -> None:
        self.place = place
        self.replacement = copy.deepcopy(replacement)

    def of(self, tree: ast.Module) -> ast.Module:
        fresh = copy.deepcopy(tree)
        self.target = list(ast.walk(fresh))[self.place]
        changed = self.visit(fresh)
        assert isinstance(changed, ast.Module)
        return changed

    def visit(self, node: ast.AST) -> ast.AST:
        return self.replacement if node is self.target else self.generic_visit(node)


def _changed_functions(tree: ast.Module, within: set[int]) -> Iterator[tuple[str, str]]:
    """An argument that is ignored, only a part of which counts, or a memory outside."""
    source = ast.unparse(tree)
    for place, node in enumerate(ast.walk(tree)):
        if not isinstance(node, ast.FunctionDef) or within.isdisjoint(_lines(node)):
            continue
        for what, first in _first_statements(node):
            function = copy.deepcopy(node)
            beginning = 1 if ast.get_docstring(node) is not None else 0
            function.body.insert(beginning, ast.parse(first).body[0])
            yield what, ast.unparse(ast.fix_missing_locations(_Replaced(place, function).of(tree)))
        for name in _filled(node):
            fresh = copy.deepcopy(tree)
            fresh.body.insert(0, ast.parse("_kept = {}").body[0])
            _Remembers(node.name, name).visit(fresh)
            yield "memory", ast.unparse(ast.fix_missing_locations(fresh))
        names = [argument.arg for argument in node.args.args]
        if STATE in names and node in tree.body:
            before = ", ".join(names[: names.index(STATE)])
            yield "memory", source + REMEMBERS_STATE.format(name=node.name, before=before)


def _filled(node: ast.FunctionDef) -> list[str]:
    """The names that get a value first and then more and more: totals, lists, tables."""
    grown = set()
    for part in ast.walk(node):
        if isinstance(part, ast.AugAssign):
            grown.add(_first_name(part.target))
        elif isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
            grown |= {_first_name(part.func)} if part.func.attr in GROWS else set()
        elif isinstance(part, ast.Assign):
            grown |= {_first_name(t) for t in part.targets if isinstance(t, ast.Subscript)}
    first = [part.targets[0] for part in node.body if isinstance(part, ast.Assign)]
    return [target.id for target in first if isinstance(target, ast.Name) and target.id in grown]


def _first_name(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


class _Remembers(ast.NodeTransformer):
    """In one function, what a name holds is kept from one call to the next."""

    def __init__(self, function: str, name: str) -> None:
        self.function = function
        self.name = name

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        if node.name != self.function:
            return self.generic_visit(node)
        for place, part in enumerate(node.body):
            if isinstance(part, ast.Assign) and _is_name(part.targets[0], self.name):
                kept = ast.parse(f"{self.name} = _kept.setdefault({self.name!r}, 0)").body[0]
                assert isinstance(kept, ast.Assign)
                assert isinstance(kept.value, ast.Call)
                kept.value.args[1] = part.value
                node.body[place] = kept
                break
        return self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST | list[ast.AST]:
        if not _is_name(node.target, self.name):
            return node
        return [node, ast.parse(f"_kept[{self.name!r}] = {self.name}").body[0]]


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _first_statements(node: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    read = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
    defaults = _defaults(node)
    for argument in (*node.args.args, *node.args.kwonlyargs):
        name = argument.arg
        kind = ast.unparse(argument.annotation) if argument.annotation else ""
        if name not in read:
            continue
        if name in defaults:
            yield "ignored", f"{name} = {defaults[name]}"
        elif kind in IGNORED:
            yield "ignored", f"{name} = {IGNORED[kind]}"
        if kind.endswith(ARRAYS):
            yield "ignored", f"{name} = {name} * 0"
            for part in FIRST:
                yield "first", f"{name} = {name} * 0 + {name}{part}"


def _defaults(node: ast.FunctionDef) -> dict[str, str]:
    arguments = node.args
    late = arguments.args[len(arguments.args) - len(arguments.defaults) :]
    pairs = [
        *zip(late, arguments.defaults, strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    return {argument.arg: ast.unparse(value) for argument, value in pairs if value is not None}


def _texts(tree: ast.AST) -> set[ast.AST]:
    """Parts that change no value: messages of errors, annotations, `strict=True`."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise | ast.JoinedStr | ast.Assert):
            found |= set(ast.walk(node))
        if isinstance(node, ast.keyword) and node.arg in CHANGE_NO_VALUE:
            found |= set(ast.walk(node))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            unknown = node.args if node.func.attr in RESHAPES else []
            found |= {part for arg in unknown for part in ast.walk(arg) if _is_minus_one(arg)}
        for part in ("annotation", "returns"):
            annotation = getattr(node, part, None)
            found |= set(ast.walk(annotation)) if isinstance(annotation, ast.AST) else set()
    return found


def _is_minus_one(node: ast.expr) -> bool:
    """Whether it is the length that reshape is to find out, which any negative number asks for."""
    return ast.unparse(node) == "-1"


def _solution_lines(cell: str) -> set[int]:
    """The numbers of the lines between the delimiters; of all lines if there are none."""
    inside, found = False, set()
    for number, line in enumerate(cell.splitlines(), start=1):
        delimiter = REGION.search(line)
        if delimiter:
            inside = delimiter[1] == "BEGIN"
        elif inside:
            found.add(number)
    return found or set(range(1, len(cell.splitlines()) + 1))


def _lines(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _line(node: ast.AST) -> int:
    """The line of a node, or of its first part."""
    lines = (getattr(part, "lineno", 0) for part in ast.walk(node))
    return next(filter(None, lines), 0)


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def _change(original: str, source: str) -> str:
    """The lines that differ, stripped, with - and + in front."""
    lines = difflib.ndiff(original.splitlines(), source.splitlines())
    return "\n".join(
        f"{line[0]} {line[2:].strip()}" for line in lines if line[0] in "-+" and line[2:].strip()
    )


def _distinct(change: str, others: list[str]) -> str:
    """The change with a number behind it where the same lines changed elsewhere, too."""
    same = sum(other == change or other.startswith(f"{change}\n(") for other in others)
    return f"{change}\n({same + 1})" if same else change
