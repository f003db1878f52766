# points: 0 · misconception: the last mean is that of the new kernel
def centre_kernel(K_new, K):
    return K_new - K.mean(axis=0) - K_new.mean(axis=1, keepdims=True) + K_new.mean()
