# points: 0 · misconception: the slope by the quotient rule, which is nan at −1000
def sigmoid(z):
    with np.errstate(all="ignore"):
        e = np.exp(-z)
        return 1 / (1 + e), e / (1 + e) ** 2
