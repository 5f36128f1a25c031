import { type ClientTrouble, ERROR_TEXTS, type WayOn } from '../words/error-texts.ts';
import { Button, LinkButton } from './controls.tsx';

export interface WaysOn {
  readonly code?: string;
  readonly onRetry?: () => void;
  readonly onTakeBack?: () => void;
  readonly onJoinAgain?: () => void;
  readonly onDismiss?: () => void;
}

/** What went wrong, in words, and a way on. */
export function TroubleCard(
  props: { readonly trouble: ClientTrouble; readonly detail: string; readonly inline?: boolean } & WaysOn,
) {
  const { title, text, way } = ERROR_TEXTS[props.trouble];
  return (
    <section
      class={`trouble ${props.inline ? 'inline' : ''}`}
      role="alert"
      data-testid="error-message"
      data-code={props.trouble}
    >
      {props.inline ? <h2>{title}</h2> : <h1 class="trouble-title">{title}</h1>}
      <p class={props.inline ? 'small quiet' : 'lede'}>{text}</p>
      {props.detail && props.inline && <p class="small quiet">{props.detail}</p>}
      <Way way={way} {...props} />
    </section>
  );
}

function Way({ way, inline, ...ways }: { readonly way: WayOn; readonly inline?: boolean } & WaysOn) {
  const size = inline ? ('slim' as const) : undefined;
  const look = { tone: inline ? ('plain' as const) : ('water' as const), ...(size && { size }) };
  const home = inline ? null : (
    <LinkButton href="." tone="bare">
      First page
    </LinkButton>
  );
  const reload = (
    <Button {...look} onPress={() => location.reload()}>
      Reload the page
    </Button>
  );
  const watch = ways.code && (
    <LinkButton {...look} href={`watch/${ways.code}`}>
      Watch the match
    </LinkButton>
  );
  const pressed = (call: (() => void) | undefined, words: string) =>
    call && (
      <Button {...look} onPress={call}>
        {words}
      </Button>
    );
  const main = {
    home: (
      <LinkButton {...look} href=".">
        Enter another code
      </LinkButton>
    ),
    'join-again': pressed(ways.onJoinAgain, 'Join again') ?? reload,
    retry: pressed(ways.onRetry, 'Try again') ?? (inline ? pressed(ways.onDismiss, 'Close') : reload),
    reload,
    'take-seat-back': pressed(ways.onTakeBack, 'Play here') ?? reload,
    watch: watch || (
      <LinkButton {...look} href=".">
        First page
      </LinkButton>
    ),
    dismiss: pressed(ways.onDismiss, 'Close') ?? (inline ? null : reload),
  }[way];
  return (
    <div class="row">
      {main}
      {way !== 'home' && home}
    </div>
  );
}
