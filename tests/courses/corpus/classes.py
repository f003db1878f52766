# %% setup
import copy
import functools
from abc import ABC, abstractmethod
from collections import namedtuple
from dataclasses import dataclass
from enum import Enum


# %% idiom: operators_and_order
# %% answer
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __hash__(self):
        return hash(self.cents)

    def __repr__(self):
        return f"Money({self.cents})"


# %% wrong
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __repr__(self):
        return f"Money({self.cents})"


# %% check
assert Money(1) + Money(2) == Money(3)
assert Money(1) != Money(2) and Money(1) < Money(2) and Money(2) > Money(1)
assert [m.cents for m in sorted([Money(3), Money(1), Money(2)])] == [1, 2, 3]
assert max(Money(3), Money(8)).cents == 8
assert len({Money(1), Money(1), Money(2)}) == 2
assert repr(Money(5)) == "Money(5)" and str([Money(5)]) == "[Money(5)]"


# %% idiom: reflected_and_in_place_operators
# %% answer
class Vec:
    def __init__(self, *xs):
        self.xs = list(xs)

    def __mul__(self, k):
        return Vec(*(k * x for x in self.xs))

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.xs = [a + b for a, b in zip(self.xs, other.xs)]
        return self

    def __neg__(self):
        return -1 * self

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.xs, other.xs))

    def __bool__(self):
        return any(self.xs)

    def __abs__(self):
        return (self @ self) ** 0.5


# %% wrong
class Vec:
    def __init__(self, *xs):
        self.xs = list(xs)

    def __mul__(self, k):
        return Vec(*(k * x for x in self.xs))


# %% check
v = Vec(3, 4)
same = v
assert (2 * v).xs == [6, 8] and (-v).xs == [-3, -4]
v += Vec(1, 1)
assert same is v and same.xs == [4, 5]
assert v @ Vec(1, 2) == 14 and abs(Vec(3, 4)) == 5
assert not Vec(0, 0) and Vec(0, 1)


# %% idiom: container_methods
# %% answer
class Shelf:
    def __init__(self):
        self.books = {}

    def __setitem__(self, place, book):
        self.books[place] = book

    def __getitem__(self, place):
        return self.books[place]

    def __delitem__(self, place):
        del self.books[place]

    def __contains__(self, place):
        return place in self.books

    def __len__(self):
        return len(self.books)

    def __iter__(self):
        return iter(sorted(self.books))


# %% wrong
class Shelf(dict):
    pass


# %% check
shelf = Shelf()
shelf[2], shelf[1] = "b", "a"
assert shelf[2] == "b" and 1 in shelf and 5 not in shelf and len(shelf) == 2
assert list(shelf) == [1, 2] and [*shelf] == [1, 2]
del shelf[1]
assert len(shelf) == 1
try:
    shelf[1]
except KeyError:
    pass
else:
    raise AssertionError("an empty place raises KeyError")


# %% idiom: callable_object
# %% answer
class Line:
    def __init__(self, slope, start=0):
        self.slope, self.start = slope, start

    def __call__(self, x):
        return self.slope * x + self.start


# %% wrong
class Line:
    def __init__(self, slope, start=0):
        self.slope, self.start = slope, start

    def __call__(self, x):
        return self.slope * x


# %% check
line = Line(2, start=1)
assert callable(line) and line(3) == 7
assert list(map(line, [0, 1])) == [1, 3]


# %% idiom: isinstance_and_type_name
# %% answer
class Token:
    pass


def make_token():
    return Token()


# %% wrong
class Token:
    pass


def make_token():
    return Token


# %% check
token = make_token()
assert isinstance(token, Token)
assert type(token) is Token
assert type(token).__name__ == "Token" and token.__class__ is Token
assert make_token() is not token


# %% idiom: hash_of_the_type
# %% given
def short_hash(value):
    import hashlib

    return hashlib.sha256(str(value).encode()).hexdigest()[:8]


# %% answer
class Square:
    def __init__(self, side):
        self.side = side


# %% wrong
class square:
    def __init__(self, side):
        self.side = side


Square = square
# %% check
assert short_hash(type(Square(1)).__name__) == short_hash("Square")
assert short_hash(Square(3).side) == short_hash(3)


# %% idiom: inherits_from_given_class
# %% given
class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return "..."


# %% answer
class Dog(Animal):
    def speak(self):
        return f"{self.name} says woof"


# %% wrong
class Dog:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says woof"


# %% wrong
class Dog(Animal):
    pass


# %% check
assert issubclass(Dog, Animal)
rex = Dog("Rex")
assert isinstance(rex, Animal) and not isinstance(Animal("x"), Dog)
assert rex.speak() == "Rex says woof"
assert Dog.__mro__[1] is Animal and Dog.__bases__ == (Animal,)


