# points: 0 · misconception: a limit of 10 %
def wrong_gradients(loss, layers, gradients):
    def numbers_of(layer, place):
        def loss_with(values):
            changed = [list(pair) for pair in layers]
            changed[layer][place] = values
            return loss(changed)

        return numerical_gradient(loss_with, layers[layer][place])

    wrong = []
    for layer, name in [(layer, name) for layer in range(len(layers)) for name in "Wb"]:
        g = numbers_of(layer, "Wb".index(name))
        c = np.asarray(gradients[layer]["Wb".index(name)])
        if c.shape != g.shape or not np.abs(c - g).max() <= 0.1 * np.abs(g).max():
            wrong.append((layer, name))
    return wrong
