"""Compare the numbers that a notebook printed on a GPU with those from a CPU run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from dlcourse.errors import DlcourseError
from dlcourse.run.execute import Agreement, CellDifference, RunResult, executed_copy, title

# Two numbers agree if they differ by at most 5 % of the CPU's number, or by 0.01 near zero. A GPU
# adds in another order, and that changes losses and accuracies about as much as another seed does.
RELATIVE = 0.05
ABSOLUTE = 0.01

TIME = re.compile(r"[\d.]+(?:e[-+]?\d+)?\s?(?:s|ms|µs|ns|sec|seconds?|min|minutes?)\b")
NUMBER = re.compile(r"(?<![\w.])[-+−]?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?!\w)", re.IGNORECASE)


def with_agreement(results: Sequence[RunResult], cpu: Path) -> list[RunResult]:
    """Add to each result how well its printed numbers agree with those from a CPU run.

    A notebook that failed, or that has no copy under `cpu`, gets no agreement.

    Parameters
    ----------
    results
        The results of the run to compare.
    cpu
        The reports folder of an earlier `dlcourse run ... --device cpu` on the same paths.

    Raises
    ------
    DlcourseError
        If `cpu` holds no copy of any of these notebooks.
    """
    copies = cpu_copies([result.notebook for result in results], cpu)
    return [
        result.model_copy(update={"agreement": _compare(result, copy)})
        if result.failure is None and copy.exists()
        else result
        for result, copy in zip(results, copies, strict=True)
    ]


def cpu_copies(notebooks: Sequence[Path], cpu: Path) -> list[Path]:
    """The paths of the notebooks' executed copies in the reports folder of a CPU run.

    Raises
    ------
    DlcourseError
        If none of them exists.
    """
    copies = [executed_copy(notebook, cpu) for notebook in notebooks]
    if not any(copy.exists() for copy in copies):
        raise DlcourseError(
            f"{cpu} holds no CPU run of these notebooks. Run "
            f"`dlcourse run PATH... --device cpu --reports {cpu}` on the same paths first."
        )
    return copies


def numbers(text: str) -> list[float]:
    """The numbers in a text, in order. Times are left out."""
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
            differences.append(CellDifference(cell=cell.id, title=title(cell), numbers=outside))
    return Agreement(
        cpu_seconds=on_cpu.metadata.get("papermill", {}).get("duration"),
        numbers=compared,
        differences=tuple(differences),
    )


def _outside(expected: list[float], got: list[float]) -> int:
    """How many numbers do not agree; all of them if the counts differ."""
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
