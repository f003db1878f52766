# points: 0 · misconception: hands the work to scikit-learn, which does not tell the mistakes
def fit_perceptron(X, t, lr, max_epochs):
    from sklearn.linear_model import Perceptron

    model = Perceptron(eta0=lr, shuffle=False, max_iter=max_epochs, tol=None).fit(X, t)
    return model.coef_[0], model.intercept_[0], [0] * model.n_iter_
