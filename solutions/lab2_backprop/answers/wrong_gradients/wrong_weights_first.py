# points: 0 · misconception: all weights before all biases
def wrong_gradients(loss, layers, gradients):
    def numbers_of(layer, place):
        def loss_with(values):
            changed = [list(pair) for pair in layers]
            changed[layer][place] = values
            return loss(changed)

        return numerical_gradient(loss_with, layers[layer][place])

    wrong = []
    for layer, name in [(layer, name) for name in "Wb" for layer in range(len(layers))]:
        g = numbers_of(layer, "Wb".index(name))
        c = np.asarray(gradients[layer]["Wb".index(name)])
        if c.shape != g.shape or not np.abs(c - g).max() <= 1e-3 * np.abs(g).max():
            wrong.append((layer, name))
    return wrong
