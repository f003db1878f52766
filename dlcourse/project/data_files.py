"""Are the data there? Files that the code reads lie in the folder, and the folder is small."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterator

from dlcourse.project.calls import NamedCall, Program
from dlcourse.project.clean_run import Ran
from dlcourse.project.folder import MB, Project
from dlcourse.project.report import Defect, ProjectCheck

READERS = re.compile(
    r"(?:pandas|pd)\.read_\w+|numpy\.(?:load|loadtxt|genfromtxt)|torch\.load|PIL\.Image\.open"
    r"|(?:.*\.)?imread|open|.*\.(?:read_text|read_bytes|open)"
)
LOADERS = re.compile(
    r"urllib\.request\.url(?:open|retrieve)|requests\.get|gdown\.\w+|sklearn\.datasets\.fetch_\w+"
    r"|(?:datasets\.)load_dataset|kagglehub\.\w+|torch\.hub\.load"
)
PATHS = ("pathlib.Path", "Path", "pathlib.PurePath")
JOINS = ("os.path.join",)
URL = re.compile(r"[a-z]+://")
LARGEST = 3  # files that are named where the folder is too large


def defects(project: Project, program: Program, ran: Ran, most_mb: float) -> Iterator[Defect]:
    """A folder that is too large, files that are missing, and data that come from a network."""
    total = sum(project.files.values()) / MB
    if total > most_mb:
        sizes = sorted(project.files.items(), key=lambda item: -item[1])[:LARGEST]
        largest = ", ".join(f"{name} ({size / MB:.1f} MB)" for name, size in sizes)
        yield _defect(
            largest,
            f"The folder has {total:.1f} MB, and at most {most_mb:g} are allowed.",
            "Take a part of the data, in a compressed format, and say in the notebook how you "
            "chose it.",
        )
    yield from _missing(project, program, ran)
    if not (ran.outcome.walled and ran.outcome.failure is None):  # else no network is needed
        yield from _from_network(program)


def _missing(project: Project, program: Program, ran: Ran) -> Iterator[Defect]:
    """Files that are read, and are neither in the folder nor written by the run."""
    names = _paths(program)
    there = project.files.keys() | ran.files
    folder = project.name.rpartition("/")[0]
    for call in program.calls():
        path = _read_path(program, call, names)
        if not path or URL.match(path) or path[0] in "/~" or path[1:2] == ":":
            continue  # texts.py names paths that only work on one machine
        if posixpath.normpath(posixpath.join(folder, path)) not in there:
            yield _defect(
                call.where,
                f"The code reads `{path}`, which is not in the folder.{_near(path, there)}",
                "Put the file into the folder of the notebook, and read it with a relative path.",
            )


def _near(path: str, there: set[str]) -> str:
    """A hint at a file whose name differs in small and capital letters."""
    near = [name for name in there if name.lower() == path.lower()]
    return f" There is `{near[0]}`: on most machines, capital letters count." if near else ""


def _from_network(program: Program) -> Iterator[Defect]:
    for call in program.calls():
        address = _text(call.arguments[0]) if call.arguments else None
        download = _text(call.keywords.get("download")) == "True"
        read_url = READERS.fullmatch(call.name) and address and URL.match(address)
        if LOADERS.fullmatch(call.name) or download or read_url:
            yield _defect(
                call.where,
                f"`{call.name}` loads data from the network, which may not be there.",
                "Put the data into the folder, and load them only where the file is missing.",
            )


def _paths(program: Program) -> dict[str, str]:
    """The names that stand for one path in the whole program."""
    found: dict[str, set[str | None]] = {}
    for _, node in program.nodes():
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            known = {name: next(iter(each)) for name, each in found.items() if len(each) == 1}
            value = _path(program, node.value, {k: v for k, v in known.items() if v})
            found.setdefault(node.targets[0].id, set()).add(value)
    return {name: path for name, each in found.items() if len(each) == 1 for path in each if path}


def _path(program: Program, node: ast.expr | None, names: dict[str, str]) -> str | None:
    """The path that an expression gives, if the code alone says it."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Name(id=name):
            return names.get(name)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return _joined([_path(program, part, names) for part in (left, right)])
        case ast.Call(func=function, args=[_, *_] as parts):
            if program.full_name(function) in (*PATHS, *JOINS):
                return _joined([_path(program, part, names) for part in parts])
    return None


def _joined(parts: list[str | None]) -> str | None:
    known = [part.rstrip("/") for part in parts if part is not None]
    return "/".join(known) if len(known) == len(parts) else None


def _read_path(program: Program, call: NamedCall, names: dict[str, str]) -> str | None:
    """The path of the file that a call reads; None if it reads none, or if it cannot be told."""
    if not READERS.fullmatch(call.name) or _writes(call):
        return None
    if call.owner is not None:  # as in Path("notes.txt").read_text()
        return _path(program, call.owner, names)
    return _path(program, call.arguments[0], names) if call.arguments else None


def _writes(call: NamedCall) -> bool:
    """Whether it is a call of `open` that writes."""
    place = 0 if call.owner is not None else 1
    given = call.arguments[place] if len(call.arguments) > place else None
    mode = _text(call.keywords.get("mode", given))
    return call.last == "open" and mode is not None and bool(set("wax") & set(mode))


def _text(node: ast.expr | None) -> str | None:
    return str(node.value) if isinstance(node, ast.Constant) else None


def _defect(where: str, wrong: str, remedy: str) -> Defect:
    return Defect(check=ProjectCheck.DATA, where=where, wrong=wrong, remedy=remedy)
