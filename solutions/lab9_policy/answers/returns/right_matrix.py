# points: 1 · written: matrix
def returns(rewards, gamma):
    k = np.arange(len(rewards))
    powers = np.triu(float(gamma) ** np.maximum(k - k[:, None], 0))
    return powers @ rewards
