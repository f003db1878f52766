"""Google Drive as a folder."""


def mount(mountpoint: str) -> None:
    """Nobody is there to allow it: a notebook must not wait for that."""
    raise RuntimeError(f"drive.mount({mountpoint!r}) waits for somebody to allow it")
