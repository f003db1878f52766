"""`dlcourse run --on colab`: the flow against a stand-in, every flag against the real program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from environments import environment
from junitparser import JUnitXml
from test_execute import QUIET, write
from typer.testing import CliRunner

from dlcourse.cli import app
from dlcourse.errors import DlcourseError
from dlcourse.run import ColabGpu, colab
from dlcourse.run.execute import RunResult

STAND_IN = Path(__file__).with_name("colab_program.py")
REAL = "google-colab-cli==0.7.5"

pytestmark = pytest.mark.xdist_group("colab")

# Says for a JSON list a line whether the real program's parser takes it; nothing is executed.
PARSE = """
import json, sys
import typer
from colab_cli.cli import app
group = typer.main.get_command(app)
for line in sys.stdin:
    arguments = json.loads(line)
    try:
        with group.make_context("colab", list(arguments)) as outer:
            name, command, rest = group.resolve_command(
                outer, [*outer._protected_args, *outer.args])
            with command.make_context(name, list(rest), parent=outer) as inner:
                print(json.dumps(inner.params))
    except Exception as error:
        print(json.dumps(f"{type(error).__name__}: {error}"))
"""


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The stand-in's folder, with the stand-in as the program that is used."""
    return use_stand_in(tmp_path, monkeypatch)


def use_stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    state = folder / "stand-in"
    state.mkdir()
    monkeypatch.setenv("COLAB_STAND_IN", str(state))
    monkeypatch.setenv(colab.PROGRAM_VARIABLE, f"{sys.executable} {STAND_IN}")
    return state


def asked(state: Path) -> list[list[str]]:
    return [json.loads(line) for line in (state / "log.jsonl").read_text().splitlines()]


def commands(state: Path) -> list[str]:
    return [arguments[0] for arguments in asked(state)]


def running(state: Path) -> list[str]:
    sessions = state / "sessions"
    return [path.name for path in sessions.iterdir()] if sessions.exists() else []


def run(path: Path, wheel: Path, **options: object) -> list[RunResult]:
    chosen = {"reports": path.parent / "reports", "gpu": "T4", "retry_seconds": (), **options}
    return colab.run([path], wheel=wheel, console=QUIET, **chosen)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Session:
    """One session in which four notebooks and a file that is none were to run."""

    state: Path
    labs: Path
    before: bytes
    results: list[RunResult]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Session:
    folder = tmp_path_factory.mktemp("session")
    labs = folder / "labs"
    lab = write(
        labs / "a.ipynb",
        device="import os; os.environ['DLCOURSE_DEVICE']",
        package="import dlcourse; print(dlcourse.__file__)",
        wait="import time; time.sleep(0.3)",
    )
    (labs / "b.ipynb").write_text("<html>log in</html>")
    write(labs / "c.ipynb", good="1", bad="raise ValueError('no way')", later="2")
    write(labs / "d.ipynb", good="1", endless="while True: pass", later="2")
    write(labs / "e.ipynb", good="1")
    before = lab.read_bytes()
    with pytest.MonkeyPatch.context() as monkeypatch:
        state = use_stand_in(folder, monkeypatch)
        results = run(labs, wheel, cell_seconds=5)
    return Session(state, labs, before, results)


@pytest.mark.slow
def test_notebooks_run_there_with_this_package_and_come_back(ran: Session) -> None:
    result = ran.results[0]
    executed = nbformat.read(result.executed, as_version=4)

    assert result.failure is None
    assert (ran.labs / "a.ipynb").read_bytes() == ran.before
    assert [cell.id for cell in executed.cells] == ["device", "package", "wait"]
    assert executed.cells[0].outputs[0].data["text/plain"] == "'cuda'"
    assert executed.cells[1].outputs[0].text.startswith(str(ran.state / "content" / "site"))
    assert [cell.id for cell in result.cells] == ["device", "package", "wait"]
    assert result.cells[2].seconds is not None
    assert 0.3 <= result.cells[2].seconds < result.seconds
    assert result.gpu is not None


