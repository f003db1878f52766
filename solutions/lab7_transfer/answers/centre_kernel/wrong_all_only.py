# points: 0 · misconception: one mean for everything
def centre_kernel(K_new, K):
    return K_new - K.mean()
