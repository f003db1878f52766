# points: 1 · written: differences
def softmax_policy(theta):
    theta = 1.0 * theta
    with np.errstate(over="ignore"):
        return 1 / np.exp(theta[:, None, :] - theta[:, :, None]).sum(axis=2)
