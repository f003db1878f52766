"""A download in, the students' folders out, and a row for each file that says what became of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dlcourse import roster
from dlcourse.collect import Platform, platforms, table
from dlcourse.collect.choice import choose
from dlcourse.collect.download import Download, Entry, is_archive
from dlcourse.collect.join import Joined, Work, join
from dlcourse.collect.people import Anybody, People
from dlcourse.collect.store import Outcome, Store, Stored
from dlcourse.collect.table import Collected, CollectedFile
from dlcourse.collect.upload import Reading, Upload
from dlcourse.course import Course, LabSettings
from dlcourse.errors import DlcourseError
from dlcourse.results import files, gradebook
from dlcourse.results.class_run import locked
from dlcourse.results.collected import Origin
from dlcourse.results.late import Deadlines, of_settings
from dlcourse.results.pages import duration
from dlcourse.results.reviews import Person
from dlcourse.roster import Roster, Student, plain

ARCHIVE = "packed inside the download and not unpacked: ask for the notebook itself"
NUMBER = re.compile(r"-\d+$")  # Canvas's, of a later attempt
NO_NOTEBOOK = "no notebook among the files"
ANOTHER_LAB = "called like a notebook of {lab}: is this the right download?"
WRONG_LIST = "Nobody in this download is in the roster: is it the roster of this course?"
NOT_NAMED = "not named as {platform} names files: is this the right --from?"

Rows = dict[str, list[CollectedFile]]  # by the entry's key


def collect(
    course: Course,
    lab: str,
    path: Path,
    platform: Platform = Platform.AUTO,
    class_list: Path | None = None,
) -> Collected:
    """Put what a class handed in into the students' folders.

    Parameters
    ----------
    path
        The zip file from the platform, or a folder.
    platform
        Whose names the files have; AUTO finds out.
    class_list
        The CSV file with the class. Without it, everybody is who the download says.

    Raises
    ------
    DlcourseError
        If the lab is unknown, the download is another lab's, it or the class list cannot be used,
        or another run is working on the course.
    """
    settings, zone = course.lab(lab), course.zone(lab)
    known = roster.read(class_list, zone) if class_list else None
    with locked(course), Download(path, course.limits(lab).file_mb) as download:
        rows, entries = _sort_out(download.entries)
        notebooks = tuple(sorted(found.stem for found in (course.source_dir / lab).glob("*.ipynb")))
        reading = Reading(
            lab=lab, notebooks=notebooks, zone=zone, text_of=lambda entry: _text(download, entry)
        )
        if platform is Platform.AUTO:
            platform = platforms.detect(entries, reading)
        uploads = platforms.READERS[platform](entries, reading)
        joined = join(uploads, People(known) if known else Anybody(), settings.groups)
        _require_this_lab(course, lab, path, joined.works)
        _add_left(rows, entries, uploads, joined, platform)
        with Store(course, lab) as store, _progress(joined.works) as works:
            for work in works:
                _collect_one(work, download, store, of_settings(settings), platform, rows)
        if known:
            with gradebook.opened(course.db_url) as book:
                gradebook.enter_people(book, {each.id: _person(each) for each in known.students})
    ordered = tuple(row for entry in download.entries for row in rows[entry.key or entry.name])
    there = {work.student.id for work in joined.works}
    listed = known.students if known else ()
    return Collected(
        platform=platform,
        rows=ordered,
        missing=tuple(student.shown for student in listed if student.id not in there),
        problems=(
            *(_problems(known, settings, uploads, joined) if known else ()),
            *joined.problems,
        ),
        path=_write_table(course, lab, ordered),
    )


def _require_this_lab(course: Course, lab: str, path: Path, works: Sequence[Work]) -> None:
    """Refuse the download of another lab: its files would seem newer than those of this one."""
    labs = Counter(
        other
        for work in works
        for other in _other_labs(course, lab, [upload.name for upload in work.uploads])
    )
    for other, count in labs.most_common(1):
        if len(works) > 1 and 2 * count > len(works):
            raise DlcourseError(
                f"{path.name} looks like a download of {other}: the notebooks of {count} of "
                f"{len(works)} students are called like it. Nothing was collected. Download the "
                f"files of {lab}, or run `dlcourse collect {other} {path.name}`. If these are "
                f"{lab} all the same, unpack and rename them, and name the folder."
            )


def _write_table(course: Course, lab: str, rows: Sequence[CollectedFile]) -> Path:
    """Write the CSV file with the rows, if they are others than before; returns its path."""
    path = course.autograded_dir.parent / "collected" / f"{lab}.csv"
    raw = table.for_spreadsheets(rows).encode("utf-8-sig")  # its mark tells Excel: this is UTF-8
    if not path.exists() or path.read_bytes() != raw:
        files.write_whole(path, raw)
    return path


def _problems(
    known: Roster, settings: LabSettings, uploads: Sequence[Upload], joined: Joined
) -> list[str]:
    """What is wrong with the class list, in sentences."""
    strangers = sorted(set(settings.extensions) - {student.id for student in known.students})
    problems = list(known.problems)
    if uploads and not joined.works:
        problems.append(WRONG_LIST)
    if strangers:
        problems.append(
            f"course.toml has extensions for {', '.join(strangers)}, who are not in the roster: "
            "write the students' ids."
        )
    return problems


def _sort_out(entries: Iterable[Entry]) -> tuple[Rows, list[Entry]]:
    """The rows of the files that nobody reads, and the other files."""
    rows: Rows = defaultdict(list)
    good = []
    for entry in entries:
        if refusal := _refusal(entry):
            rows[entry.key or entry.name].append(refusal)
        else:
            good.append(entry)
    return rows, good


def _refusal(entry: Entry) -> CollectedFile | None:
    """The row of a file that nobody reads; None for one that is read."""
    if entry.litter:
        note = "left by a system or a program"
        return CollectedFile(file=entry.name, outcome=Outcome.IGNORED, note=note)
    fault = entry.fault or (ARCHIVE if is_archive(entry.name) else "")
    return CollectedFile(file=entry.name, outcome=Outcome.LEFT_OUT, note=fault) if fault else None


def _text(download: Download, entry: Entry) -> str:
    try:
        return roster.decode(download.read(entry))
    except DlcourseError:
        return ""  # its own row says that it is damaged


def _add_left(
    rows: Rows,
    entries: Sequence[Entry],
    uploads: Sequence[Upload],
    joined: Joined,
    platform: Platform,
) -> None:
    """Add the rows of the files that belong to nobody."""
    read = {upload.entry.key for upload in uploads}
    note = NOT_NAMED.format(platform=platform)
    for entry in entries:
        if entry.key not in read:
            rows[entry.key].append(
                CollectedFile(file=entry.name, outcome=Outcome.LEFT_OUT, note=note)
            )
    for upload, why in joined.left:
        _add(rows, upload, "", Stored(outcome=Outcome.LEFT_OUT, note=why))


def _collect_one(
    work: Work,
    download: Download,
    store: Store,
    deadlines: Deadlines,
    platform: Platform,
    rows: Rows,
) -> None:
    """Put one student's hand-in into its folder, and add the rows of its files."""
    student = work.student.id
    mine, raw = _read(work, download, rows)
    choice = choose(mine)
    for upload, why in choice.left:
        _add(rows, upload, student, Stored(outcome=Outcome.OLDER, note=why))
    if not choice.files:
        return
    chosen = choice.files.values()
    time = max((each.time for each in chosen if each.time), default=work.student.submitted)
    new = Origin(
        platform=platform,
        sources={name: upload.entry.name for name, upload in choice.files.items()},
        time=time,
        version=max(upload.version for upload in chosen),
        made=_made(download, chosen),
    )
    contents = {name: raw[upload.entry.key] for name, upload in choice.files.items()}
    stored = store.put(student, contents, new)
    if time is not None:
        late = deadlines.late_seconds(student, time)
        lateness = duration(late) if late else ""
    elif any(upload.late for upload in chosen):
        lateness = table.LATE
    else:  # Canvas marks what is late, the others do not
        lateness = table.UNKNOWN if deadlines.due and platform is not Platform.CANVAS else ""
    note = "; ".join(filter(None, [stored.note, *_notes(work, store, choice.files)]))
    for upload in chosen:
        _add(rows, upload, student, Stored(outcome=stored.outcome, note=note), lateness)


