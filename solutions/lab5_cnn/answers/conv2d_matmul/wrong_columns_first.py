# points: 0 · misconception: places in the order of columns
def conv2d_matmul(windows, weight, bias, height, width):
    m = (windows @ weight.reshape(len(weight), -1).T + bias).transpose(0, 2, 1)
    return m.reshape(len(windows), len(weight), width, height).transpose(0, 1, 3, 2)
