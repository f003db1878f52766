# points: 0 · misconception: there are always three classes
def softmax_cross_entropy(Z, t):
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    truth = np.eye(3)[t]
    return -(log_p * truth).sum() / len(Z), (np.exp(log_p) - truth) / len(Z)
