/** What is said around the commands: help, wrong calls, progress. Headings and complaints are commander's own. */
export const program = {
  description: 'Poisoned Well on the command line: the same engine as the server and the page.',
  helpHint: '(add --help for what there is)',
  help: 'show this help',
  helpOf: 'show the help of a command',
  /** Headings and places of the help. */
  usage: 'Usage:',
  arguments: 'Arguments:',
  options: 'Options:',
  commands: 'Commands:',
  /** What a place in brackets is called, by its name in the commands; one without an entry keeps that name. */
  places: {} as Readonly<Record<string, string>>,
  standard: (value: string) => `default: ${value}`,
  /** Calls that cannot be understood. */
  wrongCall: {
    'missing-argument': (name: string) => `error: missing required argument '${name}'`,
    'option-without-value': (option: string) => `error: option '${option}' argument missing`,
    'missing-option': (option: string) => `error: required option '${option}' not specified`,
    'unknown-option': (option: string) => `error: unknown option '${option}'`,
    'unknown-command': (name: string) => `error: unknown command '${name}'`,
    'too-many-arguments': ({ command, expected, found }: ArgumentCount) =>
      `error: too many arguments${command ? ` for '${command}'` : ''}. Expected ${expected} argument${expected === 1 ? '' : 's'} but got ${found}.`,
  },
  /** After an unknown name: the ones that are spelled nearly so. */
  meant: (names: readonly string[]) =>
    names.length === 1 ? `(Did you mean ${names[0]}?)` : `(Did you mean one of ${names.join(', ')}?)`,
  warning: (text: string) => `warning: ${text}`,
  /** Behind the time so far. */
  timeLeft: (clock: string) => `about ${clock} left`,
};

export interface ArgumentCount {
  /** Null for the program itself. */
  readonly command: string | null;
  readonly expected: number;
  readonly found: number;
}
