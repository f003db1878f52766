# points: 0 · misconception: the ratio of two norms, with a limit of 1 %, in place of the largest gap
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
            total = np.linalg.norm(claimed) + np.linalg.norm(numbers)
            if total != 0 and not np.linalg.norm(claimed - numbers) / total <= 5e-3:
                wrong.append((layer, name))
    return wrong
