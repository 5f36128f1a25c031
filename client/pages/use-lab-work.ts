import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { decodePoison } from '../../contract/files/poison.ts';
import { RemarkError } from '../../engine/errors.ts';
import { attackPoints } from '../../engine/round/costs.ts';
import type { PoisonRows } from '../../engine/round/poison-rows.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useApp } from '../app-context.ts';
import type { Cast } from '../engine-worker/api.ts';
import { adoptedWork } from '../forms/hand-work.ts';
import { fromBase64Url, toBase64Url } from '../links/base64url.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { troubleIn } from '../net/asking.ts';
import type { Fault } from '../room/room-state.ts';
import type { AttackWay } from './hand-desk.tsx';
import { type DefenceTrial, useDefence } from './use-defence.ts';
import { type Hand, useHand } from './use-hand.ts';
import { type Investigation, useInquiry } from './use-inquiry.ts';
import type { Lab } from './use-lab.ts';

/** What the Lab shows: the round, the work by hand, or the delivery under the eye. */
export type LabLook = 'round' | 'work' | 'delivery';

/** Rows are played once nobody has drawn for this long. */
const SETTLE_MILLIS = 350;

/** Work by hand in the Lab, and looks into its delivery: those of the desks of a match. */
export interface LabWork {
  readonly look: LabLook;
  readonly looks: readonly LabLook[];
  readonly setLook: (look: LabLook) => void;
  readonly way: AttackWay;
  readonly setWay: (way: AttackWay) => void;
  readonly hand: Hand;
  readonly scenario: Scenario;
  readonly inquiry: Investigation;
  readonly defence: DefenceTrial;
  readonly data: { readonly file: Uint8Array | null; readonly cast: Cast | null };
  readonly fault: Fault | null;
  readonly dismiss: () => void;
}

export function useLabWork(lab: Lab): LabWork {
  const { state, setState, defencePlan } = lab;
  const scenario = scenarioOf(state.scenario);
  const [look, setLook] = useState<LabLook>('round');
  const [way, setWay] = useState<AttackWay>(state.rows ? 'hand' : 'recipe');
  const [fault, setFault] = useState<Fault | null>(null);
  const hand = useLabHand(lab, scenario, way === 'hand', setFault);
  const data = useDelivery(lab, look === 'delivery', setFault);
  const change = ({ filters, panel, cap }: typeof defencePlan) => {
    const { panel: _panel, cap: _cap, ...rest } = state;
    setState({ ...rest, filters, ...(panel && { panel }), ...(cap !== undefined && { cap }) });
  };
  const inquiry = useInquiry(scenario, data, defencePlan, change);
  const defence = useDefence(
    scenario,
    { ...data, training: null, reveal: null, targets: null, fault },
    { plan: defencePlan, setFault },
  );
  return {
    look: look === 'work' && way === 'recipe' ? 'round' : look,
    looks: way === 'hand' ? ['round', 'work', 'delivery'] : ['round', 'delivery'],
    setLook,
    way,
    setWay(next) {
      setWay(next);
      setLook(next === 'hand' ? 'work' : 'round');
      if (next === 'recipe') lab.setRows(null);
      else if (!hand.empty) lab.setRows(hand.rows());
    },
    ...{ hand, scenario, inquiry, defence, data, fault },
    dismiss: () => setFault(null),
  };
}

/** Rows by hand go into the round, and those of a link come back on the desk. */
function useLabHand(
  lab: Lab,
  scenario: Scenario,
  active: boolean,
  onFault: (fault: Fault | null) => void,
): Hand {
  const { engine, platform } = useApp();
  const { state, of, played } = lab;
  const [known, setKnown] = useState<{ readonly key: string; readonly file: Uint8Array } | null>(null);
  const [cast, setCast] = useState<Cast | null>(null);
  const key = JSON.stringify(of);
  const file = known?.key === key ? known.file : null;
  const model = played?.cleanModel ?? null;
  useAnswer(
    active,
    key,
    () => engine.labKnown(of).result,
    (bytes) => setKnown({ key, file: bytes }),
    onFault,
  );
  useAnswer(
    file !== null && model !== null,
    `${key} ${model?.kind}`,
    () => engine.lookWith(of.scenario, file as Uint8Array, model as never, model as never).result,
    setCast,
    onFault,
  );
  const clean = useMemo(() => (cast && model && file ? { cast, model } : null), [cast, model, file]);
  const points = attackPoints(scenario);
  const hand = useHand({ scenario, file, seed: state.seed, points, clean, cast }, active, onFault);

  /** The rows of the link that the work has come from or become; null while it has nothing to do with any. */
  const own = useRef<string | null>(null);
  const readBack = useRef<PoisonRows | null>(null);
  const link = state.rows?.file ?? null;
  const poison = hand.work?.poison;
  useEffect(() => {
    if (!active || poison === readBack.current || (hand.empty && own.current === null)) return;
    return platform.after(SETTLE_MILLIS, () => {
      const rows = hand.empty ? null : hand.rows();
      own.current = rows && toBase64Url(rows.file);
      lab.setRows(rows);
    });
  }, [poison, active]);
  useEffect(() => {
    if (!hand.ground || link === null || link === own.current) return;
    try {
      const work = adoptedWork(decodePoison(scenario, fromBase64Url(link)), state.rows?.made ?? []);
      own.current = link;
      readBack.current = work.poison;
      hand.adopt(work);
    } catch (error) {
      // The round that is played of these rows says what is wrong with them.
      if (!(error instanceof RemarkError)) onFault(troubleIn(error));
    }
  }, [hand.ground, link]);
  return hand;
}

/** The delivery of the round as its defenders would get it, while somebody looks. */
function useDelivery(
  { of, attack }: Lab,
  active: boolean,
  onFault: (fault: Fault | null) => void,
): LabWork['data'] {
  const { engine } = useApp();
  const [held, setHeld] = useState<{ key: string; file: Uint8Array; cast: Cast } | null>(null);
  const key = JSON.stringify([of, 'attack' in attack ? attack : toBase64Url(attack.file)]);
  const load = async () => {
    const file = await engine.labStream(of, attack).result;
    return { key, file, cast: await engine.look(of.scenario, file).result };
  };
  useAnswer(active && held?.key !== key, key, load, setHeld, onFault);
  return held?.key === key ? held : { file: null, cast: null };
}

/** Asks when `key` changes, and forgets an answer that comes too late. */
function useAnswer<T>(
  active: boolean,
  key: string,
  ask: () => Promise<T>,
  tell: (answer: T) => void,
  onFault: (fault: Fault | null) => void,
): void {
  useEffect(() => {
    if (!active) return;
    let called = true;
    ask().then(
      (answer) => called && tell(answer),
      (error: unknown) => called && onFault(troubleIn(error)),
    );
    return () => {
      called = false;
    };
  }, [active, key]);
}
