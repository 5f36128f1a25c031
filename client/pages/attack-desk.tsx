import { useState } from 'preact/hooks';
import type { Ack } from '../../contract/messages.ts';
import type { AttackDesk as AttackView } from '../../engine/match/views.ts';
import { attackCost, checkAttackPlan, plannedRows } from '../../engine/round/costs.ts';
import type { AttackPlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { attackLabel, objectiveOf } from '../../texts/story.ts';
import { useApp, useTexts } from '../app-context.ts';
import { troubleIn } from '../net/http.ts';
import { AttackForm } from '../panels/attack-form.tsx';
import { Drop } from '../panels/icons.tsx';
import { AttackArena, AttackPreview } from './attack-picture.tsx';
import { Committed } from './committed.tsx';
import { DeskFoot } from './desk-foot.tsx';
import { DeskLayout } from './desk-layout.tsx';
import { type AttackWay, AttackWayChoice, HandArena, HandPanel } from './hand-desk.tsx';
import { useAttack } from './use-attack.ts';
import { useCommit } from './use-commit.ts';
import { type MadeRows, useHand } from './use-hand.ts';
import type { RoundData } from './use-round-data.ts';

/** The attackers' turn: an attack on the menu, tried on what they know, then handed in. */
export function AttackerPage(props: {
  readonly view: AttackView;
  readonly scenario: Scenario;
  readonly data: RoundData;
  readonly commit: (plan: AttackPlan) => Promise<Ack>;
  /** Hands rows over; the plan that names them. */
  readonly handOver: (rows: MadeRows) => Promise<AttackPlan>;
}) {
  const { view, scenario, data } = props;
  const { engine } = useApp();
  const texts = useTexts();
  const { desks } = texts;
  const handIn = useCommit(props.commit);
  const attack = useAttack(view, scenario, data, handIn.setFault);
  const [way, setWay] = useState<AttackWay>('recipe');
  const { file, cast } = data;
  const { points, previewSeed: seed } = view;
  const hand = useHand(
    { scenario, file, seed, points, clean: attack.clean, cast },
    way === 'hand',
    handIn.setFault,
  );
  const byHand = way === 'hand';
  const { plan } = attack;
  const preview = byHand ? hand.preview : attack.preview;
  const problem = byHand ? null : checkAttackPlan(scenario, plan);
  const sendRows = async () => {
    try {
      await handIn.send(await props.handOver(hand.rows()));
    } catch (error) {
      handIn.setFault(troubleIn(error));
    }
  };
  const readMail = (text: string) => engine.readMail(scenario.id, text, file).result;
  return (
    <DeskLayout
      arena={
        byHand ? <HandArena hand={hand} /> : <AttackArena attack={attack} scenario={scenario} data={data} />
      }
      below={<AttackPreview attack={{ ...attack, preview }} scenario={scenario} />}
    >
      <div class="stack" style={{ '--gap': 1 }}>
        <h1 class="desk-title tone-attack">
          <Drop size={26} /> {desks.poison}
        </h1>
        <p class="quiet">{objectiveOf(texts, scenario)}</p>
      </div>
      {view.plan ? (
        <HandedIn plan={view.plan} scenario={scenario} />
      ) : (
        <>
          <AttackWayChoice way={way} onWay={setWay} />
          {byHand ? (
            <HandPanel hand={hand} />
          ) : (
            <AttackForm
              accounts
              scenario={scenario}
              plan={plan}
              onChange={attack.change}
              {...(file && { readMail })}
            />
          )}
          <DeskFoot
            side="attack"
            handIn={handIn}
            problem={problem}
            points={{ used: byHand ? hand.cost : attackCost(scenario, plan), total: view.points }}
            found={
              preview &&
              desks.attack.tried({
                accuracy: preview.summary.accuracy,
                clean: preview.summary.cleanAccuracy,
              })
            }
            canTry={file !== null && problem === null}
            job={attack.job}
            commitLabel={byHand ? texts.hand.commit : desks.attack.commit}
            onTry={byHand ? hand.retry : attack.tryOut}
            onCommit={() => (byHand ? sendRows() : handIn.send(plan))}
          />
        </>
      )}
    </DeskLayout>
  );
}

function HandedIn({ plan, scenario }: { readonly plan: AttackPlan; readonly scenario: Scenario }) {
  const texts = useTexts();
  const { attack } = texts.desks;
  const { accounts: _accounts, ...rows } = plannedRows(scenario, plan);
  const poisoned = Object.values(rows).reduce((sum, each) => sum + each, 0);
  return (
    <Committed
      title={attackLabel(texts, plan)}
      lines={[attack.epsilon({ epsilon: poisoned / scenario.trainRows }), attack.next]}
    />
  );
}
