import { useMemo, useState } from 'preact/hooks';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { Cast } from '../engine-worker/api.ts';
import { SampleBar } from '../panels/sample-bar.tsx';
import { ScrutinyGrid } from '../panels/scrutiny-grid.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { strangeness } from '../picture/scrutiny.ts';
import { FilterChoice, type InquiryProps, Marks, pointLines } from './inquiry-parts.tsx';

const NO_AUDITS: ReadonlyMap<number, boolean> = new Map();

/** Sample by sample, the most suspicious first under any filter of the menu. */
export function SamplesLook({ inquiry, defence, scenario, cast }: InquiryProps & { readonly cast: Cast }) {
  const texts = useTexts();
  const { classNames } = useScenarioText(scenario);
  const [chosen, setChosen] = useState<number | null>(null);
  const strange = useMemo(() => strangeness(cast.places, cast.labels), [cast]);
  const { tool, mark, marks } = inquiry.marking;
  const { buying } = inquiry;
  const audits = buying?.audits ?? NO_AUDITS;
  return (
    <>
      <Marks inquiry={inquiry} scenario={scenario} help={texts.inquiry.marking.listHelp} />
      {chosen !== null && (
        <SampleBar
          sample={chosen}
          label={classNames[cast.labels[chosen] as number] ?? ''}
          isMail={cast.mails !== null}
          rank={inquiry.probe.asked.answer?.rank[chosen] ?? null}
          mark={marks[chosen] ?? 'none'}
          onMark={inquiry.change && ((given) => mark([chosen], given))}
          poisoned={audits.get(chosen) ?? null}
          {...(buying && { onAudit: buying.audit && (() => buying.audit?.(chosen)) })}
        />
      )}
      {buying?.fault && <TroubleCard inline {...buying.fault} />}
      <div class="scrutiny" data-testid="samples-look" aria-busy={inquiry.probe.asked.running}>
        <FilterChoice inquiry={inquiry} scenario={scenario} label={texts.inquiry.sortedBy} />
        <ScrutinyGrid
          pictures={cast.pictures}
          side={cast.side}
          mails={cast.mails}
          lines={cast.mails || cast.pictures ? null : pointLines(cast.n, cast.places, texts)}
          labels={cast.labels}
          classNames={classNames}
          suspicion={inquiry.probe.asked.answer?.suspicion ?? strange}
          removedBy={defence.removed}
          marks={marks}
          audits={audits}
          chosen={chosen}
          onChoose={(sample) => {
            if (tool === 'look') setChosen(chosen === sample ? null : sample);
            else mark([sample], marks[sample] === tool ? 'none' : tool);
          }}
          onMark={inquiry.change && ((sample, given) => mark([sample], given))}
        />
      </div>
    </>
  );
}
