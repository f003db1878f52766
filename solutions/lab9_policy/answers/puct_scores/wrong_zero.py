# points: 0 · misconception: a move without a visit scores 0
def puct_scores(visits, totals, priors, c):
    means = -totals / np.maximum(visits, 1)
    scores = means + c * priors * np.sqrt(1 + visits.sum()) / (1 + visits)
    return np.where(visits == 0, 0.0, scores)
