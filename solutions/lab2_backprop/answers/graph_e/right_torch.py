# points: 1 · written: torch for the arithmetic, derivatives by hand, float32
import torch


def graph_e(a, b):
    a, b = torch.tensor(a), torch.tensor(b)
    c, d = a + b, b + 1
    return {"c": c, "d": d, "e": c * d, "de_dc": d, "de_dd": c, "de_da": d, "de_db": c + d}
