"""Explorers on a page without a server: pictures of their states, drawn beforehand.

An explorer has up to six controls. The page has two of them, or three, and the others keep their
first values. The last control is a slider, or a list if it has names; the ones before it are lists.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
from functools import cache
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure
from PIL import Image

from dlcourse import explore, plot
from dlcourse.explore._widget import Choice, Control, Scale, Steps, defaults

MOST_STATES = 36
MOST_BYTES = 275_000  # with the texts it stays below 300 kB
COLOURS = 128
# The controls on the page, where they are not the first list and the stepper or the first slider.
SHOWN = {
    "activation_gallery": ("activation", "centre"),
    "attention_viewer": ("trained", "head", "place"),
    "bandit_arms": ("rule", "pulls"),
    "convolution_stepper": ("kernel", "place"),
    "embedding_viewer": ("space", "flat"),
    "feature_maps": ("weights", "digit"),
    "gradient_flow": ("weights", "depth"),
    "graph_stepper": ("mode", "step"),
    "grid_world": ("wind", "sweep"),
    "history_timeline": ("year",),
    "kernel_on_off": ("data", "kernel", "gamma"),
    "kernel_pca_centring": ("centred", "gamma"),
    "learning_rate_dial": ("ratio", "rate"),
    "path_counter": ("depth", "path"),
    "perceptron_stepper": ("by", "step"),
    "policy_gradient_variance": ("added", "baseline"),
    "sampling_dial": ("start", "temperature"),
    "softmax_temperature": ("truth", "temperature"),
    "xor_weights": ("c2", "v2"),
}


def states(name: str, folder: Path) -> dict[str, Any]:
    """The controls and pictures of an explorer; the files are in `folder/name`.

    Nothing is drawn again while the code that draws stays as it is.
    """
    kept = folder / name / "states.json"
    code = _code()
    if kept.exists():
        found: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
        if found["code"] == code:
            return found
    kept.parent.mkdir(parents=True, exist_ok=True)
    made = {"code": code} | draw_all(import_module(f"dlcourse.explore.{name}"), name, kept.parent)
    kept.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    return made


def draw_all(explorer: Any, name: str, folder: Path) -> dict[str, Any]:
    """Draw every state that the page has, in as many steps of the last control as there is room."""
    shown = choose(explorer.CONTROLS, SHOWN.get(name, ()))
    *lists, last = shown
    lengths = math.prod(len(options(control, {})) for control in lists)
    start = defaults(explorer.CONTROLS)
    most, size = MOST_STATES // lengths, MOST_BYTES + 1
    while size > MOST_BYTES:
        for old in folder.glob("*.webp"):
            old.unlink()
        rows = {}
        for chosen in product(*(range(len(options(control, {}))) for control in lists)):
            values = start | {c.name: options(c, {})[i] for c, i in zip(lists, chosen, strict=True)}
            key = "-".join(map(str, chosen))
            rows[key] = row(explorer, last, values, most, folder / f"{key}-")
        size = sum(file.stat().st_size for file in folder.glob("*.webp"))
        most = most * 4 // 5
    return {
        "lists": [
            {
                "label": control.label,
                "options": [written(option) for option in options(control, {})],
                "start": options(control, {}).index(control.value),
            }
            for control in lists
        ],
        "last": {"label": last.label, "slider": not isinstance(last, Choice)},
        "rows": rows,
    }


def choose(controls: tuple[Control, ...], names: tuple[str, ...]) -> list[Control]:
    """The controls with these names; without names, the first list, and the stepper or a slider."""
    if names:
        by_name = {control.name: control for control in controls}
        return [by_name[name] for name in names]
    lists = [control for control in controls if isinstance(control, Choice)]
    steps = [control for control in controls if isinstance(control, Steps)]
    scales = [control for control in controls if isinstance(control, Scale)]
    return [*lists[:1], *(steps or scales)[:1]]


def options(control: Control, values: dict[str, Any]) -> list[Any]:
    """Every value of a control. `values`: of the other controls, which a stepper may need."""
    if isinstance(control, Steps):
        others = {name: value for name, value in values.items() if name != control.name}
        return list(range(control.last(**others) + 1))
    return list(control.options)


def thin(values: list[Any], most: int, keep: Any) -> list[Any]:
    """At most so many values, evenly spread, the first, the last and `keep` among them."""
    if len(values) <= most:
        return values
    places = {round(i * (len(values) - 1) / (most - 1)) for i in range(most)}
    if keep in values:
        wanted = values.index(keep)
        inner = places - {0, len(values) - 1}
        if wanted not in places and inner:
            places -= {min(inner, key=lambda place: abs(place - wanted))}
        places |= {wanted}
    return [values[place] for place in sorted(places)]


def row(
    explorer: Any, last: Control, values: dict[str, Any], most: int, prefix: Path
) -> dict[str, Any]:
    """Draw the pictures for each value of the last control, and say where it starts."""
    chosen = thin(options(last, values), most, last.value)
    pictures = []
    for place, value in enumerate(chosen):
        figure = explorer.draw(**fitting(explorer.CONTROLS, values | {last.name: value}))
        file = prefix.with_name(f"{prefix.name}{place}.webp")
        size = save(figure, file)
        pictures.append(
            {"label": written(value), "file": file.name, "alt": plot.alt_text(figure), "size": size}
        )
    nearest = min(range(len(chosen)), key=lambda place: _distance(chosen[place], last.value))
    return {"start": nearest, "pictures": pictures}


def fitting(controls: tuple[Control, ...], values: dict[str, Any]) -> dict[str, Any]:
    """The values, with every stepper at most at its last step."""
    limits = {
        control.name: options(control, values)[-1]
        for control in controls
        if isinstance(control, Steps)
    }
    return values | {name: min(values[name], limit) for name, limit in limits.items()}


def save(figure: Figure, file: Path) -> tuple[int, int]:
    """Write the figure as a small picture; returns its width and height in pixels."""
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png")
    picture = Image.open(drawn).convert("RGB")
    # This way of choosing keeps the colours of thin curves, which cover few pixels.
    small = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(file, format="webp", lossless=True, method=4)
    return picture.size


def written(value: Any) -> str:
    """A value of a control, as the page shows it."""
    return value if isinstance(value, str) else f"{value:g}"


def _distance(value: Any, wanted: Any) -> float:
    if isinstance(value, str):
        return float(value != wanted)
    return float(abs(value - wanted))


@cache
def _code() -> str:
    """A hash of the code on which a picture depends."""
    package = Path(explore.__file__).parent.parent
    files = [
        path for part in ("explore", "plot", "data") for path in (package / part).rglob("*.py")
    ]
    read = b"".join(path.read_bytes() for path in [*sorted(files), Path(__file__)])
    return hashlib.sha256(read).hexdigest()
