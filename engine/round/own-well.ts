import { ATTACK_IDS, type AttackId } from '../attacks/ids.ts';
import { ATTACKS } from '../attacks/index.ts';
import { decodePack, type Pack } from '../data/pack.ts';
import type { Card } from '../data/pack-details.ts';
import { boxOf } from '../data/quantise.ts';
import { GameError } from '../errors.ts';
import { FILTER_IDS, type FilterId } from '../filters/ids.ts';
import { FILTERS } from '../filters/index.ts';
import { DEFENCE_IDS, type DefenceId } from '../training-defences/ids.ts';
import { DEFENCES } from '../training-defences/index.ts';
import { VICTIM_IDS, type VictimId } from '../victims/ids.ts';
import { VICTIMS } from '../victims/index.ts';
import { misfit, type Service } from '../victims/needs.ts';
import { attackMisfit, fittingMenu, type Menu } from './menus.ts';
import type { Scenario, Well } from './scenario.ts';

/**
 * The well in a host's own pack (instrument/packs/host-pack.ts): the scenario follows from its card. The menu is what
 * the card names, or everything that fits.
 *
 * @throws GameError 'bad-file' when it is no pack or the pack of a scenario of ours; 'bad-parameters' when its
 *   victim does not take the parameters or a recipe that it names does not fit; 'unknown-name' for a victim or a
 *   recipe that is none of ours; what `unfit` says where its data cannot train its victim
 */
export function openOwnPack(bytes: Uint8Array): Well {
  const { scenario: id, card, quantiser, provenance: _p, ...parts } = decodePack(bytes);
  if (!card)
    throw new GameError('bad-file', `this is the pack of the scenario ${id}: name the scenario itself`);
  const { title, story, lesson, classNames, victim: victimName, objective } = card;
  const { picture, victimParams, knownShare, epsilonMax, par } = card;
  const victim = known('victim', victimName, VICTIM_IDS);
  checkVictim(victim, card, { quantiser, ...parts });
  const service = {
    classes: classNames.length,
    words: false,
    accounts: new Set(parts.contributors?.train).size,
    trusted: parts.golden.n,
    levels: quantiser.levels,
    epsilonMax,
    victim,
    victimParams,
  };
  const scenario: Scenario = {
    id,
    texts: { title, story, lesson, classNames },
    classes: classNames.length,
    picture,
    victim,
    victimParams,
    knownShare,
    epsilonMax,
    par,
    quantiser,
    features: parts.train.d,
    trainRows: parts.train.n,
    ...(objective && { objective }),
    ...menuOf(card, service, parts.train),
    epsilonRange: [epsilonMax / 10, Math.min(1, 1.5 * epsilonMax)],
    defencePoints: 10,
    phaseMillis: { briefing: 20_000, prepare: 75_000, filter: 60_000, train: 10_000, reveal: 60_000 },
  };
  return { scenario, ...parts };
}

function checkVictim(
  victim: VictimId,
  { victimParams, classNames }: Card,
  { quantiser, train }: Pick<Pack, 'quantiser' | 'train'>,
): void {
  const params = VICTIMS[victim].params.safeParse(victimParams);
  if (!params.success) {
    const [issue] = params.error.issues;
    const where = ['victimParams', ...(issue?.path ?? []).map(String)].join('.');
    throw new GameError('bad-parameters', `${where}: ${issue?.message ?? 'not understood'}`);
  }
  const lo = Math.min(...boxOf(quantiser, train.d).lo);
  const reason = VICTIMS[victim].unfit({ d: train.d, classes: classNames.length, lo }, victimParams);
  if (reason) throw new GameError(reason.code, `victim ${victim} does not fit: ${reason.message}`);
}

/**
 * Beyond this many rows, features or numbers only recipes that take a few passes over the data are on a menu that the host
 * has not chosen: others compare all rows with each other or fit dozens of models. The sizes are those of 4 against
 * 9, on which all of them are played.
 */
const LARGE = { rows: 4000, features: 1000, numbers: 2_000_000 } as const;
const QUICK: Menu = {
  attacks: [
    'far-flip',
    'flip-insert',
    'random-flip',
    'noise-insert',
    'natural-tail',
    'corner',
    'gradient-ascent',
  ],
  filters: ['sphere', 'loss', 'knn-distance', 'spectral', 'slab', 'gradient-norm'],
  defences: ['early-stopping', 'stronger-regularisation', 'trim'],
};

function menuOf(card: Card, service: Service, { n, d }: Pack['train']): Menu {
  const { objective } = card;
  const fitting = fittingMenu(service, objective);
  const isLarge = n > LARGE.rows || d > LARGE.features || n * d > LARGE.numbers;
  const offered = withoutHands(isLarge && !objective ? quickOf(fitting) : fitting);
  return {
    attacks: chosen<AttackId>('attack', card.attacks, ATTACK_IDS, offered.attacks, (id) =>
      attackMisfit(id, service, objective),
    ),
    filters: chosen<FilterId>('filter', card.filters, FILTER_IDS, offered.filters, (id) =>
      misfit(FILTERS[id], service),
    ),
    defences: chosen<DefenceId>('defence', card.defences, DEFENCE_IDS, offered.defences, (id) =>
      misfit(DEFENCES[id], service),
    ),
  };
}

/** A menu that nobody chose leaves out what people have to fill in: "by hand" is there for those who ask for it. */
function withoutHands({ attacks, filters, defences }: Menu): Menu {
  return {
    attacks: attacks.filter((id) => !ATTACKS[id].byHand),
    filters: filters.filter((id) => !FILTERS[id].byHand),
    defences,
  };
}

function quickOf({ attacks, filters, defences }: Menu): Menu {
  return {
    attacks: attacks.filter((id) => QUICK.attacks.includes(id)),
    filters: filters.filter((id) => QUICK.filters.includes(id)),
    defences: defences.filter((id) => QUICK.defences.includes(id)),
  };
}

/** The recipes that the card names, each of which has to fit, or those that are offered where it names none. */
function chosen<Id extends string>(
  what: string,
  named: readonly string[] | undefined,
  ids: readonly Id[],
  offered: readonly Id[],
  misfitOf: (id: Id) => string | null,
): readonly Id[] {
  if (!named) return offered;
  return named.map((name) => {
    const id = known(what, name, ids);
    const reason = misfitOf(id);
    if (reason) throw new GameError('bad-parameters', `${what} ${id} does not fit: ${reason}`);
    return id;
  });
}

function known<Id extends string>(what: string, name: string, ids: readonly Id[]): Id {
  const id = ids.find((other) => other === name);
  if (id !== undefined) return id;
  throw new GameError('unknown-name', `there is no ${what} ${name}: there are ${ids.join(', ')}`);
}
