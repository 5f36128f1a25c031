import { expect, it } from 'vitest';
import { thumbPixels, unpackThumbnail } from '../../client/picture/thumbnail.ts';
import { drawWell } from '../../engine/round/draw-well.ts';
import { openRound } from '../../engine/round/round.ts';
import { THUMB_COLS, THUMB_ROWS, thumbnailOf } from '../../engine/round/thumbnail.ts';
import type { Model } from '../../engine/victims/model.ts';
import { createGallery } from '../../server/rooms/gallery.ts';
import { created, playMatch, summaryOf } from '../match/match-player.ts';
import { testCore } from '../support/test-core.ts';

it('ROUND-25 a thumbnail shows which side of the boundary every place is on, and some samples', async () => {
  const core = await testCore();
  const seed = '0123456789abcdef0123456789abcdef';
  const round = await openRound(core, drawWell(core, 'moons', { pack: null, reserve: null }, seed), seed);
  const models: Model[] = [];
  const plan = { attack: { id: 'random-flip' as const, params: {} }, epsilon: 0 };
  const { stream, removedBy, cleanModel, model } = round
    .deliver(plan)
    .filter({ filters: [] })
    .train((frame) => models.push(frame.model))
    .score();
  const thumb = thumbnailOf({ stream, removedBy, clean: cleanModel, models: [...models, model] });
  if (!thumb) throw new Error('no thumbnail');
  const picture = unpackThumbnail(thumb);
  expect(picture.frames).toHaveLength(3);
  expect(picture.points.length).toBeGreaterThan(30);
  // Samples of a clean training lie on the side of their class, but for those that the model gets wrong.
  const last = picture.frames[2] as Uint8Array;
  const right = picture.points.filter(({ x, y, label }) => {
    const at = Math.round(y * (THUMB_ROWS - 1)) * THUMB_COLS + Math.round(x * (THUMB_COLS - 1));
    return (last[at] as number) > 8 === (label === 1);
  });
  expect(right.length / picture.points.length).toBeGreaterThan(0.8);
  expect(last.some((level) => level < 8) && last.some((level) => level > 8)).toBe(true);
  expect(
    thumbPixels(
      last,
      [
        [0, 0, 0],
        [255, 255, 255],
      ],
      [0, 0, 0],
    ),
  ).toHaveLength(4 * last.length);
});

it('VIEW-11 a thumbnail is seen once its bout is trained, and not of a duel', () => {
  const thumbnail = { frames: [new Uint8Array(140)], points: new Uint8Array(3) };
  const game = playMatch({ ...created, format: 'wells' });
  game.join('Rosa');
  game.host('start');
  const gallery = createGallery();
  while (game.match.phase !== 'train') game.host('advance');
  gallery.add('r1b1', thumbnail);
  expect(gallery.from(game.match, 1, 0)).toEqual({ thumbnails: [], next: 0 });
  const trained = (bout: string) =>
    game.send({ type: 'training-done', bout, summary: summaryOf(60, 40), at: game.now });
  trained('r1b2');
  trained('r1b1');
  // The first that was trained is not here yet, so the list has not begun.
  expect(gallery.from(game.match, 1, 0)).toEqual({ thumbnails: [], next: 0 });
  gallery.add('r1b2', null);
  expect(gallery.from(game.match, 1, 0)).toEqual({ thumbnails: [{ bout: 'r1b1', thumbnail }], next: 2 });
  expect(gallery.from(game.match, 1, 2)).toEqual({ thumbnails: [], next: 2 });
  expect(() => gallery.from(game.match, 2, 0)).toThrowError(expect.objectContaining({ code: 'wrong-phase' }));
  expect(gallery.from({ ...game.match, format: 'duel' }, 1, 0).thumbnails).toEqual([]);
  // A page that asks a moment too late is not wrong.
  const until = (phase: string) => {
    while (game.match.phase !== phase) game.host('advance');
  };
  until('reveal');
  game.host('advance');
  expect(gallery.from(game.match, 1, 1)).toEqual({ thumbnails: [], next: 1 });
});
