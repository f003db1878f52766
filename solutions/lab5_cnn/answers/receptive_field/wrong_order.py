# points: 0 · misconception: starts from the output, but goes forwards
def receptive_field(layers):
    size = 1
    for kernel, stride in layers:
        size = (size - 1) * stride + kernel
    return size
