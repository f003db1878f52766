"""Run cells in a kernel with Colab's shell and a stand-in for Google's own package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from contract import HERE
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

VIEW = "application/vnd.jupyter.widget-view+json"
TIMED = "import time\nstarted = time.monotonic()\n{}\nprint(time.monotonic() - started)"
PROGRESS = """\
from dlcourse import check
check.start("Lab", double=2)
double = lambda x: 2 * x
with check.question("double", points=2):
    check.examples(double, check.example(2, gives=4))
check.progress()"""


def on_colab(
    python: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, notebook: NotebookNode
) -> NotebookNode:
    """The notebook after a run in a kernel with Colab's shell."""
    kernel = "google.colab._kernel.Kernel"
    start = [str(python), "-m", "ipykernel_launcher", f"--IPKernelApp.kernel_class={kernel}"]
    spec = {
        "argv": [*start, "-f", "{connection_file}"],
        "display_name": "Colab",
        "language": "python",
        "env": {
            "PYTHONPATH": str(HERE / "stand_in"),
            "OMP_NUM_THREADS": "1",
        },
    }
    place = folder / "kernels" / "colab" / "kernel.json"
    place.parent.mkdir(parents=True)
    place.write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(folder))
    resources = {"metadata": {"path": str(folder)}}
    client = NotebookClient(notebook, timeout=600, kernel_name="colab", resources=resources)
    return client.execute()


def run(
    python: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, *cells: str
) -> list[NotebookNode]:
    notebook = new_notebook(cells=[new_code_cell(source) for source in cells])
    return [cell.outputs for cell in on_colab(python, folder, monkeypatch, notebook).cells]


def printed(outputs: list[NotebookNode]) -> str:
    return "".join(output.text for output in outputs if output.output_type == "stream")


def shows_a_widget(outputs: list[NotebookNode]) -> bool:
    return any(VIEW in output.get("data", {}) for output in outputs)


def a_page(source: str) -> dict[str, Any]:
    """What Colab's page holds: a notebook of one cell, without ids, as Colab has it."""
    cell = {"cell_type": "code", "metadata": {"id": "a"}, "execution_count": 1, "outputs": []}
    lines = source.splitlines(keepends=True)
    return {"metadata": {}, "nbformat": 4, "nbformat_minor": 0, "cells": [cell | {"source": lines}]}
