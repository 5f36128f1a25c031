import type { ComponentChildren } from 'preact';
import type { HandGround } from '../../engine/round/hand.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { accountsOf, type HandWork, type RowMaker, undone } from '../forms/hand-work.ts';
import { greyValues } from '../picture/greys.ts';
import { isPlane } from '../picture/hand-picture.ts';
import { CrossSign } from './icons.tsx';
import { SamplePicture } from './sample-picture.tsx';

/** Every row of poison with what it is, and a button that takes it back. */
export function HandRows(props: {
  readonly scenario: Scenario;
  readonly ground: HandGround;
  readonly work: HandWork;
  readonly onChange: (work: HandWork) => void;
}) {
  const { scenario, work, ground } = props;
  const texts = useTexts();
  const { hand } = texts;
  const { classNames } = useScenarioText(scenario);
  const { inserted, flipped, mutated, removed } = work.poison;
  const name = (label: number | undefined) => classNames[label ?? -1] ?? '';
  const maker = (by: RowMaker) => (by === 'hand' ? null : texts.attacks[by].label);
  const item = (
    key: string,
    words: string,
    taken: Parameters<typeof undone>[1],
    picture?: ComponentChildren,
  ) => (
    <li key={key}>
      {picture}
      <span>{words}</span>
      <button
        type="button"
        class="button bare slim"
        aria-label={hand.takeBack({ row: words })}
        data-testid="hand-take-back"
        onClick={() => props.onChange(undone(work, taken))}
      >
        <CrossSign />
      </button>
    </li>
  );
  const { d } = inserted;
  const placeOf = (x: Float32Array, k: number) =>
    isPlane(scenario) ? { x: x[k * d] as number, y: x[k * d + 1] as number } : null;
  const many = accountsOf(work).size > 1;
  const total = inserted.n + flipped.index.length + mutated.index.length + removed.length;
  if (total === 0) return <p class="small quiet">{hand.noRows}</p>;
  return (
    <ul class="hand-rows small" aria-label={hand.rows} data-testid="hand-rows">
      {Array.from({ length: inserted.n }, (_, k) => {
        const note = work.notes[k];
        const facts = {
          label: name(inserted.y[k]),
          by: note ? maker(note.by) : null,
          text: note?.text ?? null,
          at: placeOf(inserted.x, k),
          account: many ? 1 + (work.poison.account[k] as number) : null,
        };
        return item(
          `new ${k}`,
          hand.row.inserted(facts),
          { inserted: [k] },
          thumbnail(scenario, inserted.x, k, d),
        );
      })}
      {Array.from(flipped.index, (row, k) =>
        item(`flip ${row}`, hand.row.flipped({ row, label: name(flipped.y[k]) }), { rows: [row] }),
      )}
      {Array.from(mutated.index, (row, k) =>
        item(
          `move ${row}`,
          hand.row.mutated({ row, label: name(mutated.y[k]), at: placeOf(mutated.x, k) }),
          { rows: [row] },
          thumbnail(scenario, mutated.x, k, d),
        ),
      )}
      {Array.from(removed, (row) =>
        item(`gone ${row}`, hand.row.removed({ row, label: name(ground.known.y[row]) }), { rows: [row] }),
      )}
    </ul>
  );
}

function thumbnail(
  { picture, quantiser }: Scenario,
  x: Float32Array,
  k: number,
  d: number,
): ComponentChildren {
  if (picture.kind !== 'image') return undefined;
  const pixels = greyValues(quantiser, { x: x.subarray(k * d, k * d + d), d });
  return <SamplePicture pixels={pixels} side={picture.side} index={0} size={36} />;
}
