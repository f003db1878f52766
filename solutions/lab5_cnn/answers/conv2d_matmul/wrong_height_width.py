# points: 0 · misconception: height and width have changed places
def conv2d_matmul(columns, weight, bias, height, width):
    out = columns @ weight.reshape(len(weight), -1).T + bias
    return out.transpose(0, 2, 1).reshape(len(columns), len(weight), width, height)
