# points: 1 · written: sum over the misclassified samples only
def perceptron_loss(X, t, w, b):
    score = X.dot(w) + b
    wrong = t * score < 0
    return np.abs(score[wrong]).sum() / t.size
