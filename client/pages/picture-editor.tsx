import { useEffect, useId, useState } from 'preact/hooks';
import { drawnTrigger, type HandGround, oneRow, pictureRow, stampedCopies } from '../../engine/round/hand.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import {
  BRUSHES,
  type Brush,
  type BrushKind,
  blankDrawing,
  type Drawing,
  drawnOver,
  hasMark,
} from '../forms/drawing.ts';
import { type HandWork, inserted, marked, moved, repeated, shownSamples } from '../forms/hand-work.ts';
import { Button, Segments, Slider } from '../panels/controls.tsx';
import { PictureCanvas } from '../panels/picture-canvas.tsx';
import { greyValues } from '../picture/greys.ts';
import { SampleVerdict } from './sample-verdict.tsx';
import type { Hand } from './use-hand.ts';

/** What the editor works on: everything is there. */
export interface EditorProps {
  readonly hand: Hand;
  readonly ground: HandGround;
  readonly work: HandWork;
}

/** An editor of pictures: draw one, or take a known one and retouch it; new rows, other features, or a backdoor's mark. */
export function PictureEditor({ hand, ground, work, side }: EditorProps & { readonly side: number }) {
  const { scenario } = hand.source;
  const { classNames } = useScenarioText(scenario);
  const { hand: words } = useTexts();
  const [drawing, setDrawing] = useState<Drawing>(() => blankDrawing(side));
  const [brush, setBrush] = useState<Brush>({ kind: 'ink', size: 2 });
  const [taken, setTaken] = useState<number | null>(null);
  const [copies, setCopies] = useState(1);
  const left = Math.max(1, hand.source.points - hand.cost);
  const row = pictureRow(ground, drawing.greys);
  const take = (sample: number) => {
    const { d, n, x } = shownSamples(work, ground);
    if (!(sample >= 0 && sample < n)) return;
    setDrawing(
      drawnOver(drawing, greyValues(ground.quantiser, { x: x.slice(sample * d, sample * d + d), d })),
    );
    setTaken(sample);
  };
  useEffect(() => {
    if (hand.picked) take(hand.picked.sample);
  }, [hand.picked]);
  const count = Math.min(copies, left);
  const known = taken !== null && taken < ground.known.n ? taken : null;
  return (
    <section class="stack" style={{ '--gap': 2 }} aria-label={words.drawing.title}>
      <h2 class="label">{words.drawing.title}</h2>
      <PictureCanvas drawing={drawing} brush={brush} onChange={setDrawing} />
      <BrushForm
        brush={brush}
        marks={scenario.objective?.kind === 'backdoor'}
        onBrush={setBrush}
        onClear={() => {
          setDrawing(blankDrawing(side));
          setTaken(null);
        }}
      />
      <TakeForm most={ground.known.n} onTake={take} />
      {known !== null && (
        <p class="small quiet">
          {words.drawing.taken({ row: known, label: classNames[ground.known.y[known] as number] ?? '' })}
        </p>
      )}
      <SampleVerdict hand={hand} x={row} />
      <Slider
        label={words.copies}
        value={count}
        min={1}
        max={left}
        step={1}
        shown={words.copiesShown(count)}
        accent="var(--poison)"
        onChange={setCopies}
      />
      <div class="row">
        <Button
          testId="drawing-add"
          onPress={() => {
            const rows = repeated(oneRow(ground, row, hand.label), count);
            hand.change(inserted(work, ground, rows, { account: hand.account }));
          }}
        >
          {words.addAs({ n: count, label: classNames[hand.label] ?? '' })}
        </Button>
        {known !== null && (
          <Button testId="drawing-retouch" onPress={() => hand.change(moved(work, ground, [known], row))}>
            {words.drawing.retouch({ row: known })}
          </Button>
        )}
      </div>
      {hasMark(drawing) && (
        <MarkForm hand={hand} ground={ground} work={work} drawing={drawing} count={count} />
      )}
      {work.poison.trigger && <p class="small quiet">{words.drawing.hasMark}</p>}
    </section>
  );
}

function BrushForm(props: {
  readonly brush: Brush;
  readonly marks: boolean;
  readonly onBrush: (brush: Brush) => void;
  readonly onClear: () => void;
}) {
  const { brush, onBrush } = props;
  const { drawing } = useTexts().hand;
  const kinds: readonly BrushKind[] = props.marks ? BRUSHES : BRUSHES.filter((kind) => kind !== 'mark');
  return (
    <>
      <Segments
        label={drawing.brush}
        testId="brush"
        value={brush.kind}
        options={kinds.map((kind) => ({ value: kind, label: drawing[kind] }))}
        onChange={(kind) => onBrush({ ...brush, kind })}
      />
      {brush.kind === 'mark' && <p class="small quiet">{drawing.markHelp}</p>}
      <Slider
        label={drawing.size}
        value={brush.size}
        min={1}
        max={6}
        step={1}
        shown={drawing.pixels(brush.size)}
        onChange={(size) => onBrush({ ...brush, size })}
      />
      <Button size="slim" testId="drawing-clear" onPress={props.onClear}>
        {drawing.clear}
      </Button>
    </>
  );
}

/** Takes a known sample by its number: what a click on the picture does. */
function TakeForm(props: { readonly most: number; readonly onTake: (sample: number) => void }) {
  const id = useId();
  const { drawing } = useTexts().hand;
  const [number, setNumber] = useState('0');
  return (
    <form
      class="edit-line hand-take"
      onSubmit={(event) => {
        event.preventDefault();
        props.onTake(Number(number));
      }}
    >
      <label class="label" for={id}>
        {drawing.known}
      </label>
      <input
        id={id}
        class="input"
        type="number"
        required
        min={0}
        max={props.most - 1}
        step={1}
        value={number}
        data-testid="drawing-sample"
        onInput={(event) => setNumber(event.currentTarget.value)}
      />
      <Button submit testId="drawing-take">
        {drawing.take}
      </Button>
    </form>
  );
}

/** A mark of one's own: what the backdoor is judged by, and copies of known samples that teach it. */
function MarkForm(props: EditorProps & { readonly drawing: Drawing; readonly count: number }) {
  const { hand, ground, work, drawing, count } = props;
  const { hand: words } = useTexts();
  const mark = drawnTrigger(ground, drawing.mark, drawing.greys);
  const withMark = marked(work, mark);
  return (
    <div class="row">
      <Button testId="mark-use" onPress={() => hand.change(withMark)}>
        {words.drawing.useAsMark}
      </Button>
      <Button
        testId="mark-stamp"
        onPress={() => {
          const target = targetOf(hand.source.scenario, hand.label);
          const copies = stampedCopies(ground, otherRows(ground, target, count), mark, target);
          hand.change(inserted(withMark, ground, copies, { account: hand.account }));
        }}
      >
        {words.drawing.stamp({ n: count })}
      </Button>
    </div>
  );
}

const targetOf = ({ objective }: Scenario, label: number): number =>
  objective?.kind === 'backdoor' ? objective.targetClass : label;

/** Known rows of other classes than the one, evenly among all of them. */
function otherRows({ known }: HandGround, label: number, count: number): number[] {
  const others = Array.from(known.y.keys()).filter((row) => known.y[row] !== label);
  return Array.from({ length: count }, (_, k) => others[Math.floor((k * others.length) / count)] as number);
}
