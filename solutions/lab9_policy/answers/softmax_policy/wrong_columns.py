# points: 0 · misconception: softmax of the columns
def softmax_policy(theta):
    e = np.exp(theta - theta.max(axis=0))
    return e / e.sum(axis=0)
