# points: 1 · written: number by number
def dropout(h, grad, u, rate, training):
    out, back = np.array(h, dtype=float), np.array(grad, dtype=float)
    for place in np.ndindex(h.shape):
        if training:
            factor = 0.0 if u[place] < rate else 1 / (1 - rate)
            out[place] *= factor
            back[place] *= factor
    return out, back
