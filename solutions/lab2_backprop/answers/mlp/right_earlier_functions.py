# points: 2 · written: calls the functions of the questions before
def mlp_forward(X, layers):
    found = [X]
    for l, (W, b) in enumerate(layers):
        Y = linear_forward(found[-1], W, b)
        found.append(relu_forward(Y) if l < len(layers) - 1 else Y)
    return found


def mlp_backward(dZ, activations, layers):
    pairs = []
    for l in range(len(layers) - 1, -1, -1):
        dX, dW, db = linear_backward(dZ, activations[l], layers[l][0])
        pairs.append((dW, db))
        dZ = relu_backward(dX, activations[l])
    return pairs[::-1]
