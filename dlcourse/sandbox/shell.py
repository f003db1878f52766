"""A quiet IPython shell: runs cells, keeps their outputs as nbformat has them, cut by bytes."""

from __future__ import annotations

import base64
import contextlib
import io
import os
import re
import sys
from collections.abc import Iterator
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

CUT = "\n… the rest of this output was cut\n"


class Capture:
    """The outputs of one cell, never more than `limit` bytes of them."""

    def __init__(self, limit: int) -> None:
        self.left = limit
        self.outputs: list[dict[str, Any]] = []
        self.cut = False

    def write(self, name: str, text: str) -> None:
        """Add text to the stream `name`."""
        if self.cut or not text:
            return
        raw = text.encode(errors="replace")
        if len(raw) > self.left:
            text, self.cut = raw[: self.left].decode(errors="ignore") + CUT, True
        self.left -= len(raw)
        last = self.outputs[-1] if self.outputs else None
        if last and last["output_type"] == "stream" and last["name"] == name:
            last["text"].append(text)
        else:
            self.outputs.append({"output_type": "stream", "name": name, "text": [text]})

    def add(self, kind: str, data: dict[str, Any], metadata: dict[str, Any], **more: Any) -> None:
        """Add a display or a result, without the representations that are too large."""
        kept = {mime: content for mime, content in data.items() if self._fits(content)}
        if data and not kept:
            self.write("stdout", "… an output was left out: it is too large\n")
        elif not self.cut:
            self.outputs.append({"output_type": kind, "data": kept, "metadata": metadata, **more})

    def error(self, name: str, value: str, traceback: list[str]) -> None:
        self.outputs.append(
            {
                "output_type": "error",
                "ename": name[:200],
                "evalue": value[:2000],
                "traceback": [line[:2000] for line in traceback[-20:]],
            }
        )

    def finished(self) -> list[dict[str, Any]]:
        """The outputs, streams as one text each."""
        return [
            {**output, "text": "".join(output["text"])}
            if output["output_type"] == "stream"
            else output
            for output in self.outputs
        ]

    def _fits(self, content: Any) -> bool:
        text = content if isinstance(content, str) else repr(content)
        size = len(text.encode(errors="replace"))
        if size > self.left:
            return False
        self.left -= size
        return True


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr: writes into the shell's capture."""

    def __init__(self, shell: Shell, name: str, descriptor: int) -> None:
        self._shell = shell
        self._name = name
        self._descriptor = descriptor

    encoding = "utf-8"

    def write(self, text: str) -> int:
        self._shell.capture.write(self._name, text)
        return len(text)

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor


class Publisher(DisplayPublisher):  # type: ignore[misc]
    def publish(
        self,
        data: Any,
        metadata: Any = None,
        source: Any = None,
        *,
        transient: Any = None,
        update: bool = False,
        **more: Any,
    ) -> None:
        self.shell.capture.add("display_data", _as_text(data), metadata or {})

    def clear_output(self, wait: bool = False) -> None:
        self.shell.capture.outputs.clear()


class Hook(DisplayHook):  # type: ignore[misc]
    def __call__(self, result: Any = None) -> None:
        if result is None or self.quiet():
            return
        self.fill_exec_result(result)
        self.shell.show_result(result)


class Shell(InteractiveShell):  # type: ignore[misc]
    """IPython without history, start-up files, signals or a terminal."""

    display_pub_class = Publisher
    displayhook_class = Hook
    capture = Capture(0)
    quiet_errors = False

    @property
    def user_global_ns(self) -> Any:
        return self.user_ns

    def enable_gui(self, gui: str | None = None) -> None:
        """There is no window to draw in."""

    def system(self, cmd: str) -> None:
        """`!command`: its output goes where descriptor 1 leads."""
        self.user_ns["_exit_code"] = os.system(self.var_expand(cmd, depth=1))

    def show_result(self, result: Any) -> None:
        self.user_ns["_"] = result
        data, metadata = self.display_formatter.format(result)
        if data:
            count = self.execution_count
            self.capture.add("execute_result", _as_text(data), metadata, execution_count=count)

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        if isinstance(sys.exc_info()[1], MemoryError):
            self.capture.error("MemoryError", "", [])
        elif not self.quiet_errors:
            super().showtraceback(*args, **kwargs)

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        if not self.quiet_errors:
            super().showsyntaxerror(*args, **kwargs)

    def _format_exception_for_storage(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """IPython writes each traceback a second time, for a history that is not kept here."""
        return {}

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        name = getattr(etype, "__name__", str(etype))
        self.capture.error(name, _text(evalue), [str(line) for line in stb])


def make_shell() -> Shell:
    """The one shell of this process, with inline figures."""
    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.cache_size = 0
    shell: Shell = Shell.instance(config=config)
    return shell


@contextlib.contextmanager
def capturing(shell: Shell, limit: int) -> Iterator[Capture]:
    """Everything that is shown or printed until the end goes to the capture."""
    shell.capture = Capture(limit)
    keep = sys.stdout, sys.stderr
    sys.stdout = Stream(shell, "stdout", 1)
    sys.stderr = Stream(shell, "stderr", 2)
    try:
        yield shell.capture
    finally:
        sys.stdout, sys.stderr = keep


def plain_text(text: str) -> str:
    """Text without terminal colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def _as_text(data: Any) -> dict[str, Any]:
    """Representations as they stand in a notebook: images as base64."""
    return {
        mime: base64.b64encode(content).decode() if isinstance(content, bytes) else content
        for mime, content in data.items()
    }


def _text(value: object) -> str:
    try:
        return str(value)
    except Exception as error:
        return f"<no text: {type(error).__name__}>"
