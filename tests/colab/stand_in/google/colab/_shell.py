"""The shell, whose module is how code knows that it runs on Colab."""

from ipykernel.zmqshell import ZMQInteractiveShell


class Shell(ZMQInteractiveShell):
    """IPython's shell under Colab's name."""
