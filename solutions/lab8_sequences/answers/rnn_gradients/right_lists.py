# points: 2 · written: lists of numbers
def rnn_gradients(X, H, D, W_h):
    n, m, d = len(H), len(W_h), X.shape[1]
    G = [[0.0] * m for _ in range(n)]
    S = [[0.0] * m for _ in range(n)]
    for t in range(n - 1, -1, -1):
        for j in range(m):
            back = sum(S[t + 1][i] * W_h[j, i] for i in range(m)) if t + 1 < n else 0.0
            G[t][j] = D[t, j] + back
            S[t][j] = G[t][j] * (1 - H[t, j] ** 2)
    on_x = [[sum(X[t, i] * S[t][j] for t in range(n)) for j in range(m)] for i in range(d)]
    on_h = [[sum(H[t - 1, i] * S[t][j] for t in range(1, n)) for j in range(m)] for i in range(m)]
    return on_x, on_h, [sum(s[j] for s in S) for j in range(m)], G
