# points: 0 · misconception: no error where the kernel does not fit
def conv_output_size(size, kernel, stride, padding):
    return (size + 2 * padding - kernel) // stride + 1
