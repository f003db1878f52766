"""A zip file, or a folder, as a platform gave it → its files. Nothing is unpacked to the disk.

Whoever made the zip may be hostile: sizes are looked at before anything is read, and a name is
never used as a path on this machine.
"""

from __future__ import annotations

import stat
import unicodedata
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from types import TracebackType

from dlcourse.errors import DlcourseError
from dlcourse.models import Data

MB = 2**20
MOST_ENTRIES = 200_000
MOST_BYTES = 20 * 1024 * MB  # of a whole download, unpacked
SMALL_BYTES = 10 * MB  # a smaller file may be packed as tightly as it likes
MOST_RATIO = 300  # a notebook that prints the same line all day packs to a hundredth
LITTER = (
    "__MACOSX", ".*", "Thumbs.db", "desktop.ini", "~$*",
    "__pycache__", "*.pyc",
)  # fmt: skip
ARCHIVES = (".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".zst")
ENCRYPTED = 0x1
UTF8_NAME = 0x800


class Entry(Data):
    """One file of a download.

    name: as in the download, with / between the folders. fault: why it cannot be used; "" if it
    can. litter: left by a system, of no interest to anybody. modified: when the file was changed,
    if the download says so; a zip file does not tell the time zone.
    """

    name: str
    size: int = 0
    modified: datetime | None = None
    fault: str = ""
    litter: bool = False
    key: str = ""

    @property
    def path(self) -> PurePosixPath:
        """The name in its parts."""
        return PurePosixPath(self.name)


class Download:
    """A zip file or a folder that can be read, entry by entry. Close it, or use `with`.

    made: when the download was made, as this machine knows it.
    """

    def __init__(self, path: Path, file_mb: int) -> None:
        """Look at what there is.

        Raises
        ------
        DlcourseError
            If there is no such file, or it is no zip file, broken or built to fill the disk.
        """
        self.path = path
        self.is_folder = path.is_dir()
        self._most = file_mb * MB
        self._zip: zipfile.ZipFile | None = None
        if self.is_folder:
            self.entries = tuple(self._in_folder())
        else:
            self._zip = _opened(path)
            self.entries = tuple(self._in_zip(self._zip))
        self.made = datetime.fromtimestamp(path.stat().st_mtime, UTC)

    def __enter__(self) -> Download:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._zip is not None:
            self._zip.close()

    def read(self, entry: Entry) -> bytes:
        """The content of a file.

        Raises
        ------
        DlcourseError
            If it is cut off or damaged.
        """
        try:
            if self._zip is None:
                return (self.path / entry.key).read_bytes()
            with self._zip.open(self._zip.infolist()[int(entry.key)]) as file:
                return file.read(self._most + 1)
        except NotImplementedError:
            raise DlcourseError(
                "packed in a way that cannot be read here: ask for the file again"
            ) from None
        except Exception as error:  # unpackers say many things of damaged data
            raise DlcourseError("cut off or damaged: ask for the file again") from error

    def _in_folder(self) -> Iterable[Entry]:
        for path in sorted(self.path.rglob("*")):
            name = path.relative_to(self.path).as_posix()
            if path.is_symlink():
                yield Entry(name=_printable(name), fault=LINK)
            elif path.is_file():
                known = path.stat()
                yield Entry(
                    name=_printable(name),
                    size=known.st_size,
                    modified=datetime.fromtimestamp(known.st_mtime, UTC),
                    fault=self._size_fault(known.st_size, known.st_size),
                    litter=is_litter(name),
                    key=name,
                )

    def _in_zip(self, archive: zipfile.ZipFile) -> Iterable[Entry]:
        for number, info in enumerate(archive.infolist()):
            name = _name_of(info)
            if name.endswith("/") and not info.file_size:
                continue
            yield Entry(
                name=_printable(name),
                size=info.file_size,
                modified=_modified(info),
                fault=_fault(info, name) or self._size_fault(info.file_size, info.compress_size),
                litter=is_litter(name),
                key=str(number),
            )

    def _size_fault(self, size: int, packed: int) -> str:
        if size > self._most:
            return f"larger than {self._most // MB} MB"
        if size > SMALL_BYTES and size > MOST_RATIO * packed:
            return f"{size // MB} MB packed into {packed // 1024} kB: this may be made to do harm"
        return ""


LINK = "a link, which is not followed"


def is_litter(name: str) -> bool:
    """Whether a system left this file, and no person."""
    parts = [part for part in PurePosixPath(name).parts if part != ".."]
    return any(fnmatch(part.lower(), kind.lower()) for part in parts for kind in LITTER)


def is_archive(name: str) -> bool:
    """Whether a file is a zip file or the like itself."""
    return name.lower().endswith(ARCHIVES)


def _opened(path: Path) -> zipfile.ZipFile:
    advice = "Download it again, or unpack it yourself and name the folder."
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise DlcourseError(
            f"There is no file {path}. Name the zip file from your platform, or a folder."
        ) from None
    except PermissionError as error:
        raise DlcourseError(f"{path} cannot be read: {error.strerror}.") from None
    except Exception:  # a damaged directory makes the unpacker say many things
        with path.open("rb") as file:
            is_cut = file.read(4) == b"PK\x03\x04"
        what = "is a zip file that is cut off or damaged" if is_cut else "is not a zip file"
        raise DlcourseError(f"{path} {what}. {advice}") from None
    infos = archive.infolist()
    size, packed = sum(i.file_size for i in infos), sum(i.compress_size for i in infos)
    fault = ""
    if len(infos) > MOST_ENTRIES:
        fault = f"has {len(infos)} files, more than {MOST_ENTRIES}"
    elif packed > path.stat().st_size:
        fault = "has files that overlap, as only a zip file that is made to do harm has"
    elif size > MOST_BYTES:
        fault = f"would take {size // MB} MB unpacked, more than {MOST_BYTES // MB} MB"
    if fault:
        archive.close()
        raise DlcourseError(f"{path} {fault}. Nothing was unpacked. {advice}")
    return archive


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name as whoever packed it wrote it: UTF-8, even where the zip does not say so, or else
    the old code page 437. Windows programs may write back slashes."""
    name = info.orig_filename
    if not info.flag_bits & UTF8_NAME:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.orig_filename
    return unicodedata.normalize("NFC", name).replace("\\", "/")


def _printable(name: str) -> str:
    """The name without what would change how a terminal shows it, or cannot be written."""
    kept = (letter for letter in name if unicodedata.category(letter) not in ("Cc", "Cf", "Cs"))
    return "".join(kept)


def _fault(info: zipfile.ZipInfo, name: str) -> str:
    path = PurePosixPath(name)
    if stat.S_ISLNK(info.external_attr >> 16):
        return LINK
    if path.is_absolute() or ".." in path.parts or name[1:2] == ":":
        return "its path leads out of the zip file"
    if info.flag_bits & ENCRYPTED:
        return "encrypted: ask for a file without a password"
    return ""


def _modified(info: zipfile.ZipInfo) -> datetime | None:
    try:
        moment = datetime(*info.date_time, tzinfo=UTC)  # to compare; the real zone is unknown
    except ValueError:
        return None
    return moment if moment.year > 1980 else None  # 1980: the packing program knew no time
