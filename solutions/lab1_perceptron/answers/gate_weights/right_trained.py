# points: 1 · written: lets the perceptron find the weights
def gate_weights(name):
    truth = {"AND": [-1, -1, -1, 1], "OR": [-1, 1, 1, 1], "NAND": [1, 1, 1, -1]}
    if name not in truth:
        raise ValueError(name)
    X = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    w, b, _ = fit_perceptron(X, np.array(truth[name]), 1.0, 100)
    return w, b
