import type { ClassSpectrum } from '../../engine/round/investigate.ts';
import { histogramOf } from '../../engine/round/investigate.ts';
import { useApp, useScenarioText, useTexts } from '../app-context.ts';
import { BarChart } from '../panels/bar-chart.tsx';
import { ClassShape } from '../panels/icons.tsx';
import { ProgressBar } from '../panels/progress-bar.tsx';
import { Term } from '../panels/term.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { type InquiryProps, LookBody } from './inquiry-parts.tsx';
import { useAsked } from './use-asked.ts';

const BARS = 48;

/** The singular values of each class, and its samples along the first vector. */
export function SpectrumLook({ scenario, data }: InquiryProps) {
  const { engine } = useApp();
  const { spectrum: words } = useTexts().inquiry;
  const { classNames } = useScenarioText(scenario);
  const found = useAsked(data.file, (file) => engine.spectrum(scenario.id, file));
  return (
    <LookBody testId="spectrum-look" label={words.title} busy={found.running}>
      <h2>
        {words.title} <Term id="spectrum" />
      </h2>
      <ProgressBar running={found.running} share={null} label={words.computing} accent="var(--defend)" />
      {found.fault && <TroubleCard inline {...found.fault} />}
      {found.answer?.map((spectrum, label) => (
        <ClassFigure key={label} spectrum={spectrum} label={label} name={classNames[label] ?? ''} />
      ))}
      <p class="small quiet">{words.howToRead}</p>
    </LookBody>
  );
}

function ClassFigure(props: {
  readonly spectrum: ClassSpectrum;
  readonly label: number;
  readonly name: string;
}) {
  const { values, first } = props.spectrum;
  const { name, label } = props;
  const {
    inquiry: { spectrum: words },
    numbers,
  } = useTexts();
  const [top = 0, next = 0] = values;
  const { counts } = histogramOf(first, { y: new Int32Array(first.length), classes: 1 }, BARS);
  return (
    <div class="spectrum-class">
      <h3>
        <ClassShape label={label} /> {name}
        {next > 0 && <span class="quiet">{words.ratio({ ratio: numbers.decimal(top / next, 2) })}</span>}
      </h3>
      <figure>
        <ol class="singular" aria-label={words.values({ label: name })}>
          {Array.from(values, (value, k) => (
            <li key={k} style={{ '--share': top > 0 ? value / top : 0, '--accent': `var(--class-${label})` }}>
              {numbers.short(value)}
            </li>
          ))}
        </ol>
        <figcaption class="small quiet">{words.values({ label: name })}</figcaption>
      </figure>
      <figure>
        <BarChart
          counts={counts}
          most={counts.reduce((held, n) => Math.max(held, n), 0)}
          colour={`var(--class-${label})`}
          label={words.first({ label: name })}
        />
        <figcaption class="small quiet">{words.first({ label: name })}</figcaption>
      </figure>
    </div>
  );
}
