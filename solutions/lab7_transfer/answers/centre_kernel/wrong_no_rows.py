# points: 0 · misconception: the rows are forgotten
def centre_kernel(K_new, K):
    return K_new - K.mean(axis=0) + K.mean()
