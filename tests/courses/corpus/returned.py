# %% setup
import numpy as np
import torch

# %% idiom: returns_a_counter
# %% answer
from collections import Counter


def letters(text):
    return Counter(text.replace(" ", ""))


# %% wrong
def letters(text):
    return dict.fromkeys(text, 1)


# %% check
assert letters("a ab") == {"a": 2, "b": 1}
assert letters("a ab").most_common(1) == [("a", 2)]
assert letters("x") + letters("xy") == letters("xxy") and letters("q")["z"] == 0

# %% idiom: returns_a_fraction
# %% answer
from fractions import Fraction


def harmonic(n):
    return sum(Fraction(1, k) for k in range(1, n + 1))


# %% wrong
def harmonic(n):
    return sum(1 / k for k in range(1, n + 1))


# %% check
from fractions import Fraction

result = harmonic(4)
assert isinstance(result, Fraction) and result == Fraction(25, 12)
assert result.numerator == 25 and harmonic(2) + Fraction(1, 2) == 2

# %% idiom: returns_a_decimal
# %% answer
from decimal import ROUND_HALF_UP, Decimal


def rounded(price):
    return Decimal(price).quantize(Decimal("0.01"), ROUND_HALF_UP)


# %% wrong
def rounded(price):
    return round(float(price), 2)


# %% check
from decimal import Decimal

assert rounded("2.675") == Decimal("2.68") and str(rounded("1")) == "1.00"

# %% idiom: returns_a_date
# %% answer
from datetime import date, timedelta


def next_week(day):
    return day + timedelta(weeks=1)


# %% wrong
def next_week(day):
    return day.replace(day=day.day + 6)


# %% check
from datetime import date

assert next_week(date(2023, 12, 20)) == date(2023, 12, 27)
assert next_week(date(2023, 12, 10)).isoformat() == "2023-12-17"
assert next_week(date(2023, 12, 10)).weekday() == 6

# %% idiom: returns_a_timedelta
# %% answer
from datetime import datetime, timedelta


def duration(start, end):
    return datetime.fromisoformat(end) - datetime.fromisoformat(start)


# %% wrong
def duration(start, end):
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).seconds


# %% check
from datetime import timedelta

assert duration("2024-01-01T10:00", "2024-01-02T11:30") == timedelta(days=1, minutes=90)

# %% idiom: returns_a_path
# %% answer
from pathlib import Path


def result_file(folder, number):
    return Path(folder) / f"run-{number:03d}.txt"


# %% wrong
def result_file(folder, number):
    return f"{folder}/run-{number}.txt"


# %% check
from pathlib import Path

assert isinstance(result_file("out", 7), Path)
assert result_file("out", 7) == Path("out/run-007.txt") and result_file("a", 1).suffix == ".txt"

# %% idiom: returns_a_defaultdict
# %% answer
from collections import defaultdict


def index_of(words):
    places = defaultdict(list)
    for place, word in enumerate(words):
        places[word].append(place)
    return places


# %% wrong
def index_of(words):
    return {word: [place] for place, word in enumerate(words)}


# %% check
places = index_of(["b", "a", "b"])
assert places == {"b": [0, 2], "a": [1]} and places["c"] == []
assert sorted(places) == ["a", "b", "c"]

# %% idiom: returns_an_ordered_dict
# %% answer
from collections import OrderedDict


def ranking(points):
    return OrderedDict(sorted(points.items(), key=lambda item: -item[1]))


# %% wrong
def ranking(points):
    return dict(sorted(points.items()))


# %% check
order = ranking({"a": 1, "b": 3, "c": 2})
assert list(order) == ["b", "c", "a"] and order.popitem(last=False) == ("b", 3)

# %% idiom: returns_a_deque
# %% answer
from collections import deque


def last_three(values):
    return deque(values, maxlen=3)


# %% wrong
def last_three(values):
    return list(values)[:3]


# %% check
queue = last_three(range(6))
assert list(queue) == [3, 4, 5]
queue.append(9)
queue.rotate(1)
assert list(queue) == [9, 4, 5]


# %% idiom: returns_complex_and_sets
# %% answer
def fourth_roots_of_one():
    return {1, -1, 1j, -1j}


# %% wrong
def fourth_roots_of_one():
    return {1, -1}


# %% check
roots = fourth_roots_of_one()
assert roots == {1, -1, 1j, -1j} and all(abs(root**4 - 1) < 1e-12 for root in roots)
assert len(roots) == 4


