# points: 0 · misconception: int() rounds towards 0, so no error is raised
def conv_output_size(size, kernel, stride, padding):
    o = int((size + 2 * padding - kernel) / stride) + 1
    if o < 1:
        raise ValueError("x")
    return o
