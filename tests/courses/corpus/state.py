# %% setup
import json
import os
import random
from pathlib import Path

import numpy as np

# %% idiom: given_dict_is_filled
# %% given
prices = {"tea": 2.0}
# %% answer
prices["cake"] = 3.5
# %% wrong
prices = {"cake": 3.5}
# %% check
assert prices == {"tea": 2.0, "cake": 3.5}

# %% idiom: given_list_is_sorted_in_place
# %% given
scores = [3, 1, 2]
same_scores = scores
# %% answer
scores.sort(reverse=True)
# %% wrong
scores = sorted(scores, reverse=True)
# %% check
assert scores == [3, 2, 1]
assert same_scores is scores, "sort the list itself"

# %% idiom: given_array_is_changed
# %% given
board = np.zeros((3, 3), dtype=int)
# %% answer
board[1, :] = 5
board[:, 0] += 1
# %% wrong
new_board = board.copy()
new_board[1, :] = 5
new_board[:, 0] += 1
# %% check
assert board[1].tolist() == [6, 5, 5] and board.sum() == 18

# %% idiom: given_object_is_changed
# %% given
class Garden:
    def __init__(self):
        self.plants = set()

garden = Garden()
# %% answer
garden.plants |= {"rose", "fern"}
garden.watered = True
# %% wrong
garden = {"rose", "fern"}
# %% check
assert isinstance(garden, Garden)
assert garden.plants == {"rose", "fern"} and garden.watered

# %% idiom: given_counter_is_used_up
# %% given
ticket_numbers = iter(range(100, 110))
# %% answer
mine = [next(ticket_numbers) for _ in range(3)]
# %% wrong
mine = [100, 101, 102]
# %% check
assert mine == [100, 101, 102]
assert next(ticket_numbers) == 103

# %% idiom: in_place_function
# %% answer
def clip_in_place(values, top):
    values[values > top] = top
# %% wrong
def clip_in_place(values, top):
    return np.minimum(values, top)
# %% check
values = np.array([1.0, 5.0, 9.0])
view = values[1:]
assert clip_in_place(values, 4.0) is None
assert values.tolist() == [1.0, 4.0, 4.0] and view.tolist() == [4.0, 4.0]

# %% idiom: does_not_change_its_argument
# %% answer
def without_first(items):
    return items[1:]
# %% wrong
def without_first(items):
    items.pop(0)
    return items
# %% check
original = [1, 2, 3]
shorter = without_first(original)
assert shorter == [2, 3] and original == [1, 2, 3] and shorter is not original

# %% idiom: same_object_comes_back
# %% answer
def ensure_list(value):
    return value if isinstance(value, list) else [value]
# %% wrong
def ensure_list(value):
    return list(value) if isinstance(value, list) else [value]
# %% check
some = [1]
assert ensure_list(some) is some
assert ensure_list(4) == [4]
marker = object()
assert ensure_list(marker)[0] is marker

# %% idiom: objects_as_dict_keys
# %% answer
def rename(table, old, new):
    return {new if key is old else key: value for key, value in table.items()}
# %% wrong
def rename(table, old, new):
    return dict(table)
# %% check
class Key:
    pass
a, b, c = Key(), Key(), Key()
renamed = rename({a: 1, b: 2}, a, c)
assert renamed[c] == 1 and renamed[b] == 2 and a not in renamed

# %% idiom: name_in_globals
# %% answer
threshold = 0.5
# %% wrong
treshold = 0.5
# %% check
assert "threshold" in globals(), "give threshold a value"
assert "threshold" in dir() and "threshold" in locals()
assert globals()["threshold"] == 0.5

# %% idiom: name_in_main_module
# %% answer
favourite = 7
# %% wrong
favourite = 8
# %% check
import __main__

assert hasattr(__main__, "favourite")
assert __main__.favourite == 7

# %% idiom: name_error_is_told_kindly
# %% answer
learning_rate = 0.01
# %% wrong
rate = 0.01
# %% check
try:
    learning_rate
except NameError:
    raise AssertionError("learning_rate has no value yet")
assert 0 < learning_rate < 1

# %% idiom: evaluated_text
# %% answer
def cube(x):
    return x**3
side = 2
# %% wrong
def cube(x):
    return x**2
side = 2
# %% check
assert eval("cube(side)") == 8
exec("result_of_text = cube(side + 1)")
assert result_of_text == 27

# %% idiom: check_sets_a_name
# %% answer
lucky = 7
# %% wrong
lucky = 8
# %% check
assert lucky == 7
bonus = lucky * 10

# %% idiom: later_answer_uses_name_of_check
# %% answer
total_with_bonus = bonus + 1
# %% wrong
total_with_bonus = 1
# %% check
assert total_with_bonus == 71

# %% idiom: function_reads_name_of_check
# %% answer
def in_euro(amount):
    return amount * exchange_rate
# %% wrong
def in_euro(amount):
    return amount * 2
