"""The part of labs 4 and 5 for those who have a GPU: off, guarded, and it trains where it is on."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

import nbformat
import numpy as np
import pytest
import torch
from contract import ROOT

CPU, CARD = torch.device("cpu"), torch.device("cuda")
LABS = ("lab4_optimizers", "lab5_cnn")
GIVEN = ("imports", "digits", "gpu-tools")

every_lab = pytest.mark.parametrize("lab", LABS)


def cells(lab: str) -> dict[str, str]:
    notebook = nbformat.read(ROOT / "labs" / lab / f"{lab}.ipynb", as_version=4)
    return {cell.id: cell.source for cell in notebook.cells}


@cache
def tools(lab: str) -> dict[str, Any]:
    """What the given cells that this part needs define."""
    names: dict[str, Any] = {}
    exec("from dlcourse import runtime", names)
    for name in GIVEN:
        exec(cells(lab).get(name, ""), names)
    if lab == "lab5_cnn":  # a few digits are enough to see that they are used
        names["train_digits"] = names["train_digits"].take(np.arange(100))
        names["train_labels"] = names["train_labels"][:100]
    return names


def race(lab: str, switch: bool) -> None:
    """Run the part's last cell."""
    source = cells(lab)["gpu-race"]
    assert source.startswith("TRY_A_GPU = False\n")
    exec(source.replace("False", str(switch), 1), {**tools(lab), "device": CPU})


def a_few(shape: tuple[int, ...]) -> tuple[torch.Tensor, torch.Tensor]:
    """Forty images of two classes: one is bright on its left side, the other on its right."""
    labels = torch.arange(40) % 2
    images = torch.randint(100, (40, *shape), generator=torch.Generator().manual_seed(0))
    images[labels == 0, ..., : shape[-1] // 2] += 150
    images[labels == 1, ..., shape[-1] // 2 :] += 150
    return images.to(torch.uint8), labels


@every_lab
def test_it_is_given_out_switched_off_and_without_a_gpu_it_says_so_in_a_line(
    lab: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DLCOURSE_DEVICE", "cpu")
    tools(lab)
    capsys.readouterr()
    race(lab, switch=False)
    race(lab, switch=True)
    off, on = capsys.readouterr().out.splitlines()

    assert off == "Switched off, as it was given out."
    assert on.startswith("There is no GPU here")


@every_lab
def test_without_torchvision_there_are_no_images_and_no_error(
    lab: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torchvision", None)
    load = tools(lab).get("all_of_mnist") or tools(lab)["all_of_cifar10"]

    assert load() is None


@pytest.mark.slow
@every_lab
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float16])
def test_it_learns_in_32_bits_and_in_16(lab: str, dtype: torch.dtype) -> None:
    few = a_few((1, 28, 28) if lab == "lab5_cnn" else (784,))
    torch.manual_seed(0)
    model = tools(lab)["make_cnn"]() if lab == "lab5_cnn" else tools(lab)["network"](64)
    seconds = tools(lab)["train_quickly"](model, *few, 10, CPU, dtype, epochs=4)

    assert seconds > 0
    assert tools(lab)["share_right"](model, *few, CPU) == 1
    assert {weights.dtype for weights in model.parameters()} == {torch.float32}


@every_lab
@pytest.mark.parametrize(
    ("card", "capability", "dtype"),
    [
        ("L4", (8, 9), torch.bfloat16),
        ("T4", (7, 5), torch.float16),
        ("P100", (6, 0), torch.float32),
    ],
)
def test_a_card_gets_the_16_bits_that_it_is_fast_with(
    lab: str,
    card: str,
    capability: tuple[int, int],
    dtype: torch.dtype,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda device: capability)
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda: True)  # older cards imitate it

    assert tools(lab)["sixteen_bits"](CARD) == dtype, card
    assert tools(lab)["sixteen_bits"](CPU) == torch.float32
    ways = [(CPU, torch.float32), (CARD, torch.float32), (CARD, dtype)]
    assert tools(lab)["ways_to_compute"](CARD) == list(dict.fromkeys(ways))


@pytest.mark.slow
@every_lab
def test_the_table_has_a_row_for_each_task_and_a_column_for_each_way(
    lab: str, capsys: pytest.CaptureFixture[str]
) -> None:
    few = a_few((3, 32, 32) if lab == "lab5_cnn" else (784,))
    ways = [(CPU, torch.float32), (CPU, torch.bfloat16)]
    tools(lab)
    capsys.readouterr()
    tools(lab)["measure"](*([few] if lab == "lab5_cnn" else [few, few]), ways)
    head, *rows = capsys.readouterr().out.splitlines()

    assert "cpu float32" in head
    assert "cpu bfloat16" in head
    assert len(rows) == (2 if lab == "lab5_cnn" else 3)
    assert all(row.count(" s") == 2 for row in rows)
