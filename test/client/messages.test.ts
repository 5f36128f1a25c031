import { describe, expect, it } from 'vitest';
import {
  betterOffset,
  measureOffset,
  raiseOffset,
  remaining,
  showsClock,
  UNKNOWN_OFFSET,
} from '../../client/room/clock-offset.ts';
import { EMPTY_FEED, type Films, receiveFrame, receiveView } from '../../client/room/message-order.ts';
import { framesOf } from '../../client/room/theatre.ts';
import type { FrameMessage } from '../../contract/messages.ts';
import type { RoomView, SpectatorView } from '../../engine/match/views.ts';
import { encodeModel } from '../../engine/victims/codec.ts';

const view = (round: number): RoomView =>
  ({ role: 'spectator', code: 'ABCDEF', round }) as Partial<SpectatorView> as SpectatorView;
const model = { kind: 'linear', d: 2, weights: Float64Array.of(1, 2, 3) } as const;
const frame = (round: number, index: number): FrameMessage => ({
  bout: `r${round}b1`,
  index,
  step: index + 1,
  count: 4,
  loss: 0.5,
  accuracy: index / 10,
  model: encodeModel(model),
});

describe('views', () => {
  it('CLIENT-1 an older view changes nothing, an equal or newer one is shown', () => {
    const third = receiveView(EMPTY_FEED, { seq: 3, view: view(3) });
    expect(receiveView(third, { seq: 2, view: view(2) })).toBe(third);
    expect(receiveView(third, { seq: 3, view: view(9) }).view?.round).toBe(9);
    expect(receiveView(third, { seq: 4, view: view(4) })).toEqual({ seq: 4, view: view(4) });
  });
});

describe('frames', () => {
  const indices = (films: Films, bout: string) => films.get(bout)?.map(({ index }) => index);
  const none: Films = new Map();

  it('CLIENT-2 come out in the order of their index, each once, whatever the order of arrival', () => {
    const arrived = [2, 0, 3, 2, 1, 0].map((index) => frame(1, index));
    expect(indices(arrived.reduce(receiveFrame, none), 'r1b1')).toEqual([0, 1, 2, 3]);
  });

  it('CLIENT-2 a later round starts anew, an earlier one is dropped', () => {
    const first = [frame(1, 0), frame(1, 1)].reduce(receiveFrame, none);
    const second = receiveFrame(first, frame(2, 5));
    expect([...second.keys()]).toEqual(['r2b1']);
    expect(indices(second, 'r2b1')).toEqual([5]);
    expect(receiveFrame(second, frame(1, 2))).toBe(second);
  });

  it('CLIENT-2 what was fetched and what was sent make one film', () => {
    const meta = {
      bout: 'r1b1',
      scenario: 'moons',
      n: 2,
      cleanAccuracy: 0.9,
      count: 4,
      frames: [0, 1].map((index) => ({ index, step: index + 1, loss: 0.5, accuracy: 0.5 })),
    };
    const layout = { places: new Float32Array(4), plane: null };
    const training = { meta, kept: new Uint8Array(2), layout, cleanModel: model, frames: [model, model] };
    const film = framesOf(training, [frame(1, 1), frame(1, 3)]);
    expect(film.map(({ index }) => index)).toEqual([0, 1, 3]);
    expect(film[2]?.model).toEqual(model);
  });
});

describe('the clock', () => {
  it('CLIENT-3 an offset is right within half the round trip, wherever in it the server looked', () => {
    for (const delay of [0, 10, 55, 100]) {
      const held = measureOffset(1_000, 1_000 + delay + 7_000, 1_100);
      expect(Math.abs(held.offset - 7_000)).toBeLessThanOrEqual(held.uncertainty);
    }
  });

  it('CLIENT-3 keeps the sharper estimate, until a clock is set', () => {
    const sharp = measureOffset(0, 505, 10);
    const vague = measureOffset(0, 650, 300);
    expect(betterOffset(sharp, vague)).toBe(sharp);
    expect(betterOffset(UNKNOWN_OFFSET, vague)).toBe(vague);
    const moved = measureOffset(0, 9_000, 300);
    expect(betterOffset(sharp, moved)).toBe(moved);
  });

  it('CLIENT-3 a message on its way cannot have been sent in the future', () => {
    expect(raiseOffset(UNKNOWN_OFFSET, 5_000, 4_000).offset).toBe(1_000);
    const held = { offset: 100, uncertainty: 10 };
    expect(raiseOffset(held, 1_000, 995)).toBe(held);
    expect(raiseOffset(held, 2_000, 1_000).offset).toBe(1_000);
  });

  it('CLIENT-3 time left runs by the server and stops at zero', () => {
    const held = { offset: 2_000, uncertainty: 5 };
    expect(remaining(10_000, held, 5_000)).toBe(3_000);
    expect(remaining(10_000, held, 50_000)).toBe(0);
    expect(remaining(null, held, 5_000)).toBeNull();
  });

  it('CLIENT-3 trainings that last longer than their phase have no clock at zero', () => {
    expect(showsClock('prepare', 0)).toBe(true);
    expect(showsClock('prepare', null)).toBe(false);
    expect(showsClock('train', 3_000)).toBe(true);
    expect(showsClock('train', 0)).toBe(false);
  });
});
