import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ArenaModel } from '../picture/arena-model.ts';
import type { ArenaHandle } from '../scene/arena.ts';
import { SamplePicture } from './sample-picture.tsx';

/** A graphics card that lets go of the picture this often is not asked again. */
const MOST_LOSSES = 3;

interface Pointed {
  readonly sample: number;
  readonly x: number;
  readonly y: number;
}

/**
 * The picture with its HTML: zoom buttons, a description for those who do not see it, and what is known
 * of the sample under the pointer.
 */
export function ArenaFigure(props: {
  readonly model: ArenaModel;
  /** What the picture shows, in a sentence or two. */
  readonly summary: string;
  /** Words about one sample, for the callout. */
  readonly describe: (sample: number) => ComponentChildren;
  readonly motion: boolean;
  /** A sample that was chosen elsewhere. */
  readonly chosen?: number | null;
  readonly busy?: string | null;
  readonly onReady?: () => void;
  /** Controls that lie on the picture. */
  readonly overlay?: ComponentChildren;
  /** What stands below it: the legend. */
  readonly children?: ComponentChildren;
}) {
  const host = useRef<HTMLDivElement>(null);
  const arena = useRef<ArenaHandle | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const announced = useRef(false);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [broken, setBroken] = useState(false);

  const announce = () => {
    const { samples, field } = latest.current.model;
    if (announced.current || (samples === null && field === null)) return;
    announced.current = true;
    arena.current?.flush();
    latest.current.onReady?.();
  };

  useEffect(() => {
    let gone = false;
    let losses = 0;
    const start = async () => {
      const { createArenaScene } = await import('../scene/arena.ts');
      if (gone || !host.current) return;
      const created = await createArenaScene(host.current, {
        motion: latest.current.motion,
        webgl: losses < MOST_LOSSES,
        onPoint: (sample, x, y) => setPointed(sample === null ? null : { sample, x, y }),
        onLost: () => {
          losses++;
          arena.current?.destroy();
          arena.current = null;
          open();
        },
      });
      if (gone) return created.destroy();
      arena.current = created;
      created.show(latest.current.model);
      announce();
    };
    const open = () =>
      start().catch(() => {
        setBroken(true);
        latest.current.onReady?.();
      });
    open();
    return () => {
      gone = true;
      arena.current?.destroy();
      arena.current = null;
    };
  }, []);

  useEffect(() => {
    arena.current?.show(props.model);
    if (arena.current) announce();
  }, [props.model]);

  useEffect(() => {
    if (props.chosen !== undefined) arena.current?.point(props.chosen);
  }, [props.chosen]);

  const pictures = props.model.samples?.pictures ?? null;
  return (
    <figure class="arena">
      <div class="stage">
        <div class="canvas" ref={host} role="img" aria-label={props.summary} />
        {broken && (
          <p class="busy" role="status">
            This browser cannot draw the arena: it has neither WebGL nor a 2-D canvas.
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
                label="The sample's picture"
              />
            )}
            <div>{props.describe(pointed.sample)}</div>
          </div>
        )}
        {props.overlay}
      </div>
      <div class="arena-foot">
        {props.children}
        {!broken && (
          <div class="tools">
            <button type="button" aria-label="Zoom in" onClick={() => arena.current?.zoom(1.6)}>
              +
            </button>
            <button type="button" aria-label="Zoom out" onClick={() => arena.current?.zoom(1 / 1.6)}>
              −
            </button>
            <button type="button" aria-label="Show everything" onClick={() => arena.current?.reset()}>
              ⤢
            </button>
          </div>
        )}
      </div>
    </figure>
  );
}

/** Beside the sample, on the side where there is room. */
function calloutPlace({ x, y }: Pointed, host: HTMLElement | null): Record<string, string> {
  const width = host?.clientWidth ?? 0;
  const height = host?.clientHeight ?? 0;
  return {
    ...(x < width / 2 ? { left: `${x + 22}px` } : { right: `${width - x + 22}px` }),
    ...(y < height / 2
      ? { top: `${Math.max(8, y - 20)}px` }
      : { bottom: `${Math.max(8, height - y - 20)}px` }),
  };
}
