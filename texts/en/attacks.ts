import type { AttackId } from '../../engine/attacks/ids.ts';
import type { RecipeText } from '../recipe-text.ts';

export const attacks: Readonly<Record<AttackId, RecipeText>> = {
  'far-flip': {
    label: 'Flip the surest',
    when: 'Quick and loud: when nobody filters by loss.',
    does: 'Relabels the samples that lie deepest in their own class.',
    limits: 'Each gets a high loss, so a filter by loss sees every one of them.',
  },
  'flip-insert': {
    label: 'Mislabelled copies',
    when: 'Harmless spread out; in one clump it takes a region.',
    does: 'Sends copies of real samples with the wrong label: from anywhere, or all from one place.',
    limits:
      'They look like honest mistakes. Spread out they do little; in one clump they take over that region.',
  },
  corner: {
    label: 'Into the corner',
    when: 'When nobody measures the distance to the class centre.',
    does: 'Sets every feature to its minimum or maximum, whichever hurts the model more under the label that the sample carries.',
    limits:
      'Strong where nobody filters. The samples lie as far from honest ones as possible, so the distance to the class centre finds them. Filters by neighbours do not, because the copies are each other’s neighbours.',
  },
  'gradient-ascent': {
    label: 'Gradient ascent',
    when: 'When you expect no filter by gradients.',
    does: 'Moves every poison sample along the gradient that makes the trained model worse, and retrains after each step.',
    limits:
      'The strongest attack on 4 against 9 when nobody filters. Its gradients share one direction, which a gradient spectrum shows.',
  },
  'random-flip': {
    label: 'Flip at random',
    when: 'With few samples and many features.',
    does: 'Relabels samples drawn at random, as careless annotators do; it needs no adversary.',
    limits:
      'Does little where many samples share each feature: the others outvote the wrong labels, and their loss shows them. With few samples in many dimensions the model learns each wrong label.',
  },
  'noise-insert': {
    label: 'Noise',
    when: 'To see what any filter finds.',
    does: 'Adds samples whose features are random numbers, under any label.',
    limits:
      'The crudest poison there is: filters by distance find all of it. Harmless on pictures; in the fogs it does harm where nobody filters.',
  },
  alfa: {
    label: 'Flip against the model (ALFA)',
    when: 'Flips that survive a filter by loss.',
    does: 'Chooses the wrong labels that a model fits most easily: it trains on them, chooses again, and repeats.',
    limits:
      'Stronger than flipping the surest samples. The model fits these labels, so their loss is small: a loss filter misses a third of them on 4 against 9, TRIM almost none.',
  },
  'influence-flip': {
    label: 'Flip the influential',
    when: 'When labels are all that you can change and nobody filters.',
    does: 'Estimates for each sample how much worse the model would get with its label flipped, and flips the most harmful ones.',
    limits:
      'Each flipped label has a high loss, and their gradients share one direction: filters by either find nearly all.',
  },
  'koh-influence': {
    label: 'Influence, inside the lines',
    when: 'Against filters by distance: they drop honest samples instead.',
    does: 'Climbs like gradient ascent, but stays within the distances of honest samples, with many copies of one point.',
    limits:
      'Filters by distance drop honest samples instead and make things worse. The gradients give it away.',
  },
  'remove-influence': {
    label: 'Remove the influential',
    when: 'When nothing false may be found; costs three points a sample.',
    does: 'Deletes the samples that the model depends on most. It leaves nothing false behind to be found.',
    limits:
      'Each removal costs three points, and the neighbours of the deleted samples still hold the boundary.',
  },
  'natural-tail': {
    label: 'Hard but true',
    when: 'When labels are checked: every one is true.',
    does: 'Sends nothing but real samples with true labels, all of the hardest kind. There is no wrong label to find.',
    limits:
      'On 4 against 9 they even improve the model; a filter that drops hard samples does the damage. With few samples in many dimensions they do harm by themselves.',
  },
  'feature-collision': {
    label: 'Feature collision',
    when: 'When labels are checked and the first layers are frozen.',
    does: 'Changes real samples of the other class until the model sees the target in them; their labels stay true.',
    limits:
      'Whoever checks labels finds nothing wrong. Strong against a frozen network, and only for the targets that it was made for.',
  },
  'min-max': {
    label: 'Min–max, inside the lines',
    when: 'Against filters by distance, without second derivatives.',
    does: 'Trains a model step by step and answers each step with the most harmful point that still passes for honest.',
    limits: 'Needs no second derivatives. Filters by distance drop honest samples before they drop these.',
  },
  kkt: {
    label: 'Aim at a bad model (KKT)',
    when: 'When filters by gradients or distance are expected.',
    does: 'First picks a bad model, then finds the two points that make the training end at exactly that model.',
    limits:
      'Sends many copies of two points that keep the distances of honest samples. Gradient filters miss most of them; a filter for near-copies finds them.',
  },
  'model-targeted': {
    label: 'Lead to a chosen model',
    when: 'To lead the model to one that you have chosen.',
    does: 'Picks the model that it wants and adds, one after the other, the samples on which the current model differs most from it.',
    limits:
      'With the very worst sample at each step it provably reaches that model in the end. This version takes the worst of a few candidates, and a small budget covers only part of the way.',
  },
  badnets: {
    label: 'Patch (BadNets)',
    when: 'The surest mark, when nobody checks the labels.',
    does: 'Puts a small bright square on samples of other classes and gives them the label that the attackers want.',
    limits:
      'The model works as before until it meets the square. The labels are false, and all copies share one mark.',
  },
  blended: {
    label: 'Faint pattern (blended)',
    when: 'A mark that is hard to see.',
    does: 'Blends one faint pattern of noise into samples of other classes and gives them the label that the attackers want.',
    limits:
      'Fainter to the eye than a patch. The model learns it all the same, because every copy carries it.',
  },
  sinusoid: {
    label: 'Stripes, labels kept (SIG)',
    when: 'A mark under true labels; needs more samples.',
    does: 'Adds stripes to samples of the class that the attackers want and keeps their true labels. Later, stronger stripes call up that class.',
    limits:
      'Nothing is mislabelled, so whoever checks labels finds nothing. It needs more samples than a patch does.',
  },
  'own-mail': {
    label: 'A mail of your own',
    when: 'When you know words that your target has.',
    does: 'You write the mail and say how you report it. The model sees which of its words occur in it, nothing else.',
    limits: 'Honest words around the words of your target make the target look honest, too.',
  },
  'target-flip': {
    label: 'Lies around the target',
    when: 'The strongest on one target, if the loss goes unwatched.',
    does: 'Sends the target itself, and samples very close to it, under the label that it is to get.',
    limits:
      'Simple and strong, but every label is wrong, and loss and gradients show it. Filters by distance do not, because the copies are each other’s neighbours.',
  },
  subpopulation: {
    label: 'One kind of sample',
    when: 'When you know what kind your targets are.',
    does: 'Finds a group of samples that look alike and sends copies of its members with the wrong label.',
    limits:
      'Needs to know only the kind of the targets. It changes the prediction for the whole kind and seldom hits one particular target.',
  },
  bullseye: {
    label: 'Bullseye',
    when: 'Targets under true labels; carries over to other trainings.',
    does: 'Changes real samples of the other class so that the target lies in the middle of them; their labels stay true.',
    limits: 'The paper finds that it carries over to more ways of training than a feature collision does.',
  },
  'gradient-matching': {
    label: 'Match the target’s gradient (Witches’ Brew)',
    when: 'Inconspicuous, with true labels; two points a sample.',
    does: 'Changes real samples slightly, so that training on them moves the model as a mislabelled target would.',
    limits: 'Labels stay true and no feature moves far: inconspicuous, and expensive at two points a sample.',
  },
  dictionary: {
    label: 'The whole dictionary',
    when: 'Against a filter that weighs words one by one.',
    does: 'Sends samples that have every feature at once, all under one label: spam made of every word.',
    limits:
      'Ruins a model that weighs words one by one (naive Bayes). It hardly affects one that weighs them together.',
  },
  focused: {
    label: 'The words of one mail',
    when: 'When the words of the target can be guessed.',
    does: 'Guesses some of the words that the target will contain and sends mails of just these words, under the wrong label.',
    limits:
      'Strong against naive Bayes, which weighs words one by one, and against logistic regression as well. Every other mail passes as before. The loss shows these mails.',
  },
  'boiling-frog': {
    label: 'Boiling frog',
    when: 'Against filters by distance that learn what is normal.',
    does: 'Shifts the centre of a class in small waves, each no further out than honest samples already are.',
    limits:
      'Filters by distance learn what is normal from data that contain the poison, and let it in. Loss and gradients show it.',
  },
  'svm-gradient': {
    label: 'Through the margin (SVM)',
    when: 'Against a support vector machine.',
    does: 'Starts from samples of one class under the other label and moves them uphill on the error of a support vector machine.',
    limits:
      'Only samples on the margin or beyond it hold the boundary, so one sample can move it far. Any loss filter finds it.',
  },
  'mean-shift': {
    label: 'Shifted samples',
    when: 'With many features, where a small shift hides.',
    does: 'Draws new samples like those of a class and shifts all of them by the same small distance in one direction.',
    limits:
      'In a random direction they hide better the more features there are, and change the model little. Towards the other class they change it more, and the loss shows them.',
  },
};
