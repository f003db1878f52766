# points: 0 · misconception: returns the best move
def puct_scores(visits, totals, priors, c):
    means = -totals / np.maximum(visits, 1)
    return np.argmax(means + c * priors * np.sqrt(1 + visits.sum()) / (1 + visits))
