# points: 1 · written: loops and lists
def equivariance_gap(layer, x, dy, dx):
    moved = layer(np.roll(x, (dy, dx), (2, 3)))
    after = layer(x)
    n, k, h, w = np.shape(after)
    return [[max(abs(float(moved[i, c, y, z] - after[i, c, (y - dy) % h, (z - dx) % w]))
                 for i in range(n) for c in range(k)) for z in range(w)] for y in range(h)]
