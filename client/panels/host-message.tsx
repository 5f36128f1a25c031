import { useState } from 'preact/hooks';
import type { SaidView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { Button } from './controls.tsx';

/** The newest message of the host to whoever looks, until it is put away. */
export function HostMessage(props: { readonly said: readonly SaidView[]; readonly you: string | null }) {
  const [seen, setSeen] = useState(0);
  const { message } = useTexts().hosting;
  const last = props.said.findLast(({ at }) => at > seen);
  if (!last) return null;
  const whose =
    last.to === null ? message.fromHost : last.to === props.you ? message.toYou : message.toYourTeam;
  return (
    <div class="said" role="status" data-testid="said">
      <p>
        <b>{whose}:</b> <bdi>{last.text}</bdi>
      </p>
      <Button size="slim" tone="bare" label={message.dismiss} onPress={() => setSeen(last.at)}>
        ×
      </Button>
    </div>
  );
}
