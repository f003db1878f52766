# points: 2 · written: one matrix for input and state
def rnn_states(X, mask, W_x, W_h, b):
    W = np.concatenate([W_x, W_h])
    h, out = np.zeros((len(X), len(b))), []
    for x, real in zip(X.swapaxes(0, 1), mask.T):
        z = np.concatenate([x, h], axis=1) @ W + b
        h = h.copy()
        h[real] = np.tanh(z)[real]
        out.append(h)
    return np.stack(out).swapaxes(0, 1).tolist()
