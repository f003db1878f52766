"""Zip files of real classes, and of people who mean harm: nothing leaves its place, no file is
lost without a word, and what can be used is used."""

from __future__ import annotations

import io
import shutil
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from downloads import FILE, LAB, course_at, pack, read_back, work
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dlcourse.collect import download
from dlcourse.collect.collect import collect
from dlcourse.collect.download import Download
from dlcourse.collect.table import Collected
from dlcourse.course import Course
from dlcourse.errors import DlcourseError


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return course_at(tmp_path / "course")


def notes(made: Collected) -> dict[str, str]:
    return {row.file: f"{row.outcome}: {row.note}" for row in made.rows}


def raw_name(path: Path, old: bytes, new: bytes, flags: int = 0) -> Path:
    """Write another name of the same length into a zip file, in both places, as a program would
    that knows nothing of Unicode. flags: what to set in the entries' flags."""
    raw = bytearray(path.read_bytes().replace(old, new))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(mark)
        while start >= 0:
            (found,) = struct.unpack_from("<H", raw, start + place)
            struct.pack_into("<H", raw, start + place, (found & ~0x800) | flags)
            start = raw.find(mark, start + 4)
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../../outside/evil.ipynb",
        "/etc/evil.ipynb",
        "ta1\\..\\..\\evil.ipynb",
        "C:\\evil.ipynb",
        "ta1/../../evil.ipynb",
    ],
)
def test_a_path_that_leads_out_is_left_out_and_named(
    course: Course, tmp_path: Path, name: str
) -> None:
    before = {path for path in tmp_path.rglob("*") if "grading" not in path.parts}
    path = pack(tmp_path / "z.zip", {f"tb2/{FILE}": work(), name: work()})
    made = collect(course, LAB, path)
    after = {path for path in tmp_path.rglob("*") if "grading" not in path.parts}
    assert list(read_back(course)) == ["tb2"]
    assert after - before == {path}
    assert "left out: its path leads out" in notes(made)[name.replace("\\", "/")]


def test_a_link_in_a_zip_is_not_followed(course: Course, tmp_path: Path) -> None:
    link = zipfile.ZipInfo(f"ta1/{FILE}")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr(f"tb2/{FILE}", work())
    made = collect(course, LAB, tmp_path / "z.zip")
    assert "a link" in notes(made)[f"ta1/{FILE}"]
    assert list(read_back(course)) == ["tb2"]


def test_an_encrypted_and_a_damaged_entry_are_named_and_the_rest_is_collected(
    course: Course, tmp_path: Path
) -> None:
    path = pack(tmp_path / "z.zip", {f"{who}/{FILE}": work(who) for who in ("ta1", "tb2", "tc3")})
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        ta1, tb2, _ = archive.infolist()
    body = tb2.header_offset + 30 + len(tb2.filename) + 40
    raw[body : body + 20] = b"\xff" * 20
    central = raw.find(b"PK\x01\x02")
    raw[central + 8] |= 1
    raw[ta1.header_offset + 6] |= 1
    path.write_bytes(raw)
    made = collect(course, LAB, path)
    assert "left out: encrypted" in notes(made)[f"ta1/{FILE}"]
    assert "left out: cut off or damaged" in notes(made)[f"tb2/{FILE}"]
    assert list(read_back(course)) == ["tc3"]


def test_litter_is_ignored_and_an_archive_inside_is_named(course: Course, tmp_path: Path) -> None:
    names = ["__MACOSX/ta1/._x.ipynb", "ta1/.DS_Store", "ta1/Thumbs.db", "tb2/desktop.ini"]
    files = dict.fromkeys(names, b"?")
    files |= {f"ta1/{FILE}": work(), f"tb2/{FILE}": work(), "tb2/mine.zip": b"PK"}
    made = collect(course, LAB, pack(tmp_path / "z.zip", files))
    told = notes(made)
    assert all(told[name].startswith("ignored") for name in names)
    assert "ask for the notebook itself" in told["tb2/mine.zip"]
    assert {who: list(found) for who, found in read_back(course).items()} == {
        "ta1": [FILE],
        "tb2": [FILE],
    }


def test_back_slashes_are_folders(course: Course, tmp_path: Path) -> None:
    collect(course, LAB, pack(tmp_path / "z.zip", {f"ta1\\{FILE}": work(), f"tb2\\{FILE}": b"x"}))
    assert read_back(course)["ta1"] == {FILE: work()}


@pytest.mark.parametrize("encoding", ["cp437", "utf-8"])
def test_names_without_the_mark_for_unicode(course: Course, tmp_path: Path, encoding: str) -> None:
    name = "Käthe Ölße".encode(encoding)
    path = pack(tmp_path / "z.zip", {f"{'x' * len(name)}/{FILE}": work(), f"tb2/{FILE}": work()})
    collect(course, LAB, raw_name(path, b"x" * len(name), name))
    assert sorted(read_back(course)) == ["Käthe Ölße", "tb2"]


def test_decomposed_letters_are_the_same_letters(course: Course, tmp_path: Path) -> None:
    names = {f"A\u030angstro\u0308m Test Eins_7_assignsubmission_file_/{FILE}": work()}
    made = collect(
        course, LAB, pack(tmp_path / "z.zip", names), class_list=course.root / "class.csv"
    )
    assert made.rows[0].student == "ta1"


