# %% setup
import numpy as np
import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt


# %% idiom: numpy_testing
# %% answer
def double(x):
    return 2 * np.asarray(x)


# %% wrong
def double(x):
    return np.asarray(x) ** 2


# %% check
from numpy.testing import assert_allclose, assert_array_equal

assert_allclose(double([0.5, 1.5]), [1.0, 3.0])
assert_array_equal(double(np.arange(3)), [0, 2, 4])
### BEGIN HIDDEN TESTS
np.testing.assert_almost_equal(double(0.1), 0.2, decimal=9)
np.testing.assert_raises(TypeError, double)
### END HIDDEN TESTS


# %% idiom: tolerance_helper_is_defined
# %% answer
def third(x):
    return x / 3


# %% wrong
def third(x):
    return x // 3


# %% check
def close(actual, wanted, tolerance=1e-6):
    assert abs(actual - wanted) <= tolerance, f"{actual} is not {wanted}"
    return True


assert close(third(1), 0.333333, 1e-5)


# %% idiom: tolerance_helper_is_used_later
# %% answer
def quarter(x):
    return x / 4


# %% wrong
def quarter(x):
    return x / 5


# %% check
assert close(quarter(1), 0.25) and close(quarter(-8), -2)

# %% idiom: hash_of_an_answer
# %% given
import hashlib


def fingerprint(value):
    return hashlib.sha1(repr(value).encode()).hexdigest()[:10]


# %% answer
capital = "Bern"
# %% wrong
capital = "Zürich"
# %% check
assert fingerprint(capital.strip().lower()) == "db0a79a753", "not the capital"
assert isinstance(capital, str)

# %% idiom: hash_of_a_number
# %% answer
minutes_of_a_day = 24 * 60
# %% wrong
minutes_of_a_day = 1440.0
# %% check
assert fingerprint(minutes_of_a_day) == fingerprint(1440)

# %% idiom: encoded_choice
# %% answer
choice = "C"
# %% wrong
choice = "B"
# %% check
import base64

assert base64.b64encode(choice.encode()) == b"Qw=="


# %% idiom: unittest_in_a_check
# %% answer
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


# %% wrong
def gcd(a, b):
    return min(a, b)


# %% check
import unittest


class TestGcd(unittest.TestCase):
    def test_values(self):
        self.assertEqual(gcd(12, 18), 6)
        self.assertEqual(gcd(7, 3), 1)

    def test_type(self):
        self.assertIsInstance(gcd(4, 2), int)


result = unittest.TextTestRunner(stream=__import__("io").StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(TestGcd)
)
assert result.wasSuccessful(), result.failures + result.errors


# %% idiom: assertions_of_a_test_case
# %% answer
def partition(numbers):
    return [n for n in numbers if n < 0], [n for n in numbers if n >= 0]


# %% wrong
def partition(numbers):
    return [n for n in numbers if n <= 0], [n for n in numbers if n > 0]


# %% check
from unittest import TestCase

case = TestCase()
case.assertEqual(partition([-1, 0, 2]), ([-1], [0, 2]))
case.assertCountEqual(partition([3, 1])[1], [1, 3])
with case.assertRaises(TypeError):
    partition(5)


# %% idiom: pytest_raises
# %% answer
def inverse(x):
    if x == 0:
        raise ZeroDivisionError("zero has no inverse")
    return 1 / x


# %% wrong
def inverse(x):
    return 0 if x == 0 else 1 / x


# %% check
import pytest

assert inverse(3) == pytest.approx(0.333333, abs=1e-5)
with pytest.raises(ZeroDivisionError, match="no inverse"):
    inverse(0)


# %% idiom: pytest_approx_of_many
# %% answer
def normalise(weights):
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


# %% wrong
def normalise(weights):
    return weights


# %% check
import pytest

assert normalise({"a": 1, "b": 2}) == pytest.approx({"a": 1 / 3, "b": 2 / 3})
assert list(normalise({"a": 1, "b": 3}).values()) == pytest.approx([0.25, 0.75])


# %% idiom: doctest_of_a_function
# %% answer
def plural(word):
    """Add an s.

    >>> plural("cat")
    'cats'
    >>> plural("bus")
    'buses'
    """
    return word + ("es" if word.endswith("s") else "s")


# %% wrong
def plural(word):
    """Add an s.

    >>> plural("cat")
    'cats'
    >>> plural("bus")
    'buses'
    """
    return word + "s"


# %% check
import doctest

