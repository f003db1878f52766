"""Large libraries are imported before a process is forked, if a notebook imports them."""

from __future__ import annotations

import pytest

from dlcourse.grading.warm import libraries_in


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("import torch", True),
        ("from torch import nn", True),
        ("import numpy as np, torch", True),
        ("import os,math , torch.nn as nn", True),
        ("import torchx", False),
        ("import numpy  # and no torch", False),
        ("Weights come from the torch library.", False),
    ],
)
def test_a_library_is_found_wherever_it_stands_in_an_import(text: str, wanted: bool) -> None:
    assert ("torch" in libraries_in([text.encode()])) == wanted
