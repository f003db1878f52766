"""What became of one cell: from what a process said to the `CellOutcome` that is kept.

Everything that a student's process says is read here, in the only shape it may have.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dlcourse.models import CellStatus, Output
from dlcourse.notebook.text import clean_text
from dlcourse.sandbox.channel import ProtocolError
from dlcourse.sandbox.remote_object import RemoteObject
from dlcourse.sandbox.values import number_of

TOO_LONG = "It ran longer than the time limit."
TOO_MUCH_MEMORY = "It used more memory than the limit."
TIME_USED_UP = "The notebook's time was used up."
TOO_DEEP = "SyntaxError: Python cannot read this cell: it is nested too deeply."


@dataclass(frozen=True)
class CellReport:
    """How a cell ran in the student's process.

    value: its last value, if that is a number. line: the number of the line where it stopped.
    error_class, text: the exception that stopped it. changed: what a check uses there and the
    student's code had replaced before.
    """

    status: CellStatus
    message: str = ""
    outputs: tuple[Output, ...] = ()
    value: float | None = None
    line: int = 0
    error_class: str = ""
    text: str = ""
    changed: tuple[str, ...] = ()


def read_report(said: Any, interrupted: bool, output_bytes: int) -> CellReport:
    """What the student's side says of a cell. Raises ProtocolError for any other shape."""
    try:
        outputs = tuple(_clean_outputs(said["outputs"], output_bytes))
        error, value, line = said["error"], said["value"], said["line"]
        if type(value) not in (int, float, type(None)) or type(line) is not int:
            raise TypeError("no number")
        changed = tuple(clean_text(name)[:100] for name in said.get("changed", ()))
        if error is None:
            return CellReport(CellStatus.OK, "", outputs, value, line, changed=changed)
        classes, text = error["classes"], clean_text(str(error["text"])[:2000])
        name = clean_text(classes[0]).rpartition(":")[2][:100]
    except (TypeError, KeyError, IndexError, ValueError, AttributeError) as wrong:
        raise ProtocolError("a cell's report in a wrong shape") from wrong
    message = f"{name}: {text.splitlines()[0] if text else ''}"[:500].rstrip(": ")
    if interrupted:
        return CellReport(CellStatus.TIMEOUT, TOO_LONG, outputs)
    if "builtins:MemoryError" in classes:
        return CellReport(CellStatus.OUT_OF_MEMORY, TOO_MUCH_MEMORY, outputs)
    return CellReport(CellStatus.ERROR, message, outputs, None, line, name, text)


def score_of(value: Any, points: float, gives_number: bool | None) -> tuple[float, str]:
    """The points that a check's last value means, and what is wrong with it.

    Parameters
    ----------
    value : object
        The last value of a check that raised nothing.
    points : float
        What the check is worth.
    gives_number : bool or None
        Whether the check gives a part of its points by a number at its end, as the instructor's
        own answers showed; None if that is not known.
    """
    if value is None and not gives_number:
        return points, ""
    if gives_number is False:
        return points, ""
    number = number_of(value)
    if number is not None and math.isfinite(number) and 0 <= number <= points:
        return number, ""
    return 0.0, f"The check gave {_shown(value)}, which is no score between 0 and {points:g}."


def _shown(value: Any) -> str:
    if type(value) is RemoteObject:
        return "an object of the student's"
    try:
        return repr(value)[:60]
    except Exception:  # an integer of thousands of digits, an object that cannot be shown
        return f"a {type(value).__name__}"


def error_output(error_class: str, message: str) -> Output:
    """A failed check's exception as a notebook shows it."""
    return {
        "output_type": "error",
        "ename": error_class,
        "evalue": message,
        "traceback": [message],
    }


def _clean_outputs(outputs: Any, output_bytes: int) -> Iterator[Output]:
    """The outputs as nbformat has them, as many as fit; the student's side cut them before."""
    left = 2 * output_bytes + 100_000
    for output in outputs:
        clean = clean_output(output)
        left -= len(json.dumps(clean))
        if left < 0:
            return
        yield clean


def clean_output(output: Any) -> Output:
    """One output with nothing in it but what nbformat has. Raises ProtocolError."""
    kind = output["output_type"]
    if kind == "stream":
        name = "stderr" if output["name"] == "stderr" else "stdout"
        return {"output_type": kind, "name": name, "text": _encodable(output["text"])}
    if kind == "error":
        return {
            "output_type": kind,
            "ename": clean_text(output["ename"]),
            "evalue": clean_text(output["evalue"]),
            "traceback": [_encodable(line) for line in output["traceback"]],
        }
    if kind not in ("display_data", "execute_result"):
        raise ProtocolError("an output of an unknown kind")
    data = {
        _encodable(mime): json.loads(
            _encodable(json.dumps(content, default=str, ensure_ascii=False))
        )
        if mime.endswith("json")
        else _encodable(content)
        for mime, content in dict(output["data"]).items()
    }
    clean = {"output_type": kind, "data": data, "metadata": {}}
    return {**clean, "execution_count": None} if kind == "execute_result" else clean


def _encodable(text: Any) -> str:
    return str(text).encode(errors="replace").decode()
