"""What a notebook took of the GPU, read in its own kernel by a cell put at its end."""

from __future__ import annotations

import json

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from pydantic import BaseModel, ConfigDict, ValidationError

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


class GpuUse(BaseModel):
    """The card's name, "" if the notebook saw none, and the most memory its tensors held."""

    model_config = ConfigDict(frozen=True)

    card: str
    peak_bytes: int


def add_cell(notebook: NotebookNode) -> None:
    """Put the measuring cell at the end of a notebook that is about to run."""
    notebook.cells.append(new_code_cell(CELL, id=CELL_ID))


def take_cell(notebook: NotebookNode) -> GpuUse | None:
    """Remove the measuring cell from a notebook that ran; None if the cell was not reached."""
    measuring = [cell for cell in notebook.cells if cell.id == CELL_ID]
    notebook.cells = [cell for cell in notebook.cells if cell.id != CELL_ID]
    printed = "".join(
        output.text for cell in measuring for output in cell.outputs if "text" in output
    )
    try:
        return GpuUse.model_validate(json.loads(printed))
    except (ValueError, ValidationError):
        return None
