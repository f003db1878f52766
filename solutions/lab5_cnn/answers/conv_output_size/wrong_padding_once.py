# points: 0 · misconception: padding counted on one side only
def conv_output_size(size, kernel, stride, padding):
    if kernel > size + 2 * padding:
        raise ValueError
    return (size + padding - kernel) // stride + 1
