"""Helpers that answers and checks may use."""


def clean(text):
    return "".join(letter for letter in text.lower() if letter.isalnum() or letter == " ")


def assert_same(actual, expected):
    assert actual == expected, f"{actual} instead of {expected}"
