"""The judge of one submission: drives the student's process and gives the verdicts, out of reach.

Instructor cells run on both sides, unless they depend on answers: those run on the student's side
only. Check cells run here, where the student's names lead to the student's process.
"""

from __future__ import annotations

import builtins
import contextlib
import copy
import inspect
import json
import math
import os
import re
import select
import signal
import socket
import sys
import time
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import numpy as np

from dlcourse.check import guard
from dlcourse.grading import names as reading
from dlcourse.grading import sandbox
from dlcourse.grading.proxies import Handle, JudgeLink, is_tensor
from dlcourse.grading.shell import Shell, capturing, plain_text
from dlcourse.grading.student import LOST_CHANNEL, resolve
from dlcourse.grading.wire import Broken, Channel, Closed, Garbage, Late, Link, NotPlain, Tree

MAX_PROCESSES = 20  # student processes for one submission
GRACE = 1.0  # seconds between interrupting and killing
MAX_REPLY = 512 << 20
SPARE_MB = 1024  # what a judge may use beyond the student's limit: replies and what becomes of them
MESSAGE_LINES = 20  # as long as a failed check can be: what came, what was wanted, the hint
STUDENT_KINDS = ("answer", "extra")

Job = dict[str, Any]
Outcome = dict[str, Any]


class EngineLink(Link):
    """The judge's end of the connection with the engine, which it trusts."""

    def __init__(self, channel: Channel, passed: socket.socket) -> None:
        super().__init__(channel)
        self.passed = passed

    def perform(self, operation: str, payload: tuple[Any, ...]) -> Any:
        (job,) = payload
        os.chdir(job["folder"])
        sys.path.append(job["folder"])
        sandbox.limit_memory(job["limits"]["memory_mb"] + SPARE_MB)
        return Judge(self, job, Shell.instance()).run()

    def describe(self, error: BaseException) -> Any:
        return f"{type(error).__name__}: {error}"


@dataclass(frozen=True)
class Loss:
    """Why the student's process is gone, and what that makes of the cell."""

    status: str
    message: str
    tampered: str = ""


class StudentLink(JudgeLink):
    """A connection that interrupts the student's process once when it is late."""

    def __init__(
        self, channel: Channel, control: socket.socket, classes: dict[str, type],
        asked: frozenset[str],
    ) -> None:  # fmt: skip
        super().__init__(channel, classes, asked)
        self.control = control
        self.interrupted = False

    def wait(self) -> tuple[Tree, list[bytearray]]:
        try:
            return super().wait()
        except Late:
            if self.interrupted:
                raise
            self.interrupted = True
            with contextlib.suppress(OSError):
                self.control.send(b"i")
            return self.channel.receive(time.monotonic() + GRACE)


class Student:
    """One process of the student's, from the judge's side."""

    def __init__(self, engine: EngineLink, job: Job) -> None:
        engine.call("student")
        _, (channel, control), _, _ = socket.recv_fds(engine.passed, 1, 2)
        self.control = socket.socket(fileno=control)
        self.control.settimeout(60)
        self.lines = self.control.makefile("rb")
        self.link = StudentLink(
            Channel(socket.socket(fileno=channel), MAX_REPLY),
            self.control, job["classes"], job["asked"],
        )  # fmt: skip
        files = job["files"]
        self.missing = json.loads(self.lines.readline())["missing"]
        self.link.channel.send(list(files), files.values())

    def until(self, deadline: float) -> None:
        """Let every call have its answer before the deadline."""
        self.link.deadline = deadline
        self.link.interrupted = False

    def lost(self, error: Broken) -> Loss:
        """End the process and say why it is of no use any more."""
        if isinstance(error, Late) or self.link.interrupted:
            self.close()
            return Loss("timeout", "It ran longer than the time limit.")
        if isinstance(error, Garbage):
            self.close()
            return Loss(
                "crashed", "Its process broke off.", f"it wrote on the grading channel: {error}"
            )
        ready = select.select([self.control], [], [], GRACE)[0]
        line = self.lines.readline() if ready else b""
        self.close()
        if not line:
            return Loss("crashed", "Its process broke off.", "it closed the grading channel")
        ended = json.loads(line)["ended"]
        if ended == "memory":
            return Loss("out_of_memory", "It used more memory than the limit.")
        if ended == "SIGXCPU":
            return Loss("timeout", "It used more processor time than the limit.")
        if ended == f"exit status {LOST_CHANNEL}":
            return Loss("crashed", "Its process broke off.", "it closed the grading channel")
        return Loss("crashed", f"Its process ended: {ended}.")

    def close(self) -> None:
        """Kill the process and everything it started; returns when they are gone."""
        with contextlib.suppress(OSError):
            self.control.send(b"k")
            while self.lines.readline():
                pass
        self.link.channel.close()
        self.link.broken = self.link.broken or Closed("that process has ended")


