import type { HowHanded } from '../../engine/match/views.ts';
import type { PlanDoubt } from '../../engine/round/plan-doubts.ts';
import { count, percent } from './numbers.ts';

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
  notShared: 'Your team does not see this: it is not a plan yet.',
  playsAtEnd: 'When the time is up, the draft is played as it stands.',
  playsAtHostsEnd: 'When the host ends the phase, the draft is played as it stands.',
  late: {
    title: 'Too late:',
    text: 'the phase was over before your last change reached the server. It is no part of what is played.',
    close: 'Close',
  },
  ready: ({ ready, of }: { ready: number; of: number }) => `${count(ready)} of ${count(of)} ready`,
  readyHelp: ({ needed }: { needed: number }) =>
    `It is handed in when ${count(needed)} ${needed === 1 ? 'is' : 'are'} ready, or by the captain.`,
  split: {
    title: 'Split the points among us',
    isOff:
      'Each member gets a share and makes a part of the attack alone, sent from an account of their own.',
    isOn: 'What is on your desk is your part alone.',
    whatFollows:
      'The reveal says what every part did. If you go back to one draft, the captain’s part is kept and the others are lost.',
    others: ({ n }: { n: number }) =>
      n === 1 ? 'Share of the other member' : `Shares of the other ${count(n)}`,
    gone: 'somebody who has left',
    nothingYet: 'nothing yet',
    noPart: 'You have made no part yet: choose a recipe, or make samples by hand.',
    left: ({ left, of }: { left: number; of: number }) => `${count(left)} of ${count(of)} points left`,
    shareOf: ({ name }: { name: string }) => `Points of ${name}`,
    evenly: 'Share evenly',
    unshared: ({ points }: { points: number }) =>
      `${count(points)} ${points === 1 ? 'point is' : 'points are'} not shared out yet.`,
  },
  /** What every member's part of a split attack did, from the reveal on. */
  harm: {
    title: 'Whose samples did the harm',
    member: 'Member',
    rows: 'Samples',
    through: 'Came through',
    without: 'Without them',
    right: ({ accuracy }: { accuracy: number }) => `${percent(accuracy)} right`,
    hits: ({ hits, of }: { hits: number; of: number }) =>
      `${count(hits)} of ${count(of)} ${of === 1 ? 'target' : 'targets'} hit`,
    obeyed: ({ rate }: { rate: number }) => `mark obeyed ${percent(rate)}`,
    same: 'nothing would change',
    help: 'Measured by leaving each part out: the model is trained once more on what the filters kept of a delivery without it. Two parts that do the same harm can each look harmless.',
    now: ({ accuracy }: { accuracy: number }) => `The model as it is: ${percent(accuracy)} right.`,
  },
  sayReady: 'Ready',
  notReady: 'Not ready yet',
  /** On a button that a finger has touched once. */
  tapAgain: 'Tap again to confirm',
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
        return 'The time was up: the draft is played as it was.';
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
      'part-missing': 'Somebody has made no part of the attack yet. The points of that share would be lost.',
    } satisfies Record<PlanDoubt, string>,
    goOn: 'Hand it in anyway',
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
