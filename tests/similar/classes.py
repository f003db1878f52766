"""A lab with a long, a short and a written question, and answers to them."""

from __future__ import annotations

from pathlib import Path

import small_course
from nbformat import NotebookNode
from small_course import LAB, answer_cell, check_cell, given_cell, notebook_of, written_cell

STUB = '''\
def fit(X, t, lr, max_epochs):
    """Train a perceptron: weights, bias, and the mistakes of each epoch."""
    ### BEGIN SOLUTION
    w = np.zeros(X.shape[1])
    b = 0.0
    mistakes = []
    for _ in range(max_epochs):
        count = 0
        for x, label in zip(X, t):
            if label * (x @ w + b) <= 0:
                w = w + lr * label * x
                b = b + lr * label
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes
    ### END SOLUTION'''

SHORT = '''\
def predict(X, w, b):
    """The class of each row."""
    ### BEGIN SOLUTION
    return np.where(X @ w + b > 0, 1, -1)
    ### END SOLUTION'''

GIVEN = "import numpy as np\n\ndef show(w, b):\n    for k, part in enumerate([*w, b]):\n" + (
    "        print(f'{k}: {part:.3f}', np.sign(part) * np.sqrt(np.abs(part)) + k ** 2 - 3 * k)\n"
)

INDEPENDENT = {
    "augmented": """\
def fit(X, t, lr, max_epochs):
    Z = np.column_stack([X, np.ones(len(X))])
    v = np.zeros(Z.shape[1])
    mistakes = []
    for epoch in range(max_epochs):
        wrong = 0
        for z, label in zip(Z, t):
            if not label * (v @ z) > 0:
                v = v + lr * label * z
                wrong += 1
        mistakes += [wrong]
        if wrong == 0:
            return v[:-1], v[-1], mistakes
    return v[:-1], v[-1], mistakes
""",
    "dual": """\
def fit(X, t, lr, max_epochs):
    counts = np.zeros(len(t))
    mistakes = []
    for _ in range(max_epochs):
        before = counts.sum()
        for i in range(len(t)):
            w = lr * ((counts * t) @ X)
            b = lr * (counts * t).sum()
            if t[i] * (X[i] @ w + b) <= 0:
                counts[i] += 1
        mistakes.append(int(counts.sum() - before))
        if mistakes[-1] == 0:
            break
    return lr * ((counts * t) @ X), lr * (counts * t).sum(), np.array(mistakes)
""",
    "while": """\
def fit(X, t, lr, max_epochs):
    n, d = X.shape
    w = np.zeros(d)
    b = 0
    mistakes = []
    while len(mistakes) < max_epochs and (not mistakes or mistakes[-1] > 0):
        count = 0
        i = 0
        while i < n:
            if (np.inner(w, X[i]) + b) * t[i] <= 0:
                w += lr * t[i] * X[i]
                b += lr * t[i]
                count += 1
            i += 1
        mistakes.append(count)
    return w, b, mistakes
""",
    "step": """\
def fit(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        mistakes.append(0)
        for x, label in zip(X, t):
            if label * (x @ w + b) <= 0:
                mistakes[-1] += 1
                w, b = w + lr * label * x, b + lr * label
        if not mistakes[-1]:
            break
    return w, b, mistakes
""",
}

# The answer "dual" with other names, comments and order, `for` written as `while`, and `+=` not.
COPY_OF_DUAL = """\
def fit(X, t, lr, max_epochs):
    errors = []  # one number for each epoch
    alphas = np.zeros(len(t))
    # go on until nothing is wrong
    epoch = 0
    while epoch < max_epochs:
        old = alphas.sum()
        for row in range(len(t)):
            bias = lr * (alphas * t).sum()
            weights = lr * ((alphas * t) @ X)
            if 0 >= (X[row] @ weights + bias) * t[row]:
                alphas[row] = alphas[row] + 1
        errors.append(int(alphas.sum() - old))
        if errors[-1] == 0:
            break
        epoch += 1
    return lr * ((alphas * t) @ X), lr * (alphas * t).sum(), np.array(errors)
"""

SHORT_ANSWERS = [
    "return np.where(X @ w + b > 0, 1, -1)",
    "scores = X @ w + b\n    return np.where(scores > 0, 1, -1)",
    "return 2 * (X @ w + b > 0).astype(int) - 1",
    "return np.array([1 if x @ w + b > 0 else -1 for x in X])",
    "s = np.dot(X, w) + b\n    s[s > 0] = 1\n    s[s <= 0] = -1\n    return s.astype(int)",
    "out = -np.ones(len(X), int)\n    out[X @ w + b > 0] = 1\n    return out",
]

WHY = (
    "The bias moves the border away from the origin, and without it every border goes through the "
    "origin, so two clouds on one side of it are never told apart however long the training takes; "
    "with it the border may stand between them wherever they are in the plane of both features."
)


def lab() -> NotebookNode:
    """The instructor's notebook."""
    return notebook_of(
        given_cell("imports", GIVEN),
        answer_cell("fit", STUB),
        check_cell("fit", "assert fit", 3),
        answer_cell("predict", SHORT),
        check_cell("predict", "assert predict", 1),
        written_cell("why", "Because of the origin.", 1),
    )


def write_course(root: Path, toml: str = "") -> Path:
    """A course with this lab, released."""
    small_course.write(root, lab(), small_course.COURSE_TOML + toml)
    released = small_course.to_bytes(small_course.students_version(lab()))
    small_course.write_notebook(root / "labs", LAB, released)
    return root


def hand_in(root: Path, student: str, **answers: str) -> None:
    """Hand in the released notebook with these answers in it."""
    notebook = small_course.students_version(lab())
    for name, source in answers.items():
        small_course.find(notebook, name).source = source
    small_course.hand_in(root, LAB, student, small_course.to_bytes(notebook))


def short(body: str) -> str:
    """An answer to the short question."""
    return f"def predict(X, w, b):\n    {body}"
