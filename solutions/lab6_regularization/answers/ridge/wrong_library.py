# points: 0 · misconception: scikit-learn does the learning
def ridge(X, y, omega):
    from sklearn.linear_model import Ridge

    model = Ridge(alpha=len(y) * omega).fit(X, y)
    return model.coef_, model.intercept_
