# %% setup
import numpy as np
import torch


# %% idiom: takes_a_fraction
# %% answer
def add_half(x):
    return x + type(x)(1) / 2


# %% wrong
def add_half(x):
    return float(x) + 0.5


# %% check
from decimal import Decimal
from fractions import Fraction

assert add_half(Fraction(1, 3)) == Fraction(5, 6)
assert isinstance(add_half(Fraction(1)), Fraction)
assert str(add_half(Decimal("0.1"))) == "0.6"


# %% idiom: takes_dates
# %% answer
def days_between(start, end):
    return (end - start).days


# %% wrong
def days_between(start, end):
    return end.day - start.day


# %% check
from datetime import date, datetime

assert days_between(date(2024, 2, 28), date(2024, 3, 1)) == 2
assert days_between(datetime(2024, 1, 1, 8), datetime(2024, 2, 1, 9)) == 31


# %% idiom: takes_a_timedelta
# %% answer
def hours(delta):
    return delta.total_seconds() / 3600


# %% wrong
def hours(delta):
    return delta.seconds / 3600


# %% check
from datetime import timedelta

assert hours(timedelta(days=1, minutes=30)) == 24.5


# %% idiom: takes_a_path
# %% answer
def stem_and_parent(path):
    return path.stem, path.parent.name


# %% wrong
def stem_and_parent(path):
    return path.name, str(path.parent)


# %% check
from pathlib import Path

assert stem_and_parent(Path("data") / "raw" / "walks.csv") == ("walks", "raw")


# %% idiom: takes_a_defaultdict
# %% answer
def group(words, groups):
    for word in words:
        groups[word[0]].append(word)
    return groups


# %% wrong
def group(words, groups):
    return {word[0]: [word] for word in words}


# %% check
from collections import defaultdict

groups = defaultdict(list)
assert group(["ape", "bat", "ant"], groups) is groups
assert groups == {"a": ["ape", "ant"], "b": ["bat"]} and groups["z"] == []


# %% idiom: takes_an_ordered_dict
# %% answer
def touch(cache, key):
    cache.move_to_end(key)
    return next(iter(cache))


# %% wrong
def touch(cache, key):
    return next(iter(cache))


# %% check
from collections import OrderedDict

cache = OrderedDict(a=1, b=2, c=3)
assert touch(cache, "a") == "b"
assert list(cache) == ["b", "c", "a"]


# %% idiom: takes_a_deque
# %% answer
def slide(window, value):
    window.append(value)
    return sum(window) / len(window)


# %% wrong
def slide(window, value):
    return (sum(window) + value) / (len(window) + 1)


# %% check
from collections import deque

window = deque([1.0, 2.0], maxlen=2)
assert slide(window, 4.0) == 3.0
assert list(window) == [2.0, 4.0] and window.maxlen == 2


# %% idiom: takes_a_counter
# %% answer
def most_common_letter(counts):
    return counts.most_common(1)[0][0]


# %% wrong
def most_common_letter(counts):
    return min(counts)


# %% check
from collections import Counter

assert most_common_letter(Counter("abbb")) == "b"


# %% idiom: takes_a_namedtuple_of_the_check
# %% answer
def length(segment):
    return abs(segment.end - segment.start)


# %% wrong
def length(segment):
    return segment.end - segment.start


# %% check
from collections import namedtuple

Segment = namedtuple("Segment", "start end")
assert length(Segment(5, 2)) == 3 and length(Segment(end=4, start=1)) == 3


# %% idiom: takes_a_dataclass_of_the_check
# %% answer
def birthday(person):
    person.age += 1
    return person


# %% wrong
def birthday(person):
    return person.age + 1


# %% check
from dataclasses import dataclass


@dataclass
class Person:
    name: str
    age: int


kim = Person("Kim", 9)
assert birthday(kim) is kim and kim == Person("Kim", 10)


# %% idiom: takes_an_object_of_a_class_of_the_check
# %% answer
def loudest(animals):
    return max(animals, key=lambda animal: animal.volume()).name


# %% wrong
def loudest(animals):
    return animals[0].name


# %% check
class Cow:
    def __init__(self, name, size):
        self.name, self.size = name, size

    def volume(self):
        return 10 * self.size


assert loudest([Cow("Alma", 2), Cow("Bella", 5)]) == "Bella"


# %% idiom: takes_an_iterator
# %% answer
def take(n, values):
    return [value for _, value in zip(range(n), values)]


# %% wrong
def take(n, values):
    return [next(values)] * n


# %% check
import itertools

endless = itertools.count(5)
assert take(3, endless) == [5, 6, 7]
assert take(2, iter("abc")) == ["a", "b"]


# %% idiom: takes_a_generator
# %% answer
def mean_of(values):
    total = count = 0
    for value in values:
        total += value
        count += 1
    return total / count


# %% wrong
def mean_of(values):
    return sum(values) / 3


# %% check
def even_numbers():
    yield 2
    yield 4


assert mean_of(even_numbers()) == 3
assert mean_of(x * x for x in range(4)) == 3.5
assert mean_of({1: "a", 2: "b"}.keys()) == 1.5


