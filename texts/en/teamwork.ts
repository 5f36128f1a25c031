import type { HowHanded } from '../../engine/match/views.ts';
import type { PlanDoubt } from '../../engine/round/plan-doubts.ts';
import { count } from './numbers.ts';

/** A team at work on one draft. `by` is a nickname; null for somebody who has left. */
export const teamwork = {
  draft: 'Your team’s draft',
  /** Whose well. */
  youPoison: ({ team }: { team: string }) => `You poison the well of ${team}`,
  youPoisonAll: ({ teams }: { teams: number }) => `You poison the wells of all ${count(teams)} others`,
  youGuard: 'You guard your own well',
  youGuardAgainst: ({ team }: { team: string }) => `${team} has been at your well.`,
  youGuardAgainstAll: ({ teams }: { teams: number }) =>
    `One plan guards your well against all ${count(teams)} other teams.`,
  none: 'Nobody has made a plan yet. Without one a bot plays for you.',
  changedBy: ({ by }: { by: string | null }) => `Last changed by ${by ?? 'somebody who has left'}.`,
  changedByYou: 'Last changed by you.',
  sharing: 'Your change is on its way to your team…',
  notShared: 'Your team does not see this: it is no plan yet.',
  playsAtEnd: 'The draft as it stands plays when the time is up.',
  playsAtHostsEnd: 'The draft as it stands plays when the host ends the phase.',
  ready: ({ ready, of }: { ready: number; of: number }) => `${count(ready)} of ${count(of)} ready`,
  readyHelp: ({ needed }: { needed: number }) =>
    `It is handed in when ${count(needed)} are ready, or by the captain.`,
  sayReady: 'Ready',
  notReady: 'Not ready yet',
  handIn: 'Hand in',
  isReady: 'ready',
  isAtWork: 'at work',
  handedIn: ({ by, how }: { by: string | null; how: HowHanded }) => {
    switch (how) {
      case 'captain':
        return `${by ?? 'The captain'} has handed it in.`;
      case 'ready':
        return 'Most of you were ready: it is handed in.';
      case 'time':
        return 'The time was up: the draft plays as it was.';
      case 'bot':
        return 'There was no draft: a bot plays.';
      default:
        return how satisfies never;
    }
  },
  takeBack: ({ seconds }: { seconds: number }) => `Take back (${count(seconds)} s)`,
  sure: {
    title: 'Are you sure?',
    doubts: {
      'spends-nothing': 'This plan does nothing.',
      'drops-most': 'This plan throws out more than half of the samples.',
    } satisfies Record<PlanDoubt, string>,
    goOn: 'Hand it in all the same',
    back: 'Change it',
  },
  /** Behind the plan of a bout, from the reveal on. */
  handedInBy: ({ by, how }: { by: string | null; how: HowHanded }) =>
    how === 'captain' && by !== null
      ? `handed in by ${by}`
      : how === 'ready'
        ? 'handed in by most of the team'
        : how === 'time'
          ? `played as ${by ?? 'the team'} left it`
          : 'made by a bot',
  yourAttack: ({ team }: { team: string }) => `Your attack on ${team}`,
  yourWell: 'Your own well',
  yourWellAgainst: ({ team }: { team: string }) => `Your well against ${team}`,
  whichBout: 'Whose well to look at',
};
