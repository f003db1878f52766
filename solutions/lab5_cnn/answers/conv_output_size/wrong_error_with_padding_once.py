# points: 0 · misconception: the error counts the padding once
def conv_output_size(size, kernel, stride, padding):
    if size + padding < kernel:
        raise ValueError("x")
    return (size + 2 * padding - kernel) // stride + 1
