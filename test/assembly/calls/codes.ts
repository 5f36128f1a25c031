import { type Calls, range } from './call.ts';

export const codesCalls: Calls = {
  startRows: (k, g, n) => k.startRows(g.out(k.rowCoderWork(n, 3)), n, 3),
  codePictures: (k, g, n, side) => {
    const coder = g.out(k.rowCoderWork(2500, 3));
    k.startRows(coder, 2500, 3);
    const numbers = g.u8Of(range(n * side * side).map((i) => (i * i) % 8));
    const classes = g.u8Of([0, 1, 1, 2, 2, 3, 3, 4]);
    const out = g.out(4 * n * side * side * 4);
    k.codePictures(
      numbers,
      n,
      side,
      classes,
      g.out((side + 2) * (side + 3)),
      g.out(side * side * 4),
      coder,
      3,
      out,
    );
  },
  codeColumns: (k, g, n, d) => {
    const coder = g.out(k.rowCoderWork(6 * d, 3));
    k.startRows(coder, 6 * d, 3);
    k.codeColumns(
      g.u8Of(range(n * d).map((i) => (i * i) % 8)),
      n,
      d,
      g.out(d * 4),
      coder,
      3,
      g.out(4 * n * d * 4),
    );
  },
  endRows: (k, g) => {
    const coder = g.out(k.rowCoderWork(1, 1));
    k.startRows(coder, 1, 1);
    k.endRows(coder, g.out(4));
  },
};
