# points: 0 · misconception: divides by the number of batches minus 1
def gradient_noise(sample_grads, batches):
    full = sample_grads.mean(axis=0)
    errors = [sample_grads[batch].mean(axis=0) - full for batch in batches]
    return float(sum(error @ error for error in errors)) / max(len(errors) - 1, 1)
