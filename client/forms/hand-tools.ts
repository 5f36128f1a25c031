import { type HandGround, pointRows, pointsAlong } from '../../engine/round/hand.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { Lens } from '../picture/frame.ts';
import { isPlane } from '../picture/hand-picture.ts';
import { type PixelPath, samplesAlong, samplesInside, toPlane } from '../picture/lasso.ts';
import { nearestSample } from '../picture/nearest.ts';
import type { Scenery } from '../picture/picture.ts';
import { affordable, erased, flipped, type HandWork, inserted, moved, type ShownRows } from './hand-work.ts';

/** What a pointer on the picture does. `look` leaves it to the picture: pan, zoom, point. */
export const HAND_TOOLS = ['look', 'pick', 'place', 'stroke', 'drag', 'flip', 'erase'] as const;
export type HandTool = (typeof HAND_TOOLS)[number];

/** The tools that fit a scenario: points are placed and dragged where the picture is the data. */
export function toolsFor(scenario: Scenario): readonly HandTool[] {
  if (isPlane(scenario)) return ['place', 'stroke', 'drag', 'flip', 'erase', 'look'];
  return scenario.picture.kind === 'image' ? ['pick', 'flip', 'erase', 'look'] : ['flip', 'erase', 'look'];
}

/** How near, in pixels, a pointer comes to a sample that it means. */
const REACH = 20;
const ERASER = 12;
/** Pixels between the points of a stroke. */
const SPACING = 20;
/** A line that is shorter, in pixels, is a tap. */
const TAP = 8;

/** What a tool works on. */
export interface AtHand {
  readonly work: HandWork;
  readonly ground: HandGround;
  /** The picture of the work. */
  readonly scenery: Scenery;
  readonly lens: Lens;
  /** The class of new points, and the one that flipped samples get where there are more than two. */
  readonly label: number;
  readonly points: number;
  /** The attackers' account that new points are sent from. */
  readonly account: number;
}

/** What a tool has come to: another work, null where nothing changes; for how many samples of those that it met. */
export interface ToolStep {
  readonly work: HandWork | null;
  readonly done: number;
  readonly asked: number;
}

const NOTHING: ToolStep = { work: null, done: 0, asked: 0 };

/** What a line on the picture does. @param path  in pixels of the arena, one point at least */
export function stepOf(tool: HandTool, at: AtHand, path: PixelPath): ToolStep {
  switch (tool) {
    case 'place':
      return placed(at, path.slice(-2));
    case 'stroke':
      return placed(at, pointsAlong(path, SPACING));
    case 'drag':
      return dragged(at, path);
    case 'flip':
      return flippedBy(
        at,
        isTap(path) ? nearest(at, path) : samplesInside(at.scenery.samples, at.lens, path),
      );
    case 'erase':
      return erasedBy(
        at,
        isTap(path) ? nearest(at, path) : samplesAlong(at.scenery.samples, at.lens, path, ERASER),
      );
    case 'look':
    case 'pick':
      return NOTHING;
    default:
      return tool satisfies never;
  }
}

/** The sample that the beginning of a line means. */
export function nearest({ scenery, lens }: Pick<AtHand, 'scenery' | 'lens'>, path: PixelPath): ShownRows {
  const [x = 0, y = 0] = path;
  const found = nearestSample(scenery.samples, lens.camera, lens.size, [x, y], REACH);
  return found === null ? [] : [found];
}

export function isTap(path: PixelPath): boolean {
  const [x = 0, y = 0] = path;
  return path.every((value, k) => Math.abs(value - (k % 2 === 0 ? x : y)) < TAP);
}

function within({ points }: AtHand, asked: number, step: (count: number) => HandWork): ToolStep {
  const { work, done } = affordable(points, asked, step);
  return { work, done, asked };
}

function placed(at: AtHand, pixels: readonly number[]): ToolStep {
  const { work, ground, scenery, lens, label, account } = at;
  const places = Array.from({ length: pixels.length / 2 }, (_, k) =>
    toPlane(scenery.box, lens, pixels[2 * k] as number, pixels[2 * k + 1] as number),
  );
  return within(at, places.length, (count) =>
    inserted(work, ground, pointRows(ground, places.slice(0, count).flat(), label), { account }),
  );
}

function dragged(at: AtHand, path: PixelPath): ToolStep {
  const { work, ground, scenery, lens } = at;
  const held = present(at, nearest(at, path));
  if (held.length === 0 || isTap(path)) return NOTHING;
  const [x = 0, y = 0] = path.slice(-2);
  const to = Float32Array.from(toPlane(scenery.box, lens, x, y));
  return within(at, 1, () => moved(work, ground, held, to));
}

function flippedBy(at: AtHand, met: ShownRows): ToolStep {
  const { work, ground, label, scenery } = at;
  const many = ground.known.classes > 2;
  const shown = present(at, met).filter((each) => !many || scenery.samples.labels[each] !== label);
  return within(at, shown.length, (count) =>
    flipped(work, ground, shown.slice(0, count), many ? label : undefined),
  );
}

function erasedBy(at: AtHand, met: ShownRows): ToolStep {
  const shown = present(at, met);
  return within(at, shown.length, (count) => erased(at.work, at.ground, shown.slice(0, count)));
}

/** Those that have not been removed. */
function present({ work }: AtHand, shown: ShownRows): ShownRows {
  const gone = new Set(work.poison.removed);
  return shown.filter((each) => !gone.has(each));
}
