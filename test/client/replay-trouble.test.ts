import { expect, it } from 'vitest';
import { scenarioOf } from '../../client/links/scenarios.ts';
import { troubleIn } from '../../client/net/asking.ts';
import { troubleOfReplay } from '../../client/room/trouble.ts';
import { parseReplay, REPLAY_MAX_CHARS } from '../../contract/replay.ts';

const told = (open: () => unknown) => {
  try {
    open();
  } catch (error) {
    return troubleOfReplay(troubleIn(error).trouble);
  }
  throw new Error('the file was opened');
};
const versioned = (version: number) => JSON.stringify({ format: 'poisoned-well-replay', version });

it.each([
  ['is cut off', () => parseReplay(versioned(2).slice(0, 20)), 'bad-file'],
  ['is of another version', () => parseReplay(versioned(9)), 'bad-file'],
  ['lacks most of a replay', () => parseReplay(versioned(2)), 'bad-file'],
  ['is too long', () => parseReplay(' '.repeat(REPLAY_MAX_CHARS + 1)), 'bad-file'],
  ['has data that are not here', () => scenarioOf('a-pack-of-another-server'), 'no-data-here'],
] as const)('CLIENT-4 a replay file that %s is told as a file', (_what, open, trouble) => {
  expect(told(open)).toBe(trouble);
});
