import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { AttackDesk as AttackView, SeatView } from '../../engine/match/views.ts';
import type { TrialResult } from '../../engine/round/attack-trial.ts';
import { attackCost, checkAttackPlan, plannedRows } from '../../engine/round/costs.ts';
import { type AttackPlan, isRowsPlan, type RecipePlan, type SinglePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { attackLabel, taskOf } from '../../texts/story.ts';
import type { Texts } from '../../texts/texts.ts';
import { useApp, useTexts } from '../app-context.ts';
import type { MadeRows, PlayedRound } from '../engine-worker/api.ts';
import { AttackForm } from '../panels/attack-form.tsx';
import { Drop } from '../panels/icons.tsx';
import { SplitPoints } from '../panels/split-points.tsx';
import { TeamDraftPanel } from '../panels/team-draft.tsx';
import { Told } from '../panels/term.tsx';
import { planOnOwnDesk, pointsOnDesk } from '../room/shares.ts';
import { AttackArena, AttackPreview } from './attack-picture.tsx';
import { Committed } from './committed.tsx';
import { DeskFoot } from './desk-foot.tsx';
import { DeskLayout } from './desk-layout.tsx';
import { attackTitle } from './desk-titles.ts';
import { type AttackWay, AttackWayChoice, HandArena, HandPanel } from './hand-desk.tsx';
import { firstAttack, useAttack } from './use-attack.ts';
import { EMPTY, type SharedDesk, useDesk } from './use-desk.ts';
import { useHand } from './use-hand.ts';
import { useOracle } from './use-oracle.ts';
import type { RoomHandle } from './use-room.ts';
import type { RoundData } from './use-round-data.ts';
import { useSharedRows } from './use-shared-rows.ts';
import { type Tried, useTrial } from './use-trial.ts';
import { useUnsent } from './use-unsent.ts';

/** The attackers at work: a recipe or rows by hand, tried on what they know, shared by the team, then handed in. */
export function AttackerPage(props: {
  readonly room: RoomHandle;
  readonly view: SeatView;
  readonly desk: AttackView;
  readonly scenario: Scenario;
  readonly data: RoundData;
}) {
  const { room, view, desk, data } = props;
  const { engine } = useApp();
  const texts = useTexts();
  const points = pointsOnDesk(desk, view.you);
  const scenario = useMemo(
    () => ({ ...props.scenario, epsilonMax: points / props.scenario.trainRows }),
    [props.scenario, points],
  );
  const check = (plan: SinglePlan) => checkAttackPlan(scenario, plan);
  const first = firstAttack(scenario);
  const own = desk.draft && { ...desk.draft, plan: planOnOwnDesk(desk.draft.plan, view.you) };
  const isSplit = desk.shares !== null;
  const splitFocus = useRef(-1);
  const begun = isSplit || (desk.draft !== null && desk.draft.plan !== null);
  const place = { side: 'attack', bout: desk.bout, draft: desk.draft ?? EMPTY, split: isSplit } as const;
  const unsent = useUnsent(room, view, place);
  const held = useDesk<SinglePlan>({ room, view, side: 'attack', draft: own, begun, unsent, first, check });
  const { draft } = held;
  const unchosen = draft.plan === first && (isSplit ? 'empty' : 'offer');
  const isRows = isRowsPlan(draft.plan);
  const recipe = isRowsPlan(draft.plan) ? first : draft.plan;
  const attack = useAttack(desk, scenario, data, { plan: recipe, setFault: draft.setFault });
  const keptRows = unsent.kept !== null && 'rows' in unsent.kept;
  const [way, setWay] = useState<AttackWay>(isRows || keptRows ? 'hand' : 'recipe');
  const wasRows = useRef(isRows);
  // A teammate who goes over to the other way takes the team along.
  useEffect(() => {
    if (isRows !== wasRows.current) setWay(isRows ? 'hand' : 'recipe');
    wasRows.current = isRows;
  }, [isRows]);
  const byHand = way === 'hand';
  const { file, cast } = data;
  const { previewSeed: seed } = desk;
  const worked = useHand({ scenario, file, seed, points, clean: attack.clean, cast }, byHand, draft.setFault);
  const cost = unchosen === 'empty' ? 0 : attackCost(scenario, draft.plan);
  const used = byHand && !isRows ? worked.cost : cost;
  const hand = { ...worked, oracle: useOracle(room, desk, scenario, points - used, draft) };
  const sharing = useSharedRows(room, desk.bout, hand, draft, unsent);
  const preview = byHand ? hand.preview : attack.preview;
  const asked = byHand ? preview : attack.asked;
  const tried = useMemo(() => {
    if (byHand && preview) return triedRows(preview, hand.rows());
    return triedRecipe(attack.asked && !byHand ? attack.asked : { ...first, epsilon: 0 });
  }, [asked, byHand]);
  const trial = useTrial({ scenario, file, cast, seed }, tried, {
    onFault: attack.fail,
    onFirst: byHand ? () => undefined : attack.draw,
  });
  const isTrying = attack.job.running || (asked !== null && trial.running);
  const problem = byHand && !isRows ? null : check(draft.plan);
  // Whoever is alone, or makes a part alone, chooses first, and then reads how the draft stands.
  const isTeam = held.panel.members.length > 1;
  const choosesFirst = !isTeam || isSplit;
  const draftPanel = (
    <TeamDraftPanel
      {...held.panel}
      draft={desk.draft ?? held.panel.draft}
      label={attackLabel(texts, desk.draft?.plan ?? draft.plan)}
    />
  );
  const splitPoints = isTeam && (
    <SplitPoints
      desk={desk}
      scenario={props.scenario}
      members={held.panel.members}
      you={view.you}
      noPart={unchosen === 'empty'}
      focus={splitFocus}
      onSplit={(shares) => void draft.ask(room.link.send('draft:split', { round: view.round, shares }))}
    />
  );
  const readMail = (text: string) => engine.readMail(scenario.id, text, file).result;
  return (
    <DeskLayout
      task={
        <>
          <h1 class="desk-title tone-attack">
            <Drop size={26} /> {attackTitle(view, texts)}
          </h1>
          <p class="quiet">
            <Told text={taskOf(texts, scenario)} />
          </p>
        </>
      }
      arena={
        byHand ? <HandArena hand={hand} /> : <AttackArena attack={attack} scenario={scenario} data={data} />
      }
      below={
        <AttackPreview
          preview={preview}
          clean={attack.clean}
          isTried={asked !== null}
          trial={trial}
          scenario={scenario}
        />
      }
    >
      {desk.plan && held.view.handed ? (
        <HandedIn plan={desk.plan} scenario={scenario} held={held} />
      ) : (
        <>
          {!choosesFirst && draftPanel}
          {isSplit && splitPoints}
          {!isTeam && unchosen === 'empty' && <p class="notice">{texts.teamwork.split.noPart}</p>}
          <AttackWayChoice way={way} onWay={setWay} />
          {byHand ? (
            <HandPanel hand={hand} />
          ) : (
            <AttackForm
              accounts
              scenario={scenario}
              plan={recipe}
              unchosen={unchosen}
              onChange={draft.change}
              {...(file && { readMail })}
            />
          )}
          {!isSplit && splitPoints}
          {choosesFirst && draftPanel}
          {isSplit && <p class="small quiet">{texts.teamwork.split.whatFollows}</p>}
          <DeskFoot
            side="attack"
            {...held.foot}
            problem={problem}
            blocked={sharing || (byHand && !isRows)}
            points={{ used, total: points }}
            found={asked && trial.figures?.failures.length === 0 ? foundBy(trial.figures, texts) : null}
            canTry={file !== null && problem === null}
            job={{
              running: isTrying,
              share: attack.job.running ? attack.job.share : trial.share,
              cancel() {
                attack.job.cancel();
                trial.cancel();
              },
            }}
            onTry={byHand ? hand.retry : attack.tryOut}
          />
        </>
      )}
    </DeskLayout>
  );
}

const triedRecipe = (attack: RecipePlan): Tried => ({
  key: JSON.stringify(attack),
  attack,
  recipe: attack.attack.id,
});

/** Rows by hand are tried once it has been seen what they do to all that is known. */
const triedRows = ({ attackPlan }: PlayedRound, attack: MadeRows): Tried => ({
  key: JSON.stringify(attackPlan),
  attack,
  recipe: null,
});

const foundBy = ({ attackScore, score }: TrialResult, { desks }: Texts): string =>
  desks.attack.tried({ score: attackScore, ...score });

function HandedIn(props: {
  readonly plan: AttackPlan;
  readonly scenario: Scenario;
  readonly held: SharedDesk<SinglePlan>;
}) {
  const { plan, scenario } = props;
  const texts = useTexts();
  const { attack } = texts.desks;
  const { accounts: _accounts, ...rows } = plannedRows(scenario, plan);
  const poisoned = Object.values(rows).reduce((sum, each) => sum + each, 0);
  return (
    <Committed
      title={attackLabel(texts, plan)}
      lines={[attack.epsilon({ epsilon: poisoned / scenario.trainRows }), attack.next]}
      {...props.held.handed}
    />
  );
}
