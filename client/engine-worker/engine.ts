import { proxy, type Remote, wrap } from 'comlink';
import type { LessonId } from '../../engine/lessons/index.ts';
import type { LessonPlan } from '../../engine/lessons/lesson.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import type { Seed } from '../../engine/random.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { VictimId } from '../../engine/victims/ids.ts';
import type { Model } from '../../engine/victims/model.ts';
import { ownScenarios, scenarioOf } from '../links/scenarios.ts';
import { isLent, lend } from '../page-parts/mnist-64.ts';
import type {
  Cast,
  EngineApi,
  FilterPreview,
  Healthy,
  MailToken,
  OnProgress,
  PlayedRound,
  SampleLooks,
  TargetCast,
  Verified,
} from './api.ts';
import type { DeskApi } from './desk-jobs.ts';
import type { ExplainApi } from './explain-jobs.ts';
import { looksThroughExtractor } from './extractor-numbers.ts';
import { intoPage } from './failure.ts';
import type { LabAttack, LabRound } from './lab-jobs.ts';
import type { ShownLesson } from './lesson-jobs.ts';
import type { OwnApi } from './own-jobs.ts';
import { startEngineWorker } from './start-engine-worker.ts';

/** A computation under way. Cancelling ends the worker it runs in; its promise then never settles. */
export interface Job<T> {
  readonly result: Promise<T>;
  cancel(): void;
}

/** The worker's answers as jobs, its arguments as they are. */
type Jobs<Api> = {
  [K in keyof Api]: Api[K] extends (...args: infer A) => infer R ? (...args: A) => Job<R> : never;
};

/** The same of answers that the worker itself waits for. */
type AwaitedJobs<Api> = {
  [K in keyof Api]: Api[K] extends (...args: infer A) => Promise<infer R> ? (...args: A) => Job<R> : never;
};

export interface Engine extends Jobs<DeskApi>, Jobs<ExplainApi>, AwaitedJobs<OwnApi> {
  /** Tells of a scenario that has been read in this page, or read anew. */
  learn(scenario: Scenario): void;
  /** Starts the worker, whose script takes as long as the page's own: for a page that is about to ask. Resolves once it runs. */
  warm(): Promise<void>;
  playLesson(id: LessonId, plan: LessonPlan, onProgress?: OnProgress): Job<ShownLesson>;
  healthy(scenario: string, seed: Seed): Job<Healthy>;
  play(round: LabRound, attack: LabAttack, defence: DefencePlan, onProgress?: OnProgress): Job<PlayedRound>;
  labKnown(round: LabRound): Job<Uint8Array>;
  labStream(round: LabRound, attack: LabAttack): Job<Uint8Array>;
  readMail(scenario: string, text: string, known: Uint8Array | null): Job<readonly MailToken[]>;
  plain(file: Uint8Array): Job<Uint8Array>;
  look(scenario: string, file: Uint8Array): Job<Cast>;
  lookWith(scenario: string, file: Uint8Array, clean: Model, trained: Model): Job<Cast>;
  looks(scenario: string, file: Uint8Array): Job<SampleLooks>;
  targets(scenario: string, reveal: Uint8Array): Job<TargetCast | null>;
  tryFilters(scenario: string, stream: Uint8Array, plan: DefencePlan): Job<FilterPreview>;
  verify(record: BoutRecord, rows: readonly Uint8Array[], clean: Uint8Array | null): Job<Verified>;
  destroy(): void;
}

/** Where a scenario's files come from; null where it has none. */
export interface FileSource {
  /** Its data; none where they are generated. */
  pack(scenario: string): Promise<Uint8Array | null>;
  /** How its texts use their words; pages do without it where it cannot be had. */
  phrasing(scenario: string): Promise<Uint8Array | null>;
}

interface WorkerHost {
  /** Starts the worker ahead of its first job, before the scenarios of the server's host need be known. */
  warm(): HostedWorker;
  /** The worker with its interface, started where there is none. */
  start(): HostedWorker;
  /** Tells a worker that runs already; one that starts later asks by itself. */
  tell(scenario: Scenario): void;
  /** Ends the worker, or only `which` where that is given and still the one in use. */
  stop(which?: HostedWorker | null): void;
}

interface HostedWorker {
  readonly worker: Worker;
  readonly api: Remote<EngineApi>;
  /** Whether it has been told of the scenarios that are not shipped. */
  isTaught: boolean;
  /** Scenarios whose data it has. */
  readonly supplied: Set<string>;
  /** Scenarios of which it knows how their texts use their words. */
  readonly phrased: Set<string>;
}

function createWorkerHost(begun: Worker | null): WorkerHost {
  let [held, waiting] = [null as HostedWorker | null, begun];
  function warm(): HostedWorker {
    if (held) return held;
    const worker = waiting ?? startEngineWorker();
    waiting = null;
    const api = wrap<EngineApi>(worker);
    held = { worker, api, isTaught: false, supplied: new Set(), phrased: new Set() };
    return held;
  }
  return {
    warm,
    start() {
      const started = warm();
      if (!started.isTaught) void started.api.learn(ownScenarios());
      started.isTaught = true;
      return started;
    },
    tell(scenario) {
      held?.supplied.delete(scenario.id);
      void held?.api.learn([scenario]);
    },
    stop(which = held) {
      if (which === null || which !== held) return;
      held.worker.terminate();
      held = null;
    },
  };
}

