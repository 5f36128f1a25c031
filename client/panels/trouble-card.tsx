import { useTexts } from '../app-context.ts';
import type { Fault } from '../room/room-state.ts';
import { WAYS_ON, type WayOn } from '../room/trouble.ts';
import { Button, LinkButton } from './controls.tsx';

export interface WaysOn {
  readonly code?: string;
  readonly onRetry?: () => void;
  readonly onTakeBack?: () => void;
  readonly onJoinAgain?: () => void;
  readonly onDismiss?: () => void;
}

/** What went wrong, in words, and a way on. */
export function TroubleCard(props: Fault & { readonly inline?: boolean } & WaysOn) {
  const { title, text } = useTexts().errors[props.trouble];
  return (
    <section
      class={`trouble ${props.inline ? 'inline' : ''}`}
      role="alert"
      data-testid="error-message"
      data-code={props.trouble}
    >
      {props.inline ? <h2>{title}</h2> : <h1 class="trouble-title">{title}</h1>}
      <p class={props.inline ? 'small quiet' : 'lede'}>{text}</p>
      {props.detail && props.inline && (
        <p class="small quiet" lang={props.language ?? 'en'}>
          {props.detail}
        </p>
      )}
      <Way way={WAYS_ON[props.trouble]} {...props} />
    </section>
  );
}

function Way({ way, inline, ...ways }: { readonly way: WayOn; readonly inline?: boolean } & WaysOn) {
  const { trouble: words } = useTexts();
  const size = inline ? ('slim' as const) : undefined;
  const look = { tone: inline ? ('plain' as const) : ('water' as const), ...(size && { size }) };
  const home = inline ? null : (
    <LinkButton href="." tone="bare">
      {words.firstPage}
    </LinkButton>
  );
  const reload = (
    <Button {...look} onPress={() => location.reload()}>
      {words.reload}
    </Button>
  );
  const watch = ways.code && (
    <LinkButton {...look} href={`watch/${ways.code}`}>
      {words.watch}
    </LinkButton>
  );
  const pressed = (call: (() => void) | undefined, label: string) =>
    call && (
      <Button {...look} onPress={call}>
        {label}
      </Button>
    );
  const main = {
    home: (
      <LinkButton {...look} href=".">
        {words.otherCode}
      </LinkButton>
    ),
    lessons: (
      <LinkButton {...look} href="lessons">
        {words.lessons}
      </LinkButton>
    ),
    'join-again': pressed(ways.onJoinAgain, words.joinAgain) ?? reload,
    retry: pressed(ways.onRetry, words.retry) ?? (inline ? pressed(ways.onDismiss, words.close) : reload),
    reload,
    'take-seat-back': pressed(ways.onTakeBack, words.playHere) ?? reload,
    watch: watch || (
      <LinkButton {...look} href=".">
        {words.firstPage}
      </LinkButton>
    ),
    dismiss: pressed(ways.onDismiss, words.close) ?? (inline ? null : reload),
  }[way];
  return (
    <div class="row">
      {main}
      {way !== 'home' && home}
    </div>
  );
}
