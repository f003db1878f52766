"""What a question forbids: refused with a kind word, here and in the student's process."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from engine_help import answer, notebook, run_in_a_judge
from engine_help import check as check_cell

from dlcourse import check
from dlcourse.models import Limits


def squares() -> torch.Tensor:
    x = torch.ones(3, requires_grad=True)
    return (x * x).sum()


WAYS = {
    "backward": lambda: squares().backward(),
    "grad": lambda: torch.autograd.grad(squares(), torch.ones(3, requires_grad=True)),
    "func.grad": lambda: torch.func.grad(lambda x: (x * x).sum())(torch.ones(3)),
    "jacobian": lambda: torch.autograd.functional.jacobian(lambda x: x * x, torch.ones(3)),
    "jacfwd": lambda: torch.func.jacfwd(lambda x: x * x)(torch.ones(3)),
    "jvp": lambda: torch.func.jvp(lambda x: x * x, (torch.ones(3),), (torch.ones(3),)),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_to_autograd_and_it_works_again_afterwards(way: str) -> None:
    with pytest.raises(check.NotAllowed, match="write the derivatives yourself"):
        check.no_autograd()(WAYS[way])()
    x = torch.ones(3, requires_grad=True)
    (x * x).sum().backward()
    assert x.grad is not None
    assert x.grad.tolist() == [2.0, 2.0, 2.0]


def test_other_work_in_torch_is_allowed() -> None:
    with check.no_autograd():
        assert squares().item() == 3.0


def test_blocks_may_lie_in_one_another() -> None:
    path = "torch.optim.Optimizer.step"
    step = torch.optim.Optimizer.step
    with check.forbid(path, because="outer"), check.forbid(path, because="inner"):
        pass
    assert torch.optim.Optimizer.step is step


def test_an_operator_of_torch_is_refused_by_whatever_name_and_works_again_afterwards() -> None:
    image, kept = torch.ones(1, 1, 3, 3), torch.conv2d
    layer = torch.nn.Conv2d(1, 1, 2)
    ways = (lambda: kept(image, layer.weight), lambda: layer(image), lambda: image @ image)
    refused = check.forbid("torch.ops.aten.convolution", because="Cut out the windows yourself.")
    for way in ways[:2]:
        with pytest.raises(check.NotAllowed, match="windows yourself"):
            refused(way)()
    assert refused(ways[2])().shape == (1, 1, 3, 3)
    assert kept(image, layer.weight).shape == (1, 1, 2, 2)


def test_a_library_that_is_not_there_is_left_alone() -> None:
    with check.forbid("a_library_nobody_has.function", because="never"):
        pass


BY_AUTOGRAD = """
import torch
backward = torch.Tensor.backward
def slope(x):
    x = torch.tensor(x, requires_grad=True)
    backward(x ** 2)
    return x.grad.item()
"""
CHECK = """
from dlcourse import check
import torch
x = torch.tensor(3.0, requires_grad=True)
(x ** 2).backward()
with check.question("slope", points=1):
    check.agrees(check.no_autograd()(slope), lambda x: 2 * x, [(3.0,)])
"""


@pytest.mark.xdist_group("engine")
@pytest.mark.parametrize(
    ("source", "points", "told"),
    [(BY_AUTOGRAD, 0, "write the derivatives"), ("def slope(x):\n    return 2 * x", 1, "")],
)
def test_the_students_process_is_the_one_where_it_is_forbidden(
    source: str, points: float, told: str
) -> None:
    cells = notebook(answer("slope", source), check_cell("slope", CHECK))
    outcome = run_in_a_judge(cells, Limits(), {}).outcomes["check-slope"]
    assert outcome.score == points
    assert told in outcome.message


def test_what_was_not_allowed_is_a_failed_check_with_its_reason() -> None:
    refused = check.forbid("numpy.linalg.norm", because="Write the length yourself.")
    with pytest.raises(check.CheckFailed) as failed, check.question("length"):
        check.agrees(refused(lambda x: np.linalg.norm(x)), lambda x: abs(x), [(3.0,)])
    assert failed.value.report.headline == "Write the length yourself."
    assert str(failed.value) == "✗ Write the length yourself."


def test_in_a_notebook_an_object_of_a_library_is_simply_made() -> None:
    layer = check.remote("torch.nn.Linear", 3, 2, bias=False)
    assert type(layer) is torch.nn.Linear
    assert (layer.in_features, layer.out_features, layer.bias) == (3, 2, None)
    assert check.remote("math.hypot", 3, 4) == 5


REMOTE_CHECK = """
from dlcourse import check
from dlcourse.check import remote
with check.question("width"):
    check.equal(width(remote("torch.nn.Linear", 3, 2)), 2)
    check.equal(width(check.remote("torch.nn.Linear", 3, out_features=5)), 5)
"""
WIDTH = """
import torch
def width(layer):
    return layer.out_features if type(layer) is torch.nn.Linear else "no real layer"
"""


@pytest.mark.xdist_group("engine")
def test_in_the_grader_it_is_made_where_the_students_function_runs() -> None:
    cells = notebook(answer("width", WIDTH), check_cell("width", REMOTE_CHECK, points=3))
    outcome = run_in_a_judge(cells, Limits(), {}).outcomes["check-width"]
    assert (outcome.score, outcome.message) == (3, "")
