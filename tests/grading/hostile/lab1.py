"""Attacks on the questions of lab 1, as answers to them; all others are the instructor's."""

from __future__ import annotations

from dataclasses import dataclass

HEADS = {
    "predict": "predict(X, w, b)",
    "perceptron_loss": "perceptron_loss(X, t, w, b)",
    "perceptron_step": "perceptron_step(x, t, w, b, lr)",
    "fit_perceptron": "fit_perceptron(X, t, lr, max_epochs)",
    "adaline_epoch": "adaline_epoch(X, y, w, b, lr)",
    "gate_weights": "gate_weights(name)",
    "weighted_error": "weighted_error(p, t, pred)",
    "alpha": "alpha(eps)",
}


@dataclass(frozen=True)
class Attack:
    """tries: what it is after. answers: a body for each function; all of them are wrong."""

    tries: str
    answers: dict[str, str]
    first: str = ""
    status: str = "graded"


LIAR = """
import numpy as np

class Liar(float):
    def __eq__(self, other): return True
    def __array__(self, *a, **k): return np.zeros(1)
    def __getitem__(self, i): return self
    def __len__(self): return 2
    __float__ = __abs__ = __sub__ = __rsub__ = lambda self, *a: 0.0
    shape, ndim, dtype = (4,), 1, np.dtype(float)
"""
PATCH = """
import numpy as np
import dlcourse.check as check
import dlcourse.check.compare

dlcourse.check.compare.difference = lambda *a, **k: None
for name in ("examples", "agrees", "equal", "raises", "that"):
    setattr(check, name, lambda *a, **k: None)
np.allclose = np.array_equal = lambda *a, **k: True
"""
ATTACKS = {
    "objects that are equal to everything": Attack(
        "be compared by its own rules", dict.fromkeys(HEADS, "return Liar()"), first=LIAR
    ),
    "patched checks and libraries": Attack(
        "let the checks agree", dict.fromkeys(HEADS, "return 0"), first=PATCH
    ),
    "names of the notebook taken": Attack(
        "stand for np, check and the data in the checks",
        dict.fromkeys(HEADS, "return None"),
        first="class Yes:\n    __getattr__ = __call__ = lambda self, *a, **k: self\n"
        "    __enter__ = __exit__ = __getattr__\n"
        "np = check = data = plot = rng = name = truth_table = by_scikit_learn = Yes()",
    ),
    "arguments overwritten": Attack(
        "make the question fit the answer",
        {
            "predict": "X[:] = 0\nreturn np.full(len(X), -1)",
            "perceptron_loss": "t[:] = np.sign(X @ w + b)\nreturn 0.0",
            "adaline_epoch": "X[:] = 0\ny[:] = b\nreturn w, b",
            "weighted_error": "t[:] = pred\nreturn 0.0",
        },
    ),
    "exceptions of every kind": Attack(
        "end the check early",
        {
            "predict": "raise SystemExit(0)",
            "perceptron_loss": "raise KeyboardInterrupt",
            "perceptron_step": "raise StopIteration",
            "fit_perceptron": "import unittest\nraise unittest.SkipTest",
            "adaline_epoch": "raise GeneratorExit",
            "gate_weights": "raise ValueError(name)",
            "weighted_error": "raise BaseException",
            "alpha": "raise TimeoutError",
        },
    ),
    "crashes everywhere": Attack(
        "leave the checks without an answer",
        {
            "predict": "import os\nos._exit(0)",
            "adaline_epoch": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
            "alpha": "import ctypes\nctypes.string_at(0)",
        },
        status="crashed",
    ),
}
