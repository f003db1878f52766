# points: 1 · written: the length of a range
def conv_output_size(size, kernel, stride, padding):
    last = size + 2 * padding - kernel
    if last < 0:
        raise ValueError(kernel)
    return len(range(0, last + 1, stride))