# %% idiom: returns_a_frozenset
# %% answer
def vowels():
    return frozenset("aeiou")


# %% wrong
def vowels():
    return set("aeiou")


# %% check
assert hash(vowels()) == hash(frozenset("aeiou"))
assert vowels() | {"y"} == set("aeiouy")


# %% idiom: returns_a_range_and_a_slice
# %% answer
def half_of(n):
    return range(n // 2), slice(n // 2, n)


# %% wrong
def half_of(n):
    return range(n), slice(0, n // 2)


# %% check
indices, rest = half_of(6)
assert indices == range(3) and list("abcdef")[rest] == ["d", "e", "f"]


# %% idiom: returns_bytes
# %% answer
def encode(numbers):
    return bytes(numbers)


# %% wrong
def encode(numbers):
    return str(numbers)


# %% check
assert encode([72, 105]) == b"Hi" and encode([72, 105]).decode() == "Hi"
assert isinstance(encode([]), bytes)

# %% idiom: returns_a_pattern
# %% answer
import re


def year_pattern():
    return re.compile(r"\b(\d{4})\b")


# %% wrong
def year_pattern():
    return re.compile(r"\d{3}")


# %% check
assert year_pattern().findall("in 1987, 12 and 2001") == ["1987", "2001"]
assert year_pattern().search("since 1999 here").group(1) == "1999"

# %% idiom: returns_a_match
# %% answer
import re


def find_time(text):
    return re.search(r"(?P<hour>\d\d):(?P<minute>\d\d)", text)


# %% wrong
def find_time(text):
    return re.search(r"\d\d", text)


# %% check
found = find_time("at 09:45")
assert found and found.group("hour") == "09" and found.groupdict()["minute"] == "45"
assert find_time("never") is None


# %% idiom: returns_a_generator_expression
# %% answer
def odd_squares(n):
    return (k * k for k in range(n) if k % 2)


# %% wrong
def odd_squares(n):
    return (k * k for k in range(n))


# %% check
assert sum(odd_squares(6)) == 35
assert 9 in odd_squares(6) and list(zip(odd_squares(4), "ab")) == [(1, "a"), (9, "b")]


# %% idiom: returns_views_of_a_dict
# %% answer
def parts(table):
    return table.keys(), table.values(), table.items()


# %% wrong
def parts(table):
    return table.values(), table.keys(), table.items()


# %% check
keys, values, items = parts({"a": 1, "b": 2})
assert keys == {"a", "b"} and sorted(values) == [1, 2] and ("a", 1) in items


# %% idiom: returns_zip_and_enumerate
# %% answer
def numbered(words):
    return zip(range(1, len(words) + 1), words)


# %% wrong
def numbered(words):
    return enumerate(words)


# %% check
assert dict(numbered(["x", "y"])) == {1: "x", 2: "y"}
for number, word in numbered(["z"]):
    assert (number, word) == (1, "z")


# %% idiom: returns_numpy_numbers
# %% answer
def spread(x):
    return np.max(x) - np.min(x)


# %% wrong
def spread(x):
    return np.max(x)


# %% check
value = spread(np.array([1.5, 4.0]))
assert isinstance(value, np.floating) and value.dtype == np.float64
assert value == 2.5 and round(float(value), 1) == 2.5
assert f"{value:.2f}" == "2.50"


# %% idiom: returns_arrays_of_many_kinds
# %% answer
def columns():
    return np.array([True, False]), np.array(["a", "bc"]), np.array([1, "x", None], dtype=object)


# %% wrong
def columns():
    return np.array([1, 0]), np.array(["a", "bc"]), np.array([1, "x", None], dtype=object)


# %% check
flags, texts, things = columns()
assert flags.dtype == bool and texts.dtype.kind == "U" and things.dtype == object
assert things[2] is None and texts.tolist() == ["a", "bc"]


# %% idiom: returns_a_structured_array
# %% answer
def table():
    return np.array([(1, 2.5), (3, 4.5)], dtype=[("id", "i4"), ("w", "f8")])


# %% wrong
def table():
    return np.array([[1, 2.5], [3, 4.5]])


# %% check
assert table()["w"].tolist() == [2.5, 4.5] and table().dtype.names == ("id", "w")


# %% idiom: returns_dates_of_numpy
# %% answer
def month_starts(year):
    return np.arange(f"{year}-01", f"{year + 1}-01", dtype="datetime64[M]")


# %% wrong
def month_starts(year):
    return np.arange(12)


# %% check
months = month_starts(2024)
assert len(months) == 12 and months[1] == np.datetime64("2024-02")


# %% idiom: returns_a_polynomial
# %% answer
def line_through(p, q):
    return np.polynomial.Polynomial.fit(*zip(p, q), deg=1)


# %% wrong
def line_through(p, q):
    return lambda x: p[1]


# %% check
line = line_through((0, 1), (2, 5))
assert np.isclose(line(1), 3) and np.allclose(line.deriv()(0), 2)

# %% idiom: returns_a_sparse_matrix
# %% answer
import scipy.sparse


def adjacency(edges, n):
    rows, columns = zip(*edges)
    return scipy.sparse.coo_matrix((np.ones(len(edges)), (rows, columns)), shape=(n, n)).tocsr()


# %% wrong
def adjacency(edges, n):
    a = np.zeros((n, n))
    for i, j in edges:
        a[i, j] = 1
    return a


# %% check
import scipy.sparse

a = adjacency([(0, 1), (2, 0)], 3)
assert scipy.sparse.issparse(a) and a.nnz == 2
assert a.toarray()[2].tolist() == [1, 0, 0]

# %% idiom: returns_a_fitted_model
# %% answer
from sklearn.linear_model import LinearRegression


def fit_line(x, y):
    return LinearRegression().fit(x.reshape(-1, 1), y)


# %% wrong
def fit_line(x, y):
    return LinearRegression(fit_intercept=False).fit(x.reshape(-1, 1), y)


# %% check
from sklearn.linear_model import LinearRegression

fitted = fit_line(np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.0, 5.0]))
assert isinstance(fitted, LinearRegression)
assert np.isclose(fitted.coef_[0], 2) and np.isclose(fitted.intercept_, 1)
assert np.allclose(fitted.predict([[10.0]]), [21])

