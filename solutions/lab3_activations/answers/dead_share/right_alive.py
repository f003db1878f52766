# points: 1 · written: one minus the share of living units
def dead_share(X, W, b):
    alive = {j for row in (X @ W + b) for j, z in enumerate(row) if z > 0}
    return 1 - len(alive) / len(b)
