import type { I32Address, WorkAddress } from '../addresses.ts';

/** Codes of rows: assembly/codes. */
export interface CodeKernels {
  rowCoderWork(contexts: number, bits: number): number;
  startRows(coder: WorkAddress, contexts: number, bits: number): void;
  codePictures(
    numbers: WorkAddress,
    n: number,
    side: number,
    classes: WorkAddress,
    greys: WorkAddress,
    places: I32Address,
    coder: WorkAddress,
    bits: number,
    out: WorkAddress,
  ): number;
  codeColumns(
    numbers: WorkAddress,
    n: number,
    d: number,
    places: I32Address,
    coder: WorkAddress,
    bits: number,
    out: WorkAddress,
  ): number;
  endRows(coder: WorkAddress, out: WorkAddress): void;
}
