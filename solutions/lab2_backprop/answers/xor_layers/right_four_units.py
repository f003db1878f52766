# points: 1 · written: a unit for each input, tuples
def xor_layers():
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    W1 = (2.0 * corners - 1).T
    b1 = 1.0 - corners.sum(axis=1)
    return ((W1, b1), (np.array([[-1.0], [1.0], [1.0], [-1.0]]), np.array([-0.25])))
