import type { CliTexts } from '../../cli-texts.ts';
import { figures } from './figures.ts';

export const doubts: CliTexts['doubts'] = {
  unconverged({ stage, fit, count, of, residual }) {
    const where = STAGES[stage] ?? stage;
    const one = of === 1;
    const what = one ? `die Anpassung (${fit})` : `${count} von ${of} Anpassungen (${fit})`;
    if (fit === 'network')
      return (
        `${where}: ${what} ${one ? 'endete' : 'endeten'} nicht besser als eine konstante Vorhersage; Zahlen, die darauf ` +
        'beruhen, können falsch sein: mehr Epochen, eine andere Lernrate oder eine kleinere Ridge-Strafe nehmen'
      );
    const left = `${fit === 'hinge' ? 'Dualitätslücke' : 'Gradient'} ${figures.significant(residual, 2)}`;
    return (
      `${where}: ${what} ${one ? 'hielt' : 'hielten'} an, bevor sie konvergiert ${one ? 'war' : 'waren'} (übrig: ${left}); ` +
      'Zahlen, die darauf beruhen, können falsch sein: die Merkmale auf ähnliche Skalen bringen oder die Ridge-Strafe erhöhen'
    );
  },
  failure({ stage, recipe, code }) {
    const instead = stage.startsWith('filter')
      ? 'hat nichts entfernt'
      : stage === 'forge'
        ? 'hat kein Gift gemacht'
        : 'blieb unberücksichtigt';
    return `${STAGES[stage] ?? stage}: ${recipe} konnte seine Arbeit nicht tun (${code}) und ${instead}: andere Parameter dafür wählen`;
  },
};

/** Stages of a round and of an evaluation, as their notes name them. */
const STAGES: Readonly<Record<string, string>> = {
  forge: 'Vergiften',
  'filter-1': 'Filter 1',
  'filter-2': 'Filter 2',
  unfiltered: 'Training ohne Filter',
  clean: 'Training auf sauberen Daten',
  train: 'Training',
  'training on the clean rows': 'Training auf den sauberen Zeilen',
  'training without filters': 'Training ohne Filter',
  filtering: 'Filtern',
  'training on what is left': 'Training auf dem Rest',
};
