"""The events for the explorer `history_timeline`: a choice, not a ranking."""

from __future__ import annotations

from dataclasses import dataclass

IDEA, MEANS, RESULT, DOUBT = "idea", "data, machines", "result", "doubt"


@dataclass(frozen=True)
class Event:
    """The event of one year: who did what, why it mattered, and in which paper it is."""

    year: int
    kind: str
    title: str
    who: str
    what: str
    why: str
    paper: str


EVENTS = (
    Event(
        1943,
        IDEA,
        "A neuron as a logical unit",
        "Warren McCulloch, Walter Pitts",
        "A cell that fires when enough of its inputs do; nets of them compute logical functions.",
        "The mathematics of neural networks begins. Nothing learns yet: weights are set by hand.",
        "Bulletin of Mathematical Biophysics 5, 115–133",
    ),
    Event(
        1949,
        IDEA,
        "Learning as a change of connections",
        "Donald Hebb",
        "Suggests that a connection grows stronger when one cell takes part in firing another.",
        "The first widely known learning rule, though stated in words and for brains.",
        "The Organization of Behavior, Wiley",
    ),
    Event(
        1950,
        IDEA,
        "Can machines think?",
        "Alan Turing",
        "Replaces the question by a game of imitation; proposes machines that learn like children.",
        "Sets a test that is still argued about, and answers objections that are still raised.",
        "Mind 59, 433–460",
    ),
    Event(
        1956,
        IDEA,
        "The name: artificial intelligence",
        "John McCarthy, Marvin Minsky, Nathaniel Rochester, Claude Shannon",
        "A summer workshop at Dartmouth College. The proposal hoped for a significant advance in "
        "one summer.",
        "Names the field. The hope is an early case of a forecast that was off by decades.",
        "Proposal of 31 August 1955, reprinted in AI Magazine 27 (4), 12–14, 2006",
    ),
    Event(
        1958,
        IDEA,
        "The perceptron learns from mistakes",
        "Frank Rosenblatt",
        "Weights are changed whenever a sample is misclassified (report 1957, paper 1958).",
        "Learning from examples, with a proof soon after that it ends on separable data. "
        "Newspapers promised far more.",
        "Psychological Review 65 (6), 386–408",
    ),
    Event(
        1960,
        IDEA,
        "Adaline and the delta rule",
        "Bernard Widrow, Marcian (Ted) Hoff",
        "Gradient steps on the squared error of a linear unit, one sample at a time.",
        "Stochastic gradient descent for a neuron. As an adaptive filter it was used for decades.",
        "IRE WESCON Convention Record, part 4, 96–104",
    ),
    Event(
        1966,
        RESULT,
        "ELIZA: a program one can talk to",
        "Joseph Weizenbaum",
        "Some rules turn what a person types into a question, like a therapist.",
        "People credited it with understanding it did not have; its author warned of that.",
        "Communications of the ACM 9 (1), 36–45",
    ),
    Event(
        1969,
        DOUBT,
        "What one layer cannot do",
        "Marvin Minsky, Seymour Papert",
        "Theorems on the limits of perceptrons; XOR and its relatives are the best known.",
        "The theorems hold for one trained layer. Interest and money went elsewhere; how far "
        "this book was the cause is disputed.",
        "Perceptrons, MIT Press",
    ),
    Event(
        1970,
        IDEA,
        "Reverse accumulation",
        "Seppo Linnainmaa",
        "All derivatives of a program's output in one backward pass.",
        "It is what backpropagation does, published 16 years before the networks made it known.",
        "Master's thesis, University of Helsinki; BIT 16, 146–160, 1976",
    ),
    Event(
        1973,
        DOUBT,
        "The Lighthill report",
        "James Lighthill",
        "A survey for the British research council: results were far below what was promised.",
        "British funding was cut; in the United States it fell as well. The first winter.",
        "Artificial Intelligence: a paper symposium, Science Research Council",
    ),
    Event(
        1976,
        RESULT,
        "MYCIN, an expert system",
        "Edward Shortliffe and others",
        "Some hundreds of rules, taken from physicians, suggest antibiotics and give reasons.",
        "Rules written by experts do well in narrow fields. It was evaluated, not used in routine.",
        "Computer-Based Medical Consultations: MYCIN, Elsevier",
    ),
    Event(
        1980,
        IDEA,
        "Neocognitron",
        "Kunihiko Fukushima",
        "Layers of local filters with shared weights, and cells that tolerate shifts.",
        "The architecture of convolutional networks, trained without backpropagation.",
        "Biological Cybernetics 36, 193–202",
    ),
    Event(
        1982,
        IDEA,
        "Memory as a minimum of energy",
        "John Hopfield",
        "A recurrent network whose states roll down to stored patterns.",
        "Brought physicists to neural networks, and networks back into discussion.",
        "Proceedings of the National Academy of Sciences 79 (8), 2554–2558",
    ),
    Event(
        1986,
        IDEA,
        "Backpropagation made known",
        "David Rumelhart, Geoffrey Hinton, Ronald Williams",
        "Networks trained by it find useful representations in their hidden layers.",
        "Layers can be trained together. The method is older (1970; Werbos, for networks, 1982).",
        "Nature 323, 533–536",
    ),
    Event(
        1987,
        DOUBT,
        "The market for expert systems breaks",
        "customers and funders",
        "Special machines for Lisp lose to ordinary ones; rule bases prove dear to maintain.",
        "The second winter, mostly of rule-based systems. Neural networks were growing just then.",
        "D. Crevier: AI, The Tumultuous History of the Search for Artificial Intelligence, 1993",
    ),
    Event(
        1989,
        RESULT,
        "Handwritten ZIP codes",
        "Yann LeCun and others at AT&T Bell Laboratories",
        "A convolutional network, trained by backpropagation, reads digits from real mail.",
        "From pixels to classes without hand-made features, on a task somebody needed solved.",
        "Neural Computation 1 (4), 541–551",
    ),
    Event(
        1995,
        DOUBT,
        "Support vector machines",
        "Corinna Cortes, Vladimir Vapnik",
        "The widest margin, with kernels: convex training and a theory of generalisation.",
        "For some ten years kernels were the first choice, and networks were hard to publish.",
        "Machine Learning 20, 273–297",
    ),
    Event(
        1997,
        IDEA,
        "Long short-term memory",
        "Sepp Hochreiter, Jürgen Schmidhuber",
        "Gates keep an error signal alive over many time steps.",
        "Made recurrent networks usable. In the same year Deep Blue won at chess, by search.",
        "Neural Computation 9 (8), 1735–1780",
    ),
    Event(
        1998,
        RESULT,
        "LeNet-5 reads cheques",
        "Yann LeCun, Léon Bottou, Yoshua Bengio, Patrick Haffner",
        "A convolutional network inside a complete system for reading cheques; the MNIST digits.",
        "Shows that it works in business, and gives the field its most used small data set.",
        "Proceedings of the IEEE 86 (11), 2278–2324",
    ),
    Event(
        2004,
        MEANS,
        "Networks on graphics processors",
        "Kyoung-Su Oh, Keechul Jung",
        "A network runs about 20 times faster on a chip made for computer games.",
        "Graphics processors, cheap because of games, later make large networks affordable.",
        "Pattern Recognition 37 (6), 1311–1314",
    ),
    Event(
        2006,
        IDEA,
        "Deep networks, layer by layer",
        "Geoffrey Hinton, Simon Osindero, Yee-Whye Teh; Ruslan Salakhutdinov",
        "Each layer first learns without labels, then all are tuned together.",
        "“Deep” becomes a programme again. Better starting weights later made the detour needless.",
        "Neural Computation 18 (7), 1527–1554; Science 313, 504–507",
    ),
    Event(
        2009,
        MEANS,
        "ImageNet",
        "Jia Deng, Fei-Fei Li and others at Princeton",
        "3.2 million photographs in 5247 classes, later 14 million, labelled by paid crowds.",
        "A data set on which large models could show what they gain. In the same year: deep "
        "networks on graphics processors (Raina, Madhavan, Ng).",
        "CVPR 2009, 248–255",
    ),
    Event(
        2010,
        IDEA,
        "Rectified linear units",
        "Vinod Nair, Geoffrey Hinton; Xavier Glorot, Yoshua Bengio",
        "max(0, z) in hidden layers, and starting weights that keep signals alive.",
        "Deep networks train without learning layer by layer first.",
        "ICML 2010, 807–814; AISTATS 2010, 249–256",
    ),
    Event(
        2012,
        RESULT,
        "AlexNet wins the ImageNet competition",
        "Alex Krizhevsky, Ilya Sutskever, Geoffrey Hinton",
        "Five guesses miss 15.3 % of the photographs; the second-best entry misses 26.2 %.",
        "Convolutions, ReLU, dropout, two graphics processors and a million labels: computer "
        "vision changes its tools within two years.",
        "NIPS 25, 1097–1105",
    ),
    Event(
        2013,
        IDEA,
        "Variational autoencoders",
        "Diederik Kingma, Max Welling",
        "A network that encodes and one that generates, trained on one bound of the likelihood.",
        "Networks that generate data, with a probability model behind them.",
        "arXiv 1312.6114; ICLR 2014",
    ),
    Event(
        2014,
        IDEA,
        "Two networks against each other; attention; Adam",
        "Ian Goodfellow and others; Dzmitry Bahdanau and others; Diederik Kingma, Jimmy Ba",
        "Adversarial networks generate pictures; a translator learns where to look; an optimizer.",
        "Three tools of one year that are still in use.",
        "NIPS 27, 2672–2680; arXiv 1409.0473; arXiv 1412.6980",
    ),
    Event(
        2015,
        RESULT,
        "Residual networks",
        "Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun",
        "Skip connections: 152 layers, and a top-5 error of 3.57 % on ImageNet (an ensemble).",
        "Depth is no longer the obstacle. Also: batch normalisation (Ioffe, Szegedy), and U-Net "
        "for medical images.",
        "arXiv 1512.03385; CVPR 2016, 770–778",
    ),
    Event(
        2016,
        RESULT,
        "AlphaGo beats Lee Sedol 4 to 1",
        "David Silver, Aja Huang and others at DeepMind",
        "Networks that value positions and propose moves, inside a tree search.",
        "Experts had expected it later. It first learned from games of people. Also: papers on "
        "TensorFlow, YOLO and graph convolutions (Kipf, Welling).",
        "Nature 529, 484–489",
    ),
    Event(
        2017,
        IDEA,
        "Attention is all you need",
        "Ashish Vaswani and others at Google",
        "The transformer: attention in place of recurrence, so that a text is read in parallel.",
        "The architecture of today's language models, and it fits the hardware.",
        "NIPS 30, 5998–6008",
    ),
    Event(
        2018,
        RESULT,
        "AlphaZero and BERT",
        "David Silver and others; Jacob Devlin and others",
        "Chess, shogi and Go from the rules alone (preprint 2017); a text model trained once and "
        "adapted to many tasks.",
        "Self-play without games of people; and pretraining becomes the usual way in language.",
        "Science 362, 1140–1144; arXiv 1810.04805",
    ),
    Event(
        2019,
        RESULT,
        "A Turing Award",
        "Yoshua Bengio, Geoffrey Hinton, Yann LeCun",
        "The award of 2018, announced in March 2019, for making deep networks a part of computing.",
        "Recognition after decades; others pointed to those who had done the same work earlier.",
        "ACM A. M. Turing Award 2018",
    ),
    Event(
        2020,
        RESULT,
        "GPT-3",
        "Tom Brown and others at OpenAI",
        "A transformer of 175 billion parameters does tasks that are described in its input.",
        "A few examples in the input can replace training. The paper itself has a long section "
        "on limits and misuse.",
        "NeurIPS 33, 1877–1901",
    ),
    Event(
        2021,
        RESULT,
        "AlphaFold 2",
        "John Jumper and others at DeepMind",
        "Protein structures from sequences, often as accurate as experiments (assessed 2020).",
        "A tool that biologists use daily. It does not say how a protein folds or moves. Also: "
        "DALL-E, pictures from text.",
        "Nature 596, 583–589",
    ),
    Event(
        2022,
        RESULT,
        "ChatGPT, 30 November",
        "OpenAI",
        "A language model tuned on people's judgements of its answers, open to everyone.",
        "A million users in days, its makers said. It states false and true things alike.",
        "No paper; the method: L. Ouyang and others, NeurIPS 35, 27730–27744",
    ),
    Event(
        2023,
        DOUBT,
        "GPT-4, with its size kept secret",
        "OpenAI",
        "Takes text and images. The report states results, but no size, data or computation.",
        "Strong systems leave open science: claims about them can hardly be checked from outside.",
        "arXiv 2303.08774",
    ),
    Event(
        2024,
        RESULT,
        "Two Nobel Prizes",
        "John Hopfield, Geoffrey Hinton; David Baker, Demis Hassabis, John Jumper",
        "Physics for foundations of learning with networks; chemistry for designing proteins and "
        "for predicting their structure.",
        "Neural networks count as science's tools, and as its subject.",
        "The Nobel Prize in Physics 2024; in Chemistry 2024",
    ),
)
