import type { Remark } from '../../engine/errors.ts';
import { useTexts } from '../app-context.ts';
import type { Fault } from '../room/room-state.ts';
import { WAYS_ON, type WayOn } from '../room/trouble.ts';
import { useRemarkWords } from '../use-remark-words.ts';
import { Button, LinkButton } from './controls.tsx';

export interface WaysOn {
  readonly code?: string;
  readonly onRetry?: () => void;
  readonly onTakeBack?: () => void;
  readonly onJoinAgain?: () => void;
  readonly onDismiss?: () => void;
}

/** How a card stands on its page. */
interface Standing {
  /** Whether it is part of something: small, with what the server added. */
  readonly inline?: boolean;
  /** Whether the page has another heading. */
  readonly besideHeading?: boolean;
}

/** What went wrong, in words, and a way on. */
export function TroubleCard(props: Fault & Standing & WaysOn) {
  const { inline, remark } = props;
  const Title = inline || props.besideHeading ? 'h2' : 'h1';
  const { title, text } = useTexts().errors[props.trouble];
  return (
    <section
      class={`trouble ${inline ? 'inline' : ''}`}
      role="alert"
      data-testid="error-message"
      data-code={props.trouble}
    >
      <Title {...(!inline && { class: 'trouble-title' })}>{title}</Title>
      {remark && !inline && <RemarkText remark={remark} class="lede" />}
      <p class={inline ? 'small quiet' : remark ? 'quiet' : 'lede'}>{text}</p>
      {remark && inline && <RemarkText remark={remark} class="small quiet" />}
      {!remark && props.detail && inline && (
        <p class="small quiet" lang="en">
          {props.detail}
        </p>
      )}
      <Way way={WAYS_ON[props.trouble]} {...props} />
    </section>
  );
}

/** What is wrong in particular; it is said in a moment, when its words are there. */
function RemarkText(props: { readonly remark: Remark; readonly class: string }) {
  const words = useRemarkWords(true);
  return (
    words && (
      <p class={props.class} lang={words.language}>
        {words.say(props.remark)}
      </p>
    )
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
