# points: 0 · misconception: the sum of the kernels
def receptive_field(layers):
    return sum(kernel for kernel, _ in layers)
