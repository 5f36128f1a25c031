import type { FilterId } from '../../engine/filters/ids.ts';
import type { RecipeText } from '../recipe-text.ts';

export const filters: Readonly<Record<FilterId, RecipeText>> = {
  sphere: {
    label: 'Sphere',
    when: 'When poison lies far out.',
    does: 'Measures how far a sample lies from the centre of the class that it claims, and drops the outermost.',
    limits:
      'Finds poison that sticks out. It is blind to poison that stays among honest samples, and then drops honest ones.',
  },
  loss: {
    label: 'Loss',
    when: 'When labels look wrong.',
    does: 'First trains the model on everything, then drops the samples whose labels it cannot explain.',
    limits:
      'Finds flipped labels. Part of the poison that is chosen for a small loss (ALFA) stays, because it has already biased that first model.',
  },
  'knn-distance': {
    label: 'Nearest neighbours',
    when: 'When single samples lie apart.',
    does: 'Adds up the distances to the nearest samples of any class and drops the most isolated.',
    limits: 'Finds scattered outliers. Poison in clumps has close neighbours and passes.',
  },
  spectral: {
    label: 'Gradient spectrum',
    when: 'When poison pulls the model in one direction.',
    does: 'Looks at the gradient of every sample and drops those that lie furthest along the strongest common direction.',
    limits:
      'Most coordinated poison has gradients in a common direction, but not all of it (KKT). Without poison it drops hard but honest samples.',
  },
  slab: {
    label: 'Slab',
    when: 'When samples stick out towards the other class.',
    does: 'Looks only along the line from one class to the other, and drops what lies furthest from the middle of its class.',
    limits:
      'Finds flipped labels and extreme points. It is blind to everything at a right angle to that line.',
  },
  svd: {
    label: 'Low-rank residual',
    when: 'When samples look like noise.',
    does: 'Describes all samples by the few directions that hold most of their energy and drops those with the largest residual.',
    limits:
      'Finds noise and odd shapes. Poison made of ordinary parts is described as well as any other sample.',
  },
  mahalanobis: {
    label: 'Mahalanobis distance',
    when: 'When usual values occur in unusual combinations.',
    does: 'Measures the distance from the middle of the class in units of the spread of the class in that direction.',
    limits:
      'Finds unusual combinations of usual values. Enough poison widens the spread that it is measured by.',
  },
  'robust-covariance': {
    label: 'Robust covariance',
    when: 'The same, when poison may have widened the class.',
    does: 'Measures the Mahalanobis distance, but takes the spread from the half of the class that lies closest together.',
    limits:
      'Scattered poison cannot widen that spread; poison that lies closer together than honest samples becomes part of it. With many features and few samples, half of them are too few to estimate it.',
  },
  'gradient-norm': {
    label: 'Gradient norm',
    when: 'When a few samples move the model a lot.',
    does: 'Measures the length of each sample’s gradient at the trained model, and drops the longest.',
    limits:
      'A few samples with short gradients cannot move a model much. Honest samples near the boundary have long ones as well.',
  },
  sever: {
    label: 'Sever',
    when: 'When one round of the spectrum is not enough.',
    does: 'Trains, drops the samples whose gradients lie furthest along the strongest common direction, and trains again.',
    limits:
      'Catches poison whose gradients stand apart. Poison whose gradients look like those of hard honest samples (KKT) passes, and honest samples are dropped instead. It costs a percentage point of accuracy when there is no poison.',
  },
  spectre: {
    label: 'Whitened spectrum (SPECTRE)',
    when: 'Against one mark that hides in the spread of a class.',
    does: 'First makes the honest majority of each class equally wide in all directions, then looks where the rest sticks out.',
    limits:
      'Finds backdoors that hide beneath the natural spread of a class. Several marks at once blur the picture.',
  },
  'activation-clustering': {
    label: 'Activation clustering',
    when: 'Against a mark, with a class that has one shape.',
    does: 'Looks at the activations inside the trained model, splits each class into two clusters, and drops a cluster that is small and clearly apart.',
    limits:
      'Made for backdoors, whose samples activate other units. A class with two natural shapes is split as well.',
  },
  'knn-relabel': {
    label: 'Neighbours vote',
    when: 'When labels were flipped here and there.',
    does: 'Lets the nearest samples vote on every label and relabels where the vote is clear enough; drops nothing.',
    limits:
      'Corrects scattered flipped labels. Where poison is the majority, it relabels the honest samples.',
  },
  'confident-learning': {
    label: 'Confident learning',
    when: 'When you do not know how many labels are wrong.',
    does: 'Trains on parts of the data and judges the rest: drops samples whose labels a model that never saw them rejects with confidence.',
    limits:
      'Finds flipped labels without being told how many there are. Poison that teaches every part the same wrong label is believed.',
  },
  influence: {
    label: 'Influence',
    when: 'When the trusted samples are good and many.',
    does: 'Estimates for every sample whether the trusted samples would be judged better without it, and drops those for which the answer is yes.',
    limits: 'Sees harm itself rather than oddity. What the trusted samples do not cover, it cannot see.',
  },
  roni: {
    label: 'Reject on negative impact',
    when: 'When small groups do visible harm.',
    does: 'Trains without one small batch of similar samples at a time, and rejects batches without which the trusted samples are judged better.',
    limits:
      'Stops poison that does visible harm by itself. Harm that is spread thin stays below the threshold.',
  },
  provenance: {
    label: 'Provenance',
    when: 'When few senders send the poison.',
    does: 'Trains without one sender at a time, and bans senders without whom the trusted samples are judged better.',
    limits: 'Bans a few bad senders outright. Poison that is spread over all senders points to none of them.',
  },
  'isolation-forest': {
    label: 'Isolation forest',
    when: 'When single features have extreme values.',
    does: 'Cuts each class at random again and again; samples that stand alone after few cuts are odd, and the oddest are dropped.',
    limits:
      'Finds extreme values in any feature. Poison with ordinary values in every feature stays in the crowd.',
  },
  lof: {
    label: 'Local outlier factor',
    when: 'When poison lies just beside a dense crowd.',
    does: 'Compares how dense the samples are around a sample with how dense they are around its neighbours.',
    limits:
      'Finds stragglers beside dense crowds, which plain distances miss. A clump of poison is a dense crowd, too.',
  },
  ks: {
    label: 'Two-sample test (KS)',
    when: 'When one sender’s samples are unlike the trusted ones.',
    does: 'Compares what each sender sent with the trusted samples, one direction at a time, and bans senders that differ too much.',
    limits:
      'Needs no training. An honest sender with unusual samples looks guilty; poison in small portions does not.',
  },
  mmd: {
    label: 'Two-sample test (MMD)',
    when: 'The same, as a whole and with the labels.',
    does: 'Compares what each sender sent, labels included, with the trusted samples as a whole, and bans senders that differ too much.',
    limits: 'Sees differences that no single feature shows. With few samples per sender it sees little.',
  },
  duplicates: {
    label: 'Near-copies',
    when: 'When the same sample comes again and again.',
    does: 'Counts the samples that look almost the same to the model and claim the same class, and drops those with many copies.',
    limits:
      'Cheap attacks repeat one strong sample. Where honest people send the same thing twice, their samples are dropped, too.',
  },
  manual: {
    label: 'By hand',
    when: 'When you know the numbers of the samples.',
    does: 'Drops exactly the samples whose numbers you give, as the delivery numbers them from 0.',
    limits: 'For eyes that see more than any formula, and for programs of your own.',
  },
  strip: {
    label: 'Overlays (STRIP)',
    when: 'Against a mark that survives an overlay.',
    does: 'Blends trusted pictures over each sample and watches the trained model: a prediction that no overlay changes depends on a mark.',
    limits:
      'Made for backdoors whose mark survives the overlay. Faint or spread-out marks do not survive it.',
  },
  'neural-cleanse': {
    label: 'Smallest mark (Neural Cleanse)',
    when: 'To find the mark itself.',
    does: 'Searches, class by class, for the smallest mark that makes every sample pass as that class; a mark that is far too small reveals a backdoor.',
    limits:
      'Shows the mark itself. A mark that is spread over the whole picture is no smaller than one that an honest class needs.',
  },
};
