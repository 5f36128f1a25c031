import type { MixShare } from '../../../instrument/equilibrium.ts';
import type { CliTexts } from '../../cli-texts.ts';
import { figures } from './figures.ts';

const { percent, decimal, seconds } = figures;

const points = (value: number) => decimal(value, 1);
const mix = (shares: readonly MixShare[]) =>
  shares.map(({ name, share }) => `${name} ${percent(share)}`).join('; ');
const SIDES = { attack: 'Angriff', defence: 'Abwehr' } as const;

const words: CliTexts['balance']['words'] = {
  verdicts: {
    holds: 'besteht',
    'short of an aim': 'verfehlt ein Ziel',
    'breaks a rule': 'verletzt eine Regel',
  },
  kinds: { rule: 'Regel', aim: 'Ziel' },
  outcomes: { rule: { met: 'gilt', not: 'VERLETZT' }, aim: { met: 'erreicht', not: 'verfehlt' } },
  degenerate: {
    nothing: 'nichts tun',
    everything: 'alles löschen',
    'random-rows': 'zufällig löschen',
    noise: 'offensichtliches Rauschen',
    'random-labels': 'zufällige Labels',
  },
  demand(finding) {
    switch (finding.demand) {
      case 'degenerate':
        return 'kein gedankenloser Plan bringt mehr als den Spielwert';
      case 'unbeaten':
        return finding.side === 'attack'
          ? 'kein Angriff ist gegen jede Abwehr der beste'
          : 'keine Abwehr ist gegen jeden Angriff die beste';
      case 'value':
        return `Spielwert zwischen ${finding.lowest} und ${finding.highest}`;
      case 'mixed':
        return `beide Seiten mischen ${finding.least} Rezepte oder mehr`;
      default:
        return finding satisfies never;
    }
  },
  detail(finding) {
    switch (finding.demand) {
      case 'degenerate':
        return finding.plans
          .map(
            ({ side, id, gain }) =>
              `${SIDES[side]}: ${words.degenerate[id]} ${gain > 0 ? 'gewinnt' : 'verliert'} ${points(Math.abs(gain))}`,
          )
          .join('; ');
      case 'unbeaten':
        return (
          finding.best ??
          finding.beaten.map(({ plan, by, against }) => `${by} schlägt ${plan} gegen ${against}`).join('; ')
        );
      case 'value':
        return points(finding.value);
      case 'mixed':
        return `Angriff ${finding.attack}, Abwehr ${finding.defence}`;
      default:
        return finding satisfies never;
    }
  },
  mix,
  play: ({ seeds, value, attackMix, defenceMix }) =>
    `${seeds.length === 1 ? 'Seed' : 'Seeds'} ${seeds.join(', ')}. Spielwert ${points(value)}. Der Angriff spielt ${mix(attackMix)}. Die Abwehr spielt ${mix(defenceMix)}.`,
  caption:
    'Der Vorteil des Angriffs, 50 + (Angriff − Abwehr) / 2; gedankenlose Pläne nur zum Vergleich, kursiv:',
};

export const balance: CliTexts['balance'] = {
  description:
    'prüfen, ob Szenarien Spiele sind: Kein gedankenloser Plan lohnt sich, kein Plan ist immer der beste, und beide Seiten sind etwa gleich stark',
  scenarios: 'IDs oder eigene Pakete (Vorgabe: jedes Szenario)',
  options: {
    seeds:
      'eine Zahl n für die Seeds 1 bis n (101 sind die Seeds 1 bis 101), ein Bereich wie 101-103 für genau diese oder eine Liste wie 7,9',
    pairs: 'die Abwehr spielt auch zwei Rezepte hintereinander, wo ihre Punkte reichen',
    write:
      'Tabellen und Urteil in diese Markdown-Datei schreiben, hinter das, was von Hand darin steht (auf Englisch)',
  },
  words,
  heading: (scenario, seeds, value, elapsedMillis) =>
    `${scenario}, ${seeds.length === 1 ? 'Seed' : 'Seeds'} ${seeds.join(', ')}: Spielwert ${points(value)}, ${seconds(elapsedMillis)}`,
  attackPlays: 'Angriff spielt',
  defencePlays: 'Abwehr spielt',
};
