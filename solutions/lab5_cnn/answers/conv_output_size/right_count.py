# points: 1 · written: counts the positions one by one
def conv_output_size(size, kernel, stride, padding):
    total = size + 2 * padding
    starts = [s for s in range(0, total, stride) if s + kernel <= total]
    if not starts:
        raise ValueError("the kernel does not fit")
    return len(starts)
