import type { CliTexts } from '../../cli-texts.ts';

export const listTexts: CliTexts['list'] = {
  description: 'was zur Auswahl steht, mit Parametern, Vorgaben und Quellen',
  what: (kinds) => `eines von ${kinds.join(', ')}`,
  markdown: 'den ganzen Katalog als das Dokument docs/catalogue.md (auf Englisch)',
};