# %% check
exchange_rate = 4
assert in_euro(10) == 40
exchange_rate = 0.5
assert in_euro(10) == 5

# %% idiom: variable_of_an_earlier_answer
# %% answer
base_words = ["ant", "bee", "cat"]
# %% wrong
base_words = ["ant", "bee"]
# %% check
assert len(base_words) == 3 and isinstance(base_words, list)

# %% idiom: check_looks_at_two_answers
# %% answer
long_words = [word + "s" for word in base_words]
# %% wrong
long_words = list(base_words)
# %% check
assert len(long_words) == len(base_words)
assert all(long == short + "s" for long, short in zip(long_words, base_words))

# %% idiom: printed_answer
# %% answer
def greet(name):
    print(f"Hello, {name}!")
# %% wrong
def greet(name):
    return f"Hello, {name}!"
# %% wrong
def greet(name):
    print(f"Hello {name}")
# %% check
import contextlib
import io

out = io.StringIO()
with contextlib.redirect_stdout(out):
    result = greet("Mia")
assert out.getvalue() == "Hello, Mia!\n" and result is None

# %% idiom: stdout_replaced
# %% answer
def stars(n):
    for i in range(1, n + 1):
        print("*" * i)
# %% wrong
def stars(n):
    for i in range(n):
        print("*" * i)
# %% check
import io
import sys

screen, sys.stdout = sys.stdout, io.StringIO()
try:
    stars(3)
    written = sys.stdout.getvalue()
finally:
    sys.stdout = screen
assert written.splitlines() == ["*", "**", "***"]

# %% idiom: output_captured_by_ipython
# %% answer
def warn(text):
    import sys
    print("careful:", text, file=sys.stderr)
    print("noted")
# %% wrong
def warn(text):
    print("careful:", text)
# %% check
from IPython.utils.io import capture_output

with capture_output() as captured:
    warn("ice")
assert captured.stdout == "noted\n" and "careful: ice" in captured.stderr

# %% idiom: input_replaced
# %% answer
def ask_age():
    return int(input("How old are you? ")) + 1
# %% wrong
def ask_age():
    return 42
# %% check
import builtins

real_input = builtins.input
builtins.input = lambda prompt="": "30"
try:
    assert ask_age() == 31
finally:
    builtins.input = real_input

# %% idiom: input_patched_with_several_values
# %% answer
def read_until_empty():
    lines = []
    while line := input():
        lines.append(line)
    return lines
# %% wrong
def read_until_empty():
    return [input(), input()]
# %% check
from unittest import mock

with mock.patch("builtins.input", side_effect=["a", "b", "c", ""]) as asked_for:
    assert read_until_empty() == ["a", "b", "c"]
assert asked_for.call_count == 4

# %% idiom: module_function_patched
# %% answer
import time


def wait_twice(seconds):
    time.sleep(seconds)
    time.sleep(seconds)
    return 2 * seconds
# %% wrong
def wait_twice(seconds):
    return 2 * seconds
# %% check
from unittest.mock import patch

with patch("time.sleep") as sleep:
    assert wait_twice(0.25) == 0.5
assert sleep.call_count == 2 and sleep.call_args_list[0].args == (0.25,)

# %% idiom: mock_object_as_argument
# %% answer
def announce(sender, people):
    for person in people:
        sender.send(to=person, text="Lunch!")
# %% wrong
def announce(sender, people):
    sender.send(to=people, text="Lunch!")
# %% check
from unittest.mock import MagicMock, call

sender = MagicMock()
announce(sender, ["Ann", "Bo"])
assert sender.send.call_args_list == [
    call(to="Ann", text="Lunch!"), call(to="Bo", text="Lunch!"),
]

# %% idiom: environment_variable
# %% answer
def data_folder():
    return os.environ.get("DATA_FOLDER", "data")
# %% wrong
def data_folder():
    return "data"
# %% check
assert data_folder() == "data"
os.environ["DATA_FOLDER"] = "/somewhere"
assert data_folder() == "/somewhere"
del os.environ["DATA_FOLDER"]

# %% idiom: graded_or_not
# %% answer
def fast_enough(n):
    return sum(range(n))
# %% wrong
def fast_enough(n):
    return n
# %% check
size = 1000 if os.environ.get("NBGRADER_EXECUTION") == "autograde" else 10
assert size == 1000
assert fast_enough(size) == 499500

# %% idiom: ipython_at_hand
# %% answer
days = 365
# %% wrong
days = 366
# %% check
shell = get_ipython()
assert shell is not None
assert shell.user_ns["days"] == 365

# %% idiom: magics_in_check
# %% answer
def triple(x):
    return 3 * x
# %% wrong
def triple(x):
    return x + 3
# %% check
%%time
assert triple(2) == 6
tripled = triple("ab")
assert tripled == "ababab"

# %% idiom: check_cleans_up_after_itself
# %% answer
def initials(name):
    return "".join(part[0] for part in name.split())
# %% wrong
def initials(name):
    return name[0]
# %% check
import string