def test_a_bomb_is_refused_before_anything_is_unpacked(course: Course, tmp_path: Path) -> None:
    path = pack(tmp_path / "z.zip", {f"ta1/{FILE}": b"0" * (50 << 20), f"tb2/{FILE}": work()})
    made = collect(course, LAB, path)
    assert "50 MB packed into" in notes(made)[f"ta1/{FILE}"]
    assert list(read_back(course)) == ["tb2"]


def test_a_file_over_the_limit_is_left_out(course: Course, tmp_path: Path) -> None:
    big = zipfile.ZipFile(tmp_path / "z.zip", "w")
    with big, big.open(f"ta1/{FILE}", "w") as file:
        for _ in range(101):
            file.write(b"0" * (1 << 20))
    assert "larger than 100 MB" in notes(collect(course, LAB, tmp_path / "z.zip"))[f"ta1/{FILE}"]


def test_all_files_together_have_a_limit(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "MOST_BYTES", 10)
    path = pack(tmp_path / "z.zip", {f"ta1/{FILE}": work()})
    with pytest.raises(DlcourseError, match="Nothing was unpacked"):
        collect(course, LAB, path)


def test_overlapping_entries_are_refused(course: Course, tmp_path: Path) -> None:
    path = pack(tmp_path / "z.zip", {f"ta1/{FILE}": bytes(range(256)) * 9})
    raw = path.read_bytes()
    start, end = raw.find(b"PK\x01\x02"), raw.find(b"PK\x05\x06")
    entry, tail = raw[start:end], bytearray(raw[end:])
    struct.pack_into("<HHL", tail, 8, 50, 50, 50 * len(entry))
    path.write_bytes(raw[:start] + entry * 50 + bytes(tail))
    with pytest.raises(DlcourseError, match="files that overlap"):
        collect(course, LAB, path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is not a zip file"),
        (b"<html>Please log in</html>", "is not a zip file"),
        (None, "is a zip file that is cut off or damaged"),
    ],
)
def test_a_file_that_is_no_whole_zip_is_one_sentence(
    course: Course, tmp_path: Path, content: bytes | None, said: str
) -> None:
    whole = pack(tmp_path / "z.zip", {f"ta1/{FILE}": work()}).read_bytes()
    (tmp_path / "z.zip").write_bytes(whole[: len(whole) // 2] if content is None else content)
    with pytest.raises(DlcourseError, match="Download it again") as refused:
        collect(course, LAB, tmp_path / "z.zip")
    assert said in str(refused.value)


def test_a_download_that_is_not_there(course: Course, tmp_path: Path) -> None:
    with pytest.raises(DlcourseError, match="There is no file"):
        collect(course, LAB, tmp_path / "nothing.zip")


PARTS = st.sampled_from(
    [
        "..",
        ".",
        "",
        "ta1",
        "tb2",
        LAB,
        FILE,
        "timestamp.txt",
        "C:",
        "a\\b",
        "..\\..",
        "=1+1",
        "\u202e",
    ]
)
NAMES = (
    st.lists(PARTS | st.text(min_size=1, max_size=20), min_size=1, max_size=4)
    .map("/".join)
    .filter(bool)
)


@pytest.mark.slow
@given(names=st.lists(NAMES, max_size=6, unique=True), size=st.integers(0, 400))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_names_are_every_file_gets_a_row_and_nothing_leaves_the_folder(
    course: Course, tmp_path: Path, names: list[str], size: int
) -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name in names:
            try:
                archive.writestr(name, b"x" * size)
            except (UnicodeEncodeError, ValueError, IndexError):
                continue  # zipfile writes no such name
    path = tmp_path / "z.zip"
    path.write_bytes(raw.getvalue())
    with zipfile.ZipFile(path) as archive:
        count = sum(not info.is_dir() for info in archive.infolist())
    shutil.rmtree(course.submitted_dir, ignore_errors=True)
    before = set(tmp_path.iterdir())
    made = collect(course, LAB, path)
    assert len(made.rows) >= count
    assert set(tmp_path.iterdir()) == before
    assert set(course.root.iterdir()) <= {
        course.root / name
        for name in (
            "course.toml",
            "nbgrader_config.py",
            "solutions",
            "labs",
            "grading",
            "class.csv",
        )
    }
    made.path.read_text(encoding="utf-8")


def test_a_file_without_a_name_gets_a_row(course: Course, tmp_path: Path) -> None:
    path = pack(tmp_path / "z.zip", {f"ta1/{FILE}": work(), "q": b"x"})
    path.write_bytes(path.read_bytes().replace(b"q", b"\0"))
    made = collect(course, LAB, path)
    assert {row.file for row in made.rows} == {f"ta1/{FILE}", ""}


@given(place=st.integers(0, 2000), value=st.binary(min_size=1, max_size=8))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_zip_is_read_or_refused_in_words(
    tmp_path: Path, place: int, value: bytes
) -> None:
    path = pack(tmp_path / "z.zip", {f"ta1/{FILE}": work(), "tb2/ä.csv": b"1,2"})
    raw = bytearray(path.read_bytes())
    place %= len(raw)
    raw[place : place + len(value)] = value
    path.write_bytes(raw)
    try:
        with Download(path, 100) as opened:
            for entry in opened.entries:
                opened.read(entry)
    except DlcourseError:
        pass  # said in words; any other error fails
