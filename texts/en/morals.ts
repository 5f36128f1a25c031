import type { MoralFacts, MoralId } from '../../engine/lessons/morals.ts';
import type { MoralText } from '../moral-text.ts';
import { count, percent, plural } from './numbers.ts';

const samples = (n: number) => plural(n, { one: 'sample', other: 'samples' });
const poison = (n: number) => plural(n, { one: 'poisoned sample', other: 'poisoned samples' });
const honest = (n: number) => plural(n, { one: 'honest sample', other: 'honest samples' });
const right = ({ summary }: MoralFacts) =>
  `The model is right on ${percent(summary.accuracy)} of unseen samples; trained without poison it would be right on ${percent(summary.cleanAccuracy)}.`;
const found = ({ summary: { poisonRows, detection } }: MoralFacts) =>
  `The defence caught ${count(detection.caught)} of ${poison(poisonRows)} and took ${honest(detection.collateral)} for poison.`;
const against = ({ summary }: MoralFacts) =>
  `With the defence the model is right on ${percent(summary.accuracy)} of unseen samples, without any it would be right on ${percent(summary.unfilteredAccuracy)}.`;

/** What a bout has shown above all, and its counterpart outside of the game. */
export const morals: Readonly<Record<MoralId, MoralText>> = {
  outage: {
    title: 'A defence can fill in the well by itself.',
    says: ({ summary: { streamRows, removedRows } }) =>
      `The defence left ${count(streamRows - removedRows)} of ${samples(streamRows)}, and no usable model came of them.`,
    world:
      'A filter that is too strict is an outage that the defenders cause themselves. In April 2010 an update of a virus scanner took a system file of Windows XP for a virus and stopped thousands of computers. No attacker was needed.',
    ask: 'How much of your own data would you give up in order to be safe, and who decides that?',
  },
  'false-alarm': {
    title: 'Filters are paid for on the quiet days.',
    says: ({ summary: { removedRows, relabelledRows = 0 } }) =>
      `There was no poison at all. The defence still removed or relabelled ${honest(removedRows + relabelledRows)}.`,
    world:
      'A spam filter meets honest mail most of the time, and every honest mail that it loses was written by somebody. On most days nobody attacks, so most of what a filter costs is paid on days without an attack.',
    ask: 'How would you have noticed that there was nothing to find?',
  },
  quiet: {
    title: 'Calm water proves nothing.',
    says: () =>
      'There was no poison, and the defence changed nothing. That was right; the data alone could not tell.',
    world:
      'Whoever runs a spam filter sees the same: a quiet week is no evidence that nobody is at work. A small set of trusted samples that is kept apart tells whether the model is still good, whatever the new data look like.',
    ask: 'What made you decide to do nothing: evidence, or luck?',
  },
  'hidden-mark': {
    title: 'A backdoor leaves the accuracy alone.',
    says: (facts) =>
      `${percent(facts.summary.attackSuccess ?? 0)} of the marked samples pass as the attackers’ class. ${right(facts)} No test on ordinary samples shows the mark.`,
    world:
      'A published model is copied, trained further and built into products, and the mark goes with it. Deleting the poisoned samples afterwards changes none of the copies: once the model is out, the damage is done.',
    ask: 'Your team downloads a finished model. What could you test, and what could you not?',
  },
  'true-labels': {
    title: 'Checking labels does not find this.',
    says: ({ summary: { hits = 0, targets = 0 } }) =>
      `${count(hits)} of ${plural(targets, { one: 'target', other: 'targets' })} passed as another class, and every poisoned sample kept the label of the sample that it was made from.`,
    world:
      'Artists defend their pictures by the same means. Glaze and Nightshade change a picture so little that people hardly see it, while a model that is trained on scraped copies learns something else. The labels are true.',
    ask: 'When is such poison an attack, and when is it self-defence?',
  },
  'one-of-many': {
    title: 'One sample is enough for the attacker.',
    says: (facts) =>
      `${count(facts.summary.hits ?? 0)} of ${plural(facts.summary.targets ?? 0, { one: 'target', other: 'targets' })} passed as another class. ${right(facts)}`,
    world:
      'Whoever sends one advertisement wants this one through the spam filter, and does not care about any other. The accuracy of the filter stays what it was, so nobody looks.',
    ask: 'Which single mistake would hurt your service most, and would you see it in your figures?',
  },
  'seen-by-a-gate': {
    title: 'It worked, and it was loud.',
    says: (facts) =>
      `The attack reached its goal, but the service paid for it. ${right(facts)} A test against trusted samples before the model goes out can refuse such a model.`,
    world:
      'Services that train anew every day compare each model with the one before on a fixed set, and publish it only if it passes. The test has to come first: a model that is on phones or in downloads cannot be called back.',
    ask: 'Who tests your model before it is published, and on which samples?',
  },
  'honest-samples': {
    title: 'Rare is not false.',
    says: (facts) => `Every sample that the attackers sent was real and correctly labelled. ${found(facts)}`,
    world:
      'Filters for scraped text and pictures remove what is unusual: dialects, small languages, rare cases. A study of a large collection of web pages found that its filter removed texts by and about minorities more often than others.',
    ask: 'Which honest people would look suspicious to your filter?',
  },
  'word-flood': {
    title: 'Feedback is training data.',
    says: (facts) =>
      `${plural(facts.summary.poisonRows, { one: 'mail that contains every word, reported as spam, was', other: 'mails that contain every word, reported as spam, were' })} enough. ${right(facts)}`,
    world:
      'Campaigns report on a large scale: mails as spam, honest posts as abuse, films with one star. In 2018 Google described four large attempts within a few months to skew the spam filter of Gmail in this way. The way back is to train again on data from before.',
    ask: 'Who may teach your model, and how much may one of them teach it?',
  },
  'turned-filter': {
    title: 'The filter worked for the attackers.',
    says: (facts) => `${against(facts)} ${found(facts)}`,
    world:
      'Whoever knows what a filter reacts to can turn it against honest people. Campaigns of false reports get honest accounts blocked on social networks, and the platform’s own filter does the work.',
    ask: 'Would you have been better off doing nothing, and how could you have known?',
  },
  'many-accounts': {
    title: 'Many small voices, one hand.',
    says: (facts) =>
      `The poison came from ${plural(facts.accounts, { one: 'account', other: 'accounts' })}, and ${poison(facts.summary.detection.missed)} got through. ${right(facts)}`,
    world:
      'Accounts can be bought. Review sites and social networks meet campaigns from thousands of them, each of which does very little. A limit per account only helps where accounts cost something.',
    ask: 'What does a new account cost on your service, and what would it cost to make it cost more?',
  },
  'chosen-labels': {
    title: 'Mistakes that agree with each other are an attack.',
    says: (facts) =>
      `${plural(facts.summary.poisonRows, { one: 'sample got', other: 'samples got' })} a wrong label that was chosen for its effect. ${right(facts)}`,
    world:
      'Models put up with many careless labels. Labels that people have agreed upon are something else: in 2016 users taught the chatbot Tay abuse within a day, and Microsoft took it offline.',
    ask: 'How would you tell careless contributors from those who have agreed with each other?',
  },
  'damage-done': {
    title: 'Once the model is out, the damage is done.',
    says: (facts) =>
      `${poison(facts.summary.poisonRows)}, ${percent(facts.summary.epsilon)} of the clean data, did it. ${right(facts)}`,
    world:
      'In 2023 links to illegal pictures were found in LAION-5B, a collection of billions of scraped pictures. The collection was withdrawn; the models that had been trained on it were still there. Data can be taken back, models that were published cannot.',
    ask: 'If this model had been published yesterday, what could you still do today?',
  },
  'price-of-robustness': {
    title: 'Robust training has a price.',
    says: (facts) => against(facts),
    world:
      'Training that limits what single samples can do also limits rare honest ones. Studies of training with clipped gradients and noise found that small groups lose most.',
    ask: 'Who pays for the protection: those who cause the risk, or those who are rare?',
  },
  'held-by-training': {
    title: 'You need not find the poison to live with it.',
    says: (facts) => `${found(facts)} ${against(facts)}`,
    world:
      'Keyboards that learn from many phones cannot look at what people type. They limit what each phone can change, so that no single one moves the model far.',
    ask: 'What would you rather have: a filter that finds poison, or training that needs none?',
  },
  spectrum: {
    title: 'Poison gives itself away by what it has in common.',
    says: found,
    world:
      'Samples of one attacker resemble each other. Whoever cleans scraped pictures looks for such groups and for near-copies. Attackers who know this vary their samples, and then it takes more of them.',
    ask: 'How would you change the attack so that its samples have less in common?',
  },
  caught: {
    title: 'Crude poison is conspicuous.',
    says: found,
    world:
      'Spam filters live on this: whatever is sent in bulk stands out. That is why senders vary words and addresses, and why a filter that worked yesterday says little about tomorrow.',
    ask: 'What will the attackers do differently next time, now that they know what you use?',
  },
  'many-features': {
    title: 'In many dimensions a filter does not know where to look.',
    says: (facts) => `A sample has ${count(facts.features)} features. ${found(facts)}`,
    world:
      'Pictures, texts and genomes have thousands of features. Poison that is far out in one direction is hidden among all the others, unless somebody knows the direction. This is a limit of filters, not of information.',
    ask: 'What would you have to know about the attackers in order to know the direction?',
  },
  'shrugged-off': {
    title: 'A model puts up with a lot, up to a point.',
    says: ({ summary }) =>
      `${poison(summary.poisonRows)}, ${percent(summary.epsilon)} of the clean data, reached ${percent(summary.impact)} of the attackers’ goal.`,
    world:
      'Data that are scraped from the web are never clean, and models are trained on them all the same: mistakes that do not agree with each other cancel out. That it held at this dose says little about twice the dose.',
    ask: 'How much more poison would it have taken, and how would you find that out safely?',
  },
};
