import { count, list, percent, plural } from './numbers.ts';

/** What a host talks about after a match. */
export const debrief = {
  title: ({ code }: { code: string | null }) => (code === null ? 'Debrief' : `Debrief of ${code}`),
  heading: 'What happened, and why',
  lede: 'Moments to look at together, the plans that were played, questions to ask, and what each player did.',
  link: 'Debrief',
  print: 'Print',
  door: {
    title: 'Debrief a match.',
    text: 'Open the replay file of a match: this page says what is worth talking about.',
  },
  fetching: 'Fetching the match…',
  moments: {
    title: 'Moments',
    kinds: {
      hardest: 'The model that lost most',
      turned: 'A filter that did harm',
      unseen: 'An attack that no figure shows',
      found: 'Poison that was found',
      price: 'Honest samples that were lost',
      closest: 'The closest scores',
      clearest: 'The clearest result',
    },
    round: ({ round, title }: { round: number; title: string }) => `Round ${round}, ${title}`,
    look: 'Look at it in the replay',
    none: 'No round was played to its end.',
  },
  map: {
    title: 'What was played, and best play',
    help: 'The attack’s advantage, 50 + (attack − defence) / 2: above 50 the attack did better. Means, where the same plans met more than once.',
    attack: 'Attack',
    best: ({ value, seeds }: { value: number; seeds: number }) =>
      `With best play on both sides the advantage is ${count(Math.round(value))}, measured on ${plural(seeds, { one: 'drawn well', other: 'drawn wells' })}. Each side mixes its plans:`,
    mix: ({ recipes }: { recipes: readonly { name: string; share: number }[] }) =>
      list(recipes.map(({ name, share }) => `${name} ${percent(share, 0)}`)),
    unpublished: 'No table of best play has been published for this scenario.',
    nothing: 'no filter',
  },
  questions: {
    title: 'Questions to ask',
    /** For every match. */
    always: [
      'What did you believe during the round that turned out to be wrong?',
      'Where does the model that you use most get its data from, and who could add to them?',
    ],
  },
  people: {
    title: 'Who did what',
    name: 'Player',
    team: 'Team',
    did: 'Did',
    came: 'What came of it',
    namesOnly:
      'A replay names only those who handed a plan in or had a part of one. The host’s page of the room knows more.',
    acts: ({ changes, handed, asked }: { changes: number; handed: number; asked: number }) =>
      [
        ...(changes > 0 ? [plural(changes, { one: 'change of a plan', other: 'changes of plans' })] : []),
        ...(handed > 0 ? [`handed in ${plural(handed, { one: 'plan', other: 'plans' })}`] : []),
        ...(asked > 0 ? [`asked ${plural(asked, { one: 'question', other: 'questions' })}`] : []),
      ].join(', ') || 'left the plans to others',
    handedIn: 'handed in a plan or had a part of one',
    part: ({ rows, through }: { rows: number; through: number }) =>
      `${count(through)} of ${plural(rows, { one: 'own sample', other: 'own samples' })} came through`,
    played: (facts: {
      round: number;
      side: 'attack' | 'defend';
      plan: string;
      byBot: boolean;
      bouts: number;
      score: number;
    }) =>
      `Round ${facts.round}, ${facts.side === 'attack' ? 'attack' : 'defence'} with ${facts.plan}${facts.byBot ? ' (a bot’s plan)' : ''}: ` +
      `${plural(Math.round(facts.score), { one: 'point', other: 'points' })}${facts.bouts > 1 ? `, the mean of ${count(facts.bouts)} bouts` : ''}`,
    none: 'Nobody is named.',
  },
};
