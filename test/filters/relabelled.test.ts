import { expect, it } from 'vitest';
import { relabel } from '../../engine/data/rows.ts';
import { filterStream } from '../../engine/round/filtering.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import { loadWell } from '../../engine/round/well.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

it('FILTER-9 the next filter sees the labels that a filter has changed', () => {
  const { scenario, train } = loadWell(core, 'moons', null, 5);
  // Every eighth label is wrong.
  const stream = relabel(
    train,
    train.y.map((label, i) => (i % 8 === 0 ? 1 - label : label)),
  );
  const turn = { id: 'knn-relabel', params: {} } as const;
  const drop = { id: 'sphere', params: {} } as const;
  const filtered = (of: typeof stream, filters: DefencePlan['filters']) =>
    filterStream(core, scenario, of, { filters });
  const dropped = ({ removedBy }: ReturnType<typeof filtered>) => [...removedBy].map((by) => by > 0);

  const turned = filtered(stream, [turn]);
  expect(turned.y).not.toEqual(stream.y);
  expect(dropped(turned)).not.toContain(true);
  const both = filtered(stream, [turn, drop]);
  expect(both.y).toEqual(turned.y);
  expect(dropped(both)).toEqual(dropped(filtered(relabel(stream, turned.y), [drop])));
  expect(dropped(both)).not.toEqual(dropped(filtered(stream, [drop])));
});
