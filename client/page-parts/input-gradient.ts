/** Stands in the page for engine/extractor/input-gradient.ts: poison is forged in the worker. */
export const loadInputGradient = inTheWorker;

export function inputGradient(): never {
  return inTheWorker();
}

function inTheWorker(): never {
  throw new Error('gradients through an extractor are computed in the worker');
}
