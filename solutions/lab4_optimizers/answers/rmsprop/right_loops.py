# points: 1 · written: loops over the elements
import math

def rmsprop(params, grads, state, lr, alpha=0.99, eps=1e-8):
    w, g = params.ravel().tolist(), grads.ravel().tolist()
    s = [alpha * a + (1 - alpha) * b * b for a, b in zip(state.get("s", [0.0] * len(g)), g)]
    w = [a - lr * b / (math.sqrt(c) + eps) for a, b, c in zip(w, g, s)]
    return np.reshape(w, params.shape), {"s": s}
