import { useState } from 'preact/hooks';
import { EXPORT_TABLES, type ExportTable } from '../../engine/match/export.ts';
import type { HostView } from '../../engine/match/views.ts';
import { useApp, useTexts } from '../app-context.ts';
import { saveFile } from '../links/save-file.ts';
import { titleOf } from '../links/scenarios.ts';
import { troubleIn } from '../net/asking.ts';
import { exportText, fatesText, replayText } from '../net/room-requests.ts';
import { Button, LinkButton } from '../panels/controls.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { Window } from '../panels/window.tsx';
import type { Fault } from '../room/room-state.ts';

const JSON_TYPE = 'application/json';
const CSV_TYPE = 'text/csv';

/** Everything that can be taken home of a room, at any time: tables, what every sample was, and replays. */
export function ExportWindow({ view, onClose }: { readonly view: HostView; readonly onClose: () => void }) {
  const { code } = view;
  const texts = useTexts();
  const { taking } = texts.hosting;
  const { save, busy, fault, dismiss } = useSaving(code);
  return (
    <Window title={taking.title} testId="export-window" onClose={onClose}>
      {fault && <TroubleCard inline {...fault} onDismiss={dismiss} />}
      <p class="quiet">{taking.text}</p>
      <div class="row">
        <Button tone="water" testId="export-json" disabled={busy} onPress={() => save.tables(null)}>
          {taking.all}
        </Button>
      </div>
      <h3>{taking.asTables}</h3>
      <div class="row">
        {EXPORT_TABLES.map((table) => (
          <Button
            key={table}
            size="slim"
            testId={`export-${table}`}
            disabled={busy}
            onPress={() => save.tables(table)}
          >
            {taking.tables[table]}
          </Button>
        ))}
        <Button
          size="slim"
          testId="export-fates"
          disabled={busy || view.results.length === 0}
          onPress={() => save.fates(view.results.map(({ id }) => id))}
        >
          {taking.fates}
        </Button>
      </div>
      <h3>{taking.replays}</h3>
      {view.matches.length === 0 && <p class="quiet">{taking.noReplays}</p>}
      <ul class="stack" style={{ '--gap': 0.5 }}>
        {view.matches.map(({ number, scenarios, bouts }) => (
          <li key={number} class="spread" data-testid={`match-${number}`}>
            <span>{taking.match({ number, titles: scenarios.map((id) => titleOf(texts, id)), bouts })}</span>
            <span class="row">
              <LinkButton size="slim" href={`replay/${code}/${number}`} newTab>
                {taking.watch}
              </LinkButton>
              <Button size="slim" testId="replay-save" disabled={busy} onPress={() => save.replay(number)}>
                {taking.save}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Window>
  );
}

/** Fetches and saves one file at a time. */
function useSaving(code: string) {
  const { seats } = useApp();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const token = seats.get('host', code);
  const saved = (name: string, type: string, text: Promise<string>) => {
    setBusy(true);
    setFault(null);
    text
      .then(
        (content) => saveFile(`poisoned-well-${code}-${name}`, content, type),
        (error: unknown) => setFault(troubleIn(error)),
      )
      .finally(() => setBusy(false));
  };
  return {
    busy,
    fault,
    dismiss: () => setFault(null),
    save: {
      tables: (table: ExportTable | null) =>
        table === null
          ? saved('match.json', JSON_TYPE, exportText(code, null, token))
          : saved(`${table}.csv`, CSV_TYPE, exportText(code, table, token)),
      fates: (bouts: readonly string[]) => saved('samples.csv', CSV_TYPE, joinedFates(code, bouts, token)),
      replay: (number: number) => saved(`replay-${number}.json`, JSON_TYPE, replayText(code, number)),
    },
  };
}

/** The samples of many bouts in one table, with the bout in front; fetched one after the other. */
async function joinedFates(code: string, bouts: readonly string[], token: string | null): Promise<string> {
  const lines: string[] = [];
  for (const bout of bouts) {
    const [head = '', ...rows] = (await fatesText(code, bout, token)).trimEnd().split('\r\n');
    if (lines.length === 0) lines.push(`bout,${head}`);
    for (const row of rows) lines.push(`${bout},${row}`);
  }
  return `${lines.join('\r\n')}\r\n`;
}
