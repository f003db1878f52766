"""Grade submissions one after the other in one process: `python grade_in_order.py ARCHIVE NAME…`.

ARCHIVE is a JSON file with the lab and everybody's files. Rows go to stdout, as JSON by student.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from dlcourse.grading import grade
from dlcourse.models import Lab, Limits, Submission, TrustedNotebook


def main(archive: Path, students: list[str]) -> None:
    content = json.loads(archive.read_text())
    trusted = TrustedNotebook(
        name="lab", source=content["source"].encode(), released=content["released"].encode()
    )
    lab = Lab(name="lab", notebooks=(trusted,), files=as_bytes(content["beside"]))
    rows = {}
    for student in students:
        submission = Submission(student=student, files=as_bytes(content["class"][student]))
        row = grade(submission, lab, Limits()).result.model_dump(mode="json", exclude={"seconds"})
        rows[student] = row
    sys.stdout.write(json.dumps(rows))


def as_bytes(files: dict[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
