# points: 2 · written: adds outer products on the way
def rnn_gradients(X, H, D, W_h):
    n, m = H.shape
    W_x_grad, W_h_grad, b_grad = np.zeros((X.shape[1], m)), np.zeros((m, m)), np.zeros(m)
    G, later = np.zeros((n, m)), np.zeros(m)
    for t in reversed(range(n)):
        G[t] = D[t] + later
        s = G[t] * (1 - H[t] * H[t])
        W_x_grad += np.outer(X[t], s)
        if t > 0:
            W_h_grad += np.outer(H[t - 1], s)
        b_grad += s
        later = W_h @ s
    return W_x_grad, W_h_grad, b_grad, G
