# points: 0 · misconception: one step back only
def rnn_gradients(X, H, D, W_h):
    G, S = D.astype(float), np.zeros(H.shape)
    for t in range(len(H) - 1, -1, -1):
        if t < len(H) - 1:
            G[t] += (D[t + 1] * (1 - H[t + 1] ** 2)) @ W_h.T
        S[t] = G[t] * (1 - H[t] ** 2)
    before = np.concatenate([np.zeros((1, H.shape[1])), H[:-1]])
    return X.T @ S, before.T @ S, S.sum(axis=0), G
