import type { AttackId } from '../attacks/ids.ts';
import type { Contributors, SampleTexts } from '../data/pack-details.ts';
import type { Quantiser, Samples } from '../data/samples.ts';
import type { FilterId } from '../filters/ids.ts';
import type { DefenceId } from '../training-defences/ids.ts';
import type { VictimId } from '../victims/ids.ts';

/** What the attacker is after: the service as a whole, a few samples that must be misjudged, or a mark that is obeyed. */
export type Objective =
  | { readonly kind: 'availability' }
  | {
      readonly kind: 'targeted';
      /** Targets in a round. */
      readonly count: number;
      /** The class they really have; any when null. */
      readonly trueClass: number | null;
      /** Of the test samples of that class that the clean model gets right, by margin: from which share to which. */
      readonly margins: readonly [number, number];
    }
  | {
      readonly kind: 'backdoor';
      /** The class that every sample with the attacker's mark on it is to be taken for. */
      readonly targetClass: number;
    };

/** What a person reads about a scenario, in one language (texts/scenario-text.ts). */
export interface ScenarioTexts {
  readonly title: string;
  /** One paragraph for the briefing: the service, and what goes wrong when it errs. */
  readonly story: string;
  /** What it teaches. */
  readonly lesson: string;
  /** By class id. */
  readonly classNames: readonly string[];
}

/** Everything about a scenario but its data: small, public, the same for everybody. */
export interface Scenario {
  readonly id: string;
  readonly classes: number;
  /** The words of a host's own scenario, shown as they are in every language; absent for those that come with the game. */
  readonly texts?: ScenarioTexts;
  /**
   * How a sample is shown: a point of the plane, a square picture of side × side grey values, or a text
   * of which the features say which words it has.
   */
  readonly picture:
    | { readonly kind: 'point' }
    | { readonly kind: 'image'; readonly side: number }
    | { readonly kind: 'words' };
  readonly quantiser: Quantiser;
  /** Features of a sample. */
  readonly features: number;
  /** Clean training samples; poison rows are counted against this. */
  readonly trainRows: number;
  /** Share of the clean training samples that the attacker knows when it forges, 0 … 1. */
  readonly knownShare: number;
  readonly victim: VictimId;
  readonly victimParams: Readonly<Record<string, number | string | boolean>>;
  /** What the attacker is after; availability when absent. */
  readonly objective?: Objective;
  readonly attacks: readonly AttackId[];
  readonly filters: readonly FilterId[];
  /** Ways to train that the defender may choose; none when absent. */
  readonly defences?: readonly DefenceId[];
  /** Largest poisoned / clean that the budget allows for an attack whose rows cost 1 point. */
  readonly epsilonMax: number;
  /** What the defender is told about ε before the reveal: a range. */
  readonly epsilonRange: readonly [number, number];
  readonly defencePoints: number;
  /** Seconds of one core that one recipe may take in a match, about; any when absent. */
  readonly mostSeconds?: number;
  /** Loss of utility that counts as a full success of an availability attack (score formula). */
  readonly par: number;
  readonly phaseMillis: {
    readonly briefing: number;
    readonly prepare: number;
    readonly filter: number;
    readonly train: number;
    readonly reveal: number;
  };
}

/** Clean rows that bring a delivery to its size, whatever was inserted or removed. */
export interface Spare {
  readonly rows: Samples;
  /** u16[n], the account of each row, numbered like those of the training set. */
  readonly contributor: Uint16Array;
}

/** A well: a scenario with its data. For generated scenarios the data follow from the seed. */
export interface Well {
  readonly scenario: Scenario;
  /** Clean training samples in their own order, already on the quantiser's grid. */
  readonly train: Samples;
  readonly test: Samples;
  /** Small trusted set; gates and scores, never trains. */
  readonly golden: Samples;
  /** In drawn wells (draw-well.ts): a delivery has one size then. */
  readonly spare?: Spare;
  /** Who each sample came from. */
  readonly contributors?: Contributors;
  /** The word that each feature says is there, d words. */
  readonly vocabulary?: readonly string[];
  /** A few words to show for each sample, where samples are texts. */
  readonly texts?: SampleTexts;
  /** Rows of `train` that the attackers know, ascending; drawn in each round when absent. */
  readonly known?: Int32Array;
  /** Clean samples that the attackers judge their poison by; what they know of the training set when absent. */
  readonly validation?: Samples;
  /** Targets that are given; without them a targeted round draws its own from the test set. */
  readonly targets?: Samples;
}
