# points: 0 · misconception: the candidate without tanh
def gru_step(x, h, W, V, b):
    def gate(i):
        return 1 / (1 + np.exp(-(x @ W[i] + h @ V[i] + b[i])))

    z, r = gate(0), gate(1)
    candidate = x @ W[2] + r * (h @ V[2]) + b[2]
    return z * h + (1 - z) * candidate
