"""`dlcourse project check`: real small projects, a right one, and wrong ones of each kind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from typer.testing import CliRunner

from dlcourse.cli import app
from dlcourse.errors import DlcourseError
from dlcourse.project import calls, data_files, packages, pages, seeds, texts
from dlcourse.project.check import check_project
from dlcourse.project.clean_run import Ran
from dlcourse.project.folder import read
from dlcourse.project.report import CleanRun, Defect, ProjectCheck, ProjectReport
from dlcourse.run.execute import Failure

ROOT = Path(__file__).parent.parent
HEADINGS = "# Birds\n" + "\n".join(
    f"## {name}" for name in ("Proposal", "Data card", "Method", "Results", "What failed")
)
LAST_HEADINGS = "## Run it again\n\n## Who did what"
RIGHT = (
    "from pathlib import Path\n\nimport numpy as np\nimport pandas as pd\n\n"
    "from dlcourse import plot",
    'table = pd.read_csv(Path("data") / "birds.csv")',
    "rng = np.random.default_rng(0)\nnoise = rng.normal(size=len(table))",
    "figure, (axes,) = plot.figure()\n"
    'plot.curve(axes, table["size"], noise, "noise", "blue")\n'
    'plot.show(plot.describe(figure, "A line through 3 points of noise."))',
)


def write(
    folder: Path, *cells: str, in_order: bool = True, headings: str = HEADINGS + LAST_HEADINGS
) -> Path:
    """A project in a folder: a notebook with these code cells, as after one run."""
    code = [new_code_cell(source) for source in cells]
    for number, cell in enumerate(code, start=1):
        cell.execution_count = number if in_order else None
    folder.mkdir(parents=True, exist_ok=True)
    notebook = new_notebook(
        cells=[new_markdown_cell(headings), *code],
        metadata={"kernelspec": {"name": "my-own-kernel", "display_name": "mine"}},
    )
    nbformat.write(notebook, folder / "project.ipynb")
    return folder


def write_right(folder: Path) -> Path:
    """A project with nothing to mend."""
    write(folder, *RIGHT)
    (folder / "data").mkdir()
    (folder / "data" / "birds.csv").write_text("size\n1\n2\n3\n")
    return folder


def program(*sources: str, folder: Path) -> calls.Program:
    return calls.read(read(write(folder, *sources)).code)


def wrong(defects: list[Defect], check: ProjectCheck) -> str:
    """What the one defect of this kind says; it also has a place and a remedy."""
    (defect,) = defects
    assert defect.check is check
    assert defect.where
    assert defect.remedy
    return defect.wrong


def run_of(failure: Failure | None = None, walled: bool = True) -> Ran:
    """The result of a run that wrote nothing."""
    outcome = CleanRun(seconds=1, walled=walled, failure=failure)
    return Ran(outcome, new_notebook(), frozenset())


def dlcourse(*arguments: str | Path, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | ({"PATH": path} if path else {})
    command = [sys.executable, "-c", "from dlcourse.cli import main; main()"]
    return subprocess.run(
        [*command, *map(str, arguments)],
        capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip


@pytest.mark.slow
def test_a_right_project_has_nothing_to_mend_and_is_left_as_it_was(tmp_path: Path) -> None:
    folder = write_right(tmp_path / "birds")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    checked = dlcourse("project", "check", folder)

    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "Nothing to mend." in checked.stdout
    assert "✗" not in checked.stdout
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.slow
def test_json_has_every_defect_with_its_place_and_remedy(tmp_path: Path) -> None:
    folder = write(tmp_path / "birds", "open('birds.csv').read()", headings="# Birds")

    checked = dlcourse("project", "check", folder, "--json", "-")

    assert checked.returncode == 1
    report = json.loads(checked.stdout)
    assert report["well"] is False
    assert report["run"]["failure"]["reason"].startswith("FileNotFoundError")
    assert {each["check"] for each in report["defects"]} == {
        ProjectCheck.RUNS,
        ProjectCheck.DATA,
        ProjectCheck.PARTS,
    }
    assert all(each["where"] and each["wrong"] and each["remedy"] for each in report["defects"])
    del report["well"]  # worked out from the rest
    assert ProjectReport.model_validate(report).run.failure is not None


@pytest.mark.slow
def test_a_report_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    folder = write(tmp_path / "birds", "1")

    checked = dlcourse("project", "check", folder, "--json", tmp_path / "nowhere" / "report.json")

    assert checked.returncode == 1
    assert "cannot be written" in checked.stderr
    assert "Traceback" not in checked.stderr


@pytest.mark.slow
def test_the_copy_has_no_network_no_other_files_and_no_home(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("grades")
    look = (
        "import socket\nfrom pathlib import Path\n"
        f"assert not Path({str(tmp_path / 'secret.txt')!r}).exists()\n"
        "assert {path.name for path in Path.home().iterdir()} <= {'.ipython', '.cache'}\n"
        "try:\n    socket.create_connection(('192.0.2.1', 80), timeout=1)\n"
        "except OSError as error:\n    reason = error.errno\n"
        "import errno\nassert reason == errno.ENETUNREACH, reason"
    )
    report = check_project(write(tmp_path / "birds", look))

    assert report.run.failure is None
    assert report.run.walled


@pytest.mark.slow
def test_without_bubblewrap_it_runs_all_the_same_and_says_so(tmp_path: Path) -> None:
    folder = write_right(tmp_path / "birds")

    checked = dlcourse("project", "check", folder, path=str(tmp_path))

    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "with this machine's network and files" in checked.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cells", "reason", "place"),
    [
        (("a = 1", "b = a + c", "c = 2"), "NameError", "cell 3: b = a + c"),
        (("import no_such_module",), "ModuleNotFoundError", "cell 2: import no_such_module"),
        (("raise NotImplementedError()",), "NotImplemented", "cell 2: raise NotImplementedError()"),
        (("import os; os._exit(3)",), "Kernel died", "cell 2: import os; os._exit(3)"),
    ],
    ids=["order", "module", "empty", "kernel"],
)
def test_a_run_that_stops_names_the_cell_and_the_reason(
    cells: tuple[str, ...], reason: str, place: str, tmp_path: Path
) -> None:
    report = check_project(write(tmp_path, *cells))

    (defect,) = report.of(ProjectCheck.RUNS)
    assert reason in defect.wrong
    assert defect.where == place


@pytest.mark.slow
def test_a_run_ends_at_its_time_limit(tmp_path: Path) -> None:
    report = check_project(write(tmp_path, "1", "while True: pass"), minutes=0.1)

    (defect,) = report.of(ProjectCheck.RUNS)
    assert "cell 3" in defect.where
    assert "shorter" in defect.remedy
    assert report.run.seconds < 40


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((1, 2, 3), ""),
        ((2, 1, 3), "before a cell above"),
        ((1, 2, 5), "more than once"),
        ((1, None, None), "2 of 3 code cells"),
    ],
)
def test_cells_must_be_saved_after_one_run_from_the_top(
    counts: tuple[int | None, ...], expected: str, tmp_path: Path
) -> None:
    path = write(tmp_path, "1", "2", "3") / "project.ipynb"
    notebook = nbformat.read(path, 4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell, count in zip(code, counts, strict=True):
        cell.execution_count = count
    notebook.cells.append(new_code_cell('hand_in.prepare("project")'))  # runs after saving
    nbformat.write(notebook, path)

    found = list(pages.order_defects(read(tmp_path)))

    if expected:
        assert expected in wrong(found, ProjectCheck.ORDER)
    else:
        assert found == []


def test_a_folder_that_is_too_large_names_the_largest_file(tmp_path: Path) -> None:
    write(tmp_path, "1")
    (tmp_path / "photos.bin").write_bytes(bytes(3_000_000))
    project = read(tmp_path)

    none = calls.read(project.code)
    assert list(data_files.defects(project, none, run_of(), 20)) == []
    (defect,) = data_files.defects(project, none, run_of(), 2)
    assert defect.where.startswith("photos.bin (3.0 MB)")
    assert "at most 2 are allowed" in defect.wrong


@pytest.mark.parametrize(
    ("code", "missing"),
    [
        ("import pandas as pd\npd.read_csv('data/birds.csv')", None),
        ("import pandas as pd\npd.read_csv('data/Birds.csv')", "data/Birds.csv"),
        ("import numpy as np\nnp.load('gone.npz')", "gone.npz"),
        ("from pathlib import Path\nD = Path('data')\n(D / 'birds.csv').read_text()", None),
        ("from pathlib import Path\nD = Path('data')\n(D / 'gone.csv').read_text()", "gone.csv"),
        ("import os\nopen(os.path.join('data', 'gone.csv'))", "data/gone.csv"),
        ("open('result.csv', 'w').write('1')", None),
        ("from pathlib import Path\nPath('log.txt').open(mode='w').write('1')", None),
        ("name = input()\nopen(name)", None),
    ],
)
def test_files_that_the_code_reads_are_in_the_folder(
    code: str, missing: str | None, tmp_path: Path
) -> None:
    write(tmp_path, code)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "birds.csv").write_text("size\n1\n")
    project = read(tmp_path)

    found = list(data_files.defects(project, calls.read(project.code), run_of(), 20))

    assert [missing in defect.wrong for defect in found if missing] == [True] * bool(missing)
    if missing == "data/Birds.csv":
        assert "There is `data/birds.csv`" in found[0].wrong


def test_a_notebook_in_a_folder_of_its_own_reads_from_there(tmp_path: Path) -> None:
    write(tmp_path / "notebooks", "open('../birds.csv')", "open('./gone.csv')")
    (tmp_path / "birds.csv").write_text("size\n1\n")
    project = read(tmp_path)

    found = list(data_files.defects(project, calls.read(project.code), run_of(), 20))

    assert "`./gone.csv`" in wrong(found, ProjectCheck.DATA)


@pytest.mark.parametrize(
    "code",
    [
        "import pandas as pd\npd.read_csv('https://example.org/birds.csv')",
        "from sklearn.datasets import fetch_openml\nfetch_openml('birds')",
        "import torchvision\ntorchvision.datasets.MNIST('.', download=True)",
    ],
)
def test_data_from_a_network_are_a_defect_unless_the_run_did_without(
    code: str, tmp_path: Path
) -> None:
    project = read(write(tmp_path, code))
    code_of_it = calls.read(project.code)

    failed = run_of(Failure(cell="", reason="URLError: no network"))
    assert "network" in wrong(
        list(data_files.defects(project, code_of_it, failed, 20)), ProjectCheck.DATA
    )
    assert len(list(data_files.defects(project, code_of_it, run_of(walled=False), 20))) == 1
    assert list(data_files.defects(project, code_of_it, run_of(), 20)) == []


@pytest.mark.parametrize(
    "code",
    [
        "import random\nrandom.shuffle([1, 2])",
        "import random\nrandom.seed()\nrandom.random()",
        "import random, time\nrandom.seed(time.time())\nrandom.random()",
        "import numpy as np\nnp.random.normal(size=3)",
        "import numpy as np\nrng = np.random.default_rng()",
        "import numpy as np\nrng = np.random.default_rng(seed=None)",
        "import torch\ntorch.randn(3)",
        "from torch import nn\nnn.Linear(2, 3)",
        "import torch\ntorch.nn.init.kaiming_normal_(torch.empty(2, 2))",
        "from tensorflow import keras\nkeras.layers.Dense(2)",
        "from sklearn.model_selection import train_test_split\ntrain_test_split([1, 2])",
        "from sklearn.model_selection import KFold\nKFold(5, shuffle=True)",
    ],
)
def test_random_numbers_without_a_seed_are_found(code: str, tmp_path: Path) -> None:
    found = list(seeds.defects(program(code, folder=tmp_path)))

    assert [defect.check for defect in found] == [ProjectCheck.SEEDS]
    assert found[0].where.startswith("cell 2")


@pytest.mark.parametrize(
    "code",
    [
        "import random\nrandom.seed(0)\nrandom.shuffle([1, 2])",
        "import random\nown = random.Random(1)",
        "import numpy as np\nnp.random.seed(1)\nnp.random.normal(size=3)",
        "import numpy as np\nrng = np.random.default_rng(1)\nrng.normal(size=3)",
        "import torch\nfrom torch import nn\ntorch.manual_seed(0)\nnn.Linear(2, 3)",
        "import torch\ng = torch.Generator().manual_seed(1)\ntorch.randn(3, generator=g)",
        "from dlcourse import runtime\nrng = runtime.rng(0)\nrng.normal()",
        "from tensorflow import keras\nkeras.utils.set_random_seed(1)\nkeras.layers.Dense(2)",
        "from sklearn.model_selection import train_test_split\n"
        "train_test_split([1, 2], random_state=0)",
        "from sklearn.linear_model import SGDRegressor\nSGDRegressor(shuffle=False)",
        "from sklearn.model_selection import KFold\nKFold(5)",
        "import torch\ntorch.zeros(3) @ torch.ones(3)",
        "import numpy as np\nnp.load",
    ],
)
def test_random_numbers_with_a_seed_and_code_without_any_are_right(
    code: str, tmp_path: Path
) -> None:
    assert list(seeds.defects(program(code, folder=tmp_path))) == []


def test_a_module_of_ones_own_is_read_too(tmp_path: Path) -> None:
    write(tmp_path, "import tools\ntools.draw()")
    (tmp_path / "tools.py").write_text("import numpy as np\n\ndef draw():\n    np.random.rand(2)\n")
    project = read(tmp_path)
    code = calls.read(project.code)

    assert [each.where for each in seeds.defects(code)] == ["tools.py"]
    assert list(packages.defects(project, code, frozenset())) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "requirements", "expected"),
    [
        ("import numpy, torch, sklearn, cv2, PIL", None, ""),  # Colab has them
        ("import os, json\nfrom google.colab import files", None, ""),
        ("import birdlib.song", None, "`birdlib` is imported"),
        ("import birdlib.song", "birdlib==1.2", ""),
        ("import birdlib.song", "# birdlib==1.2\n", "`birdlib` is imported"),
        ("import bird_lib", "-r more.txt\nbird-lib>=1 ; python_version > '3'", ""),
        ("1", "two packages", "`two packages` names no package"),
        ("!pip install birdlib", None, "installs packages"),
        ("%pip install -q birdlib", None, "installs packages"),
    ],
)
def test_what_is_imported_is_named(
    code: str, requirements: str | None, expected: str, tmp_path: Path
) -> None:
    write(tmp_path, code)
    if requirements:
        (tmp_path / "requirements.txt").write_text(requirements)
    project = read(tmp_path)

    found = list(packages.defects(project, calls.read(project.code), frozenset()))

    if expected:
        assert expected in wrong(found, ProjectCheck.PACKAGES)
    else:
        assert found == []


def shown(**data: str) -> NotebookNode:
    """A notebook whose one cell shows this."""
    kinds = {"png": "image/png", "html": "text/html"}
    output = new_output("display_data", data={kinds[kind]: text for kind, text in data.items()})
    return new_notebook(cells=[new_code_cell("figure", outputs=[output])])


def test_figures_need_alt_text_in_outputs_and_in_texts() -> None:
    with_alt = '<img src="data:," alt="Loss of 3 runs">'
    assert list(pages.picture_defects(shown(html=with_alt))) == []
    assert list(pages.picture_defects(shown(html=with_alt, png="aGk="))) == []
    named = shown(png="aGk=")
    named.cells[0].outputs[0].metadata = {"image/png": {"alt": "Loss of 3 runs"}}
    assert list(pages.picture_defects(named)) == []
    linked = new_notebook(cells=[new_markdown_cell("![A bird](bird.png)")])
    assert list(pages.picture_defects(linked)) == []

    for bad in (
        shown(png="aGk="),
        shown(html='<img src="data:,">'),
        shown(html='<img src="data:," alt="">'),
        new_notebook(cells=[new_markdown_cell("![](bird.png)")]),
        new_notebook(cells=[new_markdown_cell('<img src="bird.png">')]),
    ):
        assert "1 figure has no alt" in wrong(
            list(pages.picture_defects(bad)), ProjectCheck.ALT_TEXT
        )


@pytest.mark.slow
def test_what_the_run_writes_is_there(tmp_path: Path) -> None:
    write(
        tmp_path,
        "%%writefile tools.py\nsize = 3",
        "import tools\nopen('sizes.txt', 'w').write(str(tools.size))",
        "open('sizes.txt').read()",
    )

    report = check_project(tmp_path)

    assert report.defects == ()
    assert [path.name for path in tmp_path.iterdir()] == ["project.ipynb"]


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_worked_example_has_nothing_to_mend_but_the_outputs_it_is_kept_without() -> None:
    report = check_project(ROOT / "solutions/project")

    assert [defect.check for defect in report.defects] == [ProjectCheck.ORDER]


@pytest.mark.slow
def test_a_figure_of_matplotlib_alone_has_no_alt_text(tmp_path: Path) -> None:
    report = check_project(write(tmp_path, "import matplotlib.pyplot as plt\nplt.plot([1, 2]);"))

    assert [each.where[:6] for each in report.of(ProjectCheck.ALT_TEXT)] == ["cell 2"]


@pytest.mark.parametrize(
    "code",
    [
        "open('/home/ada/birds.csv')",
        "folder = '/content/drive/MyDrive/birds'",
        r"open('C:\\Users\\ada\\birds.csv')",
        "open('~/birds.csv')",
        "%cd /content/birds",
        "!cp /kaggle/input/birds.csv .",
        "from google.colab import drive\ndrive.mount(where)",
    ],
)
def test_paths_of_one_machine_are_found(code: str, tmp_path: Path) -> None:
    found = list(texts.path_defects(program(code, folder=tmp_path)))

    assert ("Colab" if "content" in code or "mount" in code else "one machine") in wrong(
        found, ProjectCheck.PATHS
    )


@pytest.mark.parametrize(
    "code",
    [
        "open('data/birds.csv')",
        "print('metres/second, and/or, 3:/4')",
        "address = 'https://example.org/home/birds'",
        "label = 'error: a/b'",
    ],
)
def test_texts_that_are_no_paths_of_one_machine_are_left_alone(code: str, tmp_path: Path) -> None:
    assert list(texts.path_defects(program(code, folder=tmp_path))) == []


FAKE = "Ab3" * 12


@pytest.mark.parametrize(
    "text",
    [
        f"token = 'ghp_{FAKE}'",
        f"login('hf_{FAKE}')",
        f"client = Client('sk-{FAKE}')",
        "password = 'correct-horse'",
        'API_KEY: "0123456789abcdef"',
        "url = 'https://ada:horse1@example.org'",
        "-----BEGIN RSA PRIVATE KEY-----",
    ],
)
@pytest.mark.parametrize("name", ["notebook", "notes.md", ".env", "output"])
def test_secrets_are_found_and_not_repeated(text: str, name: str, tmp_path: Path) -> None:
    path = write(tmp_path, f"# {text}" if name == "notebook" else "1") / "project.ipynb"
    if name == "output":
        notebook = nbformat.read(path, 4)
        notebook.cells[1].outputs = [new_output("stream", text=text)]
        nbformat.write(notebook, path)
    elif name != "notebook":
        (tmp_path / name).write_text(text)

    (defect,) = texts.secret_defects(read(tmp_path))

    assert defect.where == (name if "." in name else defect.where)
    assert FAKE not in defect.wrong
    assert "horse" not in defect.wrong


@pytest.mark.parametrize(
    "text",
    [
        "password = 'your-password'",
        "API_KEY = '<your key here>'",
        "key = os.environ['API_KEY']",
        "tokenizer = 'bert-base-uncased'",
        "pad_token = '[PAD-TOKEN]'",
        "time = '12:30:15@noon'",
    ],
)
def test_texts_that_are_no_secrets_are_left_alone(text: str, tmp_path: Path) -> None:
    assert list(texts.secret_defects(read(write(tmp_path, text)))) == []


def test_a_readme_or_the_headings_of_the_template(tmp_path: Path) -> None:
    assert list(pages.part_defects(read(write(tmp_path / "a", "1")))) == []
    bare = write(tmp_path / "b", "1", headings="# Birds\n\n## Results")
    assert "Proposal, Data card, Method, What failed" in wrong(
        list(pages.part_defects(read(bare))), ProjectCheck.PARTS
    )
    (bare / "README.md").write_text("# Birds\n")
    assert list(pages.part_defects(read(bare))) == []


def test_parts_of_the_template_that_are_still_empty(tmp_path: Path) -> None:
    released = (ROOT / "labs/project/project.ipynb").read_bytes()
    (tmp_path / "project.ipynb").write_bytes(released)

    found = list(pages.part_defects(read(tmp_path)))

    assert len(found) == 7
    assert {defect.wrong for defect in found} == {"This part of the template is still empty."}


def test_what_cannot_be_checked_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DlcourseError, match="does not exist"):
        read(tmp_path / "nowhere")
    with pytest.raises(DlcourseError, match="no notebook"):
        read(tmp_path)
    (tmp_path / "a.ipynb").write_text("{")
    with pytest.raises(DlcourseError, match="cannot be read: it is cut off"):
        read(tmp_path)
    (tmp_path / "b.ipynb").write_text("{}")
    with pytest.raises(DlcourseError, match=r"more than one notebook in .*: a.ipynb, b.ipynb"):
        read(tmp_path)
    write(tmp_path)
    assert read(tmp_path).name == "project.ipynb"
    assert read(tmp_path / "project.ipynb").folder == tmp_path


def test_the_command_is_in_the_help() -> None:
    told = CliRunner().invoke(app, ["project", "--help"])
    assert told.exit_code == 0
    assert "check" in told.stdout
