import { useEffect, useMemo, useState } from 'preact/hooks';
import { encodePoison } from '../../contract/files/poison.ts';
import type { Seed } from '../../engine/random.ts';
import type { HandGround } from '../../engine/round/hand.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useApp } from '../app-context.ts';
import type { Cast, MadeRows, PlayedRound } from '../engine-worker/api.ts';
import { samplesIn, wordingIn } from '../engine-worker/cast.ts';
import { type AtHand, type HandTool, nearest, stepOf, toolsFor } from '../forms/hand-tools.ts';
import {
  back,
  forth,
  type HandWork,
  type History,
  isEmptyWork,
  makersOf,
  newHistory,
  noWork,
  shownSamples,
  withStep,
  workCost,
} from '../forms/hand-work.ts';
import { type ArenaModel, STILL_WATER } from '../picture/arena-model.ts';
import type { Lens } from '../picture/frame.ts';
import { handScenery } from '../picture/hand-picture.ts';
import type { PixelPath } from '../picture/lasso.ts';
import { fieldIn, lineIn } from '../picture/picture.ts';
import type { Oracle } from '../room/oracle.ts';
import type { Fault } from '../room/room-state.ts';
import { useLatest } from './use-latest.ts';

/** What somebody works on by hand: the data that they know, and what trains on it. */
export interface HandSource {
  readonly scenario: Scenario;
  /** The `known` file; null while it is on its way. */
  readonly file: Uint8Array | null;
  readonly seed: Seed;
  readonly points: number;
  /** The known samples with a model of them, once there is one. */
  readonly clean: Pick<PlayedRound, 'cast' | 'model'> | null;
  readonly cast: Cast | null;
}

/** Of how many samples a step was, and how many of them the points pay. */
export interface Shortage {
  readonly done: number;
  readonly asked: number;
}

/** Work by hand on a desk: its tools, its rows, and what a model makes of them. */
export interface Hand {
  readonly source: HandSource;
  readonly ground: HandGround | null;
  /** Whether the samples are on the picture, so that a tool meets them. */
  readonly drawn: boolean;
  /** The words of the features, where there are some. */
  readonly vocabulary: readonly string[] | null;
  readonly work: HandWork | null;
  readonly cost: number;
  readonly empty: boolean;
  readonly tool: HandTool;
  readonly setTool: (tool: HandTool) => void;
  readonly label: number;
  readonly setLabel: (label: number) => void;
  /** The attackers' account that new rows are sent from. */
  readonly account: number;
  readonly setAccount: (account: number) => void;
  readonly draw: (path: PixelPath, lens: Lens) => void;
  /** The known or new sample that was picked on the picture; null where none was. */
  readonly picked: { readonly sample: number } | null;
  /** Another work, unless the points do not pay it. */
  readonly change: (work: HandWork) => boolean;
  /** Another work from somewhere else, with a history of its own. */
  readonly adopt: (work: HandWork) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  readonly shortage: Shortage | null;
  readonly picture: ArenaModel;
  /** The model that was trained on the rows as they are, or were a moment ago. */
  readonly preview: PlayedRound | null;
  readonly trying: boolean;
  /** Begins the preview anew, whatever has become of the one under way. */
  readonly retry: () => void;
  readonly rows: () => MadeRows;
  /** Null where no answers are for sale. */
  readonly oracle: Oracle | null;
}

