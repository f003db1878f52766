# points: 0 · misconception: the means of the rows lie along the columns
def centre_kernel(K_new, K):
    return K_new - K.mean(axis=0) - np.resize(K_new.mean(axis=1), K_new.shape[1]) + K.mean()