answer_for_check = initials("Ada King Lovelace")
assert all(letter in string.ascii_uppercase for letter in answer_for_check)
assert answer_for_check == "AKL"
del answer_for_check, string

# %% idiom: file_written_to_given_path
# %% answer
def save_table(path, rows):
    with open(path, "w") as file:
        for row in rows:
            file.write(",".join(map(str, row)) + "\n")
# %% wrong
def save_table(path, rows):
    with open(path, "w") as file:
        file.write(str(rows))
# %% check
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    target = os.path.join(folder, "table.csv")
    save_table(target, [(1, 2), (3, 4)])
    assert os.path.exists(target)
    with open(target) as file:
        assert file.read().splitlines() == ["1,2", "3,4"]

# %% idiom: file_written_by_the_answer_cell
# %% answer
Path("report.txt").write_text("one\ntwo\nthree\n")
# %% wrong
Path("report.txt").write_text("one\ntwo\n")
# %% wrong
Path("raport.txt").write_text("one\ntwo\nthree\n")
# %% check
assert os.path.isfile("report.txt"), "report.txt is missing"
with open("report.txt") as report:
    assert len(report.read().strip().split("\n")) == 3

# %% idiom: file_written_by_the_check
# %% answer
def longest_line(path):
    return max(Path(path).read_text().splitlines(), key=len)
# %% wrong
def longest_line(path):
    return Path(path).read_text().splitlines()[0]
# %% check
Path("lines.txt").write_text("ab\nabcd\na\n")
assert longest_line("lines.txt") == "abcd"
assert longest_line(Path("lines.txt")) == "abcd"
Path("lines.txt").unlink()

# %% idiom: data_file_beside_the_notebook
# %% answer
with open("birds.json") as file:
    birds = json.load(file)
heaviest = max(birds, key=lambda bird: bird["grams"])["name"]
# %% wrong
heaviest = "robin"
# %% check
with open("birds.json") as file:
    weights = {bird["name"]: bird["grams"] for bird in json.load(file)}
assert weights[heaviest] == max(weights.values())

# %% idiom: csv_file_beside_the_notebook
# %% answer
import csv


def column(path, name):
    with open(path, newline="") as file:
        return [float(row[name]) for row in csv.DictReader(file)]
# %% wrong
def column(path, name):
    return [float(line.split(",")[0]) for line in open(path).readlines()[1:]]
# %% check
assert column("walks.csv", "km") == [3.5, 8.0, 1.25]
assert sum(column("walks.csv", "minutes")) == 170

# %% idiom: helper_module_of_tests
# %% answer
def mirrored(text):
    return text == text[::-1]
# %% wrong
def mirrored(text):
    return True
# %% check
from tests import check_mirrored

check_mirrored(mirrored)

# %% idiom: helper_module_imported_whole
# %% answer
from utils import clean


def words_of(text):
    return clean(text).split()
# %% wrong
def words_of(text):
    return text.split()
# %% check
import utils

assert words_of("One, two!") == ["one", "two"]
assert utils.clean("A") == "a"
utils.assert_same(words_of("b b"), ["b", "b"])

# %% idiom: seed_of_random
# %% answer
def dice(n):
    return [random.randint(1, 6) for _ in range(n)]
# %% wrong
import time


def dice(n):
    return [(time.perf_counter_ns() // 7 + i) % 6 + 1 for i in range(n)]
# %% check
random.seed(3)
one = dice(20)
random.seed(3)
two = dice(20)
assert one == two and set(one) <= set(range(1, 7))
random.seed(3)
assert one == [random.randint(1, 6) for _ in range(20)]

# %% idiom: seed_of_numpy
# %% answer
def noisy(x):
    return x + np.random.normal(size=x.shape)
# %% wrong
def noisy(x):
    return x + np.random.default_rng().normal(size=x.shape)
# %% check
np.random.seed(11)
first = noisy(np.zeros(4))
np.random.seed(11)
assert np.array_equal(first, noisy(np.zeros(4)))
np.random.seed(11)
assert np.allclose(first, np.random.normal(size=4))

# %% idiom: answers_draw_in_a_row
# %% answer
def draw():
    return np.random.rand()
# %% wrong
def draw():
    np.random.seed(0)
    return np.random.rand()
# %% check
np.random.seed(5)
a, b = draw(), draw()
assert a != b
np.random.seed(5)
assert [draw(), draw()] == [a, b]

# %% idiom: generator_object_is_shared
# %% answer
def shuffled(items, rng):
    return [items[i] for i in rng.permutation(len(items))]
# %% wrong
def shuffled(items, rng):
    rng = np.random.default_rng(0)
    return [items[i] for i in rng.permutation(len(items))]
# %% check
rng, twin = np.random.default_rng(8), np.random.default_rng(8)
letters = list("abcdefghij")
assert shuffled(letters, rng) == [letters[i] for i in twin.permutation(10)]
assert shuffled(letters, rng) == [letters[i] for i in twin.permutation(10)]
assert rng.random() == twin.random()
