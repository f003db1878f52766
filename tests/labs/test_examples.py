"""The examples in the stubs of labs 3 to 9: each call that is shown gives what is shown."""

from __future__ import annotations

import re

import pytest
from lab_help import LabFiles

from dlcourse import check

LABS = (
    *("lab3_activations", "lab4_optimizers", "lab5_cnn", "lab6_regularization"),
    *("lab7_transfer", "lab8_sequences", "lab9_policy"),
)
CALL = re.compile(
    r"Example[^:\n]*: (\w+)\((.*?)\)[^()]*? (?:may give|gives?)\s+"
    r"((?:[^:;A-Za-z]|(?<=\d): (?=\[))+)",  # a colon only in a dict of lists
    re.S,
)


def shown(source: str) -> list[tuple[str, str]]:
    """The calls in the docstrings of an answer cell, and the values that they are said to give."""
    found = []
    for match in CALL.finditer(source):
        value = match[3].partition('"""')[0].replace("…", "").strip().rstrip(".,").strip()
        found.append((f"{match[1]}({' '.join(match[2].split())})", " ".join(value.split())))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("lab", LABS)
def test_the_examples_of_the_stubs_run_when_they_are_copied(lab: str) -> None:
    files = LabFiles(lab)
    tried = 0
    for question in files.points:
        source = files.sources[question]
        for call, value in shown(source):
            if not value or call.startswith("minibatches"):  # the order is random
                continue
            answer = eval(call, dict(files.solved))
            check.equal(answer, eval(value, {}), call, rtol=1e-3, atol=1e-4)
            tried += 1
    assert tried >= 4
