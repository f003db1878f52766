"""Which files of the course become pages: what is public, and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

PATTERNS = ("course/*.ipynb", "course/*.md", "docs/**/*.md", "CHANGELOG.md", "CONTRIBUTING.md")


def find(root: Path) -> list[Path]:
    """The notebooks and texts that become pages, relative to the course folder `root`."""
    found = [path for pattern in PATTERNS for path in sorted(root.glob(pattern))]
    return [path.relative_to(root) for path in [*found, *released_labs(root)]]


def released_labs(root: Path) -> Iterator[Path]:
    """The labs as the last release wrote them. Somebody's answers may lie beside them.

    A lab that was changed after the release may hold answers, too: the build stops.
    """
    released = json.loads((root / "labs" / "generated.json").read_text(encoding="utf-8"))
    for lab, files in released.items():
        for name, known in files.items():
            path = root / "labs" / lab / name
            if path.suffix != ".ipynb":
                continue
            if hashlib.sha256(path.read_bytes()).hexdigest() != known:
                raise SystemExit(
                    f"labs/{lab}/{name} was changed after the last release: it may hold answers. "
                    "Run `dlcourse release`, then build the site again."
                )
            yield path
