# points: 0 · misconception: prints instead of returning
def conv_output_size(size, kernel, stride, padding):
    if kernel > size + 2 * padding:
        raise ValueError
    print((size + 2 * padding - kernel) // stride + 1)
