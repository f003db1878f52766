"""The state of NumPy's random generators as plain data."""

from __future__ import annotations

from typing import Any

import numpy as np

from dlcourse.sandbox.channel import ProtocolError

GENERATORS = ("PCG64", "MT19937", "Philox", "SFC64", "PCG64DXSM")


def bit_generator(state: Any) -> Any:
    """NumPy's generator in this state. A hostile state could make it read outside its memory."""
    if state["bit_generator"] not in GENERATORS:
        raise ProtocolError("an unknown random generator")
    if not (0 <= state["state"].get("pos", 0) <= 624 and 0 <= state.get("buffer_pos", 0) <= 4):
        raise ProtocolError("a generator in no state it can be in")
    bits = getattr(np.random, state["bit_generator"])()
    bits.state = _array_state(state)
    return bits


def random_state(state: Any) -> np.random.RandomState:
    """NumPy's older generator in this state."""
    bits = {key: state[key] for key in ("bit_generator", "state")}
    made = np.random.RandomState(bit_generator(bits))
    kept = {"has_gauss": int(state["has_gauss"]), "gauss": float(state["gauss"])}
    made.set_state({**made.get_state(legacy=False), **kept})
    return made


def plain_state(state: Any) -> Any:
    """The state of a generator in what JSON has."""
    if isinstance(state, dict):
        return {key: plain_state(value) for key, value in state.items()}
    if isinstance(state, np.ndarray):
        return state.tolist()
    return state if isinstance(state, (str, float)) else int(state)


def _array_state(state: Any) -> Any:
    if isinstance(state, dict):
        return {key: _array_state(value) for key, value in state.items()}
    return np.array(state, dtype=np.uint64) if isinstance(state, list) else state
