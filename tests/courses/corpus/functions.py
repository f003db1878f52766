# %% setup
import math

import numpy as np


# %% idiom: value_by_equality
# %% answer
def area(width, height):
    return width * height


# %% wrong
def area(width, height):
    return width + height


# %% wrong
def area(width, height):
    print(width * height)


# %% check
assert area(2, 3) == 6
### BEGIN HIDDEN TESTS
assert area(0.5, 8) == 4
assert area(width=7, height=1) == 7, "keyword arguments work too"
### END HIDDEN TESTS
print("The area is right.")


# %% idiom: signature_by_inspect
# %% answer
def scale(values, factor=2):
    """Multiply every value by the factor."""
    return [factor * value for value in values]


# %% wrong
def scale(values, factor):
    """Multiply every value by the factor."""
    return [factor * value for value in values]


# %% wrong
def scale(values, factor=3):
    return [factor * value for value in values]


# %% check
import inspect

parameters = inspect.signature(scale).parameters
assert list(parameters) == ["values", "factor"]
assert parameters["factor"].default == 2
assert scale([1, 2]) == [2, 4]


# %% idiom: docstring_and_name
# %% answer
def celsius(fahrenheit):
    """Turn degrees Fahrenheit into degrees Celsius."""
    return (fahrenheit - 32) * 5 / 9


# %% wrong
def celsius(fahrenheit):
    return (fahrenheit - 32) * 5 / 9


# %% check
assert callable(celsius)
assert celsius.__name__ == "celsius"
assert celsius.__doc__ and "Celsius" in celsius.__doc__
assert math.isclose(celsius(212), 100)


# %% idiom: annotations
# %% answer
def repeat(text: str, times: int) -> str:
    return text * times


# %% wrong
def repeat(text, times):
    return text * times


# %% check
assert repeat.__annotations__["return"] in (str, "str")
assert repeat("ab", 2) == "abab"


# %% idiom: source_has_no_loop
# %% answer
def total_of_squares(values):
    return float(np.sum(np.asarray(values) ** 2))


# %% wrong
def total_of_squares(values):
    total = 0.0
    for value in values:
        total += value**2
    return total


# %% check
import inspect

assert total_of_squares([1, 2, 3]) == 14
assert "for " not in inspect.getsource(total_of_squares), "use NumPy, no loop"


# %% idiom: source_by_ast
# %% answer
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


# %% wrong
def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


# %% check
import ast
import inspect

tree = ast.parse(inspect.getsource(fibonacci))
called = [node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call)]
assert "fibonacci" in called, "it has to call itself"
assert [fibonacci(n) for n in range(7)] == [0, 1, 1, 2, 3, 5, 8]


# %% idiom: bytecode_names
# %% answer
def sort_numbers(numbers):
    rest, done = list(numbers), []
    while rest:
        done.append(rest.pop(rest.index(min(rest))))
    return done


# %% wrong
def sort_numbers(numbers):
    return sorted(numbers)


# %% check
assert "sorted" not in sort_numbers.__code__.co_names
assert sort_numbers([3, 1, 2]) == [1, 2, 3]


# %% idiom: helper_replaced_and_counted
# %% given
def slow_price(item):
    return {"tea": 2, "cake": 3}[item]


# %% answer
def bill(items):
    return sum(slow_price(item) for item in items)


# %% wrong
def bill(items):
    return sum({"tea": 2, "cake": 3}[item] for item in items)


# %% check
real_price = slow_price
asked = []


def slow_price(item):
    asked.append(item)
    return 10


assert bill(["tea", "cake"]) == 20
assert asked == ["tea", "cake"]
slow_price = real_price
assert bill(["cake"]) == 3


# %% idiom: own_helper_replaced_by_check
# %% answer
def is_vowel(letter):
    return letter in "aeiou"


def count_vowels(word):
    return sum(is_vowel(letter) for letter in word)


# %% wrong
def is_vowel(letter):
    return letter in "aeiou"


def count_vowels(word):
    return sum(letter in "aeiou" for letter in word)


# %% check
old_is_vowel = is_vowel


def is_vowel(letter):
    is_vowel.calls += 1
    return letter == "x"


is_vowel.calls = 0
assert count_vowels("xylo") == 1
assert is_vowel.calls == 4
is_vowel = old_is_vowel