class JudgeNames(dict[str, Any]):
    """The judge's global names; the student's are asked of the student's process.

    theirs: names that now stand for what the student's process holds. An answer cell takes its
    names, and a cell of the instructor's or a check that gives one of them a value takes it back.
    replaceable: names of theirs that a check may give another function, there.
    """

    def __init__(self, judge: Judge, start: dict[str, Any]) -> None:
        super().__init__(start)
        self.judge = judge
        self.theirs: set[str] = set()
        self.replaceable: set[str] = set()
        self.signatures: dict[str, inspect.Signature] = {}
        self.kept: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name in self.theirs:
            return self._ask(name)
        if dict.__contains__(self, name):
            return dict.__getitem__(self, name)
        if hasattr(builtins, name) or name in self.judge.failed_names or name.startswith("__"):
            raise KeyError(name)
        return self._ask(name)

    def __setitem__(self, name: str, value: Any) -> None:
        if self.judge.checking and name in self.theirs & self.replaceable and _is_function(value):
            self.kept.clear()
            self.judge.student.link.call("set", name, value)
        else:
            self.theirs.discard(name)
            dict.__setitem__(self, name, value)

    def __delitem__(self, name: str) -> None:
        if name not in self.theirs:
            dict.__delitem__(self, name)
        elif self.judge.checking:
            self.kept.clear()
            self.judge.student.link.call("del", name)

    def _ask(self, name: str) -> Any:
        if name in self.kept:
            return self.kept[name]
        try:
            value = self.judge.student.link.call("get", name)
        except NameError:
            raise KeyError(name) from None
        if type(value) is Handle:
            object.__setattr__(value, "_dlc_signature", self.signatures.get(name))
            self.kept[name] = value
        return value


def _is_function(value: object) -> bool:
    return callable(value) and not isinstance(value, type)


@dataclass
class Question:
    """An answer cell, and whether what it defines is known to be right."""

    cell: dict[str, Any]
    right: bool = True


