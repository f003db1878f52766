# points: 0 · misconception: nothing is centred
def centre_kernel(K_new, K):
    return K_new.copy()
