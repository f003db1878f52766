"""The activations that several explorers use: each function by name, as torch computes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

IDENTITY, STEP, SIGMOID, TANH = "identity", "step", "sigmoid", "tanh"
GAUSSIAN, RELU, LEAKY, ELU = "Gaussian", "ReLU", "leaky ReLU / PReLU", "ELU"
MAXOUT, SOFTPLUS, GELU, SILU = "maxout of z and −a·z", "softplus", "GELU", "SiLU"


@dataclass(frozen=True)
class Facts:
    """The formula of an activation and the values it takes; {a} is the place of its parameter."""

    formula: str
    values: str


FACTS = {
    IDENTITY: Facts("z", "(−∞, ∞)"),
    STEP: Facts("1 if z > 0, else 0", "{{0, 1}}"),
    SIGMOID: Facts("1/(1 + exp(−z))", "(0, 1)"),
    TANH: Facts("tanh z", "(−1, 1)"),
    GAUSSIAN: Facts("exp(−z²/2)", "(0, 1]"),
    RELU: Facts("max(0, z)", "[0, ∞)"),
    LEAKY: Facts("z if z > 0, else {a:g}·z", "(−∞, ∞)"),
    ELU: Facts("z if z > 0, else {a:g}·(exp(z) − 1)", "(−{a:g}, ∞)"),
    MAXOUT: Facts("max(z, −{a:g}·z)", "[0, ∞)"),
    SOFTPLUS: Facts("ln(1 + exp(z))", "(0, ∞)"),
    GELU: Facts("z·Φ(z)", "[−0.17, ∞)"),
    SILU: Facts("z·σ(z)", "[−0.28, ∞)"),
}
WITH_PARAMETER = (LEAKY, ELU, MAXOUT)


def apply(name: str, z: Tensor, a: float = 1.0) -> Tensor:
    """Apply an activation to every entry. torch can differentiate it; the slope of the step is 0.

    Parameters
    ----------
    name
        A name in FACTS.
    z
        A tensor of any shape.
    a
        The parameter, for the activations in WITH_PARAMETER only.

    Returns
    -------
    Tensor
        The values, with the shape of z.
    """
    import torch
    from torch.nn import functional

    functions = {
        IDENTITY: lambda: z.clone(),
        STEP: lambda: (z > 0).to(z.dtype) + 0 * z,
        SIGMOID: lambda: torch.sigmoid(z),
        TANH: lambda: torch.tanh(z),
        GAUSSIAN: lambda: torch.exp(-(z**2) / 2),
        RELU: lambda: functional.relu(z),
        LEAKY: lambda: functional.leaky_relu(z, a),
        ELU: lambda: functional.elu(z, a),
        MAXOUT: lambda: torch.maximum(z, -a * z),
        SOFTPLUS: lambda: functional.softplus(z),
        GELU: lambda: functional.gelu(z),
        SILU: lambda: functional.silu(z),
    }
    return functions[name]()


def value_and_slope(name: str, z: Tensor, a: float = 1.0) -> tuple[Tensor, Tensor]:
    """Value and derivative at every entry of z. torch finds the derivative."""
    import torch

    z = z.detach().requires_grad_()
    value = apply(name, z, a)
    (slope,) = torch.autograd.grad(value.sum(), z)
    return value.detach(), slope
