# points: 0 · misconception: overlapping windows overwrite instead of adding
def max_pool2d_backward(grad, x, size, stride):
    out = np.zeros(x.shape)
    for i, c, y, z in np.ndindex(grad.shape):
        window = x[i, c, y * stride : y * stride + size, z * stride : z * stride + size]
        a, b = divmod(int(window.argmax()), size)
        out[i, c, y * stride + a, z * stride + b] = grad[i, c, y, z]
    return out
