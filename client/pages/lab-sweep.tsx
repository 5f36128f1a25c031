import { useState } from 'preact/hooks';
import { parameterText } from '../../texts/parameter-text.ts';
import { recipeName } from '../../texts/recipe-text.ts';
import { useTexts } from '../app-context.ts';
import { type SweptNumber, sweptNumbers } from '../forms/sweep.ts';
import { writeLab } from '../links/lab-link.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { Choice, Slider } from '../panels/controls.tsx';
import { ProgressBar } from '../panels/progress-bar.tsx';
import { SweepChart, sweptMeans } from '../panels/sweep-chart.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { TryButton } from '../panels/try-button.tsx';
import type { Lab } from './use-lab.ts';
import { useSweep } from './use-sweep.ts';

const MOST_SEEDS = 5;

/** One number of the settings from one end to the other, as a curve with its seeds. */
export function LabSweep({ lab }: { readonly lab: Lab }) {
  const texts = useTexts();
  const { sweep: words } = texts.lab;
  const { numbers } = texts;
  const sweep = useSweep();
  const [key, setKey] = useState('e');
  const [seeds, setSeeds] = useState(3);
  const choices = sweptNumbers(scenarioOf(lab.state.scenario), lab.state);
  const chosen = choices.find((each) => each.key === key) ?? choices[0];
  const nameOf = ({ recipe, parameter }: SweptNumber) =>
    recipe === null
      ? texts.forms.budget
      : `${recipeName(texts, recipe)}: ${parameterText(texts, recipe, parameter).label}`;
  const { swept, points } = sweep;
  const measures = points.map(({ value, summary }) => ({
    value,
    rate: summary.accuracy,
    clean: summary.cleanAccuracy,
  }));
  const shown = (value: number) => (swept?.isShare ? numbers.percent(value) : numbers.short(value));
  return (
    <details class="more lab-sweep" data-testid="lab-sweep" data-points={points.length}>
      <summary>{words.title}</summary>
      <div class="sweep-controls">
        <Choice
          label={words.number}
          testId="sweep-number"
          value={chosen?.key ?? ''}
          options={choices.map((each) => ({ value: each.key, label: nameOf(each) }))}
          onChange={setKey}
        />
        <Slider
          label={words.seeds}
          testId="sweep-seeds"
          value={seeds}
          min={1}
          max={MOST_SEEDS}
          step={1}
          shown={numbers.count(seeds)}
          onChange={setSeeds}
        />
        <TryButton
          label={words.start}
          testId="sweep-start"
          tone="water"
          running={sweep.running}
          disabled={!chosen}
          onStart={() => {
            lab.job.cancel();
            if (chosen) sweep.start(chosen, lab.state, seeds);
          }}
          onCancel={sweep.cancel}
        />
      </div>
      {sweep.running && (
        <ProgressBar running share={sweep.share} label={words.playing} accent="var(--clear)" />
      )}
      {sweep.fault && <TroubleCard inline {...sweep.fault} />}
      {swept && points.length > 0 && (
        <figure class="stack" style={{ '--gap': 0.5 }}>
          <SweepChart
            points={measures}
            min={swept.min}
            max={swept.max}
            shown={shown}
            label={words.chart({
              name: nameOf(swept),
              means: sweptMeans(measures).map(({ value, ...rates }) => ({ at: shown(value), ...rates })),
            })}
          />
          <figcaption class="small quiet">
            {words.caption({ name: nameOf(swept), seeds: new Set(points.map(({ seed }) => seed)).size })}
            {sweep.written !== writeLab(lab.state) && ` ${words.other}`}
          </figcaption>
        </figure>
      )}
    </details>
  );
}
