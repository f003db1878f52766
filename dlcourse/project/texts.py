"""What may not stand in a text that is handed in: paths of one machine, passwords and tokens."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from dlcourse.project.calls import Program
from dlcourse.project.folder import MB, Project, SourceText, place
from dlcourse.project.report import Defect, ProjectCheck

DRIVE = re.compile(r"/content(?:/drive\b)?")
ABSOLUTE = re.compile(
    r"(?<![\w.:/])(?:/(?:content|home|Users|root|mnt|media|kaggle|Volumes|scratch)/[^\s'\"]*"
    r"|~/[^\s'\"]*|[A-Za-z]:[\\/](?![\\/])[^\s'\"]*)"
)
# Tokens whose form says what they are, and keys that are named as such.
TOKENS = {
    "GitHub token": re.compile(r"\b(?:gh[pousr]_\w{30,}|github_pat_\w{40,})"),
    "Hugging Face token": re.compile(r"\bhf_[A-Za-z0-9]{30,}"),
    "API key": re.compile(r"\bsk-[\w-]{20,}|\bAIza[\w-]{35}"),
    "AWS key": re.compile(r"\bAKIA[0-9A-Z]{16}\b"),
    "Slack token": re.compile(r"\bxox[abprs]-[\w-]{10,}"),
    "private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "password in an address": re.compile(r"://[^\s/:@'\"]+:[^\s/@'\"{]{4,}@"),
    "password or key": re.compile(
        r"(?i)\w*(?:password|passwd|secret|api_?key|(?:api|access|auth|hf|github)_?token)\w*"
        r"['\"]?\s*[=:]\s*['\"](?!<|\$|\{|your|my|xxx|\*|…|\.\.\.|change)[^'\"\s]{8,}['\"]"
    ),
}
TEXT_SUFFIXES = {
    *(".py", ".md", ".txt", ".csv", ".json", ".toml", ".yaml", ".yml", ".ini", ".cfg", ".sh"),
}
MOST_TEXT = 2 * MB  # of a file that is read for secrets
SHOWN = 6  # characters of a secret


def path_defects(program: Program) -> Iterator[Defect]:
    """Paths in the code that exist on one machine only, and the mounting of a drive."""
    for where, node in program.nodes():
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if found := ABSOLUTE.search(node.value):
            yield _path_defect(where, found[0])
    for call in program.calls():
        if call.name in ("google.colab.drive.mount", "drive.mount"):
            yield _path_defect(call.where, "drive.mount(…)")


def secret_defects(project: Project) -> Iterator[Defect]:
    """Passwords and tokens in cells, outputs and files of text."""
    for text in _texts(project):
        for kind, pattern in TOKENS.items():
            if found := pattern.search(text.text):
                yield Defect(
                    check=ProjectCheck.SECRETS,
                    where=text.where,
                    wrong=f"This looks like a {kind}: `{found[0][:SHOWN]}…`.",
                    remedy="Delete it, and make a new one where you got it: who has the file has "
                    "the old one. Read it from an environment variable instead.",
                )
                break


def _texts(project: Project) -> Iterator[SourceText]:
    for number, cell in enumerate(project.notebook.cells, start=1):
        said = [_said(output) for output in cell.get("outputs", ())]
        yield SourceText(place(number, cell), "\n".join([cell.source, *said]))
    for name, size in project.files.items():
        path = PurePosixPath(name)
        is_text = path.suffix.lower() in TEXT_SUFFIXES or path.name.startswith(".env")
        if is_text and name != project.name and size <= MOST_TEXT:
            yield SourceText(name, project.text(name))


def _said(output: dict[str, object]) -> str:
    """The text of an output: what was printed, or how a value was shown."""
    data = output.get("data", {})
    shown = data.get("text/plain", "") if isinstance(data, dict) else ""
    return f"{output.get('text', '')}\n{shown}"


def _path_defect(where: str, path: str) -> Defect:
    if DRIVE.match(path) or path.startswith("drive."):
        wrong = f"`{path}` is your own space on Colab: nobody else has it."
    else:
        wrong = f"`{path}` is a place on one machine: it does not exist on others."
    return Defect(
        check=ProjectCheck.PATHS,
        where=where,
        wrong=wrong,
        remedy='Put the file next to the notebook and write a relative path: `Path("data") / '
        '"birds.csv"`.',
    )
