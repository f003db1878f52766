# points: 0 · misconception: clips the preferences
def softmax_policy(theta):
    e = np.exp(np.clip(theta, -50, 50))
    return e / e.sum(axis=1, keepdims=True)
