# points: 1 · written: loops and a dict
def prototype_answers(Z_support, t_support, Z_query):
    middles = {}
    for c in sorted(set(int(a) for a in t_support)):
        middles[c] = np.mean([z for z, a in zip(Z_support, t_support) if a == c], axis=0)
    answers = []
    for z in Z_query:
        answers.append(min(middles, key=lambda c: float(np.sum((z - middles[c]) ** 2))))
    return answers
