"""Tables of pandas by value: a Series, a DataFrame or an Index as arrays, and again from them."""

from __future__ import annotations

import sys
from typing import Any

# Data types of pandas' own whose values can be listed and made again from their name.
EXTENSIONS = ("str", "string", "Int64", "Int32", "Float64", "boolean")


def parts_of(value: Any) -> list[Any] | None:
    """The plain parts of a table; None if it is none, or holds what cannot travel."""
    pandas = sys.modules.get("pandas")
    if pandas is None:
        return None
    kind = type(value)
    if kind is pandas.DataFrame:
        columns = [_column(value.iloc[:, number]) for number in range(value.shape[1])]
        index, labels = _column(value.index), _column(value.columns)
        whole = None not in (*columns, index, labels)
        return ["frame", columns, index, labels] if whole else None
    if kind is pandas.Series:
        column, index = _column(value), _column(value.index)
        return ["series", column, index] if column and index else None
    if isinstance(value, pandas.Index):
        column = _column(value)
        return ["index", column] if column else None
    return None


def made_from(parts: list[Any]) -> Any:
    """A table from its parts."""
    import pandas

    kind, *rest = parts
    if kind == "index":
        return _index(rest[0])
    if kind == "series":
        column, index = rest
        return pandas.Series(_values(column), index=_index(index), name=column[2])
    columns, index, labels = rest
    rows = _index(index)
    frame = pandas.DataFrame(
        {
            number: pandas.Series(_values(column), index=rows)
            for number, column in enumerate(columns)
        },
        index=rows,
    )
    frame.columns = _index(labels)
    return frame


def _column(values: Any) -> list[Any] | None:
    """Data type, values and name of a column or an index; None if they cannot travel."""
    import pandas

    dtype, name = values.dtype, values.name
    if isinstance(values, pandas.MultiIndex) or not isinstance(name, (str, int, float, type(None))):
        return None
    if isinstance(values, pandas.RangeIndex):
        return ["range", [values.start, values.stop, values.step], name]
    if str(dtype) in EXTENSIONS:
        listed = values.to_numpy(dtype=object).tolist()
        known = all(type(each) in (str, int, float, bool) for each in listed)
        return [str(dtype), listed, name] if known else None
    return ["", values.to_numpy(copy=True), name] if dtype.kind in "biufcOmM" else None


def _values(column: list[Any]) -> Any:
    import pandas

    dtype, values, _ = column
    return pandas.array(values, dtype=dtype) if dtype else values


def _index(column: list[Any]) -> Any:
    import pandas

    dtype, values, name = column
    if dtype == "range":
        return pandas.RangeIndex(*values, name=name)
    return pandas.Index(_values(column), name=name)
