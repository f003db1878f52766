# points: 1 · written: with floats, rounded down
def conv_output_size(size, kernel, stride, padding):
    if kernel > size + 2 * padding:
        raise ValueError("kernel larger than the padded input")
    return np.floor((size + 2 * padding - kernel) / stride) + 1
