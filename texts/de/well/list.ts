import type { CliTexts } from '../../cli-texts.ts';

/** What a parameter may need, as the English text calls it. */
const NEEDS: Readonly<Record<string, string>> = {
  'a budget of more than 1 % of the samples': 'ein Budget von mehr als 1 % der Beispiele',
  'a victim that looks through a frozen network': 'ein Opfer, das durch ein eingefrorenes Netz sieht',
  'features of more than two values': 'Merkmale mit mehr als zwei Werten',
  'a victim with a ridge': 'ein Opfer mit Ridge-Strafe',
};

export const listTexts: CliTexts['list'] = {
  description: 'was zur Auswahl steht, mit Parametern, Vorgaben und Quellen',
  what: (kinds) => `eines von ${kinds.join(', ')} (Vorgabe: alles)`,
  markdown: 'den ganzen Katalog als das Dokument docs/catalogue.md (auf Englisch)',
  headings: {
    scenarios: 'Szenarien',
    attacks: 'Angriffe',
    filters: 'Filter',
    defences: 'Robuste Trainingsverfahren',
    victims: 'Opfer',
  },
  facts: {
    lesson: 'Lehre',
    victim: 'Opfer',
    classes: 'Klassen',
    'training rows': 'Trainingszeilen',
    'largest ε': 'größtes ε',
    'seconds of a core that a recipe may take in a match':
      'Rechenzeit, die ein Rezept in einer Partie brauchen darf, in Sekunden eines Kerns',
    attacks: 'Angriffe',
    filters: 'Filter',
    defences: 'robuste Trainingsverfahren',
    explanation: 'Erklärung',
    source: 'Quelle',
    formula: 'Formel',
    goal: 'Zweck',
    means: 'Mittel',
    cost: 'Kosten',
  },
  parameters: {
    types: { number: 'Zahl', integer: 'ganze Zahl', boolean: 'true oder false', choice: 'Auswahl' },
    noDefault: 'ohne Vorgabe',
    byDefault: (value) => `Vorgabe ${value}`,
    needing: (what) => `braucht ${NEEDS[what] ?? what}`,
  },
};