class Judge:
    """Runs every cell of one rebuilt notebook, in order."""

    def __init__(self, engine: EngineLink, job: Job, shell: Shell) -> None:
        self.engine = engine
        self.job = job
        self.limits = job["limits"]
        self.shell = shell
        self.cells: list[dict[str, Any]] = job["cells"]
        self.end = time.monotonic() + self.limits["notebook_seconds"]
        self.processes = 0
        self.ran: list[tuple[dict[str, Any], str]] = []
        self.questions: dict[str, Question] = {}
        self.tampered: list[str] = []
        self.warnings: list[str] = []
        self.failed_names: set[str] = set()
        self.modules = set(sys.modules)
        self.imported: dict[str, list[str]] = {"instructor": [], "check": []}
        self.checking = False
        job["classes"] = {}
        job["asked"] = frozenset().union(*map(self.class_attributes, self.cells))
        self.names = JudgeNames(self, dict(shell.user_ns))
        self.names["remote"] = guard.remote = self.remote
        self.instructor_data: set[str] = set()
        shell.user_ns = self.names
        shell.quiet_errors = True
        self.reference = Reference(shell)
        self.student = self.new_student()

    def run(self) -> dict[str, Any]:
        """Run the cells; what was noticed on the way."""
        missing = self.student.missing
        if missing and self.limits["sandbox"] == "required":
            self.student.close()
            return {"refused": missing}
        for number, cell in enumerate(self.cells):
            step = {
                "instructor": self.instructor_cell, "answer": self.student_cell,
                "extra": self.student_cell, "check": self.check_cell,
            }.get(cell["kind"])  # fmt: skip
            if step is None:
                continue
            started = time.monotonic()
            try:
                outcome = step(cell, number)
            except Exception as error:
                message = f"The grader failed: {type(error).__name__}: {error}"[:500]
                self.warnings.append(f"{cell['id']!r}: {message}")
                outcome = {"status": "error", "message": message}
            self.note_imports(cell["kind"])
            seconds = time.monotonic() - started
            outcome.pop("value", None)
            self.engine.call("outcome", {"id": cell["id"], **outcome, "seconds": seconds})
        self.student.close()
        warnings = dict.fromkeys(map(readable, self.warnings + self.student.link.notes))
        return {
            "missing": missing, "warnings": list(warnings),
            "tampered": list(dict.fromkeys(self.tampered)),
            "imported": self.imported if _threads() == 1 else {},
        }  # fmt: skip

    def note_imports(self, kind: str) -> None:
        """Remember what a cell imported on this side: the next submission finds it imported."""
        fresh = [name for name in sys.modules if name not in self.modules]
        self.modules.update(fresh)
        public = (name for name in fresh if "._" not in name and name.count(".") < 3)
        self.imported.get(kind, []).extend(public)

    # ---- cells

    def student_cell(self, cell: dict[str, Any], _number: int) -> Outcome:
        outcome = self.run_there(cell["source"])
        self.ran.append((cell, outcome["status"]))
        if cell["kind"] == "answer":
            right = outcome["status"] == "ok" and not cell["unanswered"]
            self.questions[cell["id"]] = Question(cell, right)
            self.hand_over(cell)
        return outcome

    def hand_over(self, cell: dict[str, Any]) -> None:
        """From here on, what an answer cell was to define is the student's."""
        stub = reading.names_of(cell["stub"])
        self.names.theirs |= set(cell["names"])
        self.names.replaceable |= set(stub.binds if stub and stub.binds else cell["names"])
        for source in (cell["solution"], cell["stub"]):
            self.names.signatures |= reading.signatures(source)
        if imports := reading.visible_imports(cell["solution"]):
            self.run_here(imports)

    @staticmethod
    def class_attributes(cell: dict[str, Any]) -> set[str]:
        """What the classes of a trusted cell call their methods and attributes."""
        trusted = [cell["solution"], cell["stub"]]
        if cell["kind"] in ("instructor", "check"):
            trusted.append(cell["source"])
        return set().union(*map(reading.attributes, trusted))

    def instructor_cell(self, cell: dict[str, Any], number: int) -> Outcome:
        outcome = self.run_there(cell["source"])
        if not self.only_explores(cell["source"]):
            self.ran.append((cell, outcome["status"]))
        if outcome["status"] not in ("ok", "error"):
            self.warnings.append(f"the given cell {cell['id']!r} broke off: {outcome['message']}")
        found = reading.names_of(cell["source"])
        asked_for = any(later["kind"] == "check" for later in self.cells[number:])
        if found is None or not asked_for:
            return outcome
        if found.needs & self.names.theirs:
            own = reading.definitions(cell["source"], self.names.theirs)
            self.names.theirs |= found.binds
            if own:
                self.run_here(own)
            return outcome
        error = self.run_here(cell["source"])
        if error is not None:
            self.failed_names |= {
                name for name in found.binds if not dict.__contains__(self.names, name)
            }
            where = "on the judge's side" if outcome["status"] == "ok" else "with any answers"
            self.warnings.append(
                f"the given cell {cell['id']!r} fails {where}: {type(error).__name__}: {error}"
            )
        self.instructor_data |= found.binds
        for name in found.binds:
            value = dict.get(self.names, name)
            if isinstance(value, type) and value.__module__ == "__main__":
                self.job["classes"][name] = value
        return outcome

    def only_explores(self, source: str) -> bool:
        """Whether a cell only shows explorers, which leave nothing that a later cell could need."""
        shown = [dict.get(self.names, name) for name in reading.only_called(source)]
        return bool(shown) and all(
            isinstance(value, types.ModuleType) and value.__name__.startswith("dlcourse.explore.")
            for value in shown
        )

    def check_cell(self, cell: dict[str, Any], number: int) -> Outcome:
        imports = reading.visible_imports(cell["source"])
        if cell["in_process"]:
            outcome = self.check_there(cell)
        else:
            if imports:
                self.run_there(imports)
                self.ran.append(({"kind": "instructor", "id": cell["id"], "source": imports}, "ok"))
            outcome = self.attempt(cell)
            if outcome["status"] == "crashed" and self.processes < MAX_PROCESSES:
                outcome = self.attempt(cell)
        own = self.own_answers(cell, number)
        if outcome["score"] < cell["points"]:
            if not self.only_refuse(own):
                outcome = self.second_chance(cell, own, outcome)
            for answer in own:
                self.questions[answer].right = False
        return outcome

    def attempt(self, cell: dict[str, Any]) -> Outcome:
        """Run a check here; if it fails, names are whose they were before.

        A check that passes with its own data changed by the student's functions must pass without
        these changes too, unless the instructor's answers need them.
        """
        theirs = set(self.names.theirs)
        outcome = self.check_here(cell)
        if outcome["score"] and self.student.link.changes:
            self.names.theirs = set(theirs)
            strict = self.check_here(cell, frozen=True)
            if strict["score"] < outcome["score"] and self.passes_without_changes(cell):
                outcome = strict
                self.warnings.append(f"{cell['id']!r}: an answer changed the check's own data")
        if outcome["score"] < cell["points"]:
            self.names.theirs = theirs
        return outcome

    def passes_without_changes(self, check: dict[str, Any]) -> bool:
        """Whether the instructor's answers pass a check without changing their arguments."""
        number = next(n for n, cell in enumerate(self.cells) if cell["id"] == check["id"])
        answers = [cell for cell in self.cells[:number] if cell["kind"] == "answer"]
        self.reference.catch_up(self.cells, answers[-1]["id"], self.end)
        names = {name for cell in answers for name in cell["names"]}
        return self.reference.passes(check["source"], names, self.end)

    def check_here(self, cell: dict[str, Any], frozen: bool = False) -> Outcome:
        """Run a check in this process."""
        if time.monotonic() >= self.end:
            return {
                "status": "timeout",
                "score": 0.0,
                "message": "The notebook's time was used up.",
            }
        seconds = min(self.limits["cell_seconds"], self.end - time.monotonic())
        student = self.student
        student.until(time.monotonic() + seconds)
        student.link.protected = self.protected()
        student.link.frozen = frozen
        student.link.changes = 0
        self.names.kept.clear()
        self.checking = True
        with (
            capturing(self.shell, self.limits["output_bytes"]) as capture,
            alarm(seconds + GRACE + 1),
        ):
            result = self.shell.run_cell(cell["source"], store_history=True)
        self.checking = False
        self.names.kept.clear()
        student.link.end_check()
        error = result.error_before_exec or result.error_in_exec
        outputs = [_clean_output(output) for output in capture.finished()]
        if student.link.broken is not None:
            lost = self.replace_student(student.link.broken)
            return {
                "status": lost.status,
                "score": 0.0,
                "message": lost.message,
                "outputs": outputs,
            }
        if student.link.interrupted or isinstance(error, Late):
            message = "It ran longer than the time limit."
            return {"status": "timeout", "score": 0.0, "message": message, "outputs": outputs}
        if error is not None:
            status = (
                "out_of_memory" if MemoryError in map(type, (error, error.__cause__)) else "error"
            )
            if status == "out_of_memory":
                self.restart()
            message = describe(error, cell["source"])
            outputs.append(
                {
                    "output_type": "error",
                    "ename": type(error).__name__,
                    "evalue": message,
                    "traceback": [message],
                }
            )
            return {
                "status": status,
                "score": 0.0,
                "message": message,
                "outputs": outputs,
                "seen": _visible_line(error, cell["source"]) > 0,
            }
        score, message = score_of(result.result, cell["points"])
        return {"status": "ok", "score": score, "message": message, "outputs": outputs}

    def check_there(self, cell: dict[str, Any]) -> Outcome:
        """Run a check that asked for it in the student's process."""
        outcome = self.run_there(cell["source"])
        value = outcome.pop("value", None)
        score, message = 0.0, outcome["message"]
        if outcome["status"] == "ok":
            score, message = score_of(value, cell["points"])
        return {**outcome, "score": score, "message": message}

    # ---- the student's process

    def new_student(self) -> Student:
        self.processes += 1
        return Student(self.engine, self.job)

    def run_there(self, source: str) -> Outcome:
        """Run a cell in the student's process; replace the process if it does not survive."""
        if time.monotonic() >= self.end:
            return {"status": "timeout", "message": "The notebook's time was used up."}
        if self.processes > MAX_PROCESSES:
            return {"status": "crashed", "message": "Its process broke off too often."}
        student = self.student
        self.names.kept.clear()
        student.until(min(self.end, time.monotonic() + self.limits["cell_seconds"]))
        try:
            report = student.link.call("run", source, self.limits["output_bytes"])
            outcome = _cell_outcome(report, student.link.interrupted, self.limits["output_bytes"])
            if outcome["status"] == "out_of_memory":
                self.restart()
            return outcome
        except Broken as broken:
            lost = self.replace_student(broken)
            return {"status": lost.status, "message": lost.message}
        except Exception as error:
            return {"status": "error", "message": f"It broke the notebook: {error}"[:500]}

    def replace_student(self, broken: Broken) -> Loss:
        """Say what became of a process that is of no use any more, and start another."""
        lost = self.student.lost(broken)
        if lost.tampered:
            self.tampered.append(lost.tampered)
        self.restart()
        return lost

    def restart(self) -> None:
        """Start a new process for the student and run there what ran well before."""
        self.student.close()
        self.warnings += self.student.link.notes
        if self.processes < MAX_PROCESSES:
            self.student = self.new_student()
            for cell, status in self.ran:
                if status == "ok" and not self.replay(cell["source"]):
                    break
        else:
            self.processes += 1

    def replay(self, source: str) -> bool:
        """Run a cell again in a new process; whether the process survived."""
        self.student.until(min(self.end, time.monotonic() + self.limits["cell_seconds"]))
        try:
            with contextlib.suppress(Exception):
                self.student.link.call("run", source, 0)
        except Broken:
            return False
        return True

    def remote(self, path: str, *args: Any, **kwargs: Any) -> Any:
        """Make an object of a library's class there: `remote("torch.nn.Linear", 3, 2)`."""
        module, _, name = path.rpartition(".")
        return self.student.link.call("call", resolve(f"{module}:{name}"), args, kwargs)

    # ---- the judge's own side

    def run_here(self, source: str) -> BaseException | None:
        """Run an instructor's cell here; what it raised."""
        seconds = max(0.1, min(self.limits["cell_seconds"], self.end - time.monotonic()))
        self.student.until(time.monotonic() + seconds)
        with capturing(self.shell, 10_000), alarm(seconds + GRACE + 1):
            result = self.shell.run_cell(source, store_history=True)
        if self.student.link.broken is not None:
            self.replace_student(self.student.link.broken)
        error: BaseException | None = result.error_before_exec or result.error_in_exec
        return error

    def protected(self) -> set[int]:
        """Ids of the data that instructor cells made: a student's function may not change it."""
        found: set[int] = set()
        waiting = [dict.get(self.names, name) for name in self.instructor_data]
        for value in waiting:
            if isinstance(value, (np.ndarray, list, dict, set)) or is_tensor(value):
                if id(value) in found:
                    continue
                found.add(id(value))
            if isinstance(value, (list, tuple, dict)) and len(found) + len(waiting) < 20_000:
                inner = value.values() if isinstance(value, dict) else value
                waiting += [v for v in inner if not isinstance(v, (int, float, str, type(None)))]
        return found

    # ---- no double jeopardy

    def own_answers(self, check: dict[str, Any], number: int) -> set[str]:
        """The answers that a check is about."""
        named = str(check["id"]).removeprefix("check-")
        if named in self.questions:
            return {named}
        own: set[str] = set()
        for cell in reversed(self.cells[:number]):
            if cell["kind"] == "answer":
                own.add(cell["id"])
            elif cell["kind"] == "check" and own:
                break
        return own

    def only_refuse(self, own: set[str]) -> bool:
        """Whether these answers do nothing but raise, as stubs do: no other answer can help."""
        sources = [self.questions[answer].cell["source"] for answer in own]
        return bool(sources) and all(map(reading.only_raises, sources))

    def second_chance(self, check: dict[str, Any], own: set[str], first: Outcome) -> Outcome:
        """Run a failed check once more with the instructor's versions of earlier wrong answers.

        If it fails again, that message is of this question's own mistake.
        """
        own_names = {name for q in own for name in self.questions[q].cell["names"]}
        wrong = [
            question.cell
            for number, question in self.questions.items()
            if number not in own and not question.right and question.cell["solution"]
        ]
        wrong = [cell for cell in wrong if set(cell["names"]) - own_names]
        if not wrong or self.processes >= MAX_PROCESSES or time.monotonic() >= self.end:
            return first
        usual, self.student = self.student, self.new_student()
        try:
            replaced = self.rerun_with({cell["id"]: cell for cell in wrong}, own_names)
            outcome = self.check_there(check) if check["in_process"] else self.attempt(check)
        except Broken:
            return first
        finally:
            self.student.close()
            self.student = usual
            self.names.kept.clear()
        if replaced and outcome["score"] > first["score"]:
            return {**outcome, "replaced": tuple(replaced)}
        if replaced and outcome["status"] == first["status"] == "error":
            return outcome
        return first

    def rerun_with(self, wrong: dict[str, dict[str, Any]], own_names: set[str]) -> list[str]:
        """Run the notebook so far in a new process, with stand-ins for wrong answers."""
        replaced = []
        for cell, status in self.ran:
            if cell["id"] in wrong and cell["kind"] == "answer":
                self.reference.catch_up(self.cells, cell["id"], self.end)
                if self.stand_in(cell, own_names):
                    replaced.append(cell["id"])
                    continue
            if status in ("ok", "error"):
                self.replay(cell["source"])
        return replaced

    def stand_in(self, cell: dict[str, Any], own_names: set[str]) -> bool:
        """Give the student's process the instructor's versions of what a cell defines."""
        versions = {
            name: self.reference.names[name]
            for name in cell["names"]
            if name not in own_names and name in self.reference.names
        }
        if not versions or any(isinstance(value, type) for value in versions.values()):
            return False
        link = self.student.link
        link.deadline = self.end
        try:
            for name, value in versions.items():
                link.keep(value)
                link.call("set", name, value)
        except NotPlain:
            return False
        return True


