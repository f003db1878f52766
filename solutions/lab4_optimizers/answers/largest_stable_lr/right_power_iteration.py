# points: 1 · written: power iteration
def largest_stable_lr(A):
    v = np.arange(1.0, len(A) + 1) + 0.1
    B = A
    for _ in range(60):
        B = B @ B
        B = B / np.abs(B).max()
    v = B @ v
    return (v @ v) / (v @ A @ v) * 2
