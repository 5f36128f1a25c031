import { Container } from 'pixi.js';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import { between, boundary, type Field } from '../picture/contour.ts';
import { type Lens, toScreen } from '../picture/frame.ts';
import { createBoundaryLayer } from './boundary-layer.ts';
import { createFieldLayer } from './field-layer.ts';
import type { Palette } from './palette.ts';
import { createSampleLayer } from './sample-layer.ts';

/** Milliseconds of the transitions, chosen so that the eye can follow the boundary. */
const FIELD_MILLIS = 650;
const MOVE_MILLIS = 800;
const FALL_MILLIS = 900;
const NO_LINE = new Float32Array(0);

/** How the picture is looked at. */
export interface Looking extends Lens {
  /** The sample in brackets. */
  readonly focus: number | null;
}

const eased = (t: number) => (t >= 1 ? 1 : 1 - (1 - t) ** 3);

/** The layers of the arena and their transitions. Draws what it is told; `motion` false makes every change a cut. */
export function createPictureStage(motion: boolean, palette: Palette) {
  const node = new Container();
  const water = createFieldLayer(palette);
  const ghostLine = createBoundaryLayer({ colour: palette.ghost, width: 2, dotted: true });
  const line = createBoundaryLayer({ colour: palette.boundary, width: 3, dotted: false });
  const samples = createSampleLayer(palette);
  node.addChild(water.node, ghostLine.node, samples.node, line.node);

  let model = STILL_WATER;
  let shownField: Field | null = null;
  let shownLine: Float32Array = NO_LINE;
  let from: { field: Field | null; places: Float32Array | null } = { field: null, places: null };
  const began = { field: 0, move: 0, fall: 0 };
  const progress = (start: number, length: number, now: number) =>
    motion && start > 0 ? Math.min(1, Math.max(0, (now - start) / length)) : 1;

  function drawField(done: number, { camera, size }: Looking): void {
    const target = model.field;
    if (target && (done < 1 || shownField !== target)) {
      shownField = from.field && done < 1 ? between(from.field, target, eased(done)) : target;
      shownLine = boundary(shownField);
      water.show(shownField);
    }
    water.node.visible = target !== null;
    const [left, top] = toScreen(camera, size, 0, 0);
    water.node.position.set(left, top);
    water.resize(size.width * camera.zoom, size.height * camera.zoom);
    line.show({ segments: target ? shownLine : NO_LINE, camera, size });
    ghostLine.show({ segments: model.ghost ?? NO_LINE, camera, size });
  }

  return {
    node,
    /** Takes a picture over; the transitions to it begin at `now`, or are over where that is 0. */
    show(next: ArenaModel, now: number): void {
      if (next.samples !== model.samples) {
        const moves = next.samples?.continues && model.samples?.places !== next.samples.places;
        from = { ...from, places: moves ? (model.samples?.places ?? null) : null };
        began.move = moves ? now : 0;
        began.fall = next.samples?.fresh ? now : 0;
        samples.show(next.samples);
      }
      if (next.field !== model.field) {
        from = { ...from, field: shownField };
        began.field = shownField && next.field ? now : 0;
      }
      model = next;
    },
    /** Lays everything out for one frame; true while a transition goes on. */
    draw(looking: Looking, now: number): boolean {
      const done = progress(began.field, FIELD_MILLIS, now);
      drawField(done, looking);
      const { camera, size } = looking;
      const moved = eased(progress(began.move, MOVE_MILLIS, now));
      const fallen = eased(progress(began.fall, FALL_MILLIS, now));
      const at = { camera, size, from: from.places, moved, fallen };
      samples.place(at);
      samples.point(looking.focus, at);
      return done < 1 || moved < 1 || fallen < 1;
    },
    /** To be called once the new picture has been drawn. */
    sweep: samples.sweep,
    destroy(): void {
      for (const layer of [water, ghostLine, line, samples]) layer.destroy();
      node.destroy();
    },
  };
}
