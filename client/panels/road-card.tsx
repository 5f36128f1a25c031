import { useTexts } from '../app-context.ts';
import { type Road, roadWords } from '../room/road.ts';

/** There has been no connection for a while: what is blocked, and by what sign. */
export function RoadCard(props: { readonly road: Road; readonly inline?: boolean }) {
  const texts = useTexts();
  const { title, text } = roadWords(props.road, texts);
  return (
    <section
      class={`trouble ${props.inline ? 'inline' : ''}`}
      role="alert"
      data-testid="error-message"
      data-code="road"
    >
      {props.inline ? <h2>{title}</h2> : <h1 class="trouble-title">{title}</h1>}
      <p class={props.inline ? 'small quiet' : 'lede'}>{text}</p>
      <p class="row quiet">
        <i class="pulse" /> {texts.trouble.trying}
      </p>
    </section>
  );
}
