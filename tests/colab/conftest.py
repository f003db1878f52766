"""What the tests in this folder share."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlcourse import colab


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as students get it."""
    return colab.build_wheel(tmp_path_factory.mktemp("wheel"))
