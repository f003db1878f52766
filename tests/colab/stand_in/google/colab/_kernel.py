"""The kernel that Colab starts; it has Colab's shell."""

import google.colab  # noqa: F401 - on Colab it is loaded before the first cell runs
from google.colab._shell import Shell
from ipykernel.ipkernel import IPythonKernel
from traitlets import Type


class Kernel(IPythonKernel):
    """IPython's kernel with Colab's shell."""

    shell_class = Type(Shell)
