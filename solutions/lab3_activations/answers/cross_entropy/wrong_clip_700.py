# points: 0 · misconception: scores are clipped at 700
def cross_entropy(scores, labels):
    scores = np.clip(scores, -700, 700)
    m = scores.max(axis=1)
    return float(
        np.mean(
            m
            + np.log(np.exp(scores - m[:, None]).sum(axis=1))
            - scores[np.arange(len(labels)), labels]
        )
    )
