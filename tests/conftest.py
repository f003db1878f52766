"""What holds for every test."""

import gc

from hypothesis import settings

# On a busy machine an example may take long without anything being wrong.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_collection_finish() -> None:
    """What was imported stays: searches for garbage need not go through it, a tenth of the time."""
    gc.collect()
    gc.freeze()
