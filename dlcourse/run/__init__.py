"""Run whole notebooks, on this machine or on Colab, and report what failed."""

from enum import StrEnum


class ColabGpu(StrEnum):
    """The GPUs that Colab offers; which of them you get depends on your account."""

    T4 = "T4"
    L4 = "L4"
    G4 = "G4"
    H100 = "H100"
    A100 = "A100"
