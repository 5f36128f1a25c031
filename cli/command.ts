import { Command, type ErrorOptions, type Help } from 'commander';
import type { CliTexts } from '../texts/cli-texts.ts';

type ProgramTexts = CliTexts['program'];

/** A command whose help and complaints are in the language of its texts; commander's own are English. */
export class WellCommand extends Command {
  readonly #texts: ProgramTexts;

  constructor(name: string | undefined, texts: ProgramTexts) {
    super(name);
    this.#texts = texts;
    this.helpOption('-h, --help', texts.help).configureHelp(helpIn(texts));
  }

  override createCommand(name?: string): WellCommand {
    return new WellCommand(name, this.#texts);
  }

  override error(message: string, options?: ErrorOptions): never {
    return super.error(translated(message, options?.code, this.#texts), options);
  }
}

function helpIn(texts: ProgramTexts): Partial<Help> {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': texts.usage,
    'Arguments:': texts.arguments,
    'Options:': texts.options,
    'Commands:': texts.commands,
  };
  const bracketed = (text: string) => inBrackets(text, texts);
  return {
    styleTitle: (title) => titles[title] ?? title,
    styleUsage: bracketed,
    styleSubcommandTerm: bracketed,
    styleOptionTerm: bracketed,
    styleArgumentTerm: (name) => placeName(name, texts),
    optionDescription({ description, defaultValue, required }) {
      const shown = required && defaultValue !== undefined && !isEmpty(defaultValue);
      return shown ? `${description} (${texts.standard(JSON.stringify(defaultValue))})` : description;
    },
  };
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

const placeName = (name: string, { places }: ProgramTexts) => places[name] ?? name;

/** The places of a command, as in `<file>`, `[options]` and `[names...]`, in words of a language. */
const inBrackets = (text: string, texts: ProgramTexts) =>
  text.replace(/(?<=[<[])[^<>[\]]+?(?=\.{0,3}[>\]])/g, (name) => placeName(name, texts));

/** A complaint of commander's by its code; what it is about stands in quotes. */
function translated(message: string, code: string | undefined, texts: ProgramTexts): string {
  const { wrongCall } = texts;
  const subject = inBrackets(/'([^']*)'/.exec(message)?.[1] ?? '', texts);
  const similar = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
  const meant = similar === undefined ? '' : `\n${texts.meant(similar.split(', '))}`;
  switch (code) {
    case 'commander.missingArgument':
      return wrongCall['missing-argument'](placeName(subject, texts));
    case 'commander.optionMissingArgument':
      return wrongCall['option-without-value'](subject);
    case 'commander.missingMandatoryOptionValue':
      return wrongCall['missing-option'](subject);
    case 'commander.unknownOption':
      return wrongCall['unknown-option'](subject) + meant;
    case 'commander.unknownCommand':
      return wrongCall['unknown-command'](subject) + meant;
    case 'commander.excessArguments': {
      const [expected = 0, found = 0] = (/Expected (\d+) \w+ but got (\d+)/.exec(message) ?? [])
        .slice(1)
        .map(Number);
      return wrongCall['too-many-arguments']({ command: subject || null, expected, found });
    }
    default:
      return message;
  }
}
