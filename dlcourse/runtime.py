"""Where a notebook runs and with what: the front end, the device, seeded generators, versions."""

from __future__ import annotations

import os
import platform
import re
import sys
from typing import TYPE_CHECKING, Literal

from dlcourse import __version__
from dlcourse.errors import DlcourseError

if TYPE_CHECKING:
    import numpy as np
    import torch

Place = Literal["colab", "jupyter", "ipython", "headless"]

# What a front end leaves in the environment of the kernels it starts, and a batch run does not.
FRONT_END_VARIABLES = ("JPY_SESSION_NAME", "VSCODE_PID", "VSCODE_CWD")


def where() -> Place:
    """Where this code runs.

    "colab"; "jupyter": a kernel with a front end; "ipython": IPython in a terminal;
    "headless": plain Python, or a kernel with nobody in front of it, as in a batch run.
    """
    shell = _shell()
    if shell is None:
        return "headless"
    if type(shell).__module__.startswith("google.colab"):
        return "colab"
    if not hasattr(shell, "kernel"):
        return "ipython"
    shown = any(name in os.environ for name in FRONT_END_VARIABLES)
    return "jupyter" if shown else "headless"


def has_front_end() -> bool:
    """True where somebody can see and move a widget."""
    return where() in ("colab", "jupyter")


def device() -> torch.device:
    """The GPU when torch sees one, else the CPU; DLCOURSE_DEVICE=cpu or cuda decides otherwise.

    Raises DlcourseError when cuda is asked for and torch sees no GPU.
    """
    import torch

    chosen = os.environ.get("DLCOURSE_DEVICE", "auto")
    seen = "cuda" if torch.cuda.is_available() else "cpu"
    if chosen == "cuda" != seen:
        raise DlcourseError(
            "DLCOURSE_DEVICE asks for cuda and torch sees no GPU: run `dlcourse doctor` for what "
            "torch sees, or choose cpu."
        )
    return torch.device(seen if chosen == "auto" else chosen)


def rng(seed: int) -> np.random.Generator:
    """A NumPy generator of its own: the same seed gives the same numbers, whatever ran before."""
    import numpy as np

    return np.random.default_rng(seed)


def torch_generator(seed: int, device: torch.device | str = "cpu") -> torch.Generator:
    """A torch generator of its own on `device`, seeded."""
    import torch

    return torch.Generator(device=device).manual_seed(seed)


def require_version(needed: str) -> None:
    """Raise DlcourseError, saying what to do, when the installed package is older than `needed`."""
    if _release(__version__) >= _release(needed):
        return
    remedy = {
        "colab": "choose Runtime → Disconnect and delete runtime, then run this cell again",
        "jupyter": "restart the kernel and run this cell again; if that does not help, "
        "run `git pull` and `make lab` in the course folder",
    }.get(where(), "run `git pull` and `make lab` in the course folder")
    raise DlcourseError(
        f"This notebook needs dlcourse {needed}, and dlcourse {__version__} is loaded: {remedy}."
    )


def start(needed: str) -> None:
    """What the set-up cell calls: check the version, use one torch thread, print one line.

    One thread keeps results the same on every machine, and small networks fast.
    """
    require_version(needed)
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
    else:  # read by torch when it is imported
        os.environ["OMP_NUM_THREADS"] = "1"
    place = {"colab": "on Colab", "jupyter": "in Jupyter"}.get(where(), "without a front end")
    print(f"dlcourse {__version__} is ready, Python {platform.python_version()}, {place}.")  # noqa: T201


def _shell() -> object | None:
    """The running IPython shell, if there is one; IPython is not imported to find out."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def _release(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])
