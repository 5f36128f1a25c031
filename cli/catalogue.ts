import { ATTACK_IDS } from '../engine/attacks/ids.ts';
import { ATTACKS } from '../engine/attacks/index.ts';
import { FILTER_IDS } from '../engine/filters/ids.ts';
import { FILTERS } from '../engine/filters/index.ts';
import { SCENARIO_IDS, SCENARIOS } from '../engine/round/scenarios/index.ts';
import { DEFENCE_IDS } from '../engine/training-defences/ids.ts';
import { DEFENCES } from '../engine/training-defences/index.ts';
import { VICTIM_IDS } from '../engine/victims/ids.ts';
import { VICTIMS } from '../engine/victims/index.ts';
import { type Parameter, parametersOf } from '../instrument/parameters.ts';
import type { CliTexts } from '../texts/cli-texts.ts';
import { scenarioText } from '../texts/scenario-text.ts';
import type { Texts } from '../texts/texts.ts';

/** A fact by its name in JSON and in the English document. */
export type Fact = keyof CliTexts['list']['facts'];

/** One thing that can be chosen, as `well list` shows it. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  /** Facts in the order they are shown; empty ones are left out. */
  readonly facts: Readonly<Partial<Record<Fact, string | number | readonly string[]>>>;
  readonly parameters: readonly Parameter[];
}

/** Everything the registries hold, in words of a language; a new entry there appears here by itself. */
export const CATALOGUE = {
  scenarios: (texts: Texts) =>
    SCENARIO_IDS.map((id): Entry => {
      const scenario = SCENARIOS[id];
      const { title, lesson, classNames } = scenarioText(texts, scenario);
      return {
        id,
        label: title,
        facts: {
          lesson,
          victim: scenario.victim,
          classes: classNames,
          'training rows': scenario.trainRows,
          'largest ε': scenario.epsilonMax,
          ...(scenario.mostSeconds !== undefined && {
            'seconds of a core that a recipe may take in a match': scenario.mostSeconds,
          }),
          attacks: scenario.attacks,
          filters: scenario.filters,
          defences: scenario.defences ?? [],
        },
        parameters: [],
      };
    }),
  attacks: ({ attacks }: Texts) =>
    ATTACK_IDS.map((id): Entry => {
      const { source, formula, goal, means, params } = ATTACKS[id];
      const { label, does, limits } = attacks[id];
      return {
        id,
        label,
        facts: { explanation: `${does}\n${limits}`, source, formula, goal, means },
        parameters: parametersOf(params, ATTACKS[id]),
      };
    }),
  filters: ({ filters }: Texts) =>
    FILTER_IDS.map((id): Entry => {
      const { source, formula, cost, params } = FILTERS[id];
      const { label, does, limits } = filters[id];
      return {
        id,
        label,
        facts: { explanation: `${does}\n${limits}`, source, formula, cost },
        parameters: parametersOf(params, FILTERS[id]),
      };
    }),
  defences: ({ defences }: Texts) =>
    DEFENCE_IDS.map((id): Entry => {
      const { source, formula, cost, params } = DEFENCES[id];
      const { label, does, limits } = defences[id];
      return {
        id,
        label,
        facts: { explanation: `${does}\n${limits}`, source, formula, cost },
        parameters: parametersOf(params, DEFENCES[id]),
      };
    }),
  victims: ({ victims }: Texts) =>
    VICTIM_IDS.map((id): Entry => {
      const { params } = VICTIMS[id];
      return { id, label: victims[id], facts: {}, parameters: parametersOf(params) };
    }),
} as const satisfies Record<string, (texts: Texts) => readonly Entry[]>;

export type Kind = keyof typeof CATALOGUE;
export const KINDS = Object.keys(CATALOGUE) as readonly Kind[];
