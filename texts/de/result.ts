import type { Texts } from '../texts.ts';
import { count, percent, plural } from './numbers.ts';

const stages: Readonly<Record<string, string>> = {
  clean: 'des sauberen Modells',
  forge: 'des Angriffs',
  'filter-1': 'des ersten Filters',
  'filter-2': 'des zweiten Filters',
  unfiltered: 'des Modells ohne Filter',
  train: 'des endgültigen Modells',
};
const ofStage = (stage: string) => stages[stage] ?? `von ${stage}`;

export const result: Texts['result'] = {
  headlines: {
    dry: 'Der Brunnen ist versiegt.',
    worked: 'Das Gift hat gewirkt.',
    taste: 'Ein Hauch von Gift.',
    shrugged: 'Das Modell hat es weggesteckt.',
    clean: 'Das Wasser blieb sauber.',
  },
  scoreParts: {
    outage: 'Ausfall',
    'outage-flat': 'Ausfall, pauschal',
    damage: 'Schaden',
    targets: 'getroffene Ziele',
    mark: 'Marke befolgt',
    uncaught: 'Gift nicht erwischt',
    'held-off': 'Schaden abgewehrt',
    'told-apart': 'Gift erkannt',
    spared: 'Sauberes verschont',
  },
  pointsSoFar: 'Punkte bisher:',
  inDoubt: 'Zweifelhaft.',
  note(fact) {
    switch (fact.kind) {
      case 'failed': {
        const instead = fact.stage.startsWith('filter')
          ? 'Es wurde nichts entfernt'
          : fact.stage === 'forge'
            ? 'Es entstand kein Gift'
            : 'Die Runde lief ohne diesen Schritt weiter';
        return `„${fact.recipe}“ konnte mit diesen Parametern nicht arbeiten. ${instead}.`;
      }
      case 'stopped':
        return fact.of === 1
          ? `Die Anpassung ${ofStage(fact.stage)} endete, bevor sie konvergiert war: Die Zahlen, die daraus folgen, können falsch sein.`
          : `${count(fact.count)} von ${count(fact.of)} Anpassungen ${ofStage(fact.stage)} endeten, bevor sie konvergiert waren: Die Zahlen, die daraus folgen, können falsch sein.`;
      case 'left-out':
        return `Das robuste Training ließ ${plural(fact.rows, { one: 'Beispiel', other: 'Beispiele' })} aus.`;
      case 'by-hand':
        return `Von Hand entfernt: ${plural(fact.rows, { one: 'Beispiel', other: 'Beispiele' })}.`;
      case 'capped':
        return `Von der Obergrenze je Konto entfernt: ${plural(fact.rows, { one: 'Beispiel', other: 'Beispiele' })}.`;
      case 'relabelled':
        return `${plural(fact.rows, { one: 'Beispiel blieb', other: 'Beispiele blieben' })} mit einem anderen Label im Training.`;
      case 'certified':
        return (
          `Zertifiziert: ${percent(fact.share)} der ungesehenen Beispiele sind richtig und bleiben es, was auch immer ` +
          `${plural(fact.rows, { one: 'eingefügtes oder gelöschtes Beispiel bewirkt', other: 'eingefügte oder gelöschte Beispiele bewirken' })}; ein verändertes Beispiel zählt doppelt.`
        );
      case 'no-certificate':
        return 'Das Zertifikat deckt keine Änderung der Trainingsdaten ab.';
      default:
        return fact satisfies never;
    }
  },
  missed: 'Gift übersehen',
  caught: 'Gift erwischt',
  collateral: 'Kollateralschaden',
  targetsHit: 'getroffene Ziele',
  ofTargets: ({ targets }) => `von ${count(targets)}`,
  markObeyed: 'Marke befolgt',
  testError: 'Testfehler',
  clean: ({ rate }) => `sauber ${percent(rate)}`,
  nothingCertified: 'Keine einzige Antwort ist auch nur gegen ein vergiftetes Beispiel zertifiziert.',
  certified: ({ shares }) =>
    `Zertifiziert richtig, gleich welches Gift: ${shares
      .map(({ rows, share }) => `${percent(share)} gegen ${rows}`)
      .join(', ')} eingefügte oder gelöschte Beispiele; ein verändertes zählt doppelt.`,
  failed: ({ recipe, code }) => `„${recipe}“ konnte nicht arbeiten (${code}) und hat nichts getan.`,
  mayBeWrong: ({ fits }) =>
    `Diese Zahlen können falsch sein: Einige Anpassungen endeten, bevor sie konvergiert waren, in ${fits
      .map(({ stage, fit }) => `${stage} (${fit})`)
      .join(', ')}.`,
  targets: 'Ziele',
  attackersTargets: ({ n }) => (n === 1 ? 'Das Ziel des Angriffs' : 'Die Ziele des Angriffs'),
  targetPicture: ({ number, label }) => `Ziel ${number}, ${label}`,
  hit: 'getroffen',
  notHit: 'verfehlt',
  passesAs: ({ label, taken }) => `${label} geht als ${taken} durch`,
  seenAsSuch: ({ label }) => `${label}, richtig erkannt`,
};
