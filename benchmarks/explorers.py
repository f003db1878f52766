"""How long each explorer takes from a moved control to a new picture.

Run it with `.venv/bin/python benchmarks/explorers.py`. Every option of every control is drawn once
to warm up, then timed; the aim is a median of at most 100 ms.
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
REPEATS = 5


def main() -> int:
    """Print a line for each explorer; 1 if a median is above the aim."""
    modules = [m.name for m in pkgutil.iter_modules(explore.__path__) if not m.name.startswith("_")]
    slow = 0
    print(f"{'explorer':22}{'median':>10}{'slowest':>10}{'first':>10}   milliseconds a redraw")
    for name in modules:
        explorer = import_module(f"dlcourse.explore.{name}")
        states = list(one_control_moved(explorer.CONTROLS))
        first = max(milliseconds(explorer, state) for state in states)
        times = [milliseconds(explorer, state) for state in states for _ in range(REPEATS)]
        median = statistics.median(times)
        slow += median > AIM_MS
        print(f"{name:22}{median:10.0f}{max(times):10.0f}{first:10.0f}")
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


def milliseconds(explorer: Any, state: dict[str, Any]) -> float:
    """From the values of the controls to the image in the page's HTML."""
    begin = time.perf_counter()
    plot.img_tag(explorer.draw(**state))
    return 1000 * (time.perf_counter() - begin)


if __name__ == "__main__":
    sys.exit(main())
