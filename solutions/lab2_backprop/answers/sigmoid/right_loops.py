# points: 1 · written: the math module, entry by entry
import math


def sigmoid_forward(X):
    result = np.zeros(np.shape(X))
    for index, x in np.ndenumerate(X):
        result[index] = 1 / (1 + math.exp(-x)) if x > -700 else 0.0
    return result


def sigmoid_backward(dY, Y):
    result = np.zeros(np.shape(Y))
    for index in np.ndindex(result.shape):
        result[index] = dY[index] * Y[index] * (1 - Y[index])
    return result.tolist()