examples = doctest.DocTestFinder().find(plural, "plural", globs={"plural": plural})
runner = doctest.DocTestRunner(verbose=False)
for example in examples:
    runner.run(example, out=lambda text: None)
assert runner.tries >= 2 and runner.failures == 0


# %% idiom: timeit_compares
# %% answer
def sum_to(n):
    return n * (n + 1) // 2


# %% wrong
def sum_to(n):
    return sum(range(n + 1)) if n < 10**5 else __import__("time").sleep(0.3)


# %% check
import timeit

assert sum_to(100) == 5050
seconds = timeit.timeit(lambda: sum_to(10**6), number=5)
assert seconds < 1.0, f"{seconds:.1f} s is too slow"


# %% idiom: time_limit_of_one_call
# %% answer
def contains(numbers, wanted):
    return wanted in numbers


# %% wrong
import time


def contains(numbers, wanted):
    time.sleep(1.2)
    return wanted in numbers


# %% check
import time

started = time.perf_counter()
assert contains(set(range(1000)), 999) and not contains({1}, 2)
assert time.perf_counter() - started < 1


# %% idiom: last_value_is_a_comparison
# %% answer
def square(x):
    return x * x


# %% wrong
def square(x):
    raise NotImplementedError


# %% check
square(3) == 9


# %% idiom: last_value_is_a_text
# %% answer
def shout(text):
    return text.upper() + "!"


# %% wrong
def shout(text):
    return text.upper()


# %% check
assert shout("hey").endswith("!")
"Well done: " + shout("hey")


# %% idiom: last_value_is_an_object_of_the_student
# %% answer
class Star:
    points = 5

    def __repr__(self):
        return "*"


# %% wrong
class Star:
    points = 6

    def __repr__(self):
        return "*"


# %% check
assert Star.points == 5
Star()


# %% idiom: last_value_is_a_plot
# %% answer
def curve(x):
    return x**2


# %% wrong
def curve(x):
    return x


# %% check
xs = np.linspace(-1, 1, 5)
assert np.allclose(curve(xs), xs * xs)
plt.plot(xs, curve(xs))


# %% idiom: partial_credit_by_number
# %% answer
def sign(x):
    return (x > 0) - (x < 0)


# %% half
def sign(x):
    return 1 if x > 0 else 0


# %% wrong
def sign(x):
    return "+"


# %% check
(sign(5) == 1 and sign(2.5) == 1) + (sign(-3) == -1)


# %% idiom: partial_credit_by_score_variable
# %% answer
def smallest(values):
    return min(values, default=None)


# %% half
def smallest(values):
    return min(values)


# %% wrong
def smallest(values):
    return max(values)


# %% check
score = 0
score += 1 if smallest([3, 1]) == 1 else 0
try:
    score += smallest([]) is None
except ValueError:
    pass
score


# %% idiom: full_points_as_last_value
# %% answer
def largest(values):
    return max(values)


# %% wrong
def largest(values):
    return values[0]


# %% check
points = 2.0 if largest([1, 9, 4]) == 9 else 0.0
points

# %% idiom: figure_of_the_answer_cell
# %% answer
figure, axes = plt.subplots()
axes.plot([0, 1, 2], [0, 1, 4], "r--", label="squares")
axes.set_title("Squares")
axes.set_xlabel("n")
axes.legend()
# %% wrong
figure, axes = plt.subplots()
axes.scatter([0, 1, 2], [0, 1, 4])
axes.set_title("Squares")
# %% check
assert axes.get_title() == "Squares" and axes.get_xlabel() == "n"
(line,) = axes.get_lines()
assert line.get_ydata().tolist() == [0, 1, 4] and line.get_linestyle() == "--"
assert axes.get_legend().get_texts()[0].get_text() == "squares"


# %% idiom: plot_function_returns_axes
# %% answer
def bars(counts):
    fig, ax = plt.subplots()
    ax.bar(list(counts), list(counts.values()))
    ax.set(ylabel="count", ylim=(0, 10))
    return ax


# %% wrong
def bars(counts):
    fig, ax = plt.subplots()
    ax.bar(list(counts), list(counts.values()))
    return fig


# %% check
ax = bars({"a": 3, "b": 7})
assert isinstance(ax, matplotlib.axes.Axes)
assert [patch.get_height() for patch in ax.patches] == [3, 7]
assert ax.get_ylim() == (0, 10) and ax.yaxis.get_label_text() == "count"
plt.close("all")


# %% idiom: plot_on_current_axes
# %% answer
def draw_steps(values):
    plt.plot(values)
    plt.title(f"{len(values)} steps")


