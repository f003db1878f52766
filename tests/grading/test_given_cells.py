"""What a given cell works out from answers is the judge's: no student can say how good they are."""

from __future__ import annotations

import pytest
from nbformat import NotebookNode
from small_course import answer_cell, check_cell, given_cell, notebook_of, to_bytes

from dlcourse.grading import grade
from dlcourse.grading.calibrate import calibration_of, in_words
from dlcourse.models import Checked, Lab, Limits, Result, Submission, TrustedNotebook

pytestmark = pytest.mark.xdist_group("engine")  # they share the fork servers

DATA = given_cell(
    "data",
    "import numpy as np\nX = np.array([[1.0, 2.0], [-3.0, 1.0], [0.5, -4.0], [2.0, 2.0]])\n"
    "y = np.array([1, -1, -1, 1])",
)
PREDICT = "import numpy as np\ndef predict(X):\n    return np.where(X.sum(axis=1) > 0, 1, -1)"
WRONG = "import numpy as np\ndef predict(X):\n    return np.ones(len(X))"
ACCURACY = "accuracy = np.mean(predict(X) == y)"


def lab_of(*cells: NotebookNode) -> Lab:
    source = to_bytes(notebook_of(*cells))
    return Lab(name="lab", notebooks=(TrustedNotebook(name="lab", source=source, released=source),))


def graded(cells: list[NotebookNode], *answers: NotebookNode) -> Result:
    """What a student gets who changes these answers of the instructor's."""
    changed = {cell.id: cell for cell in answers}
    notebook = notebook_of(*(changed.get(cell.id, cell) for cell in cells))
    submission = Submission(student="ada", files={"lab.ipynb": to_bytes(notebook)})
    return grade(submission, lab_of(*cells)).result


def accuracy_lab(given: str, check: str) -> list[NotebookNode]:
    return [
        DATA,
        answer_cell("predict", PREDICT),
        given_cell("measure", given),
        check_cell("predict", check),
    ]


