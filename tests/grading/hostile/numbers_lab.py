"""A lab of five questions, 10 points, in which every kind of test has its place."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from nbformat import NotebookNode
from small_course import (
    answer_cell,
    check_cell,
    find,
    given_cell,
    notebook_of,
    students_version,
    text_cell,
    to_bytes,
)

from dlcourse.models import Lab, Submission, TrustedNotebook

NAME = "numbers"
POINTS = {"square": 2, "mean": 3, "total": 2, "share": 2, "twice": 1}
RIGHT = {
    "square": "def square(x):\n    return x * x",
    "mean": "def mean(values):\n    return sum(values) / len(values)",
    "total": "def total(values):\n    return sum(square(v) for v in values)",
    "share": "def share(values):\n    return float((values > 0).mean())",
    "twice": "def twice(f, x):\n    return f(f(x))",
}
CHECKS = {
    "square": """
assert abs(square(3) - 9) < 1e-9
### BEGIN HIDDEN TESTS
x = np.arange(4.0)
np.testing.assert_allclose(square(x), x * x)
assert square(-7) == 49, "EXPECTATION"
### END HIDDEN TESTS
""",
    "mean": """
with check.question("mean", points=3):
    check.examples(mean, check.example([1.0, 2.0, 6.0], gives=3.0))
    ### BEGIN HIDDEN TESTS
    def by_numpy(values):
        return float(np.mean(values))  # EXPECTATION
    check.agrees(mean, by_numpy, [([0.5, 8.0, 4.25],), (np.array([-1.0]),), (np.arange(9),)])
    ### END HIDDEN TESTS
""",
    "total": """
assert total([1, 2, 3]) == 14
### BEGIN HIDDEN TESTS
assert total([5]) == 25, "EXPECTATION"
### END HIDDEN TESTS
""",
    "share": "value = share(np.array([1.0, 2.0]))\n2 * value",
    "twice": """
assert twice(lambda v: v + 1, 3) == 5
### BEGIN HIDDEN TESTS
assert twice(lambda v: v * v, 3) == 81, "EXPECTATION"
### END HIDDEN TESTS
""",
}


def _source() -> NotebookNode:
    cells = [
        text_cell("title", "# Numbers"),
        given_cell("imports", "import numpy as np\n\nfrom dlcourse import check"),
    ]
    for name, right in RIGHT.items():
        head, _, body = right.partition("\n")
        solution = f"{head}\n    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION"
        cells += [
            text_cell(f"{name}-text", f"## {name}"),
            answer_cell(name, solution),
            check_cell(name, CHECKS[name].strip(), POINTS[name]),
        ]
    return notebook_of(*cells, given_cell("see", "print(total([1, 2]))"))


SOURCE = _source()
RELEASED = students_version(SOURCE)
LAB = Lab(
    name=NAME,
    notebooks=(TrustedNotebook(name=NAME, source=to_bytes(SOURCE), released=to_bytes(RELEASED)),),
    files={"lab.csv": b"1,2\n"},
)


def handed_in(
    answers: Mapping[str, str], first: str = "", last: str = "", student: str = "ada"
) -> Submission:
    """A right notebook with these answers, and own cells above and below everything."""
    notebook = copy.deepcopy(RELEASED)
    for name, source in (RIGHT | dict(answers)).items():
        find(notebook, name).source = source.strip("\n")
    if first:
        notebook.cells.insert(0, given_cell("first", first.strip("\n")))
    if last:
        notebook.cells.append(given_cell("last", last.strip("\n")))
    return Submission(student=student, files={f"{NAME}.ipynb": to_bytes(notebook)})
