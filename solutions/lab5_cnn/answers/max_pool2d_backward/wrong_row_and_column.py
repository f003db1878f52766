# points: 0 · misconception: row and column of the maximum are swapped
def max_pool2d_backward(grad, x, size, stride):
    g = np.zeros(x.shape)
    for i, j, y, z in np.ndindex(grad.shape):
        t, l = y * stride, z * stride
        c, r = divmod(int(x[i, j, t : t + size, l : l + size].argmax()), size)
        g[i, j, t + r, l + c] += grad[i, j, y, z]
    return g