MEASURES = {
    "mean of equal ones": (ACCURACY, "assert accuracy > 0.9"),
    "mean by a method": ("accuracy = (predict(X) == y).mean()", "assert accuracy > 0.9"),
    "difference": ("gap = np.abs(predict(X) - y).max()", "assert gap < 0.1"),
    "in two steps": ("y_pred = predict(X)\nright = sum(y_pred == y)", "assert right == len(y)"),
    "in a function": (
        "def accuracy():\n    return np.mean(y_pred == y)\ny_pred = predict(X)\nfound = accuracy()",
        "assert found > 0.9 and accuracy() > 0.9",
    ),
    "loop": (
        "right = 0\nfor row, label in zip(X, y):\n    if predict(row[None])[0] == label:\n"
        "        right += 1",
        "assert right == 4",
    ),
    "dictionary": (
        "scores = {'accuracy': np.mean(predict(X) == y), 'n': len(X)}",
        "assert scores['accuracy'] > 0.9 and scores['n'] == 4",
    ),
    "by its name": (ACCURACY, "assert globals()['accuracy'] > 0.9"),
}  # fmt: skip
EQUAL = (
    "    def __eq__(self, other): return np.ones(4, bool)\n"
    "    def __sub__(self, other): return np.zeros(4)\n"
    "    def __rsub__(self, other): return np.zeros(4)\n    def mean(self): return 1.0\n"
    "    def __getitem__(self, key): return self\n    def __bool__(self): return True\n"
    "    __hash__ = None\n"
)
LIARS = {
    "an object": f"import numpy as np\nclass Liar:\n{EQUAL}def predict(X):\n    return Liar()",
    "an array": (
        f"import numpy as np\nclass Liar(np.ndarray):\n{EQUAL}"
        "    def __array_ufunc__(self, *a, **k): return np.ones(4, bool)\n"
        "def predict(X):\n    return np.zeros(4).view(Liar)"
    ),
    "numpy": (
        "import numpy as np, builtins\nnp.mean = lambda *a, **k: 1.0\n"
        "np.abs = lambda *a: np.zeros(4)\n"
        "builtins.sum = lambda *a: 4\nbuiltins.float = lambda *a: 1.0\n" + WRONG
    ),
    "the data": f"{WRONG}\nX[:] = 1\ny[:] = 1",
    "the name": f"{WRONG}\nimport builtins\nbuiltins.accuracy = accuracy = 1.0",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("measure", MEASURES)
def test_a_right_answer_passes_and_no_lie_does(measure: str) -> None:
    cells = accuracy_lab(*MEASURES[measure])
    loop = PREDICT.replace(
        "np.where(X.sum(axis=1) > 0, 1, -1)", "np.array([1 if a + b > 0 else -1 for a, b in X])"
    )
    for right in (PREDICT, loop):
        row = graded(cells, answer_cell("predict", right))
        assert (row.score, row.questions[0].checked) == (1, Checked.APART)
        assert not row.warnings
    for lie, source in LIARS.items():
        assert graded(cells, answer_cell("predict", source)).score == 0, lie


def test_a_value_from_before_does_not_stand_for_one_that_was_not_worked_out() -> None:
    cells = [
        DATA,
        given_cell("start", "accuracy = 1.0"),
        *accuracy_lab(*MEASURES["mean of equal ones"])[1:],
    ]
    assert graded(cells).score == 1
    for wrong, told in (
        (WRONG, 0), (LIARS["an object"], 1), ("def predict(X):\n    raise ValueError", 0),
    ):  # fmt: skip
        row = graded(cells, answer_cell("predict", wrong))
        assert row.score == 0
        assert sum("fails on the judge's side" in words for words in row.warnings) == told


def test_a_mistake_costs_its_points_once_through_a_given_cell() -> None:
    cells = [
        DATA,
        answer_cell("scores", "def scores(X):\n    return X.sum(axis=1)"),
        check_cell("scores", "assert scores(X)[0] == 3"),
        answer_cell("predict", "def predict(X):\n    return np.where(scores(X) > 0, 1, -1)"),
        given_cell("measure", f"history = []\n{ACCURACY}\nhistory.append(accuracy)"),
        check_cell("predict", "assert accuracy > 0.9 and history == [1.0]"),
        answer_cell("again", "def again(v):\n    return 2 * v"),
        check_cell("again", "assert again(len(history)) == 2"),
    ]
    wrong = answer_cell("scores", "def scores(X):\n    return -X.sum(axis=1)")
    row = graded(cells, wrong)
    assert [question.points for question in row.questions] == [0, 1, 1]
    assert row.questions[1].replaced == ("scores",)


NOT_TWICE = {
    "an account": (
        "class Account:\n    def __init__(self):\n        self.money = 0\n"
        "    def pay_in(self, amount):\n        self.money += amount\n        return self.money\n"
        "account = Account()",
        "money = account.pay_in(5)",
        "assert money == 5 and account.money == 5",
        Checked.PARTLY,
    ),
    "noise": (
        "import numpy as np\ndef noise(n):\n    return np.random.default_rng().normal(size=n)",
        "noisy = noise(4)\nshown = noisy + 1",
        "assert shown.shape == (4,) and np.allclose(kept, noisy)",
        Checked.PARTLY,
    ),
    "a seed": (
        "import numpy as np\ndef draw(n):\n    return np.random.normal(size=n)",
        "np.random.seed(3)\nsample = draw(4)",
        "np.random.seed(3)\nassert np.allclose(sample, np.random.normal(size=4))",
        Checked.APART,
    ),
    "a trained model": (
        "class Model:\n    w = 0.0\n"
        "def train(model, times):\n    model.w += times\n    return [model.w]",
        "models = [Model(), Model()]\nlosses = [train(model, 3) for model in models]",
        "assert [model.w for model in models] == [3, 3] and losses == [[3], [3]]",
        Checked.APART,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_TWICE)
def test_what_cannot_be_worked_out_twice_is_taken_from_the_answers(case: str) -> None:
    answer, given, check, checked = NOT_TWICE[case]
    cells = [
        DATA,
        answer_cell("first", answer),
        given_cell("use", given),
        answer_cell("kept", "kept = noisy" if case == "noise" else "kept = 0"),
        check_cell("first", check),
    ]
    row = graded(cells)
    assert (row.score, row.questions[0].checked) == (1, checked), row.questions[0].message
    words = " ".join(in_words(calibration_of(lab_of(*cells), Limits())))
    assert ("uses values that are worked out" in words) == (checked is Checked.PARTLY)
