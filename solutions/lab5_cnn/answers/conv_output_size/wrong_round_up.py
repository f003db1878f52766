# points: 0 · misconception: rounds up: a last, incomplete position is counted
def conv_output_size(size, kernel, stride, padding):
    if kernel > size + 2 * padding:
        raise ValueError
    return -(-(size + 2 * padding - kernel) // stride) + 1
