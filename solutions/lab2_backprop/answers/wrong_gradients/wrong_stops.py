# points: 0 · misconception: stops at the first wrong one
def wrong_gradients(loss, layers, gradients):
    wrong = []
    for layer, pair in enumerate(layers):
        for place, name in enumerate("Wb"):
            def changed_loss(values, layer=layer, place=place):
                changed = [list(each) for each in layers]
                changed[layer][place] = values
                return loss(changed)
            numbers = numerical_gradient(changed_loss, pair[place])
            claimed = np.asarray(gradients[layer][place])
            if claimed.shape != numbers.shape:
                wrong.append((layer, name))
                continue
            if not np.abs(claimed - numbers).max() <= 1e-3 * np.abs(numbers).max():
                return [(layer, name)]
    return wrong
