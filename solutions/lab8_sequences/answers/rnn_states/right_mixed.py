# points: 2 · written: mixes with the mask as a number
def rnn_states(X, mask, W_x, W_h, b):
    m = mask.astype(float)[:, :, None]
    X = np.where(mask[:, :, None], X, 0.0)
    Z = X @ W_x + b
    h = np.zeros((len(X), W_h.shape[0]))
    H = []
    for t in range(X.shape[1]):
        h = m[:, t] * np.tanh(Z[:, t] + h @ W_h) + (1 - m[:, t]) * h
        H.append(h.copy())
    return np.array(H).transpose(1, 0, 2)
