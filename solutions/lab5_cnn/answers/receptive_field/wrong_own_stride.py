# points: 0 · misconception: a layer's own stride multiplies its own kernel
def receptive_field(layers):
    size, jump = 1, 1
    for kernel, stride in layers:
        jump *= stride
        size += (kernel - 1) * jump
    return size
