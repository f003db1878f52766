# points: 0 · misconception: ties share the gradient
def max_pool2d_backward(grad, x, size, stride):
    out = np.zeros(x.shape)
    for i, c, y, z in np.ndindex(grad.shape):
        s = (i, c, slice(y * stride, y * stride + size), slice(z * stride, z * stride + size))
        mask = x[s] == x[s].max()
        out[s] += mask / mask.sum() * grad[i, c, y, z]
    return out