# %% idiom: callback_sees_every_value
# %% answer
def walk(values, visit):
    for place, value in enumerate(values):
        visit(place, value)


# %% wrong
def walk(values, visit):
    for place, value in enumerate(values):
        visit(value, place)


# %% check
visited = []
walk("ab", lambda place, value: visited.append((place, value)))
assert visited == [(0, "a"), (1, "b")]


# %% idiom: callback_stops_early
# %% answer
def find_first(values, accept):
    for value in values:
        if accept(value):
            return value
    return None


# %% wrong
def find_first(values, accept):
    good = [value for value in values if accept(value)]
    return good[0] if good else None


# %% check
tried = []


def accept_big(value):
    tried.append(value)
    return value > 4


assert find_first([1, 5, 9], accept_big) == 5
assert tried == [1, 5], "stop at the first one"


# %% idiom: exception_of_callback_passes
# %% answer
def apply_all(function, values):
    return list(map(function, values))


# %% wrong
def apply_all(function, values):
    try:
        return list(map(function, values))
    except Exception:
        return []


# %% check
class Refused(Exception):
    pass


def refuse(value):
    raise Refused(value)


try:
    apply_all(refuse, [7])
except Refused as error:
    assert error.args == (7,)
else:
    raise AssertionError("the error must not be swallowed")


# %% idiom: returns_a_closure
# %% answer
def make_adder(n):
    def add(x):
        return x + n

    return add


# %% wrong
def make_adder(n):
    def add(x):
        return x - n

    return add


# %% check
add_two, add_ten = make_adder(2), make_adder(10)
assert add_two(1) == 3 and add_ten(1) == 11
assert callable(make_adder(0))


# %% idiom: closure_keeps_count
# %% answer
def make_counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count

    return step


# %% wrong
def make_counter():
    def step():
        return 1

    return step


# %% check
first, second = make_counter(), make_counter()
assert [first(), first(), second()] == [1, 2, 1]

# %% idiom: decorator
# %% answer
import functools


def twice(function):
    @functools.wraps(function)
    def run(*args, **kwargs):
        function(*args, **kwargs)
        return function(*args, **kwargs)

    return run


# %% wrong
def twice(function):
    def run(*args, **kwargs):
        return function(*args, **kwargs)

    return run


# %% check
rung = []


@twice
def ring(bell, loud=False):
    """Ring a bell."""
    rung.append((bell, loud))
    return len(rung)


assert ring("door", loud=True) == 2
assert rung == [("door", True)] * 2
assert ring.__name__ == "ring" and ring.__doc__ == "Ring a bell."


# %% idiom: partial_and_map
# %% answer
def power(base, exponent):
    return base**exponent


# %% wrong
def power(base, exponent):
    return exponent**base


# %% check
from functools import partial

cube = partial(power, exponent=3)
assert list(map(cube, [1, 2, 3])) == [1, 8, 27]
assert list(map(power, [2, 3], [1, 2])) == [2, 9]


# %% idiom: vectorize_and_filter
# %% answer
def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


# %% wrong
def is_leap(year):
    return year % 4 == 0


# %% check
years = np.array([1900, 1999, 2000, 2024])
assert np.vectorize(is_leap)(years).tolist() == [False, False, True, True]
assert list(filter(is_leap, range(1896, 1906))) == [1896, 1904]


# %% idiom: key_function_of_sorted
# %% answer
def by_last_letter(word):
    return word[-1]


# %% wrong
def by_last_letter(word):
    return word[0]


# %% check
assert sorted(["ab", "ca", "zc"], key=by_last_letter) == ["ca", "ab", "zc"]
assert max(["ab", "ca", "zc"], key=by_last_letter) == "zc"

# %% idiom: cache_information
# %% answer
import functools


@functools.lru_cache(maxsize=None)
def paths(rows, columns):
    if rows == 0 or columns == 0:
        return 1
    return paths(rows - 1, columns) + paths(rows, columns - 1)


# %% wrong
def paths(rows, columns):
    if rows == 0 or columns == 0:
        return 1
    return paths(rows - 1, columns) + paths(rows, columns - 1)


# %% check
paths.cache_clear()
assert paths(3, 3) == 20
assert paths.cache_info().hits > 0


# %% idiom: generator_is_lazy
# %% answer
def naturals():
    n = 0
    while True:
        yield n
        n += 1


# %% wrong
def naturals():
    yield from [0, 1, 2]


