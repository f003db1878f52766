# points: 0 · misconception: the training kernel is centred
def centre_kernel(K_new, K):
    return K - K.mean(axis=0) - K.mean(axis=1, keepdims=True) + K.mean()
