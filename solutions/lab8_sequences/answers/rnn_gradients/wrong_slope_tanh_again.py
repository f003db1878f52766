# points: 0 · misconception: tanh of the state again
def rnn_gradients(X, H, D, W_h):
    G, S = D.astype(float), np.zeros(H.shape)
    for t in range(len(H) - 1, -1, -1):
        if t < len(H) - 1:
            G[t] += S[t + 1] @ W_h.T
        S[t] = G[t] * (1 - np.tanh(H[t]) ** 2)
    before = np.concatenate([np.zeros((1, H.shape[1])), H[:-1]])
    return X.T @ S, before.T @ S, S.sum(axis=0), G
