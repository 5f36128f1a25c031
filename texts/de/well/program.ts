import type { CliTexts } from '../../cli-texts.ts';

export const program: CliTexts['program'] = {
  description: 'Poisoned Well auf der Kommandozeile: dieselbe Engine wie auf dem Server und der Seite.',
  helpHint: '(mit --help steht da, was es gibt)',
  help: 'diese Hilfe anzeigen',
  usage: 'Aufruf:',
  arguments: 'Argumente:',
  options: 'Optionen:',
  commands: 'Befehle:',
  placeOfOptions: '[Optionen]',
  placeOfCommand: '[Befehl]',
  standard: (value) => `Vorgabe: ${value}`,
  wrongCall: {
    'missing-argument': (name) => `Fehler: Das Argument '${name}' fehlt`,
    'option-without-value': (option) => `Fehler: Der Option '${option}' fehlt ihr Wert`,
    'missing-option': (option) => `Fehler: Die Option '${option}' ist nötig und fehlt`,
    'unknown-option': (option) => `Fehler: unbekannte Option '${option}'`,
    'unknown-command': (name) => `Fehler: unbekannter Befehl '${name}'`,
    'too-many-arguments': ({ command, expected, found }) =>
      `Fehler: zu viele Argumente${command ? ` für '${command}'` : ''}: höchstens ${expected} erwartet, ${found} angegeben.`,
  },
  meant: (names) =>
    names.length === 1 ? `(Ist ${names[0]} gemeint?)` : `(Ist eines davon gemeint: ${names.join(', ')}?)`,
  warning: (text) => `Warnung: ${text}`,
  timeLeft: (clock) => `noch etwa ${clock}`,
};
