# points: 1 · written: differences of its own, in one long vector of all parameters
def wrong_gradients(loss, layers, gradients):
    shapes = [np.shape(array) for pair in layers for array in pair]
    theta = np.concatenate([np.ravel(array) for pair in layers for array in pair]).astype(float)
    ends = np.cumsum([int(np.prod(shape)) for shape in shapes])

    def network(vector):
        arrays = [v.reshape(s) for v, s in zip(np.split(vector, ends[:-1]), shapes, strict=True)]
        return list(zip(arrays[::2], arrays[1::2], strict=True))

    slopes = np.zeros_like(theta)
    for j in range(len(theta)):
        step = np.zeros_like(theta)
        step[j] = 1e-5
        slopes[j] = (loss(network(theta + step)) - loss(network(theta - step))) / 2e-5
    found = []
    for layer, (right, claimed) in enumerate(zip(network(slopes), gradients, strict=True)):
        for name, numbers, g in zip("Wb", right, claimed, strict=True):
            if np.shape(g) != numbers.shape or not (
                np.abs(g - numbers) <= 1e-3 * np.abs(numbers).max()
            ).all():
                found.append((layer, name))
    return found