# %% wrong
def draw_steps(values):
    plt.plot(values)


# %% check
plt.figure()
draw_steps([1, 3, 2])
current = plt.gca()
assert len(current.lines) == 1 and current.get_title() == "3 steps"
assert current.lines[0].get_ydata().tolist() == [1, 3, 2]
plt.close("all")


# %% idiom: plot_on_given_axes
# %% answer
def mark(ax, x):
    ax.axvline(x, color="red")


# %% wrong
def mark(ax, x):
    plt.figure()
    plt.axvline(x, color="red")


# %% check
fig, (left, right) = plt.subplots(1, 2)
mark(right, 2.0)
assert len(right.lines) == 1 and len(left.lines) == 0
assert list(right.lines[0].get_xdata()) == [2.0, 2.0]
plt.close("all")


# %% idiom: shapes_and_dtypes
# %% answer
def one_hot(labels, n):
    return np.eye(n, dtype=np.int8)[labels]


# %% wrong
def one_hot(labels, n):
    return np.eye(n)[labels]


# %% check
encoded = one_hot(np.array([2, 0]), 3)
assert type(encoded) is np.ndarray and encoded.shape == (2, 3) and encoded.dtype == np.int8
assert (encoded.sum(axis=1) == 1).all() and encoded[0, 2] == 1


# %% idiom: view_or_copy
# %% answer
def first_column(matrix):
    return matrix[:, 0]


# %% wrong
def first_column(matrix):
    return matrix[:, 0].copy()


# %% check
matrix = np.arange(6).reshape(3, 2)
column = first_column(matrix)
column[0] = 100
assert matrix[0, 0] == 100 and np.shares_memory(column, matrix)

# %% idiom: warning_is_given
# %% answer
import warnings


def old_name():
    warnings.warn("use new_name", DeprecationWarning)
    return 1


# %% wrong
def old_name():
    return 1


# %% check
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    assert old_name() == 1
assert len(caught) == 1 and issubclass(caught[0].category, DeprecationWarning)

# %% idiom: log_is_written
# %% answer
import logging


def risky():
    logging.getLogger("lab").warning("this is risky")


# %% wrong
def risky():
    pass


# %% check
import logging


class Keep(logging.Handler):
    def __init__(self):
        super().__init__()
        self.texts = []

    def emit(self, record):
        self.texts.append(record.getMessage())


keep = Keep()
logger = logging.getLogger("lab")
logger.addHandler(keep)
logger.propagate = False
risky()
logger.removeHandler(keep)
assert keep.texts == ["this is risky"]


# %% idiom: pickled_and_restored
# %% answer
class Setting:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == other.value


# %% wrong
class Setting:
    def __init__(self, value):
        self.value = value


# %% check
import pickle

assert pickle.loads(pickle.dumps(Setting(4))) == Setting(4)

# %% idiom: symbolic_answer
# %% answer
import sympy

x_symbol = sympy.Symbol("x")
derivative = sympy.diff(x_symbol**3 + sympy.sin(x_symbol), x_symbol)
# %% wrong
import sympy

x_symbol = sympy.Symbol("x")
derivative = 3 * x_symbol**2
# %% check
import sympy

t = sympy.Symbol("x")
assert sympy.simplify(derivative - (3 * t**2 + sympy.cos(t))) == 0
assert derivative.subs(t, 0) == 1

# %% idiom: coroutine
# %% answer
import asyncio


async def later(value):
    await asyncio.sleep(0)
    return value + 1


# %% wrong
def later(value):
    return value + 1


# %% check
import inspect

assert inspect.iscoroutinefunction(later)
assert await later(1) == 2

# %% idiom: nothing_is_asserted
# %% answer
def table_of(n):
    return [[i * j for j in range(1, n + 1)] for i in range(1, n + 1)]
# %% wrong
def table_of(n):
    return n
# %% check
for row in table_of(3):
    print(" ".join(f"{value:3d}" for value in row))

# %% idiom: objects_are_printed
# %% answer
class Cell:
    def __init__(self, row, column):
        self.row, self.column = row, column

    def __str__(self):
        return f"{'ABC'[self.column]}{self.row + 1}"

    def __format__(self, width):
        return str(self).rjust(int(width or 0))
# %% wrong
class Cell:
    def __init__(self, row, column):
        self.row, self.column = row, column
# %% check
cell = Cell(1, 2)
print("The cell is", cell, f"or {cell!s}")
assert f"{cell}" == "C2" and f"{cell:4}" == "  C2" and "%s" % cell == "C2"
