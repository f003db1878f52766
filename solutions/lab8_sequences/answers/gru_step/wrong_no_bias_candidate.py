# points: 0 · misconception: the candidate without bias
def gru_step(x, h, W, V, b):
    def gate(i):
        return 1 / (1 + np.exp(-(x @ W[i] + h @ V[i] + b[i])))

    z, r = gate(0), gate(1)
    candidate = np.tanh(x @ W[2] + r * (h @ V[2]))
    return z * h + (1 - z) * candidate
