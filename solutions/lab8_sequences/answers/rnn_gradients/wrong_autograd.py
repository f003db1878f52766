# points: 0 · misconception: lets torch do it
def rnn_gradients(X, H, D, W_h):
    W = torch.tensor(W_h, requires_grad=True)
    (W.sum()).backward()
    G, S = D.astype(float), np.zeros(H.shape)
    for t in range(len(H) - 1, -1, -1):
        if t < len(H) - 1:
            G[t] += S[t + 1] @ W_h.T
        S[t] = G[t] * (1 - H[t] ** 2)
    return X.T @ S, H[:-1].T @ S[1:], S.sum(axis=0), G
