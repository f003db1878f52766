# points: 1 · written: number by number
def soft_threshold(z, tau):
    out = np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        if z[place] > tau:
            out[place] = z[place] - tau
        elif z[place] < -tau:
            out[place] = z[place] + tau
    return out
