# points: 0 · misconception: the bias is forgotten
def conv2d_matmul(columns, weight, bias, height, width):
    out = columns @ weight.reshape(len(weight), -1).T
    return out.transpose(0, 2, 1).reshape(len(columns), len(weight), height, width)
