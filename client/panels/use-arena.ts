import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ArenaModel } from '../picture/arena-model.ts';
import type { Lens } from '../picture/frame.ts';
import type { ArenaHandle } from '../scene/arena.ts';

/** A graphics card that lets go of the picture this often is not asked again. */
const MOST_LOSSES = 3;

/** Lets go of the main thread: to make an arena and to draw it at once would keep a slow device waiting. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

const arenaScript = () => import('../scene/arena.ts');

/** The sample under the pointer, and where it is drawn, in pixels of the arena. */
export interface PointedSample {
  readonly sample: number;
  readonly x: number;
  readonly y: number;
}

export interface ArenaUse {
  readonly model: ArenaModel;
  readonly motion: boolean;
  /** What colours the page wears: the picture follows. */
  readonly shade: string;
  /** A sample that was chosen elsewhere. */
  readonly chosen?: number | null;
  readonly onReady?: () => void;
  /** True while what is shown beside the picture comes first: the arena is made after that, its script fetched before. */
  readonly waits?: boolean;
}

export interface ArenaState {
  /** The element that the arena is drawn into. */
  readonly host: RefObject<HTMLDivElement | null>;
  readonly arena: RefObject<ArenaHandle | null>;
  readonly pointed: PointedSample | null;
  /** How the picture is looked at; null before there is one. */
  readonly lens: Lens | null;
  /** True where this browser cannot draw at all. */
  readonly broken: boolean;
}

/** An arena for as long as the component is there; another one whenever the graphics card lets go of it. */
export function useArena(props: ArenaUse): ArenaState {
  const host = useRef<HTMLDivElement>(null);
  const arena = useRef<ArenaHandle | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const announced = useRef(false);
  const [pointed, setPointed] = useState<PointedSample | null>(null);
  const [lens, setLens] = useState<Lens | null>(null);
  const [broken, setBroken] = useState(false);

  const announce = () => {
    const { samples, field } = latest.current.model;
    if (announced.current || (samples === null && field === null)) return;
    announced.current = true;
    arena.current?.flush();
    latest.current.onReady?.();
  };

  const mayStart = useRef(false);
  mayStart.current ||= !props.waits;
  useEffect(() => {
    if (!mayStart.current) return void arenaScript().catch(() => undefined); // told when the arena is made
    let gone = false;
    let losses = 0;
    const start = async () => {
      const { createArenaScene } = await arenaScript();
      await nextTask();
      if (gone || !host.current) return;
      const created = await createArenaScene(host.current, {
        motion: latest.current.motion,
        webgl: losses < MOST_LOSSES,
        onPoint: (sample, x, y) => setPointed(sample === null ? null : { sample, x, y }),
        onLook: setLens,
        onLost: () => {
          losses++;
          arena.current?.destroy();
          arena.current = null;
          open();
        },
      });
      await nextTask();
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
  }, [mayStart.current]);

  useEffect(() => {
    arena.current?.show(props.model);
    if (arena.current) announce();
  }, [props.model]);

  const worn = useRef(props.shade);
  useEffect(() => {
    // An arena that is still being made asks for the colours when it is.
    if (worn.current !== props.shade) arena.current?.recolour();
    worn.current = props.shade;
  }, [props.shade]);

  useEffect(() => {
    if (props.chosen !== undefined) arena.current?.point(props.chosen);
  }, [props.chosen]);

  return { host, arena, pointed, lens, broken };
}
