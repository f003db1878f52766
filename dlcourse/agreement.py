"""Compare the numbers that a notebook printed on a GPU with those of a run on the CPU."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from dlcourse.errors import DlcourseError
from dlcourse.execute import Agreement, Difference, RunResult, executed_copy, title

# Two numbers agree if they differ by at most 5 % of the CPU's, or by 0.01 near zero. Training in
# another order of additions moves losses and accuracies by about as much as another seed does.
RELATIVE = 0.05
ABSOLUTE = 0.01

TIME = re.compile(r"[\d.]+(?:e[-+]?\d+)?\s?(?:s|ms|µs|ns|sec|seconds?|min|minutes?)\b")
NUMBER = re.compile(r"(?<![\w.])[-+−]?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?!\w)", re.IGNORECASE)


def with_agreement(results: Sequence[RunResult], cpu: Path) -> list[RunResult]:
    """The results, each with how far its numbers agree with its executed copy under `cpu`.

    cpu: the reports folder of an earlier `dlcourse run ... --device cpu` on the same paths. A
    notebook that failed, or that has no copy there, gets no agreement.

    Raises DlcourseError if `cpu` holds a copy of none of them.
    """
    copies = [executed_copy(result.notebook, cpu) for result in results]
    if not any(copy.exists() for copy in copies):
        raise DlcourseError(
            f"{cpu} holds none of these notebooks as they ran on the CPU: run "
            f"`dlcourse run PATH... --device cpu --reports {cpu}` on the same paths first."
        )
    return [
        result.model_copy(update={"agreement": _compare(result, copy)})
        if result.failure is None and copy.exists()
        else result
        for result, copy in zip(results, copies, strict=True)
    ]


def numbers(text: str) -> list[float]:
    """The numbers in a text, in order, without those that are times."""
    return [float(found.replace("−", "-")) for found in NUMBER.findall(TIME.sub(" ", text))]


def _compare(result: RunResult, copy: Path) -> Agreement:
    on_cpu = nbformat.read(copy, as_version=4)
    on_gpu = {cell.id: cell for cell in nbformat.read(result.executed, as_version=4).cells}
    compared, differences = 0, []
    for cell in on_cpu.cells:
        if cell.cell_type != "code" or cell.id not in on_gpu:
            continue
        expected, got = numbers(_printed(cell)), numbers(_printed(on_gpu[cell.id]))
        outside = _outside(expected, got)
        compared += max(len(expected), len(got))
        if outside:
            differences.append(Difference(cell=cell.id, title=title(cell), numbers=outside))
    return Agreement(
        cpu_seconds=on_cpu.metadata.get("papermill", {}).get("duration"),
        numbers=compared,
        differences=tuple(differences),
    )


def _outside(expected: list[float], got: list[float]) -> int:
    """How many numbers leave the band; all of them if there are not equally many."""
    if len(expected) != len(got):
        return max(len(expected), len(got))
    return sum(
        not abs(g - e) <= ABSOLUTE + RELATIVE * abs(e) for e, g in zip(expected, got, strict=True)
    )


def _printed(cell: NotebookNode) -> str:
    return "\n".join(
        output.text if output.output_type == "stream" else output.data.get("text/plain", "")
        for output in cell.outputs
        if output.output_type != "error"
    )
