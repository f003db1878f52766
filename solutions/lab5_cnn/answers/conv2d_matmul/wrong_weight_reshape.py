# points: 0 · misconception: the weights are reshaped to (c·kh·kw, k) and not transposed
def conv2d_matmul(columns, weight, bias, height, width):
    out = columns @ weight.reshape(-1, len(weight)) + bias
    return out.transpose(0, 2, 1).reshape(len(columns), len(weight), height, width)
