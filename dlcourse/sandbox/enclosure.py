"""The wall around the students' fork server: bubblewrap hides the file system and the network.

bubblewrap starts a program inside its namespaces; a process cannot walk into it. So that libraries
are imported once for judges and for students, the program that it starts here only waits, and the
fork server, with everything imported, joins that program's namespaces (setns(2)).
"""

from __future__ import annotations

import importlib
import os
import socket
import struct
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from dlcourse.sandbox import walls

ETC = [
    "ld.so.cache",
    "ld.so.conf",
    "ld.so.conf.d",
    "localtime",
    "fonts",
    "alternatives",
    "mime.types",
]
# It also shows that Python works in there.
WAIT = "import sys; print(flush=True); sys.stdin.read()"
START_SECONDS = 30.0


class Enclosure:
    """The namespaces of one bubblewrap, from a program that waits in them; it ends with this one.

    Parameters
    ----------
    program : str, optional
        bubblewrap; None if it is not there.
    """

    def __init__(self, program: str | None) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.ours, theirs = socket.socketpair()
        with theirs:
            if program is None:
                return
            self.ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
            self.ours.settimeout(START_SECONDS)
            command = [program, *arguments(), sys.executable, "-I", "-S", "-c", WAIT]
            self.process = subprocess.Popen(
                command, stdin=theirs.fileno(), stdout=theirs.fileno(), stderr=subprocess.DEVNULL
            )

    def enter(self) -> bool:
        """Have this process and its later children live in there; False if that is not possible.

        Its number in there is that of its children only.
        """
        kinds = sum(walls.NEW_NAMESPACES.values())
        if os.geteuid() != 0:
            kinds |= walls.NEW_USER
        try:
            waiting = os.pidfd_open(self._number())
        except OSError:
            return False
        entered: bool = walls.libc.setns(waiting, kinds) == 0
        os.close(waiting)
        if entered:
            os.chdir("/tmp")
            importlib.invalidate_caches()
        return entered

    def close(self) -> None:
        """End everything that lives in there."""
        if self.process is not None:
            self.process.kill()

    def _number(self) -> int:
        """The waiting program's process, as the kernel says who wrote. Raises OSError."""
        text, about, _, _ = self.ours.recvmsg(1, socket.CMSG_SPACE(12))
        for level, kind, data in about:
            if text and (level, kind) == (socket.SOL_SOCKET, socket.SCM_CREDENTIALS):
                number: int = struct.unpack("3i", data)[0]
                return number
        raise ConnectionError("bubblewrap did not start")


def arguments(writable: Iterable[Path] = ()) -> list[str]:
    """What bubblewrap is told: read-only, no network, nothing but Python and this package.

    The folders in `writable` are there as well, and can be written.
    """
    arguments = ["--die-with-parent", "--new-session", "--unshare-pid", "--unshare-net"]
    arguments += ["--unshare-ipc", "--unshare-uts"]
    if os.geteuid() != 0:
        arguments += ["--unshare-user"]
    for folder in ("/tmp", "/home", "/root", "/var", "/run"):
        arguments += ["--tmpfs", folder]
    arguments += ["--dev", "/dev", "--proc", "/proc"]
    visible = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", *(f"/etc/{n}" for n in ETC)]
    visible += [sys.base_prefix, sys.prefix, str(Path(sys.executable).resolve().parents[1])]
    folders = list(dict.fromkeys([*visible, *_importable(sys.path)]))
    for folder in folders:
        for parent in reversed(Path(folder).parents[:-1]):
            arguments += ["--dir", str(parent)]
    for folder in folders:
        arguments += ["--ro-bind-try", folder, folder]
    for folder in map(str, writable):
        for parent in reversed(Path(folder).parents[:-1]):
            arguments += ["--dir", str(parent)]
        arguments += ["--bind", folder, folder]
    for folder in ("/home", "/root", "/var", "/run", "/"):
        arguments += ["--remount-ro", folder]
    return [*arguments, "--chdir", "/tmp", "--"]


def _importable(places: Iterable[str]) -> list[str]:
    """What Python imports from, outside the folders of the system and of Python itself.

    Folders of packages are there as a whole. Of any other folder on the path, such as a clone or a
    folder named in PYTHONPATH, only the modules and packages are: what lies beside them may be
    solutions and grades.
    """
    package = Path(__file__).resolve().parents[1]
    found = [str(package)]
    for entry in map(Path, places):
        if entry.resolve() == package.parent:
            continue  # a clone: the package alone is wanted of it
        if entry.name in ("site-packages", "dist-packages") or entry.is_file():
            found.append(str(entry))
        elif entry.is_dir() and not entry.is_relative_to(sys.base_prefix):
            found += [str(path) for path in sorted(entry.iterdir()) if _is_importable(path)]
    return found


def _is_importable(path: Path) -> bool:
    return path.suffix in (".py", ".so") or (path / "__init__.py").is_file()