class Reference:
    """The instructor's own notebook, run on the judge's side as far as it is needed."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.names: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins}
        self.done = 0

    def catch_up(self, cells: list[dict[str, Any]], until: str, end: float) -> None:
        """Run the instructor's cells up to and with the answer cell `until`."""
        last = next(n for n, cell in enumerate(cells) if cell["id"] == until)
        for cell in cells[self.done : last + 1]:
            source = cell["source"] if cell["kind"] == "instructor" else cell["solution"]
            tree = reading.parse(source) if source else None
            if tree is not None:
                left = max(0.1, end - time.monotonic())
                with (
                    capturing(self.shell, 10_000),
                    alarm(left),
                    contextlib.suppress(Exception, Late),
                ):
                    exec(compile(tree, "<reference>", "exec"), self.names)
        self.done = max(self.done, last + 1)

    def passes(self, source: str, answers: set[str], end: float) -> bool:
        """Whether a check passes with these answers called on copies of their arguments."""
        names = {
            name: _on_copies(value) if name in answers and type(value) is FunctionType else value
            for name, value in self.names.items()
        }
        try:
            with capturing(self.shell, 10_000), alarm(max(0.1, end - time.monotonic())):
                exec(compile(source, "<reference>", "exec"), names)
        except (Exception, Late):
            return False
        return True


