import { pointRows } from '../../engine/round/hand.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { inserted } from '../forms/hand-work.ts';
import { Segments } from '../panels/controls.tsx';
import { HandAccount } from '../panels/hand-account.tsx';
import { HandLayer } from '../panels/hand-layer.tsx';
import { HandPlace } from '../panels/hand-place.tsx';
import { HandRows } from '../panels/hand-rows.tsx';
import { HandTools } from '../panels/hand-tools.tsx';
import { ModelArena } from '../panels/model-arena.tsx';
import { isPlane } from '../picture/hand-picture.ts';
import { AddRecipe } from './add-recipe.tsx';
import { MailWriter } from './mail-writer.tsx';
import { PictureEditor } from './picture-editor.tsx';
import { SampleVerdict } from './sample-verdict.tsx';
import type { Hand } from './use-hand.ts';

/** How an attack is made: a recipe makes the rows where the round is played, or they are made here and sent. */
export type AttackWay = 'recipe' | 'hand';

export function AttackWayChoice(props: {
  readonly way: AttackWay;
  readonly onWay: (way: AttackWay) => void;
}) {
  const { hand } = useTexts();
  return (
    <Segments
      hideLabel
      label={hand.way}
      testId="attack-way"
      value={props.way}
      options={[
        { value: 'recipe', label: hand.byRecipe },
        { value: 'hand', label: hand.byHand },
      ]}
      onChange={props.onWay}
    />
  );
}

/** The arena as somebody works on it, with the tools below. */
export function HandArena({ hand }: { readonly hand: Hand }) {
  const { scenario } = hand.source;
  const { classNames } = useScenarioText(scenario);
  const { desks, hand: words } = useTexts();
  const { ground, work } = hand;
  const samples = ground?.known.n ?? 0;
  const touched = work ? countOf(work.poison) : 0;
  return (
    <div class="hand-arena">
      <ModelArena
        picture={hand.picture}
        classNames={classNames}
        busy={hand.drawn ? null : desks.attack.fetching}
        summary={words.arena({ samples, rows: touched })}
        mails={hand.source.clean?.cast.mails ?? hand.source.cast?.mails}
        making
        tellFate
        layer={
          hand.drawn ? (lens) => <HandLayer tool={hand.tool} lens={lens} onPath={hand.draw} /> : undefined
        }
        // The tools below stay where they are when a preview comes: its line is named from the beginning.
        legend={{ ghost: true, fates: [{ fate: 'missed' }, { fate: 'dropped' }] }}
      />
      <HandTools
        scenario={scenario}
        tool={hand.tool}
        label={hand.label}
        onTool={hand.setTool}
        onLabel={hand.setLabel}
        undo={hand.undo}
        redo={hand.redo}
        waiting={!hand.drawn}
        shortage={hand.shortage}
      />
    </div>
  );
}

const countOf = ({ inserted, flipped, mutated, removed }: NonNullable<Hand['work']>['poison']) =>
  inserted.n + flipped.index.length + mutated.index.length + removed.length;

/** What is made beside the picture, and all rows that there are. */
export function HandPanel({ hand }: { readonly hand: Hand }) {
  const { scenario } = hand.source;
  const { classNames } = useScenarioText(scenario);
  const { desks, hand: words } = useTexts();
  const { ground, work } = hand;
  if (!ground || !work) return <p class="small quiet">{desks.attack.fetching}</p>;
  return (
    <>
      {isPlane(scenario) && (
        <HandPlace
          quantiser={scenario.quantiser}
          className={classNames[hand.label] ?? ''}
          onPlace={(x, y) => {
            const { account } = hand;
            hand.change(inserted(work, ground, pointRows(ground, [x, y], hand.label), { account }));
          }}
          judge={(x, y) => <SampleVerdict hand={hand} x={pointRows(ground, [x, y], 0).x} />}
        />
      )}
      {scenario.picture.kind === 'image' && (
        <PictureEditor hand={hand} ground={ground} work={work} side={scenario.picture.side} />
      )}
      {hand.vocabulary && <MailWriter hand={hand} ground={ground} work={work} vocabulary={hand.vocabulary} />}
      <HandAccount work={work} account={hand.account} onAccount={hand.setAccount} />
      <AddRecipe hand={hand} ground={ground} work={work} />
      {hand.shortage && <p class="notice">{words.shortage(hand.shortage)}</p>}
      <section class="stack" style={{ '--gap': 1 }}>
        <h2 class="label">{words.rows}</h2>
        <HandRows scenario={scenario} ground={ground} work={work} onChange={hand.change} />
      </section>
    </>
  );
}
