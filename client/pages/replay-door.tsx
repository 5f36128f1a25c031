import { OpenFile } from '../panels/open-file.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import type { OpenedFile } from './use-replay-file.ts';

/** What stands above a page about a finished match until its replay is there: that it is fetched, what is wrong, or the way to open a file. */
export function ReplayDoor(props: {
  readonly code: string | null;
  readonly opened: Pick<OpenedFile, 'file' | 'fault' | 'dismiss' | 'open'>;
  readonly words: {
    readonly fetching: string;
    readonly door: { readonly title: string; readonly text: string };
  };
}) {
  const { code, words } = props;
  const { file, fault, dismiss, open } = props.opened;
  return (
    <>
      {!file && !fault && code !== null && <p class="centred quiet">{words.fetching}</p>}
      {fault && (
        <div class="replay-fault">
          <TroubleCard
            {...fault}
            {...(fault.trouble === 'wrong-phase' && { trouble: 'not-over' as const })}
            besideHeading={file !== null}
            {...(code && { code })}
            onDismiss={dismiss}
            onRetry={() => location.reload()}
          />
        </div>
      )}
      {!file && (code === null || fault) && (
        <main class="replay-door">
          {code === null && !fault && (
            <div class="stack">
              <h1>{words.door.title}</h1>
              <p class="lede">{words.door.text}</p>
            </div>
          )}
          <OpenFile onText={open} />
        </main>
      )}
    </>
  );
}
