import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReplayFile } from '../../contract/replay.ts';
import { parseReplay } from '../../contract/replay.ts';
import { ENGINE_VERSION } from '../../engine/round/engine-version.ts';
import { useApp } from '../app-context.ts';
import type { Verified } from '../engine-worker/api.ts';
import { findScenario, scenarioOf } from '../links/scenarios.ts';
import { replayText, troubleIn } from '../net/http.ts';
import { Button } from '../panels/controls.tsx';
import { SiteHeader } from '../panels/site-header.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { markReady } from '../ready.ts';
import type { Fault } from '../room/room-state.ts';
import { plural } from '../words/format.ts';
import { ReplayRound } from './replay-round.tsx';
import { useTitle } from './use-title.ts';

/** A finished match, computed again in this browser and compared number by number. */
export function ReplayPage({ code }: { readonly code: string | null }) {
  const { engine, platform } = useApp();
  useTitle(code === null ? 'Replay' : `Replay of ${code}`);
  const [file, setFile] = useState<ReplayFile | null>(null);
  const [verified, setVerified] = useState<ReadonlyMap<string, Verified>>(new Map());
  const [chosen, setChosen] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const generation = useRef(0);

  const open = (text: string) => {
    try {
      const parsed = parseReplay(text);
      setFault(null);
      setVerified(new Map());
      for (const { scenario } of parsed.bouts) scenarioOf(scenario);
      setChosen(parsed.bouts[0]?.id ?? '');
      setFile(parsed);
    } catch (error) {
      setFault(troubleIn(error));
    }
    markReady();
  };

  useEffect(() => {
    if (code === null) return markReady();
    replayText(code).then(open, (error: unknown) => {
      setFault(troubleIn(error));
      markReady();
    });
  }, [code]);

  // A file may be dropped anywhere on the page; the button is there for those who do not drag.
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      void event.dataTransfer?.files[0]?.text().then(open);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, []);

  useEffect(() => {
    if (!file || file.engine !== ENGINE_VERSION) return;
    const mine = ++generation.current;
    const work = async () => {
      for (const record of file.bouts) {
        const answer = await engine.verify(record).result;
        if (generation.current !== mine) return;
        setVerified((held) => new Map(held).set(record.id, answer));
      }
    };
    work().catch((error: unknown) => setFault(troubleIn(error)));
  }, [file]);

  const record = file?.bouts.find(({ id }) => id === chosen) ?? null;
  const shown = useMemo(() => verified.get(chosen) ?? null, [verified, chosen]);
  return (
    <>
      <SiteHeader />
      {!file && !fault && code !== null && <p class="centred quiet">Fetching the match…</p>}
      {fault && (
        <div class="replay-fault">
          <TroubleCard
            {...fault}
            {...(fault.trouble === 'wrong-phase' && { trouble: 'not-over' as const })}
            {...(code && { code })}
            onDismiss={() => setFault(null)}
            onRetry={() => location.reload()}
          />
        </div>
      )}
      {!file && (code === null || fault) && (
        <main class="replay-door">
          {code === null && (
            <div class="stack">
              <h1>Check a match.</h1>
              <p class="lede">
                A replay file holds the plans and the seed of every round. This page plays them again and says
                whether every number comes out the same.
              </p>
            </div>
          )}
          <OpenFile onText={open} />
        </main>
      )}
      {file && (
        <main class="replay">
          <section class="replay-rail">
            <Verdict file={file} verified={verified} />
            <ol class="recipes">
              {file.bouts.map((bout) => {
                const state = verified.get(bout.id);
                const earlier = file.engine !== ENGINE_VERSION;
                const same = state && state.differences.length === 0;
                return (
                  <li key={bout.id}>
                    <button
                      type="button"
                      class="recipe"
                      aria-pressed={bout.id === chosen}
                      onClick={() => setChosen(bout.id)}
                    >
                      <span class="name">
                        Round {bout.round}
                        <span class={`price ${state ? (same ? 'same' : 'tone-bad') : ''}`}>
                          {!state
                            ? earlier
                              ? 'as recorded'
                              : 'computing…'
                            : same
                              ? 'every number the same'
                              : plural(state.differences.length, 'difference')}
                        </span>
                      </span>
                      <span class="what">
                        {findScenario(bout.scenario)?.title ?? bout.scenario},{' '}
                        {Math.round(bout.summary.redScore)} : {Math.round(bout.summary.blueScore)}
                      </span>
                      {state && !same && (
                        <span class="what tone-bad">
                          {state.differences
                            .slice(0, 3)
                            .map(
                              ({ field, recorded, recomputed }) =>
                                `${field}: ${recorded} recorded, ${recomputed} now`,
                            )
                            .join('; ')}
                        </span>
                      )}
                    </button>
                  </li>
                );
              })}
            </ol>
            <Button onPress={() => save(file)}>Save the replay as a file</Button>
            <OpenFile onText={open} />
          </section>
          {record && (
            <ReplayRound
              key={record.id}
              record={record}
              teams={file.teams}
              verified={shown}
              earlier={file.engine !== ENGINE_VERSION}
              every={platform.every}
            />
          )}
        </main>
      )}
    </>
  );
}

function Verdict(props: { readonly file: ReplayFile; readonly verified: ReadonlyMap<string, Verified> }) {
  const { file, verified } = props;
  const done = verified.size;
  const all = file.bouts.length;
  const wrong = [...verified.values()].filter(({ differences }) => differences.length > 0).length;
  const same = done === all ? wrong === 0 : null;
  const earlier = file.engine !== ENGINE_VERSION;
  const words = earlier
    ? 'Played on an earlier engine.'
    : same === null
      ? `Computing round ${Math.min(all, done + 1)} of ${all} again…`
      : same
        ? 'Every number came out the same.'
        : `${plural(wrong, 'round')} came out differently.`;
  return (
    <div
      class="stack"
      style={{ '--gap': 1 }}
      role="status"
      data-testid="replay-verdict"
      {...(same !== null && { 'data-same': String(same) })}
    >
      <p class="kicker">
        Replay of <span class="room-code">{file.code}</span>, seed {file.seed}
      </p>
      <h1 class="stage-title">{words}</h1>
      <p class="quiet">
        {earlier
          ? 'The numbers are those that the server recorded. This engine comes to others, so nothing is computed again.'
          : same
            ? 'Stream, fates, models and scores: bit for bit what the server recorded, computed again in this browser.'
            : 'Each round is played again from its plans and seed, here in this browser, and compared byte by byte.'}
      </p>
    </div>
  );
}

function OpenFile({ onText }: { readonly onText: (text: string) => void }) {
  return (
    <label class="open-file">
      <span>Open a replay file, or drop it here</span>
      <input
        type="file"
        accept=".json,application/json"
        onChange={(event) => {
          void event.currentTarget.files?.[0]?.text().then(onText);
        }}
      />
    </label>
  );
}

function save(file: ReplayFile): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `poisoned-well-${file.code}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
