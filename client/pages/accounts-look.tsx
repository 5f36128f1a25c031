import { useState } from 'preact/hooks';
import { CAP_COST } from '../../engine/round/costs.ts';
import type { AccountReport } from '../../engine/round/investigate.ts';
import { useApp, useTexts } from '../app-context.ts';
import { AccountTable } from '../panels/account-table.tsx';
import { Check, Slider } from '../panels/controls.tsx';
import { ProgressBar } from '../panels/progress-bar.tsx';
import { Term } from '../panels/term.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { type InquiryProps, LookBody } from './inquiry-parts.tsx';
import { useAsked } from './use-asked.ts';
import type { Investigation } from './use-inquiry.ts';

/** Who sent what: accounts with their samples, what of them the plan would remove, and their pull. */
export function AccountsLook({ inquiry, defence, scenario, data }: InquiryProps) {
  const { engine } = useApp();
  const { accounts: words } = useTexts().inquiry;
  const found = useAsked(data.file, (file) =>
    engine.accounts(scenario.id, file, new Uint8Array(inquiry.claimed.labels.length)),
  );
  const reports = found.answer ?? [];
  const { marking } = inquiry;
  return (
    <LookBody testId="accounts-look" label={words.title} busy={found.running}>
      <h2>
        {words.title} <Term id="provenance" />
      </h2>
      <ProgressBar running={found.running} share={null} label={words.computing} accent="var(--defend)" />
      {found.fault?.trouble === 'bad-payload' ? (
        <p class="quiet">{words.nobody}</p>
      ) : (
        found.fault && <TroubleCard inline {...found.fault} />
      )}
      {reports.length > 0 && (
        <>
          <Cap inquiry={inquiry} reports={reports} />
          <AccountTable
            reports={reports}
            removed={defence.removed}
            marks={marking.marks}
            onMark={inquiry.change && ((rows, mark) => marking.mark(rows, mark))}
          />
          <p class="small quiet">{words.pullHelp}</p>
        </>
      )}
    </LookBody>
  );
}

/** How many samples of one account may stay. */
function Cap({
  inquiry,
  reports,
}: {
  readonly inquiry: Investigation;
  readonly reports: readonly AccountReport[];
}) {
  const {
    inquiry: { accounts: words },
    numbers,
  } = useTexts();
  const { plan, change } = inquiry;
  const most = reports.reduce((held, { rows }) => Math.max(held, rows.length), 1);
  const [last, setLast] = useState(Math.max(1, Math.round(most / 2)));
  if (!change) return null;
  const { cap, ...rest } = plan;
  const set = (rows: number) => {
    setLast(rows);
    change({ ...rest, cap: rows });
  };
  const over = reports.reduce((sum, { rows }) => sum + Math.max(0, rows.length - (cap ?? most)), 0);
  return (
    <div class="cap">
      <Check
        testId="cap"
        checked={cap !== undefined}
        onChange={(on) => change(on ? { ...rest, cap: last } : rest)}
      >
        {words.cap({ price: CAP_COST })}
      </Check>
      {cap !== undefined && (
        <Slider
          label={words.capRows}
          testId="cap-rows"
          value={Math.min(cap, most)}
          min={1}
          max={most}
          step={1}
          shown={numbers.count(cap)}
          help={words.overCap({ rows: over })}
          onChange={set}
        />
      )}
    </div>
  );
}
