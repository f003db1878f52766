# points: 0 · misconception: the filters stay the last axis
def conv2d_matmul(columns, weight, bias, height, width):
    out = columns @ weight.reshape(len(weight), -1).T + bias
    return out.reshape(len(columns), height, width, len(weight))
