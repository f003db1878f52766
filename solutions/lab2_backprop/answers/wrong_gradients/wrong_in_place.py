# points: 0 · misconception: leaves its last change in the network
def wrong_gradients(loss, layers, gradients):
    wrong = []
    for layer, pair in enumerate(layers):
        for place, name in enumerate("Wb"):
            array, claimed = pair[place], np.asarray(gradients[layer][place])
            numbers = np.zeros(array.shape)
            for index in np.ndindex(array.shape):
                array[index] += 1e-5
                up = loss(layers)
                array[index] -= 2e-5
                numbers[index] = (up - loss(layers)) / 2e-5
            if claimed.shape != numbers.shape or not (
                np.abs(claimed - numbers).max() <= 1e-3 * np.abs(numbers).max()
            ):
                wrong.append((layer, name))
    return wrong
