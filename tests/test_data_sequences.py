"""First names and sunspots: what they hold, their source, and that order matters in both."""

from __future__ import annotations

from importlib import resources

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

from dlcourse import data
from dlcourse.data import names, sun
from dlcourse.errors import DlcourseError


def test_names_are_distinct_words_in_order_and_both_classes_are_equally_large() -> None:
    words, t = found = data.first_names()
    assert list(words) == sorted(set(words))
    assert all(word.isascii() and word.isalpha() and word == word.capitalize() for word in words)
    assert {len(word) for word in words} == set(range(2, 12))
    assert t.dtype == np.int64
    assert np.unique(t, return_counts=True)[1].tolist() == [2000, 2000]
    labels = dict(zip(words, t.tolist(), strict=True))
    assert (labels["Mary"], labels["James"]) == (-1, 1)
    assert "4000" in repr(found)
    assert len(found) == 4000


def test_years_follow_each_other_and_values_are_those_of_the_source() -> None:
    years, values = found = data.sunspots()
    assert years.tolist() == list(range(1700, 2009))
    assert values.dtype == np.float64
    assert dict(zip(years.tolist(), values.tolist(), strict=True))[1957] == values.max() == 190.2
    assert values.min() == 0
    assert len(found) == 309
    assert "1700 to 2008" in repr(found)


def test_what_a_student_changes_is_not_seen_by_the_next_load() -> None:
    data.first_names().t[:] = 0
    data.sunspots().values[:] = 0
    assert data.first_names().t.any()
    assert data.sunspots().values.any()


@pytest.mark.parametrize(("module", "load"), [(names, "first_names"), (sun, "sunspots")])
def test_other_data_than_the_courses_are_refused(module, load, monkeypatch) -> None:
    monkeypatch.setattr(module, "_SHA256", "0" * 64)
    with pytest.raises(DlcourseError, match="checksum"):
        getattr(data, load)()


@pytest.mark.parametrize(
    ("folder", "module", "licence"),
    [("baby_names", names, "CC0 1.0"), ("yearly_sunspots", sun, "public domain")],
)
def test_the_files_tell_their_source_and_licence(folder, module, licence) -> None:
    place = resources.files("dlcourse.data") / folder
    assert module._SHA256 in (place / "SOURCE.md").read_text(encoding="utf-8")
    assert licence in (place / "LICENSE").read_text(encoding="utf-8")


def test_the_order_of_letters_tells_more_than_the_letters() -> None:
    """Pairs of neighbours, with the ends marked, against letters."""
    words, t = data.first_names()
    texts = [f"^{word.lower()}$" for word in words]
    order = np.random.default_rng(0).permutation(len(t))
    scores = [
        cross_val_score(
            make_pipeline(CountVectorizer(analyzer="char", ngram_range=(n, n)), linear),
            np.array(texts)[order], t[order], cv=5,
        ).mean()
        for n, linear in ((1, LogisticRegression()), (2, LogisticRegression(max_iter=500)))
    ]  # fmt: skip
    assert 0.6 < scores[0] < scores[1] - 0.05


def test_the_sun_repeats_itself_after_eleven_years_and_not_after_five() -> None:
    x = data.sunspots().values - data.sunspots().values.mean()
    same = [np.corrcoef(x[:-lag], x[lag:])[0, 1] for lag in (5, 11)]
    assert same[0] < -0.2 < 0.5 < same[1]
