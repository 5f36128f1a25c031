import { useApp, useScenarioText, useTexts } from '../app-context.ts';
import type { GoldenLooks } from '../engine-worker/api.ts';
import { ClassShape } from '../panels/icons.tsx';
import { MailKey, MailText } from '../panels/mail-text.tsx';
import { ProgressBar } from '../panels/progress-bar.tsx';
import { SamplePicture } from '../panels/sample-picture.tsx';
import { Term } from '../panels/term.tsx';
import { TrainingOffer } from '../panels/training-offer.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { type InquiryProps, LookBody, pointLines } from './inquiry-parts.tsx';
import { useAsked } from './use-asked.ts';

/** The samples whose labels are known to be right, and how a model of the delivery does on them. */
export function GoldenLook({ inquiry, scenario, data }: InquiryProps) {
  const { engine } = useApp();
  const { golden: words } = useTexts().inquiry;
  const { buying } = inquiry;
  const found = useAsked(data.file, (file) => engine.golden(scenario.id, file));
  return (
    <LookBody testId="golden-look" label={words.title} busy={found.running}>
      <h2>
        {words.title} <Term id="golden" />
      </h2>
      {found.fault && <TroubleCard inline {...found.fault} />}
      {!found.running && !found.fault && !found.answer && <p class="quiet">{words.none}</p>}
      {found.answer && (
        <>
          <p class="quiet">{words.text({ n: found.answer.labels.length })}</p>
          <GoldenAccuracy scenario={scenario} file={data.file} />
          {buying && (
            <TrainingOffer
              left={buying.left}
              asking={buying.asking}
              trainings={buying.trainings}
              onTrain={buying.train}
            />
          )}
          {buying?.fault && <TroubleCard inline {...buying.fault} />}
          <GoldenSamples looks={found.answer} scenario={scenario} />
        </>
      )}
    </LookBody>
  );
}

/** Whether the delivery needs a filter at all. */
function GoldenAccuracy({
  scenario,
  file,
}: Pick<InquiryProps, 'scenario'> & { readonly file: Uint8Array | null }) {
  const { engine } = useApp();
  const { golden: words } = useTexts().inquiry;
  const found = useAsked(file, (bytes) => engine.goldenAccuracy(scenario.id, bytes));
  return (
    <>
      <ProgressBar running={found.running} share={null} label={words.computing} accent="var(--defend)" />
      {found.fault && <TroubleCard inline {...found.fault} />}
      {found.answer !== null && (
        <p class="strong" data-testid="golden-accuracy">
          {words.accuracy({ rate: found.answer })}
        </p>
      )}
    </>
  );
}

function GoldenSamples({
  looks,
  scenario,
}: Pick<InquiryProps, 'scenario'> & { readonly looks: GoldenLooks }) {
  const { classNames } = useScenarioText(scenario);
  const spoken = useTexts();
  const { golden: words } = spoken.inquiry;
  const { pictures, labels, side, points } = looks;
  const lines = points && !looks.mails ? pointLines(labels.length, points, spoken) : null;
  return (
    <>
      {looks.mails && <MailKey classNames={classNames} />}
      <ul class={`grid golden ${pictures ? '' : 'texts'}`}>
        {Array.from(labels, (label, i) => {
          const name = classNames[label] ?? '';
          const told = words.sample({ sample: i, label: name });
          return (
            <li key={i}>
              {pictures && <SamplePicture pixels={pictures} side={side} index={i} label={told} />}
              {looks.mails && <MailText mail={looks.mails[i] ?? ''} classNames={classNames} />}
              {lines && <span class="mail-line">{lines[i]}</span>}
              <span class="tag">
                <ClassShape label={label} size={11} /> {name}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
