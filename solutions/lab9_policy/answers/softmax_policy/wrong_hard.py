# points: 0 · misconception: the greedy policy
def softmax_policy(theta):
    best = theta == theta.max(axis=1, keepdims=True)
    return best / best.sum(axis=1, keepdims=True)
