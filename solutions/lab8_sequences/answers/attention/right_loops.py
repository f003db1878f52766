# points: 2 · written: query by query
def attention(Q, K, V, mask):
    front = np.broadcast_shapes(Q.shape[:-2], K.shape[:-2])
    out = np.zeros((*front, Q.shape[-2], V.shape[-1]))
    mask = np.broadcast_to(mask, (*front, Q.shape[-2], K.shape[-2]))
    for place in np.ndindex(*front):
        for i, q in enumerate(Q[place]):
            seen = mask[place][i]
            a = K[place][seen] @ q / Q.shape[-1] ** 0.5
            w = np.exp(a - a.max())
            out[place][i] = w @ V[place][seen] / w.sum()
    return out
