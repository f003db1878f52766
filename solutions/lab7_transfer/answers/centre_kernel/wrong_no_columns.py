# points: 0 · misconception: the columns are forgotten
def centre_kernel(K_new, K):
    return K_new - K_new.mean(axis=1, keepdims=True) + K.mean()
