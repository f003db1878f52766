# points: 0 · misconception: the stride is forgotten on the way back
def max_pool2d_backward(grad, x, size, stride):
    out = np.zeros(x.shape)
    for i, c, y, z in np.ndindex(grad.shape):
        window = x[i, c, y : y + size, z : z + size]
        a, b = divmod(int(window.argmax()), size)
        out[i, c, y + a, z + b] += grad[i, c, y, z]
    return out
