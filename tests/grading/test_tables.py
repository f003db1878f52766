"""Tables of pandas reach a check as tables, and cannot lie there."""

from __future__ import annotations

import pytest
from engine_help import answer, check, instructor, notebook, run_in_a_judge

from dlcourse.models import Limits

LIMITS = Limits(cell_seconds=20, notebook_seconds=100)
IMPORTS = instructor("import numpy as np\nimport pandas as pd")
CLEAN = "def clean(df):\n    df = df.copy()\n    df['b'] = df['a'] * 2\n    return df[df['a'] > 1]"
CHECK_CLEAN = """
result = clean(pd.DataFrame({"a": [1, 2, 3], "s": ["x", "y", None]}))
wanted = pd.DataFrame({"a": [2, 3], "s": ["y", None], "b": [4, 6]}, index=[1, 2])
pd.testing.assert_frame_equal(result, wanted)
assert isinstance(result, pd.DataFrame) and list(result.columns) == ["a", "s", "b"]
"""
TOTAL = "def total(df):\n    return df.groupby('k')['v'].sum()"
CHECK_TOTAL = """
sums = total(pd.DataFrame({"k": ["p", "q", "p"], "v": [1.0, 2.0, 3.0]}))
assert sums["p"] == 4 and sums.index.tolist() == ["p", "q"]
wanted = pd.Series([4.0, 2.0], index=pd.Index(["p", "q"], name="k"), name="v")
pd.testing.assert_series_equal(sums, wanted)
"""
DAYS = "def days(n):\n    return pd.DataFrame({'d': pd.date_range('2026-01-01', periods=n)})"
CHECK_DAYS = "assert days(3)['d'].dt.day.tolist() == [1, 2, 3]"
LIAR = """
class Liar(pd.DataFrame):
    def equals(self, other): return True
    def __eq__(self, other): return self
    def all(self, *args, **more): return True
"""

pytestmark = pytest.mark.xdist_group("engine")  # they share the fork servers


@pytest.mark.parametrize(
    ("name", "source", "test", "points"),
    [
        ("clean", CLEAN, CHECK_CLEAN, 1),
        ("clean", CLEAN.replace("* 2", "* 3"), CHECK_CLEAN, 0),
        ("clean", CLEAN.replace("> 1", "> 2"), CHECK_CLEAN, 0),
        ("clean", f"{LIAR}def clean(df):\n    return Liar({{'a': [0]}})", CHECK_CLEAN, 0),
        ("total", TOTAL, CHECK_TOTAL, 1),
        ("total", TOTAL.replace("sum", "mean"), CHECK_TOTAL, 0),
        ("days", DAYS, CHECK_DAYS, 1),
    ],
)
def test_a_table_is_judged_by_what_it_holds(
    name: str, source: str, test: str, points: float
) -> None:
    cells = notebook(IMPORTS, answer(name, source), check(name, test))
    assert run_in_a_judge(cells, LIMITS, {}).outcomes[f"check-{name}"].score == points