@pytest.mark.slow
def test_one_session_has_a_fresh_kernel_for_each_notebook_and_is_stopped(ran: Session) -> None:
    fresh = ["restart-kernel", "exec"]
    assert commands(ran.state) == ["new", "upload", "exec", *4 * fresh, "stop"]
    assert running(ran.state) == []


@pytest.mark.slow
def test_failing_notebooks_name_their_cells_and_the_others_run(ran: Session) -> None:
    failures = [result.failure for result in ran.results]
    assert [failure and failure.cell for failure in failures] == [None, "", "bad", "endless", None]
    assert failures[2] is not None
    assert failures[2].reason == "ValueError: no way"
    assert failures[2].last_lines.endswith("ValueError: no way")
    assert failures[3] is not None
    assert "Timeout" in failures[3].reason
    assert [cell.seconds is None for cell in ran.results[3].cells] == [False, False, True]


@pytest.mark.slow
def test_the_command_writes_junit_and_html_and_fails_with_its_notebooks(
    tmp_path: Path, state: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "lab.ipynb", bad="raise ValueError('no way')")
    ran = CliRunner().invoke(app, ["run", "lab.ipynb", "--on", "colab", "--gpu", "T4"])
    assert ran.exit_code == 1, ran.output
    (suite,) = JUnitXml.fromfile("reports/junit.xml")
    assert [case.name for case in suite if case.is_failure] == ["bad: raise ValueError('no way')"]
    assert "0 of 1 ran" in Path("reports/index.html").read_text()
    assert Path("reports/lab.ipynb").is_file()
    assert running(state) == []


def test_flags_that_do_not_go_together_are_refused(tmp_path: Path) -> None:
    for flags in (["--gpu", "T4"], ["--on", "colab", "--device", "cuda"]):
        ran = CliRunner().invoke(app, ["run", *flags])
        assert isinstance(ran.exception, DlcourseError), flags


@pytest.mark.parametrize("refusals", [2, 9])
def test_no_machine_now_is_asked_for_again_a_few_times(state: Path, refusals: int) -> None:
    (state / "refusals").write_text(str(refusals))
    if refusals == 2:
        with colab.session("T4", retry_seconds=(0, 0, 0)) as name:
            assert running(state) == [name]
        assert commands(state) == ["new", "new", "new", "stop"]
    else:
        with (
            pytest.raises(DlcourseError, match="had no free T4 in 4 tries"),
            colab.session("T4", retry_seconds=(0, 0, 0)),
        ):
            pass
        assert commands(state) == ["new"] * 4 + ["stop"]
    assert running(state) == []


@pytest.mark.slow
def test_the_session_is_stopped_when_something_breaks(tmp_path: Path, state: Path) -> None:
    broken = tmp_path / "dlcourse-0-py3-none-any.whl"
    broken.write_text("no wheel")
    lab = write(tmp_path / "lab.ipynb", one="1")
    with pytest.raises(DlcourseError, match="cannot be installed on Colab"):
        run(lab, broken)
    assert commands(state)[-1] == "stop"
    assert running(state) == []


@pytest.mark.parametrize("number", colab.ENDINGS)
def test_the_session_is_stopped_however_the_program_is_ended(
    state: Path, number: signal.Signals
) -> None:
    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt), colab.session("T4"):
        os.kill(os.getpid(), number)
    assert commands(state) == ["new", "stop"]
    assert running(state) == []
    assert signal.getsignal(number) is before


def test_a_session_that_does_not_stop_is_said_with_what_to_run(state: Path) -> None:
    (state / "stop-fails").touch()
    with pytest.raises(DlcourseError, match=r"could not be stopped.* stop -s dlcourse-"):  # noqa: SIM117
        with colab.session(None):
            pass


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_session_is_stopped_on_an_interrupt(
    tmp_path: Path, state: Path, wheel: Path, number: signal.Signals
) -> None:
    reached = tmp_path / "reached"
    os.mkfifo(reached)
    lab = write(
        tmp_path / "lab.ipynb",
        tell=f"open({str(reached)!r}, 'w').close()",
        endless="import time\nwhile True: time.sleep(1)",
    )
    code = "import sys; from pathlib import Path; from dlcourse.run import colab\n"
    code += "colab.run([Path(sys.argv[1])], 'T4', Path(sys.argv[2]), wheel=Path(sys.argv[3]))"
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(lab), str(tmp_path / "reports"), str(wheel)],
        start_new_session=True,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    reached.read_text()  # waits until the notebook has come there
    if number is signal.SIGINT:
        os.killpg(process.pid, number)  # as Ctrl-C does: everything in the terminal gets it
    else:
        process.send_signal(number)
    assert process.wait(timeout=60) != 0
    assert commands(state)[-1] == "stop"
    assert running(state) == []


