# points: 0 · misconception: the last of the tied maxima gets the gradient
def max_pool2d_backward(grad, x, size, stride):
    out = np.zeros(x.shape)
    for i, c, y, z in np.ndindex(grad.shape):
        window = x[i, c, y * stride : y * stride + size, z * stride : z * stride + size]
        place = size * size - 1 - int(window.ravel()[::-1].argmax())
        out[i, c, y * stride + place // size, z * stride + place % size] += grad[i, c, y, z]
    return out