def _read(work: Work, download: Download, rows: Rows) -> tuple[list[Upload], dict[str, bytes]]:
    """A student's files that can be read, and what is in them; a row for each of the others."""
    student = work.student.id
    mine: list[Upload] = []
    raw: dict[str, bytes] = {}  # by the entry's key
    for upload in work.uploads:
        if upload.not_work:
            outcome = Outcome.IGNORED if upload.is_done else Outcome.LEFT_OUT
            _add(rows, upload, student, Stored(outcome=outcome, note=upload.not_work))
            continue
        try:
            raw[upload.entry.key] = download.read(upload.entry)
            mine.append(upload)
        except DlcourseError as error:
            _add(rows, upload, student, Stored(outcome=Outcome.LEFT_OUT, note=str(error)))
    return mine, raw


def _notes(work: Work, store: Store, names: Collection[str]) -> list[str]:
    """What there is to know of a student's files: these are their names."""
    notes = [work.note]
    if work.group:
        notes.append(f"of the group {work.group}")
    if not any(name.lower().endswith(".ipynb") for name in names):
        notes.append(NO_NOTEBOOK)
    others = _other_labs(store.course, store.lab, names)
    return notes + [ANOTHER_LAB.format(lab=lab) for lab in others]


def _other_labs(course: Course, lab: str, names: Iterable[str]) -> list[str]:
    """The other labs of the course whose notebooks are called like one of these files."""
    stems = {plain(NUMBER.sub("", PurePosixPath(name).stem)) for name in names}
    return [other for other in course.labs if other != lab and plain(other) in stems]


def _person(student: Student) -> Person:
    has_parts = student.first_name or student.last_name
    return Person(
        first_name=student.first_name,
        last_name=student.last_name if has_parts else student.name,
        email=student.email,
        lms_id=student.lms_id,
    )


def _made(download: Download, uploads: Iterable[Upload]) -> datetime:
    """When the download was made: the zip file itself, or the newest of the files in a folder."""
    if not download.is_folder:
        return download.made
    return max(upload.entry.modified or download.made for upload in uploads)


def _add(rows: Rows, upload: Upload, student: str, stored: Stored, late: str = "") -> None:
    row = CollectedFile(
        file=upload.entry.name,
        student=student,
        outcome=stored.outcome,
        late=late,
        note=stored.note,
    )
    rows[upload.entry.key].append(row)


@contextmanager
def _progress(works: Sequence[Work]) -> Iterator[Iterable[Work]]:
    """The works one after the other, with a bar on stderr."""
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("students"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        yield bar.track(works)
