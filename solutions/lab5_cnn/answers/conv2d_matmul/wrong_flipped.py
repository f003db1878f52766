# points: 0 · misconception: the kernel is flipped
def conv2d_matmul(columns, weight, bias, height, width):
    out = columns @ weight[:, :, ::-1, ::-1].reshape(len(weight), -1).T + bias
    return out.transpose(0, 2, 1).reshape(len(columns), len(weight), height, width)
