import 'pixi.js/unsafe-eval';
import { Container, Ticker } from 'pixi.js';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { between, boundary, type Field } from '../picture/contour.ts';
import { type Camera, panBy, type Size, settleCamera, toScreen, WHOLE, zoomAt } from '../picture/frame.ts';
import { createBoundaryLayer } from './boundary-layer.ts';
import { createFieldLayer } from './field-layer.ts';
import { listenTo } from './gestures.ts';
import { BOUNDARY, GHOST } from './palette.ts';
import { openRenderer } from './renderer.ts';
import { createSampleLayer, type Placing } from './sample-layer.ts';

export interface ArenaOptions {
  /** False where people have asked for less motion: every change is then a cut. */
  readonly motion: boolean;
  /** The sample under the pointer, or the one that was tapped. */
  readonly onPoint: (sample: number | null, x: number, y: number) => void;
  /** False draws on a 2-D canvas. */
  readonly webgl: boolean;
  /** The graphics card has let go of the picture: this arena is dead, another one can be made. */
  readonly onLost: () => void;
}

/** Milliseconds of the transitions, chosen so that the eye can follow the boundary. */
const FIELD_MILLIS = 650;
const MOVE_MILLIS = 800;
const FALL_MILLIS = 900;
/** How near, in pixels, the pointer must come to a sample. */
const REACH = 16;

/** The picture of the game. Draws when something has changed and rests otherwise. */
export async function createArenaScene(host: HTMLElement, options: ArenaOptions) {
  const renderer = await openRenderer(
    { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) },
    options.webgl,
  );
  // The library's own clock would wake sixty times a second for events that nothing here listens to.
  Ticker.system.autoStart = false;
  Ticker.system.stop();
  const canvas = renderer.canvas as HTMLCanvasElement;
  canvas.setAttribute('aria-hidden', 'true');
  canvas.addEventListener('webglcontextlost', options.onLost);
  host.append(canvas);

  const stage = new Container();
  const water = createFieldLayer();
  const ghostLine = createBoundaryLayer({ colour: GHOST, width: 2, dotted: true });
  const line = createBoundaryLayer({ colour: BOUNDARY, width: 3, dotted: false });
  const samples = createSampleLayer();
  stage.addChild(water.node, ghostLine.node, samples.node, line.node);

  let model = STILL_WATER;
  let camera: Camera = WHOLE;
  let size: Size = { width: renderer.width, height: renderer.height };
  let shownField: Field | null = null;
  let fromField: Field | null = null;
  let fromPlaces: Float32Array | null = null;
  let fieldStart = 0;
  let moveStart = 0;
  let fallStart = 0;
  let focus: number | null = null;
  let pending = 0;
  let dead = false;

  const eased = (t: number) => (t >= 1 ? 1 : 1 - (1 - t) ** 3);
  const progress = (start: number, length: number, now: number) =>
    options.motion && start > 0 ? Math.min(1, Math.max(0, (now - start) / length)) : 1;

  function placing(now: number): Placing {
    return {
      camera,
      size,
      from: fromPlaces,
      moved: eased(progress(moveStart, MOVE_MILLIS, now)),
      fallen: eased(progress(fallStart, FALL_MILLIS, now)),
    };
  }

  function draw(now: number): void {
    pending = 0;
    if (dead) return;
    const fieldDone = progress(fieldStart, FIELD_MILLIS, now);
    const target = model.field;
    if (target && (fieldDone < 1 || shownField !== target)) {
      shownField = fromField && fieldDone < 1 ? between(fromField, target, eased(fieldDone)) : target;
      water.show(shownField);
    }
    water.node.visible = target !== null;
    const [left, top] = toScreen(camera, size, 0, 0);
    water.node.position.set(left, top);
    water.resize(size.width * camera.zoom, size.height * camera.zoom);
    const none = new Float32Array(0);
    line.show({ segments: target && shownField ? boundary(shownField) : none, camera, size });
    ghostLine.show({ segments: model.ghost ?? none, camera, size });
    const at = placing(now);
    samples.place(at);
    samples.point(focus, at);
    renderer.render(stage);
    samples.sweep();
    const busy = fieldDone < 1 || at.moved < 1 || at.fallen < 1;
    if (busy) request();
  }

  function request(): void {
    if (pending === 0 && !dead) pending = requestAnimationFrame(draw);
  }

  function look(next: Camera): void {
    camera = settleCamera(next);
    canvas.style.touchAction = camera.zoom > 1 ? 'none' : 'pan-y';
    request();
  }

  const resizer = new ResizeObserver(() => {
    const width = Math.max(1, host.clientWidth);
    const height = Math.max(1, host.clientHeight);
    if (width === size.width && height === size.height) return;
    size = { width, height };
    renderer.resize(width, height);
    draw(performance.now());
  });
  resizer.observe(host);

  /** The sample nearest to a place on the screen, within reach. */
  function nearest(x: number, y: number): number | null {
    const held = model.samples;
    if (!held) return null;
    let best: number | null = null;
    let bestDistance = REACH;
    for (let i = 0; i < held.n; i++) {
      const [sx, sy] = toScreen(camera, size, held.places[2 * i] as number, held.places[2 * i + 1] as number);
      const distance = Math.hypot(sx - x, sy - y);
      if (distance < bestDistance) [best, bestDistance] = [i, distance];
    }
    return best;
  }

  function point(sample: number | null): void {
    focus = sample;
    const held = model.samples;
    if (sample === null || !held || sample >= held.n) options.onPoint(null, 0, 0);
    else {
      const u = held.places[2 * sample] as number;
      const v = held.places[2 * sample + 1] as number;
      options.onPoint(sample, ...toScreen(camera, size, u, v));
    }
    request();
  }

  const release = listenTo(canvas, {
    zoom: (x, y, factor) => look(zoomAt(camera, size, x, y, factor)),
    pan: (dx, dy) => look(panBy(camera, size, dx, dy)),
    point: (x, y) => {
      const found = nearest(x, y);
      if (found !== focus) point(found);
    },
    leave: () => point(null),
  });

  return {
    show(next: ArenaModel): void {
      const now = performance.now();
      if (next.samples !== model.samples) {
        const moves = next.samples?.continues && model.samples?.places !== next.samples.places;
        fromPlaces = moves ? (model.samples?.places ?? null) : null;
        moveStart = moves ? now : 0;
        fallStart = next.samples?.fresh ? now : 0;
        samples.show(next.samples);
        if (focus !== null) point(null);
      }
      if (next.field !== model.field) {
        fromField = shownField;
        fieldStart = shownField && next.field ? now : 0;
      }
      model = next;
      request();
    },
    zoom: (factor: number) => look(zoomAt(camera, size, size.width / 2, size.height / 2, factor)),
    reset: () => look(WHOLE),
    /** Marks a sample that was chosen elsewhere, in a list. */
    point,
    /** Draws at once; for the first picture and for tests. */
    flush: () => draw(performance.now()),
    destroy(): void {
      dead = true;
      cancelAnimationFrame(pending);
      resizer.disconnect();
      release();
      canvas.removeEventListener('webglcontextlost', options.onLost);
      // The renderer goes first: it holds on to textures that the layers then take away.
      renderer.destroy({ removeView: true });
      for (const layer of [water, ghostLine, line, samples]) layer.destroy();
      stage.destroy();
    },
  };
}

export type ArenaHandle = Awaited<ReturnType<typeof createArenaScene>>;
