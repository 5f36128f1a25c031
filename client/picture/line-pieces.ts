/** Each piece is longer than the one before by this factor, so none is stretched by more than an eighth. */
const GROWTH = 1.25;

/** Pieces that are drawn beforehand: the longest is 150 times as long as the line is wide. */
export const PIECES = 24;

/** Length of a drawn piece with its round ends, in widths of the line: the first is a dot. */
export const pieceLength = (piece: number): number => GROWTH ** piece;

/** The drawn piece that is nearest in length: its round ends stay round. */
export function pieceFor(length: number): number {
  const piece = Math.round(Math.log(length) / Math.log(GROWTH));
  return Math.min(PIECES - 1, Math.max(0, piece));
}
