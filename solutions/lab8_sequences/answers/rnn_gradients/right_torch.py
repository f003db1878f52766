# points: 2 · written: with torch, without autograd
def rnn_gradients(X, H, D, W_h):
    X, H, D, W_h = (torch.tensor(a, dtype=torch.float64) for a in (X, H, D, W_h))
    G, S = D.clone(), torch.zeros_like(H)
    for t in range(len(H) - 1, -1, -1):
        if t + 1 < len(H):
            G[t] = G[t] + W_h @ S[t + 1]
        S[t] = G[t] * (1 - H[t] ** 2)
    before = torch.cat([torch.zeros(1, H.shape[1], dtype=torch.float64), H[:-1]])
    return X.T @ S, before.T @ S, S.sum(dim=0), G
