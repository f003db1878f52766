"""An interactive course and lab kit for deep learning."""

import sys

__version__ = "0.1.0"

if sys.version_info < (3, 11):  # noqa: UP036 - a copy of this folder may meet any Python
    raise ImportError(
        f"dlcourse needs Python 3.11 or newer, and this is {sys.version.split()[0]}: run it with "
        "another, for example python3.11."
    )
