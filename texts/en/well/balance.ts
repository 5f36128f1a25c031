import type { BalanceWords } from '../../../instrument/balance/words.ts';
import type { MixShare } from '../../../instrument/equilibrium.ts';
import { figures } from './figures.ts';

const { percent, decimal, seconds } = figures;

const points = (value: number) => decimal(value, 1);
const mix = (shares: readonly MixShare[]) =>
  shares.map(({ name, share }) => `${name} ${percent(share)}`).join(', ');

/** The judgement of a scenario, in the summary and in docs/balance.md. */
const words: BalanceWords = {
  verdicts: { holds: 'holds', 'short of an aim': 'short of an aim', 'breaks a rule': 'breaks a rule' },
  kinds: { rule: 'rule', aim: 'aim' },
  outcomes: { rule: { met: 'holds', not: 'FAILS' }, aim: { met: 'met', not: 'missed' } },
  degenerate: {
    nothing: 'do nothing',
    everything: 'delete everything',
    'random-rows': 'delete at random',
    noise: 'obvious noise',
    'random-labels': 'random labels',
  },
  demand(finding) {
    switch (finding.demand) {
      case 'degenerate':
        return 'no thoughtless plan beats the value of the game';
      case 'unbeaten':
        return finding.side === 'attack'
          ? 'no attack is best against every defence'
          : 'no defence is best against every attack';
      case 'value':
        return `value between ${finding.lowest} and ${finding.highest}`;
      case 'mixed':
        return `both sides mix ${finding.least} recipes or more`;
      default:
        return finding satisfies never;
    }
  },
  detail(finding) {
    switch (finding.demand) {
      case 'degenerate':
        return finding.plans
          .map(
            ({ side, id, gain }) =>
              `${side}: ${words.degenerate[id]} ${gain > 0 ? 'gains' : 'loses'} ${points(Math.abs(gain))}`,
          )
          .join('; ');
      case 'unbeaten':
        return (
          finding.best ??
          finding.beaten.map(({ plan, by, against }) => `${by} beats ${plan} against ${against}`).join('; ')
        );
      case 'value':
        return points(finding.value);
      case 'mixed':
        return `attack ${finding.attack}, defence ${finding.defence}`;
      default:
        return finding satisfies never;
    }
  },
  mix,
  play: ({ seeds, value, attackMix, defenceMix }) =>
    `${seeds.length === 1 ? 'Seed' : 'Seeds'} ${seeds.join(', ')}. Value ${points(value)}. The attacker plays ${mix(attackMix)}. The defender plays ${mix(defenceMix)}.`,
  caption:
    "The attack's advantage, 50 + (attack − defence) / 2; thoughtless plans in italics, for the record:",
};

/** `well balance`. */
export const balance = {
  description:
    'check that scenarios are games: no thoughtless plan pays, no plan is always best, both sides are about even',
  scenarios: 'ids or packs of your own (default: every scenario)',
  options: {
    seeds:
      'one number n for the seeds 1 to n (101 is the seeds 1 to 101), a range as in 101-103 for those, or a list as in 7,9',
    pairs: 'the defence also plays two recipes in a row, where its points allow',
    write: 'write tables and judgement into this Markdown file, after what is written by hand',
  },
  words,
  heading: (scenario: string, seeds: readonly number[], value: number, elapsedMillis: number) =>
    `${scenario}, ${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(', ')}: value ${points(value)}, ${seconds(elapsedMillis)}`,
  attackPlays: 'attack plays',
  defencePlays: 'defence plays',
};