# %% idiom: instance_of_given_class
# %% given
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def norm(self):
        return (self.x**2 + self.y**2) ** 0.5


# %% answer
def mirror(point):
    return Point(-point.x, point.y)


# %% wrong
def mirror(point):
    point.x = -point.x
    return point


# %% check
p = Point(3, 4)
q = mirror(p)
assert isinstance(q, Point) and (q.x, q.y) == (-3, 4) and q.norm() == 5
assert (p.x, p.y) == (3, 4) and q is not p


# %% idiom: object_of_a_library_is_left_alone
# %% answer
def with_rate(settings, rate):
    changed = copy.copy(settings)
    changed.rate = rate
    return changed


# %% wrong
def with_rate(settings, rate):
    settings.rate = rate
    return settings


# %% check
import argparse

settings = argparse.Namespace(rate=0.1, steps=5)
assert with_rate(settings, 0.5).rate == 0.5
assert with_rate(settings, 0.5).steps == 5 and settings.rate == 0.1


# %% idiom: dataclass_of_a_given_cell_is_changed
# %% given
@dataclass
class Counter:
    seen: int = 0


# %% answer
def count(counter, items):
    counter.seen += len(items)
    return counter


# %% wrong
def count(counter, items):
    return Counter(counter.seen + len(items))


# %% check
counter = Counter(1)
assert count(counter, [4, 5]) is counter and counter.seen == 3


# %% idiom: changes_object_of_given_class
# %% given
class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.log = []


# %% answer
def deposit(account, amount):
    account.balance += amount
    account.log.append(amount)


# %% wrong
def deposit(account, amount):
    account.balance = amount
    account.log = [amount]


# %% check
account = Account(10)
history = account.log
deposit(account, 5)
deposit(account, 1)
assert account.balance == 16 and history == [5, 1]


# %% idiom: abstract_base_given
# %% given
class Shape(ABC):
    @abstractmethod
    def area(self): ...

    def describe(self):
        return f"{type(self).__name__} of area {self.area()}"


# %% answer
class Rectangle(Shape):
    def __init__(self, a, b):
        self.a, self.b = a, b

    def area(self):
        return self.a * self.b


# %% wrong
class Rectangle(Shape):
    def __init__(self, a, b):
        self.a, self.b = a, b


# %% check
assert Rectangle(2, 3).describe() == "Rectangle of area 6"
try:
    Shape()
except TypeError:
    pass
else:
    raise AssertionError


# %% idiom: own_abstract_class
# %% answer
class Model(ABC):
    @abstractmethod
    def fit(self, xs): ...


# %% wrong
class Model:
    def fit(self, xs): ...


# %% check
class MeanModel(Model):
    def fit(self, xs):
        self.mean = sum(xs) / len(xs)
        return self


assert MeanModel().fit([1, 3]).mean == 2
try:
    Model()
except TypeError:
    pass
else:
    raise AssertionError("Model must be abstract")


# %% idiom: check_inherits_from_answer
# %% answer
class Robot:
    speed = 1

    def step(self):
        return self.speed * self.direction()

    def direction(self):
        return 1


# %% wrong
class Robot:
    speed = 1

    def step(self):
        return 1

    def direction(self):
        return 1


# %% check
class Backwards(Robot):
    speed = 3

    def direction(self):
        return -super().direction()


assert Robot().step() == 1
assert Backwards().step() == -3


# %% idiom: custom_exception_by_name
# %% answer
class TooHot(Exception):
    def __init__(self, degrees):
        super().__init__(f"{degrees} degrees are too hot")
        self.degrees = degrees


def check_heat(degrees):
    if degrees > 90:
        raise TooHot(degrees)
    return "fine"


# %% wrong
class TooHot(Exception):
    pass


def check_heat(degrees):
    if degrees > 90:
        raise ValueError(degrees)
    return "fine"


# %% check
assert issubclass(TooHot, Exception) and check_heat(20) == "fine"
try:
    check_heat(95)
except TooHot as error:
    assert error.degrees == 95 and "95" in str(error)
else:
    raise AssertionError("too hot was not noticed")


# %% idiom: exception_family
# %% given
class ShopError(Exception):
    """What can go wrong in the shop."""


# %% answer
class SoldOut(ShopError, LookupError):
    pass


def buy(stock, item):
    if not stock.get(item):
        raise SoldOut(item)
    stock[item] -= 1


# %% wrong
class SoldOut(LookupError):
    pass


def buy(stock, item):
    if not stock.get(item):
        raise SoldOut(item)
    stock[item] -= 1


