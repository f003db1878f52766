"""How much GPU memory a notebook used: an extra cell at its end measures this."""

from __future__ import annotations

import json

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from pydantic import ValidationError

from dlcourse.models import Data

CELL_ID = "dlcourse-gpu"
CELL = """\
import json, sys
torch = sys.modules.get("torch")
cuda = torch and torch.cuda.is_available()
print(json.dumps({
    "card": torch.cuda.get_device_name() if cuda else "",
    "peak_bytes": torch.cuda.max_memory_allocated() if cuda else 0,
}))
"""


class GpuUse(Data):
    """The name of the GPU ("" if there was none), and the peak memory use of its tensors."""

    card: str
    peak_bytes: int


def add_cell(notebook: NotebookNode) -> None:
    """Add the measuring cell to the end of a notebook, before it runs."""
    notebook.cells.append(new_code_cell(CELL, id=CELL_ID))


def take_cell(notebook: NotebookNode) -> GpuUse | None:
    """Remove the measuring cell after the run; return its result, None if it did not run."""
    measuring = [cell for cell in notebook.cells if cell.id == CELL_ID]
    notebook.cells = [cell for cell in notebook.cells if cell.id != CELL_ID]
    printed = "".join(
        output.text for cell in measuring for output in cell.outputs if "text" in output
    )
    try:
        return GpuUse.model_validate(json.loads(printed))
    except (ValueError, ValidationError):
        return None
