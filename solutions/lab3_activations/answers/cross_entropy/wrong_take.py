# points: 0 · misconception: np.take through the whole table
def cross_entropy(scores, labels):
    m = scores.max(axis=1)
    return float(
        np.mean(m + np.log(np.exp(scores - m[:, None]).sum(axis=1)) - np.take(scores, labels))
    )
