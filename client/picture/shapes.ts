/** A class's shape: a disc, or corners around the middle, x and y in −1 … 1. */
export type Shape = 'disc' | readonly (readonly [x: number, y: number])[];

/** `corners` points on a circle from `turn` (of a full turn, 0 is up), every second one nearer the middle. */
function star(corners: number, turn = 0, inner = 1, radius = 1): Shape {
  return Array.from({ length: corners }, (_, i) => {
    const angle = 2 * Math.PI * (i / corners + turn);
    const r = radius * (i % 2 === 1 ? inner : 1);
    return [r * Math.sin(angle), -r * Math.cos(angle)] as const;
  });
}

const ARM = 0.36;
const PLUS: Shape = [
  [-ARM, -1],
  [ARM, -1],
  [ARM, -ARM],
  [1, -ARM],
  [1, ARM],
  [ARM, ARM],
  [ARM, 1],
  [-ARM, 1],
  [-ARM, ARM],
  [-1, ARM],
  [-1, -ARM],
  [-ARM, -ARM],
];

/** One for each class, so that no class is told apart by colour alone. */
export const CLASS_SHAPES: readonly Shape[] = [
  'disc',
  star(4, 0, 1, 1.19),
  star(3, 0, 1, 1.2),
  star(4, 1 / 8, 1, 1.19),
  star(3, 1 / 2, 1, 1.2),
  star(10, 0, 0.45, 1.2),
  star(6, 0, 1, 1.06),
  PLUS,
  star(8, 0, 0.4, 1.2),
  star(5, 1 / 2, 1, 1.06),
];

/** The shape of a class, as an index into CLASS_SHAPES; beyond the last it stays the last. */
export const shapeOf = (label: number): number => Math.min(label, CLASS_SHAPES.length - 1);