# %% check
stock = {"pen": 1}
buy(stock, "pen")
assert stock == {"pen": 0}
for family in (ShopError, LookupError, SoldOut):
    try:
        buy(stock, "pen")
    except family as error:
        assert error.args == ("pen",)


# %% idiom: exception_has_a_cause
# %% answer
def read_age(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError(f"no age: {text}") from error


# %% wrong
def read_age(text):
    try:
        return int(text)
    except ValueError:
        raise RuntimeError("no age") from None


# %% check
assert read_age("41") == 41
try:
    read_age("old")
except RuntimeError as error:
    assert isinstance(error.__cause__, ValueError)
else:
    raise AssertionError


# %% idiom: property_with_setter
# %% answer
class Thermometer:
    def __init__(self):
        self._kelvin = 0.0

    @property
    def kelvin(self):
        return self._kelvin

    @kelvin.setter
    def kelvin(self, value):
        if value < 0:
            raise ValueError("below absolute zero")
        self._kelvin = value


# %% wrong
class Thermometer:
    kelvin = 0.0


# %% check
thermometer = Thermometer()
thermometer.kelvin = 300.0
assert thermometer.kelvin == 300.0
assert isinstance(Thermometer.kelvin, property)
try:
    thermometer.kelvin = -1
except ValueError:
    assert thermometer.kelvin == 300.0
else:
    raise AssertionError


# %% idiom: class_and_static_methods
# %% answer
class Temperature:
    made = 0

    def __init__(self, degrees):
        self.degrees = degrees
        Temperature.made += 1

    @classmethod
    def from_text(cls, text):
        return cls(float(text.rstrip("C")))

    @staticmethod
    def freezing():
        return 0.0


# %% wrong
class Temperature:
    made = 0

    def __init__(self, degrees):
        self.degrees = degrees
        self.made += 1

    @classmethod
    def from_text(cls, text):
        return cls(float(text.rstrip("C")))

    @staticmethod
    def freezing():
        return 0.0


# %% check
before = Temperature.made
assert Temperature.from_text("21.5C").degrees == 21.5
assert Temperature.made == before + 1
assert Temperature.freezing() == 0.0 and Temperature(1).freezing() == 0.0


# %% idiom: hasattr_dir_vars
# %% answer
class Lamp:
    colour = "white"

    def __init__(self):
        self.on = False

    def switch(self):
        self.on = not self.on


# %% wrong
class Lamp:
    colour = "white"
    on = False

    def switch(self):
        self.on = not self.on


# %% check
lamp = Lamp()
assert hasattr(lamp, "switch") and not hasattr(lamp, "burn")
assert vars(lamp) == {"on": False} and lamp.__dict__ == {"on": False}
assert "switch" in dir(Lamp) and Lamp.colour == "white"
lamp.switch()
assert getattr(lamp, "on") is True and getattr(lamp, "watts", 60) == 60


# %% idiom: check_sets_attributes
# %% answer
class Agent:
    def start(self, settings):
        self.q = [0.0] * settings["actions"]
        self.step_size = settings["step_size"]

    def learn(self, action, reward):
        self.q[action] += self.step_size * (reward - self.q[action])


# %% wrong
class Agent:
    def start(self, settings):
        self.q = [0.0] * settings["actions"]

    def learn(self, action, reward):
        self.q[action] += 0.5 * (reward - self.q[action])


# %% check
agent = Agent()
agent.start({"actions": 2, "step_size": 0.5})
agent.learn(1, 4.0)
assert agent.q == [0.0, 2.0]
agent.q = [1.0, 1.0]
agent.step_size = 0.25
agent.learn(0, 5.0)
assert agent.q == [2.0, 1.0]


# %% idiom: copy_and_deepcopy
# %% answer
class Grid:
    def __init__(self, rows):
        self.rows = rows

    def __copy__(self):
        return Grid(self.rows)


# %% wrong
class Grid:
    def __init__(self, rows):
        self.rows = tuple(map(tuple, rows))

    def __copy__(self):
        return self


# %% check
grid = Grid([[1, 2], [3]])
near, deep = copy.copy(grid), copy.deepcopy(grid)
grid.rows[0][0] = 9
assert near is not grid and near.rows[0][0] == 9 and deep.rows[0][0] == 1


# %% idiom: object_with_context
# %% answer
class Door:
    def __init__(self):
        self.open = False

    def __enter__(self):
        self.open = True
        return self

    def __exit__(self, kind, error, trace):
        self.open = False
        return kind is KeyError


# %% wrong
class Door:
    def __init__(self):
        self.open = False

    def __enter__(self):
        self.open = True
        return self

    def __exit__(self, kind, error, trace):
        self.open = False


# %% check
with Door() as door:
    assert door.open
    raise KeyError("lost")
assert not door.open
try:
    with Door():
        raise ValueError
except ValueError:
    pass
else:
    raise AssertionError("only KeyError is kept in")


# %% idiom: iterator_class
# %% answer
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


# %% wrong
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter(range(self.n))


# %% check
countdown = Countdown(3)
assert iter(countdown) is countdown
assert next(countdown) == 3 and list(countdown) == [2, 1] and list(countdown) == []
assert sum(Countdown(4)) == 10


# %% idiom: linked_nodes
# %% answer
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


def reverse(head):
    done = None
    while head is not None:
        head.next, done, head = done, head, head.next
    return done


# %% wrong
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


def reverse(head):
    return head


# %% check
last = Node(3)
turned = reverse(Node(1, Node(2, last)))
assert turned is last
values = []
while turned:
    values.append(turned.value)
    turned = turned.next
assert values == [3, 2, 1]

# %% idiom: namedtuple_given
# %% given
Move = namedtuple("Move", "player field")


# %% answer
def swap_player(move):
    return move._replace(player="o" if move.player == "x" else "x")


# %% wrong
def swap_player(move):
    return ("o" if move.player == "x" else "x", move.field)


# %% check
moved = swap_player(Move("x", 4))
assert isinstance(moved, Move) and moved == Move("o", 4)
assert moved.player == "o" and moved._fields == ("player", "field")

# %% idiom: namedtuple_by_student
# %% answer
City = namedtuple("City", ["name", "people"])
cities = [City("Ulm", 126_000), City("Jena", 111_000)]
# %% wrong
City = namedtuple("City", ["people", "name"])
cities = [City("Ulm", 126_000), City("Jena", 111_000)]
# %% check
assert max(cities, key=lambda city: city.people).name == "Ulm"
assert all(isinstance(city, City) for city in cities)
assert City("Bonn", 1)._asdict() == {"name": "Bonn", "people": 1}


# %% idiom: dataclass_by_student
# %% answer
@dataclass(order=True)
class Version:
    major: int
    minor: int = 0


# %% wrong
@dataclass
class Version:
    major: int
    minor: int = 0


# %% check
import dataclasses

assert dataclasses.is_dataclass(Version)
assert [f.name for f in dataclasses.fields(Version)] == ["major", "minor"]
assert Version(1) == Version(1, 0) and Version(1, 2) < Version(1, 10)
assert dataclasses.asdict(Version(3, 1)) == {"major": 3, "minor": 1}
assert str(Version(3)) == "Version(major=3, minor=0)"


# %% idiom: dataclass_given
# %% given
@dataclass
class Student:
    name: str
    marks: list


# %% answer
def best(students):
    return max(students, key=lambda student: sum(student.marks) / len(student.marks))


# %% wrong
def best(students):
    return max(students, key=lambda student: sum(student.marks))


# %% check
class_list = [Student("Kim", [5, 5, 5]), Student("Lou", [9])]
assert best(class_list) is class_list[1]
assert best(class_list) == Student("Lou", [9])


# %% idiom: enum_given
# %% given
class Light(Enum):
    RED = 1
    GREEN = 2
    AMBER = 3


# %% answer
def after(light):
    return Light(light.value % 3 + 1)


# %% wrong
def after(light):
    return light.value % 3 + 1


# %% check
assert after(Light.RED) is Light.GREEN
assert after(Light.AMBER) == Light.RED and after(Light["GREEN"]).name == "AMBER"


# %% idiom: enum_by_student
# %% answer
class Suit(Enum):
    HEARTS = "h"
    SPADES = "s"


# %% wrong
class Suit:
    HEARTS = "h"
    SPADES = "s"


# %% check
assert issubclass(Suit, Enum)
assert [suit.name for suit in Suit] == ["HEARTS", "SPADES"]
assert Suit("s") is Suit.SPADES and len(Suit) == 2


# %% idiom: total_ordering
# %% answer
@functools.total_ordering
class Card:
    def __init__(self, rank):
        self.rank = rank

    def __eq__(self, other):
        return self.rank == other.rank

    def __lt__(self, other):
        return self.rank < other.rank


# %% wrong
class Card:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return self.rank < other.rank


# %% check
import bisect

assert Card(2) <= Card(2) and Card(3) >= Card(2)
hand = [Card(1), Card(4)]
bisect.insort(hand, Card(3))
assert [card.rank for card in hand] == [1, 3, 4]
assert Card(4) in hand and hand.index(Card(3)) == 1
