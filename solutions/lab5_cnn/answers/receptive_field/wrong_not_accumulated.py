# points: 0 · misconception: only the stride of the layer before counts
def receptive_field(layers):
    size, before = 1, 1
    for kernel, stride in layers:
        size += (kernel - 1) * before
        before = stride
    return size