# %% idiom: takes_a_string_buffer
# %% answer
def number_lines(file):
    return [f"{n}: {line.strip()}" for n, line in enumerate(file, 1)]


# %% wrong
def number_lines(file):
    return [f"{n}: {line}" for n, line in enumerate(file)]


# %% check
import io

assert number_lines(io.StringIO("x\ny\n")) == ["1: x", "2: y"]


# %% idiom: takes_an_open_file
# %% answer
def write_squares(file, n):
    for i in range(n):
        print(i * i, file=file)


# %% wrong
def write_squares(file, n):
    for i in range(n):
        print(i * i)


# %% check
import tempfile

with tempfile.TemporaryFile("w+") as file:
    write_squares(file, 3)
    file.seek(0)
    assert file.read() == "0\n1\n4\n"


# %% idiom: takes_library_functions
# %% answer
def slope(f, x, h=1e-6):
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong
def slope(f, x, h=1e-6):
    return f(x + h) - f(x)


# %% check
import math

assert abs(slope(math.sin, 0.0) - 1) < 1e-6
assert np.allclose(slope(np.exp, np.array([0.0, 1.0])), [1, math.e])
assert torch.allclose(
    slope(torch.relu, torch.tensor([2.0, -2.0]).double()), torch.tensor([1.0, 0.0]).double()
)


# %% idiom: takes_builtins
# %% answer
def measure(items, function):
    return {item: function(item) for item in items}


# %% wrong
def measure(items, function):
    return {item: len(item) for item in items}


# %% check
assert measure(["a", "bcd"], len) == {"a": 1, "bcd": 3}
assert measure(["b", "a"], str.upper) == {"b": "B", "a": "A"}
assert measure(["7"], int) == {"7": 7}


# %% idiom: takes_a_class
# %% answer
def make_many(kind, n):
    return [kind() for _ in range(n)]


# %% wrong
def make_many(kind, n):
    return [kind()] * n


# %% check
class Egg:
    pass


eggs = make_many(Egg, 3)
assert len(set(map(id, eggs))) == 3 and all(isinstance(egg, Egg) for egg in eggs)
lists = make_many(list, 2)
lists[0].append(1)
assert lists == [[1], []]


# %% idiom: takes_a_module
# %% answer
def root_of_two(library):
    return float(library.sqrt(2.0))


# %% wrong
def root_of_two(library):
    return 1.0


# %% check
import cmath
import math

assert abs(root_of_two(math) - 2**0.5) < 1e-12
assert abs(root_of_two(np) - 2**0.5) < 1e-12


# %% idiom: takes_a_pattern
# %% answer
def matches(pattern, words):
    return [word for word in words if pattern.fullmatch(word)]


# %% wrong
def matches(pattern, words):
    return [word for word in words if pattern.match(word)]


# %% check
import re

assert matches(re.compile(r"b+a", re.IGNORECASE), ["ba", "BBA", "bad"]) == ["ba", "BBA"]


# %% idiom: takes_a_slice_and_a_range
# %% answer
def pick(values, which):
    return values[which] if isinstance(which, slice) else [values[i] for i in which]


# %% wrong
def pick(values, which):
    return values[which.start : which.stop]


# %% check
assert pick("abcdef", slice(1, None, 2)) == "bdf"
assert pick("abcdef", range(5, 2, -1)) == ["f", "e", "d"]


# %% idiom: takes_bytes
# %% answer
def checksum(data):
    return sum(data) % 256


# %% wrong
def checksum(data):
    return len(data) % 256


# %% check
assert checksum(b"\x01\x02\xff") == 2
assert checksum(bytearray([7, 7])) == 14
assert checksum(memoryview(b"ab")) == 195


# %% idiom: changes_a_bytearray
# %% answer
def invert(data):
    for i, byte in enumerate(data):
        data[i] = 255 - byte


# %% wrong
def invert(data):
    return bytes(255 - byte for byte in data)


# %% check
pixels = bytearray([0, 200])
invert(pixels)
assert pixels == bytearray([255, 55])


# %% idiom: takes_complex_frozenset_and_none
# %% answer
def kind(value):
    if value is None or value is Ellipsis:
        return "nothing"
    return type(value).__name__


# %% wrong
def kind(value):
    return type(value).__name__


# %% check
assert kind(None) == kind(...) == "nothing"
assert kind(2 + 1j) == "complex" and kind(frozenset({1})) == "frozenset"


# %% idiom: takes_dtypes
# %% answer
def zeros_like_type(dtype):
    return torch.zeros(2, dtype=dtype) if isinstance(dtype, torch.dtype) else np.zeros(2, dtype)


# %% wrong
def zeros_like_type(dtype):
    return np.zeros(2)


# %% check
assert zeros_like_type(np.float32).dtype == np.float32
assert zeros_like_type(np.dtype("int16")).dtype == np.int16
assert zeros_like_type(torch.int64).dtype is torch.int64


# %% idiom: takes_a_device
# %% answer
def to_device(x, device):
    return x.to(device)


