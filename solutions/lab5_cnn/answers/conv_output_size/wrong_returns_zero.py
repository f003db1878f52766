# points: 0 · misconception: returns 0 instead of raising
def conv_output_size(size, kernel, stride, padding):
    return max(0, (size + 2 * padding - kernel) // stride + 1)
