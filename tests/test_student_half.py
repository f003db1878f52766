"""The student half stands alone: it runs where nothing of the staff half is installed."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import dlcourse

PACKAGE = Path(dlcourse.__file__).parent
STUDENT_PARTS = ("errors", "runtime", "data", "plot", "explore", "check", "hand_in")
# What a student's Colab has; torch and scikit-learn only inside the functions that use them.
ALLOWED = {"dlcourse", "numpy", "matplotlib", "ipywidgets", "IPython"}
LAZY = {"torch", "sklearn", "scipy", "google", "nbformat", "nbclient"}
# Modules that are made of torch's classes. They count as torch: they are imported inside functions.
MADE_OF_TORCH = {"dlcourse.explore._letter_models"}
STAFF_ONLY = ("pydantic", "loguru", "typer", "rich", "nbformat", "nbclient", "nbgrader", "jupytext")


def student_files() -> list[Path]:
    single = [PACKAGE / "__init__.py", *(PACKAGE / f"{part}.py" for part in STUDENT_PARTS)]
    folders = [path for part in STUDENT_PARTS for path in sorted((PACKAGE / part).rglob("*.py"))]
    return [path for path in (*single, *folders) if path.exists()]


def imported(nodes: list[ast.AST]) -> set[str]:
    """The modules that these nodes import, in full."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports here are absolute"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def for_type_checkers(tree: ast.AST) -> set[ast.AST]:
    """Everything inside `if TYPE_CHECKING:`; it never runs."""
    guards = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    return {inner for guard in guards for node in guard.body for inner in ast.walk(node)}


def lazy_nodes(tree: ast.AST) -> set[ast.AST]:
    """Everything inside a function: it runs when the function is called."""
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {inner for function in functions for inner in ast.walk(function)}


def test_the_student_half_is_found() -> None:
    found = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in student_files()}
    assert found == {"__init__", *STUDENT_PARTS}


@pytest.mark.parametrize(
    "path", student_files(), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_imports_only_what_a_student_has(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    runs = set(ast.walk(tree)) - for_type_checkers(tree)
    inside = lazy_nodes(tree)
    module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    at_once = imported([n for n in runs if n not in inside])
    assert not at_once & MADE_OF_TORCH
    for names, allowed in (
        (at_once, ALLOWED | ({"torch"} if module in MADE_OF_TORCH else set())),
        (imported([n for n in runs if n in inside]), ALLOWED | LAZY),
    ):
        foreign = {name.split(".")[0] for name in names} - allowed - sys.stdlib_module_names
        assert not foreign
        own = {name.split(".")[1] for name in names if name.startswith("dlcourse.")}
        assert own <= {*STUDENT_PARTS, "__version__"}


def run_python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_runs_without_the_staff_half_installed() -> None:
    blocked = dict.fromkeys(STAFF_ONLY)
    code = f"""
import sys
sys.modules.update({blocked!r})
import dlcourse, dlcourse.runtime, dlcourse.check, dlcourse.data, dlcourse.plot, dlcourse.explore
import dlcourse.hand_in
X, t = dlcourse.data.penguins()
dlcourse.check.examples(abs, dlcourse.check.example(-1, gives=1))
STAFF = ("grading", "results", "sandbox", "cli")
staff = [m for m in sys.modules if m.startswith("dlcourse.") and m.split(".")[1] in STAFF]
print(len(X), staff)
"""
    assert run_python(code) == "274 []\n"


@pytest.mark.parametrize("module", ["dlcourse", "dlcourse.check", "dlcourse.data"])
def test_importing_is_light(module: str) -> None:
    heavy = ("torch", "matplotlib", "sklearn", "scipy", "IPython", "ipywidgets")
    code = f"import sys, {module}; print([m for m in {heavy!r} if m in sys.modules])"
    assert run_python(code) == "[]\n"


def test_checks_do_not_import_torch_even_to_compare_arrays() -> None:
    code = """
import sys, numpy as np
from dlcourse import check
with check.question("q", points=1):
    check.equal(np.ones(3), [1, 1, 1])
print("torch" in sys.modules, "IPython" in sys.modules)
"""
    assert run_python(code) == "False False\n"


def test_without_scikit_learn_the_remedy_is_named() -> None:
    code = """
import sys
sys.modules["sklearn"] = sys.modules["sklearn.datasets"] = None
from dlcourse import data
from dlcourse.errors import DlcourseError
try:
    data.breast_cancer()
except DlcourseError as error:
    print("pip install scikit-learn" in str(error))
"""
    assert run_python(code) == "True\n"


def test_an_old_python_is_told_which_one_is_needed() -> None:
    code = "import sys; sys.version_info, sys.version = (3, 10, 2), '3.10.2'; import dlcourse"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    last = ran.stderr.splitlines()[-1]
    assert last.startswith("ImportError: dlcourse needs Python 3.11 or newer, and this is 3.10.2")
