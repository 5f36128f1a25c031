import type { CliTexts } from '../../cli-texts.ts';
import { plural } from '../numbers.ts';
import { figures } from './figures.ts';

const { percent, decimal } = figures;

const BOUTS = { one: 'Begegnung', other: 'Begegnungen' };

export const replay: CliTexts['replay'] = {
  description:
    'eine beendete Partie aus ihrer Aufzeichnung nachrechnen; Exit-Code 1, wenn eine Zahl abweicht',
  file: 'Aufzeichnung, wie sie die Ergebnisseite zum Herunterladen anbietet',
  packs: 'Pakete mit eigenen Daten der Spielleitung, auf denen gespielt wurde',
  recorded: (code, bouts) => `Partie ${code}, ${plural(bouts, BOUTS)}, wie aufgezeichnet:`,
  recomputed: (code, bouts) => `Partie ${code}, ${plural(bouts, BOUTS)}, aus der Aufzeichnung nachgerechnet:`,
  otherEngine: (recorded, own) =>
    `Gespielt wurde auf Engine ${recorded}; dies ist Engine ${own}, die auf andere Zahlen käme. Deshalb wurde nichts nachgerechnet.`,
  noFilter: 'keinen Filter',
  bout: ({ round, scenario, attack, filters, accuracy, cleanAccuracy, attackScore, defenceScore }) =>
    `Runde ${round}  ${scenario}  ${attack} gegen ${filters}  ` +
    `Genauigkeit ${percent(accuracy)} (sauber ${percent(cleanAccuracy)})  ` +
    `Angriff ${decimal(attackScore, 1)} Abwehr ${decimal(defenceScore, 1)}`,
  same: 'bis aufs Bit gleich',
  differ: (numbers) => (numbers === 1 ? 'eine Zahl weicht ab' : `${numbers} Zahlen weichen ab`),
  difference: (field, recorded, recomputed) =>
    `${field}: aufgezeichnet ${recorded}, nachgerechnet ${recomputed}`,
  allSame: 'Jede Zahl ist gleich herausgekommen.',
  someDiffer: (different, bouts) =>
    `${different} von ${bouts} Begegnungen ${different === 1 ? 'ist' : 'sind'} nicht so herausgekommen wie aufgezeichnet.`,
};
