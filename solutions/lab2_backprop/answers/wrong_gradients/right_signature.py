# points: 1 · written: under the signature of the stub, with a generator
def wrong_gradients(
    loss: Callable[[list[tuple[np.ndarray, np.ndarray]]], float],
    layers: list[tuple[np.ndarray, np.ndarray]],
    gradients: list[tuple[np.ndarray, np.ndarray]],
) -> list[tuple[int, str]]:
    def fits(layer, place):
        def moved(values):
            copies = [list(pair) for pair in layers]
            copies[layer][place] = values
            return loss(copies)

        claimed = gradients[layer][place]
        numbers = np.asarray(numerical_gradient(moved, layers[layer][place]))
        if np.shape(claimed) != np.shape(numbers):
            return False
        return bool(np.all(np.abs(claimed - numbers) <= 1e-3 * np.max(np.abs(numbers))))

    def search():
        for layer in range(len(layers)):
            for place in range(2):
                if not fits(layer, place):
                    yield layer, "Wb"[place]

    return list(search())
