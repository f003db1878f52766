# points: 2 · written: one sequence after the other
def rnn_states(X, mask, W_x, W_h, b):
    out = np.zeros((*X.shape[:2], len(b)))
    for i in range(len(X)):
        h = np.zeros(len(b))
        for t in range(X.shape[1]):
            if mask[i, t]:
                h = np.tanh(X[i, t] @ W_x + h @ W_h + b)
            out[i, t] = h
    return out
