# points: 0 · misconception: the product of the kernels
def receptive_field(layers):
    return int(np.prod([kernel for kernel, _ in layers]))
