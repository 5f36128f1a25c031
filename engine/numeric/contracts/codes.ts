/** Rows of small numbers in fewer bytes: the code that numberReader of engine/data/bit-code.ts reads. */
export interface RowCodes {
  /**
   * @param numbers  u8[n · side²], each below the number of `classes`
   * @param classes  u8[count], the class of grey of each number, 0 … 4: neighbours are told apart by it
   */
  codePictures(numbers: Uint8Array, side: number, classes: Uint8Array): Uint8Array;
  /**
   * @param numbers  u8[n · d], each below `count`
   * @param count    1 … 256
   */
  codeColumns(numbers: Uint8Array, d: number, count: number): Uint8Array;
}
