# points: 0 · misconception: only the gradient of the bias is written
def conv2d_backward(grad, x, weight, stride, padding):
    gx = np.zeros(x.shape)
    gw = np.zeros(weight.shape)
    gb = grad.sum(axis=(0, 2, 3))
    return gx, gw, gb
