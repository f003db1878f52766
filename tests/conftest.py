"""What holds for every test."""

import gc

from hypothesis import settings

# On a busy machine an example may take long without anything being wrong. The same examples every
# time: a test that fails tells about the change that was made. `make test-all` tries new ones.
settings.register_profile("same-examples", deadline=None, derandomize=True)
settings.register_profile("new-examples", deadline=None, print_blob=True)
settings.load_profile("same-examples")


def pytest_collection_finish() -> None:
    """What was imported stays: searches for garbage need not go through it, a tenth of the time."""
    gc.collect()
    gc.freeze()
