"""Which names a code cell gives a value and which it needs: one answer for everybody.

What the cell itself does comes from its syntax tree, what its functions and classes do from
Python's own symbol tables, which know their scopes:
https://docs.python.org/3/reference/executionmodel.html#naming-and-binding. The tables do not tell
of `del`, `+=` and `except … as`, and from Python 3.12 on they mix the variables of a comprehension
with the names around it (https://peps.python.org/pep-0709/).
"""

from __future__ import annotations

import ast
import re
import symtable
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dlcourse.notebook import syntax

# Binds a name at the start of a line: what can still be seen in code with a syntax error.
_BINDING_LINE = re.compile(
    r"^(?:(?:async\s+)?def\s+(\w+)|class\s+(\w+)|(\w+)\s*(?::[^=\n]+)?=(?!=))", re.MULTILINE
)
_RUN_AT_ONCE = ("class", "type parameter", "type parameters")  # 3.12 and 3.13 name it differently

_LOOK_UP = frozenset({"globals", "locals", "vars", "eval", "exec", "get_ipython"})

Event = tuple[str, str]  # what happens to a name at top level, and the name


@dataclass(frozen=True)
class Names:
    """The global names of a cell. What it only uses may be built in, such as `print`.

    binds: the names it gives a value while it runs, imports and walruses included; not what it
    deletes again, nor the variables of comprehensions and of `except … as`.
    imports: those of `binds` that nothing but an import gives a value.
    needs: the names it reads while it runs, in decorators, default values, annotations and class
    bodies too, even if it gave them their value itself.
    later: the names that its functions and lambdas read when they are called.
    binds_later: the names that its functions declare `global` and give a value when called.
    """

    binds: frozenset[str]
    imports: frozenset[str]
    needs: frozenset[str]
    later: frozenset[str]
    binds_later: frozenset[str]


