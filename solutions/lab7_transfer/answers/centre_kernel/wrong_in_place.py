# points: 0 · misconception: changes the kernel that is handed in
def centre_kernel(K_new, K):
    rows = K_new.mean(axis=1, keepdims=True)
    K_new -= K.mean(axis=0)
    K_new -= rows
    K_new += K.mean()
    return K_new
