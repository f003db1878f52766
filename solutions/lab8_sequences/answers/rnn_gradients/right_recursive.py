# points: 2 · written: with a recursion
def rnn_gradients(X, H, D, W_h):
    def back(t):
        if t == len(H) - 1:
            return [D[t]]
        rest = back(t + 1)
        s = rest[0] * (1 - H[t + 1] ** 2)
        return [D[t] + s @ W_h.T, *rest]

    G = np.array(back(0), dtype=float)
    S = G * (1 - H**2)
    return X.T @ S, H[:-1].T @ S[1:], S.sum(0), G
