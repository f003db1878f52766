# points: 0 · misconception: no ReLU where a layer is as wide as the output
def mlp_forward(X, layers):
    activations = [X]
    for W, b in layers:
        scores = activations[-1] @ W + b
        last = W.shape[1] == layers[-1][0].shape[1]
        activations.append(scores if last else np.maximum(scores, 0))
    return activations


def mlp_backward(dZ, activations, layers):
    gradients, gradient = [], dZ
    for H, (W, _) in zip(activations[-2::-1], reversed(layers), strict=True):
        gradients.append((H.T @ gradient, gradient.sum(axis=0)))
        gradient = (gradient @ W.T) * (H > 0)
    return gradients[::-1]
