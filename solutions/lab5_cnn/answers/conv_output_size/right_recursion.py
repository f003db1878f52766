# points: 1 · written: one step at a time, by recursion
def conv_output_size(size, kernel, stride, padding):
    room = size + 2 * padding
    if room < kernel:
        raise ValueError("too large")
    if room - stride < kernel:
        return 1
    return 1 + conv_output_size(room - stride, kernel, stride, 0)
