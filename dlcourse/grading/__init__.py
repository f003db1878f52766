"""Grading: one submission in, one result out, then a class of them."""