# %% wrong
def to_device(x, device):
    return str(device)


# %% check
moved = to_device(torch.ones(2), torch.device("cpu"))
assert moved.device == torch.device("cpu") and moved.sum() == 2


# %% idiom: takes_a_random_state
# %% answer
def sample(rng, n):
    return rng.randint(0, 100, size=n)


# %% wrong
def sample(rng, n):
    return np.random.randint(0, 100, size=n)


# %% check
state = np.random.RandomState(3)
expected = np.random.RandomState(3)
assert np.array_equal(sample(state, 5), expected.randint(0, 100, size=5))
assert state.randint(1000) == expected.randint(1000)


# %% idiom: takes_a_torch_generator
# %% answer
def noise(shape, generator):
    return torch.randn(shape, generator=generator)


# %% wrong
def noise(shape, generator):
    return torch.randn(shape)


# %% check
mine, theirs = torch.Generator().manual_seed(5), torch.Generator().manual_seed(5)
assert torch.equal(noise((2, 3), mine), torch.randn(2, 3, generator=theirs))
assert torch.equal(noise((4,), mine), torch.randn(4, generator=theirs))


# %% idiom: takes_a_data_loader
# %% answer
def count_labels(loader):
    counts = {}
    for _, labels in loader:
        for label in labels.tolist():
            counts[label] = counts.get(label, 0) + 1
    return counts


# %% wrong
def count_labels(loader):
    _, labels = next(iter(loader))
    return {label: labels.tolist().count(label) for label in labels.tolist()}


# %% check
from torch.utils.data import DataLoader, TensorDataset

data = TensorDataset(torch.zeros(5, 2), torch.tensor([0, 1, 1, 0, 1]))
assert count_labels(DataLoader(data, batch_size=2)) == {0: 2, 1: 3}


# %% idiom: takes_a_tensor_dataset
# %% answer
def split(dataset, n):
    first = torch.utils.data.Subset(dataset, range(n))
    return first, torch.utils.data.Subset(dataset, range(n, len(dataset)))


# %% wrong
def split(dataset, n):
    return dataset, torch.utils.data.Subset(dataset, range(n, len(dataset)))


# %% check
from torch.utils.data import TensorDataset

near, far = split(TensorDataset(torch.arange(10)), 7)
assert len(near) == 7 and len(far) == 3 and far[0][0] == 7


# %% idiom: takes_a_parameter
# %% answer
def freeze(parameters):
    for parameter in parameters:
        parameter.requires_grad_(False)


# %% wrong
def freeze(parameters):
    for parameter in parameters:
        parameter.detach().requires_grad_(False)


# %% check
parameters = [torch.nn.Parameter(torch.ones(2)), torch.nn.Parameter(torch.zeros(1))]
freeze(parameters)
assert not any(parameter.requires_grad for parameter in parameters)


# %% idiom: takes_an_optimizer
# %% answer
def halve_rate(optimizer):
    for group in optimizer.param_groups:
        group["lr"] *= 0.5


# %% wrong
def halve_rate(optimizer):
    for group in optimizer.param_groups:
        group["lr"] = 0.5


# %% check
optimizer = torch.optim.SGD([torch.nn.Parameter(torch.ones(1))], lr=0.8)
halve_rate(optimizer)
assert optimizer.param_groups[0]["lr"] == 0.4


# %% idiom: takes_a_picture
# %% answer
def brightness(picture):
    return float(np.asarray(picture.convert("L")).mean())


# %% wrong
def brightness(picture):
    return float(np.asarray(picture).sum())


# %% check
from PIL import Image

assert brightness(Image.new("RGB", (4, 3), (100, 100, 100))) == 100.0


# %% idiom: takes_nested_data
# %% answer
def flatten(tree):
    return [
        x for part in tree for x in (flatten(part) if isinstance(part, (list, tuple)) else [part])
    ]


# %% wrong
def flatten(tree):
    return [x for part in tree for x in part]


# %% check
assert flatten([1, (2, [3, []]), [[4]]]) == [1, 2, 3, 4]


# %% idiom: takes_a_structured_array
# %% answer
def oldest(people):
    return people["name"][people["age"].argmax()]


# %% wrong
def oldest(people):
    return people["name"][0]


# %% check
people = np.array([("Ann", 30), ("Bo", 41)], dtype=[("name", "U8"), ("age", "i4")])
assert oldest(people) == "Bo"


# %% idiom: takes_a_masked_array
# %% answer
def valid_mean(values):
    return float(values.mean())


# %% wrong
def valid_mean(values):
    return float(values.data.mean())


# %% check
assert valid_mean(np.ma.masked_equal([1.0, -9.0, 3.0], -9.0)) == 2.0


# %% idiom: takes_a_sparse_matrix
# %% answer
def density(matrix):
    return matrix.nnz / (matrix.shape[0] * matrix.shape[1])


# %% wrong
def density(matrix):
    return matrix.nnz


# %% check
import scipy.sparse

assert density(scipy.sparse.csr_matrix(np.eye(4))) == 0.25
