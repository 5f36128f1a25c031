import { useState } from 'preact/hooks';
import type { FilterId } from '../../engine/filters/ids.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { adoptValues, offeredForm, type ParamField, type ParamValues } from '../forms/params-form.ts';
import { MAX_FILTERS } from '../links/read-lab.ts';
import { type Claimed, cutByShare, cutWhere, type ShareCut } from '../picture/cut.ts';
import type { Buying } from './use-buying.ts';
import { type Marking, useMarks } from './use-marks.ts';
import type { RoundData } from './use-round-data.ts';
import { type AskedFilter, useSuspicions } from './use-suspicions.ts';

type Recipe = DefencePlan['filters'][number];

/** How the delivery is looked at. */
export const LOOKS = ['map', 'samples', 'suspicion', 'accounts', 'spectrum', 'golden'] as const;
export type Look = (typeof LOOKS)[number];

/** A filter that samples are sorted by, whether or not the plan has it. */
export interface Probe {
  readonly filter: FilterId;
  readonly fields: readonly ParamField[];
  readonly values: ParamValues;
  /** The control of the share that it takes, where it takes one of every class. */
  readonly share: (ParamField & { readonly kind: 'number' }) | null;
  readonly asked: AskedFilter;
  readonly cut: ShareCut | null;
  readonly inPlan: boolean;
}

/** A delivery that is looked into, and what is decided about it. */
export interface Investigation {
  readonly look: Look;
  readonly setLook: (look: Look) => void;
  readonly plan: DefencePlan;
  /** Null where the plan cannot be changed any more. */
  readonly change: ((plan: DefencePlan) => void) | null;
  readonly marking: Marking;
  readonly claimed: Claimed;
  readonly probe: Probe;
  readonly setFilter: (filter: FilterId) => void;
  readonly setValues: (values: ParamValues) => void;
  /** Puts the filter into the plan, or takes it out; null where there is no room. */
  readonly toggle: (() => void) | null;
  /** The filter to compare with; null for none. */
  readonly other: Probe | null;
  /** Null where nothing is for sale. */
  readonly buying: Buying | null;
  readonly setOther: (filter: FilterId | null) => void;
}

export function useInquiry(
  scenario: Scenario,
  { file, cast }: Pick<RoundData, 'file' | 'cast'>,
  plan: DefencePlan,
  change: ((plan: DefencePlan) => void) | null,
  buying: Buying | null = null,
): Investigation {
  const [look, setLook] = useState<Look>('map');
  const [chosen, setFilter] = useState<FilterId | null>(null);
  const [compared, setOther] = useState<FilterId | null>(null);
  const [tried, setTried] = useState<Partial<Record<FilterId, Recipe['params']>>>({});
  const claimed = { labels: cast?.labels ?? new Uint8Array(0), classes: scenario.classes };
  const marking = useMarks(claimed.labels.length, plan, change);

  const held = (id: FilterId) => plan.filters.find((each) => each.id === id);
  const recipe = (id: FilterId): Recipe => held(id) ?? { id, params: tried[id] ?? {} };
  const filter = chosen ?? plan.filters[0]?.id ?? (scenario.filters[0] as FilterId);
  const against = compared === filter ? null : compared;
  const wanted = look === 'suspicion' || look === 'samples';
  const asked = useSuspicions(scenario.id, file, [
    wanted ? recipe(filter) : null,
    look === 'suspicion' && against ? recipe(against) : null,
  ]);
  const probeOf = (id: FilterId, found: AskedFilter): Probe => {
    const fields = offeredForm(scenario, FILTERS[id]);
    const values = adoptValues(fields, recipe(id).params);
    const share = fields.find((field) => field.key === 'remove' && field.kind === 'number') ?? null;
    const of = { filter: id, fields, values, asked: found, inPlan: held(id) !== undefined };
    return { ...of, share: share?.kind === 'number' ? share : null, cut: cutOf(found, claimed, values) };
  };
  const inPlan = held(filter) !== undefined;
  const put = (filters: readonly Recipe[]) => change?.({ ...plan, filters: [...filters] });
  return {
    look,
    setLook,
    plan,
    change,
    marking,
    claimed,
    buying,
    probe: probeOf(filter, asked[0] as AskedFilter),
    setFilter,
    setValues(values) {
      const params = { ...values };
      if (inPlan) put(plan.filters.map((each) => (each.id === filter ? { ...each, params } : each)));
      else setTried({ ...tried, [filter]: params });
    },
    toggle:
      change && (inPlan || plan.filters.length < MAX_FILTERS)
        ? () =>
            put(
              inPlan
                ? plan.filters.filter(({ id }) => id !== filter)
                : [...plan.filters, { id: filter, params: { ...recipe(filter).params } }],
            )
        : null,
    other: against && probeOf(against, asked[1] as AskedFilter),
    setOther,
  };
}

function cutOf({ answer }: AskedFilter, claimed: Claimed, { remove }: ParamValues): ShareCut | null {
  if (!answer || answer.suspicion.length !== claimed.labels.length) return null;
  return typeof remove === 'number'
    ? cutByShare(answer.suspicion, claimed, remove)
    : cutWhere(answer.suspicion, claimed, answer.dropped);
}
