# points: 0 · misconception: moves without a visit first
def puct_scores(visits, totals, priors, c):
    means = -totals / np.maximum(visits, 1)
    scores = means + c * priors * np.sqrt(1 + visits.sum()) / (1 + visits)
    return np.where(visits == 0, np.inf, scores)