def _on_copies(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args, **kwargs: function(*copy.deepcopy(args), **copy.deepcopy(kwargs))


@contextlib.contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise Late in this process after so many seconds."""

    def ring(*_: object) -> None:
        raise Late

    previous = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def score_of(value: Any, points: float) -> tuple[float, str]:
    """The score that a check's last value means, and what is wrong with it."""
    if value is None:
        return points, ""
    number = math.nan
    kinds = (int, float, np.integer, np.floating)
    if is_tensor(value) or type(value) is np.ndarray:
        value = value.item() if value.ndim == 0 or value.shape == (1,) else value
    if type(value) is not Handle and isinstance(value, kinds) and not isinstance(value, bool):
        with contextlib.suppress(OverflowError):
            number = float(value)
    if math.isfinite(number) and 0 <= number <= points:
        return number, ""
    shown = "an object of the student's"
    if type(value) is not Handle:
        with contextlib.suppress(ValueError):  # an integer of thousands of digits
            shown = repr(value)[:60]
    return 0.0, f"The check gave {shown}, which is no score between 0 and {points:g}."


def describe(error: BaseException, source: str) -> str:
    """A few lines for the student: what went wrong, no traceback, nothing hidden."""
    text = readable(str(error)).strip()
    if not text and isinstance(error, AssertionError):
        line = _failing_line(error, source)
        return f"Not so: {line}" if line else "A check did not hold."
    if isinstance(error, AssertionError):
        return "\n".join(text.splitlines()[:MESSAGE_LINES])[:2000]
    return f"{type(error).__name__}: {text.splitlines()[0] if text else ''}"[:500].rstrip(": ")


def _failing_line(error: BaseException, source: str) -> str:
    """The line of the check that failed, if students may see it."""
    number = _visible_line(error, source)
    return source.splitlines()[number - 1].strip()[:300] if number else ""


def _visible_line(error: BaseException, source: str) -> int:
    """The number, from 1, of the line where the check stopped; 0 if students do not see it.

    What a `with` turned into another error stopped where its cause did.
    """
    numbers = [_line_number(each) for each in (error, error.__cause__) if each is not None]
    hidden = reading.hidden_lines(source)
    seen = 0 < numbers[0] <= len(source.splitlines()) and hidden.isdisjoint(numbers)
    return numbers[0] if seen else 0


def _line_number(error: BaseException) -> int:
    """The number of the cell's line that an error passed through; 0 if it did not."""
    trace, number = error.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_name == "<module>":
            number = trace.tb_lineno
        trace = trace.tb_next
    return number


def readable(text: Any) -> str:
    """Text that every screen, file and database takes: no colours, control signs or half signs."""
    whole = plain_text(str(text)).encode(errors="replace").decode()
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "", whole)


