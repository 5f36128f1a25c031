import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Phase } from '../engine/match/views.ts';
import type { JobDone } from './training/worker-trainer.ts';
import type { Heard } from './transport/heard.ts';

/** What the server counts about itself, in the format of Prometheus. */
export interface Metrics {
  heard(heard: Pick<Heard, 'message' | 'code' | 'seconds'>): void;
  /** A refusal over HTTP. */
  refused(code: string): void;
  job(done: JobDone): void;
  /** A call of the store. */
  stored(call: string, seconds: number, ok: boolean): void;
  stalled(seconds: number): void;
  readonly type: string;
  text(): Promise<string>;
}

/** What is looked at when somebody asks, not counted as it happens. */
export interface Gauges {
  connections(): number;
  /** Rooms in memory, by phase. */
  rooms(): ReadonlyMap<Phase, number>;
  /** Jobs that wait for a worker. */
  queue(): number;
}

/** Seconds: of answers that people wait for, and of jobs. */
const FAST = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const SLOW = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export function createMetrics(gauges: Gauges): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const acks = new Histogram({
    name: 'well_ack_seconds',
    help: 'Time from a message to its acknowledgement',
    labelNames: ['message'],
    buckets: FAST,
    registers,
  });
  const refusals = new Counter({
    name: 'well_refusals_total',
    help: 'Refusals by code, over sockets and HTTP',
    labelNames: ['code', 'over'],
    registers,
  });
  const waits = new Histogram({
    name: 'well_job_wait_seconds',
    help: 'Time that a job waited for a worker',
    labelNames: ['kind'],
    buckets: SLOW,
    registers,
  });
  const jobs = new Histogram({
    name: 'well_job_seconds',
    help: 'Time that a worker took for a job',
    labelNames: ['kind', 'recipe', 'ok'],
    buckets: SLOW,
    registers,
  });
  const store = new Histogram({
    name: 'well_store_seconds',
    help: 'Time of a call of the store',
    labelNames: ['call'],
    buckets: FAST,
    registers,
  });
  const storeErrors = new Counter({
    name: 'well_store_errors_total',
    help: 'Calls of the store that failed',
    labelNames: ['call'],
    registers,
  });
  const stalls = new Counter({
    name: 'well_stalled_seconds_total',
    help: 'Time in which the process stood still, given back to the phases',
    registers,
  });
  look(gauges, registers);

  return {
    heard({ message, code, seconds }) {
      acks.observe({ message }, seconds);
      if (code !== 'ok') refusals.inc({ code, over: 'socket' });
    },
    refused: (code) => refusals.inc({ code, over: 'http' }),
    job({ kind, recipe, ok, waitedSeconds, tookSeconds }) {
      waits.observe({ kind }, waitedSeconds);
      jobs.observe({ kind, recipe, ok: String(ok) }, tookSeconds);
    },
    stored(call, seconds, ok) {
      store.observe({ call }, seconds);
      if (!ok) storeErrors.inc({ call });
    },
    stalled: (seconds) => stalls.inc(Math.max(0, seconds)), // a clock that was set back is no time
    type: registry.contentType,
    text: () => registry.metrics(),
  };
}

function look({ connections, rooms, queue }: Gauges, registers: Registry[]): void {
  new Gauge({
    name: 'well_connections',
    help: 'Connected sockets',
    registers,
    collect() {
      this.set(connections());
    },
  });
  new Gauge({
    name: 'well_rooms',
    help: 'Rooms in memory by phase',
    labelNames: ['phase'],
    registers,
    collect() {
      this.reset();
      for (const [phase, count] of rooms()) this.set({ phase }, count);
    },
  });
  new Gauge({
    name: 'well_job_queue',
    help: 'Jobs that wait for a worker',
    registers,
    collect() {
      this.set(queue());
    },
  });
}
