"""Do random numbers repeat? Every library that draws some must get a seed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from dlcourse.project.calls import NamedCall, Program
from dlcourse.project.report import Defect, ProjectCheck

# What draws from the random numbers that a whole program shares, by library.
DRAWS = {
    "random": re.compile(r"random\.(?!seed|getstate|setstate|Random|SystemRandom)\w+"),
    "numpy": re.compile(
        r"numpy\.random\.(?!seed|default_rng|Generator|RandomState|SeedSequence|PCG64)\w+"
    ),
    "torch": re.compile(
        r"torch\.(rand\w*|normal|bernoulli|multinomial|utils\.data\.random_split"
        r"|nn\.(Linear|Bilinear|Conv\w+|LSTM\w*|GRU\w*|RNN\w*|Embedding\w*|\w*Dropout\w*"
        r"|Transformer\w*|MultiheadAttention)|nn\.init\.(?!zeros_|ones_|constant_|eye_)\w+)"
    ),
    "tensorflow": re.compile(r"(tensorflow\.keras|keras)\.layers\.\w+|tensorflow\.random\.\w+"),
}
SEEDS = {
    "random": re.compile(r"random\.seed"),
    "numpy": re.compile(r"numpy\.random\.seed"),
    "torch": re.compile(r"(.*\.)?(manual_seed|torch_generator)"),
    "tensorflow": re.compile(r".*\.(set_seed|set_random_seed)"),
}
SEEDS_ALL = ("seed_everything", "set_random_seed")  # functions that seed every library
REMEDIES = {
    "random": "random.seed(0)",
    "numpy": "rng = np.random.default_rng(0)` and draw with `rng",
    "torch": "torch.manual_seed(0)",
    "tensorflow": "tf.keras.utils.set_random_seed(0)",
}
GENERATORS = ("numpy.random.default_rng", "numpy.random.RandomState", "random.Random")
SCIKIT_LEARN = re.compile(
    r"train_test_split|\w*ShuffleSplit|RandomForest\w+|ExtraTrees\w+|MLP\w+|SGD\w+|TSNE"
    r"|(MiniBatch)?KMeans|GaussianMixture|shuffle|resample|RandomizedSearchCV|GradientBoosting\w+"
    r"|make_(blobs|moons|circles|classification|regression)|BaggingClassifier|AdaBoost\w+"
)
SHUFFLED_ON_DEMAND = ("KFold", "StratifiedKFold")
CLOCKS = re.compile(r"(time|datetime|os\.urandom|secrets|uuid)\b.*")


def defects(program: Program) -> Iterator[Defect]:
    """The libraries that draw random numbers without a seed, and generators without one."""
    calls = list(program.calls())
    seeded = {
        library
        for library, pattern in SEEDS.items()
        for call in calls
        if (pattern.fullmatch(call.name) or call.last in SEEDS_ALL) and _is_fixed(program, call)
    }
    for library in DRAWS:
        if library not in seeded:
            yield from _without_seed(library, calls)
    for call in calls:
        if call.name in GENERATORS and not _is_fixed(program, call):
            yield _defect(
                call.where,
                f"`{call.last}()` has no seed of its own: each run draws other numbers.",
                f"Give it a fixed number: `{call.last}(0)`.",
            )
        if "numpy" not in seeded and _is_left_to_chance(call):
            yield _defect(
                call.where,
                f"`{call.last}` draws random numbers and has no seed.",
                f"Give it one: `{call.last}(…, random_state=0)`.",
            )


def _without_seed(library: str, calls: list[NamedCall]) -> Iterator[Defect]:
    """The first call that draws from the library's own random numbers, as a defect."""
    for call in calls:
        if DRAWS[library].fullmatch(call.name) and "generator" not in call.keywords:
            wrong = f"{library} draws random numbers (`{call.name}`), and nothing sets their seed."
            yield _defect(call.where, wrong, f"Write `{REMEDIES[library]}` in a cell before it.")
            return


def _is_fixed(program: Program, call: NamedCall) -> bool:
    """Whether a seed is given, and not read from a clock."""
    given = [*call.arguments, *call.keywords.values()]
    parts = [node for value in given for node in ast.walk(value)]
    return bool(given) and not any(
        (isinstance(node, ast.Constant) and node.value is None)
        or (isinstance(node, ast.Call) and CLOCKS.fullmatch(program.full_name(node.func)))
        for node in parts
    )


def _is_left_to_chance(call: NamedCall) -> bool:
    """Whether it is a call of scikit-learn that draws random numbers, without `random_state`."""
    if call.library != "sklearn" or _is_given(call.keywords.get("random_state")):
        return False
    shuffle = call.keywords.get("shuffle")
    if call.last in SHUFFLED_ON_DEMAND:
        return _is_given(shuffle)
    return bool(SCIKIT_LEARN.fullmatch(call.last)) and (shuffle is None or _is_given(shuffle))


def _is_given(value: ast.expr | None) -> bool:
    """Whether an argument is there, and neither None nor False. (0 is a seed.)"""
    off = isinstance(value, ast.Constant) and (value.value is None or value.value is False)
    return value is not None and not off


def _defect(where: str, wrong: str, remedy: str) -> Defect:
    return Defect(check=ProjectCheck.SEEDS, where=where, wrong=wrong, remedy=remedy)