export function useHand(source: HandSource, active: boolean, onFault: (fault: Fault | null) => void): Hand {
  const { workbench } = useApp();
  const { scenario, file, seed, points, clean } = source;
  const cast = clean?.cast ?? source.cast;
  const [history, setHistory] = useState<History<HandWork> | null>(null);
  const [tool, setTool] = useState<HandTool>(() => toolsFor(scenario)[0] as HandTool);
  const [label, setLabel] = useState(0);
  const [account, setAccount] = useState(0);
  const [picked, setPicked] = useState<Hand['picked']>(null);
  const [shortage, setShortage] = useState<Shortage | null>(null);
  const [preview, setPreview] = useState<PlayedRound | null>(null);
  const latest = useLatest<PlayedRound>({ done: setPreview, fault: onFault });
  const ground = useMemo<HandGround | null>(
    () => (active && file ? { known: samplesIn(scenario, file), quantiser: scenario.quantiser } : null),
    [scenario, file, active],
  );
  const vocabulary = useMemo(
    () => (active && file ? (wordingIn(file).vocabulary ?? null) : null),
    [file, active],
  );
  const work = history?.now ?? (ground && noWork(ground));
  const empty = work === null || isEmptyWork(work);

  function tryOut(): void {
    if (!file || !work || empty) return;
    const { file: rows, made } = rowsOf(scenario, work);
    latest.ask(() => workbench.tryRows(scenario.id, file, seed, rows, made));
  }
  useEffect(() => {
    if (active) tryOut();
    if (empty || !active) latest.drop();
    if (empty) setPreview(null);
  }, [work?.poison, active]);

  const scenery = useMemo(
    () =>
      cast && ground && work ? handScenery(scenario, cast, work.poison, shownSamples(work, ground)) : null,
    [scenario, cast, ground, work?.poison],
  );
  const picture = usePicture(scenery, preview, clean);

  function change(next: HandWork, of?: Shortage): boolean {
    const pays = workCost(next) <= points;
    setShortage(pays ? (of && of.done < of.asked ? of : null) : { done: 0, asked: 1 });
    if (pays && work) setHistory(withStep(history ?? newHistory(work), next));
    return pays;
  }

  function draw(path: PixelPath, lens: Lens): void {
    if (!work || !ground || !scenery) return;
    const at: AtHand = { work, ground, scenery, lens, label, points, account };
    if (tool === 'pick') {
      const [sample] = nearest(at, path);
      setPicked(sample === undefined ? null : { sample });
    }
    const { work: next, ...of } = stepOf(tool, at, path);
    if (next) change(next, of);
    else setShortage(of.asked > 0 ? of : null);
  }

  return {
    source,
    ground,
    drawn: scenery !== null,
    vocabulary,
    work,
    cost: work ? workCost(work) : 0,
    empty,
    tool,
    setTool,
    label,
    setLabel,
    account,
    setAccount,
    draw,
    picked,
    change,
    adopt(next) {
      setShortage(null);
      setHistory(newHistory(next));
    },
    undo: history && history.past.length > 0 ? () => setHistory(back(history)) : null,
    redo: history && history.future.length > 0 ? () => setHistory(forth(history)) : null,
    shortage,
    picture,
    preview: empty ? null : preview,
    trying: latest.running,
    retry() {
      latest.drop();
      tryOut();
    },
    rows: () => rowsOf(scenario, work as HandWork),
    oracle: null,
  };
}

function usePicture(
  scenery: ReturnType<typeof handScenery> | null,
  preview: PlayedRound | null,
  clean: HandSource['clean'],
): ArenaModel {
  const ghost = useMemo(
    () => (scenery && clean && preview ? lineIn(scenery, clean.model) : null),
    [clean, preview === null, scenery === null],
  );
  const model = preview?.model ?? clean?.model;
  const field = useMemo(() => (scenery && model ? fieldIn(scenery, model) : null), [model, scenery === null]);
  return scenery ? { samples: scenery.samples, field, ghost } : STILL_WATER;
}

/** Files that were made of work: it is tried, kept and sent. */
const filesOf = new WeakMap<HandWork, MadeRows>();

/** @throws GameError 'too-large' */
function rowsOf(scenario: Scenario, work: HandWork): MadeRows {
  const held = filesOf.get(work);
  if (held) return held;
  const rows = { file: encodePoison(scenario, work.poison), made: [...makersOf(work)] };
  filesOf.set(work, rows);
  return rows;
}
