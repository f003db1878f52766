# points: 1 · written: by recursion
def receptive_field(layers):
    if len(layers) == 0:
        return 1
    kernel, stride = layers[0]
    return (receptive_field(layers[1:]) - 1) * stride + kernel
