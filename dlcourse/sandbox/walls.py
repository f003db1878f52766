"""The walls around a student's process, layer by layer. Standard library only.

Each student's process gets namespaces, a private folder, limits and, where possible, an
unprivileged user; bubblewrap around all of them is in `enclosure.py`. What a machine lacks is left
out and named in `missing`.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import resource
import signal
import site
import struct
import sys
from functools import cache
from pathlib import Path

libc = ctypes.CDLL(None, use_errno=True)

NEW_NAMESPACES = {
    "mount": 0x00020000, "uts": 0x04000000, "ipc": 0x08000000, "pid": 0x20000000, "net": 0x40000000,
}  # fmt: skip
NEW_USER = 0x10000000
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = 2, 4, 8, 0x1000, 0x4000, 1 << 18
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS, PR_SET_CHILD_SUBREAPER = 1, 4, 38, 36
MADV_COLLAPSE, HUGE_PAGE = 25, 2 << 20
INODES = 20_000  # files in a student's private folder
PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
SYS_CAPSET = {"x86_64": 126, "aarch64": 91}

NO_BUBBLEWRAP = "bubblewrap is not usable here: files outside the private folder can be read"
NO_NAMESPACES = "namespaces are not usable here: processes and the network are not separated"
NO_FILTER = "system calls cannot be filtered here: memory outside of processes is not limited"
SAME_USER = "the student's code runs as the user who grades"

# Memory that no process owns, name spaces with rights in them, other processes' memory, keys that
# outlive a process: (x86-64, ARM 64) numbers of system calls that a notebook does without.
FORBIDDEN_CALLS = {
    "ptrace": (101, 117), "chroot": (161, 51), "pivot_root": (155, 41), "mount": (165, 40),
    "umount2": (166, 39), "unshare": (272, 97), "setns": (308, 268), "shmget": (29, 194),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "perf_event_open": (298, 241), "open_by_handle_at": (304, 265), "bpf": (321, 280),
    "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "memfd_create": (319, 279),
    "userfaultfd": (323, 282), "io_uring_setup": (425, 425), "open_tree": (428, 428),
    "move_mount": (429, 429), "fsopen": (430, 430), "mount_setattr": (442, 442),
    "memfd_secret": (447, 447),
}  # fmt: skip
CLONE_CALLS, CLONE3 = (56, 220), 435
ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
ALLOW, DENY, UNKNOWN_CALL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS


@cache
def environment() -> dict[str, str]:
    """The environment of the fork servers: one thread, no prompts, nothing of the user's but
    where Python finds packages."""
    threads = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR")}
    return {
        **threads,
        **_package_folders(),
        "PATH": f"{sys.prefix}/bin:/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": "/tmp",
        "MPLCONFIGDIR": "/tmp/matplotlib-dlcourse",
        "IPYTHONDIR": "/tmp/ipython-dlcourse",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "PIP_NO_INDEX": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "NBGRADER_EXECUTION": "autograde",  # as in nbgrader's own run
    }


def _package_folders() -> dict[str, str]:
    """What the grading Python can import, students can import, too."""
    folders = [
        str(Path(each).resolve()) for each in os.environ.get("PYTHONPATH", "").split(":") if each
    ]
    own = {"PYTHONPATH": ":".join(folders)} if folders else {}
    if site.ENABLE_USER_SITE:
        return own | {"PYTHONUSERBASE": site.getuserbase()}
    return own | {"PYTHONNOUSERSITE": "1"}


def use_huge_pages() -> None:
    """Gather this process's memory in huge pages where the kernel can: forks cost a quarter."""
    for line in Path("/proc/self/maps").read_text().splitlines():
        span, rights, _, _, inode, *_ = line.split()
        start, end = (int(address, 16) for address in span.split("-"))
        if rights == "rw-p" and inode == "0" and end - start >= HUGE_PAGE:
            libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), MADV_COLLAPSE)


def die_with_parent() -> None:
    """End this process when the one that started it ends."""
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def separate() -> list[str]:
    """Put the next child of this process into namespaces of its own. Returns what is missing."""
    flags = sum(NEW_NAMESPACES.values())
    uid, gid = os.getuid(), os.getgid()
    if uid == 0 and libc.unshare(flags) == 0:
        return []
    if libc.unshare(flags | NEW_USER) != 0:
        return [NO_NAMESPACES]
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    return []


