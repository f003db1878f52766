# points: 0 · misconception: clipped scores in softmax
def log_softmax(s):
    s = s - s.max(axis=1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))


def softmax(s):
    e = np.exp(np.clip(s, -100, 100))
    return e / e.sum(axis=1, keepdims=True)
