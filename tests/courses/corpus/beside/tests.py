"""What the notebook's checks use."""


def check_mirrored(function):
    for text, right in [("level", True), ("lever", False), ("", True)]:
        assert function(text) is right, f"{text!r} should give {right}"