def _threads() -> int:
    """How many threads this process has; with more than one it could not have been forked."""
    return len(os.listdir("/proc/self/task"))  # noqa: PTH208


def _cell_outcome(reply: Any, interrupted: bool, output_bytes: int) -> Outcome:
    """What the student's side says of a cell, in the only shape it may have."""
    try:
        outputs = tuple(_clean_outputs(reply["outputs"], output_bytes))
        error, value = reply["error"], reply["value"]
        if error is None:
            return {"status": "ok", "message": "", "outputs": outputs, "value": value}
        classes, text = error["classes"], readable(str(error["text"])[:2000])
        name = readable(classes[0]).rpartition(":")[2]
        message = f"{name}: {text.splitlines()[0] if text else ''}"[:500].rstrip(": ")
    except (TypeError, KeyError, IndexError, ValueError) as wrong:
        raise Garbage("a cell's report in a wrong shape") from wrong
    status = "error"
    if interrupted:
        status, message = "timeout", "It ran longer than the time limit."
    elif "builtins:MemoryError" in classes:
        status, message = "out_of_memory", "It used more memory than the limit."
    return {"status": status, "message": message, "outputs": outputs}


def _clean_outputs(outputs: Any, output_bytes: int) -> Iterator[dict[str, Any]]:
    """The outputs as nbformat has them, as many as fit; the student's side cut them before."""
    left = 2 * output_bytes + 100_000
    for output in outputs:
        clean = _clean_output(output)
        left -= len(json.dumps(clean))
        if left < 0:
            return
        yield clean


