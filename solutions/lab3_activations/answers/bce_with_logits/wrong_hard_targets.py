# points: 0 · misconception: a choice by y == 1, though y may lie between
def bce_with_logits(z, y):
    return np.logaddexp(0, np.where(y == 1, -z, z)).mean()
