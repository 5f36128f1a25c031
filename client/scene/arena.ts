import 'pixi.js/unsafe-eval';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { type Camera, type Lens, panBy, type Size, settleCamera, WHOLE, zoomAt } from '../picture/frame.ts';
import { nearestSample, placeOfSample } from '../picture/nearest.ts';
import { listenTo } from './gestures.ts';
import { paletteNow } from './palette.ts';
import { createPictureStage } from './picture-stage.ts';
import { openRenderer } from './renderer.ts';

export interface ArenaOptions {
  /** False where people have asked for less motion: every change is then a cut. */
  readonly motion: boolean;
  /** The sample under the pointer, or the one that was tapped. */
  readonly onPoint: (sample: number | null, x: number, y: number) => void;
  /** Told how the picture is looked at, at first and whenever that changes. */
  readonly onLook: (lens: Lens) => void;
  /** False draws on a 2-D canvas. */
  readonly webgl: boolean;
  /** The graphics card has let go of the picture: this arena is dead, another one can be made. */
  readonly onLost: () => void;
}

/** How near, in pixels, the pointer must come to a sample. */
const REACH = 16;

const sizeOf = (host: HTMLElement): Size => ({
  width: Math.max(1, host.clientWidth),
  height: Math.max(1, host.clientHeight),
});

/** The element that holds the canvas is what has a name for screen readers. */
function mount(canvas: HTMLCanvasElement, host: HTMLElement): HTMLCanvasElement {
  canvas.setAttribute('aria-hidden', 'true');
  host.append(canvas);
  return canvas;
}

/** Calls whenever the element has another size; the answer ends it. */
function watchSize(host: HTMLElement, call: (size: Size) => void): () => void {
  let held = sizeOf(host);
  const observer = new ResizeObserver(() => {
    const next = sizeOf(host);
    if (next.width === held.width && next.height === held.height) return;
    held = next;
    call(next);
  });
  observer.observe(host);
  return () => observer.disconnect();
}

/** The picture of the game. Draws when something has changed and rests otherwise. */
export async function createArenaScene(host: HTMLElement, options: ArenaOptions) {
  const { ground } = paletteNow();
  const renderer = await openRenderer(sizeOf(host), options.webgl, ground);
  const canvas = mount(renderer.canvas as HTMLCanvasElement, host);
  canvas.addEventListener('webglcontextlost', options.onLost);

  let stage = createPictureStage(options.motion, paletteNow());
  let model = STILL_WATER;
  let camera: Camera = WHOLE;
  let size: Size = { width: renderer.width, height: renderer.height };
  let focus: number | null = null;
  const loop = createLoop((now) => {
    const goesOn = stage.draw({ camera, size, focus }, now);
    renderer.render(stage.node);
    stage.sweep();
    return goesOn;
  });

  function look(next: Camera): void {
    camera = settleCamera(next);
    canvas.style.touchAction = camera.zoom > 1 ? 'none' : 'pan-y';
    options.onLook({ camera, size });
    loop.request();
  }

  function point(sample: number | null): void {
    focus = sample;
    const held = model.samples;
    if (sample === null || !held || sample >= held.n) options.onPoint(null, 0, 0);
    else options.onPoint(sample, ...placeOfSample(held, camera, size, sample));
    loop.request();
  }

  const restSize = watchSize(host, (next) => {
    size = next;
    renderer.resize(size.width, size.height);
    options.onLook({ camera, size });
    loop.flush();
  });
  const release = listenTo(canvas, {
    zoom: (x, y, factor) => look(zoomAt(camera, size, x, y, factor)),
    pan: (dx, dy) => look(panBy(camera, size, dx, dy)),
    point(x, y) {
      const found = model.samples && nearestSample(model.samples, camera, size, [x, y], REACH);
      if (found !== focus) point(found);
    },
    leave: () => point(null),
  });

  options.onLook({ camera, size });
  return {
    show(next: ArenaModel): void {
      stage.show(next, performance.now());
      const others = next.samples !== model.samples;
      model = next;
      if (others && focus !== null) point(null);
      loop.request();
    },
    /** The page wears other colours: the same picture in them, without a transition. */
    recolour(): void {
      const before = stage;
      const palette = paletteNow();
      renderer.background.color = palette.ground;
      stage = createPictureStage(options.motion, palette);
      stage.show(model, 0);
      loop.flush();
      before.destroy();
    },
    zoom: (factor: number) => look(zoomAt(camera, size, size.width / 2, size.height / 2, factor)),
    reset: () => look(WHOLE),
    /** Marks a sample that was chosen elsewhere, in a list. */
    point,
    /** Draws at once; for the first picture and for tests. */
    flush: loop.flush,
    destroy(): void {
      loop.end();
      restSize();
      release();
      canvas.removeEventListener('webglcontextlost', options.onLost);
      // The renderer goes first: it holds on to textures that the layers then take away.
      renderer.destroy({ removeView: true });
      stage.destroy();
    },
  };
}

export type ArenaHandle = Awaited<ReturnType<typeof createArenaScene>>;

/** Draws a frame when one is asked for, and further ones for as long as `draw` says that it goes on. */
function createLoop(draw: (now: number) => boolean) {
  let pending = 0;
  let ended = false;
  const frame = (now: number) => {
    pending = 0;
    if (!ended && draw(now)) request();
  };
  function request(): void {
    if (pending === 0 && !ended) pending = requestAnimationFrame(frame);
  }
  return {
    request,
    flush: () => frame(performance.now()),
    end() {
      ended = true;
      cancelAnimationFrame(pending);
    },
  };
}
