import type { FilterId } from '../../engine/filters/ids.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import { overlapOf } from '../../engine/round/investigate.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { Button, Choice } from '../panels/controls.tsx';
import { ParamsForm } from '../panels/params-form.tsx';
import { ProgressBar } from '../panels/progress-bar.tsx';
import { SuspicionFigure } from '../panels/suspicion-figure.tsx';
import { Told } from '../panels/term.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { inSteps } from '../picture/cut.ts';
import { FilterChoice, type InquiryProps, LookBody } from './inquiry-parts.tsx';
import type { Investigation } from './use-inquiry.ts';

/** What a filter says of every sample, with its cut to drag, and how far another filter agrees. */
export function SuspicionLook({ inquiry, scenario }: InquiryProps) {
  const texts = useTexts();
  const { suspicion: words } = texts.inquiry;
  const { classNames } = useScenarioText(scenario);
  const { probe, setValues, change } = inquiry;
  const { answer, running, fault } = probe.asked;
  const { share } = probe;
  const free = change !== null || !probe.inPlan;
  return (
    <LookBody testId="suspicion-look" label={words.title} busy={running}>
      <h2 class="hidden">{words.title}</h2>
      <div class="probe-head">
        <FilterChoice inquiry={inquiry} scenario={scenario} label={words.filter} />
        {change && <PutButton inquiry={inquiry} />}
      </div>
      <ProgressBar running={running} share={null} label={words.computing} accent="var(--defend)" />
      {fault && <TroubleCard inline {...fault} />}
      {answer && probe.cut && (
        <SuspicionFigure
          suspicion={answer.suspicion}
          claimed={inquiry.claimed}
          classNames={classNames}
          cut={probe.cut}
          onShare={
            share && free
              ? (at) => setValues({ ...probe.values, [share.key]: inSteps(at, share) })
              : undefined
          }
        />
      )}
      {free && probe.fields.length > 0 && (
        <div class="probe-params">
          <p class="small quiet">{share ? words.drag : words.noShare}</p>
          <ParamsForm
            recipe={probe.filter}
            classNames={classNames}
            fields={probe.fields}
            values={probe.values}
            onChange={setValues}
          />
        </div>
      )}
      <Overlap inquiry={inquiry} scenario={scenario} />
      <p class="small quiet">
        <Told text={words.howToRead} />
      </p>
    </LookBody>
  );
}

function PutButton({ inquiry: { probe, toggle } }: { readonly inquiry: Investigation }) {
  const { suspicion: words } = useTexts().inquiry;
  return (
    <Button
      tone={probe.inPlan ? 'plain' : 'water'}
      testId="probe-put"
      disabled={toggle === null}
      onPress={() => toggle?.()}
    >
      {probe.inPlan ? words.takeOut : toggle ? words.put({ price: FILTERS[probe.filter].cost }) : words.full}
    </Button>
  );
}

/** How many samples this filter, another one, or both would take. */
function Overlap({ inquiry, scenario }: { readonly inquiry: Investigation; readonly scenario: Scenario }) {
  const texts = useTexts();
  const { overlap: words } = texts.inquiry;
  const { probe, other, setOther } = inquiry;
  const menu = scenario.filters.filter((id) => id !== probe.filter);
  return (
    <div class="overlap">
      <Choice<FilterId | 'none'>
        label={words.title}
        testId="overlap-with"
        value={other?.filter ?? 'none'}
        options={[
          { value: 'none', label: words.none },
          ...menu.map((id) => ({ value: id, label: texts.filters[id].label })),
        ]}
        onChange={(id) => setOther(id === 'none' ? null : id)}
      />
      {other && (
        <ProgressBar
          running={other.asked.running}
          share={null}
          label={texts.inquiry.suspicion.computing}
          accent="var(--defend)"
        />
      )}
      {other?.asked.fault && <TroubleCard inline {...other.asked.fault} />}
      {probe.cut && other?.cut && (
        <OverlapFigures
          dropped={[probe.cut.dropped, other.cut.dropped]}
          labels={[texts.filters[probe.filter].label, texts.filters[other.filter].label]}
        />
      )}
    </div>
  );
}

function OverlapFigures(props: {
  readonly dropped: readonly [Uint8Array, Uint8Array];
  readonly labels: readonly [string, string];
}) {
  const {
    inquiry: { overlap: words },
    numbers: { count },
  } = useTexts();
  const { both, byCount } = overlapOf(props.dropped);
  const [first = 0, shared = 0, , second = 0] = both;
  const figures = [
    [words.both, shared],
    [words.only({ label: props.labels[0] }), first - shared],
    [words.only({ label: props.labels[1] }), second - shared],
    [words.neither, byCount[0] ?? 0],
  ] as const;
  return (
    <dl class="figures" data-testid="overlap">
      {figures.map(([label, n]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{count(n)}</dd>
        </div>
      ))}
    </dl>
  );
}
