# points: 0 · misconception: torch.autograd does the work
import torch


def graph_e(a, b):
    a, b = (torch.tensor(float(v), requires_grad=True) for v in (a, b))
    c, d = a + b, b + 1
    c.retain_grad(), d.retain_grad()
    e = c * d
    e.backward()
    return {"c": c, "d": d, "e": e, "de_dc": c.grad, "de_dd": d.grad, "de_da": a.grad, "de_db": b.grad}
