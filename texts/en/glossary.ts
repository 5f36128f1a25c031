/** A term, and what it means here in one or two sentences. */
export interface GlossaryEntry {
  readonly term: string;
  readonly means: string;
}

const terms = {
  sample: {
    term: 'Sample',
    means: 'One thing that a model learns from or is asked about, such as a picture, a mail or a point.',
  },
  feature: {
    term: 'Feature',
    means: 'One number of a sample, such as the grey of a pixel or whether a word occurs.',
  },
  label: {
    term: 'Label',
    means: 'The class that a sample is said to have. A label may be wrong, by mistake or on purpose.',
  },
  seed: {
    term: 'Seed',
    means:
      'The number that all random draws of a round start from: the same seed and settings give the same round, to the last digit. What draws nothing comes out the same with every seed.',
  },
  model: {
    term: 'Model',
    means: 'A formula with adjustable numbers. Training sets the numbers so that its answers fit the labels.',
  },
  training: {
    term: 'Training set',
    means: 'The samples that a model learns from. Whoever can add to them can change the model.',
  },
  test: {
    term: 'Test set',
    means: 'Samples that were never trained on. The accuracy is measured on them.',
  },
  accuracy: {
    term: 'Accuracy',
    means:
      'The share of the test set that a model gets right. The clean accuracy is that of a model trained without poison.',
  },
  loss: {
    term: 'Loss',
    means: 'How badly an answer fits a label, as a number. Training makes the mean loss small.',
  },
  gradient: {
    term: 'Gradient',
    means:
      'The direction in which a loss grows fastest. The gradient of a sample shows which way that sample pulls the model.',
  },
  boundary: {
    term: 'Boundary',
    means: 'Where a model is undecided between two classes. The answer is different on either side of it.',
  },
  projection: {
    term: 'Projection',
    means:
      'A flat picture of samples that have more than two features. Samples that lie close together in it may be far apart, and the boundary in it is only a slice.',
  },
  heldout: {
    term: 'Held out',
    means:
      'Kept back from the training, and then judged by its model. A model is nearly always right on what it has learnt, so other samples are needed to see how good it is.',
  },
  interval: {
    term: '95\u00a0% interval',
    means:
      'The range in which the true value lies in 95 of 100 such measurements. It allows for chance in which samples were judged: the fewer they are, the wider it is.',
  },
  opponent: {
    term: 'Usual and strongest defence',
    means:
      'From the published tables of this scenario: the one that best play uses most, and the one that is best against this attack.',
  },
  poisoning: {
    term: 'Data poisoning',
    means: 'Changing what a model learns from, so that the trained model is wrong.',
  },
  evasion: {
    term: 'Evasion',
    means: 'Changing a sample so that a finished model misjudges it. The model itself stays as it is.',
  },
  epsilon: {
    term: 'ε (poison budget)',
    means: 'The number of poisoned samples divided by the number of clean training samples.',
  },
  points: {
    term: 'Points',
    means:
      'What a plan costs. For attackers, an inserted or relabelled sample costs 1, a changed one 2, a removed one 3; defenders pay for filters, caps, audits and previews.',
  },
  use: {
    term: 'Utility (u)',
    means:
      'How much of a model’s lead over a constant answer is left: 1 for the clean accuracy, 0 for always answering the largest class.',
  },
  availability: {
    term: 'Availability attack',
    means: 'An attack on the service as a whole: the model is to be wrong as often as possible.',
  },
  targeted: {
    term: 'Targeted attack',
    means: 'An attack on a few chosen samples. Everything else should go on working, so that nobody looks.',
  },
  backdoor: {
    term: 'Backdoor',
    means:
      'A reaction to a mark that was trained into a model: a sample that carries the mark gets the attackers’ class, all others are judged as before.',
  },
  trigger: {
    term: 'Mark (trigger)',
    means: 'The pattern that a backdoor answers to, such as a small square in a corner of the picture.',
  },
  asr: {
    term: 'Attack success rate',
    means: 'The share of marked samples of other classes that the model takes for the attackers’ class.',
  },
  flip: {
    term: 'Label flip',
    means: 'A sample that keeps its features and gets a wrong label.',
  },
  means: {
    term: 'Insert, mutate, remove',
    means: 'What an attack may do to training data: add samples, change samples, or delete samples.',
  },
  cleanLabel: {
    term: 'Clean-label attack',
    means: 'Poison whose labels are all true. Whoever checks labels finds nothing.',
  },
  collision: {
    term: 'Feature collision',
    means:
      'A sample that looks like its own class to people and like the target to the model, because the two almost coincide in the model’s features.',
  },
  beta: {
    term: 'β (beta)',
    means:
      'In a feature collision, the price of looking different from the original sample. A small β allows larger changes.',
  },
  decoys: {
    term: 'Decoys',
    means:
      'Bad models that an attack makes first. It then looks for poison that leads the training to one of them.',
  },
  shares: {
    term: 'Shares',
    means:
      'How an attack divides its poison between the two labels. It tries several divisions and keeps the best.',
  },
  filter: {
    term: 'Filter',
    means:
      'A rule that gives every sample a suspicion and removes the most suspicious ones before the training. It does not know which samples are poison.',
  },
  suspicion: {
    term: 'Suspicion',
    means:
      'The number that a filter gives a sample. It says how unusual the sample is, not whether it is poison.',
  },
  caught: {
    term: 'Caught',
    means: 'Poison that was removed before the training. Poison that stays is missed.',
  },
  collateral: {
    term: 'Collateral',
    means: 'Clean samples that a filter removes along with, or instead of, poison.',
  },
  fpr: {
    term: 'False positive rate',
    means: 'The share of the clean samples that a filter removes.',
  },
  influence: {
    term: 'Influence',
    means: 'How much the loss on other samples would change if one training sample were left out.',
  },
  spectrum: {
    term: 'Spectral signature',
    means:
      'The trace that similar poison leaves: a direction in which some samples of a class lie far out together. It is found through the first singular vector of the class.',
  },
  golden: {
    term: 'Golden set',
    means:
      'A small set of samples whose labels are known to be right. It may judge a model, but the model is never trained on it.',
  },
  gate: {
    term: 'Gate',
    means: 'A test that a newly trained model must pass before it is used. A model that fails is refused.',
  },
  audit: {
    term: 'Audit',
    means: 'Points paid to learn for certain whether one sample is poison.',
  },
  panel: {
    term: 'Panel',
    means:
      'Samples that people have marked: some are removed by hand, others are kept whatever a filter says.',
  },
  provenance: {
    term: 'Provenance',
    means: 'Where a sample came from: the account that sent it.',
  },
  cap: {
    term: 'Cap',
    means: 'The most samples that one account may contribute. What goes beyond it is removed.',
  },
  robust: {
    term: 'Robust training',
    means:
      'A way to train that limits what a few samples can do to the model. It usually costs some accuracy when there is no poison.',
  },
  tail: {
    term: 'Tail',
    means:
      'Rare and difficult samples of a class. They are honest, and they look suspicious to many filters.',
  },
  feedback: {
    term: 'Feedback',
    means:
      'Labels that users give while a service runs, such as “this is spam”. The next model is trained on them.',
  },
  rollback: {
    term: 'Rollback',
    means: 'Going back to the model or the data of an earlier day. Everything that was learnt since is lost.',
  },
} satisfies Record<string, GlossaryEntry>;

/** The terms of the field, and the page that lists them. */
export const glossary = {
  title: 'Glossary',
  lede: 'The words that lessons, Lab and desks use, with what they mean here.',
  /** Of the button that shows a definition. */
  explain: ({ term }: { term: string }) => `What does “${term}” mean?`,
  terms,
};
