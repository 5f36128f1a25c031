import type { F32Address, F64Address, I32Address, WorkAddress } from '../addresses.ts';

/** Pictures: assembly/pictures. */
export interface PictureKernels {
  framePicture(
    codes: WorkAddress,
    side: number,
    logs: F64Address,
    power: number,
    greys: F64Address,
    framed: F64Address,
  ): void;
  warpPicture(
    framed: F64Address,
    side: number,
    map: F64Address,
    net: F32Address,
    grid: number,
    point: I32Address,
    share: F64Address,
    out: F32Address,
  ): void;
}
