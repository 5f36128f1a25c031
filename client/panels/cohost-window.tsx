import { useState } from 'preact/hooks';
import type { HostView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { Button } from './controls.tsx';
import { CopyButton } from './copy-button.tsx';
import { QrCode } from './qr-code.tsx';
import { Window } from './window.tsx';

/** A link that makes whoever opens it a co-host, as a QR code for a phone; and the co-hosts that there are. */
export function CohostWindow(props: {
  readonly hosts: HostView['hosts'];
  /** Makes a link; null where it was refused. */
  readonly onInvite: () => Promise<string | null>;
  readonly onDismiss: (host: string) => void;
  readonly onClose: () => void;
}) {
  const { cohost } = useTexts().hosting;
  const [link, setLink] = useState<string | null>(null);
  return (
    <Window title={cohost.title} testId="cohost" onClose={props.onClose}>
      <p class="quiet">{cohost.text}</p>
      {link === null ? (
        <Button tone="water" testId="cohost-make" onPress={() => void props.onInvite().then(setLink)}>
          {cohost.make}
        </Button>
      ) : (
        <div class="cohost-link" data-testid="cohost-link" data-url={link}>
          <QrCode text={link} />
          <CopyButton text={() => link} label={cohost.copy} />
        </div>
      )}
      {props.hosts.length > 0 && (
        <ul class="cohosts">
          {props.hosts.map(({ id, connected }) => {
            const number = Number(id.replace(/\D/g, ''));
            return (
              <li key={id} class="spread">
                <span>
                  <i class={`dot ${connected ? '' : 'away'}`} /> {cohost.name({ number })}{' '}
                  <span class="quiet">{connected ? cohost.connected : cohost.away}</span>
                </span>
                <Button size="slim" tone="bare" onPress={() => props.onDismiss(id)}>
                  {cohost.dismiss({ number })}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </Window>
  );
}
