# points: 0 · misconception: gates with tanh
def gru_step(x, h, W, V, b):
    def gate(i):
        return np.tanh(x @ W[i] + h @ V[i] + b[i])

    z, r = gate(0), gate(1)
    candidate = np.tanh(x @ W[2] + r * (h @ V[2]) + b[2])
    return z * h + (1 - z) * candidate
