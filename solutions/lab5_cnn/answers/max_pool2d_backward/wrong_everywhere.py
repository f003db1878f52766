# points: 0 · misconception: the gradient goes to every entry of the window
def max_pool2d_backward(grad, x, size, stride):
    out = np.zeros(x.shape)
    for i, c, y, z in np.ndindex(grad.shape):
        out[i, c, y * stride : y * stride + size, z * stride : z * stride + size] += grad[i, c, y, z]
    return out
