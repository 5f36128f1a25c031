import type { ScenarioTexts } from '../../engine/round/scenario.ts';
import type { ScenarioId } from '../../engine/round/scenarios/index.ts';
import { count } from './numbers.ts';

const fog = (d: number): ScenarioTexts => ({
  title: `Fog of ${count(d)} dimensions`,
  story:
    `A harbour reads ${count(d)} instruments and tells calm from storm. Each instrument alone says little; together ` +
    'they are enough. Whoever sends false readings may hide among the many directions that nobody looks in.',
  lesson:
    'At equal strength (ε = 3\u00a0%, shifted by 3 standard deviations in a random direction) poison stands out in 2 ' +
    'dimensions and passes every filter of this menu in 512. Whoever knows the direction still sees it: this is a limit ' +
    'of filters, not of information. But such poison does no harm: the sphere, the loss or the gradient spectrum sees ' +
    'whatever bends the model.',
  classNames: ['calm', 'storm'],
});

/** The scenarios that come with the game. */
export const scenarios: Readonly<Record<ScenarioId, ScenarioTexts>> = {
  'digits-4v9': {
    title: 'Fours and nines',
    story:
      'A post office reads handwritten digits. Its model tells fours from nines and learns from samples that ' +
      'partners send in. When it errs, parcels go to the wrong street: every wrong digit is one lost parcel.',
    lesson:
      'A filter by distance can make things worse: it drops honest samples instead of poison that keeps their distances. ' +
      'Gradients show most of that poison, but not poison that aims at a model of its own choice (KKT). No filter here ' +
      'stops every attack.',
    classNames: ['4', '9'],
  },
  moons: {
    title: 'Two moons',
    story:
      'Buoys watch a river. From two readings a small network says whether the water is fit to drink. ' +
      'Anyone can send readings in. When the boundary bends, good water is thrown away and bad water is drunk.',
    lesson:
      'A model follows its data: a few samples in the right place bend the boundary, and you can see it.',
    classNames: ['clear', 'murky'],
  },
  spam: {
    title: 'Spam',
    story:
      'A mail provider learns from what its users report as spam and as honest mail. One advertisement has been ' +
      'caught for weeks. Its sender can write mails and report them, too.',
    lesson:
      'To get one mail through, nobody has to break the filter: ten mails in its words, reported as honest, are enough, ' +
      'and the service runs on as if nothing had happened.',
    classNames: ['ham', 'spam'],
  },
  features: {
    title: 'The borrowed eye',
    story:
      'A start-up cannot train a network of its own. It takes one that somebody else has trained to see digits and ' +
      'trains only the last layer: four or nine. Everyone can look up what the borrowed network sees.',
    lesson:
      'A picture that people call a nine and the network sees as a four needs no wrong label: whoever checks labels lets ' +
      'it pass.',
    classNames: ['4', '9'],
  },
  'fog-2': fog(2),
  'fog-8': fog(8),
  'fog-32': fog(32),
  'fog-128': fog(128),
  'fog-512': fog(512),
  digits: {
    title: 'Ten digits, one mark',
    story:
      'A bank reads the amounts on cheques with a network of ten classes that learns from scans its branches ' +
      'send in. Somebody teaches it a mark: it reads every cheque that carries the mark the way the forger wants.',
    lesson:
      'A backdoor leaves the accuracy alone. What gives it away is not how the model works, but what its samples have in ' +
      'common.',
    classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  },
  'spam-bayes': {
    title: 'The old mail filter',
    story:
      'A mail filter of 2003 judges every word by the share of mails that contain it, and learns from what its users ' +
      'report. Now one mail in a hundred contains every word there is and is reported as spam. Soon most honest mail is lost.',
    lesson:
      'A few mails that contain every word ruin a model that weighs words one by one; they hardly affect one that weighs ' +
      'them together. Filters that look for isolated samples miss such mails, because they are each other’s neighbours; a ' +
      'filter that looks for copies finds them.',
    classNames: ['ham', 'spam'],
  },
  letters: {
    title: 'Letters that nobody has seen',
    story:
      'An archive reads a script that only its scribes know: two letters, much alike, written by thousands of hands. Its ' +
      'model learns from pages that scribes send in. Every well has letters of its own, so no data and no model from ' +
      'outside can read them.',
    lesson:
      'Without data from outside a defender has only the samples themselves and a few trusted ones. Copies under the wrong ' +
      'label stand out among their neighbours; optimised poison stands out by its loss and its gradients.',
    classNames: ['ush', 'nam'],
  },
  'letters-10': {
    title: 'Ten letters, one mark',
    story:
      'An archive reads a script of ten letters that only its scribes know, with a network that learns from pages they ' +
      'send in. Somebody teaches it a mark: it reads every letter that carries the mark the way the forger wants.',
    lesson:
      'A backdoor leaves the accuracy alone. A few marked samples are enough, and no data from outside tell you how these ' +
      'letters look without the mark.',
    classNames: ['ush', 'nam', 'gal', 'pell', 'ko', 'rin', 'tam', 'esk', 'dov', 'wyn'],
  },
};
