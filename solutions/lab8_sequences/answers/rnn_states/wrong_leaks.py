# points: 0 · misconception: the state goes on into the next sequence
def rnn_states(X, mask, W_x, W_h, b):
    out, h = np.zeros((*X.shape[:2], len(b))), np.zeros(len(b))
    for i in range(len(X)):
        for t in range(X.shape[1]):
            if mask[i, t]:
                h = np.tanh(X[i, t] @ W_x + h @ W_h + b)
            out[i, t] = h
    return out
