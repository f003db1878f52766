# points: 0 · misconception: the column means of the new kernel
def centre_kernel(K_new, K):
    return K_new - K_new.mean(axis=0) - K_new.mean(axis=1, keepdims=True) + K_new.mean()
