# points: 2 · written: with scipy's logistic function, as a list
def gru_step(x, h, W, V, b):
    from scipy.special import expit

    z, r = (expit(x @ W[i] + h @ V[i] + b[i]) for i in (0, 1))
    return ((1 - z) * np.tanh(x @ W[2] + r * (h @ V[2]) + b[2]) + z * h).tolist()
