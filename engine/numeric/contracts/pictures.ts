/** How each of n pictures is changed. */
export interface PictureWarp {
  /** f64[n], what the greys are raised to; > 0. */
  readonly powers: Float64Array;
  /** f64[n, 8]: shift right and down, width, height, cosine and sine of the rotation, slant, length of a displacement. Pixels. */
  readonly maps: Float64Array;
  /** Points of a side of the net of displacements, ≥ 2. */
  readonly grid: number;
  /** f32[n, grid, grid, 2], displacements along the rows and the columns, in lengths of one. */
  readonly nets: Float32Array;
}

export interface Pictures {
  /**
   * Pictures whose pixels are taken from places of their own in the picture that is given: an affine map about its middle,
   * and a net of displacements laid over it, linear in between. Greys are linear between pixels, black outside.
   *
   * @param codes  u8[n, side²], greys 0 … 255, row by row
   * @returns      f32[n, side²], greys 0 … 1
   */
  warpPictures(codes: Uint8Array, side: number, warp: PictureWarp): Float32Array;
}