# %% idiom: model_in_a_variable
# %% answer
from sklearn.neighbors import KNeighborsClassifier

knn = KNeighborsClassifier(n_neighbors=3)
knn.fit(np.arange(6).reshape(-1, 1), [0, 0, 0, 1, 1, 1])
# %% wrong
from sklearn.neighbors import KNeighborsClassifier

knn = KNeighborsClassifier(n_neighbors=3)
# %% check
from sklearn.metrics import accuracy_score

assert knn.n_neighbors == 3 and knn.get_params()["weights"] == "uniform"
assert accuracy_score([0, 1], knn.predict([[0.2], [4.8]])) == 1.0

# %% idiom: pipeline_by_student
# %% answer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

pipe = Pipeline([("scale", StandardScaler()), ("model", LogisticRegression(C=10.0))])
# %% wrong
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

pipe = Pipeline([("model", LogisticRegression(C=10.0))])
# %% check
from sklearn.preprocessing import StandardScaler

assert [name for name, _ in pipe.steps] == ["scale", "model"]
assert isinstance(pipe.named_steps["scale"], StandardScaler) and pipe["model"].C == 10.0
x = np.array([[1.0], [2.0], [30.0], [40.0]])
assert pipe.fit(x, [0, 0, 1, 1]).score(x, [0, 0, 1, 1]) == 1.0

# %% idiom: transformer_by_student
# %% answer
from sklearn.base import BaseEstimator, TransformerMixin


class Centre(BaseEstimator, TransformerMixin):
    def fit(self, X, y=None):
        self.mean_ = X.mean(axis=0)
        return self

    def transform(self, X):
        return X - self.mean_


# %% wrong
from sklearn.base import BaseEstimator, TransformerMixin


class Centre(BaseEstimator, TransformerMixin):
    def fit(self, X, y=None):
        self.mean_ = 0.0
        return self

    def transform(self, X):
        return X - self.mean_


# %% check
from sklearn.base import clone
from sklearn.model_selection import cross_val_score
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline

x = np.array([[1.0, 10.0], [3.0, 30.0]])
assert np.allclose(clone(Centre()).fit_transform(x), [[-1, -10], [1, 10]])
steps = make_pipeline(Centre(), Ridge())
assert len(cross_val_score(steps, np.arange(20.0).reshape(10, 2), np.arange(10.0), cv=2)) == 2


# %% idiom: model_passed_to_the_answer
# %% answer
def errors_of(model, x, y):
    return int((model.predict(x) != y).sum())


# %% wrong
def errors_of(model, x, y):
    return 0


