"""How long each explorer takes from a moved control to a new picture.

Run it with `.venv/bin/python benchmarks/explorers.py`, with the names of some explorers or without
for all. Every option of every control is drawn once to warm up, then timed. The aim is a median of
at most 100 ms of processor time, which is what a redraw takes on a machine that is not busy with
something else; on a busy one even processor time is up to a third longer.
"""

from __future__ import annotations

import pkgutil
import statistics
import sys
import time
from importlib import import_module
from typing import Any

from dlcourse import explore, plot
from dlcourse.explore._widget import Control, Steps, defaults

AIM_MS = 100
REPEATS = 3


def main(*names: str) -> int:
    """Print a line for each explorer; 1 if a median of processor time is above the aim."""
    modules = names or sorted(
        m.name for m in pkgutil.iter_modules(explore.__path__) if not m.name.startswith("_")
    )
    slow = 0
    print(f"{'milliseconds a redraw':22}{'processor':>10}{'wall':>8}{'slowest':>9}{'first':>8}")
    for name in modules:
        explorer = import_module(f"dlcourse.explore.{name}")
        states = list(one_control_moved(explorer.CONTROLS))
        first = max(milliseconds(explorer, state)[1] for state in states)
        times = [milliseconds(explorer, state) for state in states for _ in range(REPEATS)]
        processor, wall = (statistics.median(column) for column in zip(*times, strict=True))
        slowest = max(taken for _, taken in times)
        slow += processor > AIM_MS
        print(f"{name:22}{processor:10.0f}{wall:8.0f}{slowest:9.0f}{first:8.0f}")
    return int(slow > 0)


def one_control_moved(controls: tuple[Control, ...]) -> Any:
    """The default state with each option of each control in turn."""
    start = defaults(controls)
    for control in controls:
        if isinstance(control, Steps):
            others = {name: value for name, value in start.items() if name != control.name}
            options: Any = range(0, control.last(**others) + 1, 10)
        else:
            options = control.options
        for value in options:
            yield start | {control.name: value}


def milliseconds(explorer: Any, state: dict[str, Any]) -> tuple[float, float]:
    """Processor time and time on the wall, from the controls' values to the image in HTML."""
    processor, wall = time.process_time(), time.perf_counter()
    plot.img_tag(explorer.draw(**state))
    return 1000 * (time.process_time() - processor), 1000 * (time.perf_counter() - wall)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
