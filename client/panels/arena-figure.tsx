import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useTexts } from '../app-context.ts';
import type { Lens } from '../picture/frame.ts';
import { SamplePicture } from './sample-picture.tsx';
import { type ArenaUse, type PointedSample, useArena } from './use-arena.ts';
import { useSampleKeys } from './use-sample-keys.ts';

/**
 * The picture with its HTML: zoom buttons, a description for those who do not see it, and what is known
 * of the sample under the pointer, or the one that the arrow keys have come to.
 */
export function ArenaFigure(
  props: ArenaUse & {
    /** What the picture shows, in a sentence or two. */
    readonly summary: string;
    /** Words about one sample, for the callout. */
    readonly describe: (sample: number) => ComponentChildren;
    readonly busy?: string | null;
    /** Controls that lie on the picture. */
    readonly overlay?: ComponentChildren;
    /** What lies on the picture and follows how it is looked at. */
    readonly layer?: ((lens: Lens) => ComponentChildren) | undefined;
    /** What stands below it: the legend. */
    readonly children?: ComponentChildren;
  },
) {
  const { host, arena, pointed, lens, broken } = useArena(props);
  const pictures = props.model.samples?.pictures ?? null;
  const { arena: words } = useTexts();
  const keys = useSampleKeys(props.model.samples, arena, { pointed, lens });
  const help = useId();
  return (
    <figure class="arena">
      <div class="stage">
        <div
          class="canvas"
          ref={host}
          role="application"
          aria-label={props.summary}
          aria-describedby={help}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: its samples are gone through with keys
          tabIndex={0}
          data-testid="arena-canvas"
          onKeyDown={keys.onKeyDown}
          onBlur={keys.leave}
        />
        <p class="by-keys" id={help}>
          {words.byKeys}
        </p>
        <div class="hidden" aria-live="polite" data-testid="sample-by-keys">
          {keys.place !== null && pointed && (
            <>
              {words.sampleAt({ place: keys.place, of: keys.of })} {props.describe(pointed.sample)}
            </>
          )}
        </div>
        {broken && (
          <p class="busy" role="status">
            {words.cannotDraw}
          </p>
        )}
        {props.busy && (
          <p class="busy" role="status">
            {props.busy}
          </p>
        )}
        {pointed && (
          <div class="callout" style={calloutPlace(pointed, host.current)}>
            {pictures && (
              <SamplePicture
                pixels={pictures.pixels}
                side={pictures.side}
                index={pointed.sample}
                size={84}
                label={words.samplePicture}
              />
            )}
            <div>{props.describe(pointed.sample)}</div>
          </div>
        )}
        {lens && props.layer?.(lens)}
        {props.overlay}
      </div>
      <div class="arena-foot">
        {props.children}
        {!broken && (
          <div class="tools">
            <button type="button" aria-label={words.zoomIn} onClick={() => arena.current?.zoom(1.6)}>
              +
            </button>
            <button type="button" aria-label={words.zoomOut} onClick={() => arena.current?.zoom(1 / 1.6)}>
              −
            </button>
            <button type="button" aria-label={words.showAll} onClick={() => arena.current?.reset()}>
              ⤢
            </button>
          </div>
        )}
      </div>
    </figure>
  );
}

/** Beside the sample, on the side where there is room. */
function calloutPlace({ x, y }: PointedSample, host: HTMLElement | null): Record<string, string> {
  const width = host?.clientWidth ?? 0;
  const height = host?.clientHeight ?? 0;
  return {
    ...(x < width / 2 ? { left: `${x + 22}px` } : { right: `${width - x + 22}px` }),
    ...(y < height / 2
      ? { top: `${Math.max(8, y - 20)}px` }
      : { bottom: `${Math.max(8, height - y - 20)}px` }),
  };
}