@lru_cache(maxsize=256)
def names_of(source: str) -> Names | None:
    """The names of a cell; None if it is no Python, or too deep or too long to be read."""
    read = syntax.read(source)
    if read is None:
        return None
    text, tree = read
    try:
        table = symtable.symtable(text, "cell", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    kinds = bindings(tree.body)
    inner = _Inner(table)
    needs = {name for what, name in _events([tree]) if what == "read"}
    return Names(
        binds=frozenset(kinds) | inner.binds,
        imports=frozenset(name for name, kind in kinds.items() if kind == "import"),
        needs=frozenset(needs | inner.needs),
        later=frozenset(inner.later),
        binds_later=frozenset(inner.binds_later),
    )


def reads(source: str) -> frozenset[str]:
    """The names that a cell reads, its functions included; none if it is no Python."""
    found = names_of(source)
    return frozenset() if found is None else found.needs | found.later


def taken_names(source: str) -> frozenset[str]:
    """The names that a cell takes from the cells before it: those it reads before they surely have
    a value of its own, in its functions too."""
    tree = syntax.parse(source)
    given: set[str] = set()
    taken = _taken(tree.body if tree else [], given)
    read = {name for what, name in _events(tree.body if tree else []) if what == "read"}
    return frozenset(taken) | (reads(source) - read - given)


def names_in_functions(source: str) -> dict[str, frozenset[str]]:
    """The global names that the functions and classes of a cell read when they are called, by the
    name that each has."""
    tree = syntax.parse(source)
    found: dict[str, frozenset[str]] = {}
    for statement in tree.body if tree else ():
        inside = names_of(ast.unparse(statement))
        for name in bindings([statement]) if inside and inside.later else ():
            found[name] = found.get(name, frozenset()) | (inside.later if inside else frozenset())
    return found


def names_in_texts(source: str) -> frozenset[str]:
    """The texts of a cell that could be names, if it looks names up as in `globals()["name"]`."""
    tree = syntax.parse(source) if reads(source) & _LOOK_UP else None
    nodes = ast.walk(tree) if tree else ()
    texts = (node.value for node in nodes if isinstance(node, ast.Constant))
    return frozenset(text for text in texts if isinstance(text, str) and text.isidentifier())


def whole_files(source: str) -> frozenset[str]:
    """The Python files whose names a cell takes over all at once: `from mine import *`, `%run
    mine.py`."""
    tree = syntax.parse(source)
    found = set()
    for node in ast.walk(tree) if tree else ():
        match node:
            case ast.ImportFrom(module=str(module), names=[ast.alias(name="*")]):
                found.add(f"{module.replace('.', '/')}.py")
            case ast.Call(
                ast.Attribute(attr="run_line_magic"), [ast.Constant("run"), ast.Constant(file)]
            ):
                found.add(str(file).strip())
    return frozenset(found)


def bound_names(source: str) -> tuple[str, ...]:
    """The names a code cell gives a value, in order: functions, classes and variables.

    Imports do not count: they belong to nobody. With a syntax error, what starts a line counts.
    """
    tree = syntax.parse(source)
    if tree is None:
        found = dict.fromkeys("".join(groups) for groups in _BINDING_LINE.findall(source))
    else:
        found = {name: None for name, kind in bindings(tree.body).items() if kind != "import"}
    return tuple(name for name in found if name != "_")


def bindings(body: Sequence[ast.stmt]) -> dict[str, str]:
    """The names that statements leave with a value, in order, each with "value" or "import"."""
    found: dict[str, str] = {}
    for what, name in _events(body):
        if what == "delete":
            found.pop(name, None)
        elif what == "value" or (what == "import" and name not in found):
            found[name] = what
    return found


def _taken(body: Sequence[ast.AST], given: set[str]) -> set[str]:
    """The names that statements read before they have a value for sure. `given`: the names that
    have one before the first statement; after it, those that have one after the last."""
    found = set()
    for statement in body:
        head, paths = _paths(statement)
        for what, name in _events(head):
            if what == "read" and name not in given:
                found.add(name)
            elif what == "delete":
                given.discard(name)
            elif what != "read":
                given.add(name)
        ends = [set(given) for _ in paths]
        for path, end in zip(paths, ends, strict=True):
            found |= _taken(path, end)
        given |= set.intersection(*ends) if ends else set()
    return found


def _paths(statement: ast.AST) -> tuple[list[ast.AST], list[Sequence[ast.AST]]]:
    """What of a statement runs in any case, and the ways of which it then goes one."""
    match statement:
        case ast.If():
            tests: list[ast.AST] = [statement.test]
            ways: list[Sequence[ast.AST]] = [statement.body]
            while len(statement.orelse) == 1 and isinstance(statement.orelse[0], ast.If):
                statement = statement.orelse[0]  # an `elif`
                tests.append(statement.test)
                ways.append(statement.body)
            return tests, [*ways, statement.orelse]
        case ast.While(test=test, body=body, orelse=orelse):
            return [test], [body, orelse, []]
        case ast.For(target=target, iter=values, body=body, orelse=orelse):
            return [values, target], [body, orelse, []]
        case ast.Try(body=body, handlers=handlers, orelse=orelse, finalbody=last):
            return [], [[*body, *orelse, *last], *([handler, *last] for handler in handlers)]
        case ast.With(items=items, body=body):
            return [*items], [body]
        case ast.Match(subject=subject, cases=cases):
            return [subject], [*([case] for case in cases), []]
    return [statement], []


def _events(nodes: Sequence[ast.AST]) -> Iterator[Event]:
    """What statements do to names in their own scope, from the first line to the last: value,
    import, delete or read. Names that exist inside one node only are none of it.

    The walk is a loop, as a chain of `elif` is a thousand nodes deep. Handlers and comprehensions
    nest no deeper than Python lets blocks and brackets do, about a hundred times.
    """
    waiting: list[ast.AST] = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        match node:
            case ast.ExceptHandler(name=str(name)):
                # Python deletes the name at the end, so that the handler leaves it as it was.
                yield from _events([node.type] if node.type else [])
                yield from _without({name}, _events(node.body))
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                first, *rest = node.generators
                parts = [part for part in ast.iter_child_nodes(node) if part is not first]
                variables = {
                    each.id
                    for loop in (first, *rest)
                    for each in ast.walk(loop.target)
                    if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
                }
                yield from _events([first.iter])  # it runs outside, before there are variables
                yield from _without(variables, _events([*first.ifs, *parts]))
            case _:
                yield from _own_events(node)
                waiting += reversed(_same_scope(node))


def _without(names: set[str], events: Iterator[Event]) -> Iterator[Event]:
    return (event for event in events if event[1] not in names)


def _own_events(node: ast.AST) -> Iterator[Event]:
    match node:
        case ast.Name(id=name, ctx=ast.Store()):
            yield "value", name
        case ast.Name(id=name, ctx=ast.Del()):
            yield "delete", name
        case ast.Name(id=name) | ast.AugAssign(target=ast.Name(id=name)):
            yield "read", name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield "value", name
        case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            yield "value", name
        case ast.MatchMapping(rest=str(name)):
            yield "value", name
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            for alias in aliases:
                if alias.name != "*":
                    yield "import", (alias.asname or alias.name).partition(".")[0]


def _same_scope(node: ast.AST) -> list[ast.AST]:
    """The parts of a node that can bind names where the node itself stands."""
    match node:
        case ast.AnnAssign(target=ast.Name(), value=None):
            return [node.annotation]
        case ast.ClassDef():
            return [*node.decorator_list, *node.bases, *node.keywords]
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            returns = [node.returns] if node.returns else []
            return [*node.decorator_list, *_at_definition(node.args), *returns]
        case ast.Lambda():
            return _at_definition(node.args)
        case ast.comprehension():
            return [node.iter, *node.ifs]
        case ast.Assign(targets=targets, value=value):
            return [value, *targets]
        case ast.AnnAssign(target=target, annotation=annotation, value=ast.expr() as value):
            return [annotation, value, target]
        case ast.NamedExpr(target=target, value=value):
            return [value, target]
        case ast.For(target=target, iter=values, body=body, orelse=orelse):
            return [values, target, *body, *orelse]
    if type(node).__name__ == "TypeAlias":  # Python 3.12: its value is worked out later
        return [next(ast.iter_child_nodes(node))]
    return list(ast.iter_child_nodes(node))


def _at_definition(args: ast.arguments) -> list[ast.AST]:
    """What of a function's parameters runs with the `def`: default values and annotations."""
    annotated = [*args.posonlyargs, *args.args, *args.kwonlyargs]
    annotated += [arg for arg in (args.vararg, args.kwarg) if arg]
    annotations = [arg.annotation for arg in annotated if arg.annotation]
    return [*args.defaults, *(default for default in args.kw_defaults if default), *annotations]


class _Inner:
    """What functions, classes and comprehensions do to global names, by when they do it."""

    def __init__(self, table: symtable.SymbolTable) -> None:
        self.needs: set[str] = set()
        self.later: set[str] = set()
        self.binds: set[str] = set()
        self.binds_later: set[str] = set()
        waiting = [(child, False) for child in table.get_children()]
        while waiting:
            child, later = waiting.pop()
            comprehension = ".0" in child.get_identifiers()  # its argument; no name can be so
            later = later or not (comprehension or child.get_type() in _RUN_AT_ONCE)
            self._take(child, later, comprehension)
            waiting += [(each, later) for each in child.get_children()]

    def _take(self, table: symtable.SymbolTable, later: bool, comprehension: bool) -> None:
        for symbol in table.get_symbols():
            name = symbol.get_name()
            # A walrus in a comprehension looks like `global`, too: the syntax tree tells of those.
            global_here = symbol.is_declared_global() and symbol.is_assigned() and not comprehension
            if global_here:
                (self.binds_later if later else self.binds).add(name)
            # No symbol table tells whether `global n` goes on with `n = 1` or with `n += 1`.
            if symbol.is_global() and (symbol.is_referenced() or global_here):
                (self.later if later else self.needs).add(name)
