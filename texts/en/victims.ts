import type { VictimId } from '../../engine/victims/ids.ts';

/** The kinds of model, by name. */
export const victims: Readonly<Record<VictimId, string>> = {
  logistic: 'Logistic regression',
  network: 'Small neural network',
  transfer: 'Frozen network, new last layer',
  hinge: 'Linear SVM',
  softmax: 'Softmax regression',
  'naive-bayes': 'Naive Bayes',
};
