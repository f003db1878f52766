"""What the tests in this folder share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dlcourse.run import colab


@pytest.fixture(scope="session", autouse=True)
def bytecode_is_kept() -> Iterator[None]:
    """What one process of a fresh environment has compiled, the next one finds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as students get it."""
    return colab.build_wheel(tmp_path_factory.mktemp("wheel"))
