"""Where a notebook runs, and with what: front end, device, seeded generators, versions."""

from __future__ import annotations

import os
import platform
import re
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from dlcourse import __version__
from dlcourse.errors import DlcourseError

if TYPE_CHECKING:
    import numpy as np
    import torch


class Device(StrEnum):
    """Where torch computes: AUTO is the GPU if there is one, else the CPU."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


Place = Literal["colab", "jupyter", "ipython", "headless"]

# A front end sets one of these for the kernels that it starts. A batch run does not.
FRONT_END_VARIABLES = ("JPY_SESSION_NAME", "VSCODE_PID", "VSCODE_CWD")


def where() -> Place:
    """Find out where this code runs.

    Returns
    -------
    str
        "colab"; "jupyter" for a kernel with a front end; "ipython" for IPython in a terminal;
        "headless" for plain Python, or for a kernel without a front end, as in a batch run.
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
    """Whether somebody can see and move a widget."""
    return where() in ("colab", "jupyter")


def device() -> torch.device:
    """Choose the device for torch: the GPU if torch finds one, else the CPU.

    The environment variable DLCOURSE_DEVICE can choose instead: "cpu" or "cuda".

    Returns
    -------
    torch.device
        The device.

    Raises
    ------
    DlcourseError
        If DLCOURSE_DEVICE is "cuda" and torch finds no GPU.
    """
    import torch

    chosen = os.environ.get("DLCOURSE_DEVICE", "auto")
    seen = "cuda" if torch.cuda.is_available() else "cpu"
    if chosen == "cuda" != seen:
        raise DlcourseError(
            "DLCOURSE_DEVICE is cuda, but torch finds no GPU: run `dlcourse doctor` to see what "
            "torch finds, or choose cpu."
        )
    return torch.device(seen if chosen == "auto" else chosen)


def rng(seed: int) -> np.random.Generator:
    """Make a new NumPy generator. The same seed always gives the same numbers.

    Parameters
    ----------
    seed
        A whole number, 0 or more.

    Returns
    -------
    numpy.random.Generator
        The generator; it shares no state with any other.
    """
    import numpy as np

    return np.random.default_rng(seed)


def torch_generator(seed: int, device: torch.device | str = "cpu") -> torch.Generator:
    """Make a new torch generator. The same seed always gives the same numbers.

    Parameters
    ----------
    seed
        A whole number.
    device
        The device on which it draws numbers.

    Returns
    -------
    torch.Generator
        The generator; it shares no state with any other.
    """
    import torch

    return torch.Generator(device=device).manual_seed(seed)


def require_version(needed: str) -> None:
    """Check that dlcourse is new enough for a notebook.

    Parameters
    ----------
    needed
        The oldest version that works, such as "0.1.0".

    Raises
    ------
    DlcourseError
        If the installed version is older. The text says what to do.
    """
    if _release(__version__) >= _release(needed):
        return
    remedy = {
        "colab": "choose Runtime → Disconnect and delete runtime, then run this cell again",
        "jupyter": "restart the kernel and run this cell again; if that does not help, "
        "run `git pull` and `make lab` in the course folder",
    }.get(where(), "run `git pull` and `make lab` in the course folder")
    raise DlcourseError(
        f"This notebook needs dlcourse {needed}, but this is dlcourse {__version__}: {remedy}."
    )


def start(needed: str) -> None:
    """Check the version, let torch use one thread, and print one line. The set-up cell calls this.

    With one thread, results are the same on every machine, and small networks are faster.

    Parameters
    ----------
    needed
        The oldest version of dlcourse that works, such as "0.1.0".

    Raises
    ------
    DlcourseError
        If the installed version is older.
    """
    require_version(needed)
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
    else:  # torch reads this when it is imported
        os.environ["OMP_NUM_THREADS"] = "1"
    place = {"colab": "on Colab", "jupyter": "in Jupyter"}.get(where(), "without a front end")
    print(f"dlcourse {__version__} is ready, Python {platform.python_version()}, {place}.")  # noqa: T201


def _shell() -> object | None:
    """Return the running IPython shell, if any, without importing IPython."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def _release(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])
