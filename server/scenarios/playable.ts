import { GameError } from '../../engine/errors.ts';
import type { Shelf } from './shelf.ts';

/**
 * The shelf without those of the host's own scenarios that cannot be trained on their clean data: each is
 * tried once, and the others are not to suffer.
 *
 * @param tryOut  fails where a scenario cannot be played
 * @param report  told which one is left out, and why
 */
export async function playableShelf(
  shelf: Shelf,
  tryOut: (scenario: string) => Promise<unknown>,
  report: (error: unknown) => void,
): Promise<Shelf> {
  const tried = await Promise.all(
    shelf.own.map(async (scenario) => {
      try {
        await tryOut(scenario.id);
        return [scenario];
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        report(new GameError('not-learnt', `own pack ${scenario.id}.pack is left out: ${why}`, { cause }));
        return [];
      }
    }),
  );
  const own = tried.flat();
  const left = new Set(shelf.own.filter((scenario) => !own.includes(scenario)).map(({ id }) => id));
  return { own, scenario: (id) => (left.has(id) ? undefined : shelf.scenario(id)) };
}
