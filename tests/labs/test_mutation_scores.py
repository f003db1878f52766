"""The mutation scores that are kept beside the answers: of what is there now, and no worse."""

from __future__ import annotations

import pytest
from lab_help import COURSE

from dlcourse.bank import score

LABS = [lab for lab in COURSE.labs if score.read(COURSE, lab) is not None]


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.xdist_group("bank")
@pytest.mark.parametrize("lab", LABS)
def test_a_changed_lab_has_no_worse_score_than_the_one_that_is_kept(lab: str) -> None:
    kept = score.read(COURSE, lab)
    assert kept is not None
    if kept.code == score.code_of(COURSE, lab):
        return  # nothing has changed
    now = score.of_lab(COURSE, lab, score.try_mutants(COURSE, lab)).all
    for part in ("killed", "in_sight", "hinted"):
        share, before = getattr(now, part) / now.mutants, getattr(kept.all, part) / kept.all.mutants
        assert share >= before - 0.01, f"{part}: run `dlcourse bank {lab} --mutants`"


@pytest.mark.parametrize("lab", LABS)
def test_a_kept_score_is_complete(lab: str) -> None:
    kept = score.read(COURSE, lab)
    assert kept is not None
    assert kept.all.mutants == sum(row.mutants for row in kept.questions.values())
    assert kept.all.mutants - kept.all.killed == sum(map(len, kept.survived.values()))
