import { figures } from './figures.ts';

const { percent, seconds, mebibytes } = figures;

/** What the commands say alike about a round, a training or a run. */
export const rounds = {
  certified: (shares: readonly { readonly rows: number; readonly share: number }[]) =>
    shares.length === 0
      ? 'no row'
      : `${shares.map(({ rows, share }) => `${percent(share)} against ${rows}`).join(', ')} rows inserted or removed (a changed row counts two)`,
  peakMemory: (bytes: number) => `peak memory ${mebibytes(bytes)}`,
  inAll: (millis: number) => `${seconds(millis)} in all`,
  forgedIn: (millis: number) => `forged in ${seconds(millis)}`,
  readIn: (millis: number) => `read in ${seconds(millis)}`,
  filteredIn: (millis: number) => `filtered in ${seconds(millis)}`,
  trainedIn: (millis: number) => `trained in ${seconds(millis)}`,
};
