# points: 1 · written: with lexsort and scipy
def next_probabilities(scores, temperature, k):
    from scipy.special import softmax

    order = np.lexsort((np.arange(len(scores)), -np.asarray(scores)))
    z = scores / temperature
    z[order[k:]] = -np.inf
    return softmax(z)