def test_a_missing_program_is_one_sentence_that_says_what_to_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(colab.PROGRAM_VARIABLE, "no-such-colab --auth adc")
    with pytest.raises(DlcourseError, match="pipx install google-colab-cli"):
        colab.run(console=QUIET)


def test_an_unknown_gpu_is_refused_here(state: Path) -> None:
    with pytest.raises(DlcourseError, match="no GPU 'T5'"):
        colab.run(gpu="T5", console=QUIET)
    assert not (state / "log.jsonl").exists()


# Against the real program.


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of the real program's own environment."""
    return environment(REAL.replace("==", "-"), ("3.12", "3.13", "3.14"), REAL).parent


def parse(real: Path, lines: list[list[str]]) -> list[dict[str, object] | str]:
    """What the real parser makes of command lines: their parameters, or an error in words."""
    ran = subprocess.run(
        [real / "python", "-c", PARSE],
        input="\n".join(map(json.dumps, lines)),
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


@pytest.mark.slow
def test_the_real_program_takes_every_command_line_that_is_sent(
    ran: Session, state: Path, wheel: Path, real: Path
) -> None:
    with colab.session(None):
        pass
    sent = [*asked(ran.state), *asked(state)]

    parsed = parse(real, [*sent, ["--auth", "adc", *sent[0]]])

    assert [found for found in parsed if isinstance(found, str)] == []
    by_command = dict(zip((line[0] for line in sent), parsed, strict=False))
    name = sent[0][2]
    assert parsed[0] == {"session": name, "gpu": "T4", "tpu": None, "high_mem": False}
    assert by_command["upload"]["remote_path"] == f"content/{wheel.name}"  # type: ignore[index]
    assert {5.0, 300.0} == {p["timeout"] for p in parsed if "timeout" in p}  # type: ignore[index]


@pytest.mark.slow
def test_the_real_parser_refuses_a_wrong_flag(real: Path) -> None:
    wrong = [["new", "--gpus", "T4"], ["exec", "--notebook", "a.ipynb"], ["start"]]
    assert all(isinstance(found, str) for found in parse(real, wrong))


@pytest.mark.slow
def test_the_gpus_and_the_words_looked_for_are_the_real_programs(real: Path) -> None:
    code = (
        "import inspect, json; from colab_cli.commands import session, execution;"
        "from colab_cli import auth; from colab_cli.client import Accelerator;"
        "print(json.dumps([[a.value for a in Accelerator],"
        "*map(inspect.getsource, (session, execution, auth))]))"
    )
    ran = subprocess.run([real / "python", "-c", code], capture_output=True, text=True, check=True)
    names, session, execution, auth = json.loads(ran.stdout)
    assert {gpu.value for gpu in ColabGpu} <= set(names)
    assert colab.REFUSED[0] in session
    assert colab.EXECUTING in execution
    assert "_output.ipynb" in execution
    assert colab.SIGNED_OUT[0] in auth


@pytest.mark.slow
@pytest.mark.parametrize("options", ["", "--auth adc"])
def test_the_real_program_without_credentials_is_one_sentence(
    tmp_path: Path, real: Path, monkeypatch: pytest.MonkeyPatch, options: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    monkeypatch.setenv(colab.PROGRAM_VARIABLE, f"{real / 'colab'} {options}")
    with (
        pytest.raises(DlcourseError, match=r"is not signed in to Google: run `.*colab.* sessions`"),
        colab.session("T4"),
    ):
        pass
