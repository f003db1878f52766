"""The student half's runtime: light to import, and right about where it runs."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType, SimpleNamespace

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from dlcourse import runtime
from dlcourse.errors import DlcourseError


def python(code: str) -> str:
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def in_shell(monkeypatch: pytest.MonkeyPatch, shell: object) -> None:
    ipython = ModuleType("IPython")
    ipython.get_ipython = lambda: shell  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "IPython", ipython)


def in_kernel(code: str, **environment: str) -> str:
    """What a real kernel prints for this code."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    settings = "".join(f"os.environ[{k!r}] = {v!r}\n" for k, v in environment.items())
    notebook.cells[0].source = f"import os\n{settings}{code}"
    NotebookClient(notebook, kernel_name="python3").execute()
    return "".join(output.text for output in notebook.cells[0].outputs).strip()


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = "{'torch', 'matplotlib', 'sklearn', 'numpy', 'IPython', 'pydantic'}"
    code = f"import sys, dlcourse, dlcourse.runtime; print(sorted({heavy} & set(sys.modules)))"
    assert python(code) == "[]"


def test_plain_python_is_headless() -> None:
    assert python("from dlcourse import runtime; print(runtime.where())") == "headless"


def test_a_kernel_without_a_front_end_is_headless(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in runtime.FRONT_END_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    code = "from dlcourse import runtime; print(runtime.where(), runtime.has_front_end())"
    assert in_kernel(code) == "headless False"


def test_a_kernel_started_by_jupyter_has_a_front_end() -> None:
    code = "from dlcourse import runtime; print(runtime.where(), runtime.has_front_end())"
    assert in_kernel(code, JPY_SESSION_NAME="/lab1.ipynb") == "jupyter True"


def test_colab_is_known_by_its_shell_not_by_its_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLAB_RELEASE_TAG", "as-on-kaggle")
    in_shell(monkeypatch, SimpleNamespace())
    assert runtime.where() == "ipython"
    shell = type("Shell", (), {"__module__": "google.colab._shell"})
    in_shell(monkeypatch, shell())
    assert runtime.where() == "colab"
    assert runtime.has_front_end()


def test_generators_repeat_and_do_not_disturb_each_other() -> None:
    first = runtime.rng(3).normal(size=4)
    runtime.rng(4).normal(size=4)
    assert np.array_equal(runtime.rng(3).normal(size=4), first)


def test_torch_generators_repeat() -> None:
    import torch

    first = torch.randn(4, generator=runtime.torch_generator(3))
    torch.randn(4)
    assert torch.equal(torch.randn(4, generator=runtime.torch_generator(3)), first)


def test_the_device_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DLCOURSE_DEVICE", "cpu")
    assert runtime.device().type == "cpu"


def test_cuda_without_a_gpu_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setenv("DLCOURSE_DEVICE", "cuda")
    with pytest.raises(DlcourseError, match="torch finds no GPU"):
        runtime.device()


@pytest.mark.parametrize("needed", ["0.0.9", "0.1", "0.1.0"])
def test_an_equal_or_newer_package_is_accepted(
    monkeypatch: pytest.MonkeyPatch, needed: str
) -> None:
    monkeypatch.setattr(runtime, "__version__", "0.1.0")
    runtime.require_version(needed)


@pytest.mark.parametrize("needed", ["0.1.1", "0.10.0", "1.0"])
def test_an_older_package_says_what_to_do(monkeypatch: pytest.MonkeyPatch, needed: str) -> None:
    monkeypatch.setattr(runtime, "__version__", "0.1.0")
    with pytest.raises(DlcourseError, match=rf"needs dlcourse {needed}, but .* 0\.1\.0:"):
        runtime.require_version(needed)


@pytest.mark.slow
@pytest.mark.parametrize("imports", ["", "import torch\n"])
def test_start_prints_one_line_and_gives_torch_one_thread(imports: str) -> None:
    code = (
        f"{imports}from dlcourse import runtime\nruntime.start('0.1.0')\n"
        "import torch\nprint(torch.get_num_threads())"
    )
    line, threads = python(code).splitlines()
    assert line.startswith("dlcourse 0.1.0 is ready")
    assert threads == "1"


def test_start_does_not_import_torch() -> None:
    code = (
        "import sys\nfrom dlcourse import runtime\nruntime.start('0.1.0')\n"
        "print('torch' in sys.modules)"
    )
    assert python(code).splitlines()[-1] == "False"
