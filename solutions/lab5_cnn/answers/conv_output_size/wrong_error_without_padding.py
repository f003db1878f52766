# points: 0 · misconception: the padding is forgotten where it is asked whether the window fits
def conv_output_size(size, kernel, stride, padding):
    if kernel > size:
        raise ValueError("the window does not fit")
    return (size + 2 * padding - kernel) // stride + 1
