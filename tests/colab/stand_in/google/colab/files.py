"""Files between the machine and the browser."""


def download(filename: str) -> None:
    """Say what a browser would have got."""
    print(f"download: {filename}")  # noqa: T201


def upload() -> dict[str, bytes]:
    """Nobody is there to choose a file: a notebook must not wait for one."""
    raise RuntimeError("files.upload() waits for somebody to choose a file")