# %% check
from sklearn.dummy import DummyClassifier

x, y = np.zeros((4, 1)), np.array([1, 1, 1, 0])
assert errors_of(DummyClassifier().fit(x, y), x, y) == 1


# %% idiom: returns_tensors_of_many_kinds
# %% answer
def make_tensors():
    return (
        torch.arange(3),
        torch.tensor([True]),
        torch.zeros(2, dtype=torch.float16),
        torch.ones(1, 2),
    )


# %% wrong
def make_tensors():
    return (
        torch.arange(3.0),
        torch.tensor([True]),
        torch.zeros(2, dtype=torch.float16),
        torch.ones(1, 2),
    )


# %% check
count, flag, short, row = make_tensors()
assert count.dtype == torch.int64 and flag.dtype == torch.bool and short.dtype == torch.float16
assert row.shape == torch.Size([1, 2]) and flag.all() and torch.is_tensor(row)


# %% idiom: returns_dtypes_and_shapes
# %% answer
def describe_tensor(x):
    return x.dtype, x.shape, x.device


# %% wrong
def describe_tensor(x):
    return str(x.dtype), tuple(x.shape), str(x.device)


# %% check
dtype, shape, device = describe_tensor(torch.zeros(2, 3))
assert dtype is torch.float32 and isinstance(shape, torch.Size) and shape.numel() == 6
assert device == torch.device("cpu")


# %% idiom: history_of_training
# %% answer
def run():
    losses = [1.0 / (step + 1) for step in range(5)]
    return {"loss": losses, "accuracy": np.linspace(0.2, 0.9, 5), "epochs": 5}


# %% wrong
def run():
    return {"loss": [0.2, 0.3], "accuracy": np.array([0.1, 0.2]), "epochs": 2}


# %% check
history = run()
assert set(history) >= {"loss", "accuracy"}
assert all(a > b for a, b in zip(history["loss"], history["loss"][1:]))
assert history["accuracy"].max() > 0.8 and len(history["loss"]) == history["epochs"]


# %% idiom: structured_return
# %% answer
def summary(x):
    return x.mean(), x.std(), {"n": x.size, "range": (x.min(), x.max())}


# %% wrong
def summary(x):
    return x.mean(), x.std(ddof=1), {"n": x.size, "range": (x.min(), x.max())}


# %% check
mean, std, info = summary(np.array([2.0, 4.0]))
assert mean == 3 and std == 1 and info["n"] == 2 and info["range"] == (2.0, 4.0)

# %% idiom: returns_a_picture
# %% answer
from PIL import Image


def thumbnail(width, height):
    return Image.new("L", (width, height), 7)


# %% wrong
from PIL import Image


def thumbnail(width, height):
    return Image.new("RGB", (height, width))


# %% check
picture = thumbnail(5, 3)
assert picture.size == (5, 3) and picture.mode == "L"
assert np.asarray(picture).shape == (3, 5) and picture.getpixel((0, 0)) == 7


# %% idiom: returns_a_function_of_a_library
# %% answer
def activation(name):
    return {"relu": torch.relu, "sine": np.sin, "length": len}[name]


# %% wrong
def activation(name):
    return {"relu": torch.tanh, "sine": np.sin, "length": len}[name]


# %% check
assert activation("relu")(torch.tensor([-1.0, 2.0])).tolist() == [0.0, 2.0]
assert activation("length")("abc") == 3 and activation("sine")(0.0) == 0.0


# %% idiom: returns_a_class
# %% answer
def error_for(code):
    return {404: FileNotFoundError, 403: PermissionError}.get(code, RuntimeError)


# %% wrong
def error_for(code):
    return RuntimeError


# %% check
assert error_for(404) is FileNotFoundError
assert issubclass(error_for(403), OSError) and error_for(1).__name__ == "RuntimeError"


# %% idiom: returns_none_and_ellipsis
# %% answer
def nothing():
    return None, ..., NotImplemented


# %% wrong
def nothing():
    return 0, "...", NotImplemented


# %% check
a, b, c = nothing()
assert a is None and b is Ellipsis and c is NotImplemented

# %% idiom: returns_a_module
# %% answer
import math


def library(exact):
    import fractions

    return fractions if exact else math


# %% wrong
def library(exact):
    import cmath

    return cmath


# %% check
import math

assert library(False) is math and library(False).floor(2.5) == 2
assert library(True).__name__ == "fractions"
