"""What holds for every test."""

from hypothesis import settings

# On a busy machine an example may take long without anything being wrong.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
