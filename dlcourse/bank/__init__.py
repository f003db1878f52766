"""The answer bank: known right and wrong answers, through the real grader, to grade the checks.

A lab's bank lies beside its solution, `solutions/LAB/answers/QUESTION/right_*.py` and `wrong_*.py`.
Each file is the whole source of an answer cell. Its first line says what it should get and what it
is:

    # points: 0 · misconception: divides by the number of mistakes
    # points: 2 · written: with loops over plain lists

A wrong answer may be worth a part of the points. A right one is worth all of them.
"""

from dlcourse.bank.answers import KnownAnswer, labs, questions, read
from dlcourse.bank.grading import AnswerVerdict, Batch, batches, grade, patient, run
from dlcourse.bank.parts import graded_part, handed_in
from dlcourse.bank.table import summary

__all__ = [
    "AnswerVerdict",
    "Batch",
    "KnownAnswer",
    "batches",
    "grade",
    "graded_part",
    "handed_in",
    "labs",
    "patient",
    "questions",
    "read",
    "run",
    "summary",
]
