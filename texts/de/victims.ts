import type { Texts } from '../texts.ts';

export const victims: Texts['victims'] = {
  logistic: 'Logistische Regression',
  network: 'Kleines neuronales Netz',
  transfer: 'Eingefrorenes Netz, neue letzte Schicht',
  hinge: 'Lineare SVM',
  softmax: 'Softmax-Regression',
  'naive-bayes': 'Naive Bayes',
};