# %% wrong
def naturals():
    return iter(range(1, 1000))


# %% check
import itertools
import types

assert isinstance(naturals(), types.GeneratorType)
assert list(itertools.islice(naturals(), 5)) == [0, 1, 2, 3, 4]
numbers = naturals()
next(numbers)
assert next(numbers) == 1


# %% idiom: generator_with_send
# %% answer
def running_mean():
    total, count, mean = 0.0, 0, None
    while True:
        total += yield mean
        count += 1
        mean = total / count


# %% wrong
def running_mean():
    total, mean = 0.0, None
    while True:
        total += yield mean
        mean = total


# %% check
means = running_mean()
next(means)
assert means.send(2.0) == 2.0
assert means.send(4.0) == 3.0
means.close()


# %% idiom: generator_from_generator
# %% answer
def pairs(values):
    values = iter(values)
    for value in values:
        yield value, next(values)


# %% wrong
def pairs(values):
    values = list(values)
    return list(zip(values, values[1:]))


# %% check
assert list(pairs(n * n for n in range(4))) == [(0, 1), (4, 9)]
assert dict(pairs(["a", 1, "b", 2])) == {"a": 1, "b": 2}

# %% idiom: context_manager_function
# %% answer
import contextlib


@contextlib.contextmanager
def noted(log):
    log.append("in")
    try:
        yield len(log)
    finally:
        log.append("out")


# %% wrong
import contextlib


@contextlib.contextmanager
def noted(log):
    log.append("in")
    yield len(log)
    log.append("out")


# %% check
log = []
with noted(log) as length:
    assert length == 1
assert log == ["in", "out"]
try:
    with noted(log):
        raise KeyError("x")
except KeyError:
    pass
assert log == ["in", "out", "in", "out"], "it leaves after an error too"


# %% idiom: default_is_not_shared
# %% answer
def collect(item, items=None):
    items = [] if items is None else items
    items.append(item)
    return items


# %% wrong
def collect(item, items=[]):
    items.append(item)
    return items


# %% check
assert collect(1) == [1]
assert collect(2) == [2]
box = [0]
assert collect(3, box) is box and box == [0, 3]


# %% idiom: variable_arguments
# %% answer
def describe(*args, sep="-", **kwargs):
    return sep.join(map(str, args)), sorted(kwargs)


# %% wrong
def describe(*args, sep="-", **kwargs):
    return sep.join(map(str, args)), list(kwargs)


# %% check
assert describe(1, 2, b=3, a=4) == ("1-2", ["a", "b"])
assert describe(sep="+") == ("", [])
assert describe(*"xyz", sep="")[0] == "xyz"


# %% idiom: type_error_for_missing_argument
# %% answer
def distance(a, b, *, squared=False):
    d = (a - b) ** 2
    return d if squared else d**0.5


# %% wrong
def distance(a, b=0, squared=False):
    d = (a - b) ** 2
    return d if squared else d**0.5


# %% check
assert distance(5, 2) == 3 and distance(5, 2, squared=True) == 9
for arguments in [(1,), (1, 2, True)]:
    try:
        distance(*arguments)
    except TypeError:
        continue
    raise AssertionError("these arguments must be refused")


# %% idiom: raises_value_error_with_message
# %% answer
def half(n):
    if n % 2:
        raise ValueError(f"{n} is odd")
    return n // 2


# %% wrong
def half(n):
    if n % 2:
        raise Exception(f"{n} is odd")
    return n // 2


# %% wrong
def half(n):
    return n // 2


# %% check
assert half(4) == 2
try:
    half(7)
except ValueError as error:
    assert "7" in str(error)
else:
    raise AssertionError("an odd number must be refused")

# %% idiom: helper_is_deleted_by_the_check
# %% answer
def is_digit(letter):
    return letter in "0123456789"


def is_pin(text):
    return len(text) == 4 and all(is_digit(letter) for letter in text)
# %% wrong
def is_digit(letter):
    return letter in "0123456789"


def is_pin(text):
    return len(text) == 4 and text.isdigit()
# %% check
assert is_pin("0815") and not is_pin("12a4")
kept_is_digit = is_digit
del is_digit
try:
    is_pin("1234")
except NameError:
    pass
else:
    raise AssertionError("is_pin must use is_digit")
finally:
    is_digit = kept_is_digit
