"""An interactive course and lab kit for deep learning."""

__version__ = "0.1.0"
