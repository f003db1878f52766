# points: 1 · written: one batch at a time, by recursion
def gradient_noise(sample_grads, batches):
    first, *others = batches
    gap = sample_grads[first].mean(axis=0) - sample_grads.mean(axis=0)
    here = float(gap @ gap)
    if not others:
        return here
    return (here + len(others) * gradient_noise(sample_grads, others)) / len(batches)
