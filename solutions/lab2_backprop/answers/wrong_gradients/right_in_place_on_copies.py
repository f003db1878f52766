# points: 1 · written: changes the entries of a deep copy in place
def wrong_gradients(loss, layers, gradients):
    import copy

    network = [[np.array(W, dtype=float), np.array(b, dtype=float)] for W, b in copy.deepcopy(layers)]
    found = []
    for layer in range(len(network)):
        for place in (0, 1):
            array = network[layer][place]
            numbers = np.empty_like(array)
            for index in np.ndindex(array.shape):
                before = array[index]
                array[index] = before + 1e-5
                up = loss(network)
                array[index] = before - 1e-5
                numbers[index] = (up - loss(network)) / 2e-5
                array[index] = before
            claimed = gradients[layer][place]
            same = np.shape(claimed) == array.shape
            if not (same and np.max(np.abs(claimed - numbers)) <= 1e-3 * np.max(np.abs(numbers))):
                found.append((layer, "Wb"[place]))
    return found