interface Order<T> {
  readonly run: (api: Remote<EngineApi>) => Promise<T>;
  /** The scenario whose data must be there first. */
  readonly needs?: string | undefined;
  /** The scenario whose samples or models will be shown. */
  readonly shows?: string | undefined;
  readonly victim?: VictimId | undefined;
}

/** One computation on the worker; cancelling it takes the worker with it. */
function jobOn<T>(host: WorkerHost, files: FileSource, { run, needs, shows, victim }: Order<T>): Job<T> {
  let cancelled = false;
  let mine: HostedWorker | null = null;
  const running = async () => {
    const [pack, phrasing] = await Promise.all([
      needs ? files.pack(needs) : null,
      shows && areTexts(shows) ? files.phrasing(shows) : null,
    ]);
    if (cancelled) return never<T>();
    mine = host.start();
    const { api, supplied, phrased } = mine;
    const handed: Promise<void>[] = [];
    if (shows && phrasing && !phrased.has(shows)) {
      phrased.add(shows);
      handed.push(api.phrase(shows, phrasing));
    }
    if (needs && pack && !supplied.has(needs)) {
      supplied.add(needs);
      handed.push(api.supply(needs, pack));
    }
    if (shows && !isLent() && looksThroughExtractor(scenarioOf(shows), victim))
      handed.push(api.extractor('mnist-64').then(lend));
    // The worker takes one after the other: nothing waits here for a page that is busy.
    const [answer] = await Promise.all([run(api), ...handed]);
    return cancelled ? never<T>() : answer;
  };
  const result = running()
    .catch((reason: unknown) => {
      throw intoPage(reason);
    })
    .finally(() => {
      mine = null;
    });
  return {
    result,
    cancel() {
      cancelled = true;
      if (mine) host.stop(mine);
    },
  };
}

/**
 * The engine in a worker of its own. The worker is started by the first job and kept warm; a cancelled
 * job takes the worker with it, and the next one starts another.
 *
 * @param begun  a worker that has been started already, where there is one
 */
export function createEngine(files: FileSource, begun: Worker | null = null): Engine {
  const host = createWorkerHost(begun);
  const job = <T>(
    run: Order<T>['run'],
    needs?: string,
    shows: string | undefined = needs,
    victim?: VictimId,
  ): Job<T> => jobOn(host, files, { run, needs, shows, victim });
  const inLab = <T>({ scenario, victim }: LabRound, run: Order<T>['run']) =>
    job(run, scenario, scenario, victim);

  return {
    healthy: (scenario, seed) => job((api) => api.healthy(scenario, seed), scenario),
    readMail: (scenario, text, known) =>
      job((api) => api.readMail(scenario, text, known), known ? undefined : scenario),
    play: (round, attack, defence, onProgress) =>
      inLab(round, (api) => api.play(round, attack, defence, onProgress && proxy(onProgress))),
    labKnown: (round) => inLab(round, (api) => api.labKnown(round)),
    labStream: (round, attack) => inLab(round, (api) => api.labStream(round, attack)),
    playLesson: (id, plan, onProgress) =>
      job((api) => api.playLesson(id, plan, onProgress && proxy(onProgress)), plan.scenario),
    tryAttack: (scenario, known, seed, plan, onProgress) =>
      job(
        (api) => api.tryAttack(scenario, known, seed, plan, onProgress && proxy(onProgress)),
        undefined,
        scenario,
      ),
    plain: (file) => job((api) => api.plain(file)),
    look: (scenario, file) => job((api) => api.look(scenario, file), undefined, scenario),
    lookWith: (scenario, file, clean, trained) =>
      job((api) => api.lookWith(scenario, file, clean, trained), undefined, scenario),
    looks: (scenario, file) => job((api) => api.looks(scenario, file), undefined, scenario),
    targets: (scenario, reveal) => job((api) => api.targets(scenario, reveal), undefined, scenario),
    tryFilters: (scenario, stream, plan) => job((api) => api.tryFilters(scenario, stream, plan)),
    forge: (scenario, known, seed, plan, onProgress) =>
      job((api) => api.forge(scenario, known, seed, plan, onProgress && proxy(onProgress))),
    tryRows: (scenario, ...given) => job((api) => api.tryRows(scenario, ...given), undefined, scenario),
    tryPart: (scenario, known, seed, plans, part, onProgress) =>
      job((api) => api.tryPart(scenario, known, seed, plans, part, onProgress && proxy(onProgress))),
    judge: (...given) => job((api) => api.judge(...given)),
    suspicion: (...given) => job((api) => api.suspicion(...given)),
    spectrum: (...given) => job((api) => api.spectrum(...given)),
    accounts: (...given) => job((api) => api.accounts(...given)),
    golden: (scenario, stream) => job((api) => api.golden(scenario, stream), undefined, scenario),
    weigh: (...given) => job((api) => api.weigh(...given)),
    goldenAccuracy: (...given) => job((api) => api.goldenAccuracy(...given)),
    verify: (record, rows, clean) =>
      job((api) => api.verify(record, rows, clean), undefined, record.scenario),
    why: (...given) => job((api) => api.why(...given)),
    replies: (record, rows, clean, onProgress) =>
      job((api) => api.replies(record, rows, clean, onProgress && proxy(onProgress))),
    readOwn: (...given) => job((api) => api.readOwn(...given)),
    learn: (scenario) => host.tell(scenario),
    warm: () => host.warm().api.here(),
    destroy: () => host.stop(),
  };
}

const never = <T>() => new Promise<T>(() => undefined);

const areTexts = (scenario: string): boolean => scenarioOf(scenario).picture.kind === 'words';
