# points: 0 · misconception: a window that just fits is refused
def conv_output_size(size, kernel, stride, padding):
    if size + 2 * padding - kernel <= 0:
        raise ValueError("x")
    return (size + 2 * padding - kernel) // stride + 1
