# points: 0 · misconception: the positions stay one axis
def conv2d_matmul(columns, weight, bias, height, width):
    out = columns @ weight.reshape(len(weight), -1).T + bias
    return out.transpose(0, 2, 1)
