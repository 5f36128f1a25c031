import type { CliTexts } from '../../cli-texts.ts';
import { figures } from './figures.ts';

const { percent, seconds, mebibytes } = figures;

export const rounds: CliTexts['rounds'] = {
  certified: (shares) =>
    shares.length === 0
      ? 'keine Zeile'
      : `${shares.map(({ rows, share }) => `${percent(share)} gegen ${rows}`).join('; ')} eingefügte oder entfernte Zeilen (eine geänderte zählt doppelt)`,
  peakMemory: (bytes) => `Speicherspitze ${mebibytes(bytes)}`,
  inAll: (millis) => `insgesamt ${seconds(millis)}`,
  forgedIn: (millis) => `Gift gemacht in ${seconds(millis)}`,
  readIn: (millis) => `gelesen in ${seconds(millis)}`,
  filteredIn: (millis) => `gefiltert in ${seconds(millis)}`,
  trainedIn: (millis) => `trainiert in ${seconds(millis)}`,
};
