# ruff: noqa: T201
"""A stand-in for Google's program `colab`: the same commands and flags, on this machine.

Its state is a folder named by COLAB_STAND_IN: `log.jsonl` (what it was asked), `refusals` (how
often `new` has no machine yet), `sessions/NAME` (what runs), `content` (the machine's files).
Like the real one, `exec` goes on after a cell that raised, exits with 0 all the same, stops at a
cell that takes too long, and writes STEM_output.ipynb. Unlike it, each `exec` has a new kernel.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

STATE = Path(os.environ["COLAB_STAND_IN"])
CONTENT = STATE / "content"
REFUSED = "[colab] Allocation refused (precondition failed). This can mean too many active sessions"


def new(asked: argparse.Namespace) -> int:
    refusals = STATE / "refusals"
    left = int(refusals.read_text()) if refusals.exists() else 0
    if left:
        refusals.write_text(str(left - 1))
        print(REFUSED, file=sys.stderr)
        return 1
    (STATE / "sessions").mkdir(exist_ok=True)
    (STATE / "sessions" / asked.session).touch()
    print("[colab] Session READY.")
    return 0


def stop(asked: argparse.Namespace) -> int:
    if (STATE / "stop-fails").exists():
        print("ColabRequestError: Failed to issue request", file=sys.stderr)
        return 1
    (STATE / "sessions" / asked.session).unlink(missing_ok=True)
    return 0


def upload(asked: argparse.Namespace) -> int:
    target = STATE / asked.remote
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(asked.local, target)
    return 0


def restart_kernel(asked: argparse.Namespace) -> int:
    return 0


def execute(asked: argparse.Namespace) -> int:
    import nbformat  # these two take a second, which the other commands need not wait
    from nbclient import NotebookClient
    from nbclient.exceptions import CellTimeoutError

    notebook = nbformat.read(asked.file, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    begun: list[int] = []
    site = CONTENT / "site"
    os.environ |= {"PIP_TARGET": str(site), "PYTHONPATH": str(site), "PIP_NO_INDEX": "1"}

    def announce(cell: Any, cell_index: int) -> None:
        if cell in code:
            begun.append(code.index(cell))
            print(f"[colab] Executing cell {len(begun)}/{len(code)} - {cell.id}...", flush=True)

    client = NotebookClient(
        notebook,
        timeout=asked.timeout,
        kernel_name="python3",
        allow_errors=True,
        shutdown_kernel="immediate",
        on_cell_start=announce,
        resources={"metadata": {"path": str(CONTENT)}},
    )
    status = 0
    try:
        client.execute()
    except CellTimeoutError:
        code[begun[-1]].outputs = []
        print("TimeoutError: Timeout waiting for output", file=sys.stderr)
        status = 1
    finally:
        nbformat.write(notebook, Path(asked.file).with_suffix("").as_posix() + "_output.ipynb")
    return status


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser("colab", allow_abbrev=False)
    commands = made.add_subparsers(required=True)
    for name, call in {
        "new": new,
        "stop": stop,
        "upload": upload,
        "restart-kernel": restart_kernel,
        "exec": execute,
    }.items():
        command = commands.add_parser(name, allow_abbrev=False)
        command.add_argument("-s", "--session", required=True)
        command.set_defaults(call=call)
        if call is new:
            command.add_argument("--gpu")
        if call is upload:
            command.add_argument("local")
            command.add_argument("remote")
        if call is execute:
            command.add_argument("-f", "--file", required=True)
            command.add_argument("--timeout", type=float, default=30.0)
    return made


if __name__ == "__main__":
    with (STATE / "log.jsonl").open("a") as log:
        log.write(json.dumps(sys.argv[1:]) + "\n")
    asked = parser().parse_args()
    running = (STATE / "sessions" / asked.session).exists()
    if asked.call not in (new, stop) and not running:
        print(f"[colab] Session '{asked.session}' not found.")
        sys.exit(1)
    sys.exit(asked.call(asked))
