import { describe, expect, it } from 'vitest';
import { blankDrawing, drawnOver, hasMark, painted } from '../../client/forms/drawing.ts';
import { marked, noWork, workCost } from '../../client/forms/hand-work.ts';
import { greyValues } from '../../client/picture/greys.ts';
import { drawnTrigger, pictureRow } from '../../engine/round/hand.ts';
import { checkPoisonRows } from '../../engine/round/poison-check.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';

const scenario = SCENARIOS.digits;
const side = 28;
const ground = {
  quantiser: scenario.quantiser,
  known: { n: 1, d: side * side, classes: 10, x: new Float32Array(side * side), y: Int32Array.of(3) },
};

describe('a picture in the making', () => {
  it('HAND-5 ink is a line as wide as the brush, soft at its edge, whole however fast it was drawn', () => {
    const { greys } = painted(blankDrawing(side), { kind: 'ink', size: 2 }, [4.5, 10.5, 24.5, 10.5]);
    const at = (column: number, row: number) => greys[row * side + column];
    for (let column = 4; column <= 24; column++) expect(at(column, 10)).toBe(255);
    expect(at(12, 9)).toBe(128);
    expect(at(12, 8)).toBe(0);
    expect(at(12, 12)).toBe(0);
  });

  it('HAND-5 a rubber takes ink away, and the mark with it; strokes beyond the edge do no harm', () => {
    const full = painted(blankDrawing(side), { kind: 'mark', size: 4 }, [27, 27, 40, 40]);
    expect(hasMark(full)).toBe(true);
    expect(full.greys[28 * 27 + 27]).toBe(255);
    const gone = painted(full, { kind: 'rubber', size: 6 }, [26, 26, 28, 28]);
    expect(hasMark(gone)).toBe(false);
    expect(gone.greys[28 * 27 + 27]).toBe(0);
  });

  it('HAND-5 a picture that is taken and not touched is the row that it was, to the bit', () => {
    const x = Float32Array.from({ length: side * side }, (_, j) => (j % 256) / 255);
    const snapped = pictureRow(
      ground,
      Uint8Array.from(x, (_, j) => j % 256),
    );
    const drawing = drawnOver(
      blankDrawing(side),
      greyValues(scenario.quantiser, { x: snapped, d: side * side }),
    );
    expect(pictureRow(ground, drawing.greys)).toEqual(snapped);
  });

  it('HAND-5 a drawn mark covers what was drawn with it and nothing else, and costs nothing itself', () => {
    const drawing = painted(blankDrawing(side), { kind: 'mark', size: 1 }, [2.5, 3.5]);
    const trigger = drawnTrigger(ground, drawing.mark, drawing.greys);
    expect(trigger.cover.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(trigger.cover[3 * side + 2]).toBe(1);
    const work = marked(noWork(ground), trigger);
    expect(workCost(work)).toBe(0);
    checkPoisonRows(scenario, work.poison);
  });
});
