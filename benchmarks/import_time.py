"""How long the student half takes to import, against Python doing nothing.

Run with: python benchmarks/import_time.py [runs]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

STATEMENTS = {
    "nothing": "pass",
    "numpy": "import numpy",
    "dlcourse": "import dlcourse",
    "dlcourse.check": "import dlcourse.check",
    "dlcourse.data": "import dlcourse.data",
}


def seconds(statement: str) -> float:
    """Wall time of one fresh Python that runs the statement."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - begin


def main(runs: int) -> None:
    """Measure every statement in turn, `runs` times, and print the medians."""
    rounds = [{name: seconds(code) for name, code in STATEMENTS.items()} for _ in range(runs)]
    medians = {name: statistics.median(r[name] for r in rounds) for name in STATEMENTS}
    base = medians["nothing"]
    print(f"median of {runs} runs, Python {sys.version.split()[0]}")
    print(f"{'import':<16}{'total ms':>10}{'extra ms':>10}{'ratio':>8}")
    for name, median in medians.items():
        extra = 1000 * (median - base)
        print(f"{name:<16}{1000 * median:>10.0f}{extra:>10.0f}{median / base:>8.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
