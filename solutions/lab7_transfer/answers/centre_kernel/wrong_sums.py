# points: 0 · misconception: sums instead of means
def centre_kernel(K_new, K):
    return K_new - K.sum(axis=0) - K_new.sum(axis=1, keepdims=True) + K.sum()