def mount_private(folder: Path, megabytes: int) -> None:
    """Inside new namespaces: small file systems of its own, and its own /proc."""
    libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None)
    libc.mount(b"proc", b"/proc", b"proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, None)
    package = Path(__file__).resolve().parents[1]
    python = (Path(sys.prefix), Path(sys.base_prefix), package, *map(Path, sys.path))
    kept = {
        path: os.open(path, os.O_PATH)
        for path in python
        if path.is_relative_to("/tmp") and path.is_dir()
    }
    options = f"size={megabytes}m,nr_inodes={INODES},mode=1777".encode()
    for place in (b"/tmp", b"/dev/shm"):
        libc.mount(b"tmpfs", place, b"tmpfs", MS_NOSUID | MS_NODEV, options)
    for path, descriptor in kept.items():
        path.mkdir(parents=True, exist_ok=True)
        libc.mount(
            f"/proc/self/fd/{descriptor}".encode(), bytes(path), None, MS_BIND | MS_REC, None
        )
        os.close(descriptor)
    folder.mkdir(exist_ok=True)


def lower_privileges(user: int) -> list[str]:
    """Give up every privilege for good; as root become `user`. Returns what is missing."""
    missing = []
    if os.geteuid() == 0 and _readable_by_others(Path(sys.base_prefix)):
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    elif os.geteuid() == 0:
        missing.append(SAME_USER)
    number = SYS_CAPSET.get(os.uname().machine)
    if number is not None:
        header = struct.pack("Ii", 0x20080522, 0)
        libc.syscall(number, header, struct.pack("6I", *[0] * 6))
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return missing if filter_calls() else [*missing, NO_FILTER]


def filter_calls() -> bool:
    """Refuse FORBIDDEN_CALLS from here on, with EPERM; whether that worked.

    A seccomp filter in classic BPF (linux/Documentation/userspace-api/seccomp_filter.rst). `clone`
    is refused with name spaces only, and `clone3`, whose flags a filter cannot see, is unknown:
    the C library then uses `clone`.
    """
    column, architecture = ARCHITECTURES.get(os.uname().machine, (0, 0))
    load, equal, greater, bits, give = 0x20, 0x15, 0x35, 0x45, 0x06
    rules = [
        (load, 0, 0, 4), (equal, 1, 0, architecture), (give, 0, 0, DENY),
        (load, 0, 0, 0), (greater, 0, 1, 0x40000000), (give, 0, 0, DENY),
        (equal, 0, 1, CLONE3), (give, 0, 0, UNKNOWN_CALL),
    ]  # fmt: skip
    for numbers in FORBIDDEN_CALLS.values():
        rules += [(equal, 0, 1, numbers[column]), (give, 0, 0, DENY)]
    spaces = sum(NEW_NAMESPACES.values()) | NEW_USER
    rules += [
        (equal, 0, 3, CLONE_CALLS[column]), (load, 0, 0, 16), (bits, 0, 1, spaces),
        (give, 0, 0, DENY), (give, 0, 0, ALLOW),
    ]  # fmt: skip
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *rule) for rule in rules))
    program = ctypes.create_string_buffer(
        struct.pack("HxxxxxxQ", len(rules), ctypes.addressof(code))
    )
    done = libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, program, 0, 0) == 0
    return bool(architecture) and done


def limit_resources(memory_mb: int, file_mb: int, processes: int, cpu_seconds: float) -> None:
    """Limits on what one process may use, counted from what it uses now.

    The supervisor ends a process that has used `memory_mb`. The system's own limit lies higher: a
    single request for far too much fails at once. It must not come first for memory that grows step
    by step: Python would take back an endless recursion frame by frame, which can take a minute.
    """
    limit_memory(2 * memory_mb)
    limits = {
        resource.RLIMIT_FSIZE: file_mb << 20,
        resource.RLIMIT_NPROC: processes,
        resource.RLIMIT_NOFILE: 1024,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: int(cpu_seconds) + 1,
    }
    for name, value in limits.items():
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(name, (value, value))


def limit_memory(megabytes: int) -> None:
    """Let this process use so much more memory than it does now."""
    mapped = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    most = mapped + (megabytes << 20)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def append_only(descriptor: int) -> None:
    """Let every write to a file go to its end, wherever that is by then."""
    flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
    fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_APPEND)


def close_descriptors(keep: set[int]) -> None:
    """Close every open descriptor but these."""
    for number in map(int, os.listdir("/proc/self/fd")):  # noqa: PTH208
        if number not in keep:
            with contextlib.suppress(OSError):
                os.close(number)


def descendants(root: int) -> list[int]:
    """The processes started by `root`, or by those, as /proc shows them."""
    parents: dict[int, int] = {}
    for name in os.listdir("/proc"):  # noqa: PTH208
        if name.isdigit():
            with contextlib.suppress(OSError, ValueError, IndexError):
                stat = Path(f"/proc/{name}/stat").read_text()
                parents[int(name)] = int(stat.rpartition(")")[2].split()[1])
    found = [root]
    for process in found:
        found += [child for child, parent in parents.items() if parent == process]
    return found[1:]


def private_memory(process: int) -> int:
    """Bytes of memory that this process made: its own, and what it shares; 0 if it is gone."""
    return _kilobytes(f"/proc/{process}/status", "RssAnon:", "RssShmem:")


def proportional_memory(process: int) -> int:
    """The same, pages that several processes share counted in parts."""
    shares = _kilobytes(f"/proc/{process}/smaps_rollup", "Pss_Anon:", "Pss_Shmem:")
    return shares or private_memory(process)


def _kilobytes(place: str, *labels: str) -> int:
    try:
        rows = [line.split() for line in Path(place).read_text().splitlines()]
    except OSError:
        return 0
    return sum(int(row[1]) << 10 for row in rows if row and row[0] in labels)


def _readable_by_others(path: Path) -> bool:
    return all(folder.stat().st_mode & 0o005 == 0o005 for folder in [path, *path.parents])
