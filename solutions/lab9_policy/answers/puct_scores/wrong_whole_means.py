# points: 0 · misconception: means in an array of whole numbers
def puct_scores(visits, totals, priors, c):
    total_visits = 1 + np.sum(visits)
    mean = np.zeros_like(visits)
    for a in range(len(visits)):
        if visits[a] > 0:
            mean[a] = -totals[a] / visits[a]
    return mean + c * priors * np.sqrt(total_visits) / (1 + visits)
