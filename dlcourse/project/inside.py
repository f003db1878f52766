"""The program that runs the notebook, in a process of its own: inside the walls, if there are any.

`python -m dlcourse.project.inside NOTEBOOK EXECUTED SECONDS RESULT` writes a `RunResult` as JSON.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dlcourse.run.execute import run_one


def main(notebook: str, executed: str, seconds: str, result: str) -> None:
    """Run a notebook; write its executed copy, and how it ended."""
    ran = run_one(Path(notebook), Path(executed), int(seconds))
    Path(result).write_text(ran.model_dump_json(), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