def _clean_output(output: Any) -> dict[str, Any]:
    kind = output["output_type"]
    if kind == "stream":
        name = "stderr" if output["name"] == "stderr" else "stdout"
        return {"output_type": kind, "name": name, "text": _encodable(output["text"])}
    if kind == "error":
        trace = [_encodable(line) for line in output["traceback"]]
        return {
            "output_type": kind,
            "ename": readable(output["ename"]),
            "evalue": readable(output["evalue"]),
            "traceback": trace,
        }
    if kind not in ("display_data", "execute_result"):
        raise Garbage("an output of an unknown kind")
    data = {
        _encodable(mime): json.loads(
            _encodable(json.dumps(content, default=str, ensure_ascii=False))
        )
        if mime.endswith("json")
        else _encodable(content)
        for mime, content in dict(output["data"]).items()
    }
    clean = {"output_type": kind, "data": data, "metadata": {}}
    return {**clean, "execution_count": None} if kind == "execute_result" else clean


def _encodable(text: Any) -> str:
    return str(text).encode(errors="replace").decode()


def serve_engine(channel: Channel, passed: socket.socket) -> None:
    """Judge what the engine sends; one submission. Students' descriptors arrive on `passed`."""
    link = EngineLink(channel, passed)
    message, buffers = channel.receive()
    link.serve(message, buffers)
