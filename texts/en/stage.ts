import type { WonBy } from '../facts.ts';
import { apart, count, percent } from './numbers.ts';

/** What everybody sees of a match: the waiting, the training, the reveal, the result. */
export const stage = {
  poisoning: {
    title: 'The well is being poisoned.',
    open: 'Somewhere in the next delivery there will be samples that lie. Nobody else knows which.',
    done: 'The plan is in. Nobody else knows what it is.',
  },
  filtering: {
    title: 'The water is being filtered.',
    open: 'The delivery is here, good and bad samples mixed. Only the samples themselves tell which is which.',
    done: 'The filters are chosen. Training starts when the phase ends.',
  },
  planIsIn: 'plan is in',
  choosing: 'choosing',
  waiting: 'waiting',
  training: {
    title: 'The model drinks.',
    open: 'It learns from whatever is left in the delivery.',
    left: ({ kept, of }: { kept: number; of: number }) =>
      `It learns from the ${count(kept)} samples that are left of ${count(of)}.`,
  },
  revealComing: {
    title: 'The truth is on its way.',
    text: 'The last numbers are being put together.',
  },
  unfiltered: ({ accuracy }: { accuracy: number }) =>
    `Without any filter it would have been ${percent(accuracy)}.`,
  wins: ({ team }: { team: string }) => `${team} wins.`,
  draw: 'A draw.',
  lead: (lead: WonBy) => {
    if (lead.by === 'points')
      return `Level in whole points, ahead by a fraction: ${apart(lead.points).join(' to ')}.`;
    return lead.by === 'attack'
      ? 'Equal points: those of the attacks decide.'
      : 'Equal points, also of the attacks: the best round decides.';
  },
  roundByRound: 'Round by round',
  lastRounds: ({ n, of }: { n: number; of: number }) => `Round by round: the last ${n} of ${of}`,
  replay: 'Replay and check every number',
  newMatch: 'New match',
};
