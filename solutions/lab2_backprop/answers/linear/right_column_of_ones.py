# points: 2 · written: the bias as one more row of weights
def linear_forward(X, W, b):
    return np.hstack([X, np.ones((len(X), 1))]) @ np.vstack([W, b])


def linear_backward(dY, X, W):
    both = np.hstack([X, np.ones((len(X), 1))]).T @ dY
    return np.dot(dY, np.transpose(W)), both[:-1], both[-1]
