# points: 0 · misconception: an array of the dtype of w0 cuts the path to whole numbers
def gradient_descent(grad, w0, lr, n_steps):
    path=np.empty((n_steps+1,len(w0)),dtype=w0.dtype); path[0]=w0
    for k in range(n_steps): path[k+1]=path[k]-lr*grad(path[k])
    return path
