"""A stand-in for the package that Colab's kernels have: what notebooks can tell Colab by."""

from google.colab import drive, files, output, userdata

__all__ = ["drive", "files", "output", "userdata"]
