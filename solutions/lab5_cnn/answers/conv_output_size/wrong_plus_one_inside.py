# points: 0 · misconception: the + 1 is divided by the stride too
def conv_output_size(size, kernel, stride, padding):
    if kernel > size + 2 * padding:
        raise ValueError
    return (size + 2 * padding - kernel + 1) // stride
