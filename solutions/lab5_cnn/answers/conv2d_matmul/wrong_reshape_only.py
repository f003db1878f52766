# points: 0 · misconception: reshaped without moving the filters' axis
def conv2d_matmul(columns, weight, bias, height, width):
    out = columns @ weight.reshape(len(weight), -1).T + bias
    return out.reshape(len(columns), len(weight), height, width)
