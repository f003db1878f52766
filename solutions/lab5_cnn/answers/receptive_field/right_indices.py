# points: 1 · written: tracks the pixels themselves, as a set
def receptive_field(layers):
    seen = {0}
    for kernel, stride in layers[::-1]:
        seen = {stride * place + offset for place in seen for offset in range(kernel)}
    return max(seen) - min(seen) + 1
