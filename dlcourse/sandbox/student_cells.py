"""Runs cells in the student's process: what they showed, what they raised, and where."""

from __future__ import annotations

import os
import pickle
import signal
import traceback
from pathlib import Path
from typing import Any

from dlcourse.sandbox.shell import Shell, capturing, plain_text
from dlcourse.sandbox.student_values import import_path
from dlcourse.sandbox.values import number_of
from dlcourse.sandbox.watch import Watch

SOURCE_FOLDER = str(Path(__file__).parent)


class CellRunner:
    """Runs cells in this process, and checks in copies of it.

    Attributes
    ----------
    process : int
        The number of this process. One that a cell has forked finds another number, and ends.
    """

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.process = os.getpid()
        self.watch = Watch(shell)

    def run(self, source: str, output_bytes: int) -> dict[str, Any]:
        """Run one cell; its outputs, what it raised, and its last value if that is plain."""
        shown = _tail_position()
        with capturing(self.shell, output_bytes) as capture:
            result = self.shell.run_cell(source, store_history=True)
            if os.getpid() != self.process:
                os._exit(0)
            capture.write("stdout", _tail(shown, output_bytes))
        error = result.error_before_exec or result.error_in_exec
        return {
            "outputs": capture.finished(),
            "error": described(error) if error else None,
            "value": number_of(result.result),
            "line": _line_number(error),
        }

    def run_in_copy(self, source: str, output_bytes: int) -> dict[str, Any]:
        """Run a check in a copy of this process: it leaves nothing behind for later answers."""
        receiving, sending = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(receiving)
            self.process = os.getpid()
            changed = self.watch.changes()
            report = {**self.run(source, output_bytes), "changed": changed}
            with os.fdopen(sending, "wb") as stream:
                pickle.dump(report, stream)
            os._exit(0)
        os.close(sending)
        try:
            with os.fdopen(receiving, "rb") as stream:
                data = stream.read()
            os.waitpid(child, 0)
        except KeyboardInterrupt:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            raise
        if not data:
            raise RuntimeError("the process of the check ended")
        # Both processes are the student's: this one trusts the other as itself.
        report = pickle.loads(data)
        return dict(report)


def described(error: BaseException) -> dict[str, Any]:
    """What the judge may know of an exception: classes, text and the student's own lines."""
    try:
        text = str(error)[:2000]
    except Exception:
        text = ""
    args = error.args if all(type(a) in (str, int, float, bool) for a in error.args) else (text,)
    return {
        "classes": list(map(import_path, type(error).__mro__)),
        "args": tuple(a[:2000] if type(a) is str else a for a in args),
        "text": text,
        "traceback": _traceback(error),
    }


def _traceback(error: BaseException) -> str:
    """The last few frames in the student's own code, and the exception."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if not frame.filename.startswith(SOURCE_FOLDER) and "site-packages" not in frame.filename
    ]
    try:
        last = traceback.format_exception_only(error)[-1:]
    except Exception:
        last = [type(error).__name__]
    lines = [f"  {frame.name}, line {frame.lineno}: {frame.line or ''}\n" for frame in frames[-5:]]
    return plain_text("".join(lines + last))[:4000]


def _line_number(error: BaseException | None) -> int:
    """The number of the cell's line that an error passed through; 0 if it did not."""
    trace, number = error.__traceback__ if error else None, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_name == "<module>":
            number = trace.tb_lineno
        trace = trace.tb_next
    return number


def _tail_position() -> int:
    try:
        return os.lseek(1, 0, os.SEEK_END)
    except OSError:
        return 0


def _tail(position: int, limit: int) -> str:
    """What was written to descriptor 1, which is a file, since then."""
    try:
        data = os.pread(1, limit, position)
        os.ftruncate(1, 0)
    except OSError:
        return ""
    return data.decode(errors="replace")
