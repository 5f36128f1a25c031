import { GameError } from '../errors.ts';
import { skip32, skip64 } from './addresses.ts';
import { checkInteger } from './checks.ts';
import type { Pictures, PictureWarp } from './contracts/pictures.ts';
import type { Memory } from './memory.ts';

/** Numbers of a map, see PictureWarp. */
const MAP = 8;

export function pictureFunctions(memory: Memory): Pictures {
  const { kernels } = memory;
  return {
    warpPictures: (codes, side, warp) =>
      memory.run(() => {
        const n = countOf(codes, side, warp);
        const { powers, maps, nets, grid } = warp;
        const pixels = side * side;
        const out = new Float32Array(codes.length);
        const tables = tablesOf(memory, side, grid);
        const [picture, changed] = [memory.reserveBytes(pixels), memory.reserveF32(pixels)];
        const [map, net] = [memory.putF64('maps', maps), memory.putF32('nets', nets)];
        for (let i = 0; i < n; i++) {
          memory.viewBytes(picture, pixels).set(codes.subarray(i * pixels, (i + 1) * pixels));
          const { logs, greys, framed, point, share } = tables;
          kernels.framePicture(picture, side, logs, powers[i] as number, greys, framed);
          const [mapAt, netAt] = [skip64(map, i * MAP), skip32(net, i * 2 * grid * grid)];
          kernels.warpPicture(framed, side, mapAt, netAt, grid, point, share, changed);
          out.set(memory.viewF32(changed, pixels), i * pixels);
        }
        return out;
      }),
  };
}

function countOf(codes: Uint8Array, side: number, { powers, maps, nets, grid }: PictureWarp): number {
  checkInteger('side', side, 2, 4096);
  checkInteger('grid', grid, 2, side);
  const n = powers.length;
  const wrong = powers.findIndex((power) => !Number.isFinite(power));
  if (wrong >= 0) throw new GameError('not-finite', `powers[${wrong}] is not a finite number`);
  const isWhole =
    codes.length === n * side * side && maps.length === n * MAP && nets.length === n * 2 * grid * grid;
  if (isWhole) return n;
  throw new GameError('bad-shape', `${n} powers do not go with these pictures, maps or nets`);
}

/** What all pictures of a size have in common, and room for one of them. */
function tablesOf(memory: Memory, side: number, grid: number) {
  const { kernels } = memory;
  const framed = memory.reserveF64((side + 3) ** 2);
  memory.viewF64(framed, (side + 3) ** 2).fill(0);
  const pitch = (side - 1) / (grid - 1);
  const point = Int32Array.from({ length: side }, (_, at) => Math.min(grid - 2, Math.floor(at / pitch)));
  return {
    logs: memory.putF64(
      'logs',
      Float64Array.from({ length: 256 }, (_, code) => kernels.log(Math.max(1, code) / 255)),
    ),
    greys: memory.reserveF64(256),
    framed,
    point: memory.putI32(point),
    share: memory.putF64(
      'shares',
      Float64Array.from(point, (before, at) => at / pitch - before),
    ),
  };
}
